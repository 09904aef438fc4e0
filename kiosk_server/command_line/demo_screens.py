"""The screens of a demo: a board and a door's display to look at, and addresses that make a
browser the loudspeaker of a hall or of a level.
"""

import secrets
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from kiosk_server.core.principals import Principal
from kiosk_server.core.request_context import Services
from kiosk_server.core.settings import Settings
from kiosk_server.kiosks.model import EnrolKind
from kiosk_server.kiosks.service import EnrolledKiosk, KioskService
from kiosk_server.queueing.layout import QueueLayout, QueueRoom
from kiosk_server.queueing.model import Zone
from kiosk_server.queueing.service.pictures import QueuePictures
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import find_spot
from kiosk_server.web.pages.board_page import BOARD_PATH, MOST_LANGUAGES


@dataclass(frozen=True, slots=True)
class DemoScreens:
    """Addresses; empty where there is no such screen. Those that speak are opened once."""

    board: str = ""
    door: str = ""
    speaking_board: str = ""
    speaking_kiosk: str = ""


async def demo_screens(
    services: Services, settings: Settings, spot_code: str, actor: Principal
) -> DemoScreens:
    """Those of the first queue's zone and room, and of the spot's kiosk."""
    layout = await services.get(QueuePictures).layout()
    plan = services.get(VenueService).current.plan
    zone, room = _first(layout)
    query = urlencode({"locales": ",".join(settings.locales[:MOST_LANGUAGES])}, safe=",")
    kiosks = services.get(KioskService)

    async def speaking(kind: EnrolKind, name: str, level_id: str, page: str) -> str:
        made = await kiosks.enrol(
            actor,
            f"demo-screen-{secrets.token_hex(8)}",
            kind=kind,
            name=name,
            level_id=level_id,
            page=page,
        )
        return made.address if isinstance(made, EnrolledKiosk) else ""

    board = door = speaking_board = speaking_kiosk = ""
    if zone is not None:
        path = f"{BOARD_PATH}/{quote(zone.id, safe='')}?{query}"
        board = settings.public_url + path
        place = plan.place_by_id.get(zone.place_id or "")
        if place is not None:
            page = f"{path}&loudspeaker=on"
            given = (EnrolKind.DISPLAY, "demo board", place.level_id, page)
            speaking_board = await speaking(*given)
    if room is not None:
        door = f"{settings.public_url}{BOARD_PATH}/room/{quote(room.id, safe='')}?{query}"
    if (spot := find_spot(plan, spot_code)) is not None:
        page = f"/kiosk?at={quote(spot.code, safe='')}&loudspeaker=on"
        speaking_kiosk = await speaking(EnrolKind.KIOSK, "demo kiosk", spot.level_id, page)
    return DemoScreens(board, door, speaking_board, speaking_kiosk)


def _first(layout: QueueLayout) -> tuple[Zone | None, QueueRoom | None]:
    """Where the first queue's people wait, and who calls them."""
    if not layout.queues:
        return None, None
    first = layout.queues[0]
    rooms = layout.rooms_of_queue(first.id)
    return layout.zone_by_id.get(first.zone_id), rooms[0] if rooms else None
