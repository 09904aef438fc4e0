"""A house that announces, over a real database."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk_server.announcements.model import (
    Announcement,
    AnnouncementRefusal,
    AnnouncementRefused,
    SpokenPart,
)
from kiosk_server.announcements.orders import Order
from kiosk_server.announcements.service import AnnouncementService
from kiosk_server.storage import migrate
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import FACILITIES, TRANSLATOR, VenueHouse, venue_house

PLAN = two_storeys()
ZONE = PLAN.levels[0].id
PARTS = (SpokenPart("zh-CN", "请注意", "请注意"), SpokenPart("en", "Attention", "Attention"))
ORDER = Order("announcement-test", PARTS, (ZONE,))


@dataclass
class Speakers:
    """A house that announces."""

    house: VenueHouse
    service: AnnouncementService

    async def announce(self, order: Order = ORDER, request_id: str = "r1") -> list[Announcement]:
        done = await self.service.announce(order, principal=FACILITIES, request_id=request_id)
        assert not isinstance(done, AnnouncementRefused), done
        return list(done)

    async def refusal(self, order: Order, request_id: str = "r1") -> AnnouncementRefusal:
        done = await self.service.announce(order, principal=FACILITIES, request_id=request_id)
        assert isinstance(done, AnnouncementRefused)
        return done.code


def service_over(house: VenueHouse, new_id: Callable[[], str] | None = None) -> AnnouncementService:
    return AnnouncementService(
        *(house.venue, house.database, house.events, house.clock, TRANSLATOR, ("zh-CN", "en")),
        new_id=new_id or (lambda: f"a-{next(house.numbers)}"),
    )


@asynccontextmanager
async def speakers(folder: Path) -> AsyncIterator[Speakers]:
    url = f"sqlite:///{folder / 'kiosk.sqlite'}"
    migrate(url)
    async with venue_house(url, folder, PLAN) as house:
        yield Speakers(house, service_over(house))
