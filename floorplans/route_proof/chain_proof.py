"""Proves that a route hangs together: its legs join, it starts and ends where it says, and its
sums are those of its legs."""

import math
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import shapely

from floorplans.model import Area, Connector, Door, Place, Plan
from floorplans.route import RIDE_KINDS, Leg, LegKind, Route, RoutePoint
from floorplans.route_proof.failures import ProofFailure, ProofFailureCode
from floorplans.route_proof.level_floor import LevelFloor
from floorplans.travel_needs import TravelNeeds

JOIN_METRES = 0.01
AT_PLACE_METRES = 0.5
"""From a door or stop; from a place's own spot it counts from the edge of the body."""
ON_FLOOR_METRES = 0.02
ON_LINE_METRES = 0.05
AT_WALL_METRES = 0.1
"""A wall this near to a place's own spot is the one that it hangs on."""
OFF_FLOOR_PLACE_METRES = 5.0
"""A place on no floor is reached from a path line no farther than this."""
SHARE_OF_DISTANCE = 0.01
FloorOf = Callable[[str], LevelFloor]
_LEVEL_CHANGING = RIDE_KINDS | {LegKind.DOOR}


def prove_chain(route: Route) -> Iterator[ProofFailure]:
    """Each leg starts where the one before it ended, and changes level only on rides and doors."""
    previous: Leg | None = None
    for index, leg in enumerate(route.legs):
        if previous is not None and not _is_joined(previous.end, leg.start):
            yield _failure(ProofFailureCode.BROKEN_CHAIN, index, leg)
        if not _is_shaped(leg):
            yield _failure(ProofFailureCode.BROKEN_CHAIN, index, leg)
        if leg.start.level_id != leg.end.level_id and leg.kind not in _LEVEL_CHANGING:
            yield _failure(ProofFailureCode.LEVEL_CHANGE, index, leg)
        previous = leg


def _is_shaped(leg: Leg) -> bool:
    """Whether a leg's shape goes from its start to its end, straight unless it is a ride."""
    is_long_enough = len(leg.shape) == 2 or (len(leg.shape) > 2 and leg.kind in RIDE_KINDS)
    return (
        is_long_enough
        and _is_joined(leg.shape[0], leg.start)
        and _is_joined(leg.shape[-1], leg.end)
    )


def is_finite(route: Route) -> bool:
    """Whether every number of a route is one."""
    total = route.distance_metres + route.duration_seconds
    total += sum(wait.seconds for wait in route.waits)
    if route.standing is not None:
        total += route.standing.x + route.standing.y
    # A sum is finite only if each of its terms is.
    for leg in route.legs:
        start, end = leg.start, leg.end
        total += leg.distance_metres + leg.duration_seconds + start.x + start.y + end.x + end.y
        for point in leg.shape:
            total += point.x + point.y
    return math.isfinite(total)


def prove_ends(
    route: Route, plan: Plan, needs: TravelNeeds, floor_of: FloorOf
) -> Iterator[ProofFailure]:
    """The route starts and ends at the places it names: in the area, beside its point with no wall
    between, or at its door."""
    is_at = partial(_is_at_place, plan=plan, needs=needs, floor_of=floor_of)
    if not route.legs:
        yield from _prove_standing(route, plan, is_at)
        return
    ends = (
        (ProofFailureCode.START_MISPLACED, 0, route.start_place_id, route.legs[0].start),
        (
            ProofFailureCode.END_MISPLACED,
            len(route.legs) - 1,
            route.end_place_id,
            route.legs[-1].end,
        ),
    )
    for code, index, place_id, at in ends:
        if place_id is None:
            continue
        place = plan.place_by_id.get(place_id)
        if place is None:
            yield ProofFailure(ProofFailureCode.UNKNOWN_ELEMENT, index, place_id)
        elif not is_at(at, place):
            yield ProofFailure(code, index, place_id, at.point)


def _prove_standing(
    route: Route, plan: Plan, is_at: Callable[[RoutePoint, Place], bool]
) -> Iterator[ProofFailure]:
    """Who has nowhere to go is at the start and the goal already, or these are one place."""
    at = route.standing
    for code, place_id in (
        (ProofFailureCode.START_MISPLACED, route.start_place_id),
        (ProofFailureCode.END_MISPLACED, route.end_place_id),
    ):
        if place_id is None:
            continue
        place = plan.place_by_id.get(place_id)
        if place is None:
            yield ProofFailure(ProofFailureCode.UNKNOWN_ELEMENT, None, place_id)
        elif at is None:
            if route.start_place_id != route.end_place_id:
                yield ProofFailure(code, None, place_id)
        elif not is_at(at, place):
            yield ProofFailure(code, None, place_id, at.point)


