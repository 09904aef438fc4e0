"""What closures take away from compiled graphs, and which closure it is that stands in a way.

An overlay: the plan and its graphs stay as they are.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import numpy as np
import numpy.typing as npt
from shapely import LineString

from floorplans.closed_parts import ClosedParts
from floorplans.closed_regions import ClosedFloor, closed_floors
from floorplans.compiled_graph import CompiledGraph
from floorplans.model import Area, Place, Plan, Point
from floorplans.route import RIDE_KINDS, Leg, LegKind, RoutePoint
from floorplans.travel_cost import KIND_CODES
from floorplans.walk_graph import NodeKind


@dataclass(frozen=True)
class ClosedEdges:
    """The edges of one compiled graph that are not to be used, by number.

    `passages` are those closed as elements, by passage; `entering` the edges into closed floor.
    """

    passages: npt.NDArray[np.bool_]
    entering: npt.NDArray[np.bool_]
    edges: npt.NDArray[np.bool_]

    @cached_property
    def key(self) -> bytes:
        """Equal for equal closed edges; empty if there are none."""
        if not self.edges.any():
            return b""
        return hashlib.blake2b(np.packbits(self.edges).tobytes(), digest_size=16).digest()


class Closures:
    """Everything that is closed on a plan at one time. Thread-safe."""

    def __init__(self, plan: Plan, parts: ClosedParts) -> None:
        self.plan = plan
        self.parts = parts
        self.floors = closed_floors(plan, parts)
        self._of_element: dict[str, list[str]] = defaultdict(list)
        for part in parts:
            if part.element_id and not isinstance(plan.element_by_id.get(part.element_id), Area):
                self._of_element[part.element_id].append(part.closure_id)
        self._edges: dict[int, tuple[CompiledGraph, ClosedEdges]] = {}
        self._lock = Lock()

    def edges_of(self, compiled: CompiledGraph) -> ClosedEdges:
        """What is closed on a compiled graph; reckoned once."""
        with self._lock:
            found = self._edges.get(id(compiled))
            if found is None:
                found = compiled, self._closed_edges(compiled)
                self._edges[id(compiled)] = found
            return found[1]

    def closures_on(self, compiled: CompiledGraph, edge: int) -> tuple[str, ...]:
        """The ids of the closures that close an edge."""
        closed = self.edges_of(compiled)
        number = int(compiled.edge_passages[edge])
        found = list(self._of_element.get(compiled.passages[number].element_id, ()))
        if closed.entering[edge]:
            tail, head = (
                compiled.points[compiled.tails[edge]],
                compiled.points[compiled.heads[edge]],
            )
            found += list(self._floor_closures(tail, head)) or self._floor_beside(tail, head)
        return tuple(dict.fromkeys(found))

    def closures_met(self, legs: Sequence[Leg]) -> tuple[str, ...]:
        """The ids of the closures whose element or floor a way uses, in walking order."""
        found: list[str] = []
        for leg in legs:
            found += self._of_element.get(leg.element_id, ())
            floor = self.floors.get(leg.end.level_id)
            passes = leg.kind in RIDE_KINDS and floor is not None and floor.shape is None
            if not passes:
                found += self._floor_closures(leg.start, leg.end)
        return tuple(dict.fromkeys(found))

    def closures_at(self, level_id: str, point: Point) -> tuple[str, ...]:
        """The ids of the closures whose floor a point is in."""
        floor = self.floors.get(level_id)
        regions = () if floor is None else floor.regions
        return tuple(region.closure_id for region in regions if region.holds(point))

    def closures_of(self, place: Place) -> tuple[str, ...]:
        """The ids of the closures that close a place: its area, door, connector or spot."""
        found = [
            part.closure_id
            for part in self.parts
            if part.element_id
            and part.element_id in (place.area_id, place.door_id, place.connector_id)
        ]
        found += self.closures_at(place.level_id, place.point)
        return tuple(dict.fromkeys(found))

    @cached_property
    def floor_key(self) -> bytes:
        """Equal where the same floor is closed; empty if none is partly closed."""
        shapes = [
            (level_id, floor.shape.wkb_hex)
            for level_id, floor in sorted(self.floors.items())
            if floor.shape is not None
        ]
        return hashlib.blake2b(repr(shapes).encode(), digest_size=16).digest() if shapes else b""

    def bars_walk(self, compiled: CompiledGraph, level_id: str, start: Point, end: Point) -> bool:
        """Whether a straight walk that a graph's free space allows enters closed floor."""
        floor = self.floors.get(level_id)
        if floor is None:
            return False
        line = np.array([[*start, *end]])
        if floor.entered(line)[0]:
            return True
        if has_ways_round(compiled):
            return False
        return bool(floor.grown(compiled.walk_graph.clearance.radius_metres).entered(line)[0])

    def _floor_closures(self, tail: RoutePoint, head: RoutePoint) -> Iterator[str]:
        floor = self.floors.get(head.level_id)
        if floor is None:
            return
        if tail.level_id == head.level_id:
            yield from floor.closures_of(np.array([*tail.point, *head.point]))
        else:
            yield from self.closures_at(head.level_id, head.point)

    def _floor_beside(self, tail: RoutePoint, head: RoutePoint) -> list[str]:
        """The closure of the floor nearest to a walk that it leaves no room for the body on."""
        floor = self.floors.get(head.level_id)
        walk = LineString([tail.point, head.point])
        near = [
            (region.shape.distance(walk), region.closure_id)
            for region in (() if floor is None else floor.regions)
            if region.shape is not None
        ]
        return [min(near)[1]] if near else []

    def _closed_edges(self, compiled: CompiledGraph) -> ClosedEdges:
        passages = np.array(
            [passage.element_id in self._of_element for passage in compiled.passages],
            dtype=np.bool_,
        )
        by_element = passages[compiled.edge_passages] if len(passages) else passages
        entering = np.zeros(compiled.edge_count, dtype=np.bool_)
        if self.floors:
            entering = _entering_edges(compiled, self.floors)
        return ClosedEdges(passages, entering, by_element | entering)


