"""The page of those who run the building: `/facilities`, for people who signed in and may.

Holds nothing about who looks at it, so it is finished once for each plan, language and look.
"""

import asyncio
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.schema_part import RUNS_BUILDING
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import lobby_spot
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.boot_record import FirstView, PageParts, boot_record
from kiosk_server.web.pages.content_policy import page_headers
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.kept_pages import KeptPages
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_shell import FirstPaint, PageShell
from kiosk_server.web.sign_in_html import SIGN_IN_PATH
from kiosk_server.web.staff_entry import Authenticate, signed_in, to_sign_in

FACILITIES_PATH = "/facilities"
_HTML = "text/html; charset=utf-8"
_PAGES_BYTES = 4 * 1024 * 1024


class FacilitiesPage:
    """Serves the page to those who run the building, and leads everybody else to sign-in."""

    def __init__(
        self,
        parts: PageParts,
        venue: VenueService,
        views: VenueViews,
        authenticate: Authenticate,
    ) -> None:
        self._parts = parts
        self._venue = venue
        self._views = views
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
        """`/facilities`."""
        return [Route(FACILITIES_PATH, self._show, methods=["GET"])]

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        principal = await signed_in(self._authenticate, request)
        if principal is None:
            return to_sign_in(request, look.locale)
        if not principal.is_among(RUNS_BUILDING):
            return self._notice(request, look, 403, "facilities-not-for-you", with_sign_in=True)
        if not self._venue.is_published:
            return self._notice(request, look, 503, "frame-no-plan")
        published = self._venue.current
        page = await self._kept.get(
            (look, published.data_version),
            lambda: asyncio.to_thread(self._written, look, published),
        )
        return page.response(request, {**self._headers, "Content-Language": look.locale})

    def _written(self, look: Look, published: PublishedVenue) -> KeptAnswer:
        translator, locale = self._parts.translator, look.locale
        view = self._views.of(published, locale).venue(published)
        title = translator.text(locale, "frame-title-facilities")
        first = FirstPaint(venue=view.name, place=title, title=title)
        boot = boot_record(
            self._parts,
            "facilities",
            locale,
            view,
            published,
            lobby_spot(published.plan),
            FirstView(),
        )
        return KeptAnswer.of(self._shell.page("facilities", look, first, boot).encode(), _HTML)

    def _notice(
        self, request: Request, look: Look, status: int, name: str, *, with_sign_in: bool = False
    ) -> Response:
        """Why the page is not shown, in the messages `<name>-title` and `<name>-text`."""
        translator, locale = self._parts.translator, look.locale
        link = ""
        if with_sign_in:
            query = urlencode({"next": FACILITIES_PATH, "lang": locale})
            words = escape(translator.text(locale, "facilities-other-account"))
            link = f'<a class="way" href="{escape(f"{SIGN_IN_PATH}?{query}")}">{words}</a>'
        title, text = (translator.text(locale, f"{name}-{part}") for part in ("title", "text"))
        page = self._shell.notice(look, title, (text,), link)
        headers = {**self._headers, "Content-Language": locale}
        return KeptAnswer.of(page.encode(), _HTML).response(request, headers, status)
