"""Which places lose access without a door, connector or path, against closing each one."""

import random

import networkx as nx
import pytest

from floorplans.criticality import CriticalElement, criticality, ways_in
from floorplans.kinds import ConnectorKind, DoorKind, PlaceKind
from floorplans.limits import broken_limits
from floorplans.model import Connector, Door, PathLine, Place
from floorplans.reach import starting_places
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, clearance_class, needs_of
from tests.floorplans.toy_venues import ToyVenue, hall, stops
from tests.oracles.real_buildings import snapshot_of_sample_hospital

ON_FOOT = needs_of(Profile.WALKING)


def usable_graph(snapshot: Snapshot, needs: TravelNeeds) -> "nx.MultiDiGraph[object]":
    """The edges that a traveller may use, from the NetworkX graph and the rules themselves."""
    plan = snapshot.plan
    walk_graph = snapshot.graph(clearance_class(needs)).walk_graph
    usable: nx.MultiDiGraph[object] = nx.MultiDiGraph()
    usable.add_nodes_from(walk_graph.graph)
    for tail, head, data in walk_graph.graph.edges(data=True):
        element = plan.element_by_id[data["element_id"]]
        if not broken_limits(element, data["kind"], needs, plan.assumptions):
            usable.add_edge(tail, head, data["element_id"])
    for place in ways_in(snapshot, needs):
        for node in walk_graph.place_nodes.get(place.id, ()):
            usable.add_edge("outside", node, place.door_id or "")
    return usable


def reached(snapshot: Snapshot, needs: TravelNeeds, without: str | None) -> set[str]:
    usable = usable_graph(snapshot, needs)
    if without is not None:
        gone = [edge for edge in usable.edges(keys=True) if edge[2] == without]
        usable.remove_edges_from(gone)
    nodes = nx.descendants(usable, "outside")
    place_nodes = snapshot.graph(clearance_class(needs)).walk_graph.place_nodes
    return {
        place.id
        for place in snapshot.plan.places
        if place.access in needs.access and nodes.intersection(place_nodes.get(place.id, ()))
    }


def loss(
    snapshot: Snapshot, needs: TravelNeeds, element_id: str, before: set[str]
) -> tuple[str, ...]:
    places = snapshot.plan.place_by_id
    own = {p for p in before if element_id in (places[p].door_id, places[p].connector_id)}
    return tuple(sorted(before - own - reached(snapshot, needs, element_id)))


def check_against_closing(
    snapshot: Snapshot, needs: TravelNeeds, element_ids: list[str] | None = None
) -> None:
    elements = [
        element.id
        for element in snapshot.plan.elements()
        if isinstance(element, Connector | Door | PathLine)
    ]
    found = {each.element_id: each.place_ids for each in criticality(snapshot, needs)}
    before = reached(snapshot, needs, None)

    for element_id in elements if element_ids is None else element_ids:
        assert found.get(element_id, ()) == loss(snapshot, needs, element_id, before), element_id


def entrance(toy: ToyVenue) -> int:
    (node,) = toy.place("way-in")
    old = toy.places["way-in"]
    toy.places["way-in"] = Place(old.id, old.level_id, PlaceKind.ENTRANCE, old.point)
    return node


def door(door_id: str) -> Door:
    return Door(door_id, ("L0",), (0.0, 0.0), kind=DoorKind.OPENING)


def test_the_only_lift_and_the_doors_behind_it_are_critical_the_gravest_first() -> None:
    toy = ToyVenue()
    start = entrance(toy)
    lift = Connector("lift", ConnectorKind.LIFT, stops("L0", "L1"))
    landing, upstairs = toy.node(), toy.node(level_id="L1")
    (ward,), (bath,) = toy.place("ward", level_id="L1"), toy.place("bath", level_id="L1")
    toy.join(start, landing, hall())
    toy.join(landing, upstairs, lift, levels=1.0)
    toy.join(upstairs, ward, hall("up", "L1"))
    toy.join(upstairs, bath, door("bath-door"))

    assert criticality(toy.snapshot(), ON_FOOT) == (
        CriticalElement("lift", ("bath", "ward")),
        CriticalElement("bath-door", ("bath",)),
    )


def test_what_there_are_two_of_is_not_critical() -> None:
    toy = ToyVenue()
    start, (room,) = entrance(toy), toy.place("room")
    first, second = toy.node(), toy.node()
    toy.chain([start, first, room], hall(), door("one"))
    toy.chain([start, second, room], hall(), door("two"))

    assert criticality(toy.snapshot(), ON_FOOT) == ()


def test_one_element_on_both_of_two_ways_is_critical() -> None:
    toy = ToyVenue()
    start, (room,) = entrance(toy), toy.place("room")
    path = PathLine("path", "L0", ((0.0, 0.0), (9.0, 0.0)))
    for name in ("left", "right"):
        before, after = toy.node(), toy.node()
        toy.chain([start, before, after, room], door(name), path, hall())

    assert criticality(toy.snapshot(), ON_FOOT) == (CriticalElement("path", ("room",)),)


