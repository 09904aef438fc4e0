"""One client's connection from accept to close: who it is, what it may still do, and until when."""

import asyncio
import logging
from collections.abc import Callable, Coroutine

from starlette.requests import HTTPConnection
from starlette.types import Message, Receive

from kiosk_server.core.errors import NotAuthenticated, ServerError
from kiosk_server.core.principals import Principal, PrincipalKind, SessionOver
from kiosk_server.graphql_api.http_requests import HttpRequestError, from_object
from kiosk_server.graphql_api.socket_admission import locale_of, shown_by, wishes_of
from kiosk_server.graphql_api.socket_closing import Closing
from kiosk_server.graphql_api.socket_messages import (
    BadMessageError,
    ClientMessage,
    Complete,
    ConnectionInit,
    Ping,
    Subscribe,
    connection_ack,
    ping,
    pong,
    read_message,
)
from kiosk_server.graphql_api.socket_operations import SocketOperations
from kiosk_server.graphql_api.socket_outbox import Outbox
from kiosk_server.graphql_api.socket_ports import SocketPorts
from kiosk_server.graphql_api.socket_wire import Wire

_log = logging.getLogger(__name__)

_ABNORMAL = 1006


class SocketSession:
    """Speaks graphql-transport-ws over one accepted connection."""

    def __init__(
        self, connection: HTTPConnection, receive: Receive, wire: Wire, ports: SocketPorts
    ) -> None:
        limits = ports.limits
        self._connection = connection
        self._receive = receive
        self._wire = wire
        self._ports = ports
        self._outbox = Outbox(
            wire,
            stuck_seconds=limits.slow_reader_seconds,
            most_messages=limits.waiting_messages,
            most_bytes=limits.waiting_bytes,
            on_stuck=lambda: self.close(Closing.SLOW_READER),
            on_gone=self._end_life,
        )
        self._operations = SocketOperations(ports, self._outbox)
        self._loop = asyncio.get_running_loop()
        self._life = asyncio.timeout(None)
        self._init_asked = False
        self._principal: Principal | None = None
        self._locale = ""
        self._heard = True
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing: Closing | None = None

    async def run(self) -> int:
        """Serves the client until one of both ends it, and returns the close code.

        Nothing of it runs afterwards.
        """
        self._later("init", self._ports.limits.init_seconds, self._init_is_late)
        code = _ABNORMAL
        try:
            async with self._life:
                code = await self._receive_all()
        except TimeoutError:
            self._wire.abort()
        finally:
            for timer in self._timers.values():
                timer.cancel()
            self._outbox.close()
            for task in self._tasks:
                task.cancel()
            await self._operations.close()
        return self._closing.code if self._closing else code

    def close(self, why: Closing, detail: str = "") -> None:
        """Tells the client the end, and drops it if it does not take that. The first one counts."""
        if self._closing is not None:
            return
        self._closing = why
        if why is not Closing.GOING_AWAY:
            _log.info("socket closed", extra={"close_code": why.code, "reason": why.value[1]})
        self._outbox.close()
        self._later("closing", self._ports.limits.closing_seconds, self._end_life)
        self._spawn(self._say_close(why.code, why.reason(detail)))

    async def _say_close(self, code: int, reason: str) -> None:
        try:
            await self._wire.close(code, reason)
        except OSError:
            self._end_life()

    def _end_life(self) -> None:
        self._life.reschedule(self._loop.time())

    async def _receive_all(self) -> int:
        while True:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                return int(message.get("code", _ABNORMAL))
            if self._closing is None:
                self._heard = True
                self._take(message)
                await self._outbox.room()

    def _take(self, message: Message) -> None:
        text = message.get("text")
        if text is None:
            self.close(Closing.BAD_MESSAGE, "not-text")
        elif len(text.encode(errors="surrogatepass")) > self._ports.limits.message_bytes:
            self.close(Closing.TOO_BIG)
        else:
            try:
                self._obey(read_message(text))
            except BadMessageError as error:
                self.close(Closing.BAD_MESSAGE, str(error))

    def _obey(self, message: ClientMessage) -> None:
        match message:
            case ConnectionInit():
                self._init(message)
            case Ping():
                self._outbox.reply(pong(message.payload))
            case Subscribe():
                self._subscribe(message)
            case Complete():
                self._operations.complete(message.id)
            case _:
                pass  # a pong: a sign of life, nothing more

    def _subscribe(self, wanted: Subscribe) -> None:
        if self._principal is None:
            self.close(Closing.UNAUTHORISED)
            return
        if self._operations.has(wanted.id):
            self.close(Closing.ALREADY_EXISTS, wanted.id)
            return
        client = self._connection.client
        peer = "" if client is None else client.host
        context = self._ports.context(self._principal, self._locale, peer)
        try:
            request = from_object(wanted.payload, self._ports.engine.limits)
        except HttpRequestError as error:
            if error.code != "request-too-nested":
                raise BadMessageError(error.code) from error
            self._operations.refuse(wanted.id, error, context)
        else:
            self._operations.start(wanted.id, request, context)

    def _init(self, message: ConnectionInit) -> None:
        if self._init_asked:
            self.close(Closing.TOO_MANY_INITS)
            return
        self._init_asked = True
        wishes = wishes_of(message)
        self._locale = locale_of(self._connection, wishes, self._ports.locales)
        self._connection = shown_by(self._connection, wishes)
        self._spawn(self._admit())

    async def _admit(self) -> None:
        """Lets the client in. Operations that come before the ack are too early."""
        principal = await self._authenticated(is_new=True)
        if principal is None or self._closing is not None:
            return
        self._timers.pop("init").cancel()
        self._principal = principal
        limits = self._ports.limits
        self._later("ping", limits.ping_seconds, self._ping)
        if principal.kind is not PrincipalKind.VISITOR:
            self._later("recheck", limits.recheck_seconds, self._recheck)
        self._expire_with(principal)
        self._outbox.reply(connection_ack())

    async def _authenticated(self, *, is_new: bool = False) -> Principal | None:
        try:
            return await self._ports.authenticate(self._connection)
        except SessionOver as over:
            if is_new:  # as over HTTP: the browser has not forgotten its session yet
                return over.visitor
            self.close(Closing.FORBIDDEN, over.code)
        except NotAuthenticated as error:
            self.close(Closing.FORBIDDEN, error.code)
        except ServerError as error:  # cannot be found out now
            self.close(Closing.TRY_AGAIN, error.code)
        return None

    def _recheck(self) -> None:
        self._spawn(self._check_again())

    async def _check_again(self) -> None:
        """Closes the socket of one who lost a right, so that the next one begins with the new."""
        principal = await self._authenticated()
        if principal is None or self._principal is None:
            return
        if principal.scope != self._principal.scope:
            self.close(Closing.FORBIDDEN, "rights-changed")
            return
        self._expire_with(principal)
        self._later("recheck", self._ports.limits.recheck_seconds, self._recheck)

    def _expire_with(self, principal: Principal) -> None:
        """Ends the socket with its token or session; work over HTTP makes a session last longer."""
        if (before := self._timers.pop("expiry", None)) is not None:
            before.cancel()
        if principal.expires_at is not None:
            left = (principal.expires_at - self._ports.clock.now()).total_seconds()
            self._later("expiry", max(left, 0.0), self._expire)

    def _expire(self) -> None:
        self.close(Closing.FORBIDDEN, "session-expired")

    def _init_is_late(self) -> None:
        self.close(Closing.INIT_TIMEOUT)

    def _ping(self) -> None:
        if not self._heard:
            self.close(Closing.SILENT)
            return
        self._heard = False
        self._outbox.reply(ping())
        self._later("ping", self._ports.limits.ping_seconds, self._ping)

    def _later(self, name: str, seconds: float, call: Callable[[], None]) -> None:
        self._timers[name] = self._loop.call_later(seconds, call)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finish)

    def _finish(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        fault = None if task.cancelled() else task.exception()
        if fault is not None:
            _log.error("socket task failed", exc_info=fault)
            self.close(Closing.BROKEN)
