"""Uvicorn with our own end: no signals of its own, and a drain that keeps to its time."""

import asyncio
import logging
import socket
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager

import uvicorn

from kiosk_server.core.drain import Drain
from kiosk_server.runtime.socket_draining import SocketDraining

TELLING_SECONDS = 3.0
"""What the endpoints of WebSockets get to say goodbye by themselves."""
CLOSING_SECONDS = 2.0
CANCELLING_SECONDS = 1.0
_POLL_SECONDS = 0.02

_logger = logging.getLogger(__name__)


class HttpServer(uvicorn.Server):
    """Serves until `stop` is called, then drains. `cut_count` tells how many requests it cut."""

    def __init__(
        self,
        config: uvicorn.Config,
        drain: Drain,
        sockets: SocketDraining,
        *,
        drain_seconds: float,
        notice_seconds: float,
        on_ready: Callable[[], None],
    ) -> None:
        super().__init__(config)
        self.cut_count = 0
        self._drain = drain
        self._open_sockets = sockets
        self._drain_seconds = drain_seconds
        self._notice_seconds = notice_seconds
        self._on_ready = on_ready
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """Begins to drain."""
        self._drain.begin()
        self._stopped.set()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leaves the signals to the process."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to accept, and says so."""
        await super().startup(sockets)
        self._on_ready()

    async def main_loop(self) -> None:
        """Keeps the Date header right until `stop`, and for the notice after it."""
        await self._tick_until(self._stopped.wait())
        if self._notice_seconds:
            await self._tick_until(asyncio.sleep(self._notice_seconds))

    async def _tick_until(self, ended: Awaitable[object]) -> None:
        waited = asyncio.ensure_future(ended)
        while not waited.done():
            await self.on_tick(0)
            await asyncio.wait([waited], timeout=1.0)

    async def shutdown(
        self,
        sockets: list[socket.socket] | None = None,  # noqa: ARG002 - who opened them closes them
    ) -> None:
        """Refuses connections, ends sockets with 1001, lets requests finish, cuts what is late."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._drain_seconds
        for server in self.servers:
            server.close()
        share = min(1.0, self._drain_seconds / (TELLING_SECONDS + CLOSING_SECONDS))
        ending = asyncio.ensure_future(
            self._open_sockets.end_all(TELLING_SECONDS * share, CLOSING_SECONDS * share)
        )
        websocket_class = self.config.ws_protocol_class
        for connection in list(self.server_state.connections):
            if websocket_class is None or not isinstance(connection, websocket_class):
                connection.shutdown()
        await ending
        for connection in list(self.server_state.connections):
            connection.shutdown()
        tasks = set(self.server_state.tasks)
        if tasks:
            await asyncio.wait(tasks, timeout=max(0.0, deadline - loop.time()))
        # A finished answer may still be on its way to a slow reader.
        while self.server_state.connections and loop.time() < deadline:  # noqa: ASYNC110 - uvicorn tells nobody
            await asyncio.sleep(_POLL_SECONDS)
        await self._cut()

    async def _cut(self) -> None:
        tasks = set(self.server_state.tasks)
        self.cut_count = len(tasks)
        if not tasks:
            return
        _logger.error("drain cut requests short", extra={"requests": len(tasks)})
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks, timeout=CANCELLING_SECONDS)
