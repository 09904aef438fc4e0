"""Routes written by hand, leg by leg, with the sums that belong to them."""

import itertools
import math

from floorplans.model import Point
from floorplans.route import Leg, LegKind, Route, RoutePoint, StepFree, Unverified

METRES_PER_SECOND = 0.5
"""Slower than any traveller, so no hand-made walk is too fast."""


def leg(
    kind: LegKind,
    element_id: str,
    *points: Point,
    level_id: str = "L0",
    end_level_id: str | None = None,
) -> Leg:
    """A leg through these points; its length is theirs, its pace slow."""
    last = len(points) - 1
    shape = tuple(
        RoutePoint(end_level_id if end_level_id and n == last else level_id, *point)
        for n, point in enumerate(points)
    )
    metres = sum(math.dist(a, b) for a, b in itertools.pairwise(points))
    seconds = metres / METRES_PER_SECOND + 1.0
    return Leg(kind, element_id, shape[0], shape[-1], metres, seconds, shape)


def walk(area_id: str, *points: Point, level_id: str = "L0") -> tuple[Leg, ...]:
    """Straight walks in one area from point to point."""
    return tuple(
        leg(LegKind.WALK, area_id, a, b, level_id=level_id) for a, b in itertools.pairwise(points)
    )


def door(door_id: str, point: Point, level_id: str = "L0") -> Leg:
    """Through a door that stands in a wall without thickness."""
    return leg(LegKind.DOOR, door_id, point, point, level_id=level_id)


def route(
    *legs: Leg,
    start: str | None = None,
    end: str | None = None,
    step_free: StepFree = StepFree.NO,
    unverified: tuple[Unverified, ...] = (),
) -> Route:
    """The route of these legs."""
    return Route(
        legs=legs,
        distance_metres=sum(one.distance_metres for one in legs),
        duration_seconds=sum(one.duration_seconds for one in legs),
        step_free=step_free,
        unverified=unverified,
        start_place_id=start,
        end_place_id=end,
        plan_version="hand-made",
    )
