"""Every edge that a step-free traveller may use is proven, one by one, on every plan there is."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.model import Door, HouseAssumptions, Plan
from floorplans.route import LegKind
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, clearance_class, needs_of
from tests.floorplans.plan_makers import two_rooms_and_a_corridor, two_storeys
from tests.oracles.edge_routes import (
    STAIR_KINDS,
    allowed_edges,
    prove_edge,
    prove_way_on,
    ways_on_from_lines,
)
from tests.oracles.real_buildings import snapshot_of_building

STEP_FREE_PROFILES = (Profile.WHEELCHAIR, Profile.POWERED_CHAIR, Profile.BED)
HOUSE = HouseAssumptions(
    door_clear_width_metres=1.2,
    door_threshold_metres=0.0,
    path_clear_width_metres=1.2,
    floor_incline=0.0,
)


def failures_of_edges(snapshot: Snapshot, profile: Profile) -> tuple[int, Counter[str]]:
    """How many edges the profile may use, and what is wrong with those that are not proven."""
    needs = needs_of(profile)
    plan, prover = snapshot.plan, snapshot.prover
    walk_graph = snapshot.graph(clearance_class(needs)).walk_graph
    count, found = 0, Counter[str]()
    graph = walk_graph.graph
    one_way = [
        nodes
        for nodes in graph.edges
        if graph.edges[nodes]["kind"] is LegKind.WALK and not graph.has_edge(nodes[1], nodes[0])
    ]
    found["a walk that nobody can walk back"] += len(one_way)
    allowed = list(allowed_edges(plan, walk_graph, needs))
    for way in ways_on_from_lines(walk_graph, allowed):
        for failure in prove_way_on(prover, walk_graph, way, needs):
            found[f"{failure.code.value} after a line or ride {failure.element_id}"] += 1
    for nodes in allowed:
        count += 1
        edge = walk_graph.graph.edges[nodes]
        if edge["kind"] is LegKind.WALK and nodes[0] > nodes[1]:
            continue  # A walk is the same one back, and the graph holds both.
        if edge["kind"] in STAIR_KINDS:
            found["a step-free traveller may use stairs"] += 1
        if is_known_too_narrow(plan, edge["element_id"], needs):
            found["too narrow a door"] += 1
        for failure in prove_edge(prover, walk_graph, nodes, needs):
            found[f"{failure.code.value} {edge['kind'].value} {failure.element_id}"] += 1
    return count, +found


def is_known_too_narrow(plan: Plan, element_id: str, needs: TravelNeeds) -> bool:
    element = plan.element_by_id[element_id]
    if not isinstance(element, Door):
        return False
    width = element.clear_width_metres.value
    return width is not None and width < needs.body_width_metres


@pytest.mark.parametrize("profile", STEP_FREE_PROFILES, ids=lambda profile: profile.value)
@pytest.mark.parametrize("make_plan", [two_rooms_and_a_corridor, two_storeys])
def test_every_step_free_edge_of_a_hand_made_plan_is_proven(
    make_plan: Callable[[], Plan], profile: Profile
) -> None:
    plan = replace(make_plan(), assumptions=HOUSE)

    count, found = failures_of_edges(Snapshot(plan), profile)

    assert not found
    assert count > 0


@pytest.mark.parametrize("profile", STEP_FREE_PROFILES, ids=lambda profile: profile.value)
def test_every_step_free_edge_of_the_sample_clinic_is_proven(profile: Profile) -> None:
    count, found = failures_of_edges(Snapshot(sample_clinic_plan()), profile)

    assert not found
    assert count > 1_000


@pytest.mark.building
@pytest.mark.parametrize(
    "profile",
    [
        Profile.WHEELCHAIR,
        pytest.param(Profile.POWERED_CHAIR, marks=pytest.mark.bench),  # Wider than the first,
        Profile.BED,  # narrower than the last.
    ],
    ids=lambda profile: profile.value,
)
@pytest.mark.parametrize("name", ["tud_apb_dresden.osm", "berlin_hbf.osm"])
def test_every_step_free_edge_of_a_real_building_is_proven(
    buildings: Path, name: str, profile: Profile
) -> None:
    snapshot = snapshot_of_building(buildings / name)

    count, found = failures_of_edges(snapshot, profile)

    assert not found
    assert count > 0
