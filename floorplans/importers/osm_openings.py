"""Infers openings that mappers leave out: where lines meet walls, at lifts without doors, and where
lines of a level meet lines of the site."""

import math
from collections.abc import Iterator
from itertools import pairwise

import shapely
from shapely import LineString, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from floorplans.importers.osm_connector_groups import ConnectorGroup
from floorplans.importers.osm_connectors import GroupedConnectors
from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnDoor, DrawnLine
from floorplans.importers.osm_findings import NoteCode
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_neighbours import Neighbours, nearest_to_ground
from floorplans.importers.osm_reading import Tags
from floorplans.importers.osm_roles import WALLED_ROLES, Role
from floorplans.model import Connector, Point

OPENING_TAGS: Tags = {"door": "no"}
_SHORTEST_SIDE_METRES = 0.6
_PROBE_METRES = 0.3
_FLOORS = frozenset({Role.CORRIDOR, Role.OPEN, Role.OUTDOOR, Role.RAMP})


def add_openings(
    drawing: Drawing, neighbours: Neighbours, grouped: GroupedConnectors, steps: list[Connector]
) -> None:
    """Adds an opening, with a note, wherever the drawing implies one and no door is drawn."""
    stop_points = {stop.point for connector in steps for stop in connector.stops}
    openings = list(_openings_on_lines(drawing, neighbours, grouped, stop_points))
    drawing.doors.extend(openings)
    entries = _Entries(drawing)
    for group in grouped.groups:
        if group.role is not Role.RAMP and not grouped.doors[group.feature_id]:
            drawing.doors.extend(_openings_of(drawing, neighbours, group, entries))


def _openings_on_lines(
    drawing: Drawing, neighbours: Neighbours, grouped: GroupedConnectors, stop_points: set[Point]
) -> Iterator[DrawnDoor]:
    drawn = {(door.point, level) for door in drawing.doors for level in door.level_ids}
    for node_id in sorted(neighbours.lines_at):
        point = drawing.ground.point(node_id)
        if point is None:
            continue
        lines = [line for line in neighbours.lines_at[node_id] if line.level_ids]
        levels = {level for line in lines for level in line.level_ids}
        through = _levels_with_wall(neighbours, node_id, lines)
        if not through and SITE in levels:
            through = _levels_beside_site(
                drawing, neighbours, node_id, lines, grouped, is_stop=point in stop_points
            )
            code = NoteCode.LEVELS_JOINED if levels - {SITE} else NoteCode.OPENING_INFERRED
        else:
            code = NoteCode.OPENING_INFERRED
        wanted = tuple(sorted(level for level in through if (point, level) not in drawn))
        if wanted:
            feature_id = f"n{node_id}"
            drawing.log.note(feature_id, code, levels=";".join(wanted))
            yield DrawnDoor(feature_id, OPENING_TAGS, node_id, point, wanted)


def _levels_with_wall(neighbours: Neighbours, node_id: int, lines: list[DrawnLine]) -> set[str]:
    """Levels on which a line meets the wall of a room, lift or stairwell at this node, other than
    by running along it."""
    found: set[str] = set()
    for area in neighbours.areas_at.get(node_id, ()):
        if area.role in WALLED_ROLES:
            for line in lines:
                if not _runs_along(line, area, node_id):
                    found.update(set(line.level_ids) & set(area.level_ids) - {SITE})
    return found


def _runs_along(line: DrawnLine, area: DrawnArea, node_id: int) -> bool:
    index = line.node_ids.index(node_id)
    beside = line.node_ids[max(0, index - 1) : index + 2]
    return all(neighbour in area.node_ids for neighbour in beside)


def _levels_beside_site(
    drawing: Drawing,
    neighbours: Neighbours,
    node_id: int,
    lines: list[DrawnLine],
    grouped: GroupedConnectors,
    *,
    is_stop: bool,
) -> set[str]:
    """The level nearest to ground that a site line meets here: a line of it, or the outline of its
    areas where the site line ends. Not at lifts and stairs, which join levels themselves."""
    levels = {level for line in lines for level in line.level_ids} - {SITE}
    if levels:
        if node_id in grouped.node_ids or (is_stop and len(lines) < 2):
            return set()
        return {nearest_to_ground(drawing, levels)}
    ends = [line for line in lines if node_id in {line.node_ids[0], line.node_ids[-1]}]
    if len(lines) > 1 or not ends:
        return set()
    beside = {
        level
        for area in neighbours.areas_at.get(node_id, ())
        for level in area.level_ids
        if not _runs_along(ends[0], area, node_id)
    } - {SITE}
    return {nearest_to_ground(drawing, beside)} if beside else set()


def _openings_of(
    drawing: Drawing, neighbours: Neighbours, group: ConnectorGroup, entries: "_Entries"
) -> Iterator[DrawnDoor]:
    """On each level one opening in the longest side that faces open floor, for a lift or stair
    drawn without any door and without a line that leads into it."""
    for area in group.areas:
        outline = area.polygons[0]
        entered = entries.levels_of(outline)
        for level_id in area.level_ids:
            side = _side_on_open_floor(neighbours, outline, level_id)
            if level_id in entered or side is None:
                continue
            drawing.log.note(area.feature_id, NoteCode.OPENING_INFERRED, levels=level_id)
            feature_id = f"{area.feature_id}.opening"
            yield DrawnDoor(feature_id, OPENING_TAGS, None, side, (level_id,))


class _Entries:
    """Doors and path lines, by which an outline may be entered."""

    def __init__(self, drawing: Drawing) -> None:
        lines = list(drawing.lines_of(Role.PATH_LINE))
        self._level_ids = [door.level_ids for door in drawing.doors]
        self._level_ids += [line.level_ids for line in lines]
        shapes: list[BaseGeometry] = [shapely.Point(door.point) for door in drawing.doors]
        self._tree = STRtree([*shapes, *(LineString(line.points) for line in lines)])

    def levels_of(self, outline: Polygon) -> set[str]:
        """The levels on which a door lies on the outline or a line meets it."""
        found = self._tree.query(outline, predicate="dwithin", distance=0.1)
        return {level for index in found for level in self._level_ids[index]}


def _side_on_open_floor(neighbours: Neighbours, outline: Polygon, level_id: str) -> Point | None:
    """The middle of the longest side with open floor before it and no room."""
    corners = list(outline.exterior.simplify(0.15).coords)
    best: tuple[float, Point] | None = None
    for (x1, y1), (x2, y2) in pairwise(corners):
        length = math.dist((x1, y1), (x2, y2))
        if length < _SHORTEST_SIDE_METRES or (best and length <= best[0]):
            continue
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        # The exterior runs counter-clockwise, so outside is to the right.
        step = _PROBE_METRES / length
        outside = (middle[0] + (y2 - y1) * step, middle[1] - (x2 - x1) * step)
        roles = {area.role for area in neighbours.areas_around(level_id, outside)}
        if roles & _FLOORS and not roles & WALLED_ROLES:
            edge = outline.exterior.interpolate(outline.exterior.project(shapely.Point(middle)))
            best = (length, (round(edge.x, 2), round(edge.y, 2)))
    return best[1] if best else None
