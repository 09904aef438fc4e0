"""What is closed is gone round or told; what is opened again leaves no trace."""

from dataclasses import replace
from random import Random

import pytest
from shapely import LineString, Polygon

from floorplans.closed_parts import ClosedPart
from floorplans.kinds import AreaKind, ConnectorKind
from floorplans.route import Limit, NoRoute, NoRouteReason, Route
from floorplans.route_proof import ProofFailureCode, prove_closures
from floorplans.route_search import PlaceLocation, PointLocation, find_route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from floorplans.walking_times import walking_times
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    place_in,
    plan_of,
    rectangle,
    square_room,
)
from tests.oracles.closed_plans import closed_plan, differing_answers, random_parts
from tests.oracles.real_buildings import snapshot_of_sample_hospital

WALKING, WHEELCHAIR = needs_of(Profile.WALKING), needs_of(Profile.WHEELCHAIR)
BROAD = replace(WALKING, body_width_metres=0.8)
SEEDS = [*range(12), *(pytest.param(seed, marks=pytest.mark.bench) for seed in range(12, 60))]


@pytest.fixture(scope="module")
def clinic() -> Snapshot:
    return Snapshot(sample_clinic_plan())


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_are_those_of_a_plan_drawn_closed(clinic: Snapshot, seed: int) -> None:
    random = Random(seed)
    parts = random_parts(clinic.plan, random, 4)
    needs = random.choice((WALKING, WHEELCHAIR))
    compiled_anew = Snapshot(closed_plan(clinic.plan, parts))

    closed = clinic.with_closures(parts)

    assert differing_answers(closed, compiled_anew, needs, random, 12) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_closing_never_shortens_and_opening_leaves_no_trace(clinic: Snapshot, seed: int) -> None:
    random = Random(seed)
    needs = random.choice((WALKING, WHEELCHAIR))
    places = [place.id for place in clinic.plan.places]
    ends = [
        (PlaceLocation(random.choice(places)), PlaceLocation(random.choice(places)))
        for _ in range(8)
    ]
    now = clinic
    for _ in range(3):
        before = [find_route(clinic, start, goal, needs) for start, goal in ends]
        now = now.with_closures(random_parts(clinic.plan, random, 4))
        closed = [find_route(now, start, goal, needs) for start, goal in ends]
        now = now.with_closures(())
        after = [find_route(now, start, goal, needs) for start, goal in ends]

        assert after == before
        for open_answer, answer in zip(before, closed, strict=True):
            if isinstance(answer, Route):
                assert isinstance(open_answer, Route)
                assert answer.duration_seconds >= open_answer.duration_seconds - 1e-6
            elif isinstance(open_answer, Route):
                assert answer.reason is not NoRouteReason.PROOF_FAILED
                assert any(blocker.limit is Limit.CLOSED for blocker in answer.blockers)


def test_the_proof_refuses_every_closed_thing_of_a_way(clinic: Snapshot) -> None:
    route = find_route(clinic, PlaceLocation("pharmacy"), PlaceLocation("radiology"), WHEELCHAIR)
    assert isinstance(route, Route)

    for leg in route.legs:
        parts = (ClosedPart("c", element_id=leg.element_id),)
        failures = [failure.code for failure in prove_closures(clinic.plan, parts, route)]
        shut = clinic.with_closures(parts)
        answer = find_route(shut, PlaceLocation("pharmacy"), PlaceLocation("radiology"), WHEELCHAIR)

        if isinstance(answer, NoRoute) or answer.legs != route.legs:
            assert set(failures) == {ProofFailureCode.CLOSED}, leg.element_id
        else:
            assert failures == []


HALL = plan_of(
    area_of("hall", rectangle(0, 0, 20, 6), AreaKind.OPEN),
    square_room("west", -5, 0, 5),
    square_room("east", 20, 0, 5),
    door_at("west-door", (0, 3), 1.4),
    door_at("east-door", (20, 3), 1.4),
    place_in(square_room("west", -5, 0, 5)),
    place_in(square_room("east", 20, 0, 5)),
)
WEST, EAST = (PlaceLocation(place.id) for place in reversed(HALL.places))
BLOCK = ClosedPart("block", level_id="L0", corners=((9, 0), (11, 0), (11, 4), (9, 4)))


def hall_with(*parts: ClosedPart) -> Snapshot:
    return Snapshot(HALL).with_closures(parts)


def test_a_closed_piece_of_a_hall_is_gone_round_at_a_bodys_distance() -> None:
    straight = find_route(hall_with(), WEST, EAST, BROAD)
    round_it = find_route(hall_with(BLOCK), WEST, EAST, BROAD)

    assert isinstance(straight, Route)
    assert isinstance(round_it, Route)
    assert round_it.closures_avoided == ("block",)
    line = LineString([at.point for at in round_it.points()])
    half = BROAD.body_width_metres / 2
    assert half - 0.06 <= line.distance(Polygon(BLOCK.corners)) <= half + 0.1
    assert round_it.distance_metres < straight.distance_metres + 2.0


@pytest.mark.parametrize(("north", "fits"), [(5.0, True), (5.4, False)])
def test_a_gap_that_a_closure_leaves_is_wide_enough_or_closed(north: float, fits: bool) -> None:
    block = replace(BLOCK, corners=((9, 0), (11, 0), (11, north), (9, north)))

    answer = find_route(hall_with(block), WEST, EAST, BROAD)

    assert isinstance(answer, Route) == fits
    if isinstance(answer, NoRoute):
        assert answer.reason is NoRouteReason.CLOSED
        assert {blocker.closure_id for blocker in answer.blockers} == {"block"}


