"""Which closures close the same thing: who ends one of them is told of the others. Pure."""

from collections.abc import Iterable

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from floorplans.model import Plan
from kiosk_server.venue.closed_floor import find_floor, meets
from kiosk_server.venue.model import ClosedElement, Closure, ClosureTarget


def others_of(closure: Closure, closures: Iterable[Closure], plan: Plan) -> tuple[Closure, ...]:
    """Those of `closures` that close what a closure closes, or a part of it, beside itself."""
    return tuple(
        other
        for other in closures
        if other.id != closure.id and _close_the_same(closure.target, other.target, plan)
    )


def _close_the_same(one: ClosureTarget, other: ClosureTarget, plan: Plan) -> bool:
    if isinstance(one, ClosedElement) and isinstance(other, ClosedElement):
        return one.element_id == other.element_id
    floor, other_floor = _floor_of(one, plan), _floor_of(other, plan)
    if floor is None or other_floor is None:
        return False
    (level_id, shape), (other_level_id, other_shape) = floor, other_floor
    if level_id != other_level_id:
        return False
    return shape is None or other_shape is None or meets(shape, other_shape)


def _floor_of(target: ClosureTarget, plan: Plan) -> tuple[str, BaseGeometry | None] | None:
    """A level, and what of it is closed: all of it for None."""
    if isinstance(target, ClosedElement):
        return find_floor(plan, target.element_id)
    return target.level_id, Polygon(target.corners) if target.corners else None
