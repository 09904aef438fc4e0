"""What is answered where there is nothing: words and ways on for people, a line for programs."""

import asyncio
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketClose

from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import lobby_of
from kiosk_server.web.pages.boot_record import PageParts
from kiosk_server.web.pages.content_policy import page_headers
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.notices import Notices

_PHONE_PATH = "/go"
_READ_BY_PEOPLE = "text/html"


class UnknownPage:
    """An ASGI app for all addresses that no route has."""

    def __init__(self, parts: PageParts, venue: VenueService) -> None:
        self._locales = parts.settings.locales
        self._venue = venue
        headers = {**page_headers(parts.settings.public_url), "Vary": "Accept, Accept-Language"}
        self._notices = Notices(parts, headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; a socket is closed."""
        if scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
            return
        request = Request(scope)
        answer = await self._answer(request)
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        is_asked_by_people = _READ_BY_PEOPLE in request.headers.get("accept", "")
        if request.method not in {"GET", "HEAD"} or not is_asked_by_people:
            return PlainTextResponse("Not Found", 404, {"Cache-Control": "no-store"})
        return self._notices.show(
            request,
            asked_look(request, self._locales),
            404,
            "frame-page-unknown-title",
            ("frame-page-unknown-text", "frame-page-unknown-advice"),
            await self._ways(),
        )

    async def _ways(self) -> list[tuple[str, str]]:
        """To the first page of visitors, and to somebody who helps."""
        if not self._venue.is_published:
            return []
        lobby = await asyncio.to_thread(lobby_of, self._venue.current)
        if lobby is None:
            return []
        path = f"{_PHONE_PATH}/{quote(lobby.code, safe='')}"
        return [(path, "frame-page-unknown-home"), (f"{path}#view=person", "frame-person")]
