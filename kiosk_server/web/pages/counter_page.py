"""`/counter`, `/counter/triage` and `/counter/rules`: clinicians call people, nurses look after a
zone, managers change the rules.

Holds nothing about who looks at it, so it is finished once for each plan, language and look. Which
room or zone is shown stands behind the `#` of the address, and the script asks for it.
"""

import asyncio
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk_server.core.principals import Allowed, Role
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
from kiosk_server.web.sign_in_html import SIGN_IN_PATH
from kiosk_server.web.staff_entry import Authenticate, signed_in, to_sign_in

COUNTER_PATH = "/counter"
TRIAGE_PATH = "/counter/triage"
RULES_PATH = "/counter/rules"
_PATHS = (COUNTER_PATH, TRIAGE_PATH, RULES_PATH)
_WORKS_AT_COUNTERS: Allowed = frozenset({Role.CLINICIAN, Role.NURSE, Role.MANAGER, Role.ADMIN})
_HTML = "text/html; charset=utf-8"
_PAGES_BYTES = 4 * 1024 * 1024


class CounterPage:
    """Serves the page to those who work at counters, and leads everybody else to sign-in."""

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
        """All three; the script tells them apart."""
        return [Route(path, self._show, methods=["GET"]) for path in _PATHS]

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        principal = await signed_in(self._authenticate, request)
        if principal is None:
            return to_sign_in(request, look.locale)
        if not principal.is_among(_WORKS_AT_COUNTERS):
            return self._notice(request, look, 403, "counter-not-for-you", with_sign_in=True)
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
        title = translator.text(locale, "frame-title-counter")
        boot = boot_record(
            self._parts,
            "counter",
            locale,
            view,
            published,
            lobby_spot(published.plan),
            FirstView(),
        )
        paint = FirstPaint(venue=view.name, place=title, title=title)
        page = self._shell.page("counter", look, paint, {**boot, "forStaff": True})
        return KeptAnswer.of(page.encode(), _HTML)

    def _notice(
        self, request: Request, look: Look, status: int, name: str, *, with_sign_in: bool = False
    ) -> Response:
        """Why the page is not shown, in the messages `<name>-title` and `<name>-text`."""
        translator, locale = self._parts.translator, look.locale
        link = ""
        if with_sign_in:
            query = urlencode({"next": request.url.path, "lang": locale})
            words = escape(translator.text(locale, "counter-other-account"))
            link = f'<a class="way" href="{escape(f"{SIGN_IN_PATH}?{query}")}">{words}</a>'
        title, text = (translator.text(locale, f"{name}-{part}") for part in ("title", "text"))
        page = self._shell.notice(look, title, (text,), link)
        headers = {**self._headers, "Content-Language": locale}
        return KeptAnswer.of(page.encode(), _HTML).response(request, headers, status)
