"""Joins the points of a space (doors, stops, places, line joints) through its free space."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from floorplans.free_space import (
    DRAWING_TOLERANCE_METRES,
    Floats,
    Ints,
    cells_of,
    free_parts,
)
from floorplans.graph_writer import GraphWriter
from floorplans.kinds import AreaKind
from floorplans.model import Point
from floorplans.route import LegKind
from floorplans.standing_walls import posts_between, standing_walls, walls_near
from floorplans.walk_graph import GraphCell, NodeKind
from floorplans.walkable_spaces import ALONG_EDGE_METRES, Space

IN_WALL_METRES = 0.05
"""A path line's joint this near to a wall is where the line passes it."""
INSIDE_METRES = 0.02
AT_SPOT_METRES = 0.1
"""A wall this near to a place's spot is what the place hangs on, and not before it."""
"""A point this near to free space counts as in it."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A node of a space that free space is to be joined to, from at most `snap` metres.

    With `moves_node` the node itself is put at the nearest free point, not linked to it.
    """

    node: int
    snap: float = math.inf
    moves_node: bool = False


class SpaceJoiner:
    """Collects the terminals and openings of all spaces of one class, then joins each space."""

    def __init__(self, writer: GraphWriter, spaces: Sequence[Space], radius_metres: float) -> None:
        self.writer = writer
        self.spaces = spaces
        self.radius_metres = radius_metres
        self.terminals: dict[int, list[Terminal]] = defaultdict(list)
        self.openings: dict[int, list[LineString]] = defaultdict(list)
        self.borders: dict[int, list[tuple[int, LineString]]] = defaultdict(list)
        """Open borders and doors that are passed, with the space behind each."""
        self._standing: dict[int, BaseGeometry] = {}
        self.doorways: dict[int, list[LineString]] = defaultdict(list)
        """Of the openings those that a door may shut."""

    def join(self) -> Iterator[GraphCell]:
        """Writes the edges of every space that has a terminal; the cells of its free space.

        Not of lift cars: nobody crosses one but for a ride, so their doors are joined to the stops.
        """
        for index in sorted(self.terminals):
            if self.spaces[index].lead.kind is not AreaKind.LIFT_CAR:
                yield from self._join_space(index)

    def _join_space(self, index: int) -> Iterator[GraphCell]:
        space = self.spaces[index]
        parts = free_parts(
            space, self.openings[index], self.radius_metres, self._walls_beyond(index)
        )
        if not parts:
            return
        nodes_in: list[list[int]] = [[] for _ in parts]
        doorways = self._doorways_of(index)
        standing = [_standing_in(part, doorways) for part in parts]
        roomy = [self._has_room(space, part) for part in parts]
        for terminal in self.terminals[index]:
            where = ShapelyPoint(self.writer.at(terminal.node))
            shapes: Sequence[BaseGeometry] = standing if terminal.moves_node else parts
            distances = [
                _metres_to(space, shape, where, terminal)
                if is_roomy or not terminal.moves_node
                else math.inf
                for shape, is_roomy in zip(shapes, roomy, strict=True)
            ]
            nearest = min(range(len(parts)), key=distances.__getitem__)
            if distances[nearest] > terminal.snap or math.isinf(distances[nearest]):
                continue
            if distances[nearest] <= INSIDE_METRES:
                nodes_in[nearest].append(terminal.node)
                continue
            if self._is_narrow_joint(space, terminal):
                continue
            foot = nearest_points(shapes[nearest], where)[0]
            nodes_in[nearest].append(self._step_in(space, terminal, (foot.x, foot.y)))
        for part, nodes in zip(parts, nodes_in, strict=True):
            if nodes:
                yield from self._join_part(space, part, nodes, doorways)

    def _walls_beyond(self, index: int) -> BaseGeometry | None:
        """The walls behind the open borders and doors of a space that a body there may touch, and
        what stands where doors meet."""
        if not self.borders[index] and not self.doorways[index]:
            return None
        return shapely.union_all(
            [
                self._posts_in(index),
                *(
                    walls_near(self._standing_in(other), line, self.radius_metres)
                    for other, line in self.borders[index]
                ),
            ]
        )

    def _posts_in(self, index: int) -> BaseGeometry:
        return posts_between(self.openings[index], self.doorways[index])

    def _standing_in(self, index: int) -> BaseGeometry:
        """What stands of a space's walls; reckoned once all its openings are known."""
        found = self._standing.get(index)
        if found is None:
            walls = standing_walls(self.spaces[index], self.openings[index])
            found = self._standing[index] = walls.union(self._posts_in(index))
        return found

    def _doorways_of(self, index: int) -> BaseGeometry | None:
        """The floor of a space where a body would stand in the way of a door; None if nowhere."""
        if not self.doorways[index]:
            return None
        lines = np.asarray(self.doorways[index], dtype=object)
        depth = self.radius_metres - DRAWING_TOLERANCE_METRES
        return shapely.union_all(shapely.buffer(lines, depth, cap_style="flat"))

    def _is_narrow_joint(self, space: Space, terminal: Terminal) -> bool:
        """Whether a path line's joint lies nearer to a wall than the body can walk, and not in it.

        Where a line meets a wall people pass it; beside a wall they walk on along the line.
        """
        if self.writer.graph.nodes[terminal.node]["kind"] is not NodeKind.PATH:
            return False
        where = ShapelyPoint(self.writer.at(terminal.node))
        off = min(space.polygon.boundary.distance(where), _distance(space.inner_walls, where))
        return IN_WALL_METRES < off < self.radius_metres - DRAWING_TOLERANCE_METRES

    def _has_room(self, space: Space, part: Polygon) -> bool:
        """Whether the body gets wholly into the space there, not just into a doorway."""
        corners = shapely.points(shapely.get_coordinates(part))
        depth = shapely.distance(corners, space.polygon.boundary)
        return bool(np.max(depth) >= self.radius_metres - 2 * INSIDE_METRES)

    def _step_in(self, space: Space, terminal: Terminal, foot: Point) -> int:
        """The node that stands for a terminal at the edge of free space."""
        if terminal.moves_node:
            self.writer.graph.nodes[terminal.node].update(x=foot[0], y=foot[1])
            return terminal.node
        stand = self.writer.node(space.level_id, foot, NodeKind.PORTAL, space.lead.id)
        metres = self.writer.metres_between(terminal.node, stand)
        self.writer.both(terminal.node, stand, LegKind.WALK, space.lead.id, metres)
        return stand

    def _join_part(
        self, space: Space, part: Polygon, nodes: list[int], doorways: BaseGeometry | None
    ) -> Iterator[GraphCell]:
        terminals = np.asarray([self.writer.at(node) for node in nodes], dtype=float)
        known: dict[tuple[int, int], int] = {}
        rooms = _rooms_of(space)
        for cell in cells_of(part, terminals, range(len(nodes))):
            ids = [nodes[terminal] for terminal in cell.terminals]
            for number in range(len(cell.terminals), len(cell.points)):
                x, y = (float(value) for value in cell.points[number])
                key = (round(x * 1000), round(y * 1000))
                if key not in known:
                    is_portal = number < len(cell.terminals) + cell.portal_count
                    kind = NodeKind.PORTAL if is_portal else NodeKind.CORNER
                    known[key] = self.writer.node(space.level_id, (x, y), kind, space.lead.id)
                ids.append(known[key])
            steps = cell.points[cell.pairs[:, 0]] - cell.points[cell.pairs[:, 1]]
            for (first, second), metres, area_id in zip(
                cell.pairs.tolist(),
                np.hypot(*steps.T).tolist(),
                _areas_between(space, cell.points, cell.pairs),
                strict=True,
            ):
                self.writer.both(ids[first], ids[second], LegKind.WALK, area_id, metres)
            standing = _standing_in(cell.polygon, doorways)
            yield GraphCell(
                *(space.level_id, cell.polygon, standing, tuple(ids), cell.points),
                room=_room_around(rooms, cell.polygon),
            )


