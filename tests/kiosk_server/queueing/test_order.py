"""Who comes before whom, rule by rule."""

from dataclasses import replace

import pytest

from kiosk_server.queueing.model import LaneMark, LineCall, LineEntry, TicketState
from kiosk_server.queueing.order import place_tickets
from kiosk_server.queueing.place_reasons import PlaceReasonCode
from kiosk_server.queueing.rules import (
    AppointmentPlacement,
    AppointmentRules,
    LateArrival,
    OvertakingBound,
    Placement,
    PlacementKind,
    PriorityClass,
    ReturnRules,
)
from tests.kiosk_server.queueing.ticket_makers import (
    NO_BOUND,
    at,
    booked,
    called,
    order_of,
    rules_with,
    ticket,
)


def older(placement: Placement) -> PriorityClass:
    return PriorityClass("older", placement)


EVERY_TWO = older(Placement(PlacementKind.EVERY, every=2))


def test_without_priority_the_first_come_is_the_first_called() -> None:
    tickets = [ticket(3), ticket(1), ticket(2)]

    placed = place_tickets(tickets, rules_with(), at(60))

    assert [each.ticket.sequence for each in placed] == [1, 2, 3]
    assert [each.ahead for each in placed] == [0, 1, 2]
    assert {each.reason.code for each in placed} == {PlaceReasonCode.BY_TIME}


def test_an_emergency_is_first_whatever_the_bound() -> None:
    nobody_overtakes = rules_with(overtaking=OvertakingBound(0, 0))

    order = order_of([ticket(1), ticket(2), ticket(3, class_id="emergency")], nobody_overtakes)

    assert order == [3, 1, 2]


def test_a_class_placed_first_comes_before_all_who_have_none() -> None:
    rules = rules_with(older(Placement(PlacementKind.FIRST)), overtaking=NO_BOUND)
    tickets = [ticket(1), ticket(2), *(ticket(i, class_id="older") for i in (3, 4))]

    assert order_of(tickets, rules) == [3, 4, 1, 2]


def test_one_of_a_class_comes_after_every_two_others() -> None:
    rules = rules_with(EVERY_TWO, overtaking=NO_BOUND)
    ordinary = [ticket(i) for i in range(1, 6)]
    tickets = [*ordinary, *(ticket(i, class_id="older") for i in (11, 12, 13))]

    assert order_of(tickets, rules) == [1, 2, 11, 3, 4, 12, 5, 13]


def test_two_classes_of_one_after_two_take_turns_in_one_lane() -> None:
    child = PriorityClass("child", EVERY_TWO.placement)
    rules = rules_with(EVERY_TWO, child, overtaking=NO_BOUND)
    ordinary = [ticket(i) for i in range(1, 7)]

    tickets = [*ordinary, ticket(11, class_id="older"), ticket(12, class_id="child")]

    assert order_of(tickets, rules) == [1, 2, 11, 3, 4, 12, 5, 6]


def test_calls_that_were_made_count_for_one_after_every_two() -> None:
    rules = rules_with(EVERY_TWO, overtaking=NO_BOUND)
    first = place_tickets([ticket(1)], rules, at(2))[0]
    second = place_tickets([ticket(2)], rules, at(3))[0]
    tickets = [ticket(3), ticket(11, class_id="older")]

    placed = place_tickets(tickets, rules, at(20), calls=[called(first, 2), called(second, 3)])

    assert [each.ticket.sequence for each in placed] == [11, 3]
    assert placed[0].reason.numbers == {"every": 2}


def test_who_has_waited_longest_of_all_needs_no_priority() -> None:
    tickets = [ticket(1, class_id="older"), *(ticket(i) for i in range(2, 8))]

    assert order_of(tickets, rules_with(EVERY_TWO))[0] == 1


def test_weights_share_the_calls() -> None:
    rules = rules_with(older(Placement(PlacementKind.WEIGHTED, weight=2)), overtaking=NO_BOUND)
    tickets = [
        *(ticket(i) for i in range(1, 5)),
        *(ticket(i, class_id="older") for i in range(11, 17)),
    ]

    order = order_of(tickets, rules)

    assert [sum(i > 10 for i in order[k : k + 3]) for k in (0, 3, 6)] == [2, 2, 2]


