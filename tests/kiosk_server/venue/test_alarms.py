"""Alarms are started once, outlive the process, and are never taken for a drill."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.venue.alarm import Alarm, AlarmOrder
from kiosk_server.venue.alarm_service import Signal
from kiosk_server.venue.alarm_views import AlarmViews
from kiosk_server.venue.model import Refused, VenueRefusal
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import (
    FACILITIES,
    NOON,
    TRANSLATOR,
    VenueHouse,
    run,
    venue_house,
)

HOUSE = two_storeys()
BUILDING = next(level.building_id for level in HOUSE.levels if level.building_id)
FIRE_SYSTEM = Principal(PrincipalKind.CLIENT, "fire-system", "fire-system")
WHOLE = AlarmOrder()
DRILL = AlarmOrder(is_drill=True)
LINE = AlarmOrder(signal="zone-3")


async def start(
    house: VenueHouse, order: AlarmOrder = WHOLE, request_id: str = "r1"
) -> Alarm | Refused:
    return await house.alarms.start_alarm(order, principal=FACILITIES, request_id=request_id)


async def started(house: VenueHouse, order: AlarmOrder = WHOLE, request_id: str = "r1") -> Alarm:
    alarm = await start(house, order, request_id)
    assert isinstance(alarm, Alarm)
    return alarm


async def end(house: VenueHouse, alarm_id: str, request_id: str) -> Alarm | Refused:
    return await house.alarms.end_alarm(alarm_id, principal=FACILITIES, request_id=request_id)


async def heed(
    house: VenueHouse, *, is_on: bool = True, order: AlarmOrder = LINE, event: str | None = None
) -> Alarm | Refused | None:
    return await house.alarms.heed(Signal(order, is_on, event), principal=FIRE_SYSTEM)


def test_an_alarm_is_in_force_until_it_is_ended(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            alarm = await started(house, AlarmOrder(BUILDING, reason=" Smoke on level 2 "))
            in_force = tuple(house.alarms.in_force)
            house.clock.move(minutes=20)
            ended = await end(house, alarm.id, "r2")
            house.clock.move(minutes=20)
            again = await end(house, alarm.id, "r3")

            assert (alarm.building_id, alarm.reason, alarm.started_by) == (
                BUILDING,
                "Smoke on level 2",
                "Wang Wei",
            )
            assert in_force == (alarm,)
            assert isinstance(ended, Alarm)
            assert ended.ended_at == NOON + timedelta(minutes=20)
            assert again == ended
            assert house.alarms.in_force == ()

    run(work())


def test_an_alarm_outlives_the_process(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            alarm = await started(house)
        async with venue_house(database_url, tmp_path) as house:
            assert tuple(house.alarms.in_force) == (alarm,)

    run(work())


def test_two_people_start_one_alarm(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            first = await started(house)
            repeated = await started(house)
            second = await started(house, request_id="r2")

            assert repeated == second == first
            assert len(house.alarms.in_force) == 1

    run(work())


def test_a_repeated_request_does_not_start_again_what_was_ended(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            alarm = await started(house)
            await end(house, alarm.id, "r2")

            late = await started(house)

            assert late.id == alarm.id
            assert late.ended_at is not None
            assert house.alarms.in_force == ()

    run(work())


def test_an_alarm_in_earnest_ends_the_drills(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            drill = await started(house, DRILL)
            earnest = await started(house, AlarmOrder(BUILDING), "r2")

            refused = await start(house, DRILL, "r3")

            assert drill.is_drill
            assert tuple(house.alarms.in_force) == (earnest,)
            assert refused == Refused(VenueRefusal.ALARM_IN_EARNEST)

    run(work())


@pytest.mark.parametrize(
    ("order", "request_id", "refusal"),
    [
        (AlarmOrder("no-such-building"), "r", "ALARM_BUILDING_UNKNOWN"),
        (AlarmOrder(reason="x" * 201), "r", "ALARM_REASON_UNFIT"),
        (AlarmOrder(), "", "REQUEST_ID_UNFIT"),
        (AlarmOrder(), "r" * 129, "REQUEST_ID_UNFIT"),
    ],
)
def test_an_unfit_order_starts_nothing(
    sqlite_url: str, tmp_path: Path, order: AlarmOrder, request_id: str, refusal: str
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            refused = await start(house, order, request_id)

            assert isinstance(refused, Refused)
            assert refused.code is VenueRefusal[refusal]
            assert house.alarms.in_force == ()

    run(work())


def test_a_request_id_is_not_used_for_two_things(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            await started(house)

            other = await start(house, AlarmOrder(BUILDING))
            unknown = await end(house, "no-such-alarm", "r2")

            assert other == Refused(VenueRefusal.REQUEST_ID_REUSED)
            assert unknown == Refused(VenueRefusal.ALARM_UNKNOWN)
            assert len(house.alarms.in_force) == 1

    run(work())


def test_a_line_of_the_fire_system_has_an_alarm_of_its_own(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            by_staff = await started(house)
            first = await heed(house)
            second = await heed(house)
            in_force = {alarm.signal for alarm in house.alarms.in_force}
            off = await heed(house, is_on=False)
            off_again = await heed(house, is_on=False)

            assert isinstance(first, Alarm)
            assert second == first
            assert in_force == {None, "zone-3"}
            assert (off, off_again) == (None, None)
            assert tuple(house.alarms.in_force) == (by_staff,)

    run(work())


def test_one_event_of_a_line_starts_one_alarm(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            alarm = await heed(house, event="e1")
            assert isinstance(alarm, Alarm)
            await end(house, alarm.id, "r1")

            late = await heed(house, event="e1")
            quiet = house.alarms.in_force
            anew = await heed(house, event="e2")

            assert (late, quiet) == (None, ())
            assert isinstance(anew, Alarm)
            assert anew.id != alarm.id

    run(work())


def test_an_unknown_building_of_the_fire_system_is_the_whole_venue(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            alarm = await heed(house, order=AlarmOrder("torn-down", signal="zone-3"))

            assert isinstance(alarm, Alarm)
            assert alarm.building_id is None
            assert set(alarm.level_ids(HOUSE)) == {level.id for level in HOUSE.levels}

    run(work())


@pytest.mark.parametrize(
    ("order", "english", "chinese"),
    [
        (AlarmOrder(), "Evacuation alarm", "疏散警报"),
        (DRILL, "Evacuation drill", "疏散演练"),
    ],
)
def test_a_drill_is_called_one(
    sqlite_url: str, tmp_path: Path, order: AlarmOrder, english: str, chinese: str
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            alarm, views = await started(house, order), AlarmViews(TRANSLATOR)

            told = [views.of(alarm, house.venue.current, tag).text for tag in ("en", "zh-CN")]

            assert told == [english, chinese]

    run(work())


def test_a_building_is_named_and_only_its_levels_are_to_be_left(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            alarm = await started(house, AlarmOrder(BUILDING))

            view = AlarmViews(TRANSLATOR).of(alarm, house.venue.current, "en")

            assert view.building is not None
            assert view.text == f"Evacuation alarm: {view.building.name}"
            assert set(view.level_ids) == {
                level.id for level in HOUSE.levels if level.building_id == BUILDING
            }

    run(work())


def test_the_audit_tells_who_started_and_ended_what(sqlite_url: str, tmp_path: Path) -> None:
    entries: list[tuple[str, str, Sequence[str], str]] = []

    def record(
        _: Connection, actor: Principal, action: str, targets: Sequence[str], request_id: str
    ) -> None:
        entries.append((actor.name, action, targets, request_id))

    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE, record=record) as house:
            await started(house, DRILL)
            await heed(house, order=AlarmOrder(BUILDING, signal="zone-3"), event="e1")
            await heed(house, is_on=False)
            await heed(house, is_on=False)

    run(work())
    assert entries == [
        ("Wang Wei", "drill-started", ("alarm:alarm-1", "venue"), "r1"),
        ("fire-system", "drill-ended", ("alarm:alarm-1", "venue"), "e1"),
        ("fire-system", "alarm-started", ("alarm:alarm-2", f"building:{BUILDING}"), "e1"),
        ("fire-system", "alarm-ended", ("alarm:alarm-2", f"building:{BUILDING}"), ""),
    ]
