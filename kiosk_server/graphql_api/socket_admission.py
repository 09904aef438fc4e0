"""Who a client says it is in connection_init, and which language it wants."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.graphql_api.socket_messages import BadMessageError, ConnectionInit

_LONGEST_CREDENTIALS = 4096
_LONGEST_LOCALE = 64


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a connection_init asks for; None where it says nothing."""

    authorization: str | None
    locale: str | None


def wishes_of(message: ConnectionInit) -> Wishes:
    """The members of the payload that mean something here. Raises BadMessageError.

    A token may stand alone, or after `Bearer` as in HTTP; the name may begin with a capital.
    """
    payload = message.payload
    authorization = payload.get("authorization", payload.get("Authorization"))
    locale = payload.get("locale")
    if not isinstance(authorization, str | None) or not isinstance(locale, str | None):
        raise BadMessageError("payload-member-not-a-string")
    if len(authorization or "") > _LONGEST_CREDENTIALS or len(locale or "") > _LONGEST_LOCALE:
        raise BadMessageError("payload-member-too-long")
    if authorization and not authorization.isascii():
        raise BadMessageError("authorization-not-ascii")
    if authorization and " " not in authorization:
        authorization = f"Bearer {authorization}"
    return Wishes(authorization or None, locale or None)


def shown_by(connection: HTTPConnection, wishes: Wishes) -> HTTPConnection:
    """The connection as if its handshake had carried the authorization of its connection_init."""
    if wishes.authorization is None:
        return connection
    headers = [item for item in connection.scope["headers"] if item[0] != b"authorization"]
    headers.append((b"authorization", wishes.authorization.encode()))
    return HTTPConnection({**connection.scope, "headers": headers})


def locale_of(connection: HTTPConnection, wishes: Wishes, locales: tuple[str, ...]) -> str:
    """The offered locale that suits the wish best, or else the handshake's Accept-Language."""
    wish = wishes.locale or connection.headers.get("accept-language")
    return locale_for(wish, locales, locales[0])
