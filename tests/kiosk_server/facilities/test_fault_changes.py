"""What staff say of a report is kept, can be taken back, and is forgotten when it is time."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_server.facilities.fault_service import FAULT_TOPIC
from kiosk_server.facilities.faults import (
    MOST_ANSWER,
    PHOTOS_KEPT,
    REPORTS_KEPT,
    FaultChange,
    FaultRefusal,
    FaultRefused,
    FaultReport,
    FaultState,
)
from kiosk_server.facilities.store import forget_photos, forget_reports
from kiosk_server.venue.model import ClosedElement, Closure, ClosureOrder
from tests.kiosk_server.facilities.fault_house import PLAN, FaultHouse, fault_house, migrated, photo
from tests.kiosk_server.venue.venue_house import FACILITIES, NOON, run

SEEN_TO = FaultChange(FaultState.BEING_SEEN_TO, " Somebody is on the way ")
SETTLED = FaultChange(FaultState.SETTLED, "Mended")


async def change(
    house: FaultHouse, report_id: str, to: FaultChange, request_id: str = "r1"
) -> FaultReport | FaultRefused:
    return await house.faults.change(report_id, to, principal=FACILITIES, request_id=request_id)


def test_whoever_has_the_receipt_sees_what_became_of_it(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            mine = await house.reported()
            await house.reported(request_id="request-0000000002")
            house.venue.clock.move(minutes=5)
            await change(house, mine.id, SEEN_TO)

            found = await house.faults.list_by_receipts([mine.receipt, "guessed"])

            (seen,) = found
            assert (seen.id, seen.state, seen.answer) == (
                mine.id,
                FaultState.BEING_SEEN_TO,
                "Somebody is on the way",
            )
            assert (seen.changed_at, seen.changed_by) == (NOON + timedelta(minutes=5), "Wang Wei")

    run(work())


def test_a_settled_report_leaves_the_inbox_and_comes_back_when_that_is_undone(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            report = await house.reported()

            await change(house, report.id, SETTLED)
            assert await house.faults.list_open() == []
            assert [each.id for each in await house.faults.list_settled(10)] == [report.id]

            undone = await change(house, report.id, FaultChange(FaultState.RECEIVED), "r2")
            assert isinstance(undone, FaultReport)
            assert await house.faults.list_open() == [undone]
            assert undone.answer == ""
            assert [each[1:] for each in house.told[1:]] == [
                ("fault-report-changed", ("fault:fault-1", "state:settled"), "r1"),
                ("fault-report-changed", ("fault:fault-1", "state:received"), "r2"),
            ]

    run(work())


def test_a_change_sent_twice_happens_once(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            report = await house.reported()

            first = await change(house, report.id, SETTLED)
            house.venue.clock.move(minutes=1)
            again = await change(house, report.id, SETTLED)
            other = await change(house, report.id, SEEN_TO)

            assert first == again
            assert other == FaultRefused(FaultRefusal.REQUEST_ID_REUSED)
            assert len(house.told) == 2

    run(work())


@pytest.mark.parametrize(
    ("report_id", "to", "request_id", "refusal"),
    [
        ("nothing", SETTLED, "r", FaultRefused(FaultRefusal.FAULT_REPORT_UNKNOWN)),
        (
            "fault-1",
            FaultChange(FaultState.SETTLED, "x" * 301),
            "r",
            FaultRefused(FaultRefusal.FAULT_ANSWER_UNFIT, MOST_ANSWER),
        ),
        (
            "fault-1",
            FaultChange(FaultState.WAY_CLOSED, closure_id="nothing"),
            "r",
            FaultRefused(FaultRefusal.CLOSURE_UNKNOWN),
        ),
        ("fault-1", SETTLED, "", FaultRefused(FaultRefusal.REQUEST_ID_UNFIT)),
    ],
)
def test_an_unfit_change_changes_nothing(
    tmp_path: Path, report_id: str, to: FaultChange, request_id: str, refusal: FaultRefused
) -> None:
    async def work() -> None:
        async with fault_house(migrated(tmp_path), tmp_path) as house:
            report = await house.reported()

            assert await change(house, report_id, to, request_id) == refusal
            assert await house.faults.list_open() == [report]

    run(work())


def test_a_report_stays_tied_to_its_closure_after_that_has_ended(tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(migrated(tmp_path), tmp_path) as house:
            report = await house.reported()
            closures = house.venue.closures
            lift = PLAN.connectors[0].id
            closure = await closures.add_closure(
                ClosureOrder(ClosedElement(lift), "Broken"), principal=FACILITIES, request_id="c"
            )
            assert isinstance(closure, Closure)

            closed = await change(
                house, report.id, FaultChange(FaultState.WAY_CLOSED, closure_id=closure.id)
            )
            await closures.end_closure(closure.id, principal=FACILITIES, request_id="e")
            settled = await change(
                house, report.id, FaultChange(FaultState.SETTLED, closure_id=closure.id), "r2"
            )

            assert isinstance(closed, FaultReport)
            assert isinstance(settled, FaultReport)
            assert (closed.closure_id, settled.closure_id) == (closure.id, closure.id)

    run(work())


def test_photos_go_some_days_after_the_report_was_settled(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            settled = await house.reported(sent=photo())
            waiting = await house.reported(sent=photo(), request_id="request-0000000002")
            await change(house, settled.id, SETTLED)
            database = house.venue.database

            early = await database.write(lambda c: forget_photos(c, NOON))
            house.venue.clock.move(days=15)
            now = house.venue.clock.now()
            late = await database.write(lambda c: forget_photos(c, now - PHOTOS_KEPT))

            assert (early, late) == (0, 1)
            assert await house.faults.find_photo(settled.id) is None
            assert await house.faults.find_photo(waiting.id) is not None
            assert [each.has_photo for each in await house.faults.list_settled(9)] == [False]

    run(work())


def test_reports_that_nothing_happened_to_for_long_are_forgotten_with_their_photos(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            old = await house.reported(sent=photo())
            house.venue.clock.move(days=401)
            new = await house.reported(request_id="request-0000000002")
            before = house.venue.clock.now() - REPORTS_KEPT

            gone = await house.venue.database.write(lambda c: forget_reports(c, before))

            assert gone == 1
            assert await house.faults.list_open() == [new]
            assert await house.faults.find_photo(old.id) is None

    run(work())


def test_staff_are_told_of_each_report_and_change(tmp_path: Path) -> None:
    async def work() -> None:
        async with (
            fault_house(migrated(tmp_path), tmp_path) as house,
            house.venue.events.subscribe([FAULT_TOPIC]) as hints,
        ):
            report = await house.reported()
            await anext(aiter(hints))
            await change(house, report.id, SETTLED)
            await anext(aiter(hints))

    run(work())
