"""No number that the fire system uses twice keeps an alarm back, and no reason is lost."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.venue.alarm import EVENT_KEPT, MOST_REASONS, Alarm, AlarmOrder
from kiosk_server.venue.alarm_service import Signal
from kiosk_server.venue.alarm_views import AlarmViews
from kiosk_server.venue.model import Refused, VenueRefusal
from kiosk_server.venue.notices import VenueEvent, VenueNotice
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import (
    FACILITIES,
    TRANSLATOR,
    VenueHouse,
    run,
    venue_house,
)

HOUSE = two_storeys()
BUILDING = next(level.building_id for level in HOUSE.levels if level.building_id)
FIRE_SYSTEM = Principal(PrincipalKind.CLIENT, "fire-system", "fire-system")


async def heed(
    house: VenueHouse,
    line: str,
    event: str,
    *,
    is_on: bool = True,
    building_id: str | None = None,
    is_drill: bool = False,
) -> Alarm | None:
    order = AlarmOrder(building_id, is_drill, signal=line)
    done = await house.alarms.heed(Signal(order, is_on, event), principal=FIRE_SYSTEM)
    assert not isinstance(done, Refused), done
    return done


async def start(house: VenueHouse, reason: str, request_id: str) -> Alarm | Refused:
    order = AlarmOrder(reason=reason)
    return await house.alarms.start_alarm(order, principal=FACILITIES, request_id=request_id)


async def end_all(house: VenueHouse) -> None:
    """By hand, as staff do it."""
    for alarm in tuple(house.alarms.in_force):
        await house.alarms.end_alarm(alarm.id, principal=FACILITIES, request_id=f"end-{alarm.id}")


def test_two_lines_number_their_events_by_themselves(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            first = await heed(house, "zone-1", "1")
            second = await heed(house, "zone-2", "1")

            assert first is not None
            assert second is not None
            assert {alarm.signal for alarm in house.alarms.in_force} == {"zone-1", "zone-2"}

    run(work())


@pytest.mark.parametrize(
    ("lesser", "graver"),
    [
        ({"is_drill": True}, {}),
        ({"building_id": BUILDING}, {}),
        ({"building_id": BUILDING, "is_drill": True}, {"building_id": BUILDING}),
    ],
    ids=["earnest after drill", "venue after building", "earnest after drill in a building"],
)
@pytest.mark.parametrize("is_ended", [False, True])
def test_a_graver_order_is_heard_whatever_its_number(
    sqlite_url: str,
    tmp_path: Path,
    *,
    lesser: dict[str, object],
    graver: dict[str, object],
    is_ended: bool,
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            await heed(house, "zone-1", "77", **lesser)  # type: ignore[arg-type]  # its arguments
            if is_ended:
                await end_all(house)

            alarm = await heed(house, "zone-1", "77", **graver)  # type: ignore[arg-type]  # as above

            assert alarm is not None
            assert alarm in house.alarms.in_force
            assert (alarm.is_drill, alarm.building_id) == (False, graver.get("building_id"))

    run(work())


def test_a_line_that_went_off_is_heard_again_by_the_same_number(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            first = await heed(house, "zone-1", "1")
            await end_all(house)
            repeated = await heed(house, "zone-1", "1")
            other_line_off = await heed(house, "zone-2", "1", is_on=False)
            still_repeated = await heed(house, "zone-1", "1")
            await heed(house, "zone-1", "1", is_on=False)

            anew = await heed(house, "zone-1", "1")

            assert (repeated, other_line_off, still_repeated) == (None, None, None)
            assert anew is not None
            assert first is not None
            assert anew.id != first.id

    run(work())


def test_an_event_of_long_ago_keeps_nothing_back(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            await heed(house, "zone-1", "1")
            await end_all(house)
            house.clock.time += EVENT_KEPT - timedelta(seconds=1)
            early = await heed(house, "zone-1", "1")
            house.clock.move(seconds=1)
            late = await heed(house, "zone-1", "1")

            assert early is None
            assert late is not None

    run(work())


def test_what_else_is_said_of_a_running_alarm_is_added_to_it(
    database_url: str, tmp_path: Path
) -> None:
    told: list[tuple[VenueEvent, str]] = []

    def tell(_: object, notice: VenueNotice) -> None:
        if notice.alarm is not None:
            told.append((notice.event, notice.alarm.reason))

    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE, tell=tell) as house:
            first = await start(house, "Smoke  in\nthe kitchen", "r1")
            version = house.alarms.version
            second = await start(house, "second: stair 3 smoke", "r2")
            repeated = await start(house, "second: stair 3 smoke", "r3")

            assert isinstance(first, Alarm)
            assert isinstance(second, Alarm)
            assert second.id == first.id
            assert second.reasons == ("second: stair 3 smoke", "Smoke in the kitchen")
            assert repeated == second
            assert tuple(house.alarms.in_force) == (second,)
            assert house.alarms.version != version
            view = AlarmViews(TRANSLATOR).of(second, house.venue.current, "en")
            assert view.reason == "second: stair 3 smoke / Smoke in the kitchen"
            assert [event for event, _ in told] == [
                VenueEvent.ALARM_STARTED,
                VenueEvent.ALARM_CHANGED,
            ]

    run(work())


def test_a_reason_too_many_is_refused_and_says_so(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            for number in range(MOST_REASONS):
                assert isinstance(await start(house, f"reason {number}", f"r{number}"), Alarm)

            refused = await start(house, "one more", "more")
            without = await start(house, "", "none")

            assert isinstance(refused, Refused)
            assert refused.code is VenueRefusal.ALARM_REASONS_TOO_MANY
            assert isinstance(without, Alarm)
            assert len(without.reasons) == MOST_REASONS

    run(work())


def test_a_reason_that_cannot_be_kept_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            refused = await start(house, "Smoke\0", "r1")

            assert isinstance(refused, Refused)
            assert refused.code is VenueRefusal.ALARM_REASON_UNFIT
            assert house.alarms.in_force == ()

    run(work())
