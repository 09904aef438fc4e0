"""The way into what is for staff alone: who has signed in goes on, all others are led to do so."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response

from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.web.sign_in_html import SIGN_IN_PATH

Authenticate = Callable[[HTTPConnection], Awaitable[Principal]]
"""Who asks. Raises NotAuthenticated for a session or token that does not hold."""


async def signed_in(authenticate: Authenticate, request: Request) -> Principal | None:
    """Who has signed in; None: nobody, or their session does not hold any more."""
    try:
        principal = await authenticate(request)
    except NotAuthenticated:
        return None
    return None if principal.kind is PrincipalKind.VISITOR else principal


def to_sign_in(request: Request, locale: str) -> Response:
    """To sign-in, and back to what was asked for."""
    query = f"?{request.url.query}" if request.url.query else ""
    asked = urlencode({"next": request.url.path + query, "lang": locale})
    return RedirectResponse(f"{SIGN_IN_PATH}?{asked}", 303, {"Cache-Control": "no-store"})
