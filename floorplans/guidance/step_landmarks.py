"""Which landmark a step is told with: one at its turn first, else one that its walk passes."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from floorplans.guidance.headings import nearest_on_segment, smoothed
from floorplans.guidance.landmarks import NOTABLE, Sighting
from floorplans.guidance.steps import RIDE_STEP_KINDS, Landmark, LandmarkUse, Step, StepKind
from floorplans.guidance.surroundings import Surroundings
from floorplans.model import Point
from floorplans.route import Route, RoutePoint

_PASSING_METRES = 8.0
"""A shorter walk passes nothing worth a word."""
_ENDS_METRES = 2.5
"""How near to a turn a landmark must be to mark it, and how far from both ends to be passed."""
_BESIDE_METRES = 3.0
_NEGLIGIBLE_METRES = 0.5
"""What a line is smoothed by before looking out from it."""


def with_landmarks(steps: Sequence[Step], route: Route, around: Surroundings) -> tuple[Step, ...]:
    """The same steps, at most one landmark each, none twice, never the route's own two ends.

    A step with a sign passes none: one thing to look out for is enough.
    """
    used = {id_ for id_ in (route.start_place_id, route.end_place_id) if id_}
    used |= {step.connector_id for step in steps if step.connector_id is not None}
    for id_ in (route.start_place_id, route.end_place_id):
        place = around.plan.place_by_id.get(id_ or "")
        if place is not None and place.connector_id is not None:
            used.add(place.connector_id)
    told: list[Step] = []
    for step in steps:
        landmark = _landmark(step, route, around, used)
        if landmark is not None:
            used.add(landmark.element_id)
        told.append(replace(step, landmark=landmark) if landmark is not None else step)
    return tuple(told)


def _landmark(step: Step, route: Route, around: Surroundings, used: set[str]) -> Landmark | None:
    if step.kind in RIDE_STEP_KINDS or step.kind is StepKind.ARRIVE:
        return None
    if step.kind is StepKind.TURN and step.turn is not None:
        landmark = _at_turn(step, route, around, used)
        if landmark is not None:
            return landmark
    if step.sign is not None:
        return None
    return _passed(step, route, around, used)


def _at_turn(step: Step, route: Route, around: Surroundings, used: set[str]) -> Landmark | None:
    """The best landmark at the corner; a mere room number only if it is right beside it."""
    corner = step.point.point
    before = route.legs[step.first_leg - 1].start.point if step.first_leg > 0 else corner
    length = math.dist(before, corner)
    if length > _BESIDE_METRES:
        share = _BESIDE_METRES / length
        before = (
            corner[0] + (before[0] - corner[0]) * share,
            corner[1] + (before[1] - corner[1]) * share,
        )
        length = _BESIDE_METRES
    line = [before, corner]
    found = [
        seen
        for seen in around.landmarks.seen_from(step.level_id, line, used)
        if math.dist(seen.spot.point, corner) <= _BESIDE_METRES
        or (seen.spot.worth >= NOTABLE and length - seen.along_metres <= _ENDS_METRES)
    ]
    found.sort(key=_at_order)
    for seen in found:
        if around.landmarks.is_in_sight(step.level_id, corner, seen.spot):
            return Landmark(seen.spot.element_id, LandmarkUse.AT, seen.side)
    return None


def _passed(step: Step, route: Route, around: Surroundings, used: set[str]) -> Landmark | None:
    if step.distance_metres < _PASSING_METRES:
        return None
    points: list[RoutePoint] = [route.legs[step.first_leg].start]
    for leg in route.legs[step.first_leg : step.end_leg]:
        points += leg.shape[1:]
    level_id = points[-1].level_id
    line = [point.point for point in points if point.level_id == level_id]
    line = [line[at] for at in smoothed(line, _NEGLIGIBLE_METRES)]
    length = sum(math.dist(a, b) for a, b in pairwise(line))
    found = [
        seen
        for seen in around.landmarks.seen_from(level_id, line, used, notable=True)
        if seen.spot.worth >= NOTABLE and _ENDS_METRES <= seen.along_metres <= length - _ENDS_METRES
    ]
    found.sort(key=_passed_order)
    for seen in found:
        if around.landmarks.is_in_sight(level_id, _nearest(line, seen.spot.point), seen.spot):
            return Landmark(seen.spot.element_id, LandmarkUse.PAST, seen.side)
    return None


def _at_order(seen: Sighting) -> tuple[int, float, str]:
    """The worthiest first; numbers on doors last, the nearest of them first."""
    worth = seen.spot.worth if seen.spot.worth >= NOTABLE else 0
    return -worth, seen.away_metres, seen.spot.element_id


def _passed_order(seen: Sighting) -> tuple[int, float, str]:
    """The worthiest first, and of these the last one passed: it tells that the end is near."""
    return -seen.spot.worth, -seen.along_metres, seen.spot.element_id


def _nearest(line: Sequence[Point], point: Point) -> Point:
    feet = [nearest_on_segment(point, a, b)[0] for a, b in pairwise(line)]
    return min(feet, key=lambda foot: math.dist(foot, point))
