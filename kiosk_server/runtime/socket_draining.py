"""Ends the open WebSockets when the server drains: those whose endpoint did not do it itself."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import ASGIApp, Message, Receive, Scope, Send

GOING_AWAY = 1001
REASON = "going-away"


class _EndedError(ConnectionResetError):
    """The endpoint wrote to a socket that the drain has closed."""


class _OpenSocket:
    """One WebSocket, as its endpoint sees it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._accepted = False
        self._closed = False
        self._ended_here = False

    async def send(self, message: Message) -> None:
        if self._ended_here:
            raise _EndedError
        self._accepted = self._accepted or message["type"] == "websocket.accept"
        self._closed = self._closed or message["type"] == "websocket.close"
        await self._send(message)

    async def end(self) -> None:
        """Closes with 1001; the server then gives the endpoint a disconnect with that code."""
        if self._accepted and not self._closed:
            self._ended_here = self._closed = True
            closing = {"type": "websocket.close", "code": GOING_AWAY, "reason": REASON}
            await self._send(closing)


class SocketDraining:
    """ASGI middleware that knows the open WebSockets."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._open: set[_OpenSocket] = set()
        self._none_open = asyncio.Event()
        self._none_open.set()

    @property
    def open_count(self) -> int:
        """How many WebSockets have an endpoint that runs."""
        return len(self._open)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        opened = _OpenSocket(send)
        with self._counted(opened):
            try:
                await self._app(scope, receive, opened.send)
            except _EndedError:
                return

    async def end_all(self, telling_seconds: float, closing_seconds: float) -> None:
        """Waits for the endpoints to end by themselves, then closes what is left with 1001.

        Returns when none is open, at the latest after both times together.
        """
        if await self._all_ended(telling_seconds):
            return
        closings = [asyncio.ensure_future(opened.end()) for opened in list(self._open)]
        await asyncio.wait(closings, timeout=closing_seconds / 2)  # one that reads nothing hangs
        for closing in closings:
            closing.cancel()
        await asyncio.gather(*closings, return_exceptions=True)
        await self._all_ended(closing_seconds / 2)

    async def _all_ended(self, within_seconds: float) -> bool:
        try:
            async with asyncio.timeout(within_seconds):
                await self._none_open.wait()
        except TimeoutError:
            return False
        return True

    @contextmanager
    def _counted(self, opened: _OpenSocket) -> Iterator[None]:
        self._open.add(opened)
        self._none_open.clear()
        try:
            yield
        finally:
            self._open.discard(opened)
            if not self._open:
                self._none_open.set()
