"""The ways round closed floor: a compiled graph with new corners where a closure takes floor away.

Nodes and edges are only added, so that all that is known of the others stays good.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Point as ShapelyPoint
from shapely import Polygon
from shapely.ops import nearest_points

from floorplans.closed_regions import ClosedFloor
from floorplans.compiled_graph import CompiledGraph
from floorplans.free_space import SEE_TOLERANCE_METRES, cells_of
from floorplans.model import Area, Plan, Point
from floorplans.route import LegKind, RoutePoint
from floorplans.travel_cost import KIND_CODES, UNKNOWN_STEPS
from floorplans.walk_graph import GraphCell, NodeKind, WalkGraph

STEP_IN_METRES = 1.0
"""A place this near to what is left of the floor is still come to."""
_LOOSE_KINDS = frozenset({NodeKind.PLACE, NodeKind.STOP, NodeKind.PATH})
_LEAST_SQUARE_METRES = 1e-4


@dataclass
class _Additions:
    """What is added to a graph: points of new nodes, and two-way walks."""

    first_node: int
    points: list[RoutePoint]
    walks: dict[tuple[int, int], tuple[float, int]]
    """(lower node, higher node) → metres, number of the passage."""

    def node(self, at: RoutePoint) -> int:
        self.points.append(at)
        return self.first_node + len(self.points) - 1

    def walk(self, first: int, second: int, metres: float, passage: int) -> None:
        if first != second and max(first, second) >= self.first_node:
            self.walks[min(first, second), max(first, second)] = metres, passage


@dataclass(frozen=True, slots=True)
class Round:
    """A graph with ways round closed floor, to be kept in a bounded cache."""

    compiled: CompiledGraph

    @property
    def size_bytes(self) -> int:
        """About what an edge and a node take in all arrays."""
        return 64 * self.compiled.edge_count + 128 * self.compiled.node_count + 1024


def around_closed_floor(
    plan: Plan, compiled: CompiledGraph, floors: Mapping[str, ClosedFloor]
) -> CompiledGraph:
    """A compiled graph with the ways round closed floor; itself where none are added.

    Works on the cells of free space that closures touch, and on no other.
    """
    graph = compiled.walk_graph
    radius = graph.clearance.radius_metres
    added = _Additions(compiled.node_count, [], {})
    cells: list[GraphCell] = []
    for cell in graph.cells:
        floor = floors.get(cell.level_id)
        grown = None if floor is None else floor.grown(radius)
        if grown is None or (grown.shape is not None and not grown.shape.intersects(cell.polygon)):
            cells.append(cell)
        elif grown.shape is not None:
            cells += _cells_around(plan, compiled, cell, floors[cell.level_id], added)
    if not added.points:
        return compiled
    return _extended(compiled, replace(graph, cells=tuple(cells)), added)


def _cells_around(
    plan: Plan, compiled: CompiledGraph, cell: GraphCell, floor: ClosedFloor, added: _Additions
) -> Iterator[GraphCell]:
    """What is left of a cell, with the new corners and what they see."""
    closed = floor.grown(compiled.walk_graph.clearance.radius_metres)
    labels = _labels_in(plan, compiled, cell)
    nodes = np.array(cell.nodes, dtype=np.int64)
    points = np.asarray(cell.points, dtype=np.float64).reshape(-1, 2)
    is_free = ~closed.holds(points) if len(points) else np.zeros(0, dtype=np.bool_)
    parts = [
        shapely.orient_polygons(part)
        for part in shapely.get_parts(cell.polygon.difference(closed.shape))
        if isinstance(part, Polygon) and part.area > _LEAST_SQUARE_METRES
    ]
    if not labels:
        return
    beside = nodes[~is_free].tolist()
    feet = list(_feet_of(compiled, beside, floor, parts))
    for number, part in enumerate(parts):
        near = is_free & (shapely.distance(part, shapely.points(points)) <= SEE_TOLERANCE_METRES)
        own, at = nodes[near].tolist(), points[near].tolist()
        for node, foot, in_part in feet:
            if in_part == number:
                own.append(added.node(RoutePoint(cell.level_id, *foot)))
                at.append(list(foot))
                metres = math.dist(compiled.points[node].point, foot)
                added.walk(node, own[-1], metres, labels[0].passage)
        yield from _pieces(cell, part, (own, at), labels, added)


def _pieces(
    cell: GraphCell,
    part: Polygon,
    terminals: tuple[list[int], list[list[float]]],
    labels: "list[_Label]",
    added: _Additions,
) -> Iterator[GraphCell]:
    """What sees what in a part that is left; `terminals` are the nodes in it and where they are."""
    own, at = terminals
    known = {_key(*point): node for node, point in zip(own, at, strict=True)}
    for piece in cells_of(part, np.array(at, dtype=np.float64).reshape(-1, 2), range(len(own))):
        ids = [own[number] for number in piece.terminals]
        for x, y in piece.points[len(piece.terminals) :].tolist():
            if _key(x, y) not in known:
                known[_key(x, y)] = added.node(RoutePoint(cell.level_id, x, y))
            ids.append(known[_key(x, y)])
        for first, second in piece.pairs.tolist():
            start, end = piece.points[first], piece.points[second]
            metres = float(np.hypot(*(start - end)))
            added.walk(ids[first], ids[second], metres, _passage_at((start + end) / 2, labels))
        standing = piece.polygon.intersection(cell.standing)
        standing = piece.polygon if standing.is_empty else standing
        yield GraphCell(
            *(cell.level_id, piece.polygon, standing, tuple(ids), piece.points), room=cell.room
        )


def _feet_of(
    compiled: CompiledGraph, nodes: list[int], floor: ClosedFloor, parts: list[Polygon]
) -> Iterator[tuple[int, Point, int]]:
    """For places beside closed floor, where the body has no room, the nearest spot where it has,
    with the part that it is in."""
    for node in nodes:
        at = compiled.points[node].point
        is_loose = compiled.walk_graph.graph.nodes[node]["kind"] in _LOOSE_KINDS
        if not parts or not is_loose or floor.holds(np.array([at]))[0]:
            continue
        where = ShapelyPoint(at)
        number = min(range(len(parts)), key=lambda part: parts[part].distance(where))
        foot = nearest_points(parts[number], where)[0]
        line = np.array([[*at, foot.x, foot.y]])
        if where.distance(foot) <= STEP_IN_METRES and not floor.entered(line)[0]:
            yield node, (float(foot.x), float(foot.y)), number


@dataclass(frozen=True)
class _Label:
    """A passage that walks in a cell are part of, by number, and its area's floor."""

    passage: int
    floor: Polygon


