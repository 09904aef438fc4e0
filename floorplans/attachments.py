"""How a point that is no place joins a graph: the nodes that can be walked to straight from it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Point as ShapelyPoint
from shapely import Polygon
from shapely.ops import nearest_points

from floorplans.area_index import ON_FLOOR_METRES
from floorplans.compiled_graph import CompiledGraph
from floorplans.free_space import visible_from
from floorplans.model import Area, Point
from floorplans.route import RoutePoint
from floorplans.route_trees import NodeOffset
from floorplans.walk_graph import ATTACH_REACH_METRES, GraphCell, NodeKind

_SAME_DISTANCE_METRES = 0.01
_LEAST_SQUARE_METRES = 1e-4


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where the walk to or from a point ends, and the nodes it reaches straight, with metres.

    `point` is the nearest one to the wanted point that the body's middle can be at: somebody who
    stands at a kiosk on a wall starts half a body's width away from it. `cells` are the pieces of
    free space, by number, that it lies in. `is_here` is whether it is in the room that holds the
    wanted point: not so for one in a wall, or in a room where this body has no room at all.
    """

    point: RoutePoint
    nodes: tuple[NodeOffset, ...]
    cells: tuple[int, ...] = ()
    is_here: bool = True


def attach_to_floor(
    compiled: CompiledGraph, level_id: str, point: Point, floor: Polygon | None = None
) -> Attachment | None:
    """Joins a point to the nearest free floor of its room, else of any, else to the nearest joint
    of path lines, all within 5 m; else None.

    On the line between two rooms it is in the one that `floor`, an area, is part of.
    """
    graph = compiled.walk_graph
    where = ShapelyPoint(point)
    found = compiled.cell_tree.query(where, predicate="dwithin", distance=ATTACH_REACH_METRES)
    cells = sorted(int(cell) for cell in found if graph.cells[int(cell)].level_id == level_id)
    if not cells:
        return _nearest_path_node(compiled, level_id, point)
    own = [cell for cell in cells if _holds(graph.cells[cell], where, floor)]
    shapes = {cell: graph.cells[cell].standing for cell in own or cells}
    nearest = min(shapes, key=lambda cell: shapes[cell].distance(where))
    foot = nearest_points(shapes[nearest], where)[0]
    stand = (float(foot.x), float(foot.y))
    touching = tuple(
        cell for cell in shapes if graph.cells[cell].polygon.distance(foot) <= _SAME_DISTANCE_METRES
    )
    offsets: dict[int, float] = {}
    for cell in touching:
        points = graph.cells[cell].points
        if not len(points):
            continue
        metres = np.hypot(points[:, 0] - stand[0], points[:, 1] - stand[1])
        for index in np.flatnonzero(visible_from(graph.cells[cell].polygon, stand, points)):
            offsets[graph.cells[cell].nodes[index]] = float(metres[index])
    point_of_body = RoutePoint(level_id, *stand)
    return Attachment(point_of_body, tuple(sorted(offsets.items())), touching, bool(own))


def _holds(cell: GraphCell, where: ShapelyPoint, floor: Polygon | None) -> bool:
    """Whether a point is in the room of a piece of free space, or on its edge; and an area too."""
    room = cell.polygon if cell.room is None else cell.room
    if not shapely.dwithin(room, where, ON_FLOOR_METRES):
        return False
    return floor is None or float(room.intersection(floor).area) > _LEAST_SQUARE_METRES


def in_room(
    compiled: CompiledGraph, areas: Sequence[Area], point: Point, found: Attachment | None
) -> Attachment | None:
    """An attachment of a point in areas, the first of which it is in if it can be there; and to
    nothing in other rooms that it is on the edge of.

    Where it is in another room altogether it is one to the nearest joint of path lines in its area,
    since these may be narrower than any body; else None.
    """
    if found is None or not areas:
        return found
    if len(areas) > 1 and found.cells:
        # On an edge: nobody walks from there into one area while being told to be in another.
        for area in areas:
            own = attach_to_floor(compiled, area.level_id, point, area.polygon)
            if own is not None and own.is_here:
                return own
    if found.is_here:
        return found
    first = areas[0]
    return _nearest_path_node(compiled, first.level_id, point, first.polygon)


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


def _nearest_path_node(
    compiled: CompiledGraph, level_id: str, point: Point, within: Polygon | None = None
) -> Attachment | None:
    best: tuple[float, int] | None = None
    for node, attributes in compiled.walk_graph.graph.nodes(data=True):
        if attributes["kind"] is NodeKind.PATH and attributes["level_id"] == level_id:
            metres = float(np.hypot(attributes["x"] - point[0], attributes["y"] - point[1]))
            is_in = within is None or shapely.intersects_xy(
                within, attributes["x"], attributes["y"]
            )
            if is_in and metres <= ATTACH_REACH_METRES and (best is None or (metres, node) < best):
                best = metres, node
    if best is None:
        return None
    return Attachment(compiled.points[best[1]], ((best[1], 0.0),))
