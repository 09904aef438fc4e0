"""What meets at a node or a point, level by level."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import shapely
from shapely import LineString, Polygon, STRtree
from shapely import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry

from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnLine
from floorplans.importers.osm_roles import CONNECTOR_ROLES, Role
from floorplans.model import Point

REACH_METRES = 0.5
"""How far a door may lie from the wall or line that it belongs to."""
LINE_ROLES = (Role.PATH_LINE, Role.STAIR_WALK)


class Neighbours:
    """Areas and path lines by node and by level. Built after levels are settled."""

    def __init__(self, drawing: Drawing) -> None:
        self.areas_at: dict[int, list[DrawnArea]] = defaultdict(list)
        self.lines_at: dict[int, list[DrawnLine]] = defaultdict(list)
        shapes: dict[str, list[BaseGeometry]] = defaultdict(list)
        self._areas: dict[str, list[DrawnArea]] = defaultdict(list)
        for area in drawing.areas:
            for node_id in area.node_ids:
                self.areas_at[node_id].append(area)
            for level_id in area.level_ids:
                for polygon in area.polygons:
                    shapes[level_id].append(polygon)
                    self._areas[level_id].append(area)
        self._area_trees = {level: STRtree(found) for level, found in shapes.items()}
        edges = {level: [polygon.boundary for polygon in found] for level, found in shapes.items()}
        for line in drawing.lines_of(*LINE_ROLES):
            for node_id in line.node_ids:
                self.lines_at[node_id].append(line)
            for level_id in line.level_ids:
                edges.setdefault(level_id, []).append(LineString(line.points))
        for wall in drawing.walls:
            edge = wall.shape.boundary if isinstance(wall.shape, Polygon) else wall.shape
            for level_id in wall.level_ids:
                edges.setdefault(level_id, []).append(edge)
        self._edge_trees = {level: STRtree(found) for level, found in edges.items()}

    @property
    def area_levels(self) -> Iterable[str]:
        """The levels that have areas."""
        return self._areas.keys()

    def touches(self, level_id: str, point: Point) -> bool:
        """Whether a wall or path line of the level is within 0.5 m of the point."""
        tree = self._edge_trees.get(level_id)
        if tree is None:
            return False
        found = tree.query(ShapelyPoint(point), predicate="dwithin", distance=REACH_METRES)
        return len(found) > 0

    def levels_near(self, point: Point) -> set[str]:
        """The levels that have a wall or path line within 0.5 m of the point."""
        return {level for level in self._edge_trees if self.touches(level, point)}

    def areas_around(self, level_id: str, point: Point, reach: float = 0.0) -> list[DrawnArea]:
        """The areas of a level that hold the point, or come within `reach` metres of it."""
        tree = self._area_trees.get(level_id)
        if tree is None:
            return []
        areas = self._areas[level_id]
        found = tree.query(ShapelyPoint(point), predicate="dwithin", distance=reach)
        return [areas[index] for index in sorted(found)]

    def levels_at(self, node_id: int, *, but: DrawnLine | None = None) -> set[str]:
        """The levels of flat areas and level lines that have this node."""
        found = {
            level
            for area in self.areas_at.get(node_id, ())
            if area.role not in CONNECTOR_ROLES
            for level in area.level_ids
        }
        for line in self.lines_at.get(node_id, ()):
            if line is not but:
                found.update(line.level_ids)
        return found


def nearest_to_ground(drawing: Drawing, level_ids: Iterable[str]) -> str:
    """The level whose ordinal is closest to 0; the upper of two."""
    ordinal = drawing.levels.ordinal
    return min(level_ids, key=lambda level: (abs(ordinal(level)), -ordinal(level)))


def union_of(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """One geometry of several."""
    return shapes[0] if len(shapes) == 1 else shapely.union_all(list(shapes))
