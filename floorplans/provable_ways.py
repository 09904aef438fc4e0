"""The quickest way that passes its proof: where a plan is drawn so that search and proof differ on
whether a body gets past, the way is searched again without what did not pass.

Owns the repetition and what is left out; how a way is searched and proven it is told.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from floorplans.compiled_graph import CompiledGraph
from floorplans.facts import Evidence
from floorplans.locations import Location, RouteEnd
from floorplans.route import Blocker, Limit, NoRoute, NoRouteReason, Route
from floorplans.route_proof import ProofFailure, ProofFailureCode
from floorplans.route_trees import TravelGraph, without_edges
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import TravelNeeds

_log = logging.getLogger(__name__)

Flags = npt.NDArray[np.bool_]
RouteEnds = tuple[RouteEnd, RouteEnd]

MOST_SEARCHES = 40
"""For one question; each leaves out at least one edge more."""
_PATIENT_SEARCHES = 10
"""After so many whatever ends where a leg failed is left out with it."""
_NARROW = frozenset(
    {
        ProofFailureCode.GAP,
        ProofFailureCode.WALL_CROSSED,
        ProofFailureCode.OFF_FLOOR,
        ProofFailureCode.OFF_DOOR,
    }
)
"""What says that there is no room. Whatever else fails is no matter of where one walks."""


@dataclass(frozen=True, slots=True)
class FoundWay:
    """A way with the nodes that it goes by; none for a straight walk between two points."""

    route: Route
    nodes: Sequence[int] = ()


Search = Callable[[TravelGraph, RouteEnds], FoundWay | None]


@dataclass(frozen=True, slots=True)
class ProvableWay:
    """What such searches came to. `failed` is the quickest way, if that did not pass, with its
    `failures`; `way` is None if none is left, or none passes.

    With `is_narrow` each way failed for want of room, until none was left in `graph`. Else what
    failed last is a bug, and `failed` tells of that.
    """

    way: FoundWay | None
    graph: TravelGraph
    failures: tuple[ProofFailure, ...] = ()
    failed: FoundWay | None = None
    is_narrow: bool = False


def provable_way(
    graph: TravelGraph,
    between: RouteEnds,
    search: Search,
    prove: Callable[[Route], Sequence[ProofFailure]],
) -> ProvableWay:
    """The first way of ever narrower searches that is proven. The same for the same question,
    whatever was asked before."""
    first: tuple[ProofFailure, ...] = ()
    failed: FoundWay | None = None
    for number in range(MOST_SEARCHES):
        found = search(graph, between)
        if found is None:
            return ProvableWay(None, graph, first, failed, is_narrow=failed is not None)
        failures = tuple(prove(found.route))
        if not failures:
            return ProvableWay(found, graph, first, failed)
        narrower = _without_what_failed(
            graph, between, found, failures, is_patient=number < _PATIENT_SEARCHES
        )
        if narrower is None:
            return ProvableWay(None, graph, failures, found)
        if failed is None:
            first, failed = failures, found
        graph, between = narrower
    return ProvableWay(None, graph, first, failed)


def not_proven(
    snapshot: Snapshot, ends: tuple[Location, Location], failures: Sequence[ProofFailure]
) -> NoRoute:
    """The answer in place of a route that is not shown; the log gets what is wrong with it."""
    tell_unproven(snapshot, ends, failures)
    return NoRoute(NoRouteReason.PROOF_FAILED, plan_version=snapshot.version)


def tell_unproven(
    snapshot: Snapshot, ends: tuple[Location, Location], failures: Sequence[ProofFailure]
) -> None:
    """Logs what is wrong with a way that was found and is not shown."""
    _log.error(
        "a route did not pass its proof",
        extra={
            "plan_version": snapshot.version,
            "start": repr(ends[0]),
            "goal": repr(ends[1]),
            "failure_codes": sorted({failure.code.value for failure in failures}),
            "element_ids": sorted({failure.element_id or "" for failure in failures}),
        },
    )


def first_walk_metres(begin: RouteEnd, nodes: Sequence[int]) -> float:
    """How far it is from a start to the first node; no walk leads there where it is nothing."""
    return min(metres for node, metres in begin.nodes if node == nodes[0])


def legs_to_first_node(begin: RouteEnd, nodes: Sequence[int]) -> int:
    """How many legs of a route lead to the first of its nodes: one, or none."""
    is_off_floor = begin.attachment is None or begin.floor is None
    return int(not is_off_floor and first_walk_metres(begin, nodes) > 0.0)


def narrow_blockers(way: ProvableWay, needs: TravelNeeds) -> tuple[Blocker, ...]:
    """The elements on the first way in which there is no room, in walking order."""
    legs = way.failed.route.legs if way.failed is not None else ()
    numbers = sorted(
        {failure.leg_index for failure in way.failures if failure.leg_index is not None}
    )
    wanted = needs.body_width_metres
    found = [
        Blocker(legs[number].element_id, Limit.GAP, None, wanted, Evidence.DRAWN)
        for number in numbers
    ]
    return tuple(dict.fromkeys(found))


def _without_what_failed(
    graph: TravelGraph,
    between: RouteEnds,
    found: FoundWay,
    failures: Sequence[ProofFailure],
    *,
    is_patient: bool,
) -> tuple[TravelGraph, RouteEnds] | None:
    """The graph and ends without the legs that have no room; None if something else is wrong."""
    numbers = {failure.leg_index for failure in failures}
    if None in numbers or any(failure.code not in _NARROW for failure in failures):
        return None
    begin, end = between
    if not found.nodes:
        return graph, (_seeing_nothing(begin), end)
    nodes = found.nodes
    legs_before = legs_to_first_node(begin, nodes)
    closed = np.zeros(graph.compiled.edge_count, dtype=np.bool_)
    for number in numbers:
        position = (number or 0) - legs_before
        if position < 0:
            begin = _without_node(begin, nodes[0])
        elif position >= len(nodes) - 1:
            end = _without_node(end, nodes[-1])
        else:
            pair = nodes[position : position + 2]
            closed |= _between(graph.compiled, pair)
            if not is_patient:
                closed |= _at_any(graph.compiled, set(pair) - {nodes[0], nodes[-1]})
    if (begin, end) == between and not (closed & graph.allowed).any():
        return None
    digest = hashlib.blake2b(np.packbits(closed).tobytes(), digest_size=16).digest()
    return without_edges(graph, closed, graph.closed_key + digest), (begin, end)


def _between(compiled: CompiledGraph, pair: Sequence[int]) -> Flags:
    """The edges from one node to another, and back."""
    (one, other), tails, heads = pair, compiled.tails, compiled.heads
    there, back = (tails == one) & (heads == other), (tails == other) & (heads == one)
    return np.asarray(there | back)


def _at_any(compiled: CompiledGraph, nodes: set[int]) -> Flags:
    """The edges to and from some nodes."""
    those = list(nodes)
    return np.asarray(np.isin(compiled.tails, those) | np.isin(compiled.heads, those))


def _seeing_nothing(end: RouteEnd) -> RouteEnd:
    """An end from which no straight walk leads to the other one."""
    if end.attachment is None:
        return end
    return replace(end, attachment=replace(end.attachment, cells=()))


def _without_node(end: RouteEnd, node: int) -> RouteEnd:
    return replace(end, nodes=tuple(offset for offset in end.nodes if offset[0] != node))