def _is_at_place(
    at: RoutePoint, place: Place, plan: Plan, needs: TravelNeeds, floor_of: FloorOf
) -> bool:
    door = plan.element_by_id.get(place.door_id or "")
    if isinstance(door, Door) and at.level_id in door.level_ids:
        return math.dist(at.point, door.point) <= AT_PLACE_METRES
    connector = plan.element_by_id.get(place.connector_id or "")
    if isinstance(connector, Connector) and _is_at_stop(at, place, connector):
        return True
    if at.level_id != place.level_id:
        return False
    area = plan.element_by_id.get(place.area_id or "")
    if isinstance(area, Area):
        return bool(shapely.dwithin(area.polygon, shapely.Point(at.point), ON_FLOOR_METRES))
    away = math.dist(at.point, place.point)
    reach = AT_PLACE_METRES + needs.body_width_metres / 2
    if away <= reach:
        return not _is_parted(at, place, floor_of(place.level_id))
    return away <= OFF_FLOOR_PLACE_METRES and _is_beside_a_line(at, place, plan)


def _is_parted(at: RoutePoint, place: Place, floor: LevelFloor) -> bool:
    """Whether a wall is between somebody and a spot on the floor. What hangs on a wall, or is drawn
    in it, is come to from either side."""
    away, spot = math.dist(at.point, place.point), place.point
    if away <= AT_WALL_METRES or not floor.is_floor(np.array([spot[0]]), np.array([spot[1]]))[0]:
        return False
    share = 1.0 - AT_WALL_METRES / away
    end = at.x + share * (spot[0] - at.x), at.y + share * (spot[1] - at.y)
    return floor.is_parted((*at.point, *end))


def _is_beside_a_line(at: RoutePoint, place: Place, plan: Plan) -> bool:
    """Whether a place on nobody's floor is reached from the nearest path line."""
    spot, end = shapely.Point(place.point), shapely.Point(at.point)
    return not any(
        area.level_id == place.level_id and area.polygon.intersects(spot) for area in plan.areas
    ) and any(
        line.level_id == place.level_id
        and shapely.dwithin(shapely.LineString(line.points), end, ON_LINE_METRES)
        for line in plan.path_lines
    )


def _is_at_stop(at: RoutePoint, place: Place, connector: Connector) -> bool:
    """At a stop of the place's own level; at any, if the connector has none there."""
    own = [stop for stop in connector.stops if stop.level_id == place.level_id]
    return any(
        stop.level_id == at.level_id and math.dist(stop.point, at.point) <= AT_PLACE_METRES
        for stop in own or connector.stops
    )


def prove_sums(route: Route, needs: TravelNeeds) -> Iterator[ProofFailure]:
    """Distances are those of the geometry within 1 % (and 1 cm), durations no faster than the
    traveller walks, and both add up."""
    for index, leg in enumerate(route.legs):
        length = shape_metres(leg)
        if not _is_near(leg.distance_metres, length):
            yield _failure(ProofFailureCode.DISTANCE, index, leg, leg.distance_metres, length)
        fastest = 0.0
        if leg.kind in (LegKind.WALK, LegKind.PATH):
            fastest = (length - JOIN_METRES) / needs.walking_metres_per_second
        if leg.duration_seconds < fastest * (1 - SHARE_OF_DISTANCE):
            yield _failure(ProofFailureCode.DURATION, index, leg, leg.duration_seconds, fastest)
    distance = math.fsum(leg.distance_metres for leg in route.legs)
    duration = math.fsum(leg.duration_seconds for leg in route.legs)
    duration += math.fsum(wait.seconds for wait in route.waits)
    if not _is_near(route.distance_metres, distance):
        yield ProofFailure(ProofFailureCode.DISTANCE, value=route.distance_metres, wanted=distance)
    if not _is_near(route.duration_seconds, duration) or (route.legs and duration <= 0.0):
        yield ProofFailure(ProofFailureCode.DURATION, value=route.duration_seconds, wanted=duration)


def shape_metres(leg: Leg) -> float:
    """Length of a leg's shape on the plan in metres."""
    if len(leg.shape) == 2:
        one, two = leg.shape
        return math.hypot(two.x - one.x, two.y - one.y)
    return sum(
        math.hypot(two.x - one.x, two.y - one.y)
        for one, two in zip(leg.shape, leg.shape[1:], strict=False)
    )


def _is_near(value: float, wanted: float) -> bool:
    return abs(value - wanted) <= SHARE_OF_DISTANCE * wanted + JOIN_METRES


def _is_joined(one: RoutePoint, two: RoutePoint) -> bool:
    return one is two or (
        one.level_id == two.level_id and math.hypot(two.x - one.x, two.y - one.y) <= JOIN_METRES
    )


def _failure(
    code: ProofFailureCode,
    index: int,
    leg: Leg,
    value: float | None = None,
    wanted: float | None = None,
) -> ProofFailure:
    return ProofFailure(code, index, leg.element_id, leg.start.point, value, wanted)
