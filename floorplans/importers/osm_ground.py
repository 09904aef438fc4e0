"""From OpenStreetMap positions to clean local geometry: points, rings and valid polygons."""

import math
import statistics
from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from floorplans.georeference import Georeference
from floorplans.importers.osm_reading import OsmElements
from floorplans.model import Point

GRID_METRES = 0.01
SITE_RADIUS_METRES = 5_000.0
"""Nodes further from the building's middle are taken for mistakes."""
LEAST_AREA_SQUARE_METRES = 0.05
_MOST_CROSSINGS = 100
_MOST_PAIRS = 2_000_000


class TooIntricateError(ValueError):
    """A ring that crosses itself so often that mending it would take minutes."""


class Ground:
    """The positions of a file's nodes in local metres, rounded to 1 cm."""

    def __init__(self, elements: OsmElements, georeference: Georeference) -> None:
        self.georeference = georeference
        self._nodes = elements.nodes
        self._points: dict[int, Point | None] = {}

    def point(self, node_id: int) -> Point | None:
        """Where a node lies; None if the file lacks it or it is further than 5 km away."""
        if node_id not in self._points:
            self._points[node_id] = self._project(node_id)
        return self._points[node_id]

    def points(self, node_ids: Iterable[int]) -> list[Point]:
        """The points of the nodes there are, without repeats next to each other."""
        points: list[Point] = []
        for node_id in node_ids:
            point = self.point(node_id)
            if point is not None and (not points or points[-1] != point):
                points.append(point)
        return points

    def missing(self, node_ids: Iterable[int]) -> int:
        """How many of the nodes have no point."""
        return sum(self.point(node_id) is None for node_id in set(node_ids))

    def _project(self, node_id: int) -> Point | None:
        node = self._nodes.get(node_id)
        if node is None:
            return None
        x, y = self.georeference.to_local(node.longitude, node.latitude)
        if math.hypot(x, y) > SITE_RADIUS_METRES:
            return None
        return round(x, 2) + 0.0, round(y, 2) + 0.0


def georeference_around(elements: OsmElements, node_ids: Iterable[int]) -> Georeference | None:
    """An origin in the middle of the given nodes' bounding box, to 6 decimals of a degree.

    Nodes more than about 5 km from their median are ignored. None without nodes.
    """
    nodes = [elements.nodes[node_id] for node_id in node_ids if node_id in elements.nodes]
    if not nodes:
        return None
    longitude = statistics.median(node.longitude for node in nodes)
    latitude = statistics.median(node.latitude for node in nodes)
    reach = SITE_RADIUS_METRES / 111_000
    stretch = max(0.01, math.cos(math.radians(latitude)))
    near = [
        node
        for node in nodes
        if abs(node.latitude - latitude) < reach
        and abs(node.longitude - longitude) < reach / stretch
    ]
    longitudes = [node.longitude for node in near or nodes]
    latitudes = [node.latitude for node in near or nodes]
    return Georeference(
        round((min(longitudes) + max(longitudes)) / 2, 6),
        round((min(latitudes) + max(latitudes)) / 2, 6),
    )


def assemble_rings(
    node_lists: Sequence[tuple[int, ...]],
) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Joins ways end to end into closed rings: (rings, chains that stay open).

    Where three or more ends meet the first one found continues. Linear in the number of ways.
    """
    rings: list[tuple[int, ...]] = []
    open_chains: list[tuple[int, ...]] = []
    ends: dict[int, list[int]] = {}
    for index, nodes in enumerate(node_lists):
        if len(nodes) > 1 and nodes[0] != nodes[-1]:
            ends.setdefault(nodes[0], []).append(index)
            ends.setdefault(nodes[-1], []).append(index)
    used: set[int] = set()
    for index, nodes in enumerate(node_lists):
        if index in used or len(nodes) < 2:
            continue
        used.add(index)
        chain = list(nodes)
        while chain[0] != chain[-1]:
            following = next((i for i in ends.get(chain[-1], ()) if i not in used), None)
            if following is None:
                break
            used.add(following)
            piece = node_lists[following]
            chain.extend(piece[1:] if piece[0] == chain[-1] else piece[-2::-1])
        (rings if chain[0] == chain[-1] and len(chain) > 3 else open_chains).append(tuple(chain))
    return rings, open_chains


def clean_polygons(
    shells: Sequence[Sequence[Point]], holes: Sequence[Sequence[Point]] = ()
) -> tuple[list[Polygon], bool]:
    """Valid polygons of the shells less the holes, biggest first, and whether any was mended.

    Rings that cross themselves are mended as by `shapely.make_valid`; parts under 0.05 m² go.
    Exteriors run counter-clockwise, points lie on the centimetre grid. Raises TooIntricateError.
    """
    solid = [Polygon(ring) for ring in shells]
    cuts = [Polygon(ring) for ring in holes]
    mended = not all(polygon.is_valid for polygon in (*solid, *cuts))
    if len(solid) == 1 and not cuts and not mended:
        return [_rounded(solid[0])] if solid[0].area >= LEAST_AREA_SQUARE_METRES else [], False
    shape = shapely.union_all([_mended(polygon) for polygon in solid], grid_size=GRID_METRES)
    if cuts:
        hollow = shapely.union_all([_mended(polygon) for polygon in cuts])
        shape = shapely.difference(shape, hollow, grid_size=GRID_METRES)
    return polygon_parts(shape), mended


def _mended(polygon: Polygon) -> BaseGeometry:
    if polygon.is_valid:
        return polygon
    if _crosses_too_often(polygon):
        raise TooIntricateError(len(polygon.exterior.coords))
    return shapely.make_valid(polygon)


def _crosses_too_often(polygon: Polygon) -> bool:
    """Whether a ring meets itself in more than 100 places, which nobody draws by accident.

    Mending takes about the square of that number: 500 random points would take a minute and a half.
    Looks at 256 sides at a time and stops at the limit.
    """
    corners = np.asarray(polygon.exterior.coords)
    sides = np.asarray(shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1)))
    tree = STRtree(sides)
    looked_at = crossings = 0
    for start in range(0, len(sides), 256):
        one, other = tree.query(sides[start : start + 256])
        one = one + start
        apart = (other - one > 1) & ((one != 0) | (other != len(sides) - 1))
        looked_at += int(apart.sum())
        if looked_at > _MOST_PAIRS:
            return True
        crossings += int(shapely.intersects(sides[one[apart]], sides[other[apart]]).sum())
        if crossings > _MOST_CROSSINGS:
            return True
    return False


def polygon_parts(shape: BaseGeometry) -> list[Polygon]:
    """The polygons in any geometry, valid, on the grid, oriented, biggest first."""
    on_grid = shapely.set_precision(shapely.remove_repeated_points(shape), GRID_METRES)
    parts = [
        _rounded(part)
        for part in shapely.get_parts(shapely.get_parts(on_grid))
        if isinstance(part, Polygon) and part.area >= LEAST_AREA_SQUARE_METRES
    ]
    return sorted(parts, key=lambda part: (-part.area, part.bounds))


def _rounded(polygon: Polygon) -> Polygon:
    """The same polygon with coordinates that print with two decimals."""
    turned = orient(polygon, 1.0)
    rounded = shapely.transform(turned, lambda coordinates: coordinates.round(2) + 0.0)
    return rounded if rounded.is_valid else turned


def square_around(point: Point, side_metres: float) -> Polygon:
    """An upright square."""
    half = side_metres / 2
    corners = shapely.box(point[0] - half, point[1] - half, point[0] + half, point[1] + half)
    return _rounded(corners)
