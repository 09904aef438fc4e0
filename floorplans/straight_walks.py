"""Whether a body has room to walk straight between two points of a space beside an open door.

Plane geometry of one space; knows no graph.
"""

from collections.abc import Sequence

import shapely
from shapely import LineString
from shapely import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry

from floorplans.free_space import (
    DRAWING_TOLERANCE_METRES,
    SEE_TOLERANCE_METRES,
)
from floorplans.model import Point
from floorplans.standing_walls import OPENING_DEPTH_METRES
from floorplans.walkable_spaces import Space
from floorplans.wall_runs import Gap

AT_STOP_METRES = 1.0
"""No room is asked this near to a stop: it says that somebody rides there, not where they stand."""
_BESIDE_METRES = 1.0


def has_room(
    space: Space, gap: Gap | None, walk: tuple[Point, Point], radius_metres: float
) -> bool:
    """Whether a straight walk in a space keeps a body's radius from all walls, the gap being open.

    Near-linear in the vertices of the space.
    """
    line = LineString(walk)
    return _is_clear(line, _walls_beside(space, gap, line), radius_metres)


def first_with_room_to_stop(
    car: Space, gap: Gap | None, points: Sequence[Point], stop: Point, radius_metres: float
) -> int | None:
    """The number of the first of `points` from which the straight walk to a lift's stop in its car
    crosses no wall and is wide enough; None if there is none."""
    spared = ShapelyPoint(stop).buffer(AT_STOP_METRES)
    for number, point in enumerate(points):
        line = LineString([point, stop])
        walls = _walls_beside(car, gap, line)
        is_at_wall = walls.dwithin(ShapelyPoint(stop), SEE_TOLERANCE_METRES)
        is_free = is_at_wall or not line.intersects(walls)
        if is_free and _is_clear(line.difference(spared), walls, radius_metres):
            return number
    return None


def _walls_beside(space: Space, gap: Gap | None, line: LineString) -> BaseGeometry:
    min_x, min_y, max_x, max_y = shapely.buffer(line, _BESIDE_METRES).bounds
    walls: BaseGeometry = shapely.union_all(
        [
            shapely.clip_by_rect(shape, min_x, min_y, max_x, max_y)
            for shape in (space.polygon.boundary, space.inner_walls)
        ]
    )
    if gap is None:
        return walls
    return walls.difference(shapely.buffer(gap.line(), OPENING_DEPTH_METRES, cap_style="flat"))


def _is_clear(line: BaseGeometry, walls: BaseGeometry, radius_metres: float) -> bool:
    keep = radius_metres - DRAWING_TOLERANCE_METRES - SEE_TOLERANCE_METRES
    return line.is_empty or walls.is_empty or bool(line.distance(walls) >= keep)
