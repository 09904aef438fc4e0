"""What must hold of every search, on small venues made at random."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.facts import UNKNOWN, Access, Fact
from floorplans.kinds import ConnectorKind
from floorplans.limits import broken_limits
from floorplans.model import Connector, Door, PathLine
from floorplans.route import NoRoute, NoRouteReason, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.travel_needs import ClearanceClass, Profile, TravelNeeds, needs_of
from tests.floorplans.toy_venues import ToyVenue, TravelledElement, believe, hall, stops

METRES = st.sampled_from((0.0, 0.5, 1.0, 2.0, 7.5))
WIDTHS = st.sampled_from((UNKNOWN, Fact.measured(0.7), Fact.measured(0.85), Fact.assumed(1.2)))
SLOPES = st.sampled_from((UNKNOWN, Fact.measured(0.05), Fact.assumed(0.12)))
ACCESSES = st.sampled_from((Access.PUBLIC, Access.PUBLIC, Access.STAFF, Access.CLOSED))
LIMITS = st.sampled_from(
    (
        ("min_door_width_metres", 0.8),
        ("max_threshold_metres", 0.02),
        ("max_incline", 0.08),
        ("may_use_stairs", False),
        ("may_use_lifts", False),
        ("may_use_escalators", False),
        ("may_use_manual_doors", False),
        ("is_wheeled", True),
        ("min_car_width_metres", 1.0),
        ("body_width_metres", 0.8),
    )
)
NEEDS = st.sampled_from([needs_of(profile) for profile in Profile])


def limited(needs: TravelNeeds, name: str, value: float | bool) -> TravelNeeds:
    """The needs with a limit at least as strict as before and as `value`."""
    known = getattr(needs, name)
    strictest = min if name.startswith(("max_", "may_")) else max
    fields: dict[str, Any] = {name: value if known is None else strictest(known, value)}
    return replace(needs, **fields)


@st.composite
def elements(draw: st.DrawFn, number: int) -> TravelledElement:
    kind = draw(st.sampled_from(("area", "door", "line", "lift", "stairs", "escalator", "ramp")))
    name, access, width = f"{kind}-{number}", draw(ACCESSES), draw(WIDTHS)
    if kind == "area":
        return replace(hall(name), access=access)
    if kind == "door":
        threshold = draw(st.sampled_from((UNKNOWN, Fact.measured(0.0), Fact.measured(0.05))))
        door = Door(name, ("L0",), (0.0, 0.0), access=access, clear_width_metres=width)
        return replace(door, threshold_metres=threshold)
    if kind == "line":
        points = ((0.0, 0.0), (1.0, 0.0))
        line = PathLine(name, "L0", points, access=access, clear_width_metres=width)
        return replace(line, incline=draw(SLOPES), is_ramp=draw(st.booleans()))
    connector = Connector(name, ConnectorKind(kind), stops("L0", "L1"), access=access)
    return replace(
        connector,
        clear_width_metres=width,
        incline=draw(SLOPES),
        car_width_metres=draw(WIDTHS),
        car_depth_metres=draw(WIDTHS),
    )


@st.composite
def venues(draw: st.DrawFn) -> ToyVenue:
    venue = ToyVenue()
    count = draw(st.integers(2, 9))
    for number in range(count):
        venue.place(f"p{number}", float(number))
    free_pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = draw(st.lists(free_pairs.filter(lambda pair: pair[0] != pair[1]), unique=True))
    for number, (tail, head) in enumerate(pairs):
        venue.one_way(
            tail,
            head,
            draw(elements(number)),
            draw(METRES),
            levels=draw(st.sampled_from((0.0, 1.0))),
            steps=draw(st.sampled_from((None, 12))),
            widest_body_metres=draw(st.sampled_from((0.5, 0.8, 9.0))),
        )
    return venue


@given(venues(), NEEDS, LIMITS)
def test_one_limit_more_never_makes_a_route_appear_or_quicker(
    venue: ToyVenue, needs: TravelNeeds, limit: tuple[str, float | bool]
) -> None:
    stricter = limited(needs, *limit)
    snapshot = venue.snapshot()
    start, goal = PlaceLocation("p0"), PlaceLocation("p1")

    before = find_route(snapshot, start, goal, needs, believe)
    after = find_route(snapshot, start, goal, stricter, believe)

    if isinstance(after, Route):
        assert isinstance(before, Route)
        assert before.duration_seconds <= after.duration_seconds + 1e-5


@given(venues(), NEEDS)
def test_a_walk_of_a_tree_weighs_exactly_what_networkx_finds(
    venue: ToyVenue, needs: TravelNeeds
) -> None:
    snapshot = venue.snapshot()
    graph = snapshot.travel_graph(needs)
    walk_graph = graph.compiled.walk_graph
    plan = snapshot.plan
    allowed: nx.DiGraph[int] = nx.DiGraph()
    allowed.add_nodes_from(walk_graph.graph)
    for edge, (tail, head) in enumerate(
        zip(graph.compiled.tails.tolist(), graph.compiled.heads.tolist(), strict=True)
    ):
        given_edge = walk_graph.graph.edges[tail, head]
        element = plan.element_by_id[given_edge["element_id"]]
        if not broken_limits(element, given_edge["kind"], needs, plan.assumptions):
            allowed.add_edge(tail, head, seconds=graph.seconds[edge], told=graph.told[edge])

    found = find_route(snapshot, PlaceLocation("p0"), PlaceLocation("p1"), needs, believe)

    if nx.has_path(allowed, 0, 1):
        assert isinstance(found, Route)
        expected = nx.dijkstra_path_length(allowed, 0, 1, weight="seconds")
        walk = list(pairwise(snapshot.tree(graph, (1,)).walk(0)))
        weights = [allowed.edges[ends]["seconds"] for ends in walk]
        assert math.fsum(weights) == pytest.approx(expected, rel=1e-12)
        told = [allowed.edges[ends]["told"] for ends in walk]
        assert found.duration_seconds == pytest.approx(math.fsum(told), rel=1e-12)
    else:
        assert isinstance(found, NoRoute)


@given(venues(), NEEDS)
def test_a_route_uses_nothing_that_breaks_a_limit(venue: ToyVenue, needs: TravelNeeds) -> None:
    snapshot = venue.snapshot()
    plan = snapshot.plan

    found = find_route(snapshot, PlaceLocation("p0"), PlaceLocation("p1"), needs, believe)

    for leg in found.legs if isinstance(found, Route) else ():
        element = plan.element_by_id[leg.element_id]
        assert broken_limits(element, leg.kind, needs, plan.assumptions) == ()


@given(venues(), NEEDS)
def test_a_no_says_what_stands_in_the_way(venue: ToyVenue, needs: TravelNeeds) -> None:
    snapshot = venue.snapshot()
    anybody = snapshot.graph(ClearanceClass.PERSON).walk_graph.graph

    found = find_route(snapshot, PlaceLocation("p0"), PlaceLocation("p1"), needs, believe)

    if isinstance(found, NoRoute):
        can_somebody = nx.has_path(anybody, 0, 1)
        assert (found.reason is NoRouteReason.NEEDS_NOT_MET) is can_somebody
        assert bool(found.blockers) or not can_somebody
        near = found.nearest_reachable_place_id
        if near is not None:
            way = find_route(snapshot, PlaceLocation("p0"), PlaceLocation(near), needs, believe)
            assert isinstance(way, Route)
