"""Finds out who asks, by a request's bearer token or session cookie; nothing shown is a visitor."""

from starlette.requests import HTTPConnection

from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import VISITOR, Principal, SessionOver
from kiosk_server.people.service.sign_in import SignInService
from kiosk_server.people.service.tokens import TokenService
from kiosk_server.people.session_cookie import (
    SAFE_METHODS,
    cookie_name,
    forgetting_cookie,
    is_from_own_page,
    screen_cookie_name,
)
from kiosk_server.people.settings import PeopleSettings

AS_SCREEN = "as-screen"


class Authentication:
    """Called with a request or WebSocket; the same for both."""

    def __init__(
        self, sign_in: SignInService, tokens: TokenService, settings: PeopleSettings
    ) -> None:
        self._sign_in = sign_in
        self._tokens = tokens
        self._settings = settings

    async def __call__(self, connection: HTTPConnection) -> Principal:
        """The principal of the header Authorization (`Bearer …` or the token alone), else of the
        session cookie, else of a screen's cookie, else a visitor. A page that asks as the screen
        that it is on says so by the header `As-Screen`: somebody may have signed in on it.

        A proof that does not hold raises NotAuthenticated with its name and is never taken for a
        visitor: codes of `TokenService.recognise`, `authorization-unknown` for another scheme,
        `origin-foreign` where a session's cookie comes with a changing request or a WebSocket that
        our own pages did not make. A session that has ended raises SessionOver with the codes of
        `SignInService.recognise`.
        """
        shown = connection.headers.get("authorization")
        if shown is not None:
            return await self._tokens.recognise(_bearer(shown))
        if AS_SCREEN in connection.headers:
            return await self._screen(connection)
        secret = connection.cookies.get(cookie_name(self._settings))
        if not secret:
            return await self._screen(connection)
        is_socket = connection.scope["type"] == "websocket"
        is_changing = is_socket or connection.scope["method"] not in SAFE_METHODS
        if is_changing and not is_from_own_page(connection.headers, self._settings):
            raise NotAuthenticated("origin-foreign")
        # An open socket is no sign of somebody being there.
        try:
            return await self._sign_in.recognise(secret, is_sign_of_life=not is_socket)
        except NotAuthenticated as error:
            forgetting = forgetting_cookie(self._settings)
            raise SessionOver(error.code, self._visitor(), forgetting) from error

    async def _screen(self, connection: HTTPConnection) -> Principal:
        """A kiosk or display where a page of ours changes something as one, else a visitor: what it
        reads, and its sockets, it shares with all visitors."""
        scope = connection.scope
        if scope["type"] == "websocket" or scope["method"] in SAFE_METHODS:
            return self._visitor()
        token = connection.cookies.get(screen_cookie_name(self._settings))
        if not token or not is_from_own_page(connection.headers, self._settings):
            return self._visitor()
        try:
            return await self._tokens.recognise(token)
        except NotAuthenticated:
            return self._visitor()

    def _visitor(self) -> Principal:
        if self._settings.hospital_id == VISITOR.hospital_id:
            return VISITOR
        return Principal(VISITOR.kind, hospital_id=self._settings.hospital_id)


def _bearer(authorization: str) -> str:
    scheme, blank, token = authorization.strip().partition(" ")
    if not blank:
        return scheme
    if scheme.lower() != "bearer":
        raise NotAuthenticated("authorization-unknown")
    return token.strip()
