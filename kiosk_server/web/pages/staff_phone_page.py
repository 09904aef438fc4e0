"""`/staff` and `/staff/<spot>`: the phone's page for people who work here and have signed in.

It is the visitors' page, asked as who signed in, and offers ways for beds and through doors of
staff. Nothing about who looks at it is on it. Visitors are led to sign-in.
"""

import asyncio
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kiosk_server.core.principals import PrincipalKind
from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.spots import Spot, find_spot, lobby_spot
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.boot_record import FirstView, PageParts, boot_record
from kiosk_server.web.pages.content_policy import page_headers
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.kept_pages import KeptPages
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.page_routes import PageSources
from kiosk_server.web.pages.page_shell import FirstPaint, PageShell
from kiosk_server.web.pages.travel_profiles import travel_profiles
from kiosk_server.web.staff_entry import Authenticate, signed_in, to_sign_in

STAFF_PATH = "/staff"
_HTML = "text/html; charset=utf-8"
_PAGES_BYTES = 4 * 1024 * 1024


class StaffPhonePage:
    """Serves the page to whoever has signed in, and leads everybody else to sign-in."""

    def __init__(self, parts: PageParts, sources: PageSources, authenticate: Authenticate) -> None:
        self._parts = parts
        self._venue = sources.venue
        self._views = sources.views
        self._alarms = PageAlarms(sources.alarms, parts.translator)
        self._authenticate = authenticate
        self._shell = PageShell(parts.tree, parts.translator)
        self._headers = {
            **page_headers(parts.settings.public_url),
            # Where somebody signs out, going back does not show the page again.
            "Cache-Control": "private, no-store",
            "Vary": "Accept-Language, Cookie",
        }
        self._kept = KeptPages(_PAGES_BYTES)

    def routes(self) -> list[Route]:
        """`/staff`, which leads to the lobby, and a page for each spot."""
        return [
            Route(STAFF_PATH, self._start, methods=["GET"]),
            Route(f"{STAFF_PATH}/{{spot}}", self._show, methods=["GET"]),
        ]

    async def _start(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        if not self._venue.is_published:
            return self._notice(request, look, 503, "frame-no-plan-title", "frame-no-plan-text")
        lobby = await asyncio.to_thread(lobby_spot, self._venue.current.plan)
        if lobby is None:
            return self._unknown(request, look)
        query = f"?{request.url.query}" if request.url.query else ""
        address = f"{STAFF_PATH}/{quote(lobby.code, safe='')}{query}"
        return RedirectResponse(address, 307, {"Cache-Control": "no-cache"})

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        principal = await signed_in(self._authenticate, request)
        if principal is None or principal.kind is not PrincipalKind.PERSON:
            return to_sign_in(request, look.locale)
        if not self._venue.is_published:
            return self._notice(request, look, 503, "frame-no-plan-title", "frame-no-plan-text")
        published, in_force = self._venue.current, self._alarms.in_force
        spot = find_spot(published.plan, request.path_params["spot"])
        if spot is None:
            return self._unknown(request, look)
        page = await self._kept.get(
            (look, published.data_version, spot, in_force),
            lambda: asyncio.to_thread(self._written, look, published, spot, in_force),
        )
        return page.response(request, {**self._headers, "Content-Language": look.locale})

    def _written(
        self, look: Look, published: PublishedVenue, spot: Spot, in_force: tuple[Alarm, ...]
    ) -> KeptAnswer:
        locale = look.locale
        view = self._views.of(published, locale).venue(published)
        title = self._parts.translator.text(locale, "frame-title-phone")
        first = FirstView(alarms=self._alarms.record(in_force, published, locale))
        boot = boot_record(self._parts, "phone", locale, view, published, spot, first)
        given = {**boot, "forStaff": True, "travelProfiles": travel_profiles(for_staff=True)}
        paint = FirstPaint(venue=view.name, place="", title=title)
        return KeptAnswer.of(self._shell.page("phone", look, paint, given).encode(), _HTML)

    def _unknown(self, request: Request, look: Look) -> Response:
        return self._notice(
            request, look, 404, "frame-spot-unknown-title", "frame-spot-unknown-text"
        )

    def _notice(self, request: Request, look: Look, status: int, title: str, text: str) -> Response:
        translator, locale = self._parts.translator, look.locale
        told = (translator.text(locale, text),)
        page = self._shell.notice(look, translator.text(locale, title), told, "")
        headers = {**self._headers, "Content-Language": locale}
        return KeptAnswer.of(page.encode(), _HTML).response(request, headers, status)
