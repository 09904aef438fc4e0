"""Every edge of a walk graph as a route of its own, so that it can be proven alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from floorplans.limits import broken_limits, unverified_facts
from floorplans.model import Plan
from floorplans.route import Leg, LegKind, Route, RoutePoint, StepFree
from floorplans.route_proof import ProofFailure, ProofFailureCode, Prover
from floorplans.travel_needs import TravelNeeds
from floorplans.walk_graph import NodeKind, WalkGraph

Node = Mapping[str, Any]

ABOUT_PLACES = frozenset({ProofFailureCode.START_MISPLACED, ProofFailureCode.END_MISPLACED})
STAIR_KINDS = frozenset({LegKind.STAIRS, LegKind.ESCALATOR})


def allowed_edges(
    plan: Plan, walk_graph: WalkGraph, needs: TravelNeeds
) -> Iterator[tuple[int, int]]:
    """The edges that these needs may use, as pairs of nodes."""
    verdicts: dict[tuple[str, LegKind], bool] = {}
    for start, end, edge in walk_graph.graph.edges(data=True):
        key = (edge["element_id"], edge["kind"])
        if key not in verdicts:
            element = plan.element_by_id[key[0]]
            verdicts[key] = not broken_limits(element, key[1], needs, plan.assumptions)
        if verdicts[key]:
            yield start, end


def prove_edge(
    prover: Prover, walk_graph: WalkGraph, nodes: tuple[int, int], needs: TravelNeeds
) -> tuple[ProofFailure, ...]:
    """Failures of one edge: of its own leg, between the doors that its ends stand in."""
    plan, graph = prover.plan, walk_graph.graph
    start, end, edge = graph.nodes[nodes[0]], graph.nodes[nodes[1]], graph.edges[nodes]
    legs = [_leg_of(start, end, edge)]
    own, places = 0, [_place_at(plan, walk_graph, node) for node in nodes]
    if edge["kind"] is LegKind.WALK:
        if start["kind"] is NodeKind.DOOR and _is_passed(walk_graph, nodes[0]):
            legs.insert(0, _door_leg(start))
            own = 1
        if end["kind"] is NodeKind.DOOR and _is_passed(walk_graph, nodes[1]):
            legs.append(_door_leg(end))
    facts = unverified_facts(
        plan.element_by_id[edge["element_id"]], edge["kind"], needs, plan.assumptions
    )
    route = Route(
        legs=tuple(legs),
        distance_metres=sum(leg.distance_metres for leg in legs),
        duration_seconds=sum(leg.duration_seconds for leg in legs),
        step_free=StepFree.NO,
        unverified=facts,
        start_place_id=places[0],
        end_place_id=places[1],
        plan_version="edge",
    )
    return tuple(
        failure
        for failure in prover.prove(route, needs)
        if failure.leg_index in (own, None) and failure.code not in ABOUT_PLACES
    )


def _leg_of(start: Node, end: Node, edge: Mapping[str, Any]) -> Leg:
    first, last = _point(start), _point(end)
    metres = float(edge["metres"])
    shape = edge["shape"] or (first, last)
    return Leg(edge["kind"], edge["element_id"], first, last, metres, 10.0 * metres + 1.0, shape)


def _is_passed(walk_graph: WalkGraph, node: int) -> bool:
    """Whether somebody can go on through the door that a node stands in."""
    graph = walk_graph.graph
    around = (*graph.out_edges(node, data="kind"), *graph.in_edges(node, data="kind"))
    return any(kind is LegKind.DOOR for _, _, kind in around)


def _place_at(plan: Plan, walk_graph: WalkGraph, node: int) -> str | None:
    """A place to begin or end at: the entrance that a door's node stands for if nobody passes it,
    the stop's own, else any place, so that the proof takes no end for a point of one's choice."""
    at = walk_graph.graph.nodes[node]
    own = {
        NodeKind.DOOR: [p.id for p in plan.places if p.door_id == at["element_id"]],
        NodeKind.STOP: [p.id for p in plan.places if p.connector_id == at["element_id"]],
    }.get(at["kind"], [])
    if at["kind"] is NodeKind.DOOR and _is_passed(walk_graph, node):
        own = []
    if own or at["kind"] is NodeKind.STOP:
        return next(iter(own), None)
    return next((p.id for p in plan.places if p.area_id is not None), None)


def _door_leg(node: Node) -> Leg:
    """A passage of no length, which says that an edge's end stands in a door."""
    point = _point(node)
    return Leg(LegKind.DOOR, node["element_id"], point, point, 0.0, 1.0, (point, point))


def _point(node: Node) -> RoutePoint:
    return RoutePoint(node["level_id"], float(node["x"]), float(node["y"]))