def test_a_path_does_not_jump_over_the_door_in_its_middle() -> None:
    toy = ToyVenue()
    start, (room,) = entrance(toy), toy.place("room")
    path = PathLine("path", "L0", ((0.0, 0.0), (9.0, 0.0)))
    nodes = [start, toy.node(), toy.node(), room]
    toy.chain(nodes, path, door("gate"), path)

    assert [each.element_id for each in criticality(toy.snapshot(), ON_FOOT)] == ["gate", "path"]


def test_a_way_that_only_leads_out_saves_nobody() -> None:
    toy = ToyVenue()
    start, (room,) = entrance(toy), toy.place("room")
    toy.join(start, room, door("both-ways"))
    toy.one_way(room, start, door("way-out"))

    assert [each.element_id for each in criticality(toy.snapshot(), ON_FOOT)] == ["both-ways"]


def test_a_plan_nobody_fits_into_has_no_critical_elements() -> None:
    toy = ToyVenue()
    toy.join(entrance(toy), toy.place("room")[0], door("door"))

    assert criticality(toy.snapshot(), TravelNeeds(body_width_metres=3.0)) == ()


@pytest.mark.parametrize("seed", range(40))
def test_random_graphs_equal_closing_each_element(seed: int) -> None:
    chance = random.Random(seed)
    toy = ToyVenue()
    nodes = [entrance(toy)]
    for number in range(chance.randint(2, 9)):
        nodes += toy.place(f"p{number}", count=chance.choice((1, 1, 2)))
    pool: list[Door | PathLine | Connector] = [door(f"d{number}") for number in range(6)]
    pool += [PathLine(f"w{number}", "L0", ((0.0, 0.0), (1.0, 0.0))) for number in range(3)]
    edges: set[tuple[int, int]] = set()
    for _ in range(chance.randint(3, 18)):
        tail, head = chance.sample(nodes, 2)
        if (tail, head) not in edges:
            edges.add((tail, head))
            toy.one_way(tail, head, hall() if chance.random() < 0.4 else chance.choice(pool))

    check_against_closing(toy.snapshot(), ON_FOOT, [element.id for element in pool])


@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.WHEELCHAIR, Profile.STAFF])
def test_the_clinic_equals_closing_each_element(profile: Profile) -> None:
    check_against_closing(Snapshot(sample_clinic_plan()), needs_of(profile))


@pytest.mark.parametrize("of_each", [1, pytest.param(4, marks=pytest.mark.bench)])
def test_the_hospital_equals_closing_sampled_elements(of_each: int) -> None:
    snapshot = snapshot_of_sample_hospital()
    needs = needs_of(Profile.WHEELCHAIR)
    report = criticality(snapshot, needs)
    chance = random.Random(1)
    critical = {each.element_id for each in report}
    others = [each.id for each in snapshot.plan.doors if each.id not in critical]
    others += [each.id for each in snapshot.plan.connectors if each.id not in critical]
    sample = [each.element_id for each in (*report[:of_each], *chance.sample(report, of_each))]
    sample += chance.sample(others, of_each)

    check_against_closing(snapshot, needs, sample)


def test_without_an_entrance_the_smaller_side_is_cut_off_wherever_the_names_begin() -> None:
    for order in ("abcdef", "fedcba"):
        toy = ToyVenue()
        near, far = toy.node(), toy.node()
        rooms = [toy.place(name)[0] for name in order]
        toy.join(near, far, door("between"))
        for name, room in zip(order, rooms, strict=True):
            toy.join(room, near if name in "abcd" else far, door(f"door-{name}"))

        found = {each.element_id: each.place_ids for each in criticality(toy.snapshot(), ON_FOOT)}

        assert found == {"between": ("e", "f")} | {f"door-{name}": (name,) for name in order}


def test_without_an_entrance_the_largest_part_is_the_venue() -> None:
    toy = ToyVenue()
    lone, beside = toy.place("a-hut")[0], toy.place("b-hut")[0]
    toy.join(lone, beside, door("hut-door"))
    rooms = [toy.place(f"room-{number}")[0] for number in range(3)]
    toy.chain(rooms, hall(), door("inner"))

    assert criticality(toy.snapshot(), ON_FOOT) == (CriticalElement("inner", ("room-2",)),)
    assert [place.id for place in ways_in(toy.snapshot(), ON_FOOT)] == ["room-0"]


def test_a_way_that_only_leads_in_does_not_make_a_larger_part() -> None:
    toy = ToyVenue()
    (trap,) = toy.place("a-trap")
    rooms = [toy.place(f"room-{number}")[0] for number in range(3)]
    toy.chain(rooms, hall(), door("inner"))
    toy.one_way(rooms[2], trap, door("no-return"))

    found = {each.element_id: each.place_ids for each in criticality(toy.snapshot(), ON_FOOT)}

    assert found == {"inner": ("a-trap", "room-2"), "no-return": ("a-trap",)}
    assert [place.id for place in starting_places(toy.snapshot())] == ["room-0"]


def test_a_plan_of_no_places_has_no_middle() -> None:
    assert ways_in(ToyVenue().snapshot(), ON_FOOT) == ()
    assert criticality(ToyVenue().snapshot(), ON_FOOT) == ()
