"""The gap that a door makes in the walls it stands in, as the proof reads it: plane geometry."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from floorplans.model import Point

Segment = tuple[float, float, float, float]
"""x and y of one end, x and y of the other, metres."""

WALL_REACH_METRES = 0.5
"""A door belongs to walls no farther than this from its point."""
_TOUCH = 0.02
_STRAIGHT_COSINE = math.cos(math.radians(20.0))
_EXTRA = 0.02


@dataclass(frozen=True, slots=True)
class Gap:
    """An opening across walls: its middle amid the walls it opens, its unit vector, those walls.

    `cuts` maps the number of each wall segment to the share of it, from 0 to 1, that is open.
    """

    width_metres: float
    middle: Point
    direction: Point
    leaf: Segment
    """The closed leaf, straight from jamb to jamb."""
    cuts: dict[int, tuple[float, float]]

    def across_metres(self, x: float, y: float) -> float:
        """Signed metres of a point from the wall line; the sign tells the side."""
        dx, dy = x - self.middle[0], y - self.middle[1]
        return dy * self.direction[0] - dx * self.direction[1]


@dataclass(frozen=True, slots=True)
class _Axis:
    """A straight wall direction through the door's point."""

    origin: Point
    direction: Point

    def along(self, x: float, y: float) -> float:
        dx, dy = x - self.origin[0], y - self.origin[1]
        return dx * self.direction[0] + dy * self.direction[1]

    def across(self, x: float, y: float) -> float:
        dx, dy = x - self.origin[0], y - self.origin[1]
        return dy * self.direction[0] - dx * self.direction[1]

    def at(self, t: float, across: float) -> Point:
        dx, dy = self.direction
        return self.origin[0] + t * dx - across * dy, self.origin[1] + t * dy + across * dx


def gaps_of_door(point: Point, width_metres: float, walls: dict[int, Segment]) -> tuple[Gap, ...]:
    """The gaps that a door of this clear width can make in the walls around it.

    `walls` holds every wall segment within a door's width and reach of the point, by number. One
    gap for each direction of wall that passes nearest to the point: more than one only where the
    door is drawn on a corner. The gap lies in the middle of the point as far as all straight walls
    it cuts allow, else slid along them; where they are shorter than the door it is as wide as they.
    """
    near = sorted(
        (distance_to_point(wall, point), number)
        for number, wall in walls.items()
        if distance_to_point(wall, point) <= WALL_REACH_METRES
    )
    if not near:
        return ()
    gaps: list[Gap] = []
    tried: list[Point] = []
    for distance, number in near:
        direction = _direction(walls[number])
        is_known = any(abs(_dot(direction, other)) > _STRAIGHT_COSINE for other in tried)
        if distance > near[0][0] + WALL_REACH_METRES / 2 or is_known:
            continue
        tried.append(direction)
        gap = _gap_along(_Axis(point, direction), width_metres, walls)
        if gap is not None:
            gaps.append(gap)
    return tuple(gaps)


def _gap_along(axis: _Axis, width: float, walls: dict[int, Segment]) -> Gap | None:
    low, high = -math.inf, math.inf
    for start, end in _runs(axis, walls):
        low, high = max(low, start), min(high, end)
    if not high - low > _TOUCH:
        return None
    half = min(width, high - low) / 2
    middle = min(max(0.0, low + half), high - half)
    first, last = middle - half - _EXTRA / 2, middle + half + _EXTRA / 2
    cuts = {
        number: _open_share(axis, wall, first, last)
        for number, wall in walls.items()
        if _is_cut(axis, wall, first, last)
    }
    opened = [walls[number] for number in cuts]
    amid = [axis.at(t, _across(axis, opened, t)) for t in (middle, middle - half, middle + half)]
    return Gap(2 * half, amid[0], axis.direction, (*amid[1], *amid[2]), cuts)


def _across(axis: _Axis, walls: list[Segment], t: float) -> float:
    """How far across from the axis walls stand at `t` along it, in the middle of those there."""
    spans = [(wall, _span(axis, wall)) for wall in walls]
    there = [wall for wall, (start, end) in spans if start - _TOUCH <= t <= end + _TOUCH] or walls
    offsets = [_across_at(axis, wall, t) for wall in there]
    return (min(offsets) + max(offsets)) / 2 if offsets else 0.0


def _runs(axis: _Axis, walls: dict[int, Segment]) -> Iterator[tuple[float, float]]:
    """Extents along the axis of every straight run of wall that passes the door's point."""
    parallel = [wall for wall in walls.values() if _is_beside(axis, wall)]
    spans = [_span(axis, wall) for wall in parallel]
    for wall, span in zip(parallel, spans, strict=True):
        if span[0] <= _TOUCH and span[1] >= -_TOUCH:
            yield _grown(wall, span, parallel, axis)


