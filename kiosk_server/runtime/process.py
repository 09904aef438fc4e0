"""The whole life of the server's process, from its sockets to its exit status."""

import asyncio
import gc
import logging
import os
import resource
import signal
import ssl
from collections.abc import AsyncIterator, Callable, MutableMapping
from contextlib import asynccontextmanager
from functools import partial

import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from kiosk_server.core.drain import Drain
from kiosk_server.core.settings import Settings
from kiosk_server.graphql_api.socket_wire import uvicorn_options
from kiosk_server.runtime.certificates import find_certificate, renew_certificate
from kiosk_server.runtime.http_connection import HttpConnection
from kiosk_server.runtime.http_server import HttpServer
from kiosk_server.runtime.listening import BACKLOG, Listening, open_sockets
from kiosk_server.runtime.peers_of_requests import with_true_peers
from kiosk_server.runtime.service_manager import ServiceManager
from kiosk_server.runtime.socket_draining import SocketDraining

EXIT_DRAINED = 0
EXIT_CUT = 3
"""Requests were still running when the time to drain was over."""
MOST_DESCRIPTORS = 65_536
HTTPS_ONLY = ("Strict-Transport-Security", "max-age=31536000")
"""For a year (RFC 6797), for this host alone: its neighbours in the domain are not ours."""

_logger = logging.getLogger(__name__)


def run_server(
    build_app: Callable[[], Starlette],
    settings: Settings,
    environment: MutableMapping[str, str],
) -> int:
    """Serves until a signal says stop; returns the exit status.

    The app's lifespan brackets everything that is served; its Drain is `app.state.drain`. SIGTERM
    and SIGINT drain; a second one ends the process at once, with 128 plus its number. SIGHUP reads
    the certificate again; it drains where there is neither a certificate nor a service manager,
    since a terminal was closed then. Raises ServerError: what opening the sockets, the certificate,
    `build_app` and the lifespan raise.
    """
    manager = ServiceManager.of_environment(environment)
    _raise_descriptor_limit()
    listening = open_sockets(settings, environment)
    try:
        certificate = find_certificate(settings)
        app = build_app()
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_serve(app, settings, listening, certificate, manager))
    except asyncio.CancelledError:
        return EXIT_DRAINED  # told to stop before it was ready
    finally:
        listening.close()


async def _serve(
    app: Starlette,
    settings: Settings,
    listening: Listening,
    certificate: ssl.SSLContext | None,
    manager: ServiceManager,
) -> int:
    signals = _Signals(manager)
    if certificate is not None or manager.notify_address:
        asyncio.get_running_loop().add_signal_handler(
            signal.SIGHUP, renew_certificate, certificate, settings
        )
    async with app.router.lifespan_context(app) as state:
        draining = SocketDraining(_with_state(app, dict(state or {})))
        server = HttpServer(
            _config(with_true_peers(draining, settings.trusted_proxies), settings, certificate),
            _drain_of(app),
            draining,
            drain_seconds=settings.drain_seconds,
            notice_seconds=settings.drain_notice_seconds,
            on_ready=partial(_tell_ready, manager, listening.addresses),
        )
        signals.server = server
        async with _watchdog(manager):
            await server.serve(listening.sockets)
    _logger.info("ended", extra={"requests_cut": server.cut_count})
    return EXIT_CUT if server.cut_count else EXIT_DRAINED


def _tell_ready(manager: ServiceManager, addresses: list[str]) -> None:
    gc.collect()
    gc.freeze()  # what was built at the start stays: collections need not walk through it
    manager.ready()
    _logger.info("listening", extra={"addresses": addresses})


def _drain_of(app: Starlette) -> Drain:
    drain = app.state.drain
    if not isinstance(drain, Drain):
        raise TypeError("app.state.drain is no Drain")
    return drain


def _config(app: ASGIApp, settings: Settings, certificate: ssl.SSLContext | None) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=HttpConnection,
        **uvicorn_options(settings.graphql_body_bytes),
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        interface="asgi3",
        headers=[HTTPS_ONLY] if certificate is not None or settings.is_https else [],
        ssl_context_factory=None if certificate is None else lambda _config, _make: certificate,
    )


def _with_state(app: ASGIApp, state: dict[str, object]) -> ASGIApp:
    """Gives what the lifespan yielded to each request, as ASGI servers do."""

    async def stated(scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"] = {**state, **scope.get("state", {})}
        await app(scope, receive, send)

    return stated


class _Signals:
    """What the process does when it is told to stop; made on the running loop's main task."""

    def __init__(self, manager: ServiceManager) -> None:
        self.server: HttpServer | None = None
        self._manager = manager
        self._main = asyncio.current_task()
        self._stopping = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if number == signal.SIGHUP and signal.getsignal(number) is signal.SIG_IGN:
                continue  # started by nohup: it is to outlive its terminal
            asyncio.get_running_loop().add_signal_handler(number, self._stop, number)

    def _stop(self, number: signal.Signals) -> None:
        if self._stopping:
            _logger.error("ended at once", extra={"signal": number.name})
            logging.shutdown()
            os._exit(128 + number)
        self._stopping = True
        self._manager.stopping()
        _logger.info("stopping", extra={"signal": number.name})
        if self.server is not None:
            self.server.stop()
        elif self._main is not None:
            self._main.cancel()


@asynccontextmanager
async def _watchdog(manager: ServiceManager) -> AsyncIterator[None]:
    """Tells the manager twice in each of its intervals that the event loop runs."""

    async def tell() -> None:
        while True:
            manager.alive()
            await asyncio.sleep(manager.watchdog_seconds / 2)

    telling = asyncio.create_task(tell()) if manager.watchdog_seconds else None
    try:
        yield
    finally:
        if telling is not None:
            telling.cancel()


def _raise_descriptor_limit() -> None:
    """Each socket is a descriptor: takes as many as the process may have, within reason."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, MOST_DESCRIPTORS)
    if soft != resource.RLIM_INFINITY and soft < most:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        except (OSError, ValueError):  # a sandbox may forbid it
            _logger.warning("descriptor limit kept", extra={"descriptors": soft})
