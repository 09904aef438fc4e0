"""What meets at a node or a point, level by level, and the levels that untagged features get
from it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import shapely
from shapely import LineString, STRtree
from shapely import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry

from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnDoor, DrawnLine
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_roles import CONNECTOR_ROLES, Role
from floorplans.model import Point

REACH_METRES = 0.5
"""How far a door may lie from the wall or line that it belongs to."""
_LINE_ROLES = (Role.PATH_LINE, Role.STAIR_WALK)


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
        for line in drawing.lines_of(*_LINE_ROLES):
            for node_id in line.node_ids:
                self.lines_at[node_id].append(line)
            for level_id in line.level_ids:
                edges.setdefault(level_id, []).append(LineString(line.points))
        self._edge_trees = {level: STRtree(found) for level, found in edges.items()}

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


def settle_levels(drawing: Drawing) -> None:
    """Gives levels to untagged areas, lines and doors, and leaves out those that get none."""
    _settle_areas(drawing)
    _settle_lines(drawing)
    _settle_doors(drawing)


def _settle_areas(drawing: Drawing) -> None:
    by_node: dict[int, set[str]] = defaultdict(set)
    for door in drawing.doors:
        if door.node_id is not None:
            by_node[door.node_id].update(door.level_ids)
    kept: list[DrawnArea] = []
    for area in drawing.areas:
        if not area.level_ids:
            found = {level for node_id in area.node_ids for level in by_node.get(node_id, ())}
            if not found or (len(found) > 1 and area.role not in CONNECTOR_ROLES):
                drawing.log.leave_out(area.feature_id, UnusedReason.NO_LEVEL)
                continue
            area.level_ids = tuple(sorted(found))
            _note_level(drawing, area.feature_id, area.level_ids)
        kept.append(area)
    drawing.areas = kept


def _note_level(drawing: Drawing, feature_id: str, level_ids: Sequence[str]) -> None:
    drawing.log.note(feature_id, NoteCode.LEVEL_FROM_NEIGHBOURS, levels=";".join(sorted(level_ids)))


def _settle_lines(drawing: Drawing) -> None:
    """Untagged lines indoors take the one level of the lines, doors or areas they share nodes with,
    line after line; those in the open stay on the site."""
    inside = union_of([p for building in drawing.buildings for p in building.polygons])
    grown = inside.buffer(REACH_METRES)
    shapely.prepare(grown)
    unsettled = [
        line
        for line in drawing.lines_of(*_LINE_ROLES)
        if not line.copies or (line.level_ids == (SITE,) and grown.covers(LineString(line.points)))
    ]
    if unsettled:
        _spread_levels(drawing, unsettled)
    kept: list[DrawnLine] = []
    for line in drawing.lines:
        if line.role in _LINE_ROLES and not line.copies:
            drawing.log.leave_out(line.feature_id, UnusedReason.NO_LEVEL)
        else:
            kept.append(line)
    drawing.lines = kept


def _spread_levels(drawing: Drawing, open_lines: list[DrawnLine]) -> None:
    """Passes levels on from node to node: those of lines and doors first, then those of areas."""
    waiting: dict[int, list[DrawnLine]] = defaultdict(list)
    for line in open_lines:
        for node_id in line.node_ids:
            waiting[node_id].append(line)
    unsettled = {id(line) for line in open_lines}
    for levels_at in (_levels_by_line(drawing, unsettled), _levels_by_area(drawing)):
        queue = list(open_lines)
        while queue:
            line = queue.pop()
            found = {level for node in line.node_ids for level in levels_at.get(node, ())}
            if id(line) not in unsettled or len(found) != 1:
                continue
            unsettled.discard(id(line))
            line.copies = (tuple(found),)
            _note_level(drawing, line.feature_id, tuple(found))
            for node_id in line.node_ids:
                levels_at[node_id].update(found)
                queue.extend(waiting[node_id])


def _levels_by_line(drawing: Drawing, unsettled: set[int]) -> dict[int, set[str]]:
    levels_at: dict[int, set[str]] = defaultdict(set)
    for line in drawing.lines_of(*_LINE_ROLES):
        if id(line) not in unsettled:
            for node_id in line.node_ids:
                levels_at[node_id].update(set(line.level_ids) - {SITE})
    for door in drawing.doors:
        if door.node_id is not None:
            levels_at[door.node_id].update(door.level_ids)
    return levels_at


def _levels_by_area(drawing: Drawing) -> dict[int, set[str]]:
    levels_at: dict[int, set[str]] = defaultdict(set)
    for area in drawing.areas:
        if area.role not in CONNECTOR_ROLES:
            for node_id in area.node_ids:
                levels_at[node_id].update(set(area.level_ids) - {SITE})
    return levels_at


def _settle_doors(drawing: Drawing) -> None:
    neighbours = Neighbours(drawing)
    kept: list[DrawnDoor] = []
    for door in drawing.doors:
        wanted = door.level_ids or _levels_of_door(drawing, neighbours, door)
        touched = tuple(level for level in wanted if neighbours.touches(level, door.point))
        if not touched:
            drawing.log.leave_out(
                door.feature_id, UnusedReason.DOOR_TOUCHES_NOTHING, levels=";".join(wanted)
            )
            continue
        door.level_ids = touched
        kept.append(door)
    drawing.doors = kept


def _levels_of_door(drawing: Drawing, neighbours: Neighbours, door: DrawnDoor) -> tuple[str, ...]:
    """All levels that a door without one touches; of an entrance only the one nearest to ground."""
    found: set[str] = set()
    if door.node_id is not None:
        found = {
            level for area in neighbours.areas_at.get(door.node_id, ()) for level in area.level_ids
        } | neighbours.levels_at(door.node_id)
    if not found:
        found = neighbours.levels_near(door.point)
    indoors = found - {SITE}
    if len(indoors) > 1:
        drawing.log.note(
            door.feature_id,
            NoteCode.LEVELS_OF_NEIGHBOURS_DIFFER,
            levels=";".join(sorted(indoors)),
        )
        if "entrance" in door.tags or "railway" in door.tags or SITE in found:
            return (nearest_to_ground(drawing, indoors),)
    elif indoors:
        _note_level(drawing, door.feature_id, tuple(indoors))
    return tuple(sorted(indoors or found))


def nearest_to_ground(drawing: Drawing, level_ids: Iterable[str]) -> str:
    """The level whose ordinal is closest to 0; the upper of two."""
    ordinal = drawing.levels.ordinal
    return min(level_ids, key=lambda level: (abs(ordinal(level)), -ordinal(level)))


def union_of(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """One geometry of several."""
    return shapes[0] if len(shapes) == 1 else shapely.union_all(list(shapes))
