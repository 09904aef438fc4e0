"""Routes: their legs, sums, evidence and proof."""

import logging
from dataclasses import replace

import pytest

from floorplans.attachments import Attachment
from floorplans.compiled_graph import CompiledGraph
from floorplans.facts import Evidence, Fact, FactName
from floorplans.kinds import ConnectorKind, DoorKind
from floorplans.model import Connector, Door, PathLine, Point
from floorplans.route import Leg, LegKind, NoRoute, NoRouteReason, Route, RoutePoint, StepFree
from floorplans.route_proof import ProofFailure, ProofFailureCode
from floorplans.route_search import Location, PlaceLocation, PointLocation, find_route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.floorplans.toy_venues import ToyVenue, believe, hall, stops

ONE_METRE_A_SECOND = TravelNeeds(walking_metres_per_second=1.0, stairs_steps_per_second=1.0)
LEVEL_DOOR = Door("door", ("L0",), (0.0, 0.0), threshold_metres=Fact.measured(0.0))


def route(
    snapshot: Snapshot, start: Location, goal: Location, needs: TravelNeeds = ONE_METRE_A_SECOND
) -> Route:
    answer = find_route(snapshot, start, goal, needs, believe)
    assert isinstance(answer, Route)
    return answer


def rooms_beside_a_door(door: Door) -> ToyVenue:
    venue = ToyVenue()
    (here,), (there,) = venue.place("here"), venue.place("there", 3.0)
    before, behind = venue.node(1.0), venue.node(2.0)
    venue.chain((here, before, behind, there), hall("first"), door, hall("second"))
    return venue


def storeys(*connectors: Connector) -> ToyVenue:
    """A place on each of two levels; every connector is 2 m away on both."""
    venue = ToyVenue()
    (below,), (above,) = venue.place("below"), venue.place("above", 0.0, "L1")
    for connector in connectors:
        low, high = venue.node(2.0, "L0"), venue.node(2.0, "L1")
        venue.join(below, low, hall("hall-0"), 2.0)
        venue.join(low, high, connector, 5.0, levels=1.0, steps=connector.step_count.value)
        venue.join(high, above, hall("hall-1", "L1"), 2.0)
    return venue


STAIRS = Connector("stairs", ConnectorKind.STAIRS, stops("L0", "L1"), step_count=Fact.measured(20))
LIFT = Connector(
    "lift",
    ConnectorKind.LIFT,
    stops("L0", "L1"),
    car_width_metres=Fact.measured(1.1),
    car_depth_metres=Fact.measured(1.4),
)


def test_legs_follow_each_other_with_their_sums() -> None:
    found = route(
        rooms_beside_a_door(LEVEL_DOOR).snapshot(), PlaceLocation("here"), PlaceLocation("there")
    )

    points = [RoutePoint("L0", float(x), 0.0) for x in range(4)]
    assert found.legs == (
        Leg(LegKind.WALK, "first", points[0], points[1], 1.0, 1.0, (points[0], points[1])),
        Leg(LegKind.DOOR, "door", points[1], points[2], 1.0, 4.0, (points[1], points[2])),
        Leg(LegKind.WALK, "second", points[2], points[3], 1.0, 1.0, (points[2], points[3])),
    )
    assert (found.distance_metres, found.duration_seconds) == (3.0, 6.0)
    assert (found.start_place_id, found.end_place_id) == ("here", "there")
    assert found.points() == tuple(points)


def test_the_way_from_a_place_to_itself_has_no_legs() -> None:
    found = route(
        rooms_beside_a_door(LEVEL_DOOR).snapshot(), PlaceLocation("here"), PlaceLocation("here")
    )

    assert (found.legs, found.distance_metres, found.duration_seconds) == ((), 0.0, 0.0)
    assert found.step_free is StepFree.MEASURED


def test_a_place_of_several_nodes_is_left_by_the_nearest() -> None:
    venue = ToyVenue()
    starts = venue.place("start", count=3)
    (goal,) = venue.place("goal")
    for node, metres in zip(starts, (7.0, 4.0, 9.0), strict=True):
        venue.join(node, goal, hall(), metres)

    found = route(venue.snapshot(), PlaceLocation("start"), PlaceLocation("goal"))

    assert found.distance_metres == 4.0


def test_stairs_are_quicker_and_the_wheelchair_takes_the_lift() -> None:
    snapshot = storeys(STAIRS, LIFT).snapshot()
    below, above = PlaceLocation("below"), PlaceLocation("above")

    on_foot = route(snapshot, below, above)
    on_wheels = route(snapshot, below, above, needs_of(Profile.WHEELCHAIR))

    assert [leg.kind for leg in on_foot.legs] == [LegKind.WALK, LegKind.STAIRS, LegKind.WALK]
    assert on_foot.step_free is StepFree.NO
    assert on_foot.duration_seconds == pytest.approx(24.0)
    assert [leg.kind for leg in on_wheels.legs] == [LegKind.WALK, LegKind.LIFT, LegKind.WALK]
    assert on_wheels.step_free is StepFree.MEASURED
    assert on_wheels.legs[1].shape == (RoutePoint("L0", 2.0, 0.0), RoutePoint("L1", 2.0, 0.0))


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [
        (Fact.measured(0.0), StepFree.MEASURED),
        (Fact.drawn(0.02), StepFree.MEASURED),
        (Fact.measured(0.03), StepFree.NO),
        (Fact.assumed(0.0), StepFree.ASSUMED),
        (None, StepFree.ASSUMED),
    ],
)
def test_step_freedom_is_as_sure_as_the_threshold(
    threshold: Fact[float] | None, expected: StepFree
) -> None:
    door = LEVEL_DOOR if threshold is None else replace(LEVEL_DOOR, threshold_metres=threshold)
    if threshold is None:
        door = Door("door", ("L0",), (0.0, 0.0))
    snapshot = rooms_beside_a_door(door).snapshot()

    found = route(snapshot, PlaceLocation("here"), PlaceLocation("there"))

    assert found.step_free is expected


