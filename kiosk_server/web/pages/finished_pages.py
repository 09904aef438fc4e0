"""What pages that a script shows have in common: each is finished once for all that it depends on,
and words stand in its place where it cannot be shown. Holds nothing about who looks at it.
"""

import asyncio
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import Spot
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.boot_record import FirstView, PageParts, boot_record
from kiosk_server.web.pages.content_policy import page_headers
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.kept_pages import KeptPages
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.page_shell import FirstPaint, PageShell
from kiosk_server.web.pages.page_texts import STAFF_PAGES, Page

HTML = "text/html; charset=utf-8"
FOR_EVERYBODY: Mapping[str, str] = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
FOR_STAFF: Mapping[str, str] = {
    # Where somebody signs out, going back does not show the page again.
    "Cache-Control": "private, no-store",
    "Vary": "Accept-Language, Cookie",
}
_PAGES_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Wish:
    """A page as somebody asked for it; `which` tells it from others of its kind."""

    look: Look
    spot: Spot | None
    alarms: tuple[Alarm, ...]
    which: Hashable


class FinishedPages:
    """The pages of one kind, for a plan in force."""

    def __init__(
        self,
        page: Page,
        parts: PageParts,
        venue: VenueService,
        views: VenueViews,
        headers: Mapping[str, str],
        alarms: PageAlarms | None = None,
        most_bytes: int = _PAGES_BYTES,
    ) -> None:
        """`alarms`: those in force stand on the page from the beginning."""
        self._page = page
        self._parts = parts
        self._venue = venue
        self._views = views
        self._alarms = alarms
        self._shell = PageShell(parts.tree, parts.translator)
        self._headers = {**page_headers(parts.settings.public_url), **headers}
        self._kept = KeptPages(most_bytes)

    async def show(
        self,
        request: Request,
        look: Look,
        spot: Spot | None = None,
        *,
        which: Hashable = None,
        more: Callable[[], Mapping[str, object]] = dict,
    ) -> Response:
        """The page; `more` is what its record holds beside what all have, for `which` it is."""
        published = self._venue.current
        wish = _Wish(look, spot, self._alarms.in_force if self._alarms else (), which)
        page = await self._kept.get(
            (wish, published.data_version),
            lambda: asyncio.to_thread(self._written, wish, published, more),
        )
        return page.response(request, {**self._headers, "Content-Language": look.locale})

    def notice(
        self, request: Request, look: Look, status: int, name: str, link: str = ""
    ) -> Response:
        """Why it is not shown, in the messages `<name>-title` and `<name>-text`; `link` as HTML."""
        translator = self._parts.translator
        locale = translator.language_of(look.locale, f"{name}-title")
        title, text = (translator.text(locale, f"{name}-{part}") for part in ("title", "text"))
        page = self._shell.notice(replace(look, locale=locale), title, (text,), link)
        headers = {**self._headers, "Content-Language": locale}
        if "no-store" not in headers["Cache-Control"]:
            headers["Cache-Control"] = "no-store"
        return KeptAnswer.of(page.encode(), HTML).response(request, headers, status)

    def without_plan(self, request: Request, look: Look) -> Response:
        """There is no plan, or none with any place to stand at."""
        answer = self.notice(request, look, 503, "frame-no-plan")
        answer.headers["Retry-After"] = "10"
        return answer

    def _written(
        self, wish: _Wish, published: PublishedVenue, more: Callable[[], Mapping[str, object]]
    ) -> KeptAnswer:
        locale = wish.look.locale
        view = self._views.of(published, locale).venue(published)
        title = self._parts.translator.text(locale, f"frame-title-{self._page}")
        alarms = self._alarms.record(wish.alarms, published, locale) if self._alarms else ()
        first = FirstView(alarms=alarms)
        record = boot_record(self._parts, self._page, locale, view, published, wish.spot, first)
        place = title if self._page in STAFF_PAGES else ""
        paint = FirstPaint(venue=view.name, place=place, title=title)
        page = self._shell.page(self._page, wish.look, paint, {**record, **more()})
        return KeptAnswer.of(page.encode(), HTML)
