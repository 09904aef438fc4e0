"""How long the walk from one location to many places takes: one search for all of them."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

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
    seconds = _seconds_from(graph, begin.nodes)
    found: dict[str, float] = {}
    for place_id in place_ids:
        goal = PlaceLocation(place_id)
        if goal == start:
            found[place_id] = 0.0
        elif place_id in plan.place_by_id:
            end = route_end(snapshot, graph.compiled, goal)
            least = min((float(seconds[node]) for node, _ in end.nodes), default=math.inf)
            if least < math.inf and not blockers_at_goal(plan, end, needs):
                found[place_id] = least
    return found


def _seconds_from(graph: TravelGraph, starts: Sequence[NodeOffset]) -> npt.NDArray[np.float64]:
    """How long the way to each node takes from a point that is metres away from each of `starts`.

    The point is one more node, numbered after the graph's own.
    """
    size = graph.compiled.node_count
    forwards = graph.towards.T.tocsr()
    nearest = dict(sorted(starts, key=lambda start: -start[1]))
    metres = np.array(list(nearest.values()), dtype=np.float64)
    first_seconds = np.maximum(metres * graph.walk_seconds_per_metre, 1e-6)
    indptr = np.append(forwards.indptr, forwards.indptr[-1] + len(nearest)).astype(np.int32)
    indices = np.concatenate((forwards.indices, np.array(list(nearest), dtype=np.int32)))
    data = np.concatenate((forwards.data, first_seconds))
    augmented = csr_array((data, indices, indptr), shape=(size + 1, size + 1))
    found = dijkstra(augmented, directed=True, indices=[size], min_only=True)
    return np.asarray(found, dtype=np.float64)