def has_ways_round(compiled: CompiledGraph) -> bool:
    """Whether nodes were added to a graph to go round closed floor."""
    return compiled.node_count > len(compiled.walk_graph.graph)


def _entering_edges(
    compiled: CompiledGraph, floors: Mapping[str, ClosedFloor]
) -> npt.NDArray[np.bool_]:
    """The edges that lead into closed floor from outside, or back to it.

    Walks and doors keep off it by the body's radius; a path line goes where it is drawn.
    """
    radius = compiled.walk_graph.clearance.radius_metres
    wide = {level_id: floor.grown(radius) for level_id, floor in floors.items()}
    body = np.isin(compiled.kinds, [KIND_CODES[LegKind.WALK], KIND_CODES[LegKind.DOOR]])
    entering = _edges_into(compiled, floors) | (body & _edges_into(compiled, wide))
    # What was added to go round closed floor does not enter it.
    drawn = len(compiled.walk_graph.graph)
    return entering & (compiled.tails < drawn) & (compiled.heads < drawn)


def _edges_into(
    compiled: CompiledGraph, floors: Mapping[str, ClosedFloor]
) -> npt.NDArray[np.bool_]:
    points = np.array([point.point for point in compiled.points], dtype=np.float64)
    level_ids = np.array([point.level_id for point in compiled.points], dtype=object)
    tails, heads = compiled.tails, compiled.heads
    is_ride = np.isin(compiled.kinds, [KIND_CODES[kind] for kind in RIDE_KINDS])
    inside = np.zeros(len(points), dtype=np.bool_)
    for level_id, floor in floors.items():
        here = np.flatnonzero(level_ids == level_id)
        inside[here] = floor.holds(points[here])
        if floor.shape is None:
            # Who passes a closed level on the stairs does not enter it: who leaves them does.
            inside[here] = [not _is_stop(compiled, node) for node in here.tolist()]
    entering = inside[heads] & ~inside[tails]
    for level_id, floor in floors.items():
        if floor.shape is None:
            continue
        on_level = (level_ids[tails] == level_id) & (level_ids[heads] == level_id) & ~is_ride
        lines = np.concatenate((points[tails], points[heads]), axis=1)
        min_x, min_y, max_x, max_y = floor.shape.bounds
        near = (
            on_level
            & (np.minimum(lines[:, 0], lines[:, 2]) < max_x)
            & (np.maximum(lines[:, 0], lines[:, 2]) > min_x)
            & (np.minimum(lines[:, 1], lines[:, 3]) < max_y)
            & (np.maximum(lines[:, 1], lines[:, 3]) > min_y)
        )
        numbers = np.flatnonzero(near)
        entering[numbers] |= floor.entered(lines[numbers])
    return entering


def _is_stop(compiled: CompiledGraph, node: int) -> bool:
    """Whether a node is a connector's stop; what was added to go round closed floor is none."""
    nodes = compiled.walk_graph.graph.nodes
    return node in nodes and nodes[node]["kind"] is NodeKind.STOP
