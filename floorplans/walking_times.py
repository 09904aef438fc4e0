"""How long the walk from one location to many places takes: one search for all of them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from floorplans.locations import (
    Location,
    PlaceLocation,
    blockers_at_goal,
    blockers_at_start,
    is_known,
    route_end,
)
from floorplans.route_trees import NodeOffset, TravelGraph
from floorplans.snapshot import Snapshot
from floorplans.sparse_graphs import csr_array, dijkstra
from floorplans.travel_cost import LEAST_SECONDS
from floorplans.travel_needs import BodyTooWideError, TravelNeeds


def walking_times(
    snapshot: Snapshot, start: Location, place_ids: Iterable[str], needs: TravelNeeds
) -> Mapping[str, float]:
    """Seconds to each known place that can be reached under these needs; others are left out.

    O((nodes + edges) log nodes), however many places. Raises FloorplanError
    `travel-needs-invalid`.
    """
    plan = snapshot.plan
    if not is_known(plan, start):
        return {}
    try:
        graph = snapshot.travel_graph(needs)
    except BodyTooWideError:
        return {}
    begin = route_end(snapshot, graph.compiled, start)
    if blockers_at_start(begin, needs) or not begin.nodes:
        return {}
    ways = _ways_from(graph, begin.nodes)
    found: dict[str, float] = {}
    for place_id in place_ids:
        goal = PlaceLocation(place_id)
        if goal == start:
            found[place_id] = 0.0
        elif place_id in plan.place_by_id:
            end = route_end(snapshot, graph.compiled, goal)
            nodes = [node for node, _ in end.nodes]
            best = min(nodes, key=lambda node: float(ways.chosen[node]), default=None)
            if best is None or ways.chosen[best] == math.inf:
                continue
            if not blockers_at_goal(plan, end, needs):
                found[place_id] = float(ways.told[best])
    return found


@dataclass(frozen=True, slots=True)
class _Ways:
    """To each node: what the chosen way weighs (infinite for none), and what it takes."""

    chosen: npt.NDArray[np.float64]
    told: npt.NDArray[np.float64]


def _ways_from(graph: TravelGraph, starts: Sequence[NodeOffset]) -> _Ways:
    """The ways to all nodes from a point that is metres away from each of `starts`.

    The point is one more node, numbered after the graph's own.
    """
    size = graph.compiled.node_count
    forwards = graph.towards.T.tocsr()
    nearest = dict(sorted(starts, key=lambda start: -start[1]))
    metres = np.array(list(nearest.values()), dtype=np.float64)
    first_seconds = np.maximum(metres * graph.walk_seconds_per_metre, LEAST_SECONDS)
    indptr = np.append(forwards.indptr, forwards.indptr[-1] + len(nearest)).astype(np.int32)
    indices = np.concatenate((forwards.indices, np.array(list(nearest), dtype=np.int32)))
    data = np.concatenate((forwards.data, first_seconds))
    augmented = csr_array((data, indices, indptr), shape=(size + 1, size + 1))
    chosen, before, _ = dijkstra(
        augmented, directed=True, indices=[size], return_predecessors=True, min_only=True
    )
    own = np.zeros(size + 1)
    own[list(nearest)] = first_seconds
    return _Ways(chosen, _told(graph, before.astype(np.int64), own))


def _told(
    graph: TravelGraph, before: npt.NDArray[np.int64], first_seconds: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """What the ways along `before`, the node before each, take: summed up by leaps that double.

    The last node is where they start; `first_seconds` count for the nodes right after it.
    """
    compiled, start = graph.compiled, len(before) - 1
    reached = np.flatnonzero((before >= 0) & (before != start))
    keys = before[reached] * compiled.node_count + reached
    seconds = np.where(before == start, first_seconds, 0.0)
    seconds[reached] = graph.told[np.searchsorted(compiled.edge_keys, keys)]
    leap = np.where(before < 0, start, before)
    while (leap != start).any():
        seconds = seconds + seconds[leap]
        leap = leap[leap]
    return seconds
