"""The GraphQL endpoint over HTTP: reads a request, finds out who asks, answers in their language.

An ASGI application of its own, to be mounted as `Route("/graphql", endpoint)`; WebSockets on the
same path are served by the socket endpoint.
"""

import logging
from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Protocol

from graphql import OperationType
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from kiosk_server.core.errors import NotAuthenticated, ServerError
from kiosk_server.core.principals import VISITOR, Principal, SessionOver
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.http_requests import HttpRequestError, read_request
from kiosk_server.graphql_api.media_types import GRAPHQL_RESPONSE, JSON, negotiate_media_type
from kiosk_server.graphql_api.operations import Answer, encode
from kiosk_server.graphql_api.recent_requests import RecentRequests
from kiosk_server.graphql_api.request_head import RequestHead

_LOG = logging.getLogger(__name__)
_BY_GET = frozenset({OperationType.QUERY})
_BY_POST = frozenset({OperationType.QUERY, OperationType.MUTATION})
_VARY = b"Accept, Accept-Language, Authorization, Cookie"
_NO_STORE = b"cache-control", b"no-store"
_NO_MUTATION = "OPERATION_NOT_ALLOWED_MUTATION"
_NOT_OPEN = frozenset({"DOCUMENT_NOT_LISTED", "INTROSPECTION_FORBIDDEN"})
_HEADERS = {
    media_type: (
        (b"content-type", media_type.encode() + b"; charset=utf-8"),
        (b"vary", _VARY),
        (b"x-content-type-options", b"nosniff"),
    )
    for media_type in (GRAPHQL_RESPONSE, JSON)
}
"""What every answer of a media type begins with."""

Authenticate = Callable[[HTTPConnection], Awaitable[Principal]]
"""Who asks. Nobody known is a visitor; raises NotAuthenticated for a token that does not hold, and
SessionOver for a session that has ended: its browser may still ask what visitors may.
"""


class Observer(Protocol):
    """Counts and times what was answered."""

    def operation_answered(self, operation: str, outcome: str, seconds: float) -> None:
        """An operation was executed; `outcome` is done, cached or failed."""
        ...

    def operation_refused(self, code: str) -> None:
        """A request was refused before it was executed."""
        ...


class GraphQLEndpoint:
    """Serves GET and POST of /graphql."""

    def __init__(
        self,
        engine: Engine,
        services: Services,
        authenticate: Authenticate,
        locales: tuple[str, ...],
        *,
        observer: Observer | None = None,
        recent: RecentRequests | None = None,
    ) -> None:
        """`locales`: those that are offered, the default first."""
        self._engine = engine
        self._services = services
        self._authenticate = authenticate
        self._locales = locales
        self._observer = observer
        self._recent = RecentRequests() if recent is None else recent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one HTTP request."""
        began = perf_counter()
        head = RequestHead(scope)
        method = scope["method"]
        media_type = negotiate_media_type(head.find("accept"))
        over: SessionOver | None = None
        try:
            if media_type is None:
                raise HttpRequestError(406, "request-not-acceptable")
            request = await read_request(scope, receive, head, self._engine.limits, self._recent)
            try:
                principal = await self._authenticate(HTTPConnection(scope))
            except SessionOver as error:
                over, principal = error, error.visitor
        except ServerError as error:
            context = self._context(scope, head, VISITOR)
            await self._refuse(error, context, media_type or JSON, send)
            return
        context = self._context(scope, head, principal)
        kinds = _BY_GET if method == "GET" or over is not None else _BY_POST
        answer = await self._engine.answer(context, request, kinds)
        if over is not None and answer.code == _NO_MUTATION and method == "POST":
            # Who changes something must know as whom.
            await self._refuse(over, context, media_type, send)
            return
        if answer.from_cache and method == "POST":
            # Never a mutation: those hold passwords.
            self._recent.keep(request.body, request)
        self._observe(answer, perf_counter() - began)
        status = _status(answer, media_type, method)
        extra = _forgetting(over)
        if status == 405:
            extra.append((b"allow", b"POST"))
        if answer.etag and method == "GET":
            extra += [(b"etag", answer.etag.encode()), (b"cache-control", b"private, no-cache")]
            if answer.etag in (head.find("if-none-match") or ""):
                await _send(send, 304, media_type, b"", extra)
                return
        else:
            extra.append(_NO_STORE)
        await _send(send, status, media_type, answer.body, extra)

    def _context(self, scope: Scope, head: RequestHead, principal: Principal) -> RequestContext:
        locale = locale_for(head.find("accept-language"), self._locales, self._locales[0])
        request_id = scope.get("state", {}).get("request_id", "")
        client = scope.get("client")
        peer = client[0] if client else ""
        return RequestContext(self._services, principal, locale, request_id, peer)

    async def _refuse(
        self, error: ServerError, context: RequestContext, media_type: str, send: Send
    ) -> None:
        written = self._engine.errors.server_error(error, context)
        if isinstance(error, HttpRequestError):
            status = error.status
        else:
            status = 401 if isinstance(error, NotAuthenticated) else 503
        _LOG.info("GraphQL request refused", extra={"code": error.code, "status": status})
        if self._observer is not None:
            self._observer.operation_refused(error.code.replace("-", "_").upper())
        extra = [_NO_STORE, *_forgetting(error)]
        if status == 405:
            extra.append((b"allow", b"GET, POST"))
        if status == 401:
            extra.append((b"www-authenticate", b"Bearer"))
        if status == 413:
            extra.append((b"connection", b"close"))
        await _send(send, status, media_type, encode({"errors": [written]}), extra)

    def _observe(self, answer: Answer, seconds: float) -> None:
        if self._observer is None:
            return
        if not answer.executed:
            self._observer.operation_refused(answer.code)
            return
        outcome = "failed" if answer.code else "cached" if answer.from_cache else "done"
        self._observer.operation_answered(answer.operation or "unlisted", outcome, seconds)


def _status(answer: Answer, media_type: str, method: str) -> int:
    """A request error is 400 in the new media type; the old one has 200 for a faulty document."""
    if answer.executed:
        return 200
    if method == "GET" and answer.code == _NO_MUTATION:
        return 405
    if media_type != GRAPHQL_RESPONSE:
        return 200
    return 403 if answer.code in _NOT_OPEN else 400


def _forgetting(error: ServerError | None) -> list[tuple[bytes, bytes]]:
    """The header by which a browser forgets the session that is over."""
    return [(b"set-cookie", error.set_cookie.encode())] if isinstance(error, SessionOver) else []


async def _send(
    send: Send, status: int, media_type: str, body: bytes, extra: list[tuple[bytes, bytes]]
) -> None:
    headers = [*_HEADERS[media_type], *extra]
    if status != 304:
        headers.append((b"content-length", b"%d" % len(body)))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
