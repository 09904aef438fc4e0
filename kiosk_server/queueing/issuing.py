"""Whether a number may be issued, and the ticket that is: class, age, proof, hours, quota, range.

Pure: it must not know who counts numbers, nor how tickets are kept.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from floorplans.opening_hours import open_spans, open_state
from kiosk_server.queueing.business_day import BusinessHalfDay, half_day_of
from kiosk_server.queueing.model import (
    Appointment,
    LineEntry,
    Queue,
    QueueingRefusal,
    Refused,
    Ticket,
    TicketState,
)
from kiosk_server.queueing.rules import (
    EarlyCheckIn,
    LunchBreak,
    PlacementKind,
    PriorityClass,
    Proof,
    QueueRules,
)
from kiosk_server.queueing.ticket_history import TicketAct, TicketEvent


@dataclass(frozen=True, slots=True)
class IssueOrder:
    """What somebody wants a number for. `age_years` is None where nobody knows it; `is_by_staff`:
    staff ask for it, who have seen the person. `class_id` empty: no priority."""

    queue: Queue
    at: datetime
    class_id: str = ""
    appointment: Appointment | None = None
    age_years: int | None = None
    is_by_staff: bool = False


@dataclass(frozen=True, slots=True)
class IssueNumbers:
    """What is there for a number when it is issued: its half-day and the `number` itself, its
    `sequence` in the hospital's day, how many are `waiting` in the line of the queue."""

    half_day: BusinessHalfDay
    number: str
    sequence: int
    waiting: int


def find_issue_fault(
    order: IssueOrder, rules: QueueRules, zone: ZoneInfo, issued: int
) -> Refused | None:
    """Why no number is issued; None if nothing stands against it. `issued` counts the tickets of
    the queue in this half-day."""
    return (
        _find_class_fault(order, rules)
        or _find_early_fault(order, rules)
        or _find_closed_fault(order.at, rules, zone)
        or _find_quota_fault(order, rules, issued)
    )


def half_day_of_order(order: IssueOrder, rules: QueueRules, zone: ZoneInfo) -> BusinessHalfDay:
    """The half-day that a ticket is for: who checks in early has that of their appointment."""
    booked = order.appointment
    begins = order.at if booked is None else max(order.at, booked.slot_starts_at)
    return half_day_of(begins, rules.half_days, zone)


def number_series(rules: QueueRules, queue: Queue, class_id: str, half_day: BusinessHalfDay) -> str:
    """The key under which numbers are counted: one for each prefix, zone and day, as who came in
    the morning may wait beside who came in the afternoon; a half-day with a range has its own."""
    has_own = half_day.half_day in rules.numbers.ranges
    part = half_day.key if has_own else half_day.day.isoformat()
    return f"{queue.zone_id}/{part}/{_prefix(rules, queue.id, class_id)}"


def number_text(
    rules: QueueRules, queue: Queue, class_id: str, half_day: BusinessHalfDay, count: int
) -> str | Refused:
    """The number that the `count`th ticket of a series shows, such as `A012`. Only a range ends:
    more numbers than `digits` show have more digits."""
    numbers = rules.numbers
    own = numbers.ranges.get(half_day.half_day)
    number = count if own is None else own.first + count - 1
    if count < 1 or (own is not None and number > own.last):
        return Refused(QueueingRefusal.QUEUE_NUMBERS_USED)
    return f"{_prefix(rules, queue.id, class_id)}{number:0{numbers.digits}d}"


def issue(
    ticket_id: str,
    order: IssueOrder,
    rules: QueueRules,
    numbers: IssueNumbers,
    actor_id: str,
) -> tuple[Ticket, TicketEvent]:
    """A ticket and the first event of its history, for an order that `find_issue_fault` has nothing
    against."""
    ticket = Ticket(
        id=ticket_id,
        number=numbers.number,
        sequence=numbers.sequence,
        queue_id=order.queue.id,
        zone_id=order.queue.zone_id,
        half_day=numbers.half_day,
        class_id=order.class_id or rules.classes[0].id,
        arrived_at=order.at,
        entered_at=order.at,
        counts_from=order.at,
        waiting_on_entry=numbers.waiting,
        appointment=order.appointment,
        wanted_room_id=order.appointment.room_id if order.appointment else None,
    )
    return ticket, TicketEvent(1, TicketAct.ISSUE, order.at, actor_id, issued=ticket)


