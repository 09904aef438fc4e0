"""What can be seen from a walked line and is worth naming: a grid of spots over each level."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shapely import LineString, STRtree
from shapely.geometry.base import BaseGeometry

from floorplans.facts import Access
from floorplans.guidance.doorways import Doorway
from floorplans.guidance.headings import Vector, nearest_on_segment
from floorplans.guidance.steps import Side
from floorplans.kinds import AreaKind, ConnectorKind, PlaceKind
from floorplans.model import Area, Plan, Point

REACH_METRES = 4.0
"""How far from the walked line a landmark may lie."""
_CELL_METRES = 5.0
_SIGHT_GAP_METRES = 0.4
"""A spot on a wall is looked at from just before the wall."""

NOTABLE = 5
"""From this worth on something is known to strangers, and not just a number on a door."""
_WORTH: dict[PlaceKind, int] = {
    PlaceKind.INFORMATION: 9,
    PlaceKind.PHARMACY: 9,
    PlaceKind.CASH_DESK: 9,
    PlaceKind.EMERGENCY: 8,
    PlaceKind.DEPARTMENT: 8,
    PlaceKind.IMAGING: 8,
    PlaceKind.LABORATORY: 8,
    PlaceKind.FOOD: 8,
    PlaceKind.SHOP: 8,
    PlaceKind.LIFT: 7,
    PlaceKind.TOILET: 7,
    PlaceKind.ACCESSIBLE_TOILET: 7,
    PlaceKind.WARD: 7,
    PlaceKind.LECTURE_HALL: 7,
    PlaceKind.PLATFORM: 7,
    PlaceKind.BUS_STOP: 7,
    PlaceKind.ENTRANCE: 6,
    PlaceKind.KIOSK: 6,
    PlaceKind.WAITING_AREA: 6,
    PlaceKind.STAIRS: 5,
    PlaceKind.NURSING_ROOM: 5,
    PlaceKind.CASH_MACHINE: 5,
    PlaceKind.VENDING_MACHINE: 5,
    PlaceKind.PARKING: 5,
    PlaceKind.DRINKING_WATER: 4,
    PlaceKind.WHEELCHAIR_POINT: 4,
    PlaceKind.CONSULTING_ROOM: 3,
    PlaceKind.OFFICE: 2,
    PlaceKind.ROOM: 2,
    PlaceKind.OTHER: 2,
}
_NEEDS_A_LABEL = frozenset(
    {PlaceKind.CONSULTING_ROOM, PlaceKind.OFFICE, PlaceKind.ROOM, PlaceKind.OTHER, PlaceKind.WARD,
     PlaceKind.DEPARTMENT, PlaceKind.PLATFORM, PlaceKind.LECTURE_HALL}
)  # fmt: skip
_CONNECTOR_WORTH = {ConnectorKind.LIFT: 7, ConnectorKind.STAIRS: 5, ConnectorKind.ESCALATOR: 6}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a landmark is seen: at a door of it (`outward` leads out), or at its point."""

    element_id: str
    connector_id: str | None
    point: Point
    outward: Vector | None
    worth: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """A spot seen from a walk: how far off, on which side, and how many metres into the walk."""

    spot: Spot
    away_metres: float
    along_metres: float
    side: Side


class LandmarkMap:
    """The landmarks of a plan by place. Never changed after it is made."""

    def __init__(self, plan: Plan, doorways: Mapping[str, Doorway]) -> None:
        self._cells: dict[tuple[str, int, int], list[Spot]] = defaultdict(list)
        self._notable_cells: dict[tuple[str, int, int], list[Spot]] = defaultdict(list)
        for level_id, spot in _spots(plan, doorways):
            self._cells[level_id, *_cell(spot.point)].append(spot)
            if spot.worth >= NOTABLE:
                self._notable_cells[level_id, *_cell(spot.point)].append(spot)
        walls: dict[str, list[BaseGeometry]] = defaultdict(list)
        for area in plan.areas:
            if area.kind in (AreaKind.ROOM, AreaKind.STAIRWELL, AreaKind.LIFT_CAR):
                walls[area.level_id].append(area.polygon.boundary)
        for wall in plan.walls:
            walls[wall.level_id].append(wall.shape)
        self._walls = {level_id: STRtree(lines) for level_id, lines in walls.items()}

    def seen_from(
        self,
        level_id: str,
        line: Sequence[Point],
        excluded: Collection[str],
        *,
        notable: bool = False,
    ) -> list[Sighting]:
        """What lies within reach of a walked line, but for excluded ids; sight is not checked.

        With `notable`, only what is known to strangers.

        Each landmark once, where it comes nearest. Cost: the cells that the line touches.
        """
        cells = self._notable_cells if notable else self._cells
        best: dict[str, Sighting] = {}
        walked = 0.0
        for start, end in pairwise(line):
            length = math.dist(start, end)
            for spot in _spots_near(cells, level_id, start, end):
                if spot.element_id in excluded or spot.connector_id in excluded:
                    continue
                foot, share = nearest_on_segment(spot.point, start, end)
                away = math.dist(spot.point, foot)
                if away > REACH_METRES or _is_behind_its_wall(spot, foot):
                    continue
                known = best.get(spot.element_id)
                if known is None or away < known.away_metres - 1e-9:
                    side = _side(start, end, spot.point)
                    best[spot.element_id] = Sighting(spot, away, walked + share * length, side)
            walked += length
        return list(best.values())

    def is_in_sight(self, level_id: str, eye: Point, spot: Spot) -> bool:
        """Whether no wall stands between a walker and a landmark."""
        walls = self._walls.get(level_id)
        distance = math.dist(eye, spot.point)
        gap = _SIGHT_GAP_METRES if spot.outward is not None else 0.0
        if walls is None or distance <= gap + 0.05:
            return True
        share = (distance - gap) / distance
        end = (
            eye[0] + (spot.point[0] - eye[0]) * share,
            eye[1] + (spot.point[1] - eye[1]) * share,
        )
        return bool(walls.query(LineString([eye, end]), predicate="intersects").size == 0)


