"""What machines ask the server about itself: `/healthz` and `/metrics`."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

from prometheus_client.exposition import choose_encoder
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kiosk_server.core.drain import Drain
from kiosk_server.core.errors import ServerError
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.peers import NEXT_HOP, PeerNetworks

OK = "ok"
_PROXY_SIGNS = ("x-forwarded-for", "forwarded", "x-forwarded-host", "x-real-ip", "via")
CHECK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """A named question that is answered fast.

    `ask` returns whether it is well, or raises a ServerError, whose code is shown. Where a check
    is not `needed`, its trouble is shown and the server still counts as healthy.
    """

    name: str
    ask: Callable[[], Awaitable[bool]]
    needed: bool = True


def health_routes(
    checks: Sequence[HealthCheck],
    metrics: Metrics | None,
    drain: Drain,
    metrics_addresses: Iterable[str] = (),
) -> list[Route]:
    """`/healthz`, and `/metrics` where there are metrics.

    `/healthz` answers 200 or 503 with `{"status": ok|failing|draining, "checks": {name: ok|code}}`.
    `/metrics` answers 404 to everybody who is not in `metrics_addresses`, and to what comes through
    a proxy that did not put its client in its own place: then nobody knows who asks.
    """
    readers = PeerNetworks(metrics_addresses)

    async def healthz(_request: Request) -> Response:
        answers = await asyncio.gather(*(_answer(check) for check in checks))
        told = {check.name: answer for check, answer in zip(checks, answers, strict=True)}
        failing = any(check.needed and told[check.name] != OK for check in checks)
        status = "draining" if drain.is_draining else "failing" if failing else OK
        return JSONResponse(
            {"status": status, "checks": told},
            200 if status == OK else 503,
            {"Cache-Control": "no-store"},
        )

    async def metrics_page(request: Request) -> Response:
        host = request.client.host if request.client else None
        if metrics is None or not readers.has(host) or _is_hidden_by_proxy(request):
            return PlainTextResponse("Not Found", 404)
        encode, content_type = choose_encoder(request.headers.get("accept", ""))
        return Response(
            encode(metrics.registry),
            headers={"Content-Type": content_type, "Cache-Control": "no-store"},
        )

    routes = [Route("/healthz", healthz)]
    if metrics is not None:
        routes.append(Route("/metrics", metrics_page))
    return routes


def _is_hidden_by_proxy(request: Request) -> bool:
    """Whether a proxy passed this on and we take it for the client."""
    host = request.client.host if request.client else None
    is_passed_on = any(sign in request.headers for sign in _PROXY_SIGNS)
    return is_passed_on and host == request.scope.get(NEXT_HOP, host)


async def _answer(check: HealthCheck) -> str:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return OK if await check.ask() else "failing"
    except TimeoutError:
        return "slow"
    except ServerError as error:
        return error.code
