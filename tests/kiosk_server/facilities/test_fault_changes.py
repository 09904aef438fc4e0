"""What staff say of a report is kept, can be taken back, and is forgotten when it is time."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_server.core.errors import ServerError
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
from tests.kiosk_server.facilities.fault_house import PLAN, FaultHouse, fault_house, photo
from tests.kiosk_server.venue.venue_house import FACILITIES, NOON, run
from tests.services.sqlite import migrated_sqlite

LIFT = PLAN.connectors[0].id
SEEN_TO = FaultChange(FaultState.BEING_SEEN_TO, NOON, " Somebody is on the way ")
SETTLED = FaultChange(FaultState.SETTLED, NOON, "Mended")
OTHER = "request-0000000002"


async def change(
    house: FaultHouse, report_id: str, to: FaultChange, request_id: str = "r1"
) -> FaultReport | FaultRefused:
    return await house.faults.change(report_id, to, principal=FACILITIES, request_id=request_id)


async def changed(
    house: FaultHouse, report: FaultReport, to: FaultChange, request_id: str = "r1"
) -> FaultReport:
    """The report after a change by somebody who saw it as it is."""
    done = await change(house, report.id, replace(to, seen_at=report.changed_at), request_id)
    assert isinstance(done, FaultReport), done
    return done


async def closed_lift(house: FaultHouse) -> Closure:
    order = ClosureOrder(ClosedElement(LIFT), "Broken")
    closure = await house.venue.closures.add_closure(order, principal=FACILITIES, request_id="c")
    assert isinstance(closure, Closure)
    return closure


def test_whoever_has_the_receipt_sees_what_became_of_it(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            mine = await house.reported()
            await house.reported(request_id=OTHER)
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

            settled = await changed(house, report, SETTLED)
            assert await house.faults.list_open() == []
            assert [each.id for each in await house.faults.list_settled(10)] == [report.id]

            undone = await changed(house, settled, FaultChange(FaultState.RECEIVED, NOON, ""), "r2")
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
            FaultChange(FaultState.SETTLED, NOON, "x" * 301),
            "r",
            FaultRefused(FaultRefusal.FAULT_ANSWER_UNFIT, MOST_ANSWER),
        ),
        (
            "fault-1",
            FaultChange(FaultState.WAY_CLOSED, NOON, closure_id="nothing"),
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
        async with fault_house(migrated_sqlite(tmp_path), tmp_path) as house:
            report = await house.reported()

            assert await change(house, report_id, to, request_id) == refusal
            assert await house.faults.list_open() == [report]

    run(work())


def test_what_a_change_leaves_out_stays_as_it_was(tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(migrated_sqlite(tmp_path), tmp_path) as house:
            report, closure = await house.reported(), await closed_lift(house)

            closing = FaultChange(FaultState.WAY_CLOSED, NOON, "Lift 2 works", closure.id)
            closed = await changed(house, report, closing)
            seen_to = await changed(house, closed, FaultChange(FaultState.BEING_SEEN_TO, NOON), "2")
            emptied = await changed(
                house, seen_to, FaultChange(FaultState.RECEIVED, NOON, "", None), "r3"
            )

            assert (seen_to.answer, seen_to.closure_id) == ("Lift 2 works", closure.id)
            assert (emptied.answer, emptied.closure_id) == ("", None)

    run(work())


def test_nobody_writes_over_what_a_colleague_has_said_meanwhile(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            report, closure = await house.reported(), await closed_lift(house)
            closing = FaultChange(FaultState.WAY_CLOSED, NOON, "Take lift 2", closure.id)
            by_colleague = await changed(house, report, closing)

            # The clock stands still: the two states are told apart all the same.
            stale = await change(house, report.id, SEEN_TO, "r2")

            assert stale == FaultRefused(FaultRefusal.FAULT_REPORT_CHANGED)
            assert await house.faults.list_open() == [by_colleague]
            fresh = await changed(house, by_colleague, SEEN_TO, "r2")
            assert fresh.state is FaultState.BEING_SEEN_TO

    run(work())


def test_a_report_stays_tied_to_its_closure_after_that_has_ended(tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(migrated_sqlite(tmp_path), tmp_path) as house:
            report, closure = await house.reported(), await closed_lift(house)

            closed = await changed(
                house, report, FaultChange(FaultState.WAY_CLOSED, NOON, closure_id=closure.id)
            )
            await house.venue.closures.end_closure(closure.id, principal=FACILITIES, request_id="e")
            settled = await changed(
                house, closed, FaultChange(FaultState.SETTLED, NOON, closure_id=closure.id), "r2"
            )

            assert (closed.closure_id, settled.closure_id) == (closure.id, closure.id)

    run(work())


@pytest.mark.parametrize("oldest_first", [False, True])
def test_the_oldest_report_is_reached_page_by_page(
    database_url: str, tmp_path: Path, *, oldest_first: bool
) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            for number in range(5):
                await house.reported(request_id=f"request-000000000{number}")
                # Two of them come at the same time.
                house.venue.clock.move(minutes=number % 2)
            order = [f"fault-{number}" for number in range(1, 6)]

            listed: list[str] = []
            while True:
                after = listed[-1] if listed else None
                page = await house.faults.list_open(2, oldest_first=oldest_first, after=after)
                listed += [report.id for report in page]
                if len(page) < 2:
                    break

            by_time = {"fault-1": 0, "fault-2": 0, "fault-3": 1, "fault-4": 1, "fault-5": 2}
            times = [by_time[each] for each in listed]
            assert sorted(listed) == order
            assert times == sorted(times, reverse=not oldest_first)
            assert await house.faults.count(settled=False) == 5
            assert await house.faults.count(settled=True) == 0

    run(work())


def test_a_list_does_not_go_on_after_a_report_that_is_gone(tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(migrated_sqlite(tmp_path), tmp_path) as house:
            with pytest.raises(ServerError) as raised:
                await house.faults.list_open(2, after="gone")

            assert raised.value.code == "cursor-unknown"

    run(work())


def test_photos_go_some_days_after_the_report_was_settled(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            settled = await house.reported(sent=photo())
            waiting = await house.reported(sent=photo(), request_id=OTHER)
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
            new = await house.reported(request_id=OTHER)
            before = house.venue.clock.now() - REPORTS_KEPT

            gone = await house.venue.database.write(lambda c: forget_reports(c, before))

            assert gone == 1
            assert await house.faults.list_open() == [new]
            assert await house.faults.find_photo(old.id) is None

    run(work())


def test_staff_are_told_of_each_report_and_change(tmp_path: Path) -> None:
    async def work() -> None:
        async with (
            fault_house(migrated_sqlite(tmp_path), tmp_path) as house,
            house.venue.events.subscribe([FAULT_TOPIC]) as hints,
        ):
            report = await house.reported()
            await anext(aiter(hints))
            await change(house, report.id, SETTLED)
            await anext(aiter(hints))

    run(work())
