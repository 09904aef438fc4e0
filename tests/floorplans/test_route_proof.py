"""A right route is proven; each broken promise of geometry is found and named."""

import math
import threading
from dataclasses import replace

import pytest

from floorplans.kinds import AreaKind
from floorplans.model import Plan
from floorplans.route import Leg, LegKind, Route, RoutePoint
from floorplans.route_proof import ProofFailureCode, Prover, prove_route
from floorplans.travel_needs import TravelNeeds
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    path_line,
    plan_of,
    rectangle,
    square_room,
    two_rooms_and_a_corridor,
    two_storeys,
    wall_line,
)
from tests.oracles.hand_routes import door, leg, route, walk

ON_FOOT = TravelNeeds()
INTO_FIRST = (*walk("r1", (2.5, 2.5), (2.5, 0.0)), door("d1", (2.5, 0.0)))
ALONG = walk("c", (2.5, 0.0), (2.7, -0.8), (9.3, -0.8), (9.5, 0.0))
INTO_SECOND = (door("d2", (9.5, 0.0)), *walk("r2", (9.5, 0.0), (9.5, 2.5)))
GOOD = route(*INTO_FIRST, *ALONG, *INTO_SECOND, start="r1", end="r2")


def codes(plan: Plan, wrong: Route, needs: TravelNeeds = ON_FOOT) -> set[ProofFailureCode]:
    return {failure.code for failure in prove_route(plan, wrong, needs)}


def with_leg(index: int, changed: Leg) -> Route:
    return route(*GOOD.legs[:index], changed, *GOOD.legs[index + 1 :], start="r1", end="r2")


def test_right_route_is_proven() -> None:
    assert prove_route(two_rooms_and_a_corridor(), GOOD, ON_FOOT) == ()


def test_route_over_lift_is_proven() -> None:
    plan = two_storeys()
    up = route(
        *INTO_FIRST,
        *walk("c", (2.5, 0.0), (2.7, -0.8), (12.0, -1.0)),
        door("dl0", (12.0, -1.0)),
        *walk("lift.L0", (12.0, -1.0), (13.0, -1.0)),
        leg(LegKind.LIFT, "lift", (13.0, -1.0), (13.0, -1.0), end_level_id="L1"),
        *walk("lift.L1", (13.0, -1.0), (12.0, -1.0), level_id="L1"),
        door("dl1", (12.0, -1.0), "L1"),
        *walk("c1", (12.0, -1.0), (2.7, -0.8), (2.5, 0.0), level_id="L1"),
        door("d3", (2.5, 0.0), "L1"),
        *walk("r3", (2.5, 0.0), (2.5, 2.5), level_id="L1"),
        start="r1",
        end="r3",
    )

    assert prove_route(plan, up, ON_FOOT) == ()


def test_walk_through_a_wall_is_found() -> None:
    wrong = route(
        *walk("r1", (2.5, 2.5), (4.5, 2.5)),
        *walk("c", (4.5, 2.5), (4.5, -1.0), (9.3, -0.8), (9.5, 0.0)),
        *INTO_SECOND,
        start="r1",
        end="r2",
    )

    failures = prove_route(two_rooms_and_a_corridor(), wrong, ON_FOOT)

    assert {(f.code, f.leg_index) for f in failures} == {(ProofFailureCode.WALL_CROSSED, 1)}


def test_walk_through_a_gap_without_its_door_leg_is_found() -> None:
    through = walk("r1", (2.5, 2.5), (2.5, -0.8))
    wrong = route(*through, *walk("c", (2.5, -0.8), (9.3, -0.8), (9.5, 0.0)), *INTO_SECOND)

    assert codes(two_rooms_and_a_corridor(), wrong) == {ProofFailureCode.WALL_CROSSED}


def test_door_leg_that_turns_back_is_found() -> None:
    back = (door("d1", (2.5, 0.0)), *walk("r1", (2.5, 0.0), (2.5, 2.5)))
    wrong = route(*walk("r1", (2.5, 2.5), (2.5, 0.0)), *back, start="r1", end="r1")

    assert codes(two_rooms_and_a_corridor(), wrong) == {ProofFailureCode.WALL_CROSSED}


def test_wall_line_across_a_room_is_found() -> None:
    plan = two_rooms_and_a_corridor()
    plan = replace(plan, walls=(wall_line("w", (6.0, -2.0), (6.0, -0.5)),))

    assert codes(plan, GOOD) == {ProofFailureCode.WALL_CROSSED}


