"""Closures begin and end by the clock with nobody there, once for all processes."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from floorplans.closed_parts import ClosedParts
from kiosk_server.core.clock import SystemClock
from kiosk_server.venue.closure_clock import LONGEST_WAIT_SECONDS, ClosureClock
from kiosk_server.venue.model import ClosedElement, ClosureOrder
from kiosk_server.venue.service import VENUE_TOPIC
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import FACILITIES, NOON, VenueHouse, run, venue_house

HOUSE = two_storeys()
LIFT = HOUSE.connectors[0].id


def clock_of(house: VenueHouse) -> ClosureClock:
    return ClosureClock(house.venue, house.database, house.events, house.clock)


async def close(
    house: VenueHouse, starts_at: datetime, ends_at: datetime | None = None, request_id: str = "r"
) -> None:
    order = ClosureOrder(ClosedElement(LIFT), "Check", starts_at, ends_at)
    await house.closures.add_closure(order, principal=FACILITIES, request_id=request_id)


def test_an_announced_closure_holds_from_its_start_to_its_end(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            clock = clock_of(house)
            await close(house, NOON + timedelta(hours=1), NOON + timedelta(hours=2))
            announced = house.venue.current
            changed = [await clock.bring_up_to_date()]
            house.clock.move(hours=1)
            changed.append(await clock.bring_up_to_date())
            begun = house.venue.current
            changed.append(await clock.bring_up_to_date())
            house.clock.move(hours=1)
            changed.append(await clock.bring_up_to_date())
            over = house.venue.current

            assert changed == [False, True, False, True]
            assert announced.snapshot.closures is None
            assert len(announced.closures) == 1
            assert begun.snapshot.closures is not None
            assert over.snapshot.closures is None
            assert over.closures == ()
            assert [each.state.overlay_version for each in (announced, begun, over)] == [1, 2, 3]

    run(work())


def test_a_second_process_counts_nothing_twice(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with (
            venue_house(database_url, tmp_path, HOUSE) as one,
            venue_house(database_url, tmp_path, database=one.database, events=one.events) as other,
        ):
            await close(one, NOON + timedelta(hours=1))
            for house in (one, other):
                house.clock.move(hours=1)
            changed = [await clock_of(house).bring_up_to_date() for house in (one, other)]
            await other.venue.reload()

            assert changed == [True, False]
            assert one.venue.data_version == other.venue.data_version
            assert other.venue.snapshot.closures is not None

    run(work())


def test_a_clock_that_is_a_little_behind_takes_nothing_back(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            await close(house, NOON + timedelta(hours=1))
            house.clock.move(hours=1)
            await clock_of(house).bring_up_to_date()
            house.clock.move(seconds=-3)

            assert not await clock_of(house).bring_up_to_date()
            assert house.venue.snapshot.closures is not None

            house.clock.move(minutes=-30)

            assert await clock_of(house).bring_up_to_date()
            assert house.venue.snapshot.closures is None

    run(work())


def test_what_began_while_no_server_ran_holds_after_the_start(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            await close(house, NOON, NOON + timedelta(hours=1), "r1")
            await close(house, NOON + timedelta(minutes=30), request_id="r2")
            kept = house.database
            async with venue_house(database_url, tmp_path, database=kept) as again:
                before = [part.closure_id for part in parts_of(again)]
                again.clock.move(hours=3)
                clock = clock_of(again)
                await clock.start()
                after = [part.closure_id for part in parts_of(again)]
                await clock.stop()

            assert (before, after) == (["closure-1"], ["closure-2"])

    run(work())


def test_what_came_and_went_while_the_machine_slept_is_not_announced_any_more(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with (
            venue_house(database_url, tmp_path, HOUSE) as one,
            venue_house(database_url, tmp_path, database=one.database, events=one.events) as other,
        ):
            await close(one, NOON + timedelta(minutes=10), NOON + timedelta(minutes=11))
            await other.venue.reload()
            for house in (one, other):
                house.clock.move(hours=1)

            changed = [await clock_of(house).bring_up_to_date() for house in (one, other, one)]
            await other.venue.reload()

            assert changed == [True, False, False]
            assert one.venue.current.closures == other.venue.current.closures == ()

    run(work())


def parts_of(house: VenueHouse) -> ClosedParts:
    closures = house.venue.snapshot.closures
    assert closures is not None
    return closures.parts


def test_nobody_waits_for_longer_than_clocks_are_trusted(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            clock = clock_of(house)
            waits = [clock.seconds_to_wait()]
            await close(house, datetime(8999, 12, 31, tzinfo=UTC), request_id="r1")
            waits.append(clock.seconds_to_wait())
            await close(house, NOON + timedelta(seconds=7), request_id="r2")
            waits.append(clock.seconds_to_wait())

            assert waits == [LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS, 7.0]

    run(work())


def test_a_real_second_passes_and_the_closure_holds(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            house.clock.time = SystemClock().now()
            clock = ClosureClock(house.venue, house.database, house.events, SystemClock())
            await clock.start()
            async with house.events.subscribe(["venue"]) as hints:
                await close(house, house.clock.now() + timedelta(seconds=0.3))
                await asyncio.wait_for(anext(hints), 5)
                while house.venue.snapshot.closures is None:
                    await asyncio.wait_for(anext(hints), 5)
            await clock.stop()

            assert house.venue.data_version.endswith("+2")

    run(work())


def test_it_stops_at_once_at_whatever_moment_of_a_change(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            for turns in range(40):
                clock = clock_of(house)
                await clock.start()
                await asyncio.sleep(0)
                await house.events.publish([VENUE_TOPIC])
                for _ in range(turns):
                    await asyncio.sleep(0)
                async with asyncio.timeout(LONGEST_WAIT_SECONDS / 4):
                    await clock.stop()

    run(work())
