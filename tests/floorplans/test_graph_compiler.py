"""The walk graph of small plans, edge by edge."""

from dataclasses import replace
from itertools import pairwise

import networkx as nx
import pytest

from floorplans.graph_compiler import compile_walk_graph
from floorplans.kinds import AreaKind, ConnectorKind, Direction, PlaceKind
from floorplans.model import Connector, Place, Plan, Stop
from floorplans.route import LegKind
from floorplans.travel_needs import ClearanceClass
from floorplans.walk_graph import WalkGraph
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    path_line,
    place_in,
    plan_of,
    rectangle,
    square_room,
    two_rooms_and_a_corridor,
    two_storeys,
    wall_line,
)


def metres(graph: WalkGraph, start: str, end: str) -> float | None:
    """Length of the shortest walk between two places, None if there is none."""
    lengths = [
        nx.dijkstra_path_length(graph.graph, a, b, weight="metres")
        for a in graph.place_nodes.get(start, ())
        for b in graph.place_nodes.get(end, ())
        if nx.has_path(graph.graph, a, b)
    ]
    return min(lengths, default=None)


def kinds_on_the_way(graph: WalkGraph, start: str, end: str) -> list[tuple[LegKind, str]]:
    path = nx.dijkstra_path(
        graph.graph, graph.place_nodes[start][0], graph.place_nodes[end][0], weight="metres"
    )
    edges = [graph.graph[a][b] for a, b in pairwise(path)]
    return [(e["kind"], e["element_id"]) for e in edges if e["kind"] is not LegKind.WALK]


def person(plan: Plan) -> WalkGraph:
    return compile_walk_graph(plan, ClearanceClass.PERSON)


def test_a_walk_from_room_to_room_goes_through_both_doors() -> None:
    graph = person(two_rooms_and_a_corridor())

    assert kinds_on_the_way(graph, "r1", "r2") == [(LegKind.DOOR, "d1"), (LegKind.DOOR, "d2")]
    # Straight to the door, along the corridor 0.24 m from the wall, and back.
    assert metres(graph, "r1", "r2") == pytest.approx(2.5 + 7.0 + 2.5, rel=0.03)


def test_a_wider_body_never_walks_a_shorter_way() -> None:
    plan = two_rooms_and_a_corridor()

    lengths = [metres(compile_walk_graph(plan, c), "r1", "r2") for c in ClearanceClass]

    assert lengths[-1] is None, "a bed does not fit through 0.90 m"
    walks = [length for length in lengths if length is not None]
    assert len(walks) == 4
    assert walks == sorted(walks)


def test_a_door_narrower_than_the_body_is_closed() -> None:
    plan = plan_of(
        *(a := square_room("a"), b := square_room("b", west=5.0)),
        door_at("d", (5.0, 2.0), 0.7),
        place_in(a),
        place_in(b),
    )

    assert metres(person(plan), "a", "b") is not None
    assert metres(compile_walk_graph(plan, ClearanceClass.WHEELCHAIR), "a", "b") is None


def test_a_one_way_door_lets_out_and_not_in() -> None:
    door = replace(door_at("d", (5.0, 2.0)), direction=Direction.FORWARD, from_area_id="a")
    plan = plan_of(
        *(a := square_room("a"), b := square_room("b", west=5.0)), door, place_in(a), place_in(b)
    )

    assert metres(person(plan), "a", "b") is not None
    assert metres(person(plan), "b", "a") is None


def test_a_lift_goes_between_any_two_stops() -> None:
    graph = person(two_storeys())
    way = kinds_on_the_way(graph, "r2", "r3")

    assert (LegKind.LIFT, "lift") in way or (LegKind.STAIRS, "stairs") in way
    rides = [e for _, _, e in graph.graph.edges(data=True) if e["kind"] is LegKind.LIFT]
    assert len(rides) == 2
    assert {ride["levels"] for ride in rides} == {1.0}


