"""A snapshot compiles each graph once, shares trees and keeps its bound."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event

import pytest

from floorplans.errors import FloorplanError
from floorplans.facts import Evidence, Fact, Names
from floorplans.model import Door, Plan
from floorplans.plan_version import plan_version
from floorplans.route_trees import tree_to_nodes, tree_to_point
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import (
    BodyTooWideError,
    ClearanceClass,
    Profile,
    TravelNeeds,
    needs_of,
)
from floorplans.walk_graph import WalkGraph
from tests.floorplans.toy_venues import ToyVenue, hall

DOOR = Door("door", ("L0",), (0.0, 0.0), clear_width_metres=Fact.measured(0.85))


def two_rooms() -> ToyVenue:
    venue = ToyVenue()
    (here,), (there,) = venue.place("here"), venue.place("there", 3.0)
    before, behind = venue.node(1.0), venue.node(2.0)
    venue.chain((here, before, behind, there), hall("first"), DOOR, hall("second"))
    return venue


def test_equal_plans_have_the_same_version_and_others_another() -> None:
    plan = two_rooms().plan()
    renamed = replace(plan, names=Names.of(en="Toys"))
    moved = replace(plan, doors=(replace(DOOR, point=(0.0, 0.01)),))

    assert plan_version(plan) == plan_version(two_rooms().plan())
    assert len({plan_version(each) for each in (plan, renamed, moved)}) == 3


def test_version_does_not_tell_equal_numbers_apart() -> None:
    plan = two_rooms().plan()
    minus_zero = replace(plan, doors=(replace(DOOR, point=(-0.0, 0)),))

    assert minus_zero == plan
    assert plan_version(minus_zero) == plan_version(plan)


def test_a_graph_is_compiled_once_however_many_ask_at_once() -> None:
    venue, compiled, pause = two_rooms(), list[ClearanceClass](), Event()
    together = Barrier(6)

    def compile_graph(plan: Plan, clearance: ClearanceClass) -> WalkGraph:
        compiled.append(clearance)
        pause.wait(0.1)
        return venue.walk_graph(plan, clearance)

    snapshot = Snapshot(venue.plan(), compile_graph)

    def ask(_: int) -> object:
        together.wait()
        return snapshot.graph(ClearanceClass.PERSON)

    with ThreadPoolExecutor(6) as pool:
        graphs = list(pool.map(ask, range(6)))

    assert compiled == [ClearanceClass.PERSON]
    assert all(graph is graphs[0] for graph in graphs)


def test_needs_that_allow_the_same_elements_share_a_tree() -> None:
    snapshot = two_rooms().snapshot()
    first = TravelNeeds(min_door_width_metres=0.80)
    second = TravelNeeds(min_door_width_metres=0.85, max_threshold_metres=0.5)
    narrower = TravelNeeds(min_door_width_metres=0.86)

    graphs = [snapshot.travel_graph(needs) for needs in (first, second, narrower)]
    trees = [snapshot.tree(graph, (1,)) for graph in graphs]

    assert snapshot.canonical_needs(first) == snapshot.canonical_needs(second)
    assert trees[0] is trees[1]
    assert trees[0] is not trees[2]


def test_a_tree_leads_to_the_nearest_of_several_nodes() -> None:
    venue = ToyVenue()
    (start,) = venue.place("start", 0.0)
    goals = venue.place("goal", 1.0, count=2)
    venue.join(start, goals[0], hall(), 5.0)
    venue.join(start, goals[1], hall(), 2.0)
    graph = venue.snapshot().travel_graph(TravelNeeds(walking_metres_per_second=1.0))

    tree = tree_to_nodes(graph, goals)

    assert tree.walk(start) == [start, goals[1]]
    assert tree.seconds[start] == pytest.approx(2.0)
    assert tree.walk(goals[0]) == [goals[0]]


def test_a_tree_to_a_point_ends_at_the_node_after_the_last() -> None:
    graph = two_rooms().snapshot().travel_graph(TravelNeeds(walking_metres_per_second=1.0))

    tree = tree_to_point(graph, ((2, 7.0), (1, 1.5), (1, 4.0)))

    assert tree.walk(0) == [0, 2, 3, 1, 4]
    assert tree.seconds[0] == pytest.approx(2.0 + 1.0 + 0.3 + 1.5)


def test_edges_without_length_are_kept() -> None:
    venue = ToyVenue()
    (start,), (goal,) = venue.place("start"), venue.place("goal")
    venue.join(start, goal, hall(), 0.0)
    snapshot = venue.snapshot()

    tree = snapshot.tree(snapshot.travel_graph(TravelNeeds()), (goal,))

    assert tree.walk(start) == [start, goal]


def test_trees_stay_within_their_bound() -> None:
    venue = ToyVenue()
    nodes = [venue.place(f"place-{number}", number)[0] for number in range(40)]
    venue.chain(nodes, *[hall()] * 39)
    snapshot = Snapshot(venue.plan(), venue.walk_graph, cache_bytes=20_000)
    graph = snapshot.travel_graph(TravelNeeds())

    for node in nodes:
        snapshot.tree(graph, (node,))
        assert snapshot.cache_bytes <= 20_000

    assert snapshot.cache_bytes > 10_000


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("walking_metres_per_second", 0.0),
        ("walking_metres_per_second", float("nan")),
        ("walking_metres_per_second", float("inf")),
        ("stairs_steps_per_second", -1.0),
        ("body_width_metres", -0.5),
        ("body_width_metres", float("nan")),
        ("min_door_width_metres", float("nan")),
        ("max_incline", -0.1),
        ("rest_every_metres", 0.0),
        ("rest_seconds", float("inf")),
        ("stairs_effort", 0.0),
    ],
)
def test_an_impossible_number_is_named(field: str, value: float) -> None:
    needs = replace(TravelNeeds(), **{field: value})  # type: ignore[arg-type]  # all are numbers

    with pytest.raises(FloorplanError) as caught:
        two_rooms().snapshot().travel_graph(needs)

    assert caught.value.code == "travel-needs-invalid"
    assert caught.value.fields["field"] == field


def test_no_limit_rests_on_drawn_facts_only() -> None:
    with pytest.raises(FloorplanError) as caught:
        two_rooms().snapshot().canonical_needs(TravelNeeds(evidence=Evidence.DRAWN))

    assert caught.value.fields == {"field": "evidence", "value": "drawn"}


def test_a_body_wider_than_every_class_has_no_graph() -> None:
    with pytest.raises(BodyTooWideError):
        two_rooms().snapshot().travel_graph(TravelNeeds(body_width_metres=1.2))


@pytest.mark.parametrize("profile", list(Profile))
def test_every_profile_is_in_range(profile: Profile) -> None:
    assert two_rooms().snapshot().travel_graph(needs_of(profile)).compiled.node_count == 4


@pytest.mark.parametrize("metres", [float("nan"), -1.0, float("inf")])
def test_an_edge_of_impossible_length_is_refused(metres: float) -> None:
    venue = ToyVenue()
    venue.join(venue.node(), venue.node(), hall(), metres)

    with pytest.raises(FloorplanError) as caught:
        venue.snapshot().graph(ClearanceClass.PERSON)

    assert caught.value.code == "graph-edge-unusable"


def test_an_edge_of_an_unknown_element_is_refused() -> None:
    venue = two_rooms()
    plan = replace(venue.plan(), doors=())

    with pytest.raises(FloorplanError) as caught:
        Snapshot(plan, venue.walk_graph).graph(ClearanceClass.PERSON)

    assert (caught.value.code, caught.value.fields) == (
        "graph-element-unknown",
        {"element_id": "door"},
    )


def test_a_venue_without_anything_compiles() -> None:
    snapshot = ToyVenue().snapshot()

    graph = snapshot.travel_graph(TravelNeeds())

    assert (graph.compiled.node_count, graph.compiled.edge_count) == (0, 0)