def test_walk_that_grazes_a_wall_is_too_near() -> None:
    near = walk("c", (2.5, 0.0), (2.7, -0.8), (6.0, -0.1), (9.3, -0.8), (9.5, 0.0))
    wrong = route(*INTO_FIRST, *near, *INTO_SECOND, start="r1", end="r2")

    failures = prove_route(two_rooms_and_a_corridor(), wrong, ON_FOOT)

    assert {f.code for f in failures} == {ProofFailureCode.GAP}
    assert min(f.value for f in failures if f.value is not None) == pytest.approx(0.1)
    assert {f.wanted for f in failures} == {0.22}


def test_a_prover_that_knows_a_walk_still_finds_what_is_wrong_with_it_elsewhere() -> None:
    """The same line is right after its door, wrong without it, and too tight for a wide body."""
    prover = Prover(two_rooms_and_a_corridor())
    without_door = route(*INTO_FIRST[:-1], *ALONG, *INTO_SECOND, start="r1", end="r2")
    wide = replace(ON_FOOT, body_width_metres=1.1)

    answers = [
        {failure.code for failure in prover.prove(asked, needs)}
        for _ in range(2)
        for asked, needs in ((GOOD, ON_FOOT), (without_door, ON_FOOT), (GOOD, wide))
    ]

    assert answers[0] == set()
    assert ProofFailureCode.WALL_CROSSED in answers[1]
    assert answers[2]
    assert answers[3:] == answers[:3]


def test_wider_body_needs_more_room() -> None:
    plan = two_rooms_and_a_corridor()
    slanting = walk("c", (2.5, 0.0), (3.3, -0.8), (8.7, -0.8), (9.5, 0.0))
    wide = route(*INTO_FIRST, *slanting, *INTO_SECOND, start="r1", end="r2")

    assert codes(plan, wide, replace(ON_FOOT, body_width_metres=0.6)) == set()
    assert codes(plan, wide, replace(ON_FOOT, body_width_metres=0.9)) == {ProofFailureCode.GAP}


def test_walk_off_the_floor_is_found() -> None:
    outside = route(*walk("c", (20.0, 20.0), (22.0, 20.0)))

    assert codes(two_rooms_and_a_corridor(), outside) == {ProofFailureCode.OFF_FLOOR}


def test_solid_wall_is_no_floor() -> None:
    plan = two_rooms_and_a_corridor()
    solid = replace(wall_line("w", (0, 0), (1, 1)), shape=rectangle(0.5, 0.5, 4.5, 4.5))
    inside = route(*walk("r1", (2.0, 2.0), (3.0, 2.0)))

    assert codes(replace(plan, walls=(solid,)), inside) == {ProofFailureCode.OFF_FLOOR}


def test_broken_chain_is_found() -> None:
    legs = [*GOOD.legs]
    del legs[3]

    assert ProofFailureCode.BROKEN_CHAIN in codes(two_rooms_and_a_corridor(), route(*legs))


def test_shape_that_leaves_its_leg_is_found() -> None:
    first = GOOD.legs[0]
    bent = replace(first, shape=(first.start, RoutePoint("L0", 1.0, 1.0), first.end))
    alone = replace(first, shape=(first.start,))

    for changed in (bent, alone):
        assert ProofFailureCode.BROKEN_CHAIN in codes(
            two_rooms_and_a_corridor(), with_leg(0, changed)
        )


def test_walk_does_not_change_level() -> None:
    plan = two_storeys()
    jump = leg(LegKind.WALK, "c", (2.7, -0.8), (6.0, -0.8), end_level_id="L1")

    assert ProofFailureCode.LEVEL_CHANGE in codes(plan, route(jump))


def test_start_and_end_are_where_the_places_are() -> None:
    plan = two_rooms_and_a_corridor()

    assert codes(plan, replace(GOOD, start_place_id="r2")) == {ProofFailureCode.START_MISPLACED}
    assert codes(plan, replace(GOOD, end_place_id="r1")) == {ProofFailureCode.END_MISPLACED}
    assert codes(plan, replace(GOOD, end_place_id="e")) == {ProofFailureCode.END_MISPLACED}
    assert codes(plan, replace(GOOD, end_place_id="?")) == {ProofFailureCode.UNKNOWN_ELEMENT}


