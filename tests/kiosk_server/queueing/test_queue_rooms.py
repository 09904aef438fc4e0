"""Rooms over real databases: each ticket is called once, by the room that it is for."""

import asyncio
from pathlib import Path

import pytest

from kiosk_server.announcements.prepared import PREPARED
from kiosk_server.announcements.zones import waiting_zone
from kiosk_server.queueing.model import QueueingRefusal, Refused, TicketState
from kiosk_server.queueing.service.room_service import CallWish
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from tests.kiosk_server.queueing.queue_house import (
    DOCTOR,
    NURSE,
    OTHER_DOCTOR,
    QueueHouse,
    code_of,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import run


def test_two_who_call_at_once_never_get_the_same(database_url: str, tmp_path: Path) -> None:
    run(_race(database_url, tmp_path, days=1))


@pytest.mark.bench
def test_ten_thousand_races_call_nobody_twice(database_url: str, tmp_path: Path) -> None:
    run(_race(database_url, tmp_path, days=1_000))


async def _race(url: str, folder: Path, *, days: int) -> None:
    """Ten races for twenty tickets on each day."""
    async with queue_house(url, folder) as queues:
        for _ in range(days):
            await queues.take("room-1", DOCTOR)
            await queues.take("room-2", OTHER_DOCTOR)
            await asyncio.gather(*(queues.issue() for _ in range(20)))
            called: list[KeptTicket] = []
            for _ in range(10):
                called += await asyncio.gather(
                    queues.call("room-1", DOCTOR), queues.call("room-2", OTHER_DOCTOR)
                )

            numbers = [each.ticket.number for each in called]
            assert sorted(numbers) == [f"A{number:03}" for number in range(1, 21)]
            assert {each.ticket.state for each in called} == {TicketState.CALLED}
            assert await _call_code(queues) is QueueingRefusal.QUEUE_EMPTY
            queues.house.clock.move(days=1)
            # The clock ends what was left: visits that are not over keep their numbers, and rooms.
            await queues.clock.once()


def test_who_works_in_two_rooms_says_which_one_calls(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await queues.issue()

            async def call() -> KeptTicket | Refused:
                return await queues.rooms.call_next(
                    CallWish(None), asker=DOCTOR, request_id=queues.request_id()
                )

            nowhere = await call()
            await queues.take("room-1")
            await queues.take("room-2")
            in_two = await call()

            assert code_of(nowhere) is QueueingRefusal.ROOM_NOT_YOURS
            assert code_of(in_two) is QueueingRefusal.ROOM_NOT_NAMED
            assert await queues.numbers() == ["A001"]
            assert (await queues.call("room-2")).ticket.room_id == "room-2"

    run(work())


def test_the_same_request_calls_once_and_a_second_press_is_refused(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            for _ in range(3):
                await queues.issue()
            await queues.take()
            nobody = CallWish("room-1", checks_current=True)

            first = await queues.rooms.call_next(nobody, asker=DOCTOR, request_id="press-1")
            again = await queues.rooms.call_next(nobody, asker=DOCTOR, request_id="press-1")
            double = await queues.rooms.call_next(nobody, asker=DOCTOR, request_id="press-2")

            assert isinstance(first, KeptTicket)
            assert first == again
            assert code_of(double) is QueueingRefusal.ROOM_CHANGED
            assert await queues.numbers() == ["A002", "A003"]

            seen = CallWish("room-1", checks_current=True, current_id=first.ticket.id)
            after = await queues.rooms.call_next(seen, asker=DOCTOR, request_id="press-3")
            assert isinstance(after, KeptTicket)
            assert after.ticket.number == "A002"
            assert (await queues.now(first)).ticket.state is TicketState.FINISHED

    run(work())


def test_a_room_is_of_one_person_until_they_are_relieved(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.issue()
            assert await _call_code(queues) is QueueingRefusal.ROOM_NOT_YOURS
            await queues.take()
            await queues.take()
            called = await queues.call()

            taken = await queues.rooms.take(
                "room-1", relieves=False, asker=OTHER_DOCTOR, request_id="take"
            )
            others = await queues.try_act(TicketAct.RECALL, called, OTHER_DOCTOR)
            by_nurse = await queues.act(TicketAct.RECALL, called, NURSE)
            relieved = await queues.rooms.take(
                "room-1", relieves=True, asker=OTHER_DOCTOR, request_id="relieve"
            )

            assert isinstance(taken, Refused)
            assert (taken.code, taken.fields) == (QueueingRefusal.ROOM_TAKEN, {"name": "Doctor"})
            assert code_of(others) is QueueingRefusal.ROOM_NOT_YOURS
            assert by_nurse.ticket.recalls == 1
            assert relieved == "room-1"
            finished = await queues.act(TicketAct.FINISH, called, OTHER_DOCTOR)
            assert finished.ticket.state is TicketState.FINISHED
            assert await _call_code(queues) is QueueingRefusal.ROOM_NOT_YOURS
            unknown = await queues.rooms.take(
                "nowhere", relieves=False, asker=DOCTOR, request_id="unknown"
            )
            assert code_of(unknown) is QueueingRefusal.ROOM_UNKNOWN

    run(work())


def test_a_break_calls_nobody_and_nobody_is_lost_by_it(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.issue()
            await queues.take()

            await queues.rooms.pause("room-1", is_paused=True, asker=DOCTOR, request_id="p1")
            assert await _call_code(queues) is QueueingRefusal.ROOM_PAUSED
            await queues.rooms.pause("room-1", is_paused=False, asker=DOCTOR, request_id="p2")

            assert (await queues.call()).ticket.number == "A001"

    run(work())


def test_doors_are_filled_up_to_their_cap_and_emptied_when_the_room_is_left(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.change_rules({"roomWait": {"mostWaiting": 2}})
            for _ in range(7):
                await queues.issue()
            await queues.take("room-1", DOCTOR)
            await queues.take("room-2", OTHER_DOCTOR)

            at_door = await queues.numbers("room:room-1")
            called = await queues.call()
            refilled = await queues.numbers("room:room-1")
            full = await queues.try_act(
                TicketAct.MOVE_TO_ROOM, await _waiting_in_zone(queues), NURSE, room_id="room-1"
            )
            await queues.rooms.leave("room-2", asker=OTHER_DOCTOR, request_id="leave")

            assert at_door == ["A001", "A002"]
            assert called.ticket.number == "A001"
            assert refilled == ["A002", "A005"]
            assert code_of(full) is QueueingRefusal.ROOM_FULL
            assert await queues.numbers("room:room-2") == []
            assert sorted(await queues.numbers()) == ["A003", "A004", "A006", "A007"]
            # They are seen to by the other room, who waited longest first.
            order = [(await queues.call()).ticket.number for _ in range(6)]
            assert sorted(order) == [f"A{number:03}" for number in range(2, 8)]

    run(work())


def test_a_call_is_announced_where_its_people_wait(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.issue(name="张小三")
            await queues.take()
            called = await queues.call()
            await queues.act(TicketAct.RECALL, called)

            said = (await queues.announcements.zone_now(waiting_zone("west"))).shown
            assert [part.text for part in said[0].parts] == [
                "请A001号张*三到1号诊室就诊。",
                "Number A001, 张*三, please come to Room 1.",
            ]
            assert said[0].parts[0].spoken == "请A零零一号张某三到一号诊室就诊。"
            assert len(said) == 2
            assert PREPARED.keys().isdisjoint(each.message_id for each in said), "not for all"

    run(work())


async def _call_code(queues: QueueHouse) -> QueueingRefusal:
    done = await queues.rooms.call_next(
        CallWish("room-1"), asker=DOCTOR, request_id=queues.request_id()
    )
    return code_of(done)


async def _waiting_in_zone(queues: QueueHouse) -> KeptTicket:
    line = (await queues.picture()).lines["queue:medicine"]
    found = await queues.tickets.find(line[0].ticket.id)
    assert found is not None
    return found
