"""Which sign a step is told with: one seen where it begins, that names where the way leads.

An arrow that points elsewhere than the way goes is never told: the way may be another one than
the sign's, by a lift in place of stairs.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from floorplans.guidance.headings import Vector, heading_between, nearest_on_segment
from floorplans.guidance.sign_map import PostedLine
from floorplans.guidance.steps import RIDE_STEP_KINDS, SeenSign, Step, StepKind
from floorplans.guidance.surroundings import Surroundings
from floorplans.model import Connector, Plan, Point
from floorplans.route import RIDE_KINDS, Route

_SEEN_METRES = 8.0
"""How far from a walker, and from where the step begins, a sign may hang."""
_BEFORE_METRES = 4.0
"""How far before a corner a sign may hang that tells where to turn at it."""
_NEXT_STEP_METRES = 1.5
"""A sign this near to the end of a walk tells how the next step goes."""
_WAY_ON_METRES = 6.0
"""The stretch whose direction an arrow is held against."""
_FEWEST_ON_METRES = 2.0
_OFF_THE_ARROW_DEGREES = 50.0
_ASKANCE_DEGREES = 70.0
"""From farther round the side than this nobody reads a sign."""
_STRIDE_METRES = 1.0


def with_signs(steps: Sequence[Step], route: Route, around: Surroundings) -> tuple[Step, ...]:
    """The same steps, at most one sign each, none twice."""
    if not around.plan.signs:
        return tuple(steps)
    goals = _goals(route, around.plan)
    used: set[str] = set()
    told: list[Step] = []
    for number, step in enumerate(steps):
        walk = _walk_of(step, route)
        seen = None
        if walk is not None:
            sought = [*goals, *_on_the_way(steps[number + 1 :], walk.level_id, route, around.plan)]
            seen = _sign(walk, sought, used, around)
        if seen is not None:
            used.add(seen.sign_id)
        told.append(replace(step, sign=seen))
    return tuple(told)


@dataclass(frozen=True, slots=True)
class _Walk:
    """What is walked around a step on its level: `start` and `end` are the step's, in metres along
    the line, which goes on before and behind it up to the next ride or level."""

    level_id: str
    line: tuple[Point, ...]
    along: tuple[float, ...]
    start: float
    end: float

    def at(self, metres: float) -> Point:
        for (a, b), (before, after) in zip(pairwise(self.line), pairwise(self.along), strict=True):
            if metres <= after and after > before:
                share = max(0.0, metres - before) / (after - before)
                return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        return self.line[-1]

    def heading(self, start: float, end: float) -> Vector | None:
        """The direction from one point of the line to another."""
        return heading_between(self.at(start), self.at(end))

    def foot(self, point: Point) -> float:
        """Where along the line, near the step's start, it comes nearest to a point."""
        first = max(0.0, self.start - _BEFORE_METRES)
        last = min(self.end, self.start + _SEEN_METRES)
        inside = [metres for metres in self.along if first < metres < last]
        nearest = math.inf, first
        for before, after in pairwise([first, *inside, last]):
            foot, share = nearest_on_segment(point, self.at(before), self.at(after))
            away = math.dist(point, foot)
            if away < nearest[0] - 1e-9:
                nearest = away, before + share * (after - before)
        return nearest[1]


def _walk_of(step: Step, route: Route) -> _Walk | None:
    """The walk of a step; None for one that rides, arrives or walks nowhere."""
    legs = route.legs
    if step.kind in RIDE_STEP_KINDS or step.kind is StepKind.ARRIVE:
        return None
    if step.first_leg >= step.end_leg or legs[step.end_leg - 1].kind in RIDE_KINDS:
        return None
    level_id = legs[step.end_leg - 1].end.level_id

    def is_walked(number: int) -> bool:
        return (
            legs[number].kind not in RIDE_KINDS
            and legs[number].start.level_id == legs[number].end.level_id == level_id
        )

    first = end = step.end_leg - 1
    while first > 0 and is_walked(first - 1):
        first -= 1
    while end < len(legs) and is_walked(end):
        end += 1
    if not is_walked(first) or end <= first:
        return None
    points: list[Point] = [legs[first].start.point]
    ends = {first: 0}
    for number in range(first, end):
        points += [point.point for point in legs[number].shape[1:]]
        ends[number + 1] = len(points) - 1
    along = tuple(accumulate((math.dist(a, b) for a, b in pairwise(points)), initial=0.0))
    return _Walk(
        level_id,
        tuple(points),
        along,
        along[ends[max(first, step.first_leg)]],
        along[ends[min(end, step.end_leg)]],
    )