def test_route_may_start_at_an_entrance_without_passing_it() -> None:
    legs = (*walk("c", (0.0, -1.0), (9.3, -0.8), (9.5, 0.0)), *INTO_SECOND)

    assert codes(two_rooms_and_a_corridor(), route(*legs, start="e", end="r2")) == set()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"element_id": "nothing"}, ProofFailureCode.UNKNOWN_ELEMENT),
        ({"element_id": "d1"}, ProofFailureCode.WRONG_ELEMENT),
        ({"distance_metres": 1.0}, ProofFailureCode.DISTANCE),
        ({"distance_metres": math.nan}, ProofFailureCode.NOT_A_NUMBER),
        ({"duration_seconds": 0.5}, ProofFailureCode.DURATION),
        ({"duration_seconds": -3.0}, ProofFailureCode.DURATION),
        ({"start": RoutePoint("L9", 2.5, 2.5)}, ProofFailureCode.UNKNOWN_ELEMENT),
        ({"start": RoutePoint("L0", math.inf, 2.5)}, ProofFailureCode.NOT_A_NUMBER),
    ],
)
def test_wrong_leg_is_found(changed: dict[str, object], code: ProofFailureCode) -> None:
    wrong = with_leg(0, replace(GOOD.legs[0], **changed))  # type: ignore[arg-type]  # any field

    assert code in codes(two_rooms_and_a_corridor(), wrong)


def test_sums_are_those_of_the_legs() -> None:
    plan = two_rooms_and_a_corridor()

    assert codes(plan, replace(GOOD, distance_metres=GOOD.distance_metres * 1.02)) == {
        ProofFailureCode.DISTANCE
    }
    assert codes(plan, replace(GOOD, duration_seconds=GOOD.duration_seconds / 2)) == {
        ProofFailureCode.DURATION
    }


def test_path_leg_lies_on_its_line() -> None:
    plan = plan_of(path_line("p", (0.0, 0.0), (4.0, 0.0), (4.0, 3.0)))

    on = route(leg(LegKind.PATH, "p", (0.0, 0.0), (4.0, 0.0)))
    beside = route(leg(LegKind.PATH, "p", (0.0, 0.1), (4.0, 0.1)))
    across = route(leg(LegKind.PATH, "p", (0.0, 0.0), (4.0, 3.0)))

    assert codes(plan, on) == set()
    assert codes(plan, beside) == {ProofFailureCode.OFF_PATH_LINE}
    assert codes(plan, across) == {ProofFailureCode.OFF_PATH_LINE}


def test_open_areas_flow_into_each_other_unless_a_door_stands_between() -> None:
    west = area_of("west", rectangle(0, 0, 5, 2), AreaKind.CORRIDOR)
    east = area_of("east", rectangle(5, 0, 10, 2), AreaKind.OPEN)
    across = route(*walk("west", (1.0, 1.0), (9.0, 1.0)))

    assert codes(plan_of(west, east), across) == set()
    assert codes(plan_of(west, east, door_at("d", (5.0, 1.0), 0.9)), across) == {
        ProofFailureCode.WALL_CROSSED
    }


def test_zone_at_the_edge_of_a_hall_does_not_open_the_outer_wall() -> None:
    hall = area_of("hall", rectangle(0, 0, 10, 10), AreaKind.OPEN)
    zone = area_of("zone", rectangle(8, 4, 10, 6), AreaKind.OPEN)
    yard = area_of("yard", rectangle(10.2, 0, 14, 10), AreaKind.OUTDOOR)
    inside, outwards = walk("hall", (1.0, 5.0), (9.5, 5.0), (12.0, 5.0))

    assert codes(plan_of(hall, zone, yard), route(inside)) == set()
    assert codes(plan_of(hall, zone, yard), route(outwards)) == {ProofFailureCode.WALL_CROSSED}


def test_room_in_a_hall_is_walled() -> None:
    hall = area_of("hall", rectangle(0, 0, 10, 10), AreaKind.OPEN)

    through = route(*walk("hall", (1.0, 5.0), (9.0, 5.0)))

    assert codes(plan_of(hall, square_room("shop", 3.0, 3.0, 3.0)), through) == {
        ProofFailureCode.WALL_CROSSED
    }


def test_prover_answers_many_threads_alike() -> None:
    prover = Prover(two_rooms_and_a_corridor())
    answers: list[int] = []

    def prove() -> None:
        answers.append(sum(len(prover.prove(GOOD, ON_FOOT)) for _ in range(20)))

    threads = [threading.Thread(target=prove) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [0, 0, 0, 0]
