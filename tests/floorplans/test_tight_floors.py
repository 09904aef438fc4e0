"""Where a body only just gets through, the way found is one that the proof lets pass."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist

import pytest
from shapely import Point as ShapelyPoint

from floorplans.graph_compiler import compile_walk_graph
from floorplans.kinds import AreaKind, DoorKind, PlaceKind
from floorplans.model import Place, Plan, Wall
from floorplans.route import LegKind, Limit, NoRoute, NoRouteReason, Route
from floorplans.route_proof import ProofFailure
from floorplans.route_search import Location, PlaceLocation, PointLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import ClearanceClass, Profile, TravelNeeds, needs_of
from floorplans.walk_graph import NodeKind
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    path_line,
    place_in,
    plan_of,
    rectangle,
    square_room,
    wall_line,
)
from tests.floorplans.tight_floors import HOUSE, off_centre_lift

WALKING, BED = needs_of(Profile.WALKING), needs_of(Profile.BED)
WHEELCHAIR = replace(
    needs_of(Profile.WHEELCHAIR), min_car_width_metres=None, min_car_depth_metres=None
)
PATH, WALK = NodeKind.PATH, LegKind.WALK
DOOR_X, STOP = 1.98, (0.43, 0.86)


@pytest.fixture(scope="module")
def lift() -> Snapshot:
    """A lift whose stop is drawn far to the side of its door."""
    return Snapshot(off_centre_lift(2.34, 1.42, 0.72, DOOR_X, STOP))


def ask(plan: Plan | Snapshot, start: Location, goal: Location, needs: TravelNeeds) -> Route:
    snapshot = plan if isinstance(plan, Snapshot) else Snapshot(plan)
    answer = find_route(snapshot, start, goal, needs)
    assert isinstance(answer, Route), answer
    return answer


def test_a_lift_is_entered_straight_and_then_crossed(lift: Snapshot) -> None:
    route = ask(lift, PlaceLocation("in-L0"), PlaceLocation("in-L1"), WALKING)

    in_car = [leg for leg in route.legs if leg.element_id == "car-L0"]
    assert [leg.start.x for leg in in_car] == [DOOR_X, DOOR_X]
    assert in_car[-1].end.point == STOP


def test_a_lift_in_line_with_its_door_is_entered_by_one_walk() -> None:
    plan = off_centre_lift(2.34, 1.42, 0.72, 1.1, (1.1, 0.86))

    route = ask(plan, PlaceLocation("in-L0"), PlaceLocation("in-L1"), WALKING)

    assert [leg.element_id for leg in route.legs].count("car-L0") == 1


@pytest.mark.parametrize("x", [0.05, 1.2, 2.3])
def test_who_stands_in_a_lift_leaves_it_or_rides(lift: Snapshot, x: float) -> None:
    inside = PointLocation("L0", x, 0.7)

    out = ask(lift, inside, PlaceLocation("in-L0"), WALKING)
    up = ask(lift, inside, PlaceLocation("in-L1"), WALKING)
    into = ask(lift, PlaceLocation("in-L0"), inside, WALKING)

    assert [leg.element_id for leg in out.legs][:3] == ["car-L0", "car-L0", "door-L0"]
    assert up.legs[0].element_id == "lift"
    assert into.legs[-1].end.point == STOP


def test_who_may_not_use_lifts_is_not_led_into_one(lift: Snapshot) -> None:
    on_foot = replace(WALKING, may_use_lifts=False)

    answer = find_route(lift, PlaceLocation("in-L0"), PointLocation("L0", 1.2, 0.7), on_foot)

    assert isinstance(answer, NoRoute)
    assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert Limit.LIFT in {blocker.limit for blocker in answer.blockers}


def test_a_lift_that_is_not_joined_on_a_level_is_no_start_there(lift: Snapshot) -> None:
    without = replace(lift.plan, connectors=())

    answer = find_route(
        Snapshot(without), PointLocation("L0", 1.2, 0.7), PlaceLocation("in-L0"), WALKING
    )

    assert isinstance(answer, NoRoute)
    assert answer.reason is NoRouteReason.START_ISOLATED


def between_wide_openings(*parts: Wall | Place) -> Plan:
    """Two rooms north of a hall, each with a wide opening to it, 0.40 m of wall between."""
    west, east = square_room("west", 0.0, 0.0, 2.79), square_room("east", 2.79, 0.0, 2.79)
    doors = door_at("to-west", (1.35, 0.0), 2.48), door_at("to-east", (3.55, 0.0), 1.11)
    return replace(
        plan_of(
            west,
            east,
            area_of("hall", rectangle(0.0, -3.0, 5.58, 0.0), AreaKind.OPEN),
            *(replace(door, kind=DoorKind.OPENING) for door in doors),
            *parts,
            place_in(west),
            place_in(east),
        ),
        assumptions=HOUSE,
    )


def test_nobody_is_led_straight_from_an_opening_into_the_post_before_it() -> None:
    post = Wall("post", "L0", rectangle(2.49, -1.2, 3.09, -0.7))
    answer = find_route(
        Snapshot(between_wide_openings(post)), PlaceLocation("west"), PlaceLocation("east"), BED
    )

    assert isinstance(answer, NoRoute)
    assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert {blocker.limit for blocker in answer.blockers} == {Limit.GAP}
    for needs in (WALKING, WHEELCHAIR):
        route = ask(
            between_wide_openings(post), PlaceLocation("west"), PlaceLocation("east"), needs
        )
        for start, end in pairwise(route.points()):
            middle = ShapelyPoint((start.x + end.x) / 2, (start.y + end.y) / 2)
            assert middle.distance(post.shape) >= needs.body_width_metres / 2 - 0.02


@pytest.mark.parametrize("needs", [WALKING, WHEELCHAIR, BED])
def test_a_place_in_a_doorway_is_come_to_beside_it(needs: TravelNeeds) -> None:
    spots = [
        Place(name, "L0", PlaceKind.SEAT, point)
        for name, point in (("seat-1", (1.35, -0.08)), ("seat-2", (3.55, -0.18)))
    ]
    plan = between_wide_openings(*spots)

    for start, goal in (("seat-1", "seat-2"), ("seat-1", "east"), ("west", "seat-2")):
        ask(plan, PlaceLocation(start), PlaceLocation(goal), needs)
    point = ask(plan, PlaceLocation("west"), PointLocation("L0", 3.6, -0.05), needs)

    assert -point.legs[-1].end.y == pytest.approx(needs.body_width_metres / 2, abs=0.02)


@pytest.mark.parametrize("profile", Profile)
def test_a_place_in_a_corner_is_come_to_as_near_as_the_body_gets(profile: Profile) -> None:
    room = square_room("room", side=4.0)
    corner, middle = (
        Place(name, "L0", PlaceKind.SEAT, at)
        for name, at in (("corner", (0.02, 0.02)), ("m", (2, 2)))
    )
    plan = plan_of(room, corner, middle)
    needs = needs_of(profile)

    route = ask(plan, PlaceLocation("m"), PlaceLocation("corner"), needs)

    assert dist(route.legs[-1].end.point, corner.point) <= 0.5 + needs.body_width_metres / 2


def test_a_bed_does_not_step_off_a_path_line_beside_a_wall() -> None:
    """Half a metre from the edge is room for a wheelchair, and for a bed a little farther on."""
    plan = plan_of(
        area_of("yard", rectangle(0.0, 0.0, 6.0, 6.0), AreaKind.OUTDOOR, "site"),
        path_line("path", (3.0, 0.5), (3.0, 1.5), level_id="site"),
        Place("bench", "site", PlaceKind.SEAT, (5.0, 4.0)),
    )

    def heights_of_steps_off(clearance: ClearanceClass) -> set[float]:
        graph = compile_walk_graph(plan, clearance).graph
        nodes = {start for start, end in graph.edges if graph.edges[start, end]["kind"] is WALK}
        return {graph.nodes[node]["y"] for node in nodes if graph.nodes[node]["kind"] is PATH}

    assert heights_of_steps_off(ClearanceClass.WHEELCHAIR) == {0.5, 1.5}
    assert heights_of_steps_off(ClearanceClass.BED) == {1.5}


@pytest.mark.parametrize("thick", [0.0, 0.2])
@pytest.mark.parametrize("x", [2.0, 0.3, 3.8])
@pytest.mark.parametrize(
    ("from_x", "to_x", "y"),
    [(0.0, 9.0, 0.5), (0.0, 9.0, 0.0), (0.0, 9.0, -0.1), (-0.1, 0.6, 0.5), (0.1, 9.0, 0.5)],
    ids=["amid", "on the edge", "beside", "short", "past the middle"],
)
def test_a_wall_drawn_over_half_a_door_is_no_riddle_to_the_proof(
    thick: float, x: float, from_x: float, to_x: float, y: float
) -> None:
    """`from_x` and `to_x` count from the door, `y` is a share of the wall's thickness or metres."""
    south, north = area_of("s", rectangle(0, -4, 4, 0)), area_of("n", rectangle(0, thick, 4, 4))
    height = y * thick if y >= 0.0 else y
    wall = wall_line("w", (x + from_x, height), (min(x + to_x, 4.0), height))
    door = door_at("d", (x, thick / 2), 1.0)
    places = place_in(south), place_in(north)
    plan = replace(plan_of(south, north, door, wall, *places), assumptions=HOUSE)
    snapshot = Snapshot(plan)

    for profile in (Profile.WALKING, Profile.WALKING_FRAME, Profile.WHEELCHAIR):
        answer = find_route(snapshot, PlaceLocation("s"), PlaceLocation("n"), needs_of(profile))
        reason = answer.reason if isinstance(answer, NoRoute) else None
        assert reason is not NoRouteReason.PROOF_FAILED


