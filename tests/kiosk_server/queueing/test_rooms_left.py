"""Rooms that somebody leaves or works in no more: who waits for them, and who is brought back."""

from datetime import timedelta
from pathlib import Path

from kiosk_server.queueing.model import QueueingRefusal, TicketState
from kiosk_server.queueing.service.issue_service import CheckInWish
from kiosk_server.queueing.service.room_service import CallWish
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.queueing.ticket_places import find_place
from kiosk_server.records.model import (
    BookedAppointment,
    IdentificationKind,
    Patient,
    PatientBookings,
)
from tests.kiosk_server.queueing.queue_house import (
    DOCTOR,
    MEDICINE,
    NURSE,
    OTHER_DOCTOR,
    PHONE,
    QueueHouse,
    code_of,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import NOON, run


async def _check_in(queues: QueueHouse, room_id: str | None = None) -> KeptTicket:
    """Somebody who has booked, for a room if it is said."""
    ends_at = NOON + timedelta(minutes=30)
    booked = BookedAppointment("booked-1", "p-1", MEDICINE.id, NOON, ends_at, room_id)
    queues.records.bookings["A1B2C3"] = PatientBookings(Patient("p-1", "示范甲", None), (booked,))
    wish = CheckInWish(IdentificationKind.APPOINTMENT_CODE, "A1B2C3")
    done = await queues.issuing.check_in(wish, asker=PHONE, request_id=queues.request_id())
    assert isinstance(done, KeptTicket), done
    return done


def test_a_room_is_not_left_while_somebody_is_in_it(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            one = await queues.issue()
            await queues.take()
            await queues.call()

            left = await queues.rooms.leave("room-1", asker=DOCTOR, request_id="leaves-early")
            await queues.act(TicketAct.FINISH, one)
            again = await queues.rooms.leave("room-1", asker=DOCTOR, request_id="leaves-after")

            assert code_of(left) is QueueingRefusal.ROOM_OCCUPIED
            assert again == "room-1"

    run(work())


def test_who_was_seen_is_brought_back_by_who_works_there_only(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            one, two = await queues.issue(), await queues.issue()
            await queues.take("room-1")
            await queues.take("room-2", OTHER_DOCTOR)
            await queues.call("room-1")
            queues.house.clock.move(minutes=1)
            await queues.call("room-1")

            others = await queues.try_act(TicketAct.UNDO, one, OTHER_DOCTOR)
            own = await queues.act(TicketAct.UNDO, one)

            assert code_of(others) is QueueingRefusal.ROOM_NOT_YOURS
            assert own.ticket.state is TicketState.CALLED
            # The latest call is whom the page shows first, and the wish goes by that one.
            await queues.issue()
            wish = CallWish("room-1", checks_current=True, current_id=two.ticket.id)
            called = await queues.rooms.call_next(wish, asker=DOCTOR, request_id="two-are-there")
            assert isinstance(called, KeptTicket)
            assert called.ticket.number == "A003"

    run(work())


def test_nobody_is_brought_back_into_a_room_of_nobody(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            one = await queues.issue()
            await queues.take()
            await queues.call()
            await queues.act(TicketAct.MARK_NO_SHOW, one)
            await queues.rooms.leave("room-1", asker=DOCTOR, request_id="leaves-the-room")

            undone = await queues.try_act(TicketAct.UNDO, one, NURSE)

            assert code_of(undone) is QueueingRefusal.ROOM_CLOSED
            assert (await queues.now(one)).ticket.state is TicketState.NO_SHOW

    run(work())


def test_nobody_is_sent_to_a_room_of_nobody(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            one = await queues.issue("surgery")

            refused = await queues.try_act(
                TicketAct.TRANSFER, one, NURSE, queue_id="medicine", room_id="room-2"
            )
            moved = await queues.act(TicketAct.TRANSFER, one, NURSE, queue_id="medicine")

            assert code_of(refused) is QueueingRefusal.ROOM_CLOSED
            assert moved.ticket.wanted_room_id is None

    run(work())


def test_who_has_booked_a_room_waits_for_it_until_a_nurse_sends_them_elsewhere(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            booked, other = await _check_in(queues, "room-2"), await queues.issue()
            await queues.take("room-1")
            await queues.take("room-2", OTHER_DOCTOR)
            await queues.rooms.leave("room-2", asker=OTHER_DOCTOR, request_id="leaves-by-mistake")

            picture = await queues.picture()
            place = find_place(picture, other.ticket.id)

            assert (await queues.now(booked)).ticket.wanted_room_id == "room-2"
            assert booked.ticket.id not in picture.estimates
            assert place is not None
            assert place.ahead == 0
            assert (await queues.call("room-1")).ticket.id == other.ticket.id

            await queues.act(TicketAct.CORRECT, booked, NURSE, frees_room=True)

            assert (await queues.call("room-1")).ticket.id == booked.ticket.id

    run(work())


def test_who_was_transferred_checks_in_again_with_the_same_number(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            first = await _check_in(queues)
            await queues.act(TicketAct.TRANSFER, first, NURSE, queue_id="surgery")

            again = await _check_in(queues)

            assert again.ticket.id == first.ticket.id

    run(work())
