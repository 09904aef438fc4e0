"""A route's legs grouped as people experience them: straight runs, doors passed, and rides."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from floorplans.guidance.headings import Vector, heading_between, smoothed
from floorplans.guidance.surroundings import Surroundings
from floorplans.kinds import AreaKind, DoorKind
from floorplans.model import Area, Connector, Door, Point
from floorplans.route import RIDE_KINDS, Leg, LegKind, Route

_TOLERANCE_METRES = 0.6
_TOLERANCE_ON_PATHS_METRES = 1.0
_FIRM_METRES = 2.0
"""A shorter piece is part of the corner that it belongs to: it has no direction of its own."""
_FIRM_ON_PATHS_METRES = 3.0
_LONGEST_CORNER_METRES = 4.0
_LONGEST_LANDING_METRES = 8.0
_IN_SHAFT = frozenset({AreaKind.STAIRWELL, AreaKind.LIFT_CAR})


@dataclass(frozen=True, slots=True)
class Run:
    """A straight piece of a walk. One that is not firm is too short to have a direction."""

    first_leg: int
    end_leg: int
    heading: Vector
    firm: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """A door that is passed; `heading` leads through it, None where no wall shows the way."""

    leg: int
    door: Door
    heading: Vector | None


@dataclass(frozen=True, slots=True)
class Ride:
    """A ride with the walk inside its shaft; flights of one climb are one ride.

    `entry` and `exit` are the headings into it and out of it, None where the plan shows neither
    a door nor a direction.
    """

    first_leg: int
    end_leg: int
    connectors: tuple[Connector, ...]
    kind: LegKind
    upward: bool
    entry: Vector | None
    exit: Vector | None


def parts_of(route: Route, around: Surroundings) -> list[Run | Gate | Ride]:
    """The parts of a route in order. Linear in legs, but for the smoothing of each free stretch."""
    rides = _rides(route.legs, around)
    parts: list[Run | Gate | Ride] = []
    at = 0
    for ride in rides:
        parts += _walk(route.legs, at, ride.first_leg, around)
        parts.append(ride)
        at = ride.end_leg
    return parts + _walk(route.legs, at, len(route.legs), around)


def _walk(legs: Sequence[Leg], first: int, end: int, around: Surroundings) -> list[Run | Gate]:
    """The runs and gates of the legs between two rides."""
    parts: list[Run | Gate] = []
    at = first
    while at < end:
        element = around.plan.element_by_id.get(legs[at].element_id)
        if legs[at].kind is LegKind.DOOR and isinstance(element, Door):
            parts.append(Gate(at, element, through_heading(legs, at, around)))
            at += 1
            continue
        stop = at + 1
        while stop < end and legs[stop].kind is not LegKind.DOOR:
            stop += 1
        parts += _runs(legs, at, stop)
        at = stop
    return parts


def _runs(legs: Sequence[Leg], first: int, end: int) -> list[Run]:
    """A free stretch as straight runs; its tiny corners around pillars and jambs are smoothed."""
    on_paths = all(leg.kind is LegKind.PATH for leg in legs[first:end])
    points = [legs[first].start.point, *(leg.end.point for leg in legs[first:end])]
    kept = smoothed(points, _TOLERANCE_ON_PATHS_METRES if on_paths else _TOLERANCE_METRES)
    firm_metres = _FIRM_ON_PATHS_METRES if on_paths else _FIRM_METRES
    runs: list[Run] = []
    weak_from: int | None = None
    for start, stop in pairwise(kept):
        since = start if weak_from is None else weak_from
        firm = math.dist(points[start], points[stop]) >= firm_metres
        curved = not firm and math.dist(points[since], points[stop]) >= _LONGEST_CORNER_METRES
        if curved:
            runs = [run for run in runs if run.first_leg < first + since]
        begin = since if curved else start
        heading = heading_between(points[begin], points[stop])
        weak_from = None if firm or curved else since
        if heading is not None:
            runs.append(Run(first + begin, first + stop, heading, firm or curved))
    return runs


def through_heading(legs: Sequence[Leg], at: int, around: Surroundings) -> Vector | None:
    """The direction in which leg `at` passes its door: square to the wall, and onwards."""
    leg = legs[at]
    before: Point = legs[at - 1].start.point if at > 0 else leg.start.point
    after: Point = legs[at + 1].end.point if at + 1 < len(legs) else leg.end.point
    normal = around.doorway(leg.element_id).normal
    if normal is None:
        return heading_between(leg.start.point, leg.end.point)
    onwards = (after[0] - before[0]) * normal[0] + (after[1] - before[1]) * normal[1]
    if abs(onwards) < 0.05:
        return None
    return normal if onwards > 0 else (-normal[0], -normal[1])


def _rides(legs: Sequence[Leg], around: Surroundings) -> list[Ride]:
    rides: list[Ride] = []
    at = 0
    while at < len(legs):
        connector = around.plan.element_by_id.get(legs[at].element_id)
        if legs[at].kind not in RIDE_KINDS or not isinstance(connector, Connector):
            at += 1
            continue
        end = at + 1
        while end < len(legs) and _continues(legs[at], legs[end]):
            end += 1
        ride = _ride(legs, at, end, connector, around)
        if rides and _is_same_climb(rides[-1], ride, legs):
            ride = Ride(
                rides[-1].first_leg,
                ride.end_leg,
                rides[-1].connectors + ride.connectors,
                ride.kind,
                ride.upward,
                rides[-1].entry,
                ride.exit,
            )
            rides.pop()
        elif rides and rides[-1].end_leg > ride.first_leg:
            start = rides[-1].end_leg
            ride = Ride(
                start, ride.end_leg, ride.connectors, ride.kind, ride.upward, None, ride.exit
            )
        rides.append(ride)
        at = end
    return rides


def _continues(leg: Leg, following: Leg) -> bool:
    """Whether a leg goes on with the same connector; every lift leg is a ride of its own."""
    return (
        following.kind is leg.kind
        and leg.kind is not LegKind.LIFT
        and following.element_id == leg.element_id
    )


def _is_same_climb(ride: Ride, following: Ride, legs: Sequence[Leg]) -> bool:
    """Whether two rides are flights of one climb: same kind, same way, a landing between them."""
    if ride.kind is not following.kind or ride.upward is not following.upward:
        return False
    if ride.kind is LegKind.LIFT or ride.end_leg > following.first_leg:
        return ride.kind is not LegKind.LIFT
    between = legs[ride.end_leg : following.first_leg]
    return (
        all(leg.kind in (LegKind.WALK, LegKind.PATH) for leg in between)
        and sum(leg.distance_metres for leg in between) <= _LONGEST_LANDING_METRES
    )


def _ride(
    legs: Sequence[Leg], first: int, end: int, connector: Connector, around: Surroundings
) -> Ride:
    kind = legs[first].kind
    upward = around.goes_up(connector, legs[first].start, legs[end - 1].end)
    entry = exit_ = None
    if kind is not LegKind.LIFT:
        entry = _first_heading([point.point for point in legs[first].shape])
        last = [point.point for point in reversed(legs[end - 1].shape)]
        back = _first_heading(last)
        exit_ = None if back is None else (-back[0], -back[1])
    outer_first, outer_end = first, end
    while outer_first > 0 and _in_shaft(legs[outer_first - 1], around):
        outer_first -= 1
    if outer_first > 0 and _is_shaft_door(legs[outer_first - 1], around):
        outer_first -= 1
        entry = through_heading(legs, outer_first, around) or entry
    elif kind is LegKind.LIFT and (outward := around.stop_outward(connector, legs[first].start)):
        entry = (-outward[0], -outward[1])
    while outer_end < len(legs) and _in_shaft(legs[outer_end], around):
        outer_end += 1
    if outer_end < len(legs) and _is_shaft_door(legs[outer_end], around):
        exit_ = through_heading(legs, outer_end, around) or exit_
        outer_end += 1
    elif kind is LegKind.LIFT:
        exit_ = around.stop_outward(connector, legs[end - 1].end)
    return Ride(outer_first, outer_end, (connector,), kind, upward, entry, exit_)


def _first_heading(points: Sequence[Point]) -> Vector | None:
    """The direction of a line's first metre; None if all of it is shorter than half of that."""
    beyond = next((point for point in points if math.dist(points[0], point) >= 1.0), points[-1])
    return heading_between(points[0], beyond) if math.dist(points[0], beyond) >= 0.5 else None


def _in_shaft(leg: Leg, around: Surroundings) -> bool:
    area = around.plan.element_by_id.get(leg.element_id)
    return leg.kind is LegKind.WALK and isinstance(area, Area) and area.kind in _IN_SHAFT


def _is_shaft_door(leg: Leg, around: Surroundings) -> bool:
    """Whether a leg passes the door of a lift or stairwell, and not merely an opening beside it."""
    door = around.plan.element_by_id.get(leg.element_id)
    if leg.kind is not LegKind.DOOR or not isinstance(door, Door):
        return False
    areas = (
        around.plan.element_by_id.get(id_) for id_ in around.doorway(door.id).outward_by_area_id
    )
    return any(isinstance(area, Area) and area.kind in _IN_SHAFT for area in areas)


def is_opening(gate: Gate) -> bool:
    """Whether a gate is a gap without a leaf, which nobody calls a door."""
    return gate.door.kind is DoorKind.OPENING
