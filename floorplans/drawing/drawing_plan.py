"""A plan with all that its pictures share: what lies at one height, in metres, ready to be found.

Everything here holds for every view, theme and language; it is made once for each level.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPoint, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from floorplans.drawing.levels import by_area, find_level, importance_of, shown_levels
from floorplans.drawing.walls import Walls, walls_of_level
from floorplans.kinds import AreaKind, ConnectorKind
from floorplans.model import Area, Connector, PathLine, Place, Plan, Point, Stop

PATH_METRES = 1.8
"""How wide a path or stair of unknown width is drawn."""
MOST_PATH_METRES = 12.0


class Found:
    """Geometries with a spatial index; in a picture they keep the order that they are given in."""

    def __init__(self, shapes: Sequence[BaseGeometry]) -> None:
        self.shapes: NDArray[np.object_] = np.empty(len(shapes), dtype=object)
        self.shapes[:] = shapes
        self._tree = STRtree(shapes)

    def within(self, window: Polygon) -> NDArray[np.int64]:
        """The numbers of those that meet a window."""
        numbers: NDArray[np.int64] = np.sort(self._tree.query(window, predicate="intersects"))
        return numbers


@dataclass(frozen=True)
class Flight:
    """A stair, escalator or ramp that is drawn along a line, as a band."""

    connector: Connector
    band: BaseGeometry


@dataclass(frozen=True)
class Storey:
    """What is drawn of a level, and of all others at its height, from the bottom to the top.

    Geometries and what they belong to have the same numbers. `places` come in the order of their
    importance; `stops` are where connectors stop here, each with the point of its plate.
    """

    level_ids: tuple[str, ...]
    areas: tuple[Area, ...]
    area_shapes: Found
    place_of: dict[str, Place]
    places: tuple[Place, ...]
    place_points: NDArray[np.float64]
    paths: tuple[PathLine, ...]
    path_shapes: Found
    wall_lines: Found
    solids: tuple[tuple[Found, Found], ...]
    flights: tuple[Flight, ...]
    stops: tuple[tuple[Connector, Stop, Point], ...]
    straight_degrees: float
    corners: tuple[Point, ...]
    """The outermost points of what is drawn on the level itself."""


class DrawingPlan:
    """A plan that is drawn more than once. Threads may share it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._storeys: dict[str, Storey] = {}
        self._walls: dict[str, Walls] = {}
        self._lock = Lock()

    @staticmethod
    def of(plan: "Plan | DrawingPlan") -> "DrawingPlan":
        """The same, or made for once."""
        return plan if isinstance(plan, DrawingPlan) else DrawingPlan(plan)

    def storey(self, level_id: str) -> Storey:
        """What is drawn at a level's height. Raises FloorplanError `level-unknown`."""
        with self._lock:
            found = self._storeys.get(level_id)
            if found is None:
                found = self._storeys[level_id] = self._made(level_id)
            return found

    def _made(self, level_id: str) -> Storey:
        plan = self.plan
        find_level(plan, level_id)
        level_ids = shown_levels(plan, level_id)
        order = {each: number for number, each in enumerate(level_ids)}
        areas = [area for area in plan.areas if area.level_id in order]
        areas.sort(key=lambda area: (order[area.level_id], -area.polygon.area, area.id))
        places = [place for place in plan.places if place.level_id in order]
        places.sort(key=lambda place: (importance_of(place), place.id))
        paths = [line for line in plan.path_lines if line.level_id in order]
        paths = [line for line in paths if len(line.points) > 1]
        walls = [self._walls_of(each) for each in level_ids]
        return Storey(
            level_ids,
            tuple(areas),
            Found([area.polygon for area in areas]),
            by_area(places),
            tuple(places),
            np.array([place.point for place in places], dtype=np.float64).reshape(-1, 2),
            tuple(paths),
            Found([LineString(line.points) for line in paths]),
            Found([line for each in walls for line in each.lines]),
            tuple((Found(each.solids), Found(each.sills)) for each in walls),
            tuple(_flights(plan, areas, level_ids)),
            tuple(
                (connector, stop, _plate_point(connector, stop))
                for connector in plan.connectors
                for stop in connector.stops
                if stop.level_id in order
            ),
            _straight_degrees(areas),
            _hull(list(_extent(plan, level_id))),
        )

    def _walls_of(self, level_id: str) -> Walls:
        walls = self._walls.get(level_id)
        if walls is None:
            walls = self._walls[level_id] = walls_of_level(self.plan, level_id)
        return walls


def path_metres(width_metres: float | None) -> float:
    """How wide a path or stair is drawn."""
    return min(width_metres or PATH_METRES, MOST_PATH_METRES)


def _flights(plan: Plan, areas: Sequence[Area], level_ids: Sequence[str]) -> Iterator[Flight]:
    """Connectors with a drawn line that no stairwell of these levels is drawn for."""
    in_wells = {area.connector_id for area in areas if area.kind is AreaKind.STAIRWELL}
    for connector in plan.connectors:
        if connector.kind is ConnectorKind.LIFT or connector.id in in_wells:
            continue
        stops_here = any(stop.level_id in level_ids for stop in connector.stops)
        if len(connector.shape) < 2 or not stops_here:
            continue
        metres = path_metres(connector.clear_width_metres.value)
        band = LineString(connector.shape).buffer(metres / 2, cap_style="flat")
        yield Flight(connector, band)


def _plate_point(connector: Connector, stop: Stop) -> Point:
    """A stair drawn as a line has its plate in the line's middle, once for each level."""
    if len(connector.shape) >= 2:
        middle = len(connector.shape) // 2
        (x1, y1), (x2, y2) = connector.shape[middle - 1], connector.shape[middle]
        return (x1 + x2) / 2, (y1 + y2) / 2
    return stop.point


def _straight_degrees(areas: Sequence[Area]) -> float:
    """The bearing, between -45° and 45°, along which most edges of areas run.

    The mean direction of all edges modulo 90°, weighted by length: angles are quadrupled, so that
    perpendicular edges agree (Mardia and Jupp, Directional Statistics, 2000, section 1.4).
    """
    rings = [area.polygon.exterior.coords for area in areas if area.kind is not AreaKind.OUTDOOR]
    east = north = 0.0
    for ring in rings:
        for (x1, y1, *_), (x2, y2, *_) in pairwise(ring):
            length = math.hypot(x2 - x1, y2 - y1)
            angle = 4 * math.atan2(x2 - x1, y2 - y1)
            east += length * math.sin(angle)
            north += length * math.cos(angle)
    if math.hypot(east, north) < 1e-9:
        return 0.0
    return round(math.degrees(math.atan2(east, north)) / 4, 1)


def _hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """The outermost of some points: a view that shows them shows all."""
    hull = shapely.convex_hull(MultiPoint(points))
    return tuple((x, y) for x, y, *_ in shapely.get_coordinates(hull).tolist())


def _extent(plan: Plan, level_id: str) -> Iterator[Point]:
    """Corners of what is drawn on a level."""
    for area in plan.areas:
        if area.level_id == level_id and not area.polygon.is_empty:
            yield from ((x, y) for x, y, *_ in area.polygon.exterior.coords)
    for wall in plan.walls:
        if wall.level_id == level_id:
            west, south, east, north = wall.shape.bounds
            yield from ((west, south), (east, north))
    for line in plan.path_lines:
        if line.level_id == level_id:
            yield from line.points
    for place in plan.places:
        if place.level_id == level_id:
            yield place.point
    for connector in plan.connectors:
        yield from (stop.point for stop in connector.stops if stop.level_id == level_id)
