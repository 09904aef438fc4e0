"""`/enrol/<code>`: opened on a screen, which is a kiosk or display of its level once its button is
pressed; `/enrol` keeps it one.
"""

import hashlib
from collections.abc import Sequence
from importlib import resources

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from i18n.error_texts import error_text
from i18n.translator import Translator
from kiosk_server.core.errors import NotAuthenticated, ServerError
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.kiosks.enrol_address import ENROL_PATH
from kiosk_server.kiosks.service import LASTS, KioskService
from kiosk_server.people.session_cookie import is_from_own_page, screen_cookie_name
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.web.enrolment_html import STYLE_PATH, EnrolmentHtml

_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_POLICY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
}
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
        self._style = (resources.files("kiosk_server.web") / "enrolment.css").read_bytes()
        self._html = EnrolmentHtml(translator, hashlib.sha256(self._style).hexdigest()[:12])

    def routes(self) -> list[Route]:
        """`/enrol/<code>` to become a screen, `/enrol` to stay one, `/enrol.css`."""
        return [
            Route(f"{ENROL_PATH}/{{code}}", self._ask, methods=["GET"]),
            Route(f"{ENROL_PATH}/{{code}}", self._open, methods=["POST"]),
            Route(ENROL_PATH, self._stay, methods=["POST"]),
            Route(STYLE_PATH, self._show_style, methods=["GET"]),
        ]

    async def _ask(self, request: Request) -> Response:
        """Asks whether this is to be the screen; whoever only looks changes nothing."""
        try:
            awaited = await self._kiosks.find_awaited(request.path_params["code"])
        except ServerError as error:
            return self._told(error, request)
        locale = self._locale(request)
        return _page(self._html.question(locale, awaited.name), 200, locale)

    async def _open(self, request: Request) -> Response:
        """On to the screen's page, with the cookie by which it is known; else why not, in words.
        The button of another site only asks."""
        if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return await self._ask(request)
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

    async def _show_style(self, _: Request) -> Response:
        caching = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(self._style, media_type="text/css", headers=caching)

    def _told(self, error: ServerError, request: Request) -> Response:
        locale = self._locale(request)
        told = error_text(self._translator, error.code, error.fields, locale)
        if isinstance(error, NotAuthenticated):
            return _page(self._html.over(locale, told), _GONE, locale)
        response = _page(self._html.later(locale, told, _AGAIN_SECONDS), _BUSY, locale)
        response.headers["Retry-After"] = _AGAIN_SECONDS
        return response

    def _locale(self, request: Request) -> str:
        wish = request.headers.get("accept-language")
        return locale_for(wish, self._locales, self._locales[0])


def _page(html: str, status: int, locale: str) -> Response:
    headers = {**_HEADERS, **_POLICY, "Content-Language": locale, "Vary": "Accept-Language"}
    return HTMLResponse(html, status, headers)