def test_a_slot_has_so_many_places_for_a_class() -> None:
    placement = Placement(PlacementKind.SLOT, places=1, minutes=30)
    rules = rules_with(older(placement), overtaking=NO_BOUND)
    tickets = [
        *(ticket(i) for i in range(1, 8)),
        *(ticket(i, class_id="older") for i in (11, 12)),
    ]

    order = order_of(tickets, rules)

    # Each call is taken for six minutes, so five of them fit into a slot.
    assert order == [11, 1, 2, 3, 4, 12, 5, 6, 7]


def test_who_reached_the_bound_is_next() -> None:
    rules = rules_with(older(Placement(PlacementKind.FIRST)), overtaking=OvertakingBound(2, 0))
    tickets = [ticket(1), *(ticket(i, class_id="older") for i in range(2, 6))]

    placed = place_tickets(tickets, rules, at(60))

    assert [each.ticket.sequence for each in placed] == [2, 3, 1, 4, 5]
    assert placed[2].reason.code is PlaceReasonCode.BOUND_REACHED
    assert (placed[2].overtaken, placed[2].overtaken_at_most) == (2, 2)


def test_the_bound_grows_with_those_who_waited_on_entry() -> None:
    rules = rules_with(older(Placement(PlacementKind.FIRST)), overtaking=OvertakingBound(1, 2))
    tickets = [
        ticket(1, waiting_on_entry=5),
        *(ticket(i, class_id="older") for i in range(2, 7)),
    ]

    assert order_of(tickets, rules) == [2, 3, 4, 1, 5, 6]


def test_an_appointment_is_called_when_its_slot_begins() -> None:
    rules = rules_with(overtaking=NO_BOUND)
    tickets = [*(ticket(i) for i in range(1, 8)), ticket(9, appointment=booked(78))]

    # At nine, with six minutes a call, 9:18 is after three of them.
    assert order_of(tickets, rules, 60) == [1, 2, 3, 9, 4, 5, 6, 7]
    assert order_of(tickets, rules, 78) == [9, 1, 2, 3, 4, 5, 6, 7]


def test_before_its_slot_an_appointment_is_called_only_where_nobody_else_waits() -> None:
    tickets = [ticket(9, appointment=booked(300)), ticket(1)]

    placed = place_tickets(tickets, rules_with(), at(60))

    assert [each.ticket.sequence for each in placed] == [1, 9]
    assert placed[1].reason.code is PlaceReasonCode.SLOT_AHEAD


def test_appointments_may_be_first_by_their_slots() -> None:
    first = AppointmentRules(AppointmentPlacement.FIRST)
    rules = rules_with(appointments=first, overtaking=NO_BOUND)
    tickets = [ticket(1), ticket(2, appointment=booked(90)), ticket(3, appointment=booked(60))]

    assert order_of(tickets, rules) == [3, 2, 1]


def test_appointments_may_be_equal_to_all_others() -> None:
    rules = rules_with(appointments=AppointmentRules(AppointmentPlacement.EQUAL))
    tickets = [ticket(1), ticket(2, appointment=booked(10)), ticket(3)]

    assert order_of(tickets, rules) == [1, 2, 3]


@pytest.mark.parametrize(
    ("late", "order"),
    [
        (LateArrival.WALK_IN, [1, 2, 30, 41, 42]),
        (LateArrival.EVERY, [1, 2, 41, 30, 42]),
        (LateArrival.END_OF_SLOT, [1, 2, 41, 30, 42]),
        (LateArrival.END_OF_HALF_DAY, [1, 2, 41, 42, 30]),
    ],
)
def test_who_is_late_is_placed_by_rule(late: LateArrival, order: list[int]) -> None:
    """The slots are ten minutes long, from eight; they came at 8:30, for one at eight."""
    appointments = AppointmentRules(late=late, late_every=3, grace_minutes=15)
    rules = rules_with(appointments=appointments, overtaking=NO_BOUND)
    came_late = ticket(30, appointment=booked(0, length_minutes=10))
    tickets = [ticket(1), ticket(2), came_late, ticket(41, 35), ticket(42, 42)]
    if late is LateArrival.EVERY:
        came_late = replace(came_late, counts_from=at(39), entered_at=at(39))
        tickets[2] = came_late

    assert order_of(tickets, rules) == order


