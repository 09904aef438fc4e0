"""Closures are kept once, ended once, and every change shows in the data version."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.venue.model import (
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


BOW_TIE = ClosedArea(FLOOR.level_id, ((0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0)))
NOWHERE = ClosedArea("no-such-level", SQUARE.corners)
FAR = ClosedArea(FLOOR.level_id, ((0.0, 0.0), (1e308, 0.0), (0.0, float("nan"))))


@pytest.mark.parametrize(
    ("order", "request_id", "refusal"),
    [
        (ClosureOrder(ClosedElement("nothing"), "x", NOON), "r", "CLOSURE_ELEMENT_UNKNOWN"),
        (ClosureOrder(BOW_TIE, "x", NOON), "r", "CLOSURE_AREA_UNFIT"),
        (ClosureOrder(FAR, "x", NOON), "r", "CLOSURE_AREA_UNFIT"),
        (ClosureOrder(NOWHERE, "x", NOON), "r", "CLOSURE_LEVEL_UNKNOWN"),
        (ClosureOrder(SQUARE, "x", NOON, NOON), "r", "CLOSURE_TIMES_UNFIT"),
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