def _goals(route: Route, plan: Plan) -> list[tuple[str, ...]]:
    """What the way leads to, as signs would name it: the place, then its departments."""
    place = plan.place_by_id.get(route.end_place_id or "")
    if place is None:
        return []
    departments = [each for each in plan.departments if place.id in each.place_ids]
    return [
        (*place.names.texts(), *([place.ref] if place.ref else [])),
        tuple(name for each in departments for name in each.names.texts()),
    ]


def _on_the_way(
    steps: Sequence[Step], level_id: str, route: Route, plan: Plan
) -> Iterator[tuple[str, ...]]:
    """What signs on a level may name of the way that is left: the goal's building if it is
    another one, then what comes, the next first."""
    buildings = {building.id: building.names.texts() for building in plan.buildings}
    end = plan.level_by_id.get(route.legs[-1].end.level_id)
    here = plan.level_by_id.get(level_id)
    if end is not None and here is not None and end.building_id != here.building_id:
        yield buildings.get(end.building_id or "", ())
    for step in steps:
        if step.kind in RIDE_STEP_KINDS and step.connector_id is not None:
            yield _connector_names(step.connector_id, plan)
        elif step.area_id is not None:
            names = getattr(plan.element_by_id.get(step.area_id), "names", None)
            yield names.texts() if names is not None else ()
        elif step.kind is StepKind.ENTER_BUILDING:
            yield buildings.get(step.building_id or "", ())


def _connector_names(connector_id: str, plan: Plan) -> tuple[str, ...]:
    connector = plan.element_by_id.get(connector_id)
    own = connector.names.texts() if isinstance(connector, Connector) else ()
    places = [place for place in plan.places if place.connector_id == connector_id]
    return (*own, *(name for place in places for name in place.names.texts()))


def _sign(
    walk: _Walk, sought: Sequence[tuple[str, ...]], used: set[str], around: Surroundings
) -> SeenSign | None:
    """The sign that names the closest to the goal; of several the one nearest to the start."""
    for names in sought:
        found: list[tuple[float, str, PostedLine]] = []
        for line in around.signs.naming(walk.level_id, names):
            if line.sign_id in used:
                continue
            foot = walk.foot(line.spot.point)
            if (
                math.dist(walk.at(walk.start), line.spot.point) <= _SEEN_METRES
                and _leads(walk, line, foot)
                and _is_read(walk, line, foot, around)
            ):
                found.append((abs(foot - walk.start), line.sign_id, line))
        if found:
            _, sign_id, line = min(found, key=lambda each: each[:2])
            return SeenSign(sign_id, line.text, line.pointed is not None)
    return None


def _leads(walk: _Walk, line: PostedLine, foot: float) -> bool:
    """Whether a sign belongs to this step, and its arrow, if it has one, agrees with the way."""
    if foot > walk.end - _NEXT_STEP_METRES and foot > walk.start + _NEXT_STEP_METRES:
        return False
    if line.pointed is None:
        return True
    start = max(foot, walk.start)
    end = min(start + _WAY_ON_METRES, walk.along[-1])
    way_on = walk.heading(start, end)
    if way_on is None or end - start < _FEWEST_ON_METRES:
        return False
    return _degrees_between(way_on, line.pointed) <= _OFF_THE_ARROW_DEGREES


def _is_read(walk: _Walk, line: PostedLine, foot: float, around: Surroundings) -> bool:
    """Whether somebody who comes along the walk has a sign before their eyes."""
    first = max(0.0, walk.start - _SEEN_METRES)
    count = max(0, math.ceil((foot - first) / _STRIDE_METRES))
    return any(
        _is_read_from(walk, min(foot, first + number * _STRIDE_METRES), line, around)
        for number in range(count, -1, -1)
    )


def _is_read_from(walk: _Walk, metres: float, line: PostedLine, around: Surroundings) -> bool:
    eye, spot = walk.at(metres), line.spot
    if math.dist(eye, spot.point) > _SEEN_METRES:
        return False
    towards = heading_between(eye, spot.point)
    if towards is None:
        return False
    looks = (
        walk.heading(max(0.0, metres - _FEWEST_ON_METRES), metres),
        walk.heading(metres, metres + _FEWEST_ON_METRES),
    )
    if all(look is None or _degrees_between(look, towards) > 90.0 for look in looks):
        return False
    if spot.outward is not None:
        back = (-towards[0], -towards[1])
        if _degrees_between(back, spot.outward) > _ASKANCE_DEGREES:
            return False
    return around.landmarks.is_in_sight(walk.level_id, eye, spot)


def _degrees_between(a: Vector, b: Vector) -> float:
    return math.degrees(math.acos(min(1.0, max(-1.0, a[0] * b[0] + a[1] * b[1]))))
