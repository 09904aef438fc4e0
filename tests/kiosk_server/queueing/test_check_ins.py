"""Who comes with an appointment gets its number, over real databases."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kiosk_server.queueing.checking_in import AppointmentChoice
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.issue_service import CheckInWish
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.records.model import (
    BookedAppointment,
    IdentificationKind,
    Patient,
    PatientBookings,
)
from tests.kiosk_server.queueing.queue_house import (
    KIOSK,
    MEDICINE,
    NURSE,
    QUEUES,
    code_of,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import NOON, run

TWO_OF_MEDICINE = {
    **QUEUES,
    "queues": [{**each, "department": MEDICINE.id} for each in QUEUES["queues"]],
}
CheckedIn = KeptTicket | AppointmentChoice | Refused

OLDER = PatientBookings(
    Patient("p-1", "示范老人", date(1940, 1, 1)),
    (
        BookedAppointment(
            *("booked-1", "p-1", MEDICINE.id),
            NOON + timedelta(minutes=10),
            NOON + timedelta(minutes=40),
            "room-2",
        ),
    ),
)


def test_an_appointment_gets_its_number_once_with_the_class_of_its_age(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            queues.records.bookings["A1B2C3"] = OLDER
            wish = CheckInWish(IdentificationKind.APPOINTMENT_CODE, "a1b2 c3")

            first = await queues.issuing.check_in(wish, asker=KIOSK, request_id="kiosk-1")
            again = await queues.issuing.check_in(wish, asker=NURSE, request_id="desk-1")

            assert isinstance(first, KeptTicket)
            assert isinstance(again, KeptTicket)
            assert first.ticket.id == again.ticket.id
            assert first.ticket.class_id == "older"
            assert first.ticket.wanted_room_id == "room-2"
            assert first.person_name == "示范老人"
            assert first.patient_id == "p-1"

    run(work())


def test_records_that_know_an_age_give_its_class_without_an_appointment(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            queues.records.bookings["90000001"] = replace(OLDER, appointments=())
            queues.records.bookings["90000002"] = OLDER
            wish = CheckInWish(IdentificationKind.CARD, "90000001")
            older = replace(wish, queue_id="surgery", class_id="older")

            async def check_in(asked: CheckInWish, request_id: str) -> CheckedIn:
                return await queues.issuing.check_in(asked, asker=KIOSK, request_id=request_id)

            nothing_booked = await check_in(wish, "1")
            nowhere = await check_in(replace(older, queue_id="nowhere"), "2")
            too_old = await check_in(replace(older, class_id="child"), "3")
            for_staff = await check_in(replace(older, class_id="emergency"), "4")
            first = await check_in(older, "5")
            again = await check_in(older, "6")
            elsewhere = await check_in(replace(older, typed="90000002"), "7")

            assert [code_of(each) for each in (nothing_booked, nowhere, too_old, for_staff)] == [
                QueueingRefusal.APPOINTMENT_UNKNOWN,
                QueueingRefusal.APPOINTMENT_UNKNOWN,
                QueueingRefusal.PRIORITY_AGE_UNFIT,
                QueueingRefusal.PRIORITY_PROOF_NEEDED,
            ]
            assert isinstance(first, KeptTicket)
            assert isinstance(again, KeptTicket)
            assert isinstance(elsewhere, KeptTicket)
            assert (first.ticket.queue_id, first.ticket.class_id) == ("surgery", "older")
            assert first.ticket.appointment is None
            assert first.ticket.id == again.ticket.id
            # Somebody's appointment in another queue is not what they have come for.
            assert (elsewhere.ticket.queue_id, elsewhere.ticket.appointment) == ("surgery", None)

    run(work())


def test_before_midnight_a_slot_past_it_is_checked_in_for(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            # Ten minutes past midnight on Shanghai's clocks.
            starts = NOON + timedelta(hours=4, minutes=10)
            night = replace(
                OLDER.appointments[0],
                slot_starts_at=starts,
                slot_ends_at=starts + timedelta(minutes=30),
            )
            queues.records.bookings["A1B2C3"] = replace(OLDER, appointments=(night,))
            wish = CheckInWish(IdentificationKind.APPOINTMENT_CODE, "a1b2 c3")

            far = await queues.issuing.check_in(wish, asker=KIOSK, request_id="kiosk-1")
            queues.house.clock.move(hours=3, minutes=40)
            near = await queues.issuing.check_in(wish, asker=KIOSK, request_id="kiosk-2")

            assert code_of(far) is QueueingRefusal.APPOINTMENT_UNKNOWN
            assert isinstance(near, KeptTicket)
            assert near.ticket.appointment is not None
            assert near.ticket.appointment.slot_starts_at == starts

    run(work())


def test_who_was_seen_with_an_appointment_is_told_so_and_may_take_another_number(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            any_room = replace(OLDER.appointments[0], room_id=None)
            queues.records.bookings["90000001"] = replace(OLDER, appointments=(any_room,))
            wish = CheckInWish(IdentificationKind.CARD, "90000001")

            async def check_in(asked: CheckInWish, request_id: str) -> CheckedIn:
                return await queues.issuing.check_in(asked, asker=KIOSK, request_id=request_id)

            first = await check_in(wish, "1")
            assert isinstance(first, KeptTicket)
            await queues.take()
            seen = await queues.call()
            await queues.act(TicketAct.FINISH, seen)

            same_request = await check_in(wish, "1")
            again = await check_in(wish, "2")
            by_age = await check_in(replace(wish, queue_id="medicine", class_id="older"), "3")
            by_age_again = await check_in(replace(wish, queue_id="medicine", class_id="older"), "4")

            assert isinstance(same_request, KeptTicket)
            assert same_request.ticket.id == first.ticket.id
            assert again == Refused(
                QueueingRefusal.APPOINTMENT_SEEN, {"number": first.ticket.number}
            )
            assert isinstance(by_age, KeptTicket)
            assert by_age.ticket.id != first.ticket.id
            assert (by_age.ticket.appointment, by_age.ticket.class_id) == (None, "older")
            assert isinstance(by_age_again, KeptTicket)
            assert by_age_again.ticket.id == by_age.ticket.id

    run(work())


def test_who_has_two_appointments_at_one_time_says_which_comes_first(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path, queues=TWO_OF_MEDICINE) as queues:
            here = OLDER.appointments[0]
            there = replace(
                here,
                id="booked-2",
                room_id="room-3",
                slot_starts_at=here.slot_starts_at + timedelta(minutes=5),
            )
            queues.records.bookings["90000001"] = replace(OLDER, appointments=(there, here))
            wish = CheckInWish(IdentificationKind.CARD, "90000001")

            async def check_in(asked: CheckInWish, request_id: str) -> CheckedIn:
                return await queues.issuing.check_in(asked, asker=KIOSK, request_id=request_id)

            asked = await check_in(wish, "1")
            asked_again = await check_in(wish, "1")
            chosen = await check_in(replace(wish, queue_id="surgery"), "2")
            once_more = await check_in(replace(wish, queue_id="surgery"), "2")
            unsure = await check_in(replace(wish, queue_id="surgery"), "3")
            other = await check_in(replace(wish, queue_id="medicine"), "4")
            nowhere = await check_in(replace(wish, queue_id="nowhere"), "5")

            assert isinstance(asked, AppointmentChoice)
            assert asked == asked_again
            assert [(queue.id, booked.id) for queue, booked in asked.pairs] == [
                ("medicine", "booked-1"),
                ("surgery", "booked-2"),
            ]
            assert "booked" not in repr(asked)
            assert isinstance(chosen, KeptTicket)
            assert isinstance(once_more, KeptTicket)
            assert isinstance(unsure, KeptTicket)
            assert chosen.ticket.id == once_more.ticket.id == unsure.ticket.id
            assert chosen.ticket.queue_id == "surgery"
            assert isinstance(other, KeptTicket)
            assert other.ticket.queue_id == "medicine"
            assert code_of(nowhere) is QueueingRefusal.APPOINTMENT_QUEUE_UNKNOWN

    run(work())
