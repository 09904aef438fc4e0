"""Tickets over real databases: issued once, changed by who may, and never lost on the way."""

import asyncio
from pathlib import Path

from kiosk_server.queueing.model import QueueingRefusal, Refused, TicketState
from kiosk_server.queueing.service.issue_service import IssueWish
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from tests.kiosk_server.queueing.queue_house import (
    DOCTOR,
    NURSE,
    OTHER_DOCTOR,
    PHONE,
    QueueHouse,
    code_of,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import run


def test_many_at_once_get_each_number_once_without_a_gap(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            ids = [queues.request_id() for _ in range(24)]

            # Each is sent twice: the answer to the first one was lost.
            done = await asyncio.gather(
                *(queues.issue(request_id=each) for each in ids for _ in range(2))
            )

            assert len({each.ticket.id for each in done}) == 24
            assert sorted({each.ticket.number for each in done}) == [
                f"A{number:03}" for number in range(1, 25)
            ]
            assert len(await queues.numbers()) == 24

    run(work())


def test_what_is_refused_takes_no_number_and_may_be_asked_again(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.change_rules({"opening": {"quota": 2}})
            for _ in range(2):
                await queues.issue()

            refused = await _try(queues, IssueWish("medicine"), "request-of-a-phone")
            await queues.change_rules({"opening": {"quota": 3}})
            again = await queues.issue(request_id="request-of-a-phone")

            assert isinstance(refused, Refused)
            assert (refused.code, refused.fields) == (
                QueueingRefusal.QUEUE_QUOTA_USED,
                {"most": "2"},
            )
            assert again.ticket.number == "A003"

    run(work())


def test_a_patient_misses_a_call_comes_back_and_it_can_be_undone(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            for _ in range(4):
                await queues.issue()
            await queues.take()
            first = await queues.call()

            queues.house.clock.move(minutes=2)
            missed = await queues.act(TicketAct.MARK_NO_SHOW, first)
            queues.house.clock.move(minutes=2)
            back = await queues.act(TicketAct.RETURN, first, PHONE)
            line = await queues.numbers()
            undone = await queues.act(TicketAct.UNDO, first)
            unmissed = await queues.act(TicketAct.UNDO, first)

            assert missed.ticket.state is TicketState.NO_SHOW
            assert back.ticket.state is TicketState.IN_ZONE
            assert line == ["A002", "A003", "A004", "A001"]
            assert undone.ticket.state is TicketState.NO_SHOW
            assert unmissed.ticket.state is TicketState.CALLED
            history = await _history(queues, first)
            assert [each for each, _ in history] == [
                *("issue", "call", "mark-no-show", "return", "undo", "undo"),
            ]
            assert [by for _, by in history] == [
                *("visitor", "Doctor", "Doctor", "ticket_holder", "Doctor", "Doctor"),
            ]

    run(work())


def test_undoing_a_call_counts_it_no_more(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            for _ in range(2):
                await queues.issue()
            await queues.take()
            called = await queues.call()

            await queues.act(TicketAct.UNDO, called)

            assert await queues.numbers() == ["A001", "A002"]
            assert (await queues.picture()).calls["queue:medicine"] == []
            assert (await queues.call()).ticket.id == called.ticket.id

    run(work())


def test_a_transfer_goes_to_another_zone_and_back_by_undoing(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            one = await queues.issue(class_id="pregnant")
            await queues.issue("surgery")

            moved = await queues.act(TicketAct.TRANSFER, one, NURSE, queue_id="surgery")
            there = await queues.numbers("queue:surgery", "east")
            wrong = await queues.try_act(TicketAct.TRANSFER, moved, NURSE, queue_id="surgery")
            nowhere = await queues.try_act(TicketAct.TRANSFER, moved, NURSE, queue_id="x")
            await queues.act(TicketAct.UNDO, moved, NURSE)

            assert (moved.ticket.number, moved.ticket.class_id) == ("A001", "pregnant")
            assert there == ["A001", "B001"]
            assert code_of(wrong) is QueueingRefusal.TICKET_SAME_QUEUE
            assert code_of(nowhere) is QueueingRefusal.QUEUE_UNKNOWN
            assert await queues.numbers() == ["A001"]
            assert await queues.numbers("queue:surgery", "east") == ["B001"]

    run(work())


def test_a_nurse_merges_corrects_holds_and_resumes(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            one, two = await queues.issue(), await queues.issue()

            merged = await queues.act(TicketAct.MERGE, two, NURSE, into_ticket_id=one.ticket.id)
            corrected = await queues.act(
                TicketAct.CORRECT, one, NURSE, class_id="pregnant", person_name="李四"
            )
            held = await queues.act(TicketAct.HOLD, one, NURSE, reason="toilet")
            while_held = await queues.numbers()
            await queues.act(TicketAct.RESUME, one, NURSE)

            assert merged.ticket.state is TicketState.MERGED
            assert merged.ticket.merged_into_id == one.ticket.id
            assert (corrected.ticket.class_id, corrected.person_name) == ("pregnant", "李四")
            assert held.ticket.state is TicketState.HELD
            assert while_held == []
            assert await queues.numbers() == ["A001"]
            unknown = await queues.try_act(TicketAct.MERGE, one, NURSE, into_ticket_id="f" * 32)
            assert code_of(unknown) is QueueingRefusal.TICKET_UNKNOWN

    run(work())


def test_results_bring_somebody_back_to_their_own_room(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            for _ in range(3):
                await queues.issue()
            await queues.take("room-1", DOCTOR)
            await queues.take("room-2", OTHER_DOCTOR)
            first = await queues.call("room-1")
            await queues.act(TicketAct.START, first)

            await queues.act(TicketAct.SEND_FOR_RESULTS, first)
            back = await queues.act(TicketAct.RETURN, first, PHONE)
            others = await queues.call("room-2", OTHER_DOCTOR)
            own = await queues.call("room-1")

            assert back.ticket.results_returns == 1
            assert others.ticket.number == "A002"
            assert own.ticket.id == first.ticket.id
            await queues.act(TicketAct.FINISH, own)
            over = await queues.try_act(TicketAct.RETURN, own, PHONE)
            assert code_of(over) is QueueingRefusal.TICKET_ACT_NOT_YOURS

    run(work())


def test_no_number_is_twice_on_a_board(database_url: str, tmp_path: Path) -> None:
    """Not over noon, and not by a transfer from a zone that counts from one too."""

    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.change_rules({"numbers": {"prefix": "A", "queuePrefixes": {}}})
            queues.house.clock.move(hours=15, minutes=58)  # 11:58 on its clocks.
            morning, surgery = await queues.issue(), await queues.issue("surgery")
            queues.house.clock.move(minutes=5)
            noon = await queues.issue()

            moved = await queues.act(TicketAct.TRANSFER, morning, NURSE, queue_id="surgery")

            assert (morning.ticket.number, noon.ticket.number) == ("A001", "A002")
            assert (surgery.ticket.number, moved.ticket.number) == ("A001", "A002")
            assert await queues.numbers("queue:surgery", "east") == ["A002", "A001"]
            found = await queues.house.database.read(
                lambda connection: queues.work.stores.tickets.list_by_number(
                    connection, "A002", "east", morning.ticket.arrived_at, 9
                )
            )
            assert [each.ticket.id for each in found] == [morning.ticket.id]
            undone = await queues.act(TicketAct.UNDO, morning, NURSE)
            assert undone.ticket.number == "A001"

    run(work())


def test_a_number_that_was_given_up_leaves_room_in_the_quota(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await queues.change_rules({"opening": {"quota": 1}})
            first = await queues.issue()

            full = await _try(queues, IssueWish("medicine"))
            await queues.act(TicketAct.CANCEL, first, PHONE)
            second = await queues.issue()

            assert code_of(full) is QueueingRefusal.QUEUE_QUOTA_USED
            assert second.ticket.number == "A002"

    run(work())


async def _try(
    queues: QueueHouse, wish: IssueWish, request_id: str | None = None
) -> KeptTicket | Refused:
    return await queues.issuing.issue(
        wish,
        asker=PHONE,
        request_id=queues.request_id() if request_id is None else request_id,
    )


async def _history(queues: QueueHouse, kept: KeptTicket) -> list[tuple[str, str]]:
    events = await queues.house.database.read(
        lambda connection: queues.work.stores.histories.list_of(connection, kept.ticket.id)
    )
    return [(each.event.act.value, each.actor_name) for each in events]