def test_step_freedom_of_a_ramp_rests_on_its_incline() -> None:
    venue = ToyVenue()
    (start,), (goal,) = venue.place("start"), venue.place("goal", 9.0)
    ramp = PathLine("ramp", "L0", ((0.0, 0.0), (9.0, 0.0)), is_ramp=True)
    venue.join(start, goal, ramp, 9.0)

    found = route(venue.snapshot(), PlaceLocation("start"), PlaceLocation("goal"))

    assert found.step_free is StepFree.ASSUMED


def test_what_an_answer_rests_on_is_listed_once_an_element() -> None:
    door = Door("door", ("L0",), (0.0, 0.0), kind=DoorKind.SLIDING)
    needs = TravelNeeds(min_door_width_metres=0.8)
    snapshot = rooms_beside_a_door(door).snapshot()

    found = route(snapshot, PlaceLocation("here"), PlaceLocation("there"), needs)

    assert [(each.element_id, each.fact, each.evidence) for each in found.unverified] == [
        ("door", FactName.CLEAR_WIDTH, Evidence.ASSUMED),
        ("door", FactName.THRESHOLD, Evidence.ASSUMED),
    ]


def test_one_way_door_is_passed_in_its_direction_only() -> None:
    venue = ToyVenue()
    (here,), (there,) = venue.place("here"), venue.place("there")
    venue.one_way(here, there, LEVEL_DOOR)
    snapshot = venue.snapshot()

    back = find_route(
        snapshot, PlaceLocation("there"), PlaceLocation("here"), ONE_METRE_A_SECOND, believe
    )

    assert route(snapshot, PlaceLocation("here"), PlaceLocation("there")).distance_metres == 1.0
    assert isinstance(back, NoRoute)


def attach_at(metres_of_node: dict[float, tuple[tuple[int, float], ...]]) -> object:
    def attach(compiled: CompiledGraph, level_id: str, point: Point) -> Attachment | None:
        nodes = metres_of_node.get(point[0])
        return None if nodes is None else Attachment(RoutePoint(level_id, *point), nodes)

    return attach


def test_points_are_joined_by_a_walk_on_their_floor() -> None:
    venue = rooms_beside_a_door(LEVEL_DOOR)
    snapshot = Snapshot(
        venue.plan(),
        venue.walk_graph,
        attach=attach_at({-4.0: ((0, 4.0), (2, 5.0)), 5.0: ((1, 2.0), (3, 3.0))}),  # type: ignore[arg-type]  # made for points
    )

    found = route(snapshot, PointLocation("L0", -4.0, 0.0), PointLocation("L0", 5.0, 0.0))

    assert [(leg.kind, leg.distance_metres) for leg in found.legs] == [
        (LegKind.WALK, 5.0),
        (LegKind.DOOR, 1.0),
        (LegKind.WALK, 3.0),
    ]
    assert found.legs[0].start == RoutePoint("L0", -4.0, 0.0)
    assert found.legs[-1].end == RoutePoint("L0", 5.0, 0.0)
    assert found.duration_seconds == pytest.approx(5.0 + 4.0 + 3.0)
    assert (found.start_place_id, found.end_place_id) == (None, None)


def test_a_route_that_fails_its_proof_is_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    snapshot = rooms_beside_a_door(LEVEL_DOOR).snapshot()

    def doubt(found: Route, needs: TravelNeeds) -> tuple[ProofFailure, ...]:
        return (ProofFailure(ProofFailureCode.UNLISTED_FACT, 0, "first"),)

    with caplog.at_level(logging.ERROR):
        answer = find_route(
            snapshot, PlaceLocation("here"), PlaceLocation("there"), ONE_METRE_A_SECOND, doubt
        )

    assert answer == NoRoute(NoRouteReason.PROOF_FAILED, plan_version=snapshot.version)
    (record,) = caplog.records
    assert record.getMessage() == "a route did not pass its proof"
    assert record.__dict__["failure_codes"] == ["unlisted_fact"]
    assert record.__dict__["element_ids"] == ["first"]


def test_equal_questions_get_equal_answers() -> None:
    venue = ToyVenue()
    (start,), (goal,) = venue.place("start"), venue.place("goal")
    for _ in range(5):
        between = venue.node(1.0)
        venue.join(start, between, hall())
        venue.join(between, goal, hall())

    answers = {
        route(venue.snapshot(), PlaceLocation("start"), PlaceLocation("goal")) for _ in range(3)
    }

    assert len(answers) == 1


def test_a_point_on_a_place_is_there_already() -> None:
    plan = sample_clinic_plan()
    parking = plan.place_by_id["car-park"]
    here = PointLocation(parking.level_id, *parking.point)

    found = find_route(Snapshot(plan), here, PlaceLocation(parking.id), ONE_METRE_A_SECOND)

    assert isinstance(found, Route)
    assert (found.legs, found.distance_metres) == ((), 0.0)