def doors_beside_a_corner(x: float, width: float) -> Plan:
    """Two rooms side by side, of which the west one has a door near the wall between them."""
    west, east = square_room("west", 0.0, 0.0, 4.0), square_room("east", 4.0, 0.0, 4.0)
    hall = area_of("hall", rectangle(0.0, -3.0, 8.0, 0.0), AreaKind.CORRIDOR)
    doors = door_at("to-west", (x, 0.0), width), door_at("to-east", (7.0, 0.0), 1.2)
    return replace(
        plan_of(west, east, hall, *doors, place_in(west), place_in(east), place_in(hall)),
        assumptions=HOUSE,
    )


@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.WHEELCHAIR, Profile.POWERED_CHAIR])
def test_a_door_drawn_over_a_corner_is_as_wide_as_it_is_either_way(profile: Profile) -> None:
    """1.2 m about a point 0.3 m from the corner: 0.9 m of it are in the wall of the room."""
    snapshot = Snapshot(doors_beside_a_corner(3.7, 1.2))
    failed: list[object] = []

    def prove(route: Route, needs: TravelNeeds) -> Sequence[ProofFailure]:
        failures = snapshot.prove(route, needs)
        failed.extend(failures)
        return failures

    ends = PlaceLocation("west"), PlaceLocation("hall")
    there = find_route(snapshot, *ends, needs_of(profile), prove)
    back = find_route(snapshot, *ends[::-1], needs_of(profile), prove)

    assert isinstance(there, Route)
    assert isinstance(back, Route)
    assert failed == []


def test_what_is_left_of_a_door_over_a_corner_may_be_too_narrow() -> None:
    snapshot = Snapshot(doors_beside_a_corner(3.7, 1.2))

    answer = find_route(snapshot, PlaceLocation("west"), PlaceLocation("hall"), BED)

    assert isinstance(answer, NoRoute)
    assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert {blocker.limit for blocker in answer.blockers} == {Limit.GAP}


def test_a_door_that_only_just_meets_a_corner_keeps_its_width() -> None:
    for x in (3.4, 3.3, 2.0):
        ask(doors_beside_a_corner(x, 1.2), PlaceLocation("west"), PlaceLocation("hall"), BED)