def test_an_escalator_goes_one_way() -> None:
    up = Connector(
        id="esc",
        kind=ConnectorKind.ESCALATOR,
        stops=(Stop("L0", (1.0, 1.0)), Stop("L1", (4.0, 1.0))),
        direction=Direction.FORWARD,
    )
    low, high = square_room("low"), square_room("high", level_id="L1")
    plan = plan_of(low, high, up, place_in(low), place_in(high))

    assert metres(person(plan), "low", "high") is not None
    assert metres(person(plan), "high", "low") is None


def test_a_door_in_a_wall_line_is_a_door_of_the_graph() -> None:
    hall = area_of("hall", rectangle(0, 0, 10, 5), AreaKind.OPEN)
    spots = [
        Place(id=name, level_id="L0", kind=PlaceKind.OTHER, point=point)
        for name, point in (("west", (1.0, 2.0)), ("east", (9.0, 2.0)))
    ]
    plan = plan_of(hall, wall_line("w", (5, 0), (5, 5)), door_at("d", (5.0, 2.0)), *spots)

    assert kinds_on_the_way(person(plan), "west", "east") == [(LegKind.DOOR, "d")]


def test_areas_of_different_slope_are_joined_across_their_border() -> None:
    flat = area_of("flat", rectangle(0, 0, 5, 5), AreaKind.OUTDOOR)
    ramp = replace(area_of("ramp", rectangle(5, 0, 10, 5), AreaKind.OUTDOOR), is_ramp=True)
    plan = plan_of(flat, ramp, place_in(flat, "flat"), place_in(ramp, "ramp"))

    assert metres(person(plan), "flat", "ramp") == pytest.approx(5.0, rel=0.04)
    ids = {e["element_id"] for _, _, e in person(plan).graph.edges(data=True)}
    assert ids == {"flat", "ramp"}


def test_a_path_line_through_a_door_is_charged_with_the_door() -> None:
    room = square_room("room")
    bus = Place(id="bus", level_id="L0", kind=PlaceKind.BUS_STOP, point=(-10.0, 2.0))
    plan = plan_of(
        room,
        door_at("d", (0.0, 2.0), 0.7),
        path_line("line", (-10.0, 2.0), (0.0, 2.0), (3.0, 2.0)),
        place_in(room),
        bus,
    )

    assert (LegKind.DOOR, "d") in kinds_on_the_way(person(plan), "bus", "room")
    assert metres(compile_walk_graph(plan, ClearanceClass.WHEELCHAIR), "bus", "room") is None


def test_a_path_line_that_ends_at_an_entrance_leads_in() -> None:
    room = square_room("room")
    bus = Place(id="bus", level_id="L0", kind=PlaceKind.BUS_STOP, point=(-10.0, 3.0))
    plan = plan_of(
        room,
        door_at("d", (0.0, 2.0)),
        path_line("line", (-10.0, 2.0), (-0.3, 2.0)),
        place_in(room),
        bus,
    )

    assert metres(person(plan), "bus", "room") == pytest.approx(12.5, rel=0.03)


def test_lines_that_cross_an_open_floor_join_it() -> None:
    yard = area_of("yard", rectangle(0, 0, 10, 10), AreaKind.OUTDOOR)
    bench = Place(id="bench", level_id="L0", kind=PlaceKind.SEAT, point=(9.0, 9.0))
    bus = Place(id="bus", level_id="L0", kind=PlaceKind.BUS_STOP, point=(-10.0, 5.0))
    plan = plan_of(yard, path_line("line", (-10.0, 5.0), (20.0, 5.0)), bench, bus)

    assert metres(person(plan), "bus", "bench") == pytest.approx(10 + (81 + 16) ** 0.5, rel=0.03)


def test_a_one_way_line_is_walked_one_way() -> None:
    line = replace(path_line("line", (0.0, 0.0), (10.0, 0.0)), direction=Direction.FORWARD)
    ends = [
        Place(id=name, level_id="L0", kind=PlaceKind.OTHER, point=point)
        for name, point in (("from", (0.0, 0.0)), ("to", (10.0, 0.0)))
    ]
    graph = person(plan_of(line, *ends))

    assert metres(graph, "from", "to") == pytest.approx(10.0)
    assert metres(graph, "to", "from") is None