def _spots_near(
    cells: Mapping[tuple[str, int, int], Sequence[Spot]], level_id: str, start: Point, end: Point
) -> list[Spot]:
    """The spots of the cells around a segment, some of them farther off than the reach."""
    pieces = max(1, math.ceil(math.dist(start, end) / _CELL_METRES))
    step_x, step_y = (end[0] - start[0]) / pieces, (end[1] - start[1]) / pieces
    touched: dict[tuple[int, int], None] = {}
    for piece in range(pieces + 1):
        x, y = _cell((start[0] + piece * step_x, start[1] + piece * step_y))
        for i in (x - 1, x, x + 1):
            for j in (y - 1, y, y + 1):
                touched[i, j] = None
    return [spot for x, y in touched for spot in cells.get((level_id, x, y), ())]


def _cell(point: Point) -> tuple[int, int]:
    return math.floor(point[0] / _CELL_METRES), math.floor(point[1] / _CELL_METRES)


def _side(start: Point, end: Point, point: Point) -> Side:
    cross = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (
        point[0] - start[0]
    )
    return Side.LEFT if cross > 0 else Side.RIGHT


def _is_behind_its_wall(spot: Spot, eye: Point) -> bool:
    if spot.outward is None:
        return False
    x, y = eye[0] - spot.point[0], eye[1] - spot.point[1]
    return x * spot.outward[0] + y * spot.outward[1] <= 0.0


def _spots(plan: Plan, doorways: Mapping[str, Doorway]) -> Iterator[tuple[str, Spot]]:
    """Every landmark with its level: places by their doors or points, connectors by their stops."""
    points = {door.id: door.point for door in plan.doors}
    doors_by_area: dict[str, list[tuple[Point, Vector]]] = defaultdict(list)
    for door_id, doorway in doorways.items():
        for area_id, outward in doorway.outward_by_area_id.items():
            doors_by_area[area_id].append((points[door_id], outward))
    yield from _place_spots(plan, doors_by_area)
    yield from _connector_spots(plan, doors_by_area)


def _place_spots(
    plan: Plan, doors_by_area: Mapping[str, Sequence[tuple[Point, Vector]]]
) -> Iterator[tuple[str, Spot]]:
    for place in plan.places:
        worth = _WORTH.get(place.kind, 0) + (1 if place.names else 0)
        labelled = bool(place.names or place.ref) or place.kind not in _NEEDS_A_LABEL
        if place.kind not in _WORTH or not labelled or place.access is not Access.PUBLIC:
            continue
        doors = doors_by_area.get(place.area_id or "", ())
        for point, outward in doors:
            yield place.level_id, Spot(place.id, place.connector_id, point, outward, worth)
        area = plan.element_by_id.get(place.area_id or "")
        walled = isinstance(area, Area) and area.kind is AreaKind.ROOM
        if not doors and not walled:
            yield place.level_id, Spot(place.id, place.connector_id, place.point, None, worth)


def _connector_spots(
    plan: Plan, doors_by_area: Mapping[str, Sequence[tuple[Point, Vector]]]
) -> Iterator[tuple[str, Spot]]:
    told = {place.connector_id for place in plan.places if place.connector_id}
    shafts = {
        (area.connector_id, area.level_id): area.id for area in plan.areas if area.connector_id
    }
    for connector in plan.connectors:
        worth = _CONNECTOR_WORTH.get(connector.kind)
        if worth is None or connector.id in told or connector.access is not Access.PUBLIC:
            continue
        for stop in connector.stops:
            doors = doors_by_area.get(shafts.get((connector.id, stop.level_id), ""), ())
            for point, outward in doors:
                yield stop.level_id, Spot(connector.id, connector.id, point, outward, worth)
            if not doors:
                yield stop.level_id, Spot(connector.id, connector.id, stop.point, None, worth)
