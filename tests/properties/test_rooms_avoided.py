"""Where the house asks not to lead through rooms, no way does if NetworkX finds one round them."""

import random
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from floorplans.kinds import ThroughRooms
from floorplans.model import HouseRules
from floorplans.private_rooms import private_rooms
from floorplans.route import LegKind, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.oracles.edge_routes import allowed_edges
from tests.oracles.real_buildings import snapshot_of_building, snapshot_of_sample_hospital

PROFILES = (Profile.WALKING, Profile.WHEELCHAIR)


def ways_through_rooms(
    base: Snapshot, needs: TravelNeeds, pairs: int
) -> tuple[int, int, list[str]]:
    """How many ways were found, how many of them have no way round some room, and what is wrong.

    `base` is the plan as it is, whose graphs do not depend on the rules of the house.
    """
    plan = base.plan
    snapshot = Snapshot(
        replace(plan, house_rules=HouseRules(through_rooms=ThroughRooms.AVOIDED)),
        lambda _, clearance: base.graph(clearance).walk_graph,
    )
    compiled = snapshot.travel_graph(needs).compiled
    walk_graph, rooms = compiled.walk_graph, private_rooms(plan)
    usable: nx.DiGraph[int] = nx.DiGraph(list(allowed_edges(plan, walk_graph, needs)))
    in_rooms = [
        (tail, head, edge["element_id"])
        for tail, head, edge in walk_graph.graph.edges(data=True)
        if edge["kind"] is LegKind.WALK and edge["element_id"] in rooms
    ]
    chance = random.Random(7)
    ids = [place.id for place in plan.places]
    found_ways, without_choice, wrong = 0, 0, []
    for _ in range(pairs):
        start, goal = chance.choice(ids), chance.choice(ids)
        found = find_route(snapshot, PlaceLocation(start), PlaceLocation(goal), needs)
        if not isinstance(found, Route):
            continue
        found_ways += 1
        own = {plan.place_by_id[end].area_id for end in (start, goal)}
        if found.legs and plan.place_by_id[start].door_id:
            own.add(found.legs[0].element_id)
        passed = {
            leg.element_id
            for leg in found.legs
            if leg.kind is LegKind.WALK and leg.element_id in rooms - own
        }
        if passed != set(found.through_room_ids):
            wrong.append(f"{start} to {goal} tells {found.through_room_ids}, passes {passed}")
        if not passed:
            continue
        without_choice += 1
        barred = [(tail, head) for tail, head, area_id in in_rooms if area_id not in own]
        around = usable.copy()
        around.remove_edges_from(barred)
        if _is_joined(around, *(walk_graph.place_nodes[end] for end in (start, goal))):
            wrong.append(f"{start} to {goal} needlessly passes {passed}")
    return found_ways, without_choice, wrong


def _is_joined(graph: "nx.DiGraph[int]", starts: tuple[int, ...], goals: tuple[int, ...]) -> bool:
    return any(
        node in graph and not {*goals}.isdisjoint(nx.descendants(graph, node) | {node})
        for node in starts
    )


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.value)
def test_in_the_sample_clinic(profile: Profile) -> None:
    found, _, wrong = ways_through_rooms(Snapshot(sample_clinic_plan()), needs_of(profile), 300)

    assert not wrong
    assert found > 150


def test_in_the_sample_hospital() -> None:
    found, _, wrong = ways_through_rooms(
        snapshot_of_sample_hospital(), needs_of(Profile.WALKING), 150
    )

    assert not wrong
    assert found > 70


@pytest.mark.building
@pytest.mark.parametrize(
    "pairs", [40, pytest.param(150, marks=pytest.mark.bench)], ids=["40", "150"]
)
@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.value)
@pytest.mark.parametrize("name", ["tud_apb_dresden.osm", "berlin_hbf.osm"])
def test_in_a_real_building(buildings: Path, name: str, profile: Profile, pairs: int) -> None:
    snapshot = snapshot_of_building(buildings / name)

    found, _, wrong = ways_through_rooms(snapshot, needs_of(profile), pairs)

    assert not wrong
    assert found > pairs // 8
