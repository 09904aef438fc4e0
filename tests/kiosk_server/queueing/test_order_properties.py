"""What must hold of every order, and of whole days called by it."""

from bisect import insort
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk_server.queueing.model import LineCall, LineEntry, Ticket
from kiosk_server.queueing.order import PlacedTicket, place_tickets
from kiosk_server.queueing.place_reasons import PlaceReasonCode
from kiosk_server.queueing.rules import (
    AppointmentPlacement,
    AppointmentRules,
    LateArrival,
    OvertakingBound,
    Placement,
    PlacementKind,
    PriorityClass,
    QueueRules,
    ReturnRules,
)
from tests.kiosk_server.queueing.ticket_makers import at, booked, called, rules_with, ticket

CLASSES = ("ordinary", "emergency", "one", "two", "gone")
PLACEMENTS = st.sampled_from(
    (
        Placement(PlacementKind.FIRST),
        Placement(PlacementKind.EVERY, every=1),
        Placement(PlacementKind.EVERY, every=3),
        Placement(PlacementKind.WEIGHTED, weight=3),
        Placement(PlacementKind.SLOT, places=2, minutes=20),
        Placement(PlacementKind.BY_TIME),
        Placement(PlacementKind.LAST),
    )
)
RETURNS = st.sampled_from(
    (
        Placement(PlacementKind.AFTER, every=2),
        Placement(PlacementKind.FIRST),
        Placement(PlacementKind.EVERY, every=2),
        Placement(PlacementKind.BY_TIME),
        Placement(PlacementKind.LAST),
    )
)
ENTRIES = (LineEntry.ARRIVED, LineEntry.RETURNED, LineEntry.RETURNED_WITH_RESULTS)


@st.composite
def all_rules(draw: st.DrawFn) -> QueueRules:
    return rules_with(
        PriorityClass("one", draw(PLACEMENTS)),
        PriorityClass("two", draw(PLACEMENTS)),
        overtaking=OvertakingBound(*(draw(st.integers(0, most)) for most in (4, 3, 6))),
        appointments=AppointmentRules(
            draw(st.sampled_from(AppointmentPlacement)), late=draw(st.sampled_from(LateArrival))
        ),
        no_show_return=ReturnRules(draw(RETURNS)),
        results_return=ReturnRules(draw(RETURNS)),
    )


@dataclass(frozen=True)
class Arrival:
    """One who comes so many minutes after the one before."""

    minutes: int
    class_id: str
    entry: LineEntry
    slot: int | None
    room_id: str | None


ARRIVALS = st.builds(
    Arrival,
    minutes=st.integers(0, 9),
    class_id=st.sampled_from(CLASSES),
    entry=st.sampled_from(ENTRIES),
    slot=st.none() | st.integers(0, 6).map(lambda i: 15 * i),
    room_id=st.sampled_from((None, None, "room-1", "room-2")),
)


def came(arrival: Arrival, sequence: int, minutes: int, waiting: int) -> Ticket:
    return ticket(
        sequence,
        minutes,
        class_id=arrival.class_id,
        entry=arrival.entry,
        appointment=None if arrival.slot is None else booked(arrival.slot, 15),
        wanted_room_id=arrival.room_id,
        waiting_on_entry=waiting,
    )


def line_of(arrivals: list[Arrival]) -> list[Ticket]:
    """All of them, waiting."""
    tickets: list[Ticket] = []
    minutes = 0
    for sequence, arrival in enumerate(arrivals, start=1):
        minutes += arrival.minutes
        tickets.append(came(arrival, sequence, minutes, len(tickets)))
    return tickets


