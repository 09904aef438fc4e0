"""A house that announces, over a real database. Its two halls are on its first level."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from kiosk_server.announcements.model import (
    Announcement,
    AnnouncementRefusal,
    AnnouncementRefused,
    SpokenPart,
)
from kiosk_server.announcements.orders import Order
from kiosk_server.announcements.service import AnnouncementService
from kiosk_server.announcements.zones import waiting_zone
from kiosk_server.storage import migrate
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import FACILITIES, TRANSLATOR, VenueHouse, venue_house

PLAN = two_storeys()
ZONE = PLAN.levels[0].id
PARTS = (SpokenPart("zh-CN", "请注意", "请注意"), SpokenPart("en", "Attention", "Attention"))
ORDER = Order("announcement-test", PARTS, (ZONE,))
WEST, EAST, NOWHERE = map(waiting_zone, ("west", "east", "nowhere"))
FOR_ALL = Order("announcement-visiting-ends", PARTS, (ZONE,))


@dataclass
class Halls:
    """Where people wait."""

    now: dict[str, str | None] = field(
        default_factory=lambda: {"west": ZONE, "east": ZONE, "nowhere": None}
    )

    def levels(self) -> Mapping[str, str | None]:
        return self.now


@dataclass(frozen=True)
class Heard:
    """A screen that is heard."""

    zone_id: str
    is_at_door: bool = False
    level_id: str = ZONE


@dataclass
class HeardScreens:
    """Those that a test says."""

    now: list[Heard] = field(default_factory=list)

    def list_heard(
        self,
        connection: Connection,  # noqa: ARG002 - of the port
        zone_ids: Collection[str] | None = None,
    ) -> Sequence[Heard]:
        return [each for each in self.now if zone_ids is None or each.zone_id in zone_ids]


@dataclass
class Speakers:
    """A house that announces."""

    house: VenueHouse
    service: AnnouncementService
    halls: Halls
    heard: HeardScreens

    async def announce(self, order: Order = ORDER, request_id: str = "r1") -> list[Announcement]:
        done = await self.service.announce(order, principal=FACILITIES, request_id=request_id)
        assert not isinstance(done, AnnouncementRefused), done
        return list(done)

    async def refusal(self, order: Order, request_id: str = "r1") -> AnnouncementRefusal:
        done = await self.service.announce(order, principal=FACILITIES, request_id=request_id)
        assert isinstance(done, AnnouncementRefused)
        return done.code


def service_over(
    house: VenueHouse,
    new_id: Callable[[], str] | None = None,
    heard: HeardScreens | None = None,
) -> AnnouncementService:
    return AnnouncementService(
        *(house.venue, house.database, house.events, house.clock, TRANSLATOR, ("zh-CN", "en")),
        new_id=new_id or (lambda: f"a-{next(house.numbers)}"),
        loudspeakers=heard,
    )


@asynccontextmanager
async def speakers(folder: Path) -> AsyncIterator[Speakers]:
    url = f"sqlite:///{folder / 'kiosk.sqlite'}"
    migrate(url)
    async with venue_house(url, folder, PLAN) as house:
        halls, heard = Halls(), HeardScreens()
        service = service_over(house, heard=heard)
        service.zones.take_in(halls)
        yield Speakers(house, service, halls, heard)
