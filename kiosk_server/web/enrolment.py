"""`/enrol/<code>`: opened once on a screen, then a kiosk or display of its level; `/enrol` keeps it
one.
"""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from i18n.error_texts import error_text
from i18n.translator import Translator
from kiosk_server.core.errors import NotAuthenticated, ServerError
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.kiosks.enrol_address import ENROL_PATH
from kiosk_server.kiosks.service import LASTS, KioskService
from kiosk_server.people.session_cookie import is_from_own_page, screen_cookie_name
from kiosk_server.people.settings import PeopleSettings

_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_GONE = 410
_BUSY = 503
_AGAIN_SECONDS = "10"


class EnrolmentPages:
    """The address that a screen is enrolled by."""

    def __init__(
        self,
        kiosks: KioskService,
        settings: PeopleSettings,
        translator: Translator,
        locales: Sequence[str],
    ) -> None:
        """`locales`: those that are offered, the default first."""
        self._kiosks = kiosks
        self._settings = settings
        self._translator = translator
        self._locales = tuple(locales)

    def routes(self) -> list[Route]:
        """`/enrol/<code>` to become a screen, `/enrol` to stay one."""
        return [
            Route(f"{ENROL_PATH}/{{code}}", self._open, methods=["GET"]),
            Route(ENROL_PATH, self._stay, methods=["POST"]),
        ]

    async def _open(self, request: Request) -> Response:
        """On to the screen's page, with the cookie by which it is known; else why not, in words."""
        if request.method == "HEAD" or not _is_looked_at(request):
            return Response(status_code=204, headers=_HEADERS)
        try:
            kept, page = await self._kiosks.open(request.path_params["code"])
        except ServerError as error:
            return self._told(error, request)
        response = RedirectResponse(page, 303, headers=_HEADERS)
        self._keep(response, kept)
        return response

    async def _stay(self, request: Request) -> Response:
        """The cookie anew, for a screen: browsers keep none for more than 400 days."""
        token = request.cookies.get(screen_cookie_name(self._settings), "")
        if not token or not is_from_own_page(request.headers, self._settings):
            return Response(status_code=403, headers=_HEADERS)
        try:
            is_screen = await self._kiosks.is_screen(token)
        except ServerError as error:
            return self._told(error, request)
        response = Response(status_code=204 if is_screen else 403, headers=_HEADERS)
        if is_screen:
            self._keep(response, token)
        return response

    def _keep(self, response: Response, token: str) -> None:
        response.set_cookie(
            screen_cookie_name(self._settings),
            token,
            max_age=int(LASTS.total_seconds()),
            secure=self._settings.is_https,
            httponly=True,
            samesite="strict",
        )

    def _told(self, error: ServerError, request: Request) -> Response:
        wish = request.headers.get("accept-language")
        locale = locale_for(wish, self._locales, self._locales[0])
        told = error_text(self._translator, error.code, error.fields, locale)
        headers = {**_HEADERS, "Content-Language": locale, "Vary": "Accept-Language"}
        is_over = isinstance(error, NotAuthenticated)
        if not is_over:
            headers["Retry-After"] = _AGAIN_SECONDS
        return PlainTextResponse(f"{told.text}\n", _GONE if is_over else _BUSY, headers)


def _is_looked_at(request: Request) -> bool:
    """Whether somebody opens an address to see it: what a browser fetches ahead, or as a part of
    another page, is not opened on a screen."""
    headers = request.headers
    is_ahead = any("prefetch" in headers.get(name, "") for name in ("sec-purpose", "purpose"))
    return not is_ahead and headers.get("sec-fetch-dest", "document") == "document"