def _labels_in(plan: Plan, compiled: CompiledGraph, cell: GraphCell) -> list[_Label]:
    """The passages of the walks within a cell, those of the smallest areas first."""
    found: dict[int, None] = {}
    inside = set(cell.nodes)
    walk = KIND_CODES[LegKind.WALK]
    for node in cell.nodes:
        for edge in range(compiled.out_start[node], compiled.out_start[node + 1]):
            if compiled.kinds[edge] == walk and int(compiled.heads[edge]) in inside:
                found[int(compiled.edge_passages[edge])] = None
    labels: list[_Label] = []
    for number in found:
        area = plan.element_by_id[compiled.passages[number].element_id]
        if isinstance(area, Area):
            labels.append(_Label(number, area.polygon))
    return sorted(labels, key=lambda label: (label.floor.area, label.passage))


def _passage_at(point: npt.NDArray[np.float64], labels: list[_Label]) -> int:
    """The passage of the smallest area that holds a point."""
    if len(labels) > 1:
        for label in labels:
            if shapely.intersects_xy(label.floor, point[0], point[1]):
                return label.passage
    return labels[-1].passage


def _key(x: float, y: float) -> tuple[int, int]:
    """Equal for points within a millimetre."""
    return round(x * 1000), round(y * 1000)


def _extended(compiled: CompiledGraph, graph: WalkGraph, added: _Additions) -> CompiledGraph:
    """The arrays with the additions in their order."""
    pairs = np.array(list(added.walks), dtype=np.int32).reshape(-1, 2)
    metres = np.array([walk[0] for walk in added.walks.values()], dtype=np.float64)
    numbers = np.array([walk[1] for walk in added.walks.values()], dtype=np.int32)
    frees = np.array(
        [compiled.passages[number].facts.automatic.value is True for number in numbers.tolist()],
        dtype=np.bool_,
    )
    tails = np.concatenate((compiled.tails, pairs[:, 0], pairs[:, 1]))
    heads = np.concatenate((compiled.heads, pairs[:, 1], pairs[:, 0]))
    order = np.lexsort((heads, tails))
    count, more = compiled.edge_count, 2 * len(pairs)
    points = (*compiled.points, *added.points)
    place_of = np.empty(count + more, dtype=np.int64)
    place_of[order] = np.arange(count + more)

    def both(before: npt.NDArray[Any], one_way: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.concatenate((before, one_way, one_way)).astype(before.dtype)[order]

    tails, heads = tails[order], heads[order]
    none = np.zeros(len(pairs))
    return replace(
        compiled,
        walk_graph=graph,
        points=points,
        tails=tails,
        heads=heads,
        out_start=_starts(tails, len(points)),
        by_head=np.lexsort((tails, heads)),
        in_start=_starts(heads, len(points)),
        kinds=both(compiled.kinds, none + KIND_CODES[LegKind.WALK]),
        metres=both(compiled.metres, metres),
        levels=both(compiled.levels, none),
        steps=both(compiled.steps, none + UNKNOWN_STEPS),
        edge_passages=both(compiled.edge_passages, numbers),
        opens_freely=both(compiled.opens_freely, frees),
        waits=both(compiled.waits, none),
        shapes={int(place_of[edge]): shape for edge, shape in compiled.shapes.items()},
    )


def _starts(ends: npt.NDArray[np.int32], node_count: int) -> npt.NDArray[np.int32]:
    counts = np.bincount(ends, minlength=node_count)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
