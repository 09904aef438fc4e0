"""The boards of queues: `/board/<zone>` in a waiting zone, `/board/room/<room>` at a room's door.

A page without anybody: it knows which board it is and asks for all else itself, so a zone that is
opened later comes up by itself. `locales=zh-CN,en` shows both languages at once.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.boot_record import FirstView, PageParts, boot_record
from kiosk_server.web.pages.content_policy import page_headers
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.kept_pages import KeptPages
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.page_shell import FirstPaint, PageShell
from kiosk_server.web.pages.page_texts import page_texts

BOARD_PATH = "/board"
MOST_LANGUAGES = 2
"""More have no room in a size that is read from five metres."""
_MOST_ID_CHARACTERS = 100
_HTML = "text/html; charset=utf-8"
_PAGES_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Wish:
    """A board as somebody asked for it; `beside` are the languages beside the look's own."""

    kind: Literal["zone", "room"]
    id: str
    look: Look
    beside: tuple[str, ...]
    alarms: tuple[Alarm, ...]


class BoardPage:
    """Serves the boards, each finished once for a plan and a look."""

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
        """The boards of zones and of rooms."""
        return [
            Route(f"{BOARD_PATH}/room/{{id}}", self._room, methods=["GET"]),
            Route(f"{BOARD_PATH}/{{id}}", self._zone, methods=["GET"]),
        ]

    async def _zone(self, request: Request) -> Response:
        return await self._show(request, "zone")

    async def _room(self, request: Request) -> Response:
        return await self._show(request, "room")

    async def _show(self, request: Request, kind: Literal["zone", "room"]) -> Response:
        settings = self._parts.settings
        look = asked_look(request, settings.locales)
        wanted = [
            tag
            for tag in dict.fromkeys(request.query_params.get("locales", "").split(","))
            if tag in settings.locales
        ]
        if wanted:
            look = replace(look, locale=wanted[0])
        headers = {**self._headers, "Content-Language": look.locale}
        id_ = request.path_params["id"]
        if not self._venue.is_published or len(id_) > _MOST_ID_CHARACTERS:
            status = 404 if self._venue.is_published else 503
            return self._notice(request, look, headers, status)
        published = self._venue.current
        beside = tuple(wanted[1:MOST_LANGUAGES])
        wish = _Wish(kind, id_, look, beside, self._alarms.in_force)
        page = await self._kept.get(
            (wish, published.data_version),
            lambda: asyncio.to_thread(self._written, wish, published),
        )
        return page.response(request, headers)

    def _written(self, wish: _Wish, published: PublishedVenue) -> KeptAnswer:
        locale = wish.look.locale
        view = self._views.of(published, locale).venue(published)
        title = self._parts.translator.text(locale, "frame-title-board")
        first = FirstView(alarms=self._alarms.record(wish.alarms, published, locale))
        record = boot_record(self._parts, "board", locale, view, published, None, first)
        boot = {
            **record,
            "board": {"kind": wish.kind, "id": wish.id},
            "beside": _texts_of(wish.beside),
        }
        paint = FirstPaint(venue=view.name, place="", title=title)
        return KeptAnswer.of(self._shell.page("board", wish.look, paint, boot).encode(), _HTML)

    def _notice(
        self, request: Request, look: Look, headers: dict[str, str], status: int
    ) -> Response:
        """There is no plan, or no board can be called so."""
        name = "frame-no-plan" if status != 404 else "frame-board-unknown"
        title, text = (
            self._parts.translator.text(look.locale, f"{name}-{part}") for part in ("title", "text")
        )
        page = self._shell.notice(look, title, (text,), "")
        told = {**headers, "Cache-Control": "no-store"}
        return KeptAnswer.of(page.encode(), _HTML).response(request, told, status)


def _texts_of(locales: Sequence[str]) -> list[dict[str, str]]:
    """The board's messages in the languages beside its own."""
    return [{"tag": tag, "fluent": page_texts("board", tag)} for tag in locales]
