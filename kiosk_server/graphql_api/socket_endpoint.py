"""The door for WebSockets on /graphql: origin, bounds and subprotocol, then a session each.

Also the list of all open sockets, which a stopping server tells to go.
"""

import asyncio
from collections import Counter
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from kiosk_server.graphql_api.socket_closing import Closing
from kiosk_server.graphql_api.socket_messages import SUBPROTOCOL
from kiosk_server.graphql_api.socket_ports import SocketPorts
from kiosk_server.graphql_api.socket_session import SocketSession
from kiosk_server.graphql_api.socket_wire import wire_of

_RETRY_SECONDS = "5"
_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


class GraphQLSocketEndpoint:
    """An ASGI application for WebSocket connections, for a Starlette `WebSocketRoute`.

    `allowed_origins` are those of pages, besides the server's own, that may connect; a connection
    without an Origin is not a page's.
    """

    def __init__(
        self, ports: SocketPorts, *, allowed_origins: AbstractSet[str] = frozenset()
    ) -> None:
        self._ports = ports
        self._allowed_origins = allowed_origins
        self._sessions: set[SocketSession] = set()
        self._by_address: Counter[str] = Counter()
        self._emptied = asyncio.Event()
        self._is_draining = False

    @property
    def open_sockets(self) -> int:
        """How many sockets are open."""
        return self._by_address.total()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one connection."""
        connection = HTTPConnection(scope)
        if (await receive())["type"] != "websocket.connect":
            return
        refusal = self._refusal(connection)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        address = connection.client.host if connection.client else ""
        self._by_address[address] += 1
        try:
            await self._serve(connection, receive, send)
        finally:
            self._by_address[address] -= 1
            if not self._by_address[address]:
                del self._by_address[address]
            if not self._by_address:
                self._emptied.set()

    async def _serve(self, connection: HTTPConnection, receive: Receive, send: Send) -> None:
        offered = connection.scope.get("subprotocols", [])
        chosen = SUBPROTOCOL if SUBPROTOCOL in offered else None
        try:
            await send({"type": "websocket.accept", "subprotocol": chosen, "headers": []})
            wire = wire_of(connection.scope, send)
            if chosen is None:
                closing = Closing.WRONG_SUBPROTOCOL
                await wire.close(closing.code, closing.reason())
                return
        except OSError:
            return
        session = SocketSession(connection, receive, wire, self._ports)
        self._sessions.add(session)
        self._ports.observer.socket_opened()
        if self._is_draining:
            session.close(Closing.GOING_AWAY)
        code = Closing.BROKEN.code
        try:
            code = await session.run()
        finally:
            self._sessions.discard(session)
            self._ports.observer.socket_closed(code)

    async def drain(self) -> None:
        """Lets nobody in any more, tells all to go, and returns when they have gone."""
        self._is_draining = True
        for session in list(self._sessions):
            session.close(Closing.GOING_AWAY)
        if self._by_address:
            self._emptied.clear()
            await self._emptied.wait()

    def _refusal(self, connection: HTTPConnection) -> PlainTextResponse | None:
        """The answer in HTTP for one who is not let in."""
        limits = self._ports.limits
        if not self._is_from_here(connection):
            return PlainTextResponse("cross-origin", 403)
        address = connection.client.host if connection.client else ""
        if self._is_draining or self.open_sockets >= limits.sockets:
            return PlainTextResponse("try-again", 503, headers={"Retry-After": _RETRY_SECONDS})
        if self._by_address[address] >= limits.sockets_per_address:
            return PlainTextResponse("too-many", 429, headers={"Retry-After": _RETRY_SECONDS})
        return None

    def _is_from_here(self, connection: HTTPConnection) -> bool:
        """Whether no page asks, or one of this host: a proxy may have changed only the scheme."""
        origin = connection.headers.get("origin")
        if origin is None or origin in self._allowed_origins:
            return True
        try:
            page = urlsplit(origin)
            port = page.port or _DEFAULT_PORTS.get(page.scheme)
            here = urlsplit(f"//{connection.headers.get('host', '')}")
            return (page.hostname, port) == (
                here.hostname,
                here.port or _DEFAULT_PORTS.get(page.scheme),
            )
        except ValueError:
            return False
