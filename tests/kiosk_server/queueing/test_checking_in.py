"""Which appointment somebody has come for."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from kiosk_server.queueing.checking_in import (
    AppointmentChoice,
    bookings_of_days,
    choose_appointment,
    days_in_reach,
    in_reach,
)
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import Queue, QueueingRefusal, Refused, Zone
from kiosk_server.records.model import (
    BookedAppointment,
    Patient,
    PatientBookings,
    RecordsRefusal,
    RecordsRefused,
)
from tests.kiosk_server.queueing.ticket_makers import SHANGHAI

UNKNOWN = RecordsRefused(RecordsRefusal.PATIENT_UNKNOWN)
AWAY = RecordsRefused(RecordsRefusal.RECORDS_AWAY)


def wall(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November on Shanghai's clocks."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def slot(begins: datetime, minutes: float = 30) -> BookedAppointment:
    ends = begins + timedelta(minutes=minutes)
    return BookedAppointment(f"{begins:%d-%H%M}", "p-1", "medicine", begins, ends)


def bookings(*slots: BookedAppointment, patient_id: str = "p-1") -> PatientBookings:
    return PatientBookings(Patient(patient_id, "示范患者", date(1980, 1, 1)), slots)


def test_only_near_midnight_another_day_is_asked_for() -> None:
    today = date(2026, 11, 23)

    assert days_in_reach(wall(23, 12), SHANGHAI) == [today]
    assert days_in_reach(wall(23, 21, 59), SHANGHAI) == [today]
    assert days_in_reach(wall(23, 22), SHANGHAI) == [today, date(2026, 11, 24)]
    assert days_in_reach(wall(23, 1, 59), SHANGHAI) == [date(2026, 11, 22), today]
    assert days_in_reach(wall(23, 2), SHANGHAI) == [today]


def test_of_another_day_only_what_is_near_counts() -> None:
    morning, night, next_morning = slot(wall(23, 9)), slot(wall(24, 0, 10)), slot(wall(24, 9))

    before_midnight = in_reach([morning, night, next_morning], wall(23, 23, 40), SHANGHAI)
    after_midnight = in_reach([morning, night, next_morning], wall(24, 0, 30), SHANGHAI)
    late = in_reach([slot(wall(23, 23, 30))], wall(24, 0, 30), SHANGHAI)

    assert before_midnight == (morning, night)
    assert after_midnight == (night, next_morning)
    assert late == (slot(wall(23, 23, 30)),)


def test_who_is_known_on_one_day_is_known() -> None:
    today, tomorrow = bookings(slot(wall(23, 9))), bookings(slot(wall(24, 0)))

    assert bookings_of_days([UNKNOWN, tomorrow]) == tomorrow
    assert bookings_of_days([today, UNKNOWN]) == today
    assert bookings_of_days([today, tomorrow]) == bookings(slot(wall(23, 9)), slot(wall(24, 0)))


def test_days_that_do_not_agree_are_refused() -> None:
    other = bookings(patient_id="p-2")

    assert bookings_of_days([UNKNOWN, UNKNOWN]) == UNKNOWN
    assert bookings_of_days([bookings(), AWAY]) == AWAY
    assert bookings_of_days([UNKNOWN, AWAY]) == AWAY
    assert bookings_of_days([bookings(), other]) == RecordsRefused(RecordsRefusal.PATIENT_AMBIGUOUS)


def test_without_a_queue_for_it_an_appointment_is_no_way_in() -> None:
    nowhere = QueueLayout()

    none = choose_appointment([], None, nowhere, wall(23, 9))
    elsewhere = choose_appointment([slot(wall(23, 9))], None, nowhere, wall(23, 9))

    assert none == Refused(QueueingRefusal.APPOINTMENT_UNKNOWN)
    assert elsewhere == Refused(QueueingRefusal.APPOINTMENT_QUEUE_UNKNOWN)


TWO_QUEUES = QueueLayout(
    (Zone("west", {}),),
    (Queue("medicine", "west", {}, "medicine"), Queue("surgery", "west", {}, "surgery")),
)


def in_surgery(begins: datetime, minutes: float = 30) -> BookedAppointment:
    return replace(slot(begins, minutes), id=f"s-{begins:%H%M}", department_id="surgery")


def chosen(now: datetime, *booked: BookedAppointment, queue_id: str | None = None) -> list[str]:
    """Of which appointment it is, or of which one is to be chosen."""
    found = choose_appointment(booked, queue_id, TWO_QUEUES, now)
    assert not isinstance(found, Refused)
    pairs = found.pairs if isinstance(found, AppointmentChoice) else (found,)
    assert all(queue.department_id == each.department_id for queue, each in pairs)
    return [each.id for _, each in pairs]


def test_only_at_one_time_and_in_several_queues_somebody_is_asked() -> None:
    nine, same, later = slot(wall(23, 9)), in_surgery(wall(23, 9)), in_surgery(wall(23, 9, 30))
    within, half_day = in_surgery(wall(23, 9, 10), 10), slot(wall(23, 8), 240)

    assert chosen(wall(23, 8), nine, same) == ["23-0900", "s-0900"]
    assert chosen(wall(23, 8), nine, same, queue_id="surgery") == ["s-0900"]
    assert chosen(wall(23, 8), nine, later) == ["23-0900"]
    assert chosen(wall(23, 9, 30), nine, later) == ["s-0930"]
    assert chosen(wall(23, 8), within, half_day) == ["23-0800", "s-0910"]
    assert chosen(wall(23, 9, 30), within, half_day) == ["23-0800"]
    assert chosen(wall(23, 8), nine, slot(wall(23, 9, 15)), same) == ["23-0900", "s-0900"]
    assert chosen(wall(23, 12), nine, same) == ["23-0900", "s-0900"]
