"""When something opens or shuts by its hours, everybody is told once, with nobody there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from floorplans.model import Plan
from kiosk_server.venue.closure_clock import LONGEST_WAIT_SECONDS
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.test_closure_clock import clock_of, close
from tests.kiosk_server.venue.test_venue_changed import screen_of
from tests.kiosk_server.venue.venue_house import NOON, run, venue_house

VERSIONS = "subscription { venueChanged { dataVersion } }"
SHUTS = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""Monday, half past five in Shanghai."""


def shutting_house(hours: str = "Mo-Fr 08:00-17:30") -> Plan:
    """Two storeys of which two doors have hours."""
    plan = two_storeys()
    doors = [replace(d, opening_hours=hours) if d.id in ("d1", "d2") else d for d in plan.doors]
    return replace(plan, doors=tuple(doors))


def test_it_is_told_when_doors_shut_and_open_and_at_no_other_time(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, shutting_house()) as house:
            clock, changed, versions = clock_of(house), [], []
            opens = SHUTS + timedelta(hours=14, minutes=30)
            for moment in (
                *(SHUTS - timedelta(hours=3), SHUTS - timedelta(seconds=1)),
                *(SHUTS, SHUTS, SHUTS + timedelta(hours=3)),
                *(opens - timedelta(seconds=1), opens),
            ):
                house.clock.time = moment
                changed.append(await clock.bring_up_to_date())
                versions.append(house.venue.data_version)

            # It was published on a Sunday, with both doors shut.
            assert changed == [True, False, True, False, False, False, True]
            by_day, by_night = versions[0], versions[2]
            assert versions == [by_day] * 2 + [by_night] * 4 + [by_day]
            assert by_night.startswith(f"{by_day}.")

    run(work())


def test_a_screen_asks_again_once_for_all_doors_that_shut_together(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with (
            venue_house(sqlite_url, tmp_path, shutting_house()) as house,
            screen_of(house, VERSIONS) as screen,
        ):
            told = [(await screen.next_state())["dataVersion"]]
            for moment in (SHUTS - timedelta(hours=3), SHUTS):
                house.clock.time = moment
                await clock_of(house).bring_up_to_date()
                told.append((await screen.next_state())["dataVersion"])

            assert told[0] == told[2] != told[1]
            assert screen.states.empty()

    run(work())


def test_the_clock_wakes_for_the_minute_in_which_something_shuts(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, shutting_house()) as house:
            clock, waits = clock_of(house), []
            for before in (timedelta(minutes=5, seconds=7), timedelta(seconds=7)):
                house.clock.time = SHUTS - before
                await clock.bring_up_to_date()
                waits.append(clock.seconds_to_wait())

            assert waits == [LONGEST_WAIT_SECONDS, 7.0]

    run(work())


def test_a_closure_is_told_beside_the_hours(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, shutting_house()) as house:
            by_night = house.venue.data_version
            await close(house, NOON)
            closed = house.venue.data_version

            assert [version.rpartition(".")[0][-2:] for version in (by_night, closed)] == [
                *("+0", "+1")
            ]
            assert by_night.rpartition(".")[2] == closed.rpartition(".")[2] != ""

    run(work())


def test_a_plan_without_hours_says_nothing_of_them(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, shutting_house("24/7")) as house:
            house.clock.time = SHUTS
            assert not await clock_of(house).bring_up_to_date()
            assert house.venue.data_version.endswith("+0")

    run(work())


def test_without_a_plan_there_is_nothing_to_tell(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path) as house:
            assert not await clock_of(house).bring_up_to_date()
            assert clock_of(house).seconds_to_wait() == LONGEST_WAIT_SECONDS

    run(work())
