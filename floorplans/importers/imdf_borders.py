"""Gives outlines that share a wall the same points on it.

IMDF draws each unit by itself: a corridor's side is one long line, and the corners of the rooms
along it lie a centimetre beside it once all are on the grid. Two walls that cross each other at
such an angle would be neither one wall nor two.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Point as ShapelyPoint
from shapely import Polygon, STRtree

from floorplans.model import Point

Corners = npt.NDArray[np.float64]
"""x and y in each row."""
_SAME_METRES = 0.03
"""Points this near to each other, or to a line, are taken for one or for on it."""


def with_common_points(polygons: Sequence[Polygon]) -> list[Polygon]:
    """The polygons of one level in their order, with corners that nearly meet brought together and
    corners that nearly lie on another's side made points of it.

    One that would not stay valid is returned as it was. Near-linear in the number of points.
    """
    if not polygons:
        return []
    corners = np.unique(shapely.get_coordinates(polygons), axis=0)
    tree = STRtree([ShapelyPoint(corner) for corner in corners])
    moved = _merged(corners, tree)
    return [_drawn_again(polygon, corners, tree, moved) for polygon in polygons]


def _merged(corners: Corners, tree: STRtree) -> list[int]:
    """For each corner the number of the one that it becomes: the first of those around it."""
    into = list(range(len(corners)))
    pairs = tree.query(shapely.points(corners), predicate="dwithin", distance=_SAME_METRES)
    for one, other in sorted(zip(*pairs.tolist(), strict=True)):
        if one < other and into[other] == other and into[one] == one:
            into[other] = one
    return into


def _drawn_again(
    polygon: Polygon,
    corners: Corners,
    tree: STRtree,
    moved: list[int],
) -> Polygon:
    def ring(given: shapely.LinearRing) -> list[Point]:
        return list(_points([(x, y) for x, y in given.coords], corners, tree, moved))

    shell, holes = ring(polygon.exterior), [ring(hole) for hole in polygon.interiors]
    if min(len(set(points)) for points in (shell, *holes)) < 3:
        return polygon
    again = Polygon(shell, holes)
    return again if again.is_valid else polygon


def _points(
    ring: Sequence[Point],
    corners: Corners,
    tree: STRtree,
    moved: list[int],
) -> Iterator[Point]:
    """The points of a ring, each side with the corners that lie on it; none twice in a row."""
    last: Point | None = None
    for start, end in pairwise(ring):
        length = math.dist(start, end)
        side = shapely.LineString([start, end])
        near = tree.query(side, predicate="dwithin", distance=_SAME_METRES)
        along = sorted(
            (
                (x - start[0]) * (end[0] - start[0]) + (y - start[1]) * (end[1] - start[1]),
                moved[int(index)],
            )
            for index in near
            for x, y in [corners[int(index)].tolist()]
        )
        for share, index in along:
            is_end = (
                share > (length - _SAME_METRES) * length
                and math.dist(corners[index].tolist(), end) <= 2 * _SAME_METRES
            )
            x, y = corners[index].tolist()
            if not is_end and (x, y) != last:
                last = (x, y)
                yield last
