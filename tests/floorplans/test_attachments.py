"""Points that are no places join the drawn floor, half a body away from its walls."""

from dataclasses import replace

import pytest
from shapely import box

from floorplans.facts import Names
from floorplans.georeference import Georeference
from floorplans.kinds import AreaKind, PlaceKind
from floorplans.model import Area, Level, PathLine, Place, Plan, Wall
from floorplans.route import LegKind, NoRoute, NoRouteReason, Route, RoutePoint, StepFree
from floorplans.route_search import Location, PlaceLocation, PointLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import ClearanceClass, TravelNeeds

# A room of 10 x 10 m, cut from below up to y = 8 by a wall at x = 5; a path line far outside.
PLAN = Plan(
    "one-room",
    Names.of(en="One room"),
    ("en",),
    "UTC",
    Georeference(0.0, 0.0),
    levels=(Level("L0", 0.0, "0"), Level("L1", 1.0, "1")),
    areas=(Area("room", "L0", AreaKind.ROOM, box(0.0, 0.0, 10.0, 10.0)),),
    walls=(Wall("wall", "L0", box(4.95, 0.0, 5.05, 8.0)),),
    path_lines=(PathLine("line", "L0", ((30.0, 0.0), (40.0, 0.0))),),
    places=(Place("desk", "L0", PlaceKind.INFORMATION, (2.0, 2.0), Names.of(en="Desk")),),
)


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot(PLAN)


def route(snapshot: Snapshot, start: Location, goal: Location) -> Route:
    answer = find_route(snapshot, start, goal, TravelNeeds())
    assert isinstance(answer, Route), answer
    return answer


def test_two_points_that_see_each_other_are_one_straight_walk(snapshot: Snapshot) -> None:
    found = route(snapshot, PointLocation("L0", 1.0, 1.0), PointLocation("L0", 4.0, 5.0))

    (leg,) = found.legs
    assert (leg.kind, leg.element_id) == (LegKind.WALK, "room")
    assert found.distance_metres == pytest.approx(5.0)
    assert found.duration_seconds == pytest.approx(5.0 / 1.2)
    assert found.step_free is StepFree.MEASURED


def test_points_on_both_sides_of_a_wall_are_joined_around_it(snapshot: Snapshot) -> None:
    found = route(snapshot, PointLocation("L0", 3.0, 5.0), PointLocation("L0", 7.0, 5.0))

    assert len(found.legs) >= 2
    assert 7.2 < found.distance_metres < 8.4
    assert all(point.y <= 8.6 for point in found.points())
    assert max(point.y for point in found.points()) > 8.0


def test_a_point_at_a_wall_is_left_half_a_body_away_from_it(snapshot: Snapshot) -> None:
    found = route(snapshot, PointLocation("L0", 2.0, 0.0), PlaceLocation("desk"))

    start = found.points()[0]
    assert start.level_id == "L0"
    assert start.x == pytest.approx(2.0)
    assert start.y == pytest.approx(0.24)
    assert found.points()[-1] == RoutePoint("L0", 2.0, 2.0)
    assert found.end_place_id == "desk"


def test_a_point_by_a_path_line_starts_at_its_nearest_joint(snapshot: Snapshot) -> None:
    attachment = snapshot.attach(snapshot.graph(ClearanceClass.PERSON), "L0", (29.0, 1.0))

    assert attachment is not None
    assert attachment.point == RoutePoint("L0", 30.0, 0.0)
    assert [metres for _, metres in attachment.nodes] == [0.0]


@pytest.mark.parametrize(
    "point", [PointLocation("L0", 500.0, 500.0), PointLocation("L1", 1.0, 1.0)]
)
def test_a_point_far_off_every_floor_is_isolated(snapshot: Snapshot, point: PointLocation) -> None:
    answer = find_route(snapshot, point, PlaceLocation("desk"), TravelNeeds())

    assert isinstance(answer, NoRoute)
    assert answer.reason is NoRouteReason.START_ISOLATED


def test_the_same_point_twice_is_a_route_of_no_legs(snapshot: Snapshot) -> None:
    here = PointLocation("L0", 2.0, 3.0)

    assert route(snapshot, here, here).legs == ()


def test_a_place_in_a_plan_without_walkable_floor_is_isolated() -> None:
    bare = Snapshot(replace(PLAN, areas=(), walls=(), path_lines=()))

    answer = find_route(bare, PlaceLocation("desk"), PointLocation("L0", 1.0, 1.0), TravelNeeds())

    assert isinstance(answer, NoRoute)
    assert answer.reason is NoRouteReason.START_ISOLATED
