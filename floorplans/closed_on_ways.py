"""What of a compiled graph is closed in one state of a plan: its edges, and a way's destination."""

import numpy as np

from floorplans.closed_parts import find_shut_element
from floorplans.compiled_graph import CompiledGraph
from floorplans.forward_search import Flags
from floorplans.locations import RouteEnd
from floorplans.snapshot import Snapshot


def closed_edges(state: Snapshot, compiled: CompiledGraph) -> Flags:
    """For each edge whether it is closed in this state."""
    if state.closures is None:
        return np.zeros(compiled.edge_count, dtype=np.bool_)
    return state.closures.edges_of(compiled).edges


def closed_on(state: Snapshot, compiled: CompiledGraph, edge: int) -> str:
    """What is closed on an edge: the element with its hours, else the edge's own element."""
    own = compiled.passages[int(compiled.edge_passages[edge])].element_id
    ids = () if state.closures is None else state.closures.closures_on(compiled, edge)
    return next((shut for each in ids if (shut := find_shut_element(each)) is not None), own)


def goal_closures(state: Snapshot, end: RouteEnd) -> tuple[str, ...]:
    """What closes a destination."""
    if state.closures is None:
        return ()
    if end.place_id is not None:
        return state.closures.closures_of(state.plan.place_by_id[end.place_id])
    if end.attachment is None:
        return ()
    at = end.attachment.point
    return state.closures.closures_at(at.level_id, at.point)


def closed_goal(state: Snapshot, end: RouteEnd) -> str:
    """What is closed at a destination: the element with its hours, else what the place is in."""
    ids = goal_closures(state, end)
    shut = next((shut for each in ids if (shut := find_shut_element(each)) is not None), None)
    if shut is not None:
        return shut
    place = state.plan.place_by_id.get(end.place_id or "")
    if place is not None:
        return place.area_id or place.door_id or place.connector_id or place.id
    return "" if end.floor is None else end.floor.element_id
