"""Infers openings where a path line leads into a room, lift or stairwell that has no door at all
and does not share a point with the line."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely import LineString, STRtree
from shapely import Point as ShapelyPoint

from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnDoor, DrawnLine
from floorplans.importers.osm_findings import NoteCode
from floorplans.importers.osm_neighbours import REACH_METRES
from floorplans.importers.osm_openings import OPENING_TAGS
from floorplans.importers.osm_roles import WALLED_ROLES, Role
from floorplans.model import Point

_DOOR_ON_WALL_METRES = 0.3
_INSIDE_METRES = 0.8
_AT_WALL_METRES = 0.1
_MOST_CROSSINGS = 4
"""Of one line and one outline; a line that crosses more often leads nowhere in particular."""


def openings_on_crossings(drawing: Drawing, lift_node_ids: set[int]) -> Iterator[DrawnDoor]:
    """An opening, with a note, where a line of a level crosses the wall of an area without a door
    there, or ends within 0.5 m before it. Lines that lead to a lift's node need none."""
    lines = [
        line
        for line in drawing.lines_of(Role.PATH_LINE)
        if line.level_ids and not lift_node_ids & set(line.node_ids)
    ]
    if not lines:
        return
    line_tree = STRtree([LineString(line.points) for line in lines])
    known: set[tuple[Point, tuple[str, ...]]] = set()
    door_tree = STRtree([ShapelyPoint(door.point) for door in drawing.doors])
    for area in drawing.areas_of(*WALLED_ROLES):
        wall = area.polygons[0].boundary
        doors = door_tree.query(wall, predicate="dwithin", distance=_DOOR_ON_WALL_METRES)
        entered = {level for index in doors for level in drawing.doors[index].level_ids}
        closed = set(area.level_ids) - entered
        near = line_tree.query(wall, predicate="dwithin", distance=REACH_METRES)
        for index in sorted(near) if closed else ():
            if levels := tuple(sorted(closed & set(lines[index].level_ids))):
                for number, point in enumerate(_points(area, lines[index]), 1):
                    if (point, levels) in known:
                        continue
                    known.add((point, levels))
                    feature_id = f"{area.feature_id}.{lines[index].feature_id}.opening{number}"
                    drawing.log.note(
                        area.feature_id, NoteCode.OPENING_INFERRED, levels=";".join(levels)
                    )
                    yield DrawnDoor(feature_id, OPENING_TAGS, None, point, levels)


def _points(area: DrawnArea, line: DrawnLine) -> list[Point]:
    """Where the line crosses the outline; else where an end of it points at."""
    wall, shape = area.polygons[0].boundary, LineString(line.points)
    if wall.intersects(shape):
        crossings = shapely.get_parts(wall.intersection(shape))
        found = [part for part in crossings if isinstance(part, ShapelyPoint)]
        leads_in = _goes_in(area, shape) or wall.distance(shape.boundary) <= _AT_WALL_METRES
        is_clear = len(found) == len(crossings) <= _MOST_CROSSINGS
        return [_rounded(point) for point in found] if leads_in and is_clear else []
    for end, before in ((line.points[0], line.points[1]), (line.points[-1], line.points[-2])):
        (x, y), (from_x, from_y) = end, before
        step = np.array([x - from_x, y - from_y])
        length = float(np.hypot(*step))
        if length:
            ahead_x, ahead_y = np.array(end) + step * (REACH_METRES / length)
            hits = wall.intersection(LineString([end, (ahead_x, ahead_y)]))
            if not hits.is_empty:
                nearest = shapely.shortest_line(ShapelyPoint(end), hits).coords[1]
                return [_rounded(ShapelyPoint(nearest))]
    return []


def _goes_in(area: DrawnArea, shape: LineString) -> bool:
    """Whether a line gets far enough from the walls to be meant for the inside."""
    inside = shape.intersection(area.polygons[0].buffer(-_INSIDE_METRES))
    return not inside.is_empty


def _rounded(point: ShapelyPoint) -> Point:
    return round(point.x, 2), round(point.y, 2)
