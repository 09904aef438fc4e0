"""What somebody sees who has missed the end of a step's walk: that they have gone too far."""

import math
from collections.abc import Sequence
from dataclasses import replace

from floorplans.guidance.headings import Vector, heading_between, smoothed
from floorplans.guidance.landmarks import Sighting
from floorplans.guidance.steps import RIDE_STEP_KINDS, Side, Step, StepKind, Turn
from floorplans.guidance.surroundings import Surroundings
from floorplans.kinds import ConnectorKind, PlaceKind
from floorplans.model import Connector, Plan, Point
from floorplans.route import LegKind, Route

_LEAST_WALK_METRES = 5.0
"""Nobody misses what is in view as they set out."""
_LEAST_BEYOND_METRES = 2.0
_FARTHEST_METRES = 15.0
_PASSED_METRES = 2.5
"""What a walk comes so near to is met by who is right, too."""
_NEGLIGIBLE_METRES = 0.5
"""What a line is smoothed by before looking along it."""
_MOST_ACROSS = 0.7
"""Who comes to a wall more steeply than this (sine) does not walk on along it by mistake."""
_OFF_WALL_METRES = 0.75
_OFF_THE_LINE = frozenset({Turn.LEFT, Turn.RIGHT, Turn.SHARP_LEFT, Turn.SHARP_RIGHT, Turn.BACK})
_PLACE_KINDS = {PlaceKind.LIFT: ConnectorKind.LIFT, PlaceKind.STAIRS: ConnectorKind.STAIRS}
_BESIDE = frozenset({Side.LEFT, Side.RIGHT})


def with_overshooting(
    steps: Sequence[Step], route: Route, around: Surroundings
) -> tuple[Step, ...]:
    """The same steps; those whose walk may be walked past its end know what is seen then.

    Never what the way itself passes, tells of or leads to: meeting that is no mistake.
    """
    used = {id_ for id_ in (route.start_place_id, route.end_place_id) if id_}
    used |= {step.connector_id for step in steps if step.connector_id is not None}
    used |= {step.landmark.element_id for step in steps if step.landmark is not None}
    told: list[Step] = []
    for at, step in enumerate(steps):
        after = steps[at + 1] if at + 1 < len(steps) else None
        seen = None if after is None else _seen_beyond(step, after, route, around, used)
        told.append(step if seen is None else replace(step, too_far_id=seen.spot.element_id))
    return tuple(told)


def _seen_beyond(
    step: Step, after: Step, route: Route, around: Surroundings, used: set[str]
) -> Sighting | None:
    """The first landmark past the end that is in sight from there; the nearest to the end."""
    if not _may_be_missed(step, after):
        return None
    line = _line(step, route)
    looking = _looking(line, _normal_at_end(step, route, around))
    if looking is None:
        return None
    level_id, (end, heading) = after.level_id, looking
    beyond = [_ahead(end, heading, _LEAST_BEYOND_METRES), _ahead(end, heading, _FARTHEST_METRES)]
    landmarks = around.landmarks
    met = used | {
        seen.spot.element_id
        for walked in (line, _line(after, route))
        for seen in landmarks.seen_from(level_id, walked, ())
        if seen.away_metres <= _PASSED_METRES
    }
    names = {_called(id_, around.plan) for id_ in met}
    kind = _kind(after.connector_id or "", around.plan)
    found = [
        seen
        for seen in landmarks.seen_from(level_id, beyond, met, notable=True)
        if _is_ahead(end, heading, seen.spot.point)
        and _called(seen.spot.element_id, around.plan) not in names
        and (kind is None or _kind(seen.spot.element_id, around.plan) is not kind)
    ]
    found.sort(key=lambda seen: (seen.along_metres, seen.spot.element_id))
    return next((seen for seen in found if landmarks.is_in_sight(level_id, end, seen.spot)), None)


def _called(id_: str, plan: Plan) -> object:
    """Equal for what nobody could tell apart by name."""
    place = plan.place_by_id.get(id_)
    return id_ if place is None else (place.kind, place.names, place.ref)


def _kind(id_: str, plan: Plan) -> ConnectorKind | None:
    """Which kind of connector that is or stands for: another lift beside a lift says nothing."""
    place = plan.place_by_id.get(id_)
    if place is not None:
        return _PLACE_KINDS.get(place.kind)
    connector = plan.element_by_id.get(id_)
    return connector.kind if isinstance(connector, Connector) else None


def _may_be_missed(step: Step, after: Step) -> bool:
    """Whether the walk has an end that one can walk past: what follows is beside it."""
    is_walk = step.kind not in RIDE_STEP_KINDS and step.kind is not StepKind.ARRIVE
    is_beside = after.turn in _OFF_THE_LINE or (after.turn is None and after.side in _BESIDE)
    return is_walk and is_beside and step.distance_metres >= _LEAST_WALK_METRES


def _line(step: Step, route: Route) -> list[Point]:
    """The step's walk on the level that it ends on."""
    legs = route.legs[step.first_leg : step.end_leg]
    if not legs:
        return [step.point.point]
    points = [legs[0].start, *(point for leg in legs for point in leg.shape[1:])]
    level_id = points[-1].level_id
    line = [point.point for point in points if point.level_id == level_id]
    return [line[at] for at in smoothed(line, _NEGLIGIBLE_METRES)]


def _normal_at_end(step: Step, route: Route, around: Surroundings) -> Vector | None:
    """Square to the wall of the door that the walk ends at; None where it ends at none."""
    for leg in route.legs[step.end_leg - 1 : step.end_leg + 1]:
        if leg.kind is LegKind.DOOR:
            return around.doorway(leg.element_id).normal
    return None


def _looking(line: Sequence[Point], normal: Vector | None) -> tuple[Point, Vector] | None:
    """Where somebody stands at the end of a walk, and whither they would go on; None if nowhere.

    A walk to a door ends at its wall, slanting; who misses the door goes on along that wall.
    """
    if len(line) < 2 or math.dist(line[-2], line[-1]) < _LEAST_BEYOND_METRES:
        return None
    heading, end = heading_between(line[-2], line[-1]), line[-1]
    if heading is None or normal is None:
        return None if heading is None else (end, heading)
    across = heading[0] * normal[0] + heading[1] * normal[1]
    if abs(across) > _MOST_ACROSS:
        return None
    off = -math.copysign(_OFF_WALL_METRES, across)
    stands = _ahead(end, normal, off)
    along = heading[0] - across * normal[0], heading[1] - across * normal[1]
    length = math.hypot(*along)
    return stands, (along[0] / length, along[1] / length)


def _ahead(point: Point, heading: Vector, metres: float) -> Point:
    return point[0] + heading[0] * metres, point[1] + heading[1] * metres


def _is_ahead(point: Point, heading: Vector, spot: Point) -> bool:
    """Whether a spot lies clearly past a point, not beside it."""
    along = (spot[0] - point[0]) * heading[0] + (spot[1] - point[1]) * heading[1]
    return along >= _LEAST_BEYOND_METRES
