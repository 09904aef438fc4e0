"""Whether a door leads into a lift's car, as the proof reads it off the plan: plane geometry."""

from itertools import pairwise

from floorplans.kinds import AreaKind, DoorKind
from floorplans.model import Area, Door, Plan
from floorplans.route_proof.door_gaps import WALL_REACH_METRES

_LEAVES = (DoorKind.HINGED, DoorKind.SLIDING)
"""HINGED is also a door of which nothing is said; nobody calls a gate the lift's own door."""
_BESIDE_METRES = 0.02


def opens_into_a_lift(door: Door, plan: Plan) -> bool:
    """Whether a wall of some lift's car stands across the way through the door."""
    return door.kind in _LEAVES and any(
        _stands_before(door, area)
        for area in plan.areas
        if area.kind is AreaKind.LIFT_CAR and area.level_id in door.level_ids
    )


def _stands_before(door: Door, car: Area) -> bool:
    x, y = door.point
    corners = list(car.polygon.exterior.coords)
    for (ax, ay, *_), (bx, by, *_) in pairwise(corners):
        squared = (bx - ax) ** 2 + (by - ay) ** 2
        if squared == 0.0:
            continue
        share = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared
        slack = _BESIDE_METRES / squared**0.5
        area_of_both = abs((x - ax) * (by - ay) - (y - ay) * (bx - ax))
        if -slack <= share <= 1.0 + slack and area_of_both <= WALL_REACH_METRES * squared**0.5:
            return True
    return False
