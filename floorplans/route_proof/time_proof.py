"""Proves that a route keeps to the clock: what it passes is open from when somebody comes to it
until they are through, and what it waits for opens when it says.

Reads the plan's hours by a clock of its own; shares nothing with the search but values.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from shapely.geometry.base import BaseGeometry

from floorplans.closed_parts import ClosedPart, TimedPart
from floorplans.facts import Access
from floorplans.model import Area, Connector, Door, PathLine, Plan
from floorplans.opening_hours import open_spans
from floorplans.route import RIDE_KINDS, Leg, Route
from floorplans.route_proof.closure_proof import closed_floor, inside, points_along
from floorplans.route_proof.failures import ProofFailure, ProofFailureCode
from floorplans.travel_needs import TravelNeeds

_DAY, _WEEK = 1440, 10080
_SLACK_SECONDS = 0.001
_MINUTE = timedelta(minutes=1)


def prove_times(
    plan: Plan, closures: Sequence[TimedPart], route: Route, needs: TravelNeeds
) -> tuple[ProofFailure, ...]:
    """Every leg that passes something shut at its time, and every wait that is none; nothing for a
    route without a departure."""
    if route.departs_at is None:
        return ()
    return tuple(_TimeProof(plan, closures, route, needs).failures())


@dataclass(frozen=True, slots=True)
class _Passage:
    """A leg with the seconds after the departure at which it begins and ends."""

    index: int
    leg: Leg
    begins: float
    ends: float


class _TimeProof:
    def __init__(
        self, plan: Plan, closures: Sequence[TimedPart], route: Route, needs: TravelNeeds
    ) -> None:
        self.plan = plan
        self.closures = closures
        self.route = route
        self.needs = needs
        self._zone = ZoneInfo(plan.time_zone)
        self._floors: dict[int, BaseGeometry | None] = {}
        self._departs = (route.departs_at or datetime.now(UTC)).astimezone(UTC)

    def failures(self) -> Iterator[ProofFailure]:
        yield from self._prove_waits()
        passages = list(self._passages())
        for passage in passages:
            yield from self._prove_elements(passage)
        yield from self._prove_floors(passages)

    def _passages(self) -> Iterator[_Passage]:
        clock = 0.0
        for index, leg in enumerate(self.route.legs):
            clock += sum(wait.seconds for wait in self.route.waits if wait.before_leg == index)
            yield _Passage(index, leg, clock, clock + leg.duration_seconds)
            clock += leg.duration_seconds

    def _prove_waits(self) -> Iterator[ProofFailure]:
        last = -1
        for wait in self.route.waits:
            is_placed = last < wait.before_leg <= len(self.route.legs)
            if not (is_placed and wait.seconds > 0.0 and wait.element_id in self._known_ids()):
                yield ProofFailure(ProofFailureCode.WAIT, wait.before_leg, wait.element_id)
            last = wait.before_leg

    def _known_ids(self) -> set[str]:
        closed = {each.part.element_id or each.part.level_id for each in self.closures}
        return closed | self.plan.element_by_id.keys()

    def _prove_elements(self, passage: _Passage) -> Iterator[ProofFailure]:
        """Doors, lines and connectors are open all the while; floor is another matter."""
        element = self.plan.element_by_id.get(passage.leg.element_id)
        if isinstance(element, Area) or element is None:
            return
        if not self._is_open_while(element, passage.begins, passage.ends):
            yield self._failure(ProofFailureCode.HOURS, passage)
        for each in self.closures:
            if each.part.element_id == element.id and self._overlaps(each, passage):
                yield self._failure(ProofFailureCode.CLOSED, passage)

    def _overlaps(self, closure: TimedPart, passage: _Passage) -> bool:
        starts = -math.inf if closure.starts_at is None else self._seconds(closure.starts_at)
        ends = math.inf if closure.ends_at is None else self._seconds(closure.ends_at)
        return starts < passage.ends - _SLACK_SECONDS and ends > passage.begins + _SLACK_SECONDS

    def _is_open_while(self, element: object, begins: float, ends: float) -> bool:
        """By looking at its first moment, each full minute after it, and its last moment."""
        first = self._departs + timedelta(seconds=begins + _SLACK_SECONDS)
        last = max(first, self._departs + timedelta(seconds=ends - _SLACK_SECONDS))
        looks = [first, last]
        at = first.replace(second=0, microsecond=0) + _MINUTE
        while at < last:
            looks.append(at)
            at += _MINUTE
        return all(self._is_open(element, look) for look in looks)

    def _is_open(self, element: object, moment: datetime) -> bool:
        """Whether this traveller finds it open, by the clock on the wall."""
        if not isinstance(element, Area | Door | PathLine | Connector):
            return True
        spans = open_spans(element.opening_hours) if element.opening_hours else None
        if spans is None or self._needs_no_hours(element):
            return True
        wall = moment.astimezone(self._zone)
        minute = wall.isoweekday() * _DAY - _DAY + wall.hour * 60 + wall.minute
        return any(
            span.from_minute <= minute + week < span.until_minute
            for span in spans
            for week in (0, _WEEK)
        )

    def _needs_no_hours(self, element: Area | Door | PathLine | Connector) -> bool:
        """Who escapes gets out by every way out; who works here has keys, but lifts have none."""
        if Access.EMERGENCY in self.needs.access:
            return isinstance(element, Door) and (
                element.entrance is not None or element.access is Access.EMERGENCY
            )
        return Access.STAFF in self.needs.access and not isinstance(element, Connector)

    def _prove_floors(self, passages: Sequence[_Passage]) -> Iterator[ProofFailure]:
        """Nobody comes into floor while it is closed; who is in it when that begins may leave."""
        parts = [each for each in self._floor_parts() if self._is_met(each.part, passages)]
        if not parts:
            return
        before: set[int] = set()
        closed: set[int] = set()
        has_left = False
        for passage in passages:
            for level_id, seconds, within in self._seen(passage, parts):
                closed = {each for each in within if self._is_closed(parts[each], seconds)}
                is_last = passage is passages[-1] and level_id == passage.leg.end.level_id
                if passage.leg.kind in RIDE_KINDS and not is_last and _has_whole(parts, closed):
                    continue
                if closed and has_left and not closed & before:
                    yield self._failure(ProofFailureCode.CLOSED, passage)
                has_left = has_left or not closed
                before = within
        if closed and self._is_shut_at_end(parts, closed, passages[-1]):
            yield self._failure(ProofFailureCode.CLOSED, passages[-1])

    def _is_shut_at_end(
        self, parts: Sequence[TimedPart], numbers: set[int], last: _Passage
    ) -> bool:
        """Whether what somebody ends in is closed once all waits are over."""
        waited = sum(wait.seconds for wait in self.route.waits if wait.before_leg > last.index)
        return any(self._is_closed(parts[number], last.ends + waited) for number in numbers)

    def _floor_parts(self) -> Iterator[TimedPart]:
        """The closures of floor, and the areas with hours as parts without times of their own."""
        for each in self.closures:
            element = self.plan.element_by_id.get(each.part.element_id)
            if isinstance(element, Area) or each.part.level_id in self.plan.level_by_id:
                yield each
        for area in self.plan.areas:
            if area.opening_hours:
                yield TimedPart(ClosedPart("", element_id=area.id))

    def _is_met(self, part: ClosedPart, passages: Sequence[_Passage]) -> bool:
        """Whether a leg comes near the part's floor."""
        area = self.plan.element_by_id.get(part.element_id)
        level_id, bounds = part.level_id, (-math.inf, -math.inf, math.inf, math.inf)
        if isinstance(area, Area):
            level_id, bounds = area.level_id, area.polygon.bounds
        return any(
            level_id in (leg.start.level_id, leg.end.level_id)
            and min(leg.start.x, leg.end.x) <= bounds[2]
            and max(leg.start.x, leg.end.x) >= bounds[0]
            and min(leg.start.y, leg.end.y) <= bounds[3]
            and max(leg.start.y, leg.end.y) >= bounds[1]
            for leg in (each.leg for each in passages)
        )

    def _is_closed(self, part: TimedPart, seconds: float) -> bool:
        moment = self._departs + timedelta(seconds=seconds)
        if not part.part.closure_id and part.starts_at is None and part.ends_at is None:
            return not self._is_open(self.plan.element_by_id[part.part.element_id], moment)
        return part.is_closed_at(moment)

    def _seen(
        self, passage: _Passage, parts: Sequence[TimedPart]
    ) -> Iterator[tuple[str, float, set[int]]]:
        """Points along a leg: level, seconds after the departure, the parts that hold them."""
        looks = list(points_along(passage.leg))
        count = sum(len(points) for _, points in looks)
        done = 0
        for level_id, points in looks:
            held = [
                inside(self._floor(number, each.part), points)
                if self._is_on(each.part, level_id)
                else [False] * len(points)
                for number, each in enumerate(parts)
            ]
            for number in range(len(points)):
                share = done / max(count - 1, 1)
                seconds = passage.begins + share * (passage.ends - passage.begins)
                yield level_id, seconds, {each for each, has in enumerate(held) if has[number]}
                done += 1

    def _floor(self, number: int, part: ClosedPart) -> BaseGeometry | None:
        """The floor of a part, by its number; None for a whole level."""
        if number not in self._floors:
            area = self.plan.element_by_id.get(part.element_id)
            level_id = area.level_id if isinstance(area, Area) else part.level_id
            self._floors[number] = closed_floor(self.plan, (part,), level_id)
        return self._floors[number]

    def _is_on(self, part: ClosedPart, level_id: str) -> bool:
        area = self.plan.element_by_id.get(part.element_id)
        return (area.level_id if isinstance(area, Area) else part.level_id) == level_id

    def _seconds(self, moment: datetime) -> float:
        return (moment.astimezone(UTC) - self._departs).total_seconds()

    def _failure(self, code: ProofFailureCode, passage: _Passage) -> ProofFailure:
        leg = passage.leg
        return ProofFailure(code, passage.index, leg.element_id, leg.start.point, passage.begins)


def _has_whole(parts: Sequence[TimedPart], numbers: set[int]) -> bool:
    """Whether one of some parts is a whole level, which a stair only passes."""
    wholes = (parts[number].part for number in numbers)
    return any(not part.element_id and not part.corners for part in wholes)
