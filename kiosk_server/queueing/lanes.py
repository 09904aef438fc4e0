"""Which lane of its line a ticket is in: what places it, and from which moment it counts. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from kiosk_server.queueing.model import Appointment, LaneMark, LineEntry, Ticket, TicketState
from kiosk_server.queueing.rules import (
    AppointmentPlacement,
    LateArrival,
    Placement,
    PlacementKind,
    PriorityClass,
    QueueRules,
)

_BY_TIME = Placement(PlacementKind.BY_TIME)
APPOINTMENT_LANE = "appointment"
"""The lane of who is called by a slot."""
_SHORTEST_SLOT = timedelta(minutes=1)
_UNKNOWN = PriorityClass("")
"""Who is of a class that the rules do not have any more is placed by time."""


class LaneSource(Enum):
    """What of a ticket put it into its lane."""

    CLASS = "class"
    APPOINTMENT = "appointment"
    LATE = "late"
    RETURNED = "returned"
    RETURNED_WITH_RESULTS = "returned-with-results"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class LanePlace:
    """A ticket in its lane. `rank` orders lanes of one kind, `order` the tickets of a lane: by
    `counts_from`, then by sequence and id.

    `not_before` is when a slot begins that is kept exactly; None: it may be called at once.
    """

    ticket: Ticket
    mark: LaneMark
    source: LaneSource
    placement: Placement
    rank: int
    counts_from: datetime
    order: tuple[datetime, int, str]
    not_before: datetime | None = None


def lane_places(tickets: Sequence[Ticket], rules: QueueRules) -> list[LanePlace]:
    """The lanes of waiting tickets.

    Emergencies come first, then how it came into the line, then a class that is placed by more than
    time, then the appointment. Of classes that are placed alike, one after every so many, all share
    a lane: two lanes of "one after three" would be two after three.
    """
    classes = {each.id: (rank, each) for rank, each in enumerate(rules.classes)}
    unknown = (len(rules.classes), _UNKNOWN)
    return [_lane_place(each, *classes.get(each.class_id, unknown), rules) for each in tickets]


def _lane_place(ticket: Ticket, rank: int, priority: PriorityClass, rules: QueueRules) -> LanePlace:
    if priority.placement.kind is PlacementKind.EMERGENCY:
        return _place(ticket, LaneSource.CLASS, "emergency", priority.placement, rank)
    if ticket.entry is LineEntry.MOVED and ticket.state is TicketState.AT_ROOM:
        # The order of the zone has placed it already.
        moved = ticket.entered_at
        return _place(ticket, LaneSource.TIME, "time", _BY_TIME, rank, counts_from=moved)
    returned = _returned(ticket, rules)
    if returned is not None:
        return returned
    if ticket.appointment is not None and ticket.entry is not LineEntry.RETURNED:
        appointed = _appointed(ticket, ticket.appointment, priority, rules)
        if appointed is not None:
            return appointed
    return _of_class(ticket, priority, rank)


def is_late(ticket: Ticket, rules: QueueRules) -> bool:
    """Whether somebody came after the grace of their appointment."""
    if ticket.appointment is None:
        return False
    grace = timedelta(minutes=rules.appointments.grace_minutes)
    return ticket.arrived_at > ticket.appointment.slot_starts_at + grace


def _returned(ticket: Ticket, rules: QueueRules) -> LanePlace | None:
    """The lane of who came back; None where they are placed as if they had just come."""
    if ticket.entry is LineEntry.RETURNED:
        source, placement = LaneSource.RETURNED, rules.no_show_return.placement
    elif ticket.entry is LineEntry.RETURNED_WITH_RESULTS:
        source, placement = LaneSource.RETURNED_WITH_RESULTS, rules.results_return.placement
    else:
        return None
    if placement.kind is PlacementKind.BY_TIME:
        return None
    return _place(ticket, source, source.value, placement, -1)


def _of_class(ticket: Ticket, priority: PriorityClass, rank: int) -> LanePlace:
    placement = priority.placement
    if placement.kind is PlacementKind.BY_TIME:
        return _place(ticket, LaneSource.TIME, "time", _BY_TIME, rank)
    lane = f"class:{priority.id}"
    if placement.kind is PlacementKind.EVERY:
        lane = f"every:{placement.every}"
    return _place(ticket, LaneSource.CLASS, lane, placement, rank)


def _appointed(
    ticket: Ticket, appointment: Appointment, priority: PriorityClass, rules: QueueRules
) -> LanePlace | None:
    """The lane of an appointment; None where it is placed as if there were none."""
    wanted = rules.appointments
    rank = len(rules.classes)
    if is_late(ticket, rules):
        return _late(ticket, appointment, rules)
    starts = appointment.slot_starts_at
    if wanted.placement is AppointmentPlacement.EXACT_SLOT:
        first = Placement(PlacementKind.FIRST)
        source, entry = LaneSource.APPOINTMENT, max(ticket.entered_at, starts)
        mark = LaneMark(APPOINTMENT_LANE, entry)
        order = (starts, ticket.sequence, ticket.id)
        return LanePlace(ticket, mark, source, first, rank, starts, order, not_before=starts)
    has_class_place = priority.placement.kind is not PlacementKind.BY_TIME
    if wanted.placement is AppointmentPlacement.EQUAL or has_class_place:
        return None
    first = Placement(PlacementKind.FIRST)
    return _place(ticket, LaneSource.APPOINTMENT, APPOINTMENT_LANE, first, rank, counts_from=starts)


def _late(ticket: Ticket, appointment: Appointment, rules: QueueRules) -> LanePlace | None:
    late = rules.appointments.late
    if late is LateArrival.EVERY:
        every = Placement(PlacementKind.EVERY, every=rules.appointments.late_every)
        return _place(ticket, LaneSource.LATE, "late", every, len(rules.classes))
    if late is LateArrival.END_OF_HALF_DAY:
        last = Placement(PlacementKind.LAST)
        return _place(ticket, LaneSource.LATE, "late", last, len(rules.classes))
    if late is LateArrival.END_OF_SLOT:
        length = max(appointment.slot_ends_at - appointment.slot_starts_at, _SHORTEST_SLOT)
        slots = (ticket.arrived_at - appointment.slot_starts_at) // length + 1
        ends = appointment.slot_starts_at + slots * length
        mark = LaneMark("late", max(ticket.entered_at, ends))
        order = (ends, ticket.sequence, ticket.id)
        return LanePlace(ticket, mark, LaneSource.LATE, _BY_TIME, len(rules.classes), ends, order)
    return None


def _place(
    ticket: Ticket,
    source: LaneSource,
    lane: str,
    placement: Placement,
    rank: int,
    *,
    counts_from: datetime | None = None,
) -> LanePlace:
    is_emergency = placement.kind is PlacementKind.EMERGENCY
    mark = LaneMark(lane, ticket.entered_at, is_emergency)
    since = counts_from or ticket.counts_from
    order = (since, ticket.sequence, ticket.id)
    return LanePlace(ticket, mark, source, placement, rank, since, order)