def _rooms_of(space: Space) -> list[BaseGeometry]:
    """The floors that a space's walls and the wall lines within it close off from each other."""
    if space.inner_walls.is_empty:
        return [space.polygon]
    walls = [_lengthened(line, 2 * ALONG_EDGE_METRES) for line in space.inner_walls.geoms]
    lines = shapely.node(shapely.union_all([space.polygon.boundary, *walls]))
    faces = shapely.get_parts(shapely.polygonize([lines]))
    inner = [face for face in faces if space.polygon.intersects(face.representative_point())]
    return inner if len(inner) > 1 else [space.polygon]


def _lengthened(line: LineString, metres: float) -> LineString:
    """A line that goes on at both ends, as its last pieces do."""
    points = shapely.get_coordinates(line)
    ends = []
    for end, before in ((points[0], points[1]), (points[-1], points[-2])):
        length = float(np.hypot(*(end - before)))
        ends.append(end + (end - before) * (metres / length if length > 0.0 else 0.0))
    return LineString([ends[0], *points, ends[1]])


def _room_around(rooms: list[BaseGeometry], part: Polygon) -> BaseGeometry:
    """The room that a piece of free space is in."""
    if len(rooms) == 1:
        return rooms[0]
    inside = part.representative_point()
    return min(rooms, key=lambda room: float(room.distance(inside)))


def _distance(walls: BaseGeometry, where: ShapelyPoint) -> float:
    return math.inf if walls.is_empty else float(walls.distance(where))


def _metres_to(space: Space, shape: BaseGeometry, where: ShapelyPoint, terminal: Terminal) -> float:
    """How far a piece of free space is from a terminal; infinite for a place's own spot on the
    floor that has a wall between: who stands behind it is not at the place."""
    metres = float(shape.distance(where))
    has_own_spot = terminal.moves_node and math.isfinite(terminal.snap)
    if not has_own_spot or not INSIDE_METRES < metres <= terminal.snap:
        return metres
    if not shapely.dwithin(space.polygon, where, INSIDE_METRES):
        return metres
    foot = nearest_points(shape, where)[0]
    share = max(0.0, 1.0 - AT_SPOT_METRES / metres)
    x, y = foot.x + share * (where.x - foot.x), foot.y + share * (where.y - foot.y)
    walk = LineString([(foot.x, foot.y), (x, y)])
    is_parted = walk.intersects(space.polygon.boundary) or walk.intersects(space.inner_walls)
    return math.inf if is_parted else metres


def _standing_in(part: Polygon, doorways: BaseGeometry | None) -> BaseGeometry:
    """Where in a piece of free space somebody may stay; all of it where it is all doorway."""
    if doorways is None or not doorways.intersects(part):
        return part
    rest = part.difference(doorways)
    return part if rest.is_empty else rest


def _areas_between(space: Space, points: Floats, pairs: Ints) -> list[str]:
    """For each pair of points, the smallest area of the space that its middle lies in."""
    if len(space.areas) == 1:
        return [space.lead.id] * len(pairs)
    areas = sorted(space.areas, key=lambda area: (area.polygon.area, area.id))
    middles = shapely.points((points[pairs[:, 0]] + points[pairs[:, 1]]) / 2)
    chosen = np.full(len(pairs), -1)
    for number, area in enumerate(areas):
        chosen[np.asarray(shapely.covers(area.polygon, middles)) & (chosen < 0)] = number
    return [areas[number].id if number >= 0 else space.lead.id for number in chosen.tolist()]
