"""What may be done to a ticket, by whom, and that its history is enough to know it."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.queueing.model import (
    LaneMark,
    LineEntry,
    QueueingRefusal,
    Refused,
    Ticket,
    TicketState,
)
from kiosk_server.queueing.rules import Placement, PlacementKind, ReturnRules, default_rules
from kiosk_server.queueing.ticket_acts import ALLOWED, STATES, ActOrder, may_do, next_event
from kiosk_server.queueing.ticket_history import (
    ActDetails,
    TicketAct,
    TicketEvent,
    after_event,
    effective_events,
    ticket_of,
)
from tests.kiosk_server.queueing.ticket_makers import at, booked, ticket

NURSE = Principal(PrincipalKind.PERSON, "nurse", roles=frozenset({Role.NURSE}))
CLINICIAN = Principal(PrincipalKind.PERSON, "clinician", roles=frozenset({Role.CLINICIAN}))
PATIENT = Principal(PrincipalKind.TICKET_HOLDER, "patient")
DISPLAY = Principal(PrincipalKind.DISPLAY, "board")
RULES = default_rules()
MARK = LaneMark("time", at(1))
DETAILS = ActDetails(
    room_id="room-1",
    clinician_id="clinician",
    queue_id="surgery",
    zone_id="zone-b",
    mark=MARK,
    merged_into_id="ticket-9",
)


def issued() -> list[TicketEvent]:
    return [TicketEvent(1, TicketAct.ISSUE, at(1), "kiosk", issued=ticket(1))]


def do(
    history: Sequence[TicketEvent],
    act: TicketAct,
    minutes: float = 10,
    actor: Principal | None = NURSE,
    details: ActDetails = DETAILS,
) -> TicketEvent | Refused:
    order = ActOrder(act, at(minutes), actor, len(history), details)
    return next_event(history, order, RULES)


def after(*acts: TicketAct) -> list[TicketEvent]:
    """The history after acts that are all allowed, one a minute."""
    history = issued()
    for minutes, act in enumerate(acts, start=2):
        event = do(history, act, minutes)
        assert isinstance(event, TicketEvent), (act, event)
        history.append(event)
    return history


def refusal(event: TicketEvent | Refused) -> QueueingRefusal | None:
    return event.code if isinstance(event, Refused) else None


def test_a_ticket_is_called_served_and_finished() -> None:
    history = after(TicketAct.CALL, TicketAct.START, TicketAct.FINISH)

    finished = ticket_of(history)

    assert finished.state is TicketState.FINISHED
    assert (finished.room_id, finished.clinician_id) == ("room-1", "clinician")
    assert (finished.called_at, finished.serving_since, finished.over_at) == (at(2), at(3), at(4))
    assert finished.version == 4
    assert [(call.at, call.line_id, call.mark) for call in finished.calls] == [
        (at(2), "queue:medicine", MARK)
    ]


def test_who_missed_the_call_comes_back_into_the_zone() -> None:
    history = after(TicketAct.CALL, TicketAct.RECALL, TicketAct.MARK_NO_SHOW)
    back = do(history, TicketAct.RETURN, 20, PATIENT, ActDetails(waiting_on_entry=7))

    assert isinstance(back, TicketEvent)
    now = ticket_of([*history, back])
    assert (now.state, now.entry, now.no_shows) == (TicketState.IN_ZONE, LineEntry.RETURNED, 1)
    assert (now.entered_at, now.counts_from, now.waiting_on_entry) == (at(20), at(20), 7)
    assert now.arrived_at == at(1)


def test_results_come_back_to_the_room_that_sent_for_them() -> None:
    history = after(TicketAct.CALL, TicketAct.SEND_FOR_RESULTS)

    back = do(history, TicketAct.RETURN_WITH_RESULTS, 60, PATIENT, ActDetails())

    assert isinstance(back, TicketEvent)
    now = ticket_of([*history, back])
    assert (now.state, now.entry) == (TicketState.IN_ZONE, LineEntry.RETURNED_WITH_RESULTS)
    assert (now.wanted_room_id, now.results_returns) == ("room-1", 1)


def test_a_transfer_keeps_number_class_and_time() -> None:
    history = issued()
    history[0] = replace(history[0], issued=ticket(1, class_id="older", appointment=booked(30)))
    moved = do(history, TicketAct.TRANSFER, 30)

    assert isinstance(moved, TicketEvent)
    now = ticket_of([*history, moved])
    assert (now.queue_id, now.zone_id, now.number) == ("surgery", "zone-b", "A001")
    assert (now.class_id, now.counts_from, now.entered_at) == ("older", at(1), at(30))
    assert (now.transfers, now.appointment) == (1, None)


def test_undo_takes_the_last_act_back_and_says_so() -> None:
    history = after(TicketAct.CALL, TicketAct.MARK_NO_SHOW, TicketAct.UNDO)

    now = ticket_of(history)

    assert (now.state, now.no_shows, now.version) == (TicketState.CALLED, 0, 4)
    assert [event.act for event in history][-1] is TicketAct.UNDO
    assert [event.act for event in effective_events(history)] == [TicketAct.ISSUE, TicketAct.CALL]


def test_an_undone_call_counts_no_more() -> None:
    history = after(TicketAct.CALL, TicketAct.UNDO)

    now = ticket_of(history)

    assert (now.state, now.calls, now.room_id) == (TicketState.IN_ZONE, (), None)
    assert (now.entered_at, now.counts_from) == (at(1), at(1))


def test_the_issue_is_not_undone() -> None:
    assert refusal(do(issued(), TicketAct.UNDO)) is QueueingRefusal.NOTHING_TO_UNDO
    undone = after(TicketAct.HOLD, TicketAct.UNDO)
    assert refusal(do(undone, TicketAct.UNDO)) is QueueingRefusal.NOTHING_TO_UNDO


def test_who_saw_an_older_version_changes_nothing() -> None:
    history = after(TicketAct.CALL)
    order = ActOrder(TicketAct.CALL, at(5), NURSE, 1, DETAILS)

    assert refusal(next_event(history, order, RULES)) is QueueingRefusal.TICKET_CHANGED


@pytest.mark.parametrize("act", list(STATES))
def test_an_act_is_refused_in_every_other_state(act: TicketAct) -> None:
    for state in TicketState:
        history = [replace(issued()[0], issued=ticket(1, state=state, over_at=at(1)))]
        event = do(history, act, actor=None if act is TicketAct.EXPIRE else NURSE)
        is_refused = refusal(event) is QueueingRefusal.TICKET_STATE_UNFIT
        assert is_refused == (state not in STATES[act]), state


@pytest.mark.parametrize(
    ("act", "actor", "may"),
    [
        (TicketAct.CALL, CLINICIAN, True),
        (TicketAct.CALL, PATIENT, False),
        (TicketAct.CALL, DISPLAY, False),
        (TicketAct.CALL, None, False),
        (TicketAct.CANCEL, PATIENT, True),
        (TicketAct.MOVE_TO_ROOM, NURSE, True),
        (TicketAct.MOVE_TO_ROOM, None, True),
        (TicketAct.MOVE_TO_ROOM, CLINICIAN, False),
        (TicketAct.EXPIRE, NURSE, False),
        (TicketAct.EXPIRE, None, True),
        (TicketAct.UNDO, PATIENT, False),
    ],
)
def test_who_may_do_what(act: TicketAct, actor: Principal | None, may: bool) -> None:
    assert may_do(act, actor) is may
    code = refusal(do(issued(), act, actor=actor))
    assert (code is QueueingRefusal.TICKET_ACT_NOT_YOURS) is not may


def test_every_act_has_its_states_and_its_people() -> None:
    assert set(ALLOWED) == set(TicketAct)
    assert set(STATES) == set(TicketAct) - {TicketAct.ISSUE, TicketAct.UNDO}


@pytest.mark.parametrize(
    ("act", "details", "code"),
    [
        (TicketAct.CALL, ActDetails(room_id="room-1"), QueueingRefusal.TICKET_ACT_INCOMPLETE),
        (TicketAct.MERGE, ActDetails(), QueueingRefusal.TICKET_ACT_INCOMPLETE),
        (
            TicketAct.MERGE,
            ActDetails(merged_into_id="ticket-1"),
            QueueingRefusal.TICKET_ACT_INCOMPLETE,
        ),
        (
            TicketAct.TRANSFER,
            ActDetails(queue_id="medicine", zone_id="zone-a"),
            QueueingRefusal.TICKET_SAME_QUEUE,
        ),
        (TicketAct.CORRECT, ActDetails(class_id="royal"), QueueingRefusal.PRIORITY_CLASS_UNKNOWN),
    ],
)
def test_an_act_that_names_nothing_sensible_is_refused(
    act: TicketAct, details: ActDetails, code: QueueingRefusal
) -> None:
    assert refusal(do(issued(), act, details=details)) is code


def test_another_room_does_not_call_who_wants_one() -> None:
    history = [replace(issued()[0], issued=ticket(1, wanted_room_id="room-2"))]

    assert refusal(do(history, TicketAct.CALL)) is QueueingRefusal.TICKET_OTHER_ROOM
    freed = do(history, TicketAct.CORRECT, details=ActDetails(releases_room=True))
    assert isinstance(freed, TicketEvent)
    assert isinstance(do([*history, freed], TicketAct.CALL), TicketEvent)


def test_coming_back_too_late_or_too_often_is_refused() -> None:
    missed = after(TicketAct.CALL, TicketAct.MARK_NO_SHOW)
    strict = replace(
        RULES, no_show_return=ReturnRules(Placement(PlacementKind.AFTER, every=3), at_most=0)
    )
    order = ActOrder(TicketAct.RETURN, at(5), NURSE, len(missed))

    assert refusal(do(missed, TicketAct.RETURN, 124)) is QueueingRefusal.TICKET_RETURN_LATE
    assert isinstance(do(missed, TicketAct.RETURN, 123), TicketEvent)
    assert next_event(missed, order, strict) == Refused(
        QueueingRefusal.TICKET_RETURNS_USED, {"most": "0"}
    )


def test_a_clock_that_went_back_does_not_turn_the_history_round() -> None:
    history = after(TicketAct.CALL)

    event = do(history, TicketAct.START, minutes=0)

    assert isinstance(event, TicketEvent)
    assert event.at == history[-1].at


def test_a_history_begins_with_the_issue() -> None:
    with pytest.raises(ValueError, match="issue"):
        ticket_of([])


ACTS = st.lists(st.sampled_from([act for act in TicketAct if act is not TicketAct.ISSUE]))


@given(ACTS, st.booleans())
def test_the_history_is_enough_to_know_the_ticket(
    acts: list[TicketAct],
    to_room: bool,
) -> None:
    """What is kept step by step is what the history tells, also after it was written as JSON."""
    details = DETAILS if to_room else replace(DETAILS, room_id=None)
    history = issued()
    kept: Ticket = ticket_of(history)
    states = [kept]
    for minutes, act in enumerate(acts, start=2):
        before = ticket_of(history)
        wanted = details if act in (TicketAct.RETURN, TicketAct.RETURN_WITH_RESULTS) else DETAILS
        event = do(history, act, minutes, None if act is TicketAct.EXPIRE else NURSE, wanted)
        if isinstance(event, Refused):
            assert ticket_of(history) == before
            continue
        history.append(event)
        if act is TicketAct.UNDO:
            states.pop()
            kept = replace(states[-1], version=event.number)
        else:
            kept = after_event(kept, event)
            states.append(kept)

    written = msgspec.json.encode(history)
    assert ticket_of(history) == kept
    assert ticket_of(msgspec.json.decode(written, type=list[TicketEvent])) == kept
    assert [event.number for event in history] == list(range(1, len(history) + 1))
