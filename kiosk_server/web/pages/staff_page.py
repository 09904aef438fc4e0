"""A page for staff that a script shows: `/facilities`, `/screens`, `/counter` and what is below.

Holds nothing about who looks at it, so it is finished once for each plan, language and look. Its
words are `frame-title-<page>`, `<page>-not-for-you-title`, `-text` and `<page>-other-account`.
"""

import asyncio
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk_server.core.principals import Allowed
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import lobby_of
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.pages.boot_record import PageParts
from kiosk_server.web.pages.finished_pages import FOR_STAFF, FinishedPages
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_texts import Page
from kiosk_server.web.sign_in_html import SIGN_IN_PATH
from kiosk_server.web.staff_entry import Authenticate, signed_in, to_sign_in

FACILITIES_PATH = "/facilities"
SCREENS_PATH = "/screens"
COUNTER_PATHS = ("/counter", "/counter/triage", "/counter/rules")
"""The script tells them apart; rooms and zones stand behind the `#`."""


class StaffPage:
    """Serves one page to those who may see it, and leads everybody else to sign-in."""

    def __init__(
        self,
        page: Page,
        paths: Sequence[str],
        allowed: Allowed,
        parts: PageParts,
        venue: VenueService,
        views: VenueViews,
        authenticate: Authenticate,
    ) -> None:
        self._page = page
        self._paths = paths
        self._allowed = allowed
        self._parts = parts
        self._venue = venue
        self._authenticate = authenticate
        self._pages = FinishedPages(page, parts, venue, views, FOR_STAFF)

    def routes(self) -> list[Route]:
        """Its paths."""
        return [Route(path, self._show, methods=["GET"]) for path in self._paths]

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        principal = await signed_in(self._authenticate, request)
        if principal is None:
            return to_sign_in(request, look.locale)
        if not principal.is_among(self._allowed):
            name = f"{self._page}-not-for-you"
            return self._pages.notice(request, look, 403, name, self._other_account(request, look))
        if not self._venue.is_published:
            return self._pages.without_plan(request, look)
        spot = await asyncio.to_thread(lobby_of, self._venue.current)
        return await self._pages.show(request, look, spot)

    def _other_account(self, request: Request, look: Look) -> str:
        """The link to sign-in, as HTML."""
        query = urlencode({"next": request.url.path, "lang": look.locale})
        words = self._parts.translator.text(look.locale, f"{self._page}-other-account")
        return f'<a class="way" href="{escape(f"{SIGN_IN_PATH}?{query}")}">{escape(words)}</a>'
