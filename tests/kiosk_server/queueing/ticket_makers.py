"""Tickets, calls and rules for tests of queueing, with as few words as they need."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk_server.queueing.business_day import BusinessHalfDay, HalfDay
from kiosk_server.queueing.model import Appointment, LineCall, Queue, Ticket
from kiosk_server.queueing.order import PlacedTicket, place_tickets
from kiosk_server.queueing.rules import (
    OvertakingBound,
    Placement,
    PlacementKind,
    PriorityClass,
    Proof,
    QueueRules,
    default_rules,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
EIGHT = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
"""Eight in the morning of a Monday on Shanghai's clocks."""
MORNING = BusinessHalfDay(date(2026, 11, 23), HalfDay.MORNING)
MEDICINE = Queue("medicine", "zone-a", {"en": "Internal medicine"})
NO_BOUND = OvertakingBound(at_most=10_000, one_more_for_every=0)


def at(minutes: float) -> datetime:
    """So many minutes after eight."""
    return EIGHT + timedelta(minutes=minutes)


def ticket(sequence: int, minutes: float | None = None, **fields: Any) -> Ticket:  # noqa: ANN401 any field of a ticket
    """An ordinary ticket that came `minutes` after eight, by default one for each minute."""
    came = at(sequence if minutes is None else minutes)
    made = Ticket(
        id=f"ticket-{sequence}",
        number=f"A{sequence:03d}",
        sequence=sequence,
        queue_id=MEDICINE.id,
        zone_id=MEDICINE.zone_id,
        half_day=MORNING,
        class_id="ordinary",
        arrived_at=came,
        entered_at=came,
        counts_from=came,
    )
    return replace(made, **fields)


def booked(minutes: float, length_minutes: float = 30) -> Appointment:
    """An appointment that begins so many minutes after eight."""
    return Appointment(f"booked-{minutes}", at(minutes), at(minutes + length_minutes))


def called(placed: PlacedTicket, minutes: float, room_id: str = "room-1") -> LineCall:
    """The call of a placed ticket."""
    one = placed.ticket
    return LineCall(at(minutes), one.line_id, one.sequence, room_id, placed.mark)


def rules_with(*classes: PriorityClass, **fields: Any) -> QueueRules:  # noqa: ANN401 any of the rules
    """The default rules with other classes besides `ordinary` and `emergency`."""
    placement = Placement(PlacementKind.EMERGENCY)
    emergency = PriorityClass("emergency", placement, proof=Proof.STAFF)
    own = (PriorityClass("ordinary"), emergency, *classes)
    return replace(default_rules(), classes=own, **fields)


def order_of(tickets: Sequence[Ticket], rules: QueueRules, minutes: float = 60) -> list[int]:
    """The sequences of tickets in their order."""
    return [each.ticket.sequence for each in place_tickets(tickets, rules, at(minutes))]
