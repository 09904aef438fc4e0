"""Which doors are a lift's own: those that stand straight before a wall of its car.

They open by themselves unless stated otherwise: lifts for the public have power-operated sliding
doors (EN 81-70, GB 55019). Knows plane geometry only; the proof of routes has its own reading.
"""

import numpy as np
import shapely

from floorplans.kinds import AreaKind, DoorKind
from floorplans.model import Area, Door, Plan, Point

LIFT_DOOR_REACH_METRES = 0.5
"""As far as a door joins what lies about its point."""
_KINDS = frozenset({DoorKind.HINGED, DoorKind.SLIDING})
"""A gate or revolving door in front of a lift is somebody's addition; HINGED is also what a door
is called of which nothing is said."""
_SLACK_METRES = 0.02


def lift_door_ids(plan: Plan) -> frozenset[str]:
    """The doors into the cars of lifts."""
    cars = [area for area in plan.areas if area.kind is AreaKind.LIFT_CAR]
    if not cars or not plan.doors:
        return frozenset()
    tree = shapely.STRtree([car.polygon for car in cars])
    points = shapely.points([door.point for door in plan.doors])
    near = tree.query(points, predicate="dwithin", distance=LIFT_DOOR_REACH_METRES)
    return frozenset(
        plan.doors[door].id
        for door, car in zip(*near.tolist(), strict=True)
        if _is_its_own(plan.doors[door], cars[car])
    )


def _is_its_own(door: Door, car: Area) -> bool:
    return (
        door.kind in _KINDS
        and car.level_id in door.level_ids
        and _is_before_a_wall(door.point, np.asarray(car.polygon.exterior.coords))
    )


def _is_before_a_wall(
    point: Point, ring: "np.ndarray[tuple[int, int], np.dtype[np.float64]]"
) -> bool:
    """Whether a point stands in front of a side of a ring, and not round its corner."""
    starts, sides = ring[:-1], np.diff(ring, axis=0)
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    drawn = lengths > 0.0
    along = sides[drawn] / lengths[drawn, None]
    away = np.asarray(point) - starts[drawn]
    forth = (away * along).sum(axis=1)
    across = np.abs(away[:, 1] * along[:, 0] - away[:, 0] * along[:, 1])
    is_beside = (forth >= -_SLACK_METRES) & (forth <= lengths[drawn] + _SLACK_METRES)
    return bool((is_beside & (across <= LIFT_DOOR_REACH_METRES)).any())
