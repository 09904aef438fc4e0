"""What the clock does: half-days close by their rules, what was forgotten ends, old names go."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_server.app.housekeeping import NAMES_OF_TICKETS_KEPT, ROOM_TIMES_KEPT, Housekeeping
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.queueing.model import QueueingRefusal, TicketState
from kiosk_server.queueing.service import queue_clock
from kiosk_server.queueing.service.room_service import CallWish
from kiosk_server.queueing.ticket_history import TicketAct
from tests.kiosk_server.queueing.queue_house import (
    DOCTOR,
    NURSE,
    OTHER_DOCTOR,
    code_of,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import run


def test_a_day_that_ends_leaves_nothing_open(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            left, served = await queues.issue(), await queues.issue("surgery")
            await queues.take("room-3")
            await queues.call("room-3")
            await queues.act(TicketAct.START, served)

            today = await queues.clock.once()
            queues.house.clock.move(days=1)
            closed = await queues.clock.once()
            again = await queues.clock.once()

            assert (today, closed, again) == (0, 2, 0)
            assert (await queues.now(left)).ticket.state is TicketState.EXPIRED
            assert (await queues.now(served)).ticket.state is TicketState.FINISHED
            assert (await queues.picture("east")).sessions == {}
            assert (await queues.issue()).ticket.number == "A001"
            wish = CallWish("room-3")
            gone = await queues.rooms.call_next(wish, asker=DOCTOR, request_id="next-day")
            assert code_of(gone) is QueueingRefusal.ROOM_NOT_YOURS

    run(work())


def test_who_is_seen_when_the_day_ends_still_is(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            queues.house.clock.move(hours=8)  # Four at night on its clocks: the day ends at five.
            night = await queues.issue()
            await queues.take()
            await queues.call()
            await queues.act(TicketAct.START, night)
            queues.house.clock.move(hours=2)

            closed = await queues.clock.once()

            assert closed == 0
            assert (await queues.now(night)).ticket.state is TicketState.SERVING
            assert set((await queues.picture()).sessions) == {"room-1"}

    run(work())


def test_who_waits_or_is_called_when_the_day_ends_is_not_sent_away(
    database_url: str, tmp_path: Path
) -> None:
    """Some clinics are open all night. What was forgotten ends when nothing was done for long."""

    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            queues.house.clock.move(hours=8, minutes=58)  # 04:58 on its clocks.
            called, waits = await queues.issue(), await queues.issue()
            await queues.take()
            await queues.call()
            queues.house.clock.move(minutes=4)

            at_the_end = await queues.clock.once()
            newcomer = await queues.issue()

            assert at_the_end == 0
            assert (await queues.now(called)).ticket.state is TicketState.CALLED
            assert await queues.numbers() == ["A002", "A003"]
            # The new day's numbers begin anew, past those that somebody still has.
            assert newcomer.ticket.number == "A003"

            queues.house.clock.move(hours=6)
            assert await queues.clock.once() == 2
            assert (await queues.now(waits)).ticket.state is TicketState.EXPIRED
            assert (await queues.now(newcomer)).ticket.state is TicketState.IN_ZONE

    run(work())


def test_a_half_day_that_expires_ends_only_who_still_waits(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.change_rules({"opening": {"closing": "expire"}})
            queues.house.clock.move(hours=15, minutes=50)  # 11:50 on its clocks.
            away, called, held = [await queues.issue() for _ in range(3)]
            waits, missed = await queues.issue("surgery"), await queues.issue("surgery")
            await queues.take()
            await queues.call()
            await queues.act(TicketAct.SEND_FOR_RESULTS, away)
            await queues.call()
            await queues.act(TicketAct.HOLD, held)
            await queues.take("room-3", OTHER_DOCTOR)
            await queues.call("room-3", OTHER_DOCTOR)
            await queues.act(TicketAct.MARK_NO_SHOW, waits, OTHER_DOCTOR)
            queues.house.clock.move(minutes=11)

            closed = await queues.clock.once()
            back = await queues.act(TicketAct.RETURN, away, NURSE)
            queues.house.clock.move(minutes=1)
            again = await queues.clock.once()

            assert (closed, again) == (2, 0)
            states = [
                (await queues.now(each)).ticket.state for each in (called, held, waits, missed)
            ]
            assert states == [
                *(TicketState.CALLED, TicketState.HELD),
                *(TicketState.EXPIRED, TicketState.EXPIRED),
            ]
            assert (await queues.now(back)).ticket.state is TicketState.IN_ZONE

    run(work())


def test_a_fault_of_one_round_does_not_end_the_clock(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            rounds: list[int] = []
            several = asyncio.Event()

            async def fail() -> int:
                rounds.append(len(rounds))
                if len(rounds) == 3:
                    several.set()
                raise ValueError("a row that nobody can read")

            monkeypatch.setattr(queues.clock, "once", fail)
            monkeypatch.setattr(queue_clock, "ROUND_SECONDS", 0.0)
            queues.clock.start()
            await asyncio.wait_for(several.wait(), 20)
            await queues.clock.stop()

            assert len(rounds) >= 3

    run(work())


@pytest.mark.parametrize(
    ("closing", "state"),
    [
        ("serve", TicketState.IN_ZONE),
        ("carry-over", TicketState.IN_ZONE),
        ("expire", TicketState.EXPIRED),
    ],
)
def test_a_half_day_closes_as_its_rules_say(
    sqlite_url: str, tmp_path: Path, closing: str, state: TicketState
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            ranges = {"afternoon": {"first": 500, "last": 599}, "evening": {"first": 600}}
            numbers = {"ranges": {"morning": {"first": 1, "last": 499}, **ranges}}
            await queues.change_rules({"opening": {"closing": closing}, "numbers": numbers})
            queues.house.clock.move(hours=13)  # Nine in the morning on its clocks.
            morning = await queues.issue()
            queues.house.clock.move(hours=4)
            await queues.clock.once()
            afternoon = await queues.issue()

            assert (await queues.now(morning)).ticket.state is state
            left = ["A001"] if state is TicketState.IN_ZONE else []
            assert await queues.numbers() == [*left, "A500"]
            assert afternoon.ticket.number == "A500"

    run(work())


def test_whose_a_number_was_is_forgotten_and_what_was_done_is_not(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            one = await queues.issue(name="张小三")
            await queues.take()
            await queues.call()
            queues.house.clock.move(minutes=5)
            await queues.act(TicketAct.FINISH, one)
            house, clock = queues.house, queues.house.clock
            audit = AuditTrail(house.database, clock)
            work = Housekeeping(
                house.database, audit, clock, hospital_id="main", audit_kept=timedelta(days=183)
            )

            clock.move(seconds=NAMES_OF_TICKETS_KEPT.total_seconds() - 600)
            await work.once()
            kept = await queues.now(one)
            clock.move(hours=1)
            await work.once()
            forgotten = await queues.now(one)
            clock.move(seconds=ROOM_TIMES_KEPT.total_seconds())
            await work.once()
            cycles = await house.database.read(
                lambda c: queues.work.stores.rooms.list_cycles(
                    c, ["medicine"], one.ticket.arrived_at
                )
            )

            assert kept.person_name == "张小三"
            assert forgotten.person_name == ""
            assert forgotten.ticket == kept.ticket
            assert cycles == []

    run(work())
