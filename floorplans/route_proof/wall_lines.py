"""Where the walls of one level stand, read off the drawn areas and wall elements by the proof.

Walled areas are walled all round; open areas are walled where no other open area goes on.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Area, Door, Wall

Segments = NDArray[np.float64]
"""n × 4: x and y of one end, x and y of the other, metres."""

JOIN_METRES = 0.02
"""Borders nearer than this are the same line."""
DOOR_ON_BORDER_METRES = 0.05
"""A door this near to the inner part of a common border makes that border a wall."""


def wall_segments(areas: Sequence[Area], walls: Iterable[Wall], doors: Iterable[Door]) -> Segments:
    """Every straight piece of wall of one level, from the areas, walls and doors on it.

    Of two walled areas that overlap the smaller stands: the other's boundary ends at it. A line
    between two open areas is no wall, unless a door stands on it.
    """
    closed = [area.polygon for area in areas if area.kind not in OPEN_AREA_KINDS]
    opened = [area.polygon for area in areas if area.kind in OPEN_AREA_KINDS]
    lines: list[BaseGeometry] = [
        wall.shape.boundary if isinstance(wall.shape, Polygon) else wall.shape for wall in walls
    ]
    lines.extend(_walled_boundaries(closed))
    if opened:
        lines.extend(_open_boundaries(opened, closed, list(doors)))
    return _segments_of(lines)


def _walled_boundaries(closed: Sequence[Polygon]) -> list[BaseGeometry]:
    boundaries: list[BaseGeometry] = [polygon.boundary for polygon in closed]
    if not closed:
        return boundaries
    tree = STRtree(closed)
    cutters: dict[int, list[Polygon]] = {}
    for large, small in zip(*tree.query(closed, predicate="overlaps"), strict=True):
        if (closed[small].area, small) < (closed[large].area, large):
            cutters.setdefault(int(large), []).append(closed[small])
    for large, shapes in cutters.items():
        boundaries[large] = boundaries[large].difference(shapely.union_all(shapes))
    return boundaries


def _open_boundaries(
    opened: Sequence[Polygon], closed: Sequence[Polygon], doors: Sequence[Door]
) -> list[BaseGeometry]:
    grown = shapely.buffer(list(opened), JOIN_METRES / 2, join_style="mitre")
    floor = shapely.union_all(grown).buffer(-JOIN_METRES / 2, join_style="mitre")
    outline = floor.boundary
    rooms = shapely.union_all(list(closed))
    shut = _shut_borders(opened, doors, outline)
    return [outline.difference(rooms), *shut]


def _shut_borders(
    opened: Sequence[Polygon], doors: Sequence[Door], outline: BaseGeometry
) -> list[BaseGeometry]:
    """Common borders of open areas on which a door stands."""
    if not doors:
        return []
    points = [Point(door.point) for door in doors]
    tree = STRtree(opened)
    at_border: dict[int, list[int]] = {}
    for door, area in zip(
        *tree.query(points, predicate="dwithin", distance=DOOR_ON_BORDER_METRES), strict=True
    ):
        at_border.setdefault(int(door), []).append(int(area))
    shut: list[BaseGeometry] = []
    for door, members in at_border.items():
        for index, first in enumerate(members):
            for second in members[index + 1 :]:
                shut.extend(_shut_border(opened[first], opened[second], points[door], outline))
    return shut


def _shut_border(
    first: Polygon, second: Polygon, door: Point, outline: BaseGeometry
) -> list[BaseGeometry]:
    common = first.boundary.intersection(second.boundary.buffer(JOIN_METRES, cap_style="flat"))
    if common.is_empty:
        return []
    merged = shapely.line_merge(common)
    ends_apart = 2 * DOOR_ON_BORDER_METRES
    return [
        part
        for part in shapely.get_parts(merged)
        if isinstance(part, LineString)
        and part.distance(door) <= DOOR_ON_BORDER_METRES
        and outline.distance(door) > ends_apart
    ]


def _segments_of(lines: Iterable[BaseGeometry]) -> Segments:
    pieces: list[Segments] = []
    for line in lines:
        for part in shapely.get_parts(line):
            if part.geom_type in ("LineString", "LinearRing"):
                coordinates = shapely.get_coordinates(part)
                pieces.append(np.hstack([coordinates[:-1], coordinates[1:]]))
    if not pieces:
        return np.empty((0, 4))
    segments = np.vstack(pieces)
    has_length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1]) > 1e-6
    return np.ascontiguousarray(segments[has_length])
