"""One record for each request and each WebSocket, the id that names it, and a request's count.

Neither a query string, nor an address, nor a path's variable parts are written down.
"""

import logging
import re
from collections.abc import Callable
from time import perf_counter

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk_server.core.logs import set_request_id
from kiosk_server.core.metrics import OTHER, Metrics

_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
_USABLE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_GIVEN_UP = 499
"""The status that is recorded where the client left before the answer (as nginx does)."""
_ABNORMAL = 1006

_logger = logging.getLogger(__name__)


class RequestRecords:
    """ASGI middleware. Give it as the outermost one. Endpoints of WebSockets count themselves.

    `make_id` makes an id for each request; one that a trusted proxy sent in `X-Request-ID` is kept
    where `keep_ids` says so. The answer carries the id in `X-Request-ID`.
    """

    def __init__(
        self,
        app: ASGIApp,
        metrics: Metrics,
        make_id: Callable[[], str],
        *,
        keep_ids: bool = False,
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._make_id = make_id
        self._keep_ids = keep_ids

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _name(self, scope: Scope) -> str:
        sent = Headers(scope=scope).get("x-request-id", "") if self._keep_ids else ""
        request_id = sent if _USABLE_ID.fullmatch(sent) else self._make_id()
        set_request_id(request_id)
        scope.setdefault("state", {})["request_id"] = request_id
        return request_id

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        header = (b"x-request-id", self._name(scope).encode("ascii"))
        status = 0
        left = False
        begin = perf_counter()

        async def receive_noting() -> Message:
            nonlocal left
            message = await receive()
            left = left or message["type"] == "http.disconnect"
            return message

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
                message["headers"] = [*message.get("headers", ()), header]
            await send(message)

        self._metrics.request_began()
        failed = True
        try:
            await self._app(scope, receive_noting, send_noting)
            failed = False
        finally:
            status = status or (_GIVEN_UP if left and not failed else 500)
            seconds = perf_counter() - begin
            method = scope["method"] if scope["method"] in _METHODS else OTHER
            route = route_of(scope)
            self._metrics.request_ended(route, method, status, seconds)
            level = _level_of(status, route)
            if _logger.isEnabledFor(level):
                fields = {
                    "method": method,
                    "route": route,
                    "status": status,
                    "milliseconds": round(seconds * 1000.0, 1),
                }
                _logger.log(level, "request answered", extra=fields)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._name(scope)
        accepted = False
        code = 0
        begin = perf_counter()

        async def receive_noting() -> Message:
            nonlocal code
            message = await receive()
            if message["type"] == "websocket.disconnect":
                code = code or int(message.get("code") or _ABNORMAL)
            return message

        async def send_noting(message: Message) -> None:
            nonlocal accepted, code
            if message["type"] == "websocket.accept":
                accepted = True
            elif message["type"] == "websocket.close":
                code = code or int(message.get("code") or 1000)
            await send(message)

        try:
            await self._app(scope, receive_noting, send_noting)
        finally:
            code = code or _ABNORMAL
            seconds = round(perf_counter() - begin, 3)
            fields = {"route": route_of(scope), "code": code, "seconds": seconds}
            _logger.info("socket closed" if accepted else "socket refused", extra=fields)


def route_of(scope: Scope) -> str:
    """The pattern of the route that took a request, such as `/go/{anchor}`; `other` if none did."""
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) and path else OTHER


def _level_of(status: int, route: str) -> int:
    """What watches us asks all day: that is for debugging only."""
    if status >= 500 and route != "/healthz":
        return logging.ERROR
    return logging.DEBUG if route in {"/healthz", "/metrics"} else logging.INFO
