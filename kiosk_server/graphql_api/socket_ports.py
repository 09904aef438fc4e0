"""What the WebSocket endpoint works with, given to it once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from starlette.requests import HTTPConnection

from kiosk_server.core.clock import Clock
from kiosk_server.core.principals import Principal
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.fan_out import FanOut
from kiosk_server.graphql_api.socket_limits import SocketLimits


class SocketObserver(Protocol):
    """Counts what happens on sockets."""

    def socket_opened(self) -> None:
        """A socket was accepted."""
        ...

    def socket_closed(self, code: int) -> None:
        """An accepted socket ended with this close code."""
        ...

    def subscription_began(self) -> None:
        """A socket holds one more subscription."""
        ...

    def subscription_ended(self) -> None:
        """A socket holds one less."""
        ...


class Unobserved:
    """A SocketObserver that counts nothing."""

    def socket_opened(self) -> None:
        """Nothing."""

    def socket_closed(self, code: int) -> None:
        """Nothing."""

    def subscription_began(self) -> None:
        """Nothing."""

    def subscription_ended(self) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class SocketPorts:
    """All that a socket works with. `locales` are those that are offered, the default first.

    `authenticate` finds out who asks, by a connection's headers and cookies, as over HTTP: a
    visitor where it finds nothing, ServerError where what is shown does not hold.
    """

    engine: Engine
    services: Services
    fan_out: FanOut
    authenticate: Callable[[HTTPConnection], Awaitable[Principal]]
    locales: tuple[str, ...]
    clock: Clock
    new_request_id: Callable[[], str]
    limits: SocketLimits = field(default_factory=SocketLimits)
    observer: SocketObserver = field(default_factory=Unobserved)

    def context(self, principal: Principal, locale: str, peer: str = "") -> RequestContext:
        """The context of one operation."""
        return RequestContext(self.services, principal, locale, self.new_request_id(), peer)
