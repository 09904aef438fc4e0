"""Joins ends of path lines to the line they were meant to meet: mappers often draw a branch up to a
line without making the meeting point a point of both."""

import math
from collections import Counter
from functools import partial

import shapely
from shapely import LineString, STRtree
from shapely import Point as ShapelyPoint

from floorplans.importers.osm_drawing import Drawing, DrawnLine
from floorplans.importers.osm_findings import NoteCode
from floorplans.importers.osm_roles import WALLED_ROLES, Role
from floorplans.model import Point

_MISSED_METRES = 0.3


def join_line_ends(drawing: Drawing) -> None:
    """Puts each end that no other feature shares, and that lies within 0.3 m of another line of
    the same levels with no wall between, onto that line. Leaves a note."""
    lines = [
        line
        for line in drawing.lines_of(Role.PATH_LINE)
        if line.is_level and len(line.node_ids) == len(line.points)
    ]
    uses = Counter(node for line in drawing.lines for node in set(line.node_ids))
    uses.update(node for area in drawing.areas for node in area.node_ids)
    uses.update(door.node_id for door in drawing.doors if door.node_id is not None)
    uses.update(lift.node_id for lift in drawing.lift_points if lift.node_id is not None)
    tree = STRtree([LineString(line.points) for line in lines])
    walls = [
        (area, polygon.boundary)
        for area in drawing.areas_of(*WALLED_ROLES)
        for polygon in area.polygons
    ]
    wall_tree = STRtree([wall for _, wall in walls])
    for line, end in ((line, end) for line in lines for end in (0, -1)):
        point = line.points[end]
        near = tree.query(ShapelyPoint(point), predicate="dwithin", distance=_MISSED_METRES)
        others = [
            lines[index]
            for index in near
            if lines[index] is not line and set(line.copies) & set(lines[index].copies)
        ]
        if others and uses[line.node_ids[end]] == 1:
            other = min(others, key=partial(_nearness, point))
            step = shapely.shortest_line(ShapelyPoint(point), LineString(other.points))
            between = wall_tree.query(step, predicate="intersects")
            if not any(set(walls[index][0].level_ids) & set(line.level_ids) for index in between):
                _meet(line, end, other, step.coords[1])
                drawing.log.note(line.feature_id, NoteCode.LINE_END_JOINED, to=other.feature_id)


def _nearness(point: Point, line: DrawnLine) -> tuple[float, str]:
    return float(LineString(line.points).distance(ShapelyPoint(point))), line.feature_id


def _meet(line: DrawnLine, end: int, other: DrawnLine, at: tuple[float, ...]) -> None:
    """Gives both lines the point `at`, and both the node of the end that was alone."""
    point = round(at[0], 2), round(at[1], 2)
    points = list(line.points)
    points[end] = point
    line.points = tuple(points)
    along = LineString(other.points).project(ShapelyPoint(point))
    passed, index = 0.0, 0
    while index < len(other.points) - 2:
        passed += math.dist(other.points[index], other.points[index + 1])
        if passed >= along:
            break
        index += 1
    if point in (other.points[index], other.points[index + 1]):
        return
    other.points = (*other.points[: index + 1], point, *other.points[index + 1 :])
    before, after = other.node_ids[: index + 1], other.node_ids[index + 1 :]
    other.node_ids = (*before, line.node_ids[end], *after)