def newcomer_like(
    template: Ticket,
    queue_id: str,
    rules: QueueRules,
    at: datetime,
    *,
    sequence: int,
    waiting: int,
) -> Ticket:
    """Somebody without priority who would come into the line of a queue at a moment, as the last
    after so many who wait; `template` is any ticket of the zone."""
    return replace(
        template,
        id="newcomer",
        sequence=sequence,
        queue_id=queue_id,
        class_id=rules.classes[0].id,
        arrived_at=at,
        entered_at=at,
        counts_from=at,
        state=TicketState.IN_ZONE,
        entry=LineEntry.ARRIVED,
        waiting_on_entry=waiting,
        appointment=None,
        wanted_room_id=None,
        calls=(),
    )


def _prefix(rules: QueueRules, queue_id: str, class_id: str) -> str:
    numbers = rules.numbers
    found = numbers.class_prefixes.get(class_id)
    return numbers.queue_prefixes.get(queue_id, numbers.prefix) if found is None else found


def _find_class_fault(order: IssueOrder, rules: QueueRules) -> Refused | None:
    if not order.class_id:
        return None
    wanted = rules.find_class(order.class_id)
    if wanted is None:
        return Refused(QueueingRefusal.PRIORITY_CLASS_UNKNOWN)
    if order.age_years is not None and not _is_age_of(wanted, order.age_years):
        return Refused(QueueingRefusal.PRIORITY_AGE_UNFIT)
    needs_records = wanted.proof is Proof.AGE and order.age_years is None
    # Also where rules were put in force that would be refused today.
    is_emergency = wanted.placement.kind is PlacementKind.EMERGENCY
    needs_staff = wanted.proof is Proof.STAFF or is_emergency
    if (needs_records or needs_staff) and not order.is_by_staff:
        return Refused(QueueingRefusal.PRIORITY_PROOF_NEEDED)
    return None


def _is_age_of(wanted: PriorityClass, age_years: int) -> bool:
    least, most = wanted.least_age_years, wanted.most_age_years
    return (least is None or age_years >= least) and (most is None or age_years <= most)


def _find_early_fault(order: IssueOrder, rules: QueueRules) -> Refused | None:
    wanted = rules.appointments
    if order.appointment is None or wanted.early is EarlyCheckIn.FREE:
        return None
    minutes = 0 if wanted.early is EarlyCheckIn.FORBIDDEN else wanted.early_minutes
    if order.at >= order.appointment.slot_starts_at - timedelta(minutes=minutes):
        return None
    return Refused(QueueingRefusal.APPOINTMENT_EARLY, {"minutes": str(minutes)})


def _find_closed_fault(at: datetime, rules: QueueRules, zone: ZoneInfo) -> Refused | None:
    opening = rules.opening
    state = open_state(open_spans(opening.hours) or (), at, zone.key)
    last = timedelta(minutes=opening.last_ticket_minutes)
    closes_soon = state.changes_at is not None and state.changes_at - at <= last
    at_lunch = (
        opening.lunch is not None
        and not opening.lunch.is_issuing
        and is_at_lunch(opening.lunch, at, zone)
    )
    if not state.is_open or closes_soon or at_lunch:
        return Refused(QueueingRefusal.QUEUE_CLOSED)
    return None


def is_at_lunch(lunch: LunchBreak, at: datetime, zone: ZoneInfo) -> bool:
    """Whether rooms rest at a moment."""
    return lunch.begins <= at.astimezone(zone).time() < lunch.ends


def _find_quota_fault(order: IssueOrder, rules: QueueRules, issued: int) -> Refused | None:
    opening = rules.opening
    quota = opening.queue_quotas.get(order.queue.id, opening.quota)
    if quota is None or issued < quota:
        return None
    return Refused(QueueingRefusal.QUEUE_QUOTA_USED, {"most": str(quota)})
