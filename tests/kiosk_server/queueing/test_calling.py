"""Whom a room calls, which room is filled, and why somebody is before somebody else."""

from dataclasses import replace

from kiosk_server.queueing.calling import find_next, may_move, merged_lines, rooms_to_fill
from kiosk_server.queueing.explanation import (
    BeforeCode,
    BeforeCount,
    explain_pair,
    explain_position,
)
from kiosk_server.queueing.model import LineEntry, RoomSession, Ticket
from kiosk_server.queueing.order import PlacedTicket, place_tickets
from kiosk_server.queueing.place_reasons import PlaceReasonCode
from kiosk_server.queueing.rules import (
    OvertakingBound,
    Placement,
    PlacementKind,
    PriorityClass,
    ReturnRules,
    RoomWaitRules,
)
from kiosk_server.queueing.ticket_places import TicketPlace
from tests.kiosk_server.queueing.ticket_makers import (
    NO_BOUND,
    at,
    booked,
    rules_with,
    ticket,
)

FIRST = rules_with(
    PriorityClass("older", Placement(PlacementKind.FIRST)), overtaking=OvertakingBound(1, 0)
)
CAP_OF_TWO = RoomWaitRules(most_waiting=2)


def placed(*tickets: Ticket) -> tuple[PlacedTicket, ...]:
    return place_tickets(tickets, FIRST, at(60))


def session(room_id: str, **fields: object) -> RoomSession:
    made = RoomSession(room_id, room_id, "zone-a", ("medicine",), "somebody", at(0))
    return replace(made, **fields)  # type: ignore[arg-type]  # fields by name


def test_of_several_queues_the_one_who_has_waited_longest_is_called() -> None:
    medicine = placed(ticket(2))[0]
    surgery = placed(ticket(1, queue_id="surgery"))[0]

    assert find_next([medicine, surgery]) == surgery
    assert find_next([]) is None


def test_an_emergency_of_any_queue_is_called_before_all_others() -> None:
    waited = placed(ticket(1))[0]
    emergency = placed(ticket(9, queue_id="surgery", class_id="emergency"))[0]

    assert find_next([waited, emergency]) == emergency


def test_who_reached_the_bound_is_called_before_other_queues() -> None:
    older = [ticket(i, class_id="older", queue_id="surgery") for i in (8, 9)]
    line = placed(ticket(5, queue_id="surgery"), *older)
    waited = placed(ticket(1))[0]

    assert line[1].reason.code is PlaceReasonCode.BOUND_REACHED
    assert find_next([waited, line[1]]) == line[1]


def test_lines_of_one_room_are_called_from_in_turn() -> None:
    medicine = placed(ticket(1), ticket(4))
    surgery = placed(
        ticket(2, queue_id="surgery"),
        ticket(3, queue_id="surgery"),
        ticket(9, queue_id="surgery", class_id="emergency"),
    )

    merged = merged_lines([medicine, surgery, ()])

    assert [each.ticket.sequence for each in merged] == [9, 1, 2, 3, 4]


def test_the_emptiest_room_gets_the_next_one() -> None:
    sessions = [session(room) for room in ("a", "b", "c", "d")]

    rooms = rooms_to_fill("medicine", sessions, {"a": 1, "b": 2, "c": 0, "d": 0}, {"c"}, CAP_OF_TWO)

    assert rooms == ("d", "a", "c")


def test_rooms_that_do_not_call_get_nobody() -> None:
    sessions = [
        session("paused", paused_since=at(5)),
        session("closed", closed_at=at(5)),
        session("elsewhere", queue_ids=("surgery",)),
    ]

    assert rooms_to_fill("medicine", sessions, {}, (), CAP_OF_TWO) == ()
    assert rooms_to_fill("medicine", [session("a")], {}, (), RoomWaitRules()) == ()


def test_who_is_early_is_moved_to_an_empty_room_only() -> None:
    early = placed(ticket(1, appointment=booked(300)))[0]

    assert may_move(early, 0)
    assert not may_move(early, 1)
    assert may_move(placed(ticket(1))[0], 1)


def test_a_position_is_explained_without_a_word_of_others() -> None:
    line = placed(
        ticket(1), ticket(2), ticket(3, class_id="older"), ticket(4, class_id="emergency")
    )

    explained = explain_position(TicketPlace(line[3], line[:3]))

    assert explained.ahead == 3
    assert explained.before == (
        BeforeCount(BeforeCode.EMERGENCY, 1),
        BeforeCount(BeforeCode.WAITED_LONGER, 1),
        BeforeCount(BeforeCode.RULE, 1, PlaceReasonCode.FIRST),
    )
    assert (explained.overtaken, explained.overtaken_at_most) == (1, 1)


def test_who_waits_at_the_doors_already_is_counted() -> None:
    line = placed(ticket(1), ticket(2))

    explained = explain_position(TicketPlace(line[1], line[:1], at_doors=4))

    assert explained.ahead == 5
    assert explained.before == (
        BeforeCount(BeforeCode.AT_DOORS, 4),
        BeforeCount(BeforeCode.WAITED_LONGER, 1),
    )


def test_for_an_emergency_no_door_is_full() -> None:
    sessions = [session("a"), session("b")]

    rooms = rooms_to_fill("medicine", sessions, {"a": 5, "b": 2}, (), CAP_OF_TWO, is_capped=False)

    assert rooms == ("b", "a")


def test_who_comes_later_by_rule_is_told_so() -> None:
    line = placed(ticket(1, appointment=booked(300)), ticket(2))

    explained = explain_position(TicketPlace(line[1], line[:1]))

    assert explained.before == (BeforeCount(BeforeCode.OWN_LATER, 1),)
    assert explained.reason.code is PlaceReasonCode.SLOT_AHEAD


def test_staff_are_told_why_one_is_before_another() -> None:
    line = placed(ticket(1), ticket(2), ticket(3, class_id="older"))

    lifted = explain_pair(line, "ticket-1", "ticket-3")
    waited = explain_pair(line, "ticket-2", "ticket-1")

    assert lifted is not None
    assert (lifted.first_id, lifted.code) == ("ticket-3", BeforeCode.RULE)
    assert (lifted.first.code, lifted.waited_longer_seconds) == (PlaceReasonCode.FIRST, -120)
    assert waited is not None
    assert (waited.first_id, waited.code) == ("ticket-1", BeforeCode.WAITED_LONGER)
    assert waited.waited_longer_seconds == 60
    assert explain_pair(line, "ticket-1", "ticket-1") is None
    assert explain_pair(line, "ticket-1", "ticket-99") is None


def test_who_was_transferred_early_counts_from_the_first_arrival() -> None:
    rules = rules_with(overtaking=NO_BOUND)
    came = ticket(1, 50, counts_from=at(1), entry=LineEntry.TRANSFERRED)

    line = place_tickets([ticket(2, 20), came], rules, at(60))

    assert [each.ticket.sequence for each in line] == [1, 2]
    pair = explain_pair(line, "ticket-1", "ticket-2")
    assert pair is not None
    assert pair.code is BeforeCode.RULE


def test_who_is_last_in_one_line_is_not_after_all_who_come_into_another() -> None:
    rules = rules_with(no_show_return=ReturnRules(Placement(PlacementKind.LAST)))
    [back] = place_tickets([ticket(1, entry=LineEntry.RETURNED)], rules, at(60))
    [other] = place_tickets([ticket(2, queue_id="surgery")], rules, at(60))

    assert back.reason.code is PlaceReasonCode.LAST
    assert find_next([back, other]) is back
