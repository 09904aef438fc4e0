"""What may be done to a ticket: in which state, by whom, within which rules.

Pure: it makes the next event of a history, and must not know how that is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from kiosk_server.core.principals import Allowed, Principal, PrincipalKind, Role
from kiosk_server.queueing.model import OVER, QueueingRefusal, Refused, Ticket, TicketState
from kiosk_server.queueing.rules import QueueRules, ReturnRules
from kiosk_server.queueing.ticket_history import (
    ActDetails,
    TicketAct,
    TicketEvent,
    count_to_take_back,
    ticket_of,
)

_LINE = frozenset({TicketState.IN_ZONE, TicketState.AT_ROOM})
_LEFT_BEHIND = frozenset({TicketState.HELD, TicketState.NO_SHOW, TicketState.AWAY_FOR_RESULTS})
_AT_COUNTER = frozenset({TicketState.CALLED, TicketState.SERVING})

STATES: Mapping[TicketAct, frozenset[TicketState]] = {
    TicketAct.MOVE_TO_ROOM: _LINE,
    TicketAct.MOVE_TO_ZONE: frozenset({TicketState.AT_ROOM}),
    TicketAct.CALL: _LINE,
    TicketAct.RECALL: frozenset({TicketState.CALLED}),
    TicketAct.MARK_NO_SHOW: frozenset({TicketState.CALLED}),
    TicketAct.RETURN: frozenset({TicketState.NO_SHOW}),
    TicketAct.START: frozenset({TicketState.CALLED}),
    TicketAct.FINISH: _AT_COUNTER,
    TicketAct.SEND_FOR_RESULTS: _AT_COUNTER,
    # Also who was finished: not every clinician says that results will come.
    TicketAct.RETURN_WITH_RESULTS: frozenset({TicketState.AWAY_FOR_RESULTS, TicketState.FINISHED}),
    TicketAct.HOLD: _LINE | {TicketState.CALLED},
    TicketAct.RESUME: frozenset({TicketState.HELD}),
    TicketAct.TRANSFER: _LINE | _AT_COUNTER | _LEFT_BEHIND,
    TicketAct.MERGE: _LINE | _LEFT_BEHIND,
    TicketAct.CORRECT: frozenset(TicketState) - OVER,
    TicketAct.CANCEL: _LINE | _LEFT_BEHIND | {TicketState.CALLED},
    TicketAct.EXPIRE: _LINE | _LEFT_BEHIND | {TicketState.CALLED},
}
"""The states in which each act may be done."""

_STAFF: Allowed = frozenset({Role.CLINICIAN, Role.NURSE, Role.MANAGER, Role.ADMIN})
_ROOM: Allowed = frozenset({Role.CLINICIAN, Role.NURSE})
_TRIAGE: Allowed = frozenset({Role.NURSE, Role.MANAGER, Role.ADMIN})
_VISITORS: Allowed = frozenset({PrincipalKind.TICKET_HOLDER, PrincipalKind.KIOSK})

ALLOWED: Mapping[TicketAct, Allowed] = {
    TicketAct.ISSUE: _STAFF | _VISITORS | {PrincipalKind.VISITOR, PrincipalKind.CLIENT},
    TicketAct.MOVE_TO_ROOM: _TRIAGE,
    TicketAct.MOVE_TO_ZONE: _TRIAGE,
    TicketAct.CALL: _ROOM,
    TicketAct.RECALL: _ROOM,
    TicketAct.MARK_NO_SHOW: _ROOM,
    TicketAct.RETURN: _STAFF | _VISITORS,
    TicketAct.START: _ROOM,
    TicketAct.FINISH: _ROOM,
    TicketAct.SEND_FOR_RESULTS: _ROOM,
    TicketAct.RETURN_WITH_RESULTS: _STAFF | _VISITORS,
    TicketAct.HOLD: _STAFF,
    TicketAct.RESUME: _STAFF,
    TicketAct.TRANSFER: _STAFF,
    TicketAct.MERGE: _TRIAGE,
    TicketAct.CORRECT: _TRIAGE,
    TicketAct.CANCEL: _STAFF | {PrincipalKind.TICKET_HOLDER},
    TicketAct.EXPIRE: frozenset(),
    TicketAct.UNDO: _STAFF,
}
"""Who may do each act; a ticket's holder only to their own, which the service sees to. The clock
(no principal) fills rooms, empties those that close, and expires what is left."""

_BY_CLOCK = frozenset(
    {TicketAct.MOVE_TO_ROOM, TicketAct.MOVE_TO_ZONE, TicketAct.CORRECT, TicketAct.EXPIRE}
)
_NEEDS: Mapping[TicketAct, tuple[str, ...]] = {
    TicketAct.MOVE_TO_ROOM: ("room_id", "mark"),
    TicketAct.CALL: ("room_id", "clinician_id", "mark"),
    TicketAct.TRANSFER: ("queue_id", "zone_id"),
    TicketAct.MERGE: ("merged_into_id",),
}


@dataclass(frozen=True, slots=True)
class ActOrder:
    """What somebody wants done. `version` is that of the ticket which they saw; `actor` None: the
    clock does it."""

    act: TicketAct
    at: datetime
    actor: Principal | None
    version: int
    details: ActDetails = field(default_factory=ActDetails)


def may_do(act: TicketAct, actor: Principal | None) -> bool:
    """Whether somebody may do an act to tickets that are theirs to act on."""
    if actor is None:
        return act in _BY_CLOCK
    return actor.kind in ALLOWED[act] or not actor.roles.isdisjoint(ALLOWED[act])


def is_booked_for_room(ticket: Ticket) -> bool:
    """Whether somebody waits for a room because they have booked it: staff may send them elsewhere,
    nothing else does."""
    booked = ticket.appointment
    return (
        booked is not None
        and booked.room_id is not None
        and booked.room_id == ticket.wanted_room_id
    )


def next_event(
    history: Sequence[TicketEvent], order: ActOrder, rules: QueueRules
) -> TicketEvent | Refused:
    """The event that an act adds to a ticket's history, or why it is refused.

    `TICKET_CHANGED` comes before all that depends on the state, so that who is refused for a state
    has seen that state.
    """
    ticket = ticket_of(history)
    if not may_do(order.act, order.actor):
        return Refused(QueueingRefusal.TICKET_ACT_NOT_YOURS)
    if order.version != ticket.version:
        return Refused(QueueingRefusal.TICKET_CHANGED)
    if order.act is TicketAct.UNDO:
        fault = None if count_to_take_back(history) else QueueingRefusal.NOTHING_TO_UNDO
        found = None if fault is None else Refused(fault)
    else:
        found = _find_fault(ticket, order, rules)
    if found is not None:
        return found
    # Clocks of machines differ a little; a history's times never go back.
    at = max(order.at, history[-1].at)
    actor_id = "" if order.actor is None else order.actor.id
    details = _settled(ticket, replace(order, at=at), rules)
    if order.act is TicketAct.UNDO:
        details = replace(details, takes_back=count_to_take_back(history))
    return TicketEvent(ticket.version + 1, order.act, at, actor_id, details)


def _find_fault(ticket: Ticket, order: ActOrder, rules: QueueRules) -> Refused | None:
    states = STATES.get(order.act, frozenset())
    if ticket.state not in states:
        return _unfit_state(ticket)
    if any(getattr(order.details, name) is None for name in _NEEDS.get(order.act, ())):
        return Refused(QueueingRefusal.TICKET_ACT_INCOMPLETE)
    match order.act:
        case TicketAct.RETURN:
            return _find_return_fault(ticket, order.at, rules.no_show_return, ticket.no_shows)
        case TicketAct.RETURN_WITH_RESULTS:
            times = ticket.results_returns + 1
            return _find_return_fault(ticket, order.at, rules.results_return, times)
    return _find_aim_fault(ticket, order, rules)


def _find_aim_fault(ticket: Ticket, order: ActOrder, rules: QueueRules) -> Refused | None:
    """What is wrong with the room, queue, class or ticket that an act names."""
    details = order.details
    match order.act:
        case TicketAct.TRANSFER if details.queue_id == ticket.queue_id:
            return Refused(QueueingRefusal.TICKET_SAME_QUEUE)
        case TicketAct.MERGE if details.merged_into_id == ticket.id:
            return Refused(QueueingRefusal.TICKET_ACT_INCOMPLETE)
        case TicketAct.CORRECT if details.class_id and rules.find_class(details.class_id) is None:
            return Refused(QueueingRefusal.PRIORITY_CLASS_UNKNOWN)
        case TicketAct.CALL if not _may_call(ticket, details.room_id):
            return Refused(QueueingRefusal.TICKET_OTHER_ROOM)
    return None


def _may_call(ticket: Ticket, room_id: str | None) -> bool:
    if ticket.state is TicketState.AT_ROOM:
        return ticket.room_id == room_id
    return ticket.wanted_room_id in (None, room_id)


def _unfit_state(ticket: Ticket) -> Refused:
    return Refused(QueueingRefusal.TICKET_STATE_UNFIT, {"state": ticket.state.value})


def _find_return_fault(
    ticket: Ticket, at: datetime, rules: ReturnRules, times: int
) -> Refused | None:
    """Why somebody may not come back for the so-many-th time."""
    if times > rules.at_most:
        return Refused(QueueingRefusal.TICKET_RETURNS_USED, {"most": str(rules.at_most)})
    latest = (ticket.over_at or ticket.entered_at) + timedelta(minutes=rules.within_minutes)
    if at > latest:
        return Refused(QueueingRefusal.TICKET_RETURN_LATE, {"minutes": str(rules.within_minutes)})
    return None


def _settled(ticket: Ticket, order: ActOrder, rules: QueueRules) -> ActDetails:
    """What an act leaves behind, with what the rules say of the place in the new line."""
    match order.act:
        case TicketAct.RETURN:
            return _settled_return(ticket, order, rules.no_show_return)
        case TicketAct.RETURN_WITH_RESULTS:
            return _settled_return(ticket, order, rules.results_return)
        case TicketAct.TRANSFER:
            counts_from = ticket.arrived_at if rules.transfer_keeps_time else order.at
            return replace(order.details, counts_from=counts_from)
    return order.details


def _settled_return(ticket: Ticket, order: ActOrder, rules: ReturnRules) -> ActDetails:
    wanted = ticket.room_id if rules.keeps_room else ticket.wanted_room_id
    return replace(order.details, counts_from=order.at, wanted_room_id=wanted)
