"""Proves legs that are no walk across a floor: through doors, along path lines, on connectors."""

import itertools
import math
from collections.abc import Iterator

from shapely import LineString

from floorplans.kinds import ConnectorKind, Direction
from floorplans.model import Area, Connector, Door, PathLine, Point
from floorplans.route import Leg, LegKind
from floorplans.route_proof.door_gaps import WALL_REACH_METRES, distance_to_point
from floorplans.route_proof.failures import ProofFailure, ProofFailureCode
from floorplans.route_proof.level_floor import LevelFloor

ON_LINE_METRES = 0.05
"""How far from its path line a leg may lie."""
LINK_METRES = 0.5
"""A path line is joined to a door or stop no farther than this from it."""
AT_STOP_METRES = 0.02
DOOR_SLACK_METRES = 0.1
_SIDE_METRES = 0.05
_LOOK_METRES = 0.3

ELEMENT_OF_KIND: dict[LegKind, type] = {
    LegKind.WALK: Area,
    LegKind.PATH: PathLine,
    LegKind.DOOR: Door,
    LegKind.STAIRS: Connector,
    LegKind.ESCALATOR: Connector,
    LegKind.RAMP: Connector,
    LegKind.LIFT: Connector,
}
CONNECTOR_OF_KIND: dict[LegKind, ConnectorKind] = {
    LegKind.STAIRS: ConnectorKind.STAIRS,
    LegKind.ESCALATOR: ConnectorKind.ESCALATOR,
    LegKind.RAMP: ConnectorKind.RAMP,
    LegKind.LIFT: ConnectorKind.LIFT,
}


def prove_path_leg(
    index: int, leg: Leg, path: PathLine, floor: LevelFloor
) -> Iterator[ProofFailure]:
    """The leg lies on one straight piece of its line, in a direction that the line allows; or it
    is the short link from a door or stop beside the line."""
    start, end = leg.start.point, leg.end.point
    if leg.start.level_id != path.level_id:
        yield ProofFailure(ProofFailureCode.WRONG_ELEMENT, index, path.id, start)
        return
    line = LineString([start, end])
    for area in floor.areas:
        if area.hazard is not None and line.intersection(area.polygon).length > ON_LINE_METRES:
            yield ProofFailure(ProofFailureCode.HAZARD, index, area.id, start)
    ways = [
        (end[0] - start[0]) * (two[0] - one[0]) + (end[1] - start[1]) * (two[1] - one[1])
        for one, two in itertools.pairwise(path.points)
        if distance_to_point((*one, *two), start) <= ON_LINE_METRES
        and distance_to_point((*one, *two), end) <= ON_LINE_METRES
    ]
    if not ways and _is_link(path, start, end, floor):
        return
    if not ways:
        yield ProofFailure(ProofFailureCode.OFF_PATH_LINE, index, path.id, start)
    elif not any(_may_go(path.direction, way) for way in ways):
        yield ProofFailure(ProofFailureCode.ONE_WAY, index, path.id, start)


def _is_link(path: PathLine, start: Point, end: Point, floor: LevelFloor) -> bool:
    """Whether a leg joins its line with what stands beside it: a stop, or the gap of a door."""
    off = [point for point in (start, end) if _metres_off(path, point) > ON_LINE_METRES]
    if len(off) != 1 or _metres_off(path, off[0]) > LINK_METRES + ON_LINE_METRES:
        return False
    is_short = math.dist(start, end) <= LINK_METRES + ON_LINE_METRES
    return is_short or bool(floor.doors_at(off[0], LINK_METRES + DOOR_SLACK_METRES))


def _metres_off(path: PathLine, point: Point) -> float:
    pieces = itertools.pairwise(path.points)
    return min(distance_to_point((*one, *two), point) for one, two in pieces)


def _may_go(direction: Direction, way: float) -> bool:
    if direction is Direction.BOTH or way == 0:
        return True
    return (way > 0) == (direction is Direction.FORWARD)


