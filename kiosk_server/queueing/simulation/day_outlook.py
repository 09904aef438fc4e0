"""What a new patient of a simulated day is told: an estimate from what is known at that moment, and
nothing that only the day's plan knows.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from kiosk_server.queueing.estimates import (
    Break,
    CallEstimate,
    OpenRoom,
    call_interval,
    estimate_calls,
    overtaking_share,
)
from kiosk_server.queueing.model import Ticket
from kiosk_server.queueing.order import place_tickets
from kiosk_server.queueing.rules import ClosingRule
from kiosk_server.queueing.service_times import RoomCycle, RoomPace, room_paces
from kiosk_server.queueing.simulation.day_plan import DayPlan
from kiosk_server.queueing.simulation.day_tickets import DayTickets
from kiosk_server.queueing.simulation.rooms import SimulatedRoom

_REST_OF_DAY = timedelta(hours=18)


class DayOutlook:
    """Observes how long rooms take, and estimates by it."""

    def __init__(self, tickets: DayTickets, plan: DayPlan) -> None:
        self._tickets = tickets
        self._booked: defaultdict[str, list[datetime]] = defaultdict(list)
        for patient in plan.patients:
            if patient.appointment is not None:
                booked = self._booked[patient.visits[0].queue_id]
                insort(booked, patient.appointment.slot_starts_at)
        self._cycles: defaultdict[str, list[RoomCycle]] = defaultdict(list)

    def note(self, cycle: RoomCycle) -> None:
        """A room has seen to somebody."""
        self._cycles[cycle.queue_id].append(cycle)

    def check_in(self, ticket: Ticket) -> None:
        """Somebody with an appointment has come."""
        if ticket.appointment is not None:
            self._booked[ticket.queue_id].remove(ticket.appointment.slot_starts_at)

    def estimate(
        self, ticket: Ticket, rooms: Sequence[SimulatedRoom], now: datetime
    ) -> CallEstimate | None:
        """When a waiting ticket will be called; None where no room is known to open."""
        rules = self._tickets.rules(ticket.zone_id)
        assumed = rules.service.seconds(ticket.queue_id)
        cycles = self._cycles[ticket.queue_id]
        ids = [room.plan.id for room in rooms]
        busy = {room.plan.id: room.called_at for room in rooms if room.called_at is not None}
        paces = room_paces(cycles, ids, now, assumed, busy_since=busy)
        is_open = [
            self._open_room(room, paces[room.plan.id], now, rules.opening.closing)
            for room in rooms
            if room.announced_left(now)
        ]
        line = ticket.line_id
        calls = self._tickets.calls(line)
        placed = place_tickets(
            self._tickets.waiting(line),
            rules,
            now,
            calls=calls,
            call_interval=call_interval(is_open),
        )
        estimates = estimate_calls(
            placed,
            is_open,
            now,
            newcomers_share=overtaking_share(calls),
            booked=self._booked[ticket.queue_id],
        )
        return next((each for each in estimates if each.ticket_id == ticket.id), None)

    def _open_room(
        self, room: SimulatedRoom, pace: RoomPace, now: datetime, closing: ClosingRule
    ) -> OpenRoom:
        """A room as far as anybody knows. Its breaks, with that at the end of its day, count only
        where it does not stay for those who wait."""
        left = room.announced_left(now)
        ends = [span.ends_at for span in left]
        begins = [*(span.begins_at for span in left[1:]), ends[-1] + _REST_OF_DAY]
        breaks = tuple(Break(end, begin) for end, begin in zip(ends, begins, strict=True))
        is_due = left[0].begins_at <= now
        return OpenRoom(
            room.plan.id,
            pace,
            busy_since=room.called_at,
            waiting_at_door=self._tickets.count(f"room:{room.plan.id}"),
            not_before=None if is_due else left[0].begins_at,
            paused_since=room.away_since(now) if is_due else None,
            breaks=() if closing is ClosingRule.SERVE else breaks,
        )
