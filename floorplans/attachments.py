"""How a point that is no place joins a graph: the nodes that can be walked to straight from it."""

from dataclasses import dataclass

import numpy as np
from shapely import Point as ShapelyPoint
from shapely.ops import nearest_points

from floorplans.compiled_graph import CompiledGraph
from floorplans.free_space import visible_from
from floorplans.model import Point
from floorplans.route import RoutePoint
from floorplans.route_trees import NodeOffset
from floorplans.walk_graph import ATTACH_REACH_METRES, NodeKind

_SAME_DISTANCE_METRES = 0.01


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where the walk to or from a point ends, and the nodes it reaches straight, with metres.

    `point` is the nearest one to the wanted point that the body's middle can be at: somebody who
    stands at a kiosk on a wall starts half a body's width away from it. `cells` are the pieces of
    free space, by number, that it lies in.
    """

    point: RoutePoint
    nodes: tuple[NodeOffset, ...]
    cells: tuple[int, ...] = ()


def attach_to_floor(compiled: CompiledGraph, level_id: str, point: Point) -> Attachment | None:
    """Joins a point to the nearest free floor, else path line joint, within 5 m; else None."""
    graph = compiled.walk_graph
    where = ShapelyPoint(point)
    found = compiled.cell_tree.query(where, predicate="dwithin", distance=ATTACH_REACH_METRES)
    cells = sorted(int(cell) for cell in found if graph.cells[int(cell)].level_id == level_id)
    if not cells:
        return _nearest_path_node(compiled, level_id, point)
    shapes = {cell: graph.cells[cell].standing for cell in cells}
    nearest = min(cells, key=lambda cell: shapes[cell].distance(where))
    foot = nearest_points(shapes[nearest], where)[0]
    stand = (float(foot.x), float(foot.y))
    touching = tuple(
        cell for cell in cells if graph.cells[cell].polygon.distance(foot) <= _SAME_DISTANCE_METRES
    )
    offsets: dict[int, float] = {}
    for cell in touching:
        points = graph.cells[cell].points
        if not len(points):
            continue
        metres = np.hypot(points[:, 0] - stand[0], points[:, 1] - stand[1])
        for index in np.flatnonzero(visible_from(graph.cells[cell].polygon, stand, points)):
            offsets[graph.cells[cell].nodes[index]] = float(metres[index])
    return Attachment(RoutePoint(level_id, *stand), tuple(sorted(offsets.items())), touching)


def attach_to_stops(compiled: CompiledGraph, connector_id: str, level_id: str) -> Attachment | None:
    """Joins a point in a lift's car to where the lift stops on that level; None if it does not.

    Who is in a car leaves it by its doors or rides; nobody walks through its walls.
    """
    stops = [
        node
        for node, attributes in compiled.walk_graph.graph.nodes(data=True)
        if attributes["kind"] is NodeKind.STOP
        and attributes["element_id"] == connector_id
        and attributes["level_id"] == level_id
    ]
    if not stops:
        return None
    return Attachment(compiled.points[stops[0]], tuple((node, 0.0) for node in stops))


def straight_metres(compiled: CompiledGraph, first: Attachment, second: Attachment) -> float | None:
    """The length of the straight walk between two attached points, or None if there is none."""
    for cell in set(first.cells) & set(second.cells):
        target = np.array([second.point.point])
        if visible_from(compiled.walk_graph.cells[cell].polygon, first.point.point, target)[0]:
            return float(np.hypot(second.point.x - first.point.x, second.point.y - first.point.y))
    return None


def _nearest_path_node(compiled: CompiledGraph, level_id: str, point: Point) -> Attachment | None:
    best: tuple[float, int] | None = None
    for node, attributes in compiled.walk_graph.graph.nodes(data=True):
        if attributes["kind"] is NodeKind.PATH and attributes["level_id"] == level_id:
            metres = float(np.hypot(attributes["x"] - point[0], attributes["y"] - point[1]))
            if metres <= ATTACH_REACH_METRES and (best is None or (metres, node) < best):
                best = metres, node
    if best is None:
        return None
    return Attachment(compiled.points[best[1]], ((best[1], 0.0),))
