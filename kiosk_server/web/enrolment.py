"""`/enrol/<code>`: opened once on a screen, then a kiosk or display of its level."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from i18n.error_texts import error_text
from i18n.translator import Translator
from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.kiosks.enrol_address import ENROL_PATH
from kiosk_server.kiosks.service import LASTS, KioskService
from kiosk_server.people.session_cookie import screen_cookie_name
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.web.sign_in import local_path

_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_GONE = 410


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
        """`/enrol/<code>`."""
        return [Route(f"{ENROL_PATH}/{{code}}", self._open, methods=["GET"])]

    async def _open(self, request: Request) -> Response:
        """On to the screen's page, with the cookie by which it is known; else why not, in words."""
        # What a browser fetches ahead, or only asks about, is not opened on a screen.
        if request.method == "HEAD" or "prefetch" in request.headers.get("sec-purpose", ""):
            return Response(status_code=204, headers=_HEADERS)
        try:
            kept, page = await self._kiosks.open(request.path_params["code"])
        except NotAuthenticated as error:
            return self._told(error, request)
        to = local_path(request.query_params.get("to", "")) or page
        response = RedirectResponse(to, 303, headers=_HEADERS)
        response.set_cookie(
            screen_cookie_name(self._settings),
            kept,
            max_age=int(LASTS.total_seconds()),
            secure=self._settings.is_https,
            httponly=True,
            samesite="strict",
        )
        return response

    def _told(self, error: NotAuthenticated, request: Request) -> Response:
        wish = request.headers.get("accept-language")
        locale = locale_for(wish, self._locales, self._locales[0])
        told = error_text(self._translator, error.code, error.fields, locale)
        headers = {**_HEADERS, "Content-Language": locale, "Vary": "Accept-Language"}
        return PlainTextResponse(f"{told.text}\n", _GONE, headers)
