"""Closures are kept once, ended once, and every change shows in the data version."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.venue.closed_floor import touches_floor
from kiosk_server.venue.model import (
    SHORTEST_CLOSURE,
    ClosedArea,
    ClosedElement,
    Closure,
    ClosureOrder,
    ClosureTarget,
    Refused,
    VenueRefusal,
)
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import FACILITIES, NOON, VenueHouse, run, venue_house

HOUSE = two_storeys()
LIFT = next(connector.id for connector in HOUSE.connectors)
FLOOR = HOUSE.areas[0]
ORDER = ClosureOrder(ClosedElement(LIFT), " Maintenance ", NOON, NOON + timedelta(hours=2))
SQUARE = ClosedArea(FLOOR.level_id, ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)))


async def add(
    house: VenueHouse, order: ClosureOrder = ORDER, request_id: str = "r1"
) -> Closure | Refused:
    return await house.closures.add_closure(order, principal=FACILITIES, request_id=request_id)


@pytest.mark.parametrize("target", [ClosedElement(LIFT), SQUARE])
def test_a_closure_is_kept_as_it_was_ordered(
    database_url: str, tmp_path: Path, target: ClosureTarget
) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            before = house.venue.snapshot

            closure = await add(house, ClosureOrder(target, " Maintenance ", NOON))

            assert isinstance(closure, Closure)
            assert (closure.target, closure.reason, closure.created_by) == (
                target,
                "Maintenance",
                "Wang Wei",
            )
            assert await house.closures.list_closures() == [closure]
            assert house.venue.data_version == f"{before.version}+1"
            closed = house.venue.snapshot.closures
            assert closed is not None
            assert closed.parts == (closure.part,)
            assert house.venue.snapshot.open_state is before

    run(work())


def test_the_same_request_closes_once(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            first = await add(house)
            house.clock.move(hours=5)
            again = await add(house)

            assert again == first
            assert house.venue.data_version.endswith("+1")

    run(work())


def test_a_request_id_is_not_used_for_two_things(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            first = await add(house)
            other = await add(house, ClosureOrder(SQUARE, "Wet floor", NOON))

            assert other == Refused(VenueRefusal.REQUEST_ID_REUSED)
            assert await house.closures.list_closures() == [first]

    run(work())


def test_an_ended_closure_is_not_ended_again(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            closure = await add(house)
            assert isinstance(closure, Closure)
            house.clock.move(minutes=10)

            ended = await house.closures.end_closure(
                closure.id, principal=FACILITIES, request_id="r2"
            )
            house.clock.move(minutes=10)
            again = await house.closures.end_closure(
                closure.id, principal=FACILITIES, request_id="r3"
            )

            assert isinstance(ended, Closure)
            assert ended.ended_at == NOON + timedelta(minutes=10)
            assert again == ended
            assert await house.closures.list_closures() == []
            assert house.venue.data_version.endswith("+2")

    run(work())


def test_a_closure_that_is_over_is_not_listed(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            await add(house)
            house.clock.move(hours=2)

            assert await house.closures.list_closures() == []

    run(work())


SOON_AFTER = SHORTEST_CLOSURE - timedelta(seconds=1)
SOON = NOON + SOON_AFTER
BOW_TIE = ClosedArea(FLOOR.level_id, ((0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0)))
NOWHERE = ClosedArea("no-such-level", SQUARE.corners)
OFF_PLAN = ClosedArea(FLOOR.level_id, ((90e3, 0.0), (90e3 + 2, 0.0), (90e3 + 2, 2.0)))
min_x, min_y, _, max_y = FLOOR.polygon.bounds
BESIDE = ClosedArea(
    FLOOR.level_id, ((min_x - 3, min_y), (min_x, min_y), (min_x, max_y), (min_x - 3, max_y))
)
middle = FLOOR.polygon.representative_point()
INSIDE = ClosedArea(
    FLOOR.level_id,
    tuple((middle.x + x, middle.y + y) for x, y in ((-0.3, -0.3), (0.3, -0.3), (0.0, 0.3))),
)
FAR = ClosedArea(FLOOR.level_id, ((0.0, 0.0), (1e308, 0.0), (0.0, float("nan"))))


@pytest.mark.parametrize(
    ("order", "request_id", "refusal"),
    [
        (ClosureOrder(ClosedElement("nothing"), "x", NOON), "r", "CLOSURE_ELEMENT_UNKNOWN"),
        (ClosureOrder(BOW_TIE, "x", NOON), "r", "CLOSURE_AREA_UNFIT"),
        (ClosureOrder(FAR, "x", NOON), "r", "CLOSURE_AREA_UNFIT"),
        (ClosureOrder(OFF_PLAN, "x", NOON), "r", "CLOSURE_AREA_OUTSIDE"),
        (ClosureOrder(NOWHERE, "x", NOON), "r", "CLOSURE_LEVEL_UNKNOWN"),
        (ClosureOrder(SQUARE, "x", NOON, NOON), "r", "CLOSURE_TIMES_UNFIT"),
        (ClosureOrder(SQUARE, "x", NOON, SOON), "r", "CLOSURE_TOO_SHORT"),
        (ClosureOrder(SQUARE, "x", NOON - timedelta(days=1), SOON), "r", "CLOSURE_TOO_SHORT"),
        (ClosureOrder(SQUARE, "x", SOON, SOON + SOON_AFTER), "r", "CLOSURE_TOO_SHORT"),
        (ClosureOrder(SQUARE, "a\0b", NOON), "r", "CLOSURE_REASON_UNFIT"),
        (ClosureOrder(SQUARE, "  ", NOON), "r", "CLOSURE_REASON_UNFIT"),
        (ClosureOrder(SQUARE, "x" * 201, NOON), "r", "CLOSURE_REASON_UNFIT"),
        (ClosureOrder(SQUARE, "x", NOON), "", "REQUEST_ID_UNFIT"),
        (ClosureOrder(SQUARE, "x", NOON), "r" * 129, "REQUEST_ID_UNFIT"),
    ],
)
def test_an_unfit_order_closes_nothing(
    sqlite_url: str, tmp_path: Path, order: ClosureOrder, request_id: str, refusal: str
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            answer = await add(house, order, request_id)

            assert isinstance(answer, Refused)
            assert answer.code is VenueRefusal[refusal]
            assert await house.closures.list_closures() == []
            assert house.venue.data_version.endswith("+0")

            # What was refused may be put right and sent again.
            assert isinstance(await add(house, request_id="r"), Closure)

    run(work())


def test_an_outline_that_only_touches_the_floor_lies_outside() -> None:
    """Of a level whose other things are farther away."""
    corners = [(x - 0.001, y) for x, y in BESIDE.corners]
    bare = replace(HOUSE, areas=(FLOOR,), doors=(), path_lines=(), connectors=())

    assert not touches_floor(bare, FLOOR.level_id, BESIDE.corners)
    assert not touches_floor(bare, FLOOR.level_id, corners)
    assert touches_floor(bare, FLOOR.level_id, [(x + 0.5, y) for x, y in BESIDE.corners])


async def others(house: VenueHouse, closure: Closure | Refused) -> list[str]:
    assert isinstance(closure, Closure)
    return [other.id for other in await house.closures.list_others(closure)]


def test_who_closes_or_opens_a_thing_is_told_what_else_keeps_it_closed(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            first = await add(house, request_id="1")
            again = await add(house, replace(ORDER, ends_at=None), "2")
            square = await add(house, ClosureOrder(INSIDE, "Wet floor", NOON), "3")
            area = await add(house, ClosureOrder(ClosedElement(FLOOR.id), "Wet", NOON), "4")
            level = await add(house, ClosureOrder(ClosedArea(FLOOR.level_id), "Wet", NOON), "5")
            upper = next(each.id for each in HOUSE.levels if each.id != FLOOR.level_id)
            elsewhere = await add(house, ClosureOrder(ClosedArea(upper), "Wet", NOON), "6")
            assert isinstance(first, Closure)
            ended = await house.closures.end_closure(first.id, principal=FACILITIES, request_id="7")

            named = [each.id for each in (again, square, area, level) if isinstance(each, Closure)]
            assert await others(house, ended) == named[:1]
            assert await others(house, again) == []
            assert await others(house, square) == named[2:]
            assert await others(house, area) == [named[1], named[3]]
            assert await others(house, level) == named[1:3]
            assert await others(house, elsewhere) == []

    run(work())


def test_an_unknown_closure_cannot_be_ended(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            answer = await house.closures.end_closure("?", principal=FACILITIES, request_id="r")

            assert answer == Refused(VenueRefusal.CLOSURE_UNKNOWN)
            assert house.venue.data_version.endswith("+0")

    run(work())


MOMENTS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds
    datetime(2026, 12, 31),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)


@given(MOMENTS, st.none() | MOMENTS, st.none() | MOMENTS, MOMENTS)
def test_a_closure_in_force_has_begun_and_is_not_over(
    starts_at: datetime, ends_at: datetime | None, ended_at: datetime | None, now: datetime
) -> None:
    closure = Closure(
        "c",
        SQUARE,
        "x",
        starts_at,
        ends_at,
        starts_at,
        "Wang",
        ended_at,
        None if ended_at is None else "Wang",
    )

    if closure.is_in_force(now):
        assert starts_at <= now
        assert ends_at is None or now < ends_at
        assert ended_at is None or now < ended_at
    elif now >= starts_at:
        assert (ends_at is not None and ends_at <= now) or (
            ended_at is not None and ended_at <= now
        )
