"""Second triage: doors of rooms are filled from the zone up to a cap, and nobody is lost there."""

from pathlib import Path

from kiosk_server.queueing.model import QueueingRefusal, TicketState
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.queueing.ticket_places import find_place
from tests.kiosk_server.queueing.queue_house import (
    DOCTOR,
    NURSE,
    OTHER_DOCTOR,
    QueueHouse,
    code_of,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import run

MORNING_HOURS = 13
"""Until nine in the morning on the house's clocks."""


async def _with_doors(queues: QueueHouse, most: int, *, is_automatic: bool = True) -> None:
    await queues.change_rules({"roomWait": {"mostWaiting": most, "isAutomatic": is_automatic}})
    queues.house.clock.move(hours=MORNING_HOURS)


def test_no_cap_keeps_an_emergency_from_a_door(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await _with_doors(queues, 1)
            await queues.take()
            at_door, waits = await queues.issue(), await queues.issue()

            emergency = await queues.issue(class_id="emergency", asker=NURSE)

            assert (await queues.now(at_door)).ticket.room_id == "room-1"
            assert (await queues.now(waits)).ticket.state is TicketState.IN_ZONE
            assert (await queues.call()).ticket.id == emergency.ticket.id

    run(work())


def test_a_nurse_brings_an_emergency_to_a_full_door_and_nobody_else(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await _with_doors(queues, 1, is_automatic=False)
            await queues.take()
            first, second = await queues.issue(), await queues.issue()
            emergency = await queues.issue(class_id="emergency", asker=NURSE)
            await queues.act(TicketAct.MOVE_TO_ROOM, first, NURSE, room_id="room-1")

            full = await queues.try_act(TicketAct.MOVE_TO_ROOM, second, NURSE, room_id="room-1")
            moved = await queues.act(TicketAct.MOVE_TO_ROOM, emergency, NURSE, room_id="room-1")
            shut = await queues.try_act(TicketAct.MOVE_TO_ROOM, second, NURSE, room_id="room-2")

            assert code_of(full) is QueueingRefusal.ROOM_FULL
            assert moved.ticket.state is TicketState.AT_ROOM
            assert code_of(shut) is QueueingRefusal.ROOM_CLOSED

    run(work())


def test_who_is_brought_to_another_door_is_called_there(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await _with_doors(queues, 2, is_automatic=False)
            await queues.take("room-1")
            await queues.take("room-2", OTHER_DOCTOR)
            one = await queues.issue()
            await queues.act(TicketAct.CORRECT, one, NURSE, room_id="room-2")

            await queues.act(TicketAct.MOVE_TO_ROOM, one, NURSE, room_id="room-1")

            assert (await queues.call("room-1")).ticket.id == one.ticket.id

    run(work())


def test_undoing_takes_back_what_a_person_did_with_what_the_clock_did_then(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await _with_doors(queues, 2)
            await queues.take("room-1")
            await queues.take("room-3", OTHER_DOCTOR)
            one = await queues.issue()
            await queues.act(TicketAct.TRANSFER, one, NURSE, queue_id="surgery")
            assert (await queues.now(one)).ticket.room_id == "room-3"

            undone = await queues.act(TicketAct.UNDO, one, NURSE)
            nothing = await queues.try_act(TicketAct.UNDO, one, NURSE)

            assert (undone.ticket.queue_id, undone.ticket.room_id) == ("medicine", "room-1")
            assert code_of(nothing) is QueueingRefusal.NOTHING_TO_UNDO
            calls = await queues.house.database.read(
                lambda connection: queues.work.stores.histories.list_calls(
                    connection, ["queue:medicine", "queue:surgery"], one.ticket.arrived_at
                )
            )
            assert [len(calls["queue:medicine"]), len(calls["queue:surgery"])] == [1, 0]

    run(work())


def test_nobody_is_left_at_a_door_that_has_shut(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await _with_doors(queues, 2)
            await queues.take()
            one = await queues.issue()
            await queues.act(TicketAct.CANCEL, one, NURSE)
            await queues.rooms.leave("room-1", asker=DOCTOR, request_id="leaves-the-room")

            back = await queues.act(TicketAct.UNDO, one, NURSE)

            assert back.ticket.state is TicketState.IN_ZONE
            await queues.take("room-2", OTHER_DOCTOR)
            assert (await queues.call("room-2", OTHER_DOCTOR)).ticket.id == one.ticket.id

    run(work())


def test_being_moved_to_a_door_makes_nobody_later(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await _with_doors(queues, 2)
            await queues.take("room-1")
            await queues.take("room-2", OTHER_DOCTOR)
            tickets = [await queues.issue() for _ in range(7)]
            ahead = await _ahead(queues, tickets[5].ticket.id)

            told = [ahead]
            for _ in range(3):
                await queues.call("room-1")
                await queues.call("room-2", OTHER_DOCTOR)
                if (await queues.now(tickets[5])).ticket.is_waiting:
                    told.append(await _ahead(queues, tickets[5].ticket.id))

            assert ahead == 5
            assert told == sorted(told, reverse=True)

    run(work())


async def _ahead(queues: QueueHouse, ticket_id: str) -> int:
    place = find_place(await queues.picture(), ticket_id)
    assert place is not None
    return place.ahead


def test_a_doctor_may_have_a_cap_of_their_own(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            caps = {"mostWaiting": 1, "roomMostWaiting": {"room-2": 3}}
            await queues.change_rules({"roomWait": caps})
            queues.house.clock.move(hours=MORNING_HOURS)
            await queues.take("room-1", DOCTOR)
            await queues.take("room-2", OTHER_DOCTOR)
            *_, last = [await queues.issue() for _ in range(5)]
            picture = await queues.picture()

            one_more = await queues.try_act(TicketAct.MOVE_TO_ROOM, last, NURSE, room_id="room-2")

            assert picture.count_waiting(["room:room-1"]) == 1
            assert picture.count_waiting(["room:room-2"]) == 3
            assert (await queues.now(last)).ticket.state is TicketState.IN_ZONE
            assert code_of(one_more) is QueueingRefusal.ROOM_FULL

            caps["roomMostWaiting"] = {"room-2": 0}
            await queues.change_rules({"roomWait": caps})
            for _ in range(4):
                await queues.call("room-2", OTHER_DOCTOR)
                if not (await queues.picture()).count_waiting(["room:room-2"]):
                    break
            assert (await queues.picture()).count_waiting(["room:room-2"]) == 0
            assert (await queues.now(last)).ticket.state is TicketState.IN_ZONE

    run(work())
