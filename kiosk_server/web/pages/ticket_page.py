"""`/ticket`: the page that a ticket has on a phone, and on which anybody takes one.

The ticket's secret stands behind the `#` of the address, so no server and no log ever sees it, and
the page is the same for everybody. `at` says which code was scanned last; the lobby where it is
left out or not known any more.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import find_spot, lobby_of
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.pages.boot_record import PageParts
from kiosk_server.web.pages.finished_pages import FOR_EVERYBODY, FinishedPages
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.ticket_codes import TICKET_PATH


class TicketPage:
    """Serves the page, finished once for each plan, look and spot."""

    def __init__(
        self, parts: PageParts, venue: VenueService, views: VenueViews, alarms: PageAlarms
    ) -> None:
        self._parts = parts
        self._venue = venue
        self._pages = FinishedPages("ticket", parts, venue, views, FOR_EVERYBODY, alarms)

    def routes(self) -> list[Route]:
        """`/ticket`."""
        return [Route(TICKET_PATH, self._show, methods=["GET"])]

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        if not self._venue.is_published:
            return self._pages.without_plan(request, look)
        published = self._venue.current
        spot = find_spot(published.plan, request.query_params.get("at", ""))
        if spot is None:
            spot = await asyncio.to_thread(lobby_of, published)
        if spot is None:
            return self._pages.without_plan(request, look)
        return await self._pages.show(request, look, spot)
