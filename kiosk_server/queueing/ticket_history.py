"""A ticket's history: what is done to it, kept for ever, and the ticket as it follows from that.
Pure: it must not know whether an act is allowed, nor how events are kept.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from kiosk_server.queueing.model import (
    Appointment,
    LaneMark,
    LineCall,
    LineEntry,
    ResultsState,
    Ticket,
    TicketState,
)


class TicketAct(Enum):
    """What can be done to a ticket."""

    ISSUE = "issue"
    MOVE_TO_ROOM = "move-to-room"
    MOVE_TO_ZONE = "move-to-zone"
    CALL = "call"
    RECALL = "recall"
    MARK_NO_SHOW = "mark-no-show"
    RETURN = "return"
    START = "start"
    FINISH = "finish"
    SEND_FOR_RESULTS = "send-for-results"
    RETURN_WITH_RESULTS = "return-with-results"
    HOLD = "hold"
    RESUME = "resume"
    TRANSFER = "transfer"
    MERGE = "merge"
    CORRECT = "correct"
    CANCEL = "cancel"
    EXPIRE = "expire"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class ActDetails:
    """What an act needs or leaves behind; None: nothing, or for `CORRECT`: as it was.

    `waiting_on_entry` is how many wait in the line that the ticket comes into. `mark` is that of
    the placed ticket which is called or moved to a room. `counts_from` and, for returns,
    `wanted_room_id` are set by the rules. `releases_room`: any room may call from now on, as the
    wanted one has closed. `number` is another one than before, as the old one is in use where the
    ticket comes to. `results` is what the records said of them. `takes_back` is
    how many events an undoing takes away. `reason` is what staff wrote.
    """

    room_id: str | None = None
    clinician_id: str | None = None
    queue_id: str | None = None
    zone_id: str | None = None
    class_id: str | None = None
    appointment: Appointment | None = None
    wanted_room_id: str | None = None
    releases_room: bool = False
    waiting_on_entry: int = 0
    mark: LaneMark | None = None
    counts_from: datetime | None = None
    merged_into_id: str | None = None
    number: str | None = None
    results: ResultsState | None = None
    takes_back: int = 1
    reason: str = ""


NO_DETAILS = ActDetails()


@dataclass(frozen=True, slots=True)
class TicketEvent:
    """One act in a ticket's history, numbered from 1. `issued` is the ticket as it was issued, and
    set for that act alone. `actor_id` says nothing about the person; empty: the clock."""

    number: int
    act: TicketAct
    at: datetime
    actor_id: str
    details: ActDetails = NO_DETAILS
    issued: Ticket | None = None


_ARRANGED = frozenset({TicketAct.MOVE_TO_ROOM, TicketAct.MOVE_TO_ZONE, TicketAct.CORRECT})
"""What the clock does on account of something else: it would do it again at once."""


def ticket_of(history: Sequence[TicketEvent]) -> Ticket:
    """The ticket that a whole history makes. Raises ValueError for one that does not begin with
    its issue."""
    ticket = None
    for event in effective_events(history):
        ticket = event.issued if ticket is None else after_event(ticket, event)
    if ticket is None:
        raise ValueError("a history begins with the issue of its ticket")
    return replace(ticket, version=len(history))


def effective_events(history: Sequence[TicketEvent]) -> tuple[TicketEvent, ...]:
    """The events that still count: each undoing takes the last ones before it away."""
    left: list[TicketEvent] = []
    for event in history:
        if event.act is TicketAct.UNDO:
            del left[-event.details.takes_back :]
        else:
            left.append(event)
    return tuple(left)


def count_to_take_back(history: Sequence[TicketEvent]) -> int:
    """How many events undoing takes away: the last one that somebody wanted, with what the clock
    did on account of it; 0: nothing is left but the issue."""
    events = effective_events(history)
    for count, event in enumerate(reversed(events[1:]), start=1):
        if event.actor_id or event.act not in _ARRANGED:
            return count
    return 0


def events_to_take_back(history: Sequence[TicketEvent]) -> tuple[TicketEvent, ...]:
    """The events that undoing takes away."""
    events = effective_events(history)
    return events[len(events) - count_to_take_back(history) :]


def ticket_before(history: Sequence[TicketEvent]) -> Ticket:
    """The ticket that undoing leads back to; the same where there is nothing to undo."""
    events = effective_events(history)
    return ticket_of(events[: len(events) - count_to_take_back(history)])


def after_event(ticket: Ticket, event: TicketEvent) -> Ticket:
    """The ticket after an act that its state allows. Raises KeyError for `ISSUE` and `UNDO`, which
    only a whole history can tell of."""
    return replace(_CHANGES[event.act](ticket, event), version=event.number)


def _into_line(ticket: Ticket, event: TicketEvent, state: TicketState, entry: LineEntry) -> Ticket:
    return replace(
        ticket,
        state=state,
        entry=entry,
        entered_at=event.at,
        counts_from=event.details.counts_from or ticket.counts_from,
        waiting_on_entry=event.details.waiting_on_entry,
        called_at=None,
        serving_since=None,
        over_at=None,
        recalls=0,
    )


def _line_call(ticket: Ticket, event: TicketEvent) -> LineCall:
    mark, room_id = event.details.mark, event.details.room_id
    if mark is None or room_id is None:
        raise ValueError("a call has a room and the mark of its lane")
    return LineCall(event.at, ticket.line_id, ticket.sequence, room_id, mark)


def _move_to_room(ticket: Ticket, event: TicketEvent) -> Ticket:
    calls = (*ticket.calls, _line_call(ticket, event))
    moved = _into_line(ticket, event, TicketState.AT_ROOM, LineEntry.MOVED)
    room_id = event.details.room_id
    wanted = _wanted_at(room_id, ticket.wanted_room_id)
    return replace(moved, room_id=room_id, wanted_room_id=wanted, calls=calls)


def _wanted_at(room_id: str | None, wanted_room_id: str | None) -> str | None:
    """Who is brought to the door of another room than the one they wanted is for that one now."""
    return wanted_room_id if room_id is None or wanted_room_id is None else room_id


def _move_to_zone(ticket: Ticket, event: TicketEvent) -> Ticket:
    moved = _into_line(ticket, event, TicketState.IN_ZONE, LineEntry.MOVED)
    return replace(moved, room_id=None)


def _call(ticket: Ticket, event: TicketEvent) -> Ticket:
    return replace(
        ticket,
        state=TicketState.CALLED,
        called_at=event.at,
        room_id=event.details.room_id,
        clinician_id=event.details.clinician_id,
        calls=(*ticket.calls, _line_call(ticket, event)),
    )


def _recall(ticket: Ticket, event: TicketEvent) -> Ticket:
    return replace(ticket, called_at=event.at, recalls=ticket.recalls + 1)


def _mark_no_show(ticket: Ticket, event: TicketEvent) -> Ticket:
    return replace(
        ticket, state=TicketState.NO_SHOW, no_shows=ticket.no_shows + 1, over_at=event.at
    )


def _start(ticket: Ticket, event: TicketEvent) -> Ticket:
    return replace(ticket, state=TicketState.SERVING, serving_since=event.at)


def _return(entry: LineEntry) -> "_Change":
    def change(ticket: Ticket, event: TicketEvent) -> Ticket:
        details = event.details
        state = TicketState.AT_ROOM if details.room_id else TicketState.IN_ZONE
        with_results = entry is LineEntry.RETURNED_WITH_RESULTS
        return replace(
            _into_line(ticket, event, state, entry),
            results_returns=ticket.results_returns + with_results,
            results=details.results if with_results else ticket.results,
            room_id=details.room_id or ticket.room_id,
            wanted_room_id=_wanted_at(details.room_id, details.wanted_room_id),
        )

    return change


def _transfer(ticket: Ticket, event: TicketEvent) -> Ticket:
    details = event.details
    return replace(
        _into_line(ticket, event, TicketState.IN_ZONE, LineEntry.TRANSFERRED),
        number=details.number or ticket.number,
        queue_id=details.queue_id or ticket.queue_id,
        zone_id=details.zone_id or ticket.zone_id,
        wanted_room_id=details.wanted_room_id,
        room_id=None,
        clinician_id=None,
        appointment=None,
        transfers=ticket.transfers + 1,
    )


def _correct(ticket: Ticket, event: TicketEvent) -> Ticket:
    details = event.details
    wanted_before = None if details.releases_room else ticket.wanted_room_id
    return replace(
        ticket,
        class_id=details.class_id or ticket.class_id,
        appointment=details.appointment or ticket.appointment,
        wanted_room_id=details.wanted_room_id or wanted_before,
    )


def _merge(ticket: Ticket, event: TicketEvent) -> Ticket:
    return replace(
        ticket,
        state=TicketState.MERGED,
        over_at=event.at,
        merged_into_id=event.details.merged_into_id,
    )


def _to(state: TicketState) -> "_Change":
    def change(ticket: Ticket, event: TicketEvent) -> Ticket:
        return replace(ticket, state=state, over_at=event.at)

    return change


def _resume(ticket: Ticket, event: TicketEvent) -> Ticket:
    return _into_line(ticket, event, TicketState.IN_ZONE, LineEntry.RESUMED)


_Change = Callable[[Ticket, TicketEvent], Ticket]
_CHANGES: Mapping[TicketAct, _Change] = {
    TicketAct.MOVE_TO_ROOM: _move_to_room,
    TicketAct.MOVE_TO_ZONE: _move_to_zone,
    TicketAct.CALL: _call,
    TicketAct.RECALL: _recall,
    TicketAct.MARK_NO_SHOW: _mark_no_show,
    TicketAct.RETURN: _return(LineEntry.RETURNED),
    TicketAct.START: _start,
    TicketAct.FINISH: _to(TicketState.FINISHED),
    TicketAct.SEND_FOR_RESULTS: _to(TicketState.AWAY_FOR_RESULTS),
    TicketAct.RETURN_WITH_RESULTS: _return(LineEntry.RETURNED_WITH_RESULTS),
    TicketAct.HOLD: _to(TicketState.HELD),
    TicketAct.RESUME: _resume,
    TicketAct.TRANSFER: _transfer,
    TicketAct.MERGE: _merge,
    TicketAct.CORRECT: _correct,
    TicketAct.CANCEL: _to(TicketState.CANCELLED),
    TicketAct.EXPIRE: _to(TicketState.EXPIRED),
}