def _grown(
    wall: Segment, span: tuple[float, float], parallel: list[Segment], axis: _Axis
) -> tuple[float, float]:
    """The run that a segment belongs to: segments that join it end to end."""
    members = [wall]
    pending = [other for other in parallel if other is not wall]
    is_growing = True
    while is_growing:
        is_growing = False
        for other in list(pending):
            if any(_join(other, member) for member in members):
                members.append(other)
                pending.remove(other)
                is_growing = True
    spans = [span, *(_span(axis, member) for member in members)]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _join(first: Segment, second: Segment) -> bool:
    ends = ((first[0], first[1]), (first[2], first[3]))
    others = ((second[0], second[1]), (second[2], second[3]))
    return any(math.dist(one, two) <= _TOUCH for one in ends for two in others)


def _is_beside(axis: _Axis, wall: Segment) -> bool:
    if abs(_dot(_direction(wall), axis.direction)) < _STRAIGHT_COSINE:
        return False
    return _nearest_across(axis, wall) <= WALL_REACH_METRES + _TOUCH


def _nearest_across(axis: _Axis, wall: Segment) -> float:
    first, second = axis.across(wall[0], wall[1]), axis.across(wall[2], wall[3])
    return 0.0 if first * second < 0 else min(abs(first), abs(second))


def _across_at(axis: _Axis, wall: Segment, t: float) -> float:
    """How far across from the axis a wall stands at `t` along it."""
    start, end = axis.along(wall[0], wall[1]), axis.along(wall[2], wall[3])
    first, second = axis.across(wall[0], wall[1]), axis.across(wall[2], wall[3])
    share = min(max((t - start) / (end - start), 0.0), 1.0)
    return first + share * (second - first)


def _is_cut(axis: _Axis, wall: Segment, first: float, last: float) -> bool:
    start, end = _span(axis, wall)
    return start < last and end > first and _is_beside(axis, wall)


def _open_share(axis: _Axis, wall: Segment, first: float, last: float) -> tuple[float, float]:
    start, end = axis.along(wall[0], wall[1]), axis.along(wall[2], wall[3])
    one, two = (first - start) / (end - start), (last - start) / (end - start)
    return max(0.0, min(one, two)), min(1.0, max(one, two))


def _span(axis: _Axis, wall: Segment) -> tuple[float, float]:
    first, second = axis.along(wall[0], wall[1]), axis.along(wall[2], wall[3])
    return (first, second) if first <= second else (second, first)


def _direction(wall: Segment) -> Point:
    dx, dy = wall[2] - wall[0], wall[3] - wall[1]
    length = math.hypot(dx, dy)
    return dx / length, dy / length


def _dot(first: Point, second: Point) -> float:
    return first[0] * second[0] + first[1] * second[1]


def pieces_left(wall: Segment, cuts: list[tuple[float, float]]) -> list[Segment]:
    """What stands of a wall segment when these shares of it are open."""
    pieces: list[Segment] = []
    at = 0.0
    for first, last in [*sorted(cuts), (1.0, 1.0)]:
        if first > at + 1e-9:
            pieces.append(_part(wall, at, first))
        at = max(at, last)
    return pieces


def _part(wall: Segment, first: float, last: float) -> Segment:
    ax, ay, bx, by = wall
    dx, dy = bx - ax, by - ay
    return ax + first * dx, ay + first * dy, ax + last * dx, ay + last * dy


def distance_to_point(wall: Segment, point: Point) -> float:
    """Metres from a segment to a point."""
    ax, ay, bx, by = wall
    x, y = point
    dx, dy = bx - ax, by - ay
    size = dx * dx + dy * dy
    t = 0.0 if size == 0.0 else ((x - ax) * dx + (y - ay) * dy) / size
    if t >= 1.0:
        return math.hypot(bx - x, by - y)
    if t <= 0.0:
        return math.hypot(ax - x, ay - y)
    return math.hypot(ax + t * dx - x, ay + t * dy - y)


def distance_between(first: Segment, second: Segment) -> float:
    """Metres between two segments; 0 where they meet."""
    ax, ay, bx, by = first
    cx, cy, dx, dy = second
    abx, aby, cdx, cdy = bx - ax, by - ay, dx - cx, dy - cy
    side_c = abx * (cy - ay) - aby * (cx - ax)
    side_d = abx * (dy - ay) - aby * (dx - ax)
    if side_c * side_d < 0.0:
        side_a = cdx * (ay - cy) - cdy * (ax - cx)
        side_b = cdx * (by - cy) - cdy * (bx - cx)
        if side_a * side_b < 0.0:
            return 0.0
    return min(
        distance_to_point(first, (cx, cy)),
        distance_to_point(first, (dx, dy)),
        distance_to_point(second, (ax, ay)),
        distance_to_point(second, (bx, by)),
    )
