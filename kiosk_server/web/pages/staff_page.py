"""A page for staff that a script shows: `/facilities`, and `/counter` with what lies below it.

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
from kiosk_server.venue.published import PublishedVenue
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
from kiosk_server.web.pages.page_texts import Page
from kiosk_server.web.sign_in_html import SIGN_IN_PATH
from kiosk_server.web.staff_entry import Authenticate, signed_in, to_sign_in

FACILITIES_PATH = "/facilities"
COUNTER_PATHS = ("/counter", "/counter/triage", "/counter/rules")
"""The script tells them apart; rooms and zones stand behind the `#`."""
_HTML = "text/html; charset=utf-8"
_PAGES_BYTES = 4 * 1024 * 1024


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
        """Its paths."""
        return [Route(path, self._show, methods=["GET"]) for path in self._paths]

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        principal = await signed_in(self._authenticate, request)
        if principal is None:
            return to_sign_in(request, look.locale)
        if not principal.is_among(self._allowed):
            name = f"{self._page}-not-for-you"
            return self._notice(request, look, 403, name, self._other_account(request, look))
        if not self._venue.is_published:
            return self._notice(request, look, 503, "frame-no-plan")
        published = self._venue.current
        page = await self._kept.get(
            (look, published.data_version),
            lambda: asyncio.to_thread(self._written, look, published),
        )
        return page.response(request, {**self._headers, "Content-Language": look.locale})

    def _written(self, look: Look, published: PublishedVenue) -> KeptAnswer:
        locale = look.locale
        view = self._views.of(published, locale).venue(published)
        title = self._parts.translator.text(locale, f"frame-title-{self._page}")
        paint = FirstPaint(venue=view.name, place=title, title=title)
        spot = lobby_spot(published.plan)
        boot = boot_record(self._parts, self._page, locale, view, published, spot, FirstView())
        return KeptAnswer.of(self._shell.page(self._page, look, paint, boot).encode(), _HTML)

    def _other_account(self, request: Request, look: Look) -> str:
        """The link to sign-in, as HTML."""
        query = urlencode({"next": request.url.path, "lang": look.locale})
        words = self._parts.translator.text(look.locale, f"{self._page}-other-account")
        return f'<a class="way" href="{escape(f"{SIGN_IN_PATH}?{query}")}">{escape(words)}</a>'

    def _notice(
        self, request: Request, look: Look, status: int, name: str, link: str = ""
    ) -> Response:
        """Why the page is not shown, in the messages `<name>-title` and `<name>-text`."""
        translator, locale = self._parts.translator, look.locale
        title, text = (translator.text(locale, f"{name}-{part}") for part in ("title", "text"))
        page = self._shell.notice(look, title, (text,), link)
        headers = {**self._headers, "Content-Language": locale}
        return KeptAnswer.of(page.encode(), _HTML).response(request, headers, status)
