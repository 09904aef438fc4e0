"""What is floor of a plan where something is closed. Pure; it must not know who closes what."""

from collections.abc import Iterator, Sequence

import shapely
from shapely import LineString, Polygon
from shapely import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry

from floorplans.model import Area, Door, PathLine, Plan, Point

_LEAST_SQUARE_METRES = 0.01


def touches_floor(plan: Plan, level_id: str, corners: Sequence[Point]) -> bool:
    """Whether an outline lies on anything that somebody could walk on: floor, lines, doors, stops
    of lifts and stairs."""
    outline = Polygon(corners)
    shapely.prepare(outline)
    return any(meets(outline, shape) for shape in _walkable(plan, level_id))


def meets(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether two shapes share floor; areas that only touch share none."""
    if not one.intersects(other):
        return False
    if one.area == 0.0 or other.area == 0.0:
        return True
    return bool(one.intersection(other).area >= _LEAST_SQUARE_METRES)


def find_floor(plan: Plan, element_id: str) -> tuple[str, BaseGeometry] | None:
    """The level and the shape of an area, a line, or a door on one level; None for what joins
    levels, and for what the plan does not have."""
    match plan.element_by_id.get(element_id):
        case Area(level_id=level_id, polygon=polygon):
            return level_id, polygon
        case PathLine(level_id=level_id, points=points):
            return level_id, LineString(points)
        case Door(level_ids=(level_id,), point=point):
            return level_id, ShapelyPoint(point)
        case _:
            return None


def _walkable(plan: Plan, level_id: str) -> Iterator[BaseGeometry]:
    yield from (area.polygon for area in plan.areas if area.level_id == level_id)
    yield from (LineString(line.points) for line in plan.path_lines if line.level_id == level_id)
    yield from (ShapelyPoint(door.point) for door in plan.doors if level_id in door.level_ids)
    for connector in plan.connectors:
        for stop in connector.stops:
            if stop.level_id == level_id:
                yield ShapelyPoint(stop.point)
