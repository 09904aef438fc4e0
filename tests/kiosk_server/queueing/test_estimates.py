"""When tickets are expected to be called."""

from datetime import datetime, timedelta

import pytest

from kiosk_server.queueing.estimates import (
    STATED_COVERAGE,
    Break,
    CallEstimate,
    OpenRoom,
    call_interval,
    estimate_calls,
    overtaking_share,
)
from kiosk_server.queueing.model import LaneMark, LineCall, TicketState
from kiosk_server.queueing.order import PlacedTicket, place_tickets
from kiosk_server.queueing.service_times import RoomCycle, RoomPace, room_paces
from kiosk_server.queueing.simulation.day_figures import EstimateFigures, figures_of
from kiosk_server.queueing.simulation.day_record import DayRecord, TicketRecord
from kiosk_server.queueing.simulation.hospital_day import HospitalDay
from tests.kiosk_server.queueing.other_days import other_day, other_rules
from tests.kiosk_server.queueing.ticket_makers import SHANGHAI, at, booked, rules_with, ticket

PACE = RoomPace(300.0)
NOW = at(60)


def line(count: int) -> tuple[PlacedTicket, ...]:
    return place_tickets([ticket(i) for i in range(1, count + 1)], rules_with(), NOW)


def expected_minutes(estimates: tuple[CallEstimate, ...]) -> list[float]:
    return [(each.expected - NOW).total_seconds() / 60 for each in estimates]


def test_free_rooms_call_at_once_and_then_at_their_pace() -> None:
    rooms = [OpenRoom("a", PACE), OpenRoom("b", PACE)]

    assert expected_minutes(estimate_calls(line(6), rooms, NOW)) == [0, 0, 5, 5, 10, 10]


def test_who_is_in_a_room_and_at_its_door_comes_before() -> None:
    busy = OpenRoom("a", PACE, busy_since=at(58), waiting_at_door=2)

    assert expected_minutes(estimate_calls(line(2), [busy], NOW)) == [13, 18]


def test_an_emergency_does_not_wait_for_those_at_the_door() -> None:
    busy = OpenRoom("a", PACE, busy_since=at(58), waiting_at_door=2)
    placed = place_tickets([ticket(1, class_id="emergency")], rules_with(), NOW)

    assert expected_minutes(estimate_calls(placed, [busy], NOW)) == [3]


def test_a_break_comes_between() -> None:
    room = OpenRoom("a", PACE, breaks=(Break(at(64), at(90)),))

    assert expected_minutes(estimate_calls(line(3), [room], NOW)) == [0, 30, 35]


def test_a_room_that_opens_later_calls_later() -> None:
    room = OpenRoom("a", PACE, not_before=at(75))

    assert expected_minutes(estimate_calls(line(2), [room], NOW)) == [15, 20]


def test_a_room_that_pauses_comes_back_for_a_while_and_then_does_not() -> None:
    soon = OpenRoom("a", PACE, paused_since=at(57))
    gone = OpenRoom("a", PACE, paused_since=at(30))

    assert expected_minutes(estimate_calls(line(1), [soon], NOW)) == [7]
    assert estimate_calls(line(1), [gone], NOW) == ()


def test_without_a_room_nothing_is_estimated() -> None:
    assert estimate_calls(line(3), [], NOW) == ()
    assert call_interval([]) is None


def test_who_wants_one_room_waits_for_that_one() -> None:
    rooms = [OpenRoom("a", PACE), OpenRoom("b", PACE, busy_since=at(60))]
    placed = place_tickets([ticket(1, wanted_room_id="b")], rules_with(), NOW)

    assert expected_minutes(estimate_calls(placed, rooms, NOW)) == [5]


def test_while_that_one_is_shut_nobody_knows_when() -> None:
    placed = place_tickets([ticket(1, wanted_room_id="b"), ticket(2)], rules_with(), NOW)

    found = estimate_calls(placed, [OpenRoom("a", PACE)], NOW)

    assert [each.ticket_id for each in found] == ["ticket-2"]
    assert expected_minutes(found) == [0]


def test_a_room_calls_from_its_queues_only() -> None:
    rooms = [OpenRoom("a", PACE, queue_ids=("medicine",)), OpenRoom("b", PACE, queue_ids=("x",))]

    assert expected_minutes(estimate_calls(line(2), rooms, NOW)) == [0, 5]


def test_an_appointment_is_expected_at_its_time() -> None:
    tickets = [*(ticket(i) for i in range(1, 12)), ticket(20, appointment=booked(80))]
    room = OpenRoom("a", RoomPace(360.0))
    placed = place_tickets(tickets, rules_with(), NOW)

    found = {each.ticket_id: each for each in estimate_calls(placed, [room], NOW, booked=[at(500)])}

    slot = found["ticket-20"]
    assert slot.expected - at(80) < timedelta(minutes=6)
    assert slot.earliest <= slot.expected <= slot.latest


def test_ranges_are_in_order_and_grow_with_the_line() -> None:
    found = estimate_calls(line(30), [OpenRoom("a", PACE, busy_since=at(59))], NOW)

    assert all(NOW <= each.earliest <= each.expected <= each.latest for each in found)
    widths = [each.latest - each.earliest for each in found]
    assert widths == sorted(widths)


