"""Edges of a walk graph as routes of their own, proven alone or after another."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from floorplans.limits import broken_limits, unverified_facts
from floorplans.model import Plan
from floorplans.route import Leg, LegKind, Route, RoutePoint, StepFree
from floorplans.route_proof import ProofFailure, ProofFailureCode, Prover
from floorplans.travel_needs import TravelNeeds
from floorplans.walk_graph import NodeKind, WalkGraph

Node = Mapping[str, Any]

ABOUT_PLACES = frozenset({ProofFailureCode.START_MISPLACED, ProofFailureCode.END_MISPLACED})
IN_DOORWAY_METRES = 0.02
"""A node this much nearer to a door than a body's middle may be to a wall stands in the gap."""
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
    return _prove_last_edge(prover, walk_graph, nodes, needs)


def ways_on_from_lines(
    walk_graph: WalkGraph, edges: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Of some edges those that come onto a floor from a path line or a ride: each kind and element
    that leads there once, with the walk after it, as three nodes."""
    graph = walk_graph.graph
    arriving: dict[int, dict[tuple[LegKind, str], int]] = defaultdict(dict)
    walks: list[tuple[int, int]] = []
    for start, end in edges:
        edge = graph.edges[start, end]
        if edge["kind"] is LegKind.WALK:
            walks.append((start, end))
        elif graph.nodes[end]["kind"] in (NodeKind.PATH, NodeKind.STOP):
            arriving[end].setdefault((edge["kind"], edge["element_id"]), start)
    for start, end in walks:
        yield from ((before, start, end) for before in arriving[start].values() if before != end)


def prove_way_on(
    prover: Prover, walk_graph: WalkGraph, nodes: tuple[int, int, int], needs: TravelNeeds
) -> tuple[ProofFailure, ...]:
    """Failures of the second of two edges that are gone one after the other."""
    return _prove_last_edge(prover, walk_graph, nodes, needs)


def _prove_last_edge(
    prover: Prover, walk_graph: WalkGraph, nodes: tuple[int, ...], needs: TravelNeeds
) -> tuple[ProofFailure, ...]:
    plan, graph = prover.plan, walk_graph.graph
    edges = [graph.edges[pair] for pair in pairwise(nodes)]
    stands = [graph.nodes[node] for node in nodes]
    legs = [_leg_of(*ends, edge) for ends, edge in zip(pairwise(stands), edges, strict=True)]
    own = len(legs) - 1
    if edges[-1]["kind"] is LegKind.WALK:
        behind, ahead = (_door_passed_at(walk_graph, node) for node in (nodes[0], nodes[-1]))
        if behind is not None:
            legs.insert(0, _door_leg(stands[0], behind))
            own += 1
        if ahead is not None:
            legs.append(_door_leg(stands[-1], ahead))
    facts = [
        fact
        for edge in edges
        for fact in unverified_facts(
            plan.element_by_id[edge["element_id"]], edge["kind"], needs, plan.assumptions
        )
    ]
    route = Route(
        legs=tuple(legs),
        distance_metres=sum(leg.distance_metres for leg in legs),
        duration_seconds=sum(leg.duration_seconds for leg in legs),
        step_free=StepFree.NO,
        unverified=tuple(facts),
        start_place_id=_place_at(plan, walk_graph, nodes[0]),
        end_place_id=_place_at(plan, walk_graph, nodes[-1]),
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


def _door_passed_at(walk_graph: WalkGraph, node: int) -> str | None:
    """The door that a node stands in: one that somebody walks through or has just come through."""
    graph, at = walk_graph.graph, walk_graph.graph.nodes[node]
    if at["kind"] is NodeKind.DOOR:
        return str(at["element_id"]) if _is_passed(walk_graph, node) else None
    if at["kind"] is not NodeKind.PORTAL:
        return None
    reach = walk_graph.clearance.radius_metres
    around = {node, *(near for near, edge in graph[node].items() if edge["metres"] < reach)}
    for other in {door for near in around for door in graph[near]}:
        door = graph.nodes[other]
        if (
            door["kind"] is NodeKind.DOOR
            and math.dist(_point(door).point, _point(at).point) < reach - IN_DOORWAY_METRES
            and _is_passed(walk_graph, other)
        ):
            return str(door["element_id"])
    return None


def _place_at(plan: Plan, walk_graph: WalkGraph, node: int) -> str | None:
    """A place to begin or end at: any room, so that the proof takes no end for a point of one's
    choice; but where nobody goes on, the entrance that a door's node stands for, or the stop's."""
    at = walk_graph.graph.nodes[node]
    if at["kind"] is NodeKind.DOOR and not _is_passed(walk_graph, node):
        return next((p.id for p in plan.places if p.door_id == at["element_id"]), None)
    if at["kind"] is NodeKind.STOP:
        return next((p.id for p in plan.places if p.connector_id == at["element_id"]), None)
    rooms = (p.id for p in plan.places if p.area_id and not (p.door_id or p.connector_id))
    return next(rooms, None)


def _door_leg(node: Node, door_id: str) -> Leg:
    """A passage of no length, which says that an edge's end stands in a door."""
    point = _point(node)
    return Leg(LegKind.DOOR, door_id, point, point, 0.0, 1.0, (point, point))


def _point(node: Node) -> RoutePoint:
    return RoutePoint(node["level_id"], float(node["x"]), float(node["y"]))
