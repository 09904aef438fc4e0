"""Days played by the rules: the same again by their seed, nobody beyond the bound, nobody lost."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk_server.queueing.business_day import HalfDay
from kiosk_server.queueing.model import TicketState
from kiosk_server.queueing.rules import (
    ClosingRule,
    HospitalRules,
    NumberRange,
    NumberRules,
    OpeningRules,
    OvertakingBound,
    Placement,
    PlacementKind,
    PriorityClass,
    RoomWaitRules,
    ServiceRules,
    default_rules,
)
from kiosk_server.queueing.simulation.day_figures import figures_of
from kiosk_server.queueing.simulation.day_kinds import DayKind, plan_day
from kiosk_server.queueing.simulation.day_plan import (
    DayPlan,
    PlannedPatient,
    PlannedRoom,
    PlannedVisit,
    StaffedTime,
)
from kiosk_server.queueing.simulation.day_record import DayRecord
from kiosk_server.queueing.simulation.day_rules import simulated_rules
from kiosk_server.queueing.simulation.hospital_day import HospitalDay
from kiosk_server.queueing.ticket_history import TicketAct, ticket_of
from tests.kiosk_server.queueing.ticket_makers import EIGHT, MEDICINE, SHANGHAI, at

EVERYBODY = frozenset(
    {"ordinary", "older", "child", "pregnant", "disabled", "armed-forces", "emergency"}
)


def played(plan: DayPlan, rules: HospitalRules, *, is_estimating: bool = False) -> DayRecord:
    return HospitalDay(plan, rules, SHANGHAI, is_estimating=is_estimating).run()


def starving_rules() -> HospitalRules:
    """All priority classes first, and a narrow bound."""
    classes = tuple(
        PriorityClass(each.id, Placement(PlacementKind.FIRST))
        if each.id not in ("ordinary", "emergency")
        else each
        for each in default_rules().classes
    )
    bound = OvertakingBound(at_most=2, one_more_for_every=4)
    return HospitalRules(replace(default_rules(), classes=classes, overtaking=bound))


def test_a_day_is_the_same_again_by_its_seed() -> None:
    first, again, other = (
        played(plan_day(DayKind.ORDINARY, 60, seed), simulated_rules(), is_estimating=True)
        for seed in (7, 7, 8)
    )

    assert first == again
    assert first != other


@pytest.mark.parametrize("kind", list(DayKind))
@pytest.mark.parametrize("rules", [simulated_rules(), starving_rules()])
def test_on_no_day_is_anybody_overtaken_beyond_the_bound(
    kind: DayKind, rules: HospitalRules
) -> None:
    day = played(plan_day(kind, 180, 3), rules)
    figures = figures_of(day)

    assert figures.overtaking.beyond_bound == 0
    assert figures.overtaking.most > 0
    assert figures.refused < 0.03 * figures.tickets
    assert {waits.name for waits in figures.classes} <= EVERYBODY


def test_everybody_who_comes_is_called_and_nobody_twice_at_a_time() -> None:
    day = played(plan_day(DayKind.SHORT_STAFFED, 150, 5), simulated_rules())
    in_rooms = sorted(
        (event.at, event.act is TicketAct.CALL, event.details.room_id or "", index)
        for index, each in enumerate(day.tickets)
        for event in each.history
        if event.act is TicketAct.CALL
    )

    ends = {TicketState.FINISHED, TicketState.NO_SHOW, TicketState.AWAY_FOR_RESULTS}
    assert Counter(ticket_of(each.history).state in ends for each in day.tickets)[False] == 0
    numbers = Counter((each.queue_id, each.history[0].issued) for each in day.tickets)
    assert max(numbers.values()) == 1
    assert len({(at_, room) for at_, _, room, _ in in_rooms}) == len(in_rooms)


def test_numbers_are_issued_without_gap_in_each_day() -> None:
    day = played(plan_day(DayKind.ORDINARY, 120, 2), simulated_rules())
    series: dict[str, list[int]] = {}
    for each in day.tickets:
        made = each.history[0].issued
        assert made is not None
        series.setdefault(made.zone_id, []).append(int(made.number[1:]))

    assert len(series) > 3
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in series.values())


def small_day(patients: int, *, seconds: float = 600, closes: float = 60) -> DayPlan:
    """One room, and somebody every minute."""
    open_time = (StaffedTime(EIGHT, at(closes)),)
    room = PlannedRoom("room-1", ("medicine",), open_time, open_time)
    come = tuple(
        PlannedPatient(at(minutes), "ordinary", 40, (PlannedVisit("medicine", seconds),))
        for minutes in range(patients)
    )
    return DayPlan(EIGHT, {"medicine": MEDICINE}, (room,), come)


@pytest.mark.parametrize(
    ("closing", "called", "state"),
    [
        (ClosingRule.SERVE, 12, TicketState.FINISHED),
        (ClosingRule.CARRY_OVER, 6, TicketState.IN_ZONE),
        (ClosingRule.EXPIRE, 6, TicketState.EXPIRED),
    ],
)
def test_closing_with_tickets_left(closing: ClosingRule, called: int, state: TicketState) -> None:
    rules = HospitalRules(replace(default_rules(), opening=OpeningRules(closing=closing)))

    day = played(small_day(12), rules)

    assert sum(each.called_at is not None for each in day.tickets) == called
    assert ticket_of(day.tickets[-1].history).state is state


def test_quota_and_range_refuse_without_a_gap() -> None:
    numbers = NumberRules(ranges={HalfDay.MORNING: NumberRange(1, 9)})
    rules = HospitalRules(replace(default_rules(), numbers=numbers))
    with_quota = replace(default_rules(), opening=OpeningRules(quota=4))

    assert (played(small_day(12), rules).refused, figures(rules)) == (3, 9)
    assert played(small_day(12), HospitalRules(with_quota)).refused == 8


def figures(rules: HospitalRules) -> int:
    return figures_of(played(small_day(12), rules)).tickets


def test_at_a_room_no_more_wait_than_may() -> None:
    rules = HospitalRules(
        replace(default_rules(), room_wait=RoomWaitRules(most_waiting=2), service=ServiceRules(600))
    )

    day = played(small_day(10), rules)

    at_door = moved = 0
    for event in sorted(
        (event for each in day.tickets for event in each.history), key=lambda event: event.at
    ):
        at_door += (event.act is TicketAct.MOVE_TO_ROOM) - (event.act is TicketAct.CALL)
        moved += event.act is TicketAct.MOVE_TO_ROOM
        assert at_door <= 3  # at one instant the next may be moved before the call is listed
    assert moved == 10
    assert figures_of(day).overtaking.most == 0


def test_who_is_not_there_is_called_again_after_three_others() -> None:
    plan = small_day(8)
    misses = replace(plan.patients[0], misses_call=True, returns_after=timedelta(minutes=5))

    day = played(replace(plan, patients=(misses, *plan.patients[1:])), simulated_rules())

    calls = sorted(
        (event.at, index)
        for index, each in enumerate(day.tickets)
        for event in each.history
        if event.act is TicketAct.CALL
    )
    order = [index for _, index in calls]
    assert order[0] == 0
    # The one who was called meanwhile does not count: three after the return.
    assert order.index(0, 1) == 5
    assert figures_of(day).no_shows == 1


def test_fairness_goes_by_those_who_waited_at_the_same_time() -> None:
    plan = small_day(6)
    older = replace(plan.patients[5], class_id="older")

    in_order = figures_of(played(plan, simulated_rules()))
    lifted = figures_of(played(replace(plan, patients=(*plan.patients[:5], older)), _OLDER_FIRST))

    assert in_order.overtaking.in_order_share == 1.0
    # Of the fifteen pairs the ten without the first wait at once, and the last overtakes four.
    assert lifted.overtaking.in_order_share == pytest.approx(6 / 10)


_OLDER_FIRST = HospitalRules(
    replace(
        default_rules(),
        classes=(PriorityClass("ordinary"), PriorityClass("older", Placement(PlacementKind.FIRST))),
        overtaking=OvertakingBound(9, 0),
    )
)


def test_without_patients_there_are_no_figures_to_divide_by() -> None:
    figures = figures_of(played(replace(small_day(1), patients=()), simulated_rules()))

    assert (figures.tickets, figures.classes, figures.estimates) == (0, (), None)
    assert figures.overtaking.in_order_share == 1.0


@pytest.mark.bench
@pytest.mark.parametrize("kind", list(DayKind))
def test_on_a_day_of_three_thousand_nobody_is_overtaken_beyond_the_bound(kind: DayKind) -> None:
    for rules in (simulated_rules(), starving_rules()):
        figures = figures_of(played(plan_day(kind, 3000, 11), rules))

        assert figures.overtaking.beyond_bound == 0
        assert figures.never_called == 0