def test_a_door_on_a_line_with_no_floor_drawn_cuts_the_line() -> None:
    ends = [
        Place(id=name, level_id="L0", kind=PlaceKind.OTHER, point=point)
        for name, point in (("from", (0.0, 0.0)), ("to", (10.0, 0.0)))
    ]
    plan = plan_of(path_line("line", (0.0, 0.0), (10.0, 0.0)), door_at("d", (4.0, 0.0)), *ends)

    assert kinds_on_the_way(person(plan), "from", "to") == [
        (LegKind.PATH, "line"),
        (LegKind.DOOR, "d"),
        (LegKind.PATH, "line"),
    ]


def test_two_lines_that_cross_without_a_common_point_do_not_join() -> None:
    ends = [
        Place(id=name, level_id="L0", kind=PlaceKind.OTHER, point=point)
        for name, point in (("west", (0.0, 0.0)), ("north", (5.0, 8.0)))
    ]
    lines = (path_line("a", (0.0, 0.0), (10.0, 0.0)), path_line("b", (5.0, -5.0), (5.0, 8.0)))

    assert metres(person(plan_of(*lines, *ends)), "west", "north") is None


def test_a_place_in_a_cupboard_too_small_for_the_body_has_no_way_in() -> None:
    hall, cupboard = square_room("hall"), area_of("cup", rectangle(5, 0, 5.6, 5))
    plan = plan_of(
        hall, cupboard, door_at("d", (5.0, 2.0), 0.9), place_in(hall), place_in(cupboard)
    )

    assert metres(person(plan), "hall", "cup") is not None
    assert metres(compile_walk_graph(plan, ClearanceClass.WHEELCHAIR), "hall", "cup") is None


def test_nobody_walks_through_a_lift_car_without_a_ride() -> None:
    plan = two_storeys()
    beyond = square_room("beyond", west=14.0, south=-2.0)
    through = replace(
        plan,
        areas=(*plan.areas, beyond),
        doors=(*plan.doors, door_at("dl-beyond", (14.0, -1.0), 0.9)),
        places=(*plan.places, place_in(beyond)),
    )

    assert (LegKind.LIFT, "lift") in kinds_on_the_way(person(through), "r1", "beyond")


def test_a_place_of_a_lift_is_on_its_own_level() -> None:
    place = Place(
        id="lift-up", level_id="L1", kind=PlaceKind.LIFT, point=(13, -1), connector_id="lift"
    )
    plan = two_storeys()

    graph = person(replace(plan, places=(*plan.places, place)))

    assert {graph.graph.nodes[n]["level_id"] for n in graph.place_nodes["lift-up"]} == {"L1"}


def test_steps_that_end_at_an_emergency_exit_are_reached_through_its_door() -> None:
    room = square_room("room")
    steps = Connector(
        id="steps",
        kind=ConnectorKind.STAIRS,
        stops=(Stop("L0", (-3.0, 2.0)), Stop("L0", (0.0, 2.0))),
        shape=((-3.0, 2.0), (0.0, 2.0)),
    )
    ground = Place(
        id="ground", level_id="L0", kind=PlaceKind.STAIRS, point=(-3.0, 2.0), connector_id="steps"
    )
    plan = plan_of(room, steps, door_at("exit", (0.0, 2.0)), place_in(room), ground)
    graph = person(plan)

    node = graph.place_nodes["ground"][0]
    path = nx.dijkstra_path(graph.graph, node, graph.place_nodes["room"][0], weight="metres")
    used = {graph.graph[a][b]["element_id"] for a, b in pairwise(path)}
    assert used == {"steps", "exit", "room"}


def test_a_wide_opening_is_crossed_where_it_is_shortest() -> None:
    west, east = square_room("west"), square_room("east", west=5.0)
    spots = [
        Place(id=name, level_id="L0", kind=PlaceKind.OTHER, point=point)
        for name, point in (("a", (4.0, 3.2)), ("b", (6.0, 3.2)))
    ]
    graph = person(plan_of(west, east, door_at("d", (5.0, 2.5), 2.0), *spots))

    assert metres(graph, "a", "b") == pytest.approx(2.0, rel=0.02)
