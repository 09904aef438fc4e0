"""A hospital's day, event by event: patients come, rooms call by the rules, some are not there,
some come back with results. The same plan and rules make the same day.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from kiosk_server.queueing.calling import find_next, may_move, rooms_to_fill
from kiosk_server.queueing.estimates import CallEstimate
from kiosk_server.queueing.issuing import IssueOrder
from kiosk_server.queueing.model import Refused, Ticket
from kiosk_server.queueing.order import PlacedTicket, place_tickets
from kiosk_server.queueing.rules import ClosingRule, HospitalRules
from kiosk_server.queueing.service_times import RoomCycle
from kiosk_server.queueing.simulation.day_outlook import DayOutlook
from kiosk_server.queueing.simulation.day_plan import DayPlan, PlannedPatient, PlannedVisit
from kiosk_server.queueing.simulation.day_record import DayRecord, TicketRecord
from kiosk_server.queueing.simulation.day_tickets import PATIENT, STAFF, DayTickets
from kiosk_server.queueing.simulation.rooms import SimulatedRoom
from kiosk_server.queueing.ticket_history import ActDetails, TicketAct

_NO_SHOW = timedelta(seconds=75)
"""How long a room waits for who is not there."""
_TIDYING = timedelta(seconds=20)
_WALK = timedelta(minutes=4)


class HospitalDay:
    """Plays one day."""

    def __init__(
        self, plan: DayPlan, rules: HospitalRules, zone: ZoneInfo, *, is_estimating: bool = True
    ) -> None:
        self._plan = plan
        self._tickets = DayTickets(rules, zone)
        self._outlook = DayOutlook(self._tickets, plan)
        self._is_estimating = is_estimating
        zones = {queue.id: queue.zone_id for queue in plan.queues.values()}
        self._rooms = {
            room.id: SimulatedRoom(room, zones[room.queue_ids[0]]) for room in plan.rooms
        }
        self._rooms_of = {
            queue_id: [room for room in self._rooms.values() if queue_id in room.plan.queue_ids]
            for queue_id in plan.queues
        }
        self._events: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self._event_count = 0
        self._patients: dict[str, tuple[PlannedPatient, int]] = {}
        self._estimates: dict[str, CallEstimate | None] = {}
        self._first_calls: dict[str, datetime] = {}
        self._first_places: dict[str, PlacedTicket] = {}
        self._refused = 0

    def run(self) -> DayRecord:
        """Plays the day to its end."""
        for patient in self._plan.patients:
            self._at(patient.arrives_at, partial(self._arrive, patient, 0))
        for room in self._rooms.values():
            for span in room.plan.staffed:
                self._at(span.begins_at, partial(self._open, room))
                self._at(span.ends_at, partial(self._close, room))
        while self._events:
            now, _, happen = heappop(self._events)
            happen(now)
        return DayRecord(tuple(self._record(each) for each in self._patients), self._refused)

    def _at(self, moment: datetime, happen: Callable[[datetime], None]) -> None:
        self._event_count += 1
        heappush(self._events, (moment, self._event_count, happen))

    def _arrive(self, patient: PlannedPatient, visit: int, now: datetime) -> None:
        queue = self._plan.queues[patient.visits[visit].queue_id]
        known = self._tickets.rules(queue.zone_id).find_class(patient.class_id)
        order = IssueOrder(
            queue,
            now,
            known.id if known is not None else "",
            patient.appointment if visit == 0 else None,
            patient.age_years,
            is_by_staff=True,
        )
        ticket = self._tickets.issue(order)
        if isinstance(ticket, Refused):
            self._refused += 1
            return
        self._patients[ticket.id] = (patient, visit)
        self._outlook.check_in(ticket)
        if self._is_estimating:
            rooms = self._rooms_of[queue.id]
            self._estimates[ticket.id] = self._outlook.estimate(ticket, rooms, now)
        self._serve(queue.id, now)

    def _open(self, room: SimulatedRoom, now: datetime) -> None:
        for queue_id in room.plan.queue_ids:
            self._serve(queue_id, now)

    def _close(self, room: SimulatedRoom, now: datetime) -> None:
        """Who waits at its door goes back to the zone, unless they are still served; who wants no
        other room may go to any."""
        door = f"room:{room.plan.id}"
        rules = self._tickets.rules(room.session.zone_id)
        is_staying = rules.opening.closing is ClosingRule.SERVE
        for ticket in self._tickets.waiting(door):
            if not is_staying or room.serves_who_came_before(now) is None:
                waiting = self._tickets.count(f"queue:{ticket.queue_id}")
                details = ActDetails(waiting_on_entry=waiting)
                self._tickets.act(ticket.id, TicketAct.MOVE_TO_ZONE, now, None, details)
        for queue_id in room.plan.queue_ids:
            is_shut = not any(each.is_staffed(now) for each in self._rooms_of[queue_id])
            for ticket in self._tickets.waiting(f"queue:{queue_id}"):
                if is_shut and rules.opening.closing is ClosingRule.EXPIRE:
                    self._tickets.act(ticket.id, TicketAct.EXPIRE, now, None)
                else:
                    self._release(ticket, now)
            self._serve(queue_id, now)

    def _release(self, ticket: Ticket, now: datetime) -> None:
        wanted = self._rooms.get(ticket.wanted_room_id or "")
        if wanted is not None and not wanted.is_ever_staffed(now):
            details = ActDetails(releases_room=True)
            self._tickets.act(ticket.id, TicketAct.CORRECT, now, None, details)

    def _serve(self, queue_id: str, now: datetime) -> None:
        """Fills the doors of rooms, then lets all free rooms call."""
        self._fill(queue_id, now)
        for room in self._rooms_of[queue_id]:
            self._call(room, now)

    def _fill(self, queue_id: str, now: datetime) -> None:
        queue = self._plan.queues[queue_id]
        rules = self._tickets.rules(queue.zone_id)
        line = f"queue:{queue_id}"
        rooms = [room for room in self._rooms_of[queue_id] if self._is_working(room, now)]
        sessions = [room.session for room in rooms]
        busy = {room.plan.id for room in rooms if room.called_at is not None}
        while rules.room_wait.most_waiting and self._tickets.count(line):
            waiting = {room.plan.id: self._tickets.count(f"room:{room.plan.id}") for room in rooms}
            fillable = rooms_to_fill(queue_id, sessions, waiting, busy, rules.room_wait)
            if any(self._fill_room(room, line, waiting[room], now) for room in fillable):
                continue
            full = rooms_to_fill(
                queue_id, sessions, waiting, busy, rules.room_wait, is_capped=False
            )
            if not any(
                self._fill_room(each, line, waiting[each], now, is_full=True) for each in full
            ):
                return

    def _fill_room(
        self, room_id: str, line: str, waiting: int, now: datetime, *, is_full: bool = False
    ) -> bool:
        head = self._head(line, room_id, now)
        if head is None or not may_move(head, waiting):
            return False
        if is_full and not head.mark.is_emergency:
            return False
        details = ActDetails(room_id=room_id, mark=head.mark, waiting_on_entry=waiting)
        self._tickets.act(head.ticket.id, TicketAct.MOVE_TO_ROOM, now, None, details)
        self._first_places.setdefault(head.ticket.id, head)
        return True

    def _head(self, line: str, room_id: str, now: datetime) -> PlacedTicket | None:
        tickets = self._tickets.waiting(line)
        if (until := self._rooms[room_id].serves_who_came_before(now)) is not None:
            is_door = line.startswith("room:")
            tickets = [each for each in tickets if is_door or each.entered_at < until]
        if not tickets:
            return None
        rules = self._tickets.rules(tickets[0].zone_id)
        calls = self._tickets.calls(line)
        placed = place_tickets(tickets, rules, now, calls=calls, room_id=room_id, most=1)
        return placed[0] if placed else None

    def _is_working(self, room: SimulatedRoom, now: datetime) -> bool:
        """Whether a room calls, be it only those who still wait from before its end."""
        rules = self._tickets.rules(room.session.zone_id)
        is_staying = rules.opening.closing is ClosingRule.SERVE
        return room.is_staffed(now) or (is_staying and room.serves_who_came_before(now) is not None)

    def _call(self, room: SimulatedRoom, now: datetime) -> None:
        if room.called_at is not None or not self._is_working(room, now):
            return
        lines = [f"room:{room.plan.id}"]
        zone_id = room.session.zone_id
        if not self._tickets.rules(zone_id).room_wait.most_waiting:
            lines += [f"queue:{queue_id}" for queue_id in room.plan.queue_ids]
        heads = [self._head(line, room.plan.id, now) for line in lines]
        called = find_next(head for head in heads if head is not None)
        if called is None:
            return
        clinician = room.session.clinician_id
        details = ActDetails(room_id=room.plan.id, clinician_id=clinician, mark=called.mark)
        ticket = self._tickets.act(called.ticket.id, TicketAct.CALL, now, STAFF, details)
        if isinstance(ticket, Refused):
            raise ValueError(ticket)  # noqa: TRY004 what the order says may be called, may be called
        self._first_calls.setdefault(ticket.id, now)
        self._first_places.setdefault(ticket.id, called)
        self._note_cycle(room, ticket.queue_id, now)
        room.called_at = now
        patient, visit = self._patients[ticket.id]
        if patient.misses_call and ticket.no_shows == 0 and visit == 0:
            self._at(now + _NO_SHOW, partial(self._miss, room, ticket))
            return
        self._tickets.act(ticket.id, TicketAct.START, now, STAFF)
        seconds = _seconds(patient.visits[visit], ticket) * room.plan.pace
        self._at(now + timedelta(seconds=seconds), partial(self._finish, room, ticket))

    def _miss(self, room: SimulatedRoom, ticket: Ticket, now: datetime) -> None:
        self._tickets.act(ticket.id, TicketAct.MARK_NO_SHOW, now, STAFF)
        patient, _ = self._patients[ticket.id]
        if patient.returns_after is not None:
            self._at(now + patient.returns_after, partial(self._return, ticket, TicketAct.RETURN))
        self._free(room, ticket, now)

    def _finish(self, room: SimulatedRoom, ticket: Ticket, now: datetime) -> None:
        patient, visit = self._patients[ticket.id]
        after = patient.visits[visit].results_after
        if after is not None and not ticket.results_returns:
            self._tickets.act(ticket.id, TicketAct.SEND_FOR_RESULTS, now, STAFF)
            back = partial(self._return, ticket, TicketAct.RETURN_WITH_RESULTS)
            self._at(now + after, back)
        else:
            self._tickets.act(ticket.id, TicketAct.FINISH, now, STAFF)
            if visit + 1 < len(patient.visits):
                self._at(now + _WALK, partial(self._arrive, patient, visit + 1))
        self._at(now + _TIDYING, partial(self._free, room, ticket))

    def _return(self, ticket: Ticket, act: TicketAct, now: datetime) -> None:
        waiting = self._tickets.count(f"queue:{ticket.queue_id}")
        details = ActDetails(waiting_on_entry=waiting)
        back = self._tickets.act(ticket.id, act, now, PATIENT, details)
        if isinstance(back, Refused):
            self._refused += 1
            return
        self._release(back, now)
        self._serve(ticket.queue_id, now)

    def _free(self, room: SimulatedRoom, ticket: Ticket, now: datetime) -> None:
        room.last_called_at, room.called_at = room.called_at, None
        if room.away_since(now) is None or not self._tickets.count(ticket.line_id):
            self._note_cycle(room, ticket.queue_id, now)
        for queue_id in room.plan.queue_ids:
            self._fill(queue_id, now)
        self._call(room, now)
        for queue_id in room.plan.queue_ids:
            self._fill(queue_id, now)

    def _note_cycle(self, room: SimulatedRoom, queue_id: str, now: datetime) -> None:
        """A room has seen to somebody; a break that it took while others waited is part of it."""
        if room.last_called_at is not None:
            seconds = (now - room.last_called_at).total_seconds()
            self._outlook.note(RoomCycle(room.plan.id, queue_id, now, seconds))
            room.last_called_at = None

    def _record(self, ticket_id: str) -> TicketRecord:
        ticket = self._tickets.ticket(ticket_id)
        placed = self._first_places.get(ticket_id)
        return TicketRecord(
            queue_id=ticket.queue_id,
            class_id=ticket.class_id,
            is_booked=ticket.appointment is not None,
            arrived_at=ticket.arrived_at,
            called_at=self._first_calls.get(ticket_id),
            estimate=self._estimates.get(ticket_id),
            overtaken=placed.overtaken if placed else 0,
            overtaken_at_most=placed.overtaken_at_most if placed else None,
            history=self._tickets.history(ticket_id),
        )


def _seconds(visit: PlannedVisit, ticket: Ticket) -> float:
    return visit.results_seconds if ticket.results_returns else visit.service_seconds