def test_who_missed_the_call_comes_after_three_others() -> None:
    back = ticket(1, 60, entry=LineEntry.RETURNED)
    tickets = [back, *(ticket(i, 10 + i) for i in range(2, 8))]

    assert order_of(tickets, rules_with()) == [2, 3, 4, 1, 5, 6, 7]


def test_calls_since_the_return_count() -> None:
    back = ticket(1, 60, entry=LineEntry.RETURNED)
    others = [ticket(i, 10 + i) for i in range(2, 6)]
    mark = LaneMark("time", at(5))
    calls = [LineCall(at(61), back.line_id, 90, "room-1", mark)]

    placed = place_tickets([back, *others], rules_with(), at(62), calls=calls)

    assert [each.ticket.sequence for each in placed] == [2, 3, 1, 4, 5]


def test_of_two_who_came_back_each_has_its_own_three() -> None:
    first = ticket(1, 60, entry=LineEntry.RETURNED)
    second = ticket(2, 62, entry=LineEntry.RETURNED)
    mark = LaneMark("time", at(5))
    calls = [LineCall(at(61), first.line_id, 90 + i, "room-1", mark) for i in range(2)]
    others = [ticket(i, 10 + i) for i in range(3, 8)]

    placed = place_tickets(
        [*others, ticket(8, 63), second, first], rules_with(), at(64), calls=calls
    )

    assert [each.ticket.sequence for each in placed] == [3, 1, 4, 2, 5, 6, 7, 8]


def test_results_are_seen_after_one_other() -> None:
    results = ReturnRules(Placement(PlacementKind.EVERY, every=1))
    back = ticket(1, 60, entry=LineEntry.RETURNED_WITH_RESULTS)
    tickets = [back, *(ticket(i, 10 + i) for i in range(2, 5))]

    assert order_of(tickets, rules_with(results_return=results)) == [2, 1, 3, 4]


def test_who_wants_one_room_is_called_by_no_other() -> None:
    rules = rules_with()
    tickets = [ticket(1, wanted_room_id="room-2"), ticket(2)]

    placed = place_tickets(tickets, rules, at(60), room_id="room-1")

    assert [each.ticket.sequence for each in placed] == [2]


def test_calls_of_other_rooms_do_not_count_for_who_wants_one() -> None:
    rules = rules_with(overtaking=OvertakingBound(1, 0))
    waits = ticket(1, wanted_room_id="room-2")
    later = place_tickets([ticket(5)], rules, at(10))[0]

    elsewhere = place_tickets([waits], rules, at(20), calls=[called(later, 12, "room-1")])
    here = place_tickets([waits], rules, at(20), calls=[called(later, 12, "room-2")])

    assert (elsewhere[0].overtaken, here[0].overtaken) == (0, 1)


def test_at_a_room_the_order_of_the_zone_stays() -> None:
    rules = rules_with(older(Placement(PlacementKind.FIRST)), overtaking=NO_BOUND)
    moved = {"state": TicketState.AT_ROOM, "entry": LineEntry.MOVED, "room_id": "room-1"}
    tickets = [
        ticket(1, 1, **moved, entered_at=at(50)),
        ticket(2, 2, **moved, entered_at=at(40)),
        ticket(3, 3, **moved, entered_at=at(55), class_id="older"),
    ]

    assert order_of(tickets, rules) == [2, 1, 3]


def test_a_class_that_the_rules_have_no_more_is_placed_by_time() -> None:
    assert order_of([ticket(2), ticket(1, class_id="of-last-year")], rules_with()) == [1, 2]


def test_only_those_who_wait_are_placed() -> None:
    tickets = [ticket(1, state=TicketState.HELD), ticket(2), ticket(3, state=TicketState.FINISHED)]

    assert order_of(tickets, rules_with()) == [2]
    assert place_tickets([], rules_with(), at(0)) == ()


def test_two_lines_are_not_placed_as_one() -> None:
    with pytest.raises(ValueError, match="one line"):
        order_of([ticket(1), ticket(2, queue_id="surgery")], rules_with())


def test_as_many_as_are_wanted_are_placed() -> None:
    tickets = [ticket(i) for i in range(1, 6)]

    assert len(place_tickets(tickets, rules_with(), at(60), most=2)) == 2
