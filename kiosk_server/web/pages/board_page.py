"""The boards of queues: `/board/<zone>` in a waiting zone, `/board/room/<room>` at a room's door,
and `/board` to choose one.

A page without anybody: it knows which board it is and asks for all else itself, so a zone that is
opened later comes up by itself. `locales=zh-CN,en` shows both languages at once.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.pages.boot_record import PageParts
from kiosk_server.web.pages.finished_pages import FOR_EVERYBODY, FinishedPages
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.page_texts import page_messages

BOARD_PATH = "/board"
_Kind = Literal["zone", "room", "all"]
MOST_LANGUAGES = 2
"""More have no room in a size that is read from five metres."""
_MOST_ID_CHARACTERS = 100
_PAGES_BYTES = 8 * 1024 * 1024


class BoardPage:
    """Serves the boards, each finished once for a plan and a look."""

    def __init__(
        self, parts: PageParts, venue: VenueService, views: VenueViews, alarms: PageAlarms
    ) -> None:
        self._parts = parts
        self._venue = venue
        self._pages = FinishedPages(
            "board", parts, venue, views, FOR_EVERYBODY, alarms, _PAGES_BYTES
        )

    def routes(self) -> list[Route]:
        """The boards of zones and of rooms, and their list."""
        return [
            Route(BOARD_PATH, self._all, methods=["GET"]),
            Route(f"{BOARD_PATH}/room/{{id}}", self._room, methods=["GET"]),
            Route(f"{BOARD_PATH}/{{id}}", self._zone, methods=["GET"]),
        ]

    async def _all(self, request: Request) -> Response:
        return await self._show(request, "all")

    async def _zone(self, request: Request) -> Response:
        return await self._show(request, "zone")

    async def _room(self, request: Request) -> Response:
        return await self._show(request, "room")

    async def _show(self, request: Request, kind: _Kind) -> Response:
        settings = self._parts.settings
        look = asked_look(request, settings.locales)
        wanted = [
            tag
            for tag in dict.fromkeys(request.query_params.get("locales", "").split(","))
            if tag in settings.locales
        ]
        if wanted:
            look = replace(look, locale=wanted[0])
        id_ = request.path_params.get("id", "")
        if not self._venue.is_published:
            return self._pages.without_plan(request, look)
        if len(id_) > _MOST_ID_CHARACTERS:
            return self._pages.notice(request, look, 404, "frame-board-unknown")
        beside = tuple(wanted[1:MOST_LANGUAGES])

        def which_board() -> Mapping[str, object]:
            texts = [{"tag": tag, "messages": page_messages("board", tag)} for tag in beside]
            return {"board": {"kind": kind, "id": id_}, "beside": texts}

        return await self._pages.show(request, look, which=(kind, id_, beside), more=which_board)
