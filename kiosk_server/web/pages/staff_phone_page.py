"""`/staff` and `/staff/<spot>`: the phone's page for people who work here and have signed in.

It is the visitors' page, asked as who signed in, and offers ways for beds and through doors of
staff. Nothing about who looks at it is on it. Visitors are led to sign-in.
"""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kiosk_server.core.principals import PrincipalKind
from kiosk_server.venue.spots import find_spot, lobby_of
from kiosk_server.web.pages.boot_record import PageParts
from kiosk_server.web.pages.finished_pages import FOR_STAFF, FinishedPages
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.page_routes import PageSources
from kiosk_server.web.pages.travel_profiles import travel_profiles
from kiosk_server.web.staff_entry import Authenticate, signed_in, to_sign_in

STAFF_PATH = "/staff"
_SPOT_UNKNOWN = "frame-spot-unknown"


class StaffPhonePage:
    """Serves the page to whoever has signed in, and leads everybody else to sign-in."""

    def __init__(self, parts: PageParts, sources: PageSources, authenticate: Authenticate) -> None:
        self._parts = parts
        self._venue = sources.venue
        self._authenticate = authenticate
        alarms = PageAlarms(sources.alarms, parts.translator)
        self._pages = FinishedPages("phone", parts, sources.venue, sources.views, FOR_STAFF, alarms)

    def routes(self) -> list[Route]:
        """`/staff`, which leads to the lobby, and a page for each spot."""
        return [
            Route(STAFF_PATH, self._start, methods=["GET"]),
            Route(f"{STAFF_PATH}/{{spot}}", self._show, methods=["GET"]),
        ]

    async def _start(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        if not self._venue.is_published:
            return self._pages.without_plan(request, look)
        lobby = await asyncio.to_thread(lobby_of, self._venue.current)
        if lobby is None:
            return self._pages.notice(request, look, 404, _SPOT_UNKNOWN)
        query = f"?{request.url.query}" if request.url.query else ""
        address = f"{STAFF_PATH}/{quote(lobby.code, safe='')}{query}"
        return RedirectResponse(address, 307, {"Cache-Control": "no-cache"})

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        principal = await signed_in(self._authenticate, request)
        if principal is None or principal.kind is not PrincipalKind.PERSON:
            return to_sign_in(request, look.locale)
        if not self._venue.is_published:
            return self._pages.without_plan(request, look)
        spot = find_spot(self._venue.current.plan, request.path_params["spot"])
        if spot is None:
            return self._pages.notice(request, look, 404, _SPOT_UNKNOWN)
        return await self._pages.show(request, look, spot, more=_for_staff)


def _for_staff() -> Mapping[str, object]:
    return {"forStaff": True, "travelProfiles": travel_profiles(for_staff=True)}
