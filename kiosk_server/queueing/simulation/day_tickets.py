"""The tickets of a simulated day: histories, lines, calls. Every act goes through the rules, as it
does in earnest. It must not know what patients or rooms do next.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.queueing.issuing import (
    IssueNumbers,
    IssueOrder,
    find_issue_fault,
    half_day_of_order,
    issue,
    number_series,
    number_text,
)
from kiosk_server.queueing.model import LineCall, Refused, Ticket
from kiosk_server.queueing.rules import HospitalRules, QueueRules
from kiosk_server.queueing.ticket_acts import ActOrder, next_event
from kiosk_server.queueing.ticket_history import ActDetails, TicketAct, TicketEvent, ticket_of

STAFF = Principal(PrincipalKind.PERSON, "staff", roles=frozenset({Role.CLINICIAN, Role.NURSE}))
PATIENT = Principal(PrincipalKind.TICKET_HOLDER, "patient")


class DayTickets:
    """Issues tickets, acts on them, and keeps who waits in which line."""

    def __init__(self, rules: HospitalRules, zone: ZoneInfo) -> None:
        self._rules, self._zone = rules, zone
        self._histories: dict[str, list[TicketEvent]] = {}
        self._tickets: dict[str, Ticket] = {}
        self._lines: defaultdict[str, dict[str, Ticket]] = defaultdict(dict)
        self._calls: defaultdict[str, list[LineCall]] = defaultdict(list)
        self._counters: defaultdict[str, int] = defaultdict(int)
        self._issued: defaultdict[tuple[str, str], int] = defaultdict(int)

    def rules(self, zone_id: str) -> QueueRules:
        """The rules of a zone."""
        return self._rules.of_zone(zone_id)

    def ticket(self, ticket_id: str) -> Ticket:
        """A ticket as it is now."""
        return self._tickets[ticket_id]

    def history(self, ticket_id: str) -> tuple[TicketEvent, ...]:
        """All that was done to a ticket."""
        return tuple(self._histories[ticket_id])

    def waiting(self, line_id: str) -> Sequence[Ticket]:
        """Who waits in a line, in no order."""
        return list(self._lines[line_id].values())

    def count(self, line_id: str) -> int:
        """How many wait in a line."""
        return len(self._lines[line_id])

    def calls(self, line_id: str) -> Sequence[LineCall]:
        """The calls out of a line."""
        return self._calls[line_id]

    def issue(self, order: IssueOrder) -> Ticket | Refused:
        """A new ticket, or why there is none."""
        rules = self.rules(order.queue.zone_id)
        half_day = half_day_of_order(order, rules, self._zone)
        counted = (order.queue.id, half_day.key)
        fault = find_issue_fault(order, rules, self._zone, self._issued[counted])
        if fault is not None:
            return fault
        series = number_series(rules, order.queue, order.class_id, half_day)
        count = self._counters[series] + 1
        number = number_text(rules, order.queue, order.class_id, half_day, count)
        if isinstance(number, Refused):
            return number
        sequence = len(self._histories) + 1
        waiting = self.count(f"queue:{order.queue.id}")
        numbers = IssueNumbers(half_day, number, sequence, waiting)
        ticket, event = issue(f"ticket-{sequence}", order, rules, numbers, PATIENT.id)
        self._counters[series] += 1
        self._issued[counted] += 1
        self._histories[ticket.id] = [event]
        self._keep(ticket)
        return ticket

    def act(
        self,
        ticket_id: str,
        act: TicketAct,
        at: datetime,
        actor: Principal | None,
        details: ActDetails | None = None,
    ) -> Ticket | Refused:
        """The ticket after an act, or why it was refused."""
        before, history = self._tickets[ticket_id], self._histories[ticket_id]
        order = ActOrder(act, at, actor, before.version, details or ActDetails())
        event = next_event(history, order, self.rules(before.zone_id))
        if isinstance(event, Refused):
            return event
        history.append(event)
        after = ticket_of(history)
        if before.is_waiting:
            del self._lines[before.line_id][ticket_id]
        self._calls[before.line_id].extend(after.calls[len(before.calls) :])
        self._keep(after)
        return after

    def _keep(self, ticket: Ticket) -> None:
        self._tickets[ticket.id] = ticket
        if ticket.is_waiting:
            self._lines[ticket.line_id][ticket.id] = ticket