def prove_ride(index: int, leg: Leg, connector: Connector) -> Iterator[ProofFailure]:
    """The ride goes from one stop to another that it serves, in an allowed direction.

    Lifts join any two stops; the others each stop with the next. FORWARD is from the first stop to
    the last.
    """
    starts = _stops_at(connector, leg.start.level_id, leg.start.point)
    ends = _stops_at(connector, leg.end.level_id, leg.end.point)
    is_lift = connector.kind is ConnectorKind.LIFT
    rides = [
        last - first
        for first in starts
        for last in ends
        if first != last and (is_lift or abs(last - first) == 1)
    ]
    if not rides:
        yield ProofFailure(ProofFailureCode.OFF_STOP, index, connector.id, leg.start.point)
    elif not any(_may_go(connector.direction, ride) for ride in rides):
        yield ProofFailure(ProofFailureCode.ONE_WAY, index, connector.id, leg.start.point)


def _stops_at(connector: Connector, level_id: str, point: Point) -> list[int]:
    return [
        number
        for number, stop in enumerate(connector.stops)
        if stop.level_id == level_id and math.dist(stop.point, point) <= AT_STOP_METRES
    ]


class DoorPassage:
    """One passage through a door: the leg itself and the legs before and after it, if any."""

    def __init__(
        self, index: int, leg: Leg, door: Door, before: Leg | None, after: Leg | None
    ) -> None:
        self.index = index
        self.leg = leg
        self.door = door
        self._before = _look(before, from_end=True)
        self._after = _look(after, from_end=False)

    def failures(
        self, floors: dict[str, LevelFloor], gap_width_metres: float
    ) -> Iterator[ProofFailure]:
        """The leg is at its door on levels that it joins, goes through it, and the allowed way."""
        leg, door = self.leg, self.door
        reach = WALL_REACH_METRES + gap_width_metres / 2 + DOOR_SLACK_METRES
        for end in (leg.start, leg.end):
            if end.level_id not in door.level_ids:
                yield self._failure(ProofFailureCode.WRONG_ELEMENT)
                return
            away = math.dist(end.point, door.point)
            if not away <= reach:
                yield self._failure(ProofFailureCode.OFF_DOOR, away, reach)
                return
        if not self._goes_through(floors, gap_width_metres):
            yield self._failure(ProofFailureCode.WALL_CROSSED)
        if door.direction is not Direction.BOTH and not self._is_allowed_way(floors):
            yield self._failure(ProofFailureCode.ONE_WAY)

    def _goes_through(self, floors: dict[str, LevelFloor], gap_width: float) -> bool:
        """Whether the walk comes out on the other side of the door's wall, if it has a wall.

        True where the route begins or ends in the door.
        """
        if self._before is None or self._after is None:
            return True
        for level_id in {self.leg.start.level_id, self.leg.end.level_id}:
            gaps = floors[level_id].gaps(self.door, gap_width)
            if gaps:
                return any(
                    not _same_side(
                        gap.across_metres(*self._before), gap.across_metres(*self._after)
                    )
                    for gap in gaps
                )
        return True

    def _is_allowed_way(self, floors: dict[str, LevelFloor]) -> bool:
        """FORWARD leaves the door's own area, BACKWARD enters it; without one nothing is proven."""
        own = self.door.from_area_id
        if own is None:
            return False
        was_in = own in floors[self.leg.start.level_id].areas_at(
            self._before or self.leg.start.point
        )
        will_be_in = own in floors[self.leg.end.level_id].areas_at(
            self._after or self.leg.end.point
        )
        if self.door.direction is Direction.FORWARD:
            return was_in and not will_be_in
        return will_be_in and not was_in

    def _failure(
        self, code: ProofFailureCode, value: float | None = None, wanted: float | None = None
    ) -> ProofFailure:
        return ProofFailure(code, self.index, self.door.id, self.leg.start.point, value, wanted)


def _same_side(before: float, after: float) -> bool:
    return (before > _SIDE_METRES and after > _SIDE_METRES) or (
        before < -_SIDE_METRES and after < -_SIDE_METRES
    )


def _look(leg: Leg | None, *, from_end: bool) -> Point | None:
    """A point a little way along a walk, seen from the door at its end or start."""
    if leg is None or leg.kind not in (LegKind.WALK, LegKind.PATH):
        return None
    near, far = (leg.end, leg.start) if from_end else (leg.start, leg.end)
    length = math.dist(near.point, far.point)
    share = 1.0 if length <= _LOOK_METRES else _LOOK_METRES / length
    return near.x + share * (far.x - near.x), near.y + share * (far.y - near.y)
