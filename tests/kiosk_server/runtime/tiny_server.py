"""A server process with a tiny app, for tests of the process: `python -m … SETTINGS.toml`."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from kiosk_server.core.drain import Drain
from kiosk_server.core.errors import ServerError
from kiosk_server.core.logs import configure_logs
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.settings import Settings
from kiosk_server.core.settings_reading import read_settings
from kiosk_server.runtime.process import run_server
from kiosk_server.web.health import health_routes
from kiosk_server.web.request_records import RequestRecords


def say(line: str) -> None:
    """Tells the test what has happened."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def build_tiny_app(settings: Settings) -> Starlette:
    """Routes that are slow, stuck or long-lived, and a lifespan that can fail or hang."""
    drain = Drain()
    metrics = Metrics.create()

    async def peer(request: Request) -> Response:
        host = request.client.host if request.client else ""
        return PlainTextResponse(f"{request.url.scheme} {host} {request.state.colour}")

    async def slow(_request: Request) -> Response:
        """Is done only once the server is told to stop."""
        say("slow request runs")
        await drain.wait()
        return PlainTextResponse("finished")

    async def stuck(_request: Request) -> Response:
        say("stuck request runs")
        await asyncio.Event().wait()
        return PlainTextResponse("never")

    async def unaware(socket: WebSocket) -> None:
        """Knows nothing of draining."""
        await socket.accept()
        try:
            while True:
                await socket.send_text(await socket.receive_text())
        except WebSocketDisconnect as gone:
            say(f"socket ended with {gone.code}")

    async def polite(socket: WebSocket) -> None:
        await socket.accept()
        await drain.wait()
        await socket.send_text("goodbye")
        await socket.close(1001, "polite")

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[dict[str, str]]:
        if settings.hospital_id == "broken":
            raise ServerError("storage-locked", file="kiosk.sqlite")
        if settings.hospital_id == "hanging":
            say("hangs")
            await asyncio.Event().wait()
        yield {"colour": "green"}
        say("lifespan ended")

    routes = [
        Route("/peer", peer),
        Route("/slow", slow),
        Route("/stuck", stuck),
        WebSocketRoute("/unaware", unaware),
        WebSocketRoute("/polite", polite),
        *health_routes((), metrics, drain, settings.metrics_addresses),
    ]
    ids = iter(f"request-{number}" for number in range(1_000_000))
    records = Middleware(RequestRecords, metrics=metrics, make_id=lambda: next(ids))
    app = Starlette(routes=routes, middleware=[records], lifespan=lifespan)
    app.state.drain = drain
    return app


def main() -> int:
    """Serves; prints an error's code."""
    try:
        settings = read_settings(Path(sys.argv[1]), os.environ)
        configure_logs(settings.log_level, settings.log_format, sys.stderr)
        return run_server(lambda: build_tiny_app(settings), settings, os.environ)
    except ServerError as error:
        say(f"{error.code} {dict(error.fields)}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