@given(all_rules(), st.lists(ARRIVALS, max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(
    rules: QueueRules, arrivals: list[Arrival], chance: object
) -> None:
    tickets = line_of(arrivals)
    other = list(tickets)
    chance.shuffle(other)  # type: ignore[attr-defined]  # Hypothesis's own kind of Random

    placed = place_tickets(tickets, rules, at(60))

    assert place_tickets(other, rules, at(60)) == placed
    assert sorted(each.ticket.sequence for each in placed) == list(range(1, len(tickets) + 1))


@given(all_rules(), st.lists(ARRIVALS, min_size=1, max_size=25))
def test_the_first_is_the_same_when_no_others_are_asked_for(
    rules: QueueRules, arrivals: list[Arrival]
) -> None:
    tickets = line_of(arrivals)

    assert (
        place_tickets(tickets, rules, at(60), most=1) == place_tickets(tickets, rules, at(60))[:1]
    )


@dataclass(frozen=True)
class Called:
    placed: PlacedTicket
    at_minutes: int
    still_waiting: tuple[Ticket, ...]


def called_day(rules: QueueRules, steps: list[Arrival | str]) -> list[Called]:
    """A day of arrivals and of rooms that call one after the other."""
    waiting: list[Ticket] = []
    calls: list[LineCall] = []
    day: list[Called] = []
    minutes, sequence = 0, 0
    for step in steps:
        minutes += 1
        if isinstance(step, Arrival):
            sequence += 1
            minutes += step.minutes
            insort(waiting, came(step, sequence, minutes, len(waiting)), key=lambda t: t.sequence)
            continue
        placed = place_tickets(waiting, rules, at(minutes), calls=calls, room_id=step, most=1)
        if placed:
            waiting = [each for each in waiting if each.id != placed[0].ticket.id]
            calls.append(called(placed[0], minutes, step))
            could = (each for each in waiting if each.wanted_room_id in (None, step))
            day.append(Called(placed[0], minutes, tuple(could)))
    return day


ROOMS = st.sampled_from(("room-1", "room-2"))
STEPS = st.builds(
    lambda come, mixed: [*come, *mixed, *("room-1", "room-2") * 20],
    st.lists(ARRIVALS, min_size=4, max_size=12),
    st.lists(st.one_of(ARRIVALS, ROOMS), min_size=10, max_size=50),
)
"""Lines grow, then rooms call while others come, then they empty them."""


@given(all_rules(), STEPS)
@settings(max_examples=100)
def test_over_a_whole_day_nobody_is_overtaken_beyond_the_bound(
    rules: QueueRules, steps: list[Arrival | str]
) -> None:
    overtaken: dict[str, int] = {}

    for call in called_day(rules, steps):
        if call.placed.mark.is_emergency:
            continue
        one = call.placed.ticket
        # Who is called before their slot overtakes nobody who comes after that.
        entry = min(call.placed.mark.counted_entry, at(call.at_minutes))
        for other in call.still_waiting:
            counted = place_tickets([other], rules, at(0))[0].mark.counted_entry
            if (counted, other.sequence) < (entry, one.sequence):
                overtaken[other.id] = overtaken.get(other.id, 0) + 1
                limit = place_tickets([other], rules, at(0))[0].overtaken_at_most
                assert overtaken[other.id] <= limit <= max(6, other.waiting_on_entry + 4)


@given(all_rules(), STEPS)
def test_an_emergency_is_called_before_all_others(
    rules: QueueRules, steps: list[Arrival | str]
) -> None:
    for call in called_day(rules, steps):
        if call.placed.ticket.class_id != "emergency":
            assert all(each.class_id != "emergency" for each in call.still_waiting)


@given(all_rules(), st.lists(ARRIVALS, max_size=20), st.integers(0, 9))
def test_a_newcomer_without_priority_changes_nothing_for_those_by_time(
    rules: QueueRules, arrivals: list[Arrival], minutes: int
) -> None:
    """Slots and places of a slot go by the clock, so a longer line may reach them."""
    plain = [replace(each, slot=None) for each in arrivals]
    tickets = line_of(plain)
    newcomer = ticket(99, 200 + minutes, waiting_on_entry=len(tickets))
    without_slots = replace(
        rules,
        classes=tuple(
            each
            if each.placement.kind is not PlacementKind.SLOT
            else replace(each, placement=Placement())
            for each in rules.classes
        ),
    )

    before = place_tickets(tickets, without_slots, at(300))
    after = place_tickets([*tickets, newcomer], without_slots, at(300))

    others = [each.ticket.id for each in after if each.ticket.id != newcomer.id]
    assert others == [each.ticket.id for each in before]


@given(all_rules(), st.lists(ARRIVALS, min_size=1, max_size=20), ARRIVALS)
def test_a_newcomer_is_placed_before_nobody_who_is_at_the_bound(
    rules: QueueRules, arrivals: list[Arrival], newcomer: Arrival
) -> None:
    tickets = line_of([*arrivals, newcomer])
    placed = place_tickets(tickets, rules, at(300))
    new = next(each for each in placed if each.ticket.id == tickets[-1].id)

    if not new.mark.is_emergency:
        for other in placed[new.ahead + 1 :]:
            if (other.mark.counted_entry, other.ticket.sequence) < (
                new.mark.counted_entry,
                new.ticket.sequence,
            ):
                assert 0 < other.overtaken <= other.overtaken_at_most


@given(st.integers(0, 6), st.integers(0, 8))
def test_who_missed_a_call_comes_after_just_so_many(every: int, others: int) -> None:
    rules = rules_with(no_show_return=ReturnRules(Placement(PlacementKind.AFTER, every=every)))
    back = ticket(50, 60, entry=LineEntry.RETURNED)

    placed = place_tickets([*(ticket(i) for i in range(1, others + 1)), back], rules, at(60))

    place = next(each for each in placed if each.ticket.id == back.id)
    # The bound of three keeps those who waited before from being overtaken no more often.
    assert place.ahead == min(every, others)


@pytest.mark.parametrize("kind", [PlacementKind.EVERY, PlacementKind.WEIGHTED, PlacementKind.FIRST])
def test_no_class_starves_beside_a_stream_of_others(kind: PlacementKind) -> None:
    """One without priority waits while two of a class come for each call."""
    rules = rules_with(PriorityClass("one", Placement(kind, every=1, weight=9)))
    one = Arrival(0, "one", LineEntry.ARRIVED, None, None)
    alone = replace(one, class_id="ordinary")
    flood: list[Arrival | str] = [one, one, "room-1"]
    steps = [*flood[:2], alone, *flood * 12]

    day = called_day(rules, steps)

    place = [each.placed.ticket.class_id for each in day].index("ordinary")
    assert place <= 2 + rules.overtaking.limit(2)


def test_the_reason_of_the_bound_is_told() -> None:
    rules = rules_with(
        PriorityClass("one", Placement(PlacementKind.FIRST)), overtaking=OvertakingBound(1, 0)
    )
    one = Arrival(0, "one", LineEntry.ARRIVED, None, None)
    steps: list[Arrival | str] = [replace(one, class_id="ordinary"), one, one, "room-1", "room-1"]

    day = called_day(rules, steps)

    assert day[1].placed.reason.code is PlaceReasonCode.BOUND_REACHED


@pytest.mark.parametrize("most", [0, 4, 9])
def test_who_is_placed_last_by_rule_is_called_beside_an_endless_stream(most: int) -> None:
    """One who came late waits while somebody comes for each call."""
    rules = rules_with(
        appointments=AppointmentRules(late=LateArrival.END_OF_HALF_DAY),
        overtaking=OvertakingBound(2, 3, most),
    )
    one = Arrival(0, "ordinary", LineEntry.ARRIVED, None, None)
    stream: list[Arrival | str] = [one, "room-1"]
    late = Arrival(60, "ordinary", LineEntry.ARRIVED, 0, None)

    day = called_day(rules, [*stream[:1], late, *stream * 20])

    first_calls = [each.placed.ticket.sequence for each in day]
    placed = day[first_calls.index(2)].placed
    assert placed.overtaken_at_most == max(most, 2)
    # The one who came before them does not count.
    assert first_calls.index(2) == 1 + max(most, 2)
    assert placed.reason.code is PlaceReasonCode.BOUND_REACHED
