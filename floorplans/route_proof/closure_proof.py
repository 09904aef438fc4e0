"""Proves that a route keeps out of what is closed for now, by looking at points along it.

Who stands in closed floor may leave it, and never comes back to closed floor. Who passes a closed
level on the stairs has not been on its floor.
"""

import math
from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from floorplans.closed_parts import ClosedPart, ClosedParts
from floorplans.kinds import AreaKind
from floorplans.model import Area, Plan
from floorplans.route import RIDE_KINDS, Leg, Route
from floorplans.route_proof.failures import ProofFailure, ProofFailureCode

LOOK_METRES = 0.2
"""How far apart the points are that are looked at."""
EDGE_METRES = 0.05
"""Who walks along closed floor this near its edge is not in it."""
_FLOWING = (AreaKind.CORRIDOR, AreaKind.OPEN, AreaKind.OUTDOOR)


def prove_closures(plan: Plan, parts: ClosedParts, route: Route) -> Iterator[ProofFailure]:
    """Every leg that uses a closed element or comes into closed floor."""
    closed_ids = {part.element_id for part in parts if part.element_id}
    with_floor = _levels_with_closed_floor(plan, parts)
    floors = {
        level_id: closed_floor(plan, parts, level_id)
        for level_id in {at.level_id for leg in route.legs for at in (leg.start, leg.end)}
        & with_floor
    }
    has_left = False
    for index, leg in enumerate(route.legs):
        is_floor = isinstance(plan.element_by_id.get(leg.element_id), Area)
        is_closed = leg.element_id in closed_ids and not is_floor
        is_off = leg.start.level_id not in floors and leg.end.level_id not in floors
        has_left = has_left or is_off
        for end, (level_id, points) in enumerate(() if is_off else points_along(leg)):
            if level_id not in floors:
                has_left = True
                continue
            is_passed = leg.kind in RIDE_KINDS and floors[level_id] is None
            if is_passed and not (end and index == len(route.legs) - 1):
                continue
            for is_inside in inside(floors[level_id], points):
                is_closed = is_closed or (is_inside and has_left)
                has_left = has_left or not is_inside
        if is_closed:
            yield ProofFailure(ProofFailureCode.CLOSED, index, leg.element_id, leg.start.point)
    if route.legs and not has_left:
        last = route.legs[-1]
        yield ProofFailure(
            ProofFailureCode.CLOSED, len(route.legs) - 1, last.element_id, last.end.point
        )


def _levels_with_closed_floor(plan: Plan, parts: ClosedParts) -> frozenset[str]:
    """The levels that some floor is closed on; on all others nobody can be in closed floor."""
    elements = [plan.element_by_id.get(part.element_id) for part in parts if part.element_id]
    by_area = {each.level_id for each in elements if isinstance(each, Area)}
    return frozenset(by_area | {part.level_id for part in parts if not part.element_id})


def points_along(leg: Leg) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """Points of a leg, in order, with their level; of a ride only its ends."""
    start, end = np.array(leg.start.point), np.array(leg.end.point)
    if leg.kind in RIDE_KINDS or leg.start.level_id != leg.end.level_id:
        yield leg.start.level_id, start[None]
        yield leg.end.level_id, end[None]
        return
    count = max(math.ceil(math.dist(start, end) / LOOK_METRES), 1)
    shares = np.linspace(0.0, 1.0, count + 1)[:, None]
    yield leg.start.level_id, start + shares * (end - start)


def inside(floor: BaseGeometry | None, points: NDArray[np.float64]) -> list[bool]:
    """Which points of a level are in closed floor; all of them if the whole level is closed."""
    if floor is None:
        return [True] * len(points)
    return list(np.asarray(shapely.contains_xy(floor, points[:, 0], points[:, 1])).tolist())


def closed_floor(plan: Plan, parts: ClosedParts, level_id: str) -> BaseGeometry | None:
    """The closed floor of a level, its edge taken off; None if all of it is closed."""
    shapes: list[BaseGeometry] = []
    for part in parts:
        if part.element_id:
            shapes += _area_floor(plan, part, level_id)
        elif part.level_id == level_id:
            if not part.corners:
                return None
            shapes.append(Polygon(part.corners))
    return shapely.union_all(shapes).buffer(-EDGE_METRES)


def _area_floor(plan: Plan, part: ClosedPart, level_id: str) -> Iterator[BaseGeometry]:
    """The floor of a closed area, less the rooms within it: they have walls of their own."""
    area = plan.element_by_id.get(part.element_id)
    if isinstance(area, Area) and area.level_id == level_id:
        floor: BaseGeometry = area.polygon
        for other in plan.areas:
            if (
                other.level_id == level_id
                and other.kind not in _FLOWING
                and other.polygon.area < area.polygon.area
            ):
                floor = floor.difference(other.polygon)
        yield floor