def test_those_booked_who_have_not_come_yet_make_it_later() -> None:
    rooms = [OpenRoom("a", PACE)]

    without = estimate_calls(line(8), rooms, NOW)
    with_booked = estimate_calls(line(8), rooms, NOW, booked=[at(62), at(63)])

    assert with_booked[0].expected == without[0].expected
    assert with_booked[7].expected > without[7].expected


def call(minutes: float, entered: float, lane: str = "time") -> LineCall:
    return LineCall(at(minutes), "queue:medicine", 1, "a", LaneMark(lane, at(entered)))


def test_the_share_of_overtaking_calls() -> None:
    regular = [call(60 + i, i) for i in range(10)]
    lifted = [call(60.5 + i, 40 + i, "every:3") for i in range(5)]
    booked_ones = [call(61.7 + i, 50 + i, "appointment") for i in range(4)]

    assert overtaking_share([]) == pytest.approx(0.15), "what is usual, until calls are seen"
    assert overtaking_share(regular) == pytest.approx(1.5 / 20)
    assert overtaking_share([*lifted, *regular, *booked_ones]) == pytest.approx(6.5 / 25)


def cycles(seconds: list[float], room_id: str = "a", last: datetime = NOW) -> list[RoomCycle]:
    count = len(seconds)
    return [
        RoomCycle(room_id, "medicine", last - timedelta(minutes=count - i), each)
        for i, each in enumerate(seconds)
    ]


def test_without_observations_the_rules_are_believed() -> None:
    assert room_paces([], ["a"], NOW, 360.0) == {"a": RoomPace(360.0)}


def test_observations_take_over() -> None:
    few, many = (
        room_paces(cycles([120.0] * count), ["a"], NOW, 360.0)["a"].seconds for count in (4, 25)
    )

    assert 120 < many < 160 < few < 360


def test_a_clock_left_running_changes_little() -> None:
    honest = room_paces(cycles([300.0] * 15), ["a"], NOW, 300.0)["a"].seconds
    forgot = room_paces(cycles([300.0] * 14 + [30_000.0]), ["a"], NOW, 300.0)["a"].seconds

    assert honest == pytest.approx(300.0)
    assert forgot < 1.2 * honest


def test_a_break_is_part_of_the_pace_of_all_rooms() -> None:
    steady = cycles([300.0] * 30)
    with_break = cycles([300.0] * 29 + [300.0 + 1500.0])

    paces = room_paces(with_break, ["a", "other"], NOW, 300.0)

    assert room_paces(steady, ["other"], NOW, 300.0)["other"].seconds == pytest.approx(300.0)
    assert 310 < paces["other"].seconds < paces["a"].seconds + 25
    assert paces["a"].variation > room_paces(steady, ["a"], NOW, 300.0)["a"].variation


def test_while_most_rooms_have_their_first_ones_the_short_ones_do_not_stand_for_all() -> None:
    short = cycles([60.0, 70.0, 80.0, 60.0, 90.0], "quick")
    rooms = ["quick", *(f"room-{i}" for i in range(10))]
    busy = {room_id: NOW - timedelta(minutes=9) for room_id in rooms}

    blind = room_paces(short, rooms, NOW, 360.0)
    seen = room_paces(short, rooms, NOW, 360.0, busy_since=busy)

    assert blind["room-0"].seconds < 250
    assert seen["room-0"].seconds > blind["room-0"].seconds + 100


def test_a_room_has_its_own_pace_drawn_to_that_of_the_queue() -> None:
    observed = sorted(
        [*cycles([200.0] * 20, "quick"), *cycles([400.0] * 20, "slow")],
        key=lambda each: each.ended_at,
    )

    paces = room_paces(observed, ["quick", "slow", "new"], NOW, 300.0)

    assert paces["quick"].seconds < 250 < paces["new"].seconds < 350 < paces["slow"].seconds


def test_of_earlier_days_the_same_hour_counts_a_little() -> None:
    same_hour = cycles([600.0] * 10, last=NOW - timedelta(days=1))
    other_hour = cycles([600.0] * 10, last=NOW - timedelta(days=1, hours=6))

    assert room_paces(same_hour, ["a"], NOW, 300.0)["a"].seconds > 330
    assert room_paces(other_hour, ["a"], NOW, 300.0)["a"].seconds == 300.0


def told(seeds: range, patients: int) -> EstimateFigures:
    tickets: list[TicketRecord] = []
    for seed in seeds:
        tickets += HospitalDay(other_day(patients, seed), other_rules(), SHANGHAI).run().tickets
    found = figures_of(DayRecord(tuple(tickets), 0)).estimates
    assert found is not None
    return found


def test_on_a_day_built_otherwise_four_in_five_calls_fall_within_the_range() -> None:
    found = told(range(55, 56), 800)

    assert found.coverage >= STATED_COVERAGE
    assert found.width_of_wait <= 0.6


@pytest.mark.bench
def test_on_many_days_built_otherwise_four_in_five_calls_fall_within_the_range() -> None:
    found = told(range(61, 66), 1200)

    assert found.coverage >= STATED_COVERAGE
    assert found.width_of_wait <= 0.6


def test_a_ticket_that_waits_no_more_has_no_estimate() -> None:
    over = ticket(1, state=TicketState.FINISHED)
    placed = place_tickets([over], rules_with(), NOW)

    assert estimate_calls(placed, [OpenRoom("a", PACE)], NOW) == ()
