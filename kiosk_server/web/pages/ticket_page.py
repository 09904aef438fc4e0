"""`/ticket`: the page that a ticket has on a phone, and on which anybody takes one.

The ticket's secret stands behind the `#` of the address, so no server and no log ever sees it, and
the page is the same for everybody. `at` says which code was scanned last; the lobby where it is
left out or not known any more.
"""

import asyncio
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import Spot, find_spot, lobby_spot
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.boot_record import FirstView, PageParts, boot_record
from kiosk_server.web.pages.content_policy import page_headers
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.kept_pages import KeptPages
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.page_shell import FirstPaint, PageShell
from kiosk_server.web.ticket_codes import TICKET_PATH

_HTML = "text/html; charset=utf-8"
_PAGES_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Wish:
    """The page as somebody asked for it."""

    look: Look
    spot: Spot
    alarms: tuple[Alarm, ...]


class TicketPage:
    """Serves the page, finished once for each plan, look and spot."""

    def __init__(
        self, parts: PageParts, venue: VenueService, views: VenueViews, alarms: PageAlarms
    ) -> None:
        self._parts = parts
        self._venue = venue
        self._views = views
        self._alarms = alarms
        self._shell = PageShell(parts.tree, parts.translator)
        self._headers = {
            **page_headers(parts.settings.public_url),
            "Cache-Control": "no-cache",
            "Vary": "Accept-Language",
        }
        self._kept = KeptPages(_PAGES_BYTES)

    def routes(self) -> list[Route]:
        """`/ticket`."""
        return [Route(TICKET_PATH, self._show, methods=["GET"])]

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        headers = {**self._headers, "Content-Language": look.locale}
        if not self._venue.is_published:
            return self._without_plan(request, look, headers)
        published = self._venue.current
        spot = find_spot(published.plan, request.query_params.get("at", ""))
        if spot is None:
            spot = await asyncio.to_thread(lobby_spot, published.plan)
        if spot is None:
            return self._without_plan(request, look, headers)
        wish = _Wish(look, spot, self._alarms.in_force)
        page = await self._kept.get(
            (wish, published.data_version),
            lambda: asyncio.to_thread(self._written, wish, published),
        )
        return page.response(request, headers)

    def _written(self, wish: _Wish, published: PublishedVenue) -> KeptAnswer:
        locale = wish.look.locale
        view = self._views.of(published, locale).venue(published)
        title = self._parts.translator.text(locale, "frame-title-ticket")
        first = FirstView(alarms=self._alarms.record(wish.alarms, published, locale))
        boot = boot_record(self._parts, "ticket", locale, view, published, wish.spot, first)
        paint = FirstPaint(venue=view.name, place="", title=title)
        return KeptAnswer.of(self._shell.page("ticket", wish.look, paint, boot).encode(), _HTML)

    def _without_plan(self, request: Request, look: Look, headers: dict[str, str]) -> Response:
        """There is no plan, or none with any place to stand at."""
        title, text = (
            self._parts.translator.text(look.locale, f"frame-no-plan-{part}")
            for part in ("title", "text")
        )
        page = self._shell.notice(look, title, (text,), "")
        told = {**headers, "Cache-Control": "no-store", "Retry-After": "10"}
        return KeptAnswer.of(page.encode(), _HTML).response(request, told, 503)