def test_a_piece_of_a_level_closes_after_all_of_it_was_closed() -> None:
    whole = hall_with(ClosedPart("c", level_id="L0"))
    before = find_route(whole, WEST, EAST, BROAD)

    after = find_route(whole.with_closures((BLOCK,)), WEST, EAST, BROAD)

    assert isinstance(before, NoRoute)
    assert after == find_route(hall_with(BLOCK), WEST, EAST, BROAD)


@pytest.mark.parametrize("seed", range(6))
def test_what_was_closed_before_does_not_matter(clinic: Snapshot, seed: int) -> None:
    random = Random(seed)
    places = [place.id for place in clinic.plan.places]
    goals = [PlaceLocation(random.choice(places)) for _ in range(3)]
    now = clinic
    for _ in range(10):
        parts = random_parts(clinic.plan, random, 4)
        now = now.with_closures(parts)
        apart = clinic.with_closures(parts)
        needs = random.choice((WALKING, WHEELCHAIR))
        starts = [PlaceLocation(random.choice(places)) for _ in range(4)]

        through = [find_route(now, start, goal, needs) for start in starts for goal in goals]
        at_once = [find_route(apart, start, goal, needs) for start in starts for goal in goals]

        assert through == at_once


def test_what_overlaps_is_open_only_where_nothing_covers_it() -> None:
    whole = replace(BLOCK, corners=((9, 0), (11, 0), (11, 6), (9, 6)))
    area = ClosedPart("area", element_id="hall")

    both = find_route(hall_with(whole, area), WEST, EAST, WALKING)
    one = find_route(hall_with(area), WEST, EAST, WALKING)
    none = find_route(hall_with(), WEST, EAST, WALKING)

    assert isinstance(both, NoRoute)
    assert {blocker.closure_id for blocker in both.blockers} == {"block", "area"}
    assert isinstance(one, NoRoute)
    assert {blocker.closure_id for blocker in one.blockers} == {"area"}
    assert isinstance(none, Route)


@pytest.mark.parametrize(
    "closed",
    [
        ClosedPart("c", element_id="hall"),
        ClosedPart("c", level_id="L0", corners=((-1, -1), (12, -1), (12, 7), (-1, 7))),
    ],
)
def test_who_is_in_a_closed_part_may_leave_and_not_come_back(closed: ClosedPart) -> None:
    inside = PointLocation("L0", 8.0, 5.0)

    out = find_route(hall_with(closed), inside, EAST, WALKING)
    back = find_route(hall_with(closed), EAST, inside, WALKING)

    assert isinstance(out, Route)
    assert isinstance(back, NoRoute)
    assert back.reason is NoRouteReason.CLOSED


def test_a_closed_room_is_no_destination_and_a_closed_level_neither() -> None:
    for part in (
        ClosedPart("c", element_id="east"),
        ClosedPart("c", element_id="east-door"),
        ClosedPart("c", level_id="L0"),
    ):
        shut = hall_with(part)
        answer = find_route(shut, WEST, EAST, WALKING)

        assert isinstance(answer, NoRoute)
        assert answer.reason is NoRouteReason.CLOSED
        assert {blocker.closure_id for blocker in answer.blockers} == {"c"}
        assert EAST.place_id not in walking_times(shut, WEST, [EAST.place_id], WALKING)


def test_what_the_plan_does_not_have_closes_nothing() -> None:
    gone = ClosedPart("a", element_id="gone"), ClosedPart("b", level_id="gone")

    answer = find_route(hall_with(*gone), WEST, EAST, WALKING)

    assert answer == find_route(hall_with(), WEST, EAST, WALKING)


def test_a_closure_drops_only_the_trees_that_use_it(clinic: Snapshot) -> None:
    lift = next(e.id for e in clinic.plan.connectors if e.kind is ConnectorKind.LIFT)
    whole = clinic.travel_graph(WHEELCHAIR)
    goals = dict(whole.compiled.walk_graph.place_nodes)
    before = {place_id: clinic.tree(whole, nodes) for place_id, nodes in goals.items()}

    shut = clinic.with_closures((ClosedPart("c", element_id=lift),))
    graph = shut.travel_graph(WHEELCHAIR)
    during = {place_id: shut.tree(graph, nodes) for place_id, nodes in goals.items()}
    opened = shut.with_closures(())
    after = {place_id: opened.tree(whole, nodes) for place_id, nodes in goals.items()}

    shared = [place_id for place_id in goals if during[place_id] is before[place_id]]
    assert all(after[place_id] == before[place_id] for place_id in goals)
    assert len(shared) < len(goals)
    door = ClosedPart("d", element_id="consulting-1-door")
    beside = clinic.with_closures((door,))
    trees = [beside.tree(beside.travel_graph(WHEELCHAIR), nodes) for nodes in goals.values()]
    assert sum(tree is before[place_id] for tree, place_id in zip(trees, goals, strict=True)) > 0


def test_stairs_past_a_closed_level_stay_open_and_nobody_gets_off() -> None:
    hospital = snapshot_of_sample_hospital()
    on_foot = replace(WALKING, may_use_lifts=False, may_use_escalators=False)
    level = next(level for level in hospital.plan.levels if level.id == "ip-6f")
    shut = hospital.with_closures((ClosedPart("c", level_id=level.id),))
    start, past = PlaceLocation("ip-5f-stairs-g"), PlaceLocation("ip-7f-stairs-g")

    way = find_route(shut, start, past, on_foot)
    onto = find_route(shut, start, PlaceLocation("ip-6f-stairs-g"), on_foot)

    assert way == find_route(hospital, start, past, on_foot)
    assert isinstance(onto, NoRoute)
    assert onto.reason is NoRouteReason.CLOSED
