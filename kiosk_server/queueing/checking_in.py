"""Which appointment somebody has come for, out of those that the hospital's records tell. Pure: it
must not know how the records are asked, nor what becomes of who checks in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import Appointment, Queue, QueueingRefusal, Refused
from kiosk_server.queueing.rules import Proof, QueueRules
from kiosk_server.records.model import (
    BookedAppointment,
    PatientBookings,
    RecordsRefusal,
    RecordsRefused,
)

REACH = timedelta(hours=2)
"""How far from now an appointment of another day may be: a slot past midnight is checked in for
before it."""


@dataclass(frozen=True, slots=True)
class AppointmentChoice:
    """Several at times that overlap, each in its own queue: who has them says which is first."""

    pairs: tuple[tuple[Queue, BookedAppointment], ...] = field(repr=False)


def days_in_reach(now: datetime, zone: ZoneInfo) -> Sequence[date]:
    """The days, on the wall's calendar, of whose appointments somebody may have come: today, near
    midnight the day beyond it too."""
    return sorted({(now + reach).astimezone(zone).date() for reach in (-REACH, timedelta(), REACH)})


def in_reach(
    booked: Sequence[BookedAppointment], now: datetime, zone: ZoneInfo
) -> tuple[BookedAppointment, ...]:
    """Those of today, and of the days beside it those near now."""
    today = now.astimezone(zone).date()
    return tuple(
        each
        for each in booked
        if each.slot_starts_at.astimezone(zone).date() == today
        or (each.slot_starts_at <= now + REACH and each.slot_ends_at >= now - REACH)
    )


def bookings_of_days(
    days: Sequence[PatientBookings | RecordsRefused],
) -> PatientBookings | RecordsRefused:
    """What the records tell of some days, as one answer: a code may be known on its own day only,
    and be another one's on the next."""
    known = [each for each in days if isinstance(each, PatientBookings)]
    refused = [each for each in days if isinstance(each, RecordsRefused)]
    failed = [each for each in refused if each.code is not RecordsRefusal.PATIENT_UNKNOWN]
    if failed or not known:
        return (failed or refused)[0]
    if len({each.patient.id for each in known}) > 1:
        return RecordsRefused(RecordsRefusal.PATIENT_AMBIGUOUS)
    appointments = tuple(booked for each in known for booked in each.appointments)
    return PatientBookings(known[0].patient, appointments)


def choose_appointment(
    booked: Sequence[BookedAppointment],
    queue_id: str | None,
    layout: QueueLayout,
    now: datetime,
) -> tuple[Queue, BookedAppointment] | AppointmentChoice | Refused:
    """The appointment that somebody has come for, with its queue: the next one that is not over,
    else the last; all whose times overlap with it, where they are of several queues."""
    if not booked:
        return Refused(QueueingRefusal.APPOINTMENT_UNKNOWN)
    pairs = [
        (queue, each)
        for each in booked
        if (queue := queue_of(each.department_id, each.room_id, queue_id, layout)) is not None
    ]
    if not pairs:
        return Refused(QueueingRefusal.APPOINTMENT_QUEUE_UNKNOWN)
    # One that belongs in the queue goes before what may be seen there too.
    own = [
        (queue, each)
        for queue, each in pairs
        if queue_of(each.department_id, each.room_id, None, layout) == queue
    ]
    pairs = own or pairs
    pairs.sort(key=lambda pair: (pair[1].slot_starts_at, pair[1].id))
    due = [pair for pair in pairs if pair[1].slot_ends_at > now]
    chosen = due[0] if due else pairs[-1]
    first_of_queue: dict[str, tuple[Queue, BookedAppointment]] = {}
    for queue, each in due or pairs:
        if _overlap(each, chosen[1]):
            first_of_queue.setdefault(queue.id, (queue, each))
    if len(first_of_queue) > 1:
        return AppointmentChoice(tuple(first_of_queue.values()))
    return chosen


def _overlap(one: BookedAppointment, other: BookedAppointment) -> bool:
    return one.slot_starts_at < other.slot_ends_at and other.slot_starts_at < one.slot_ends_at


def queue_of(
    department_id: str, room_id: str | None, queue_id: str | None, layout: QueueLayout
) -> Queue | None:
    """The queue of what is booked: of its department, that of its room if there are several;
    `queue_id` None: whichever."""
    queues = [
        queue
        for queue in layout.queues
        if queue.department_id == department_id and queue_id in (None, queue.id)
    ]
    own = [queue for queue in queues if _room_of(room_id, queue, layout) is not None]
    return next(iter(own or queues), None)


def _room_of(room_id: str | None, queue: Queue, layout: QueueLayout) -> str | None:
    rooms = layout.rooms_of_queue(queue.id)
    return next(
        (room.id for room in rooms if room_id is not None and room_id in (room.id, room.place_id)),
        None,
    )


def appointment_of(booked: BookedAppointment, queue: Queue, layout: QueueLayout) -> Appointment:
    """What a ticket keeps of an appointment."""
    made = Appointment(
        booked.id, booked.slot_starts_at, booked.slot_ends_at, None, booked.clinician_id
    )
    if booked.room_id is None:
        return made
    return replace(made, room_id=_room_of(booked.room_id, queue, layout))


def class_by_age(rules: QueueRules, age_years: int | None) -> str:
    """The first class that an age gives; empty: none does."""
    if age_years is None:
        return ""
    for each in rules.classes:
        least, most = each.least_age_years, each.most_age_years
        is_within = (least is None or age_years >= least) and (most is None or age_years <= most)
        if each.proof is Proof.AGE and is_within and (least, most) != (None, None):
            return each.id
    return ""
