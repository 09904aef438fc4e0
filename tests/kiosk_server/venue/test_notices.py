"""The venue hands what changes to its port inside the unit of work: both are kept or neither."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from floorplans.plan_version import plan_version
from kiosk_server.core.errors import ServerError
from kiosk_server.venue.model import ClosedElement, Closure, ClosureOrder
from kiosk_server.venue.notices import VenueEvent, VenueNotice
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import FACILITIES, NOON, run, venue_house

HOUSE = two_storeys()
DOOR = next(iter(HOUSE.doors)).id
ORDER = ClosureOrder(ClosedElement(DOOR), "Lift works", NOON)


class Others:
    """Takes notices, or fails to."""

    def __init__(self) -> None:
        self.notices: list[VenueNotice] = []
        self.fails = False

    def tell(self, connection: Connection, notice: VenueNotice) -> None:
        assert connection.in_transaction()
        if self.fails:
            raise ServerError("storage-full")
        self.notices.append(notice)


def test_each_change_is_told_with_the_state_that_it_makes(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        others = Others()
        async with venue_house(database_url, tmp_path, HOUSE, tell=others.tell) as house:
            closure = await house.closures.add_closure(ORDER, principal=FACILITIES, request_id="a")
            assert isinstance(closure, Closure)
            house.clock.move(minutes=5)
            ended = await house.closures.end_closure(
                closure.id, principal=FACILITIES, request_id="b"
            )

            version = plan_version(HOUSE)
            assert [(n.event, n.state.data_version, n.closure) for n in others.notices] == [
                (VenueEvent.PLAN_CHANGED, f"{version}+0", None),
                (VenueEvent.CLOSURE_ADDED, f"{version}+1", closure),
                (VenueEvent.CLOSURE_ENDED, f"{version}+2", ended),
            ]
            assert others.notices[-1].at == house.clock.now()

    run(work())


def test_a_change_that_cannot_be_told_is_not_made(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        others = Others()
        async with venue_house(database_url, tmp_path, HOUSE, tell=others.tell) as house:
            others.fails = True
            with pytest.raises(ServerError):
                await house.closures.add_closure(ORDER, principal=FACILITIES, request_id="a")
            assert await house.closures.list_closures() == []

            others.fails = False
            again = await house.closures.add_closure(ORDER, principal=FACILITIES, request_id="a")
            assert isinstance(again, Closure)
            assert await house.closures.list_closures() == [again]

    run(work())
