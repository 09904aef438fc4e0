"""Straight runs of wall near a point, and the gap that a door makes in them.

Pure geometry on oriented rings: floor lies left of every ring's direction.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from shapely import LinearRing, LineString, Polygon

from floorplans.model import Point

STRAIGHT_RADIANS = math.radians(20)
"""A wall goes on straight while it turns less than this from where the door is."""
BULGE_METRES = 0.16
"""…and strays less than this from the straight line."""
MIN_RUN_METRES = 0.3
ON_WALL_METRES = 0.03
"""A wall drawn this near along another is that wall."""
PASS_METRES = 0.02
"""A wall that ends this near to a door's point passes it."""
OPPOSITE_COSINE = -math.cos(math.radians(20))


@dataclass(frozen=True, slots=True)
class Run:
    """A straight piece of wall: origin + t · direction for t in [start, end], metres.

    The origin is the point of the wall nearest to the door; the floor lies to the left.
    """

    origin: Point
    direction: Point
    start: float
    end: float

    @property
    def inward(self) -> Point:
        """Unit normal into the floor."""
        return -self.direction[1], self.direction[0]

    def at(self, t: float) -> Point:
        return self.origin[0] + t * self.direction[0], self.origin[1] + t * self.direction[1]


@dataclass(frozen=True, slots=True)
class Gap:
    """A door's gap in one space's wall: its middle, half width, direction and inward normal."""

    middle: Point
    half_width_metres: float
    direction: Point
    inward: Point

    def line(self) -> LineString:
        (x, y), (dx, dy), half = self.middle, self.direction, self.half_width_metres
        return LineString([(x - half * dx, y - half * dy), (x + half * dx, y + half * dy)])


def runs_near(polygon: Polygon, point: Point, reach_metres: float) -> list[Run]:
    """Straight runs of the polygon's rings that pass within reach of a point, nearest first."""
    found: list[tuple[float, Run]] = []
    for ring in (polygon.exterior, *polygon.interiors):
        found.extend(_runs_of_ring(ring, point, reach_metres))
    found.sort(key=lambda item: item[0])
    return [run for _, run in found]


def both_sides_of_line(
    line: LineString, point: Point, reach_metres: float
) -> tuple[Run, Run] | None:
    """The runs on either side of a wall line that passes within reach of a point, or None."""
    coordinates: list[Point] = [(x, y) for x, y, *_ in line.coords]
    best = min(
        ((_nearest(a, b, point), index) for index, (a, b) in enumerate(_pairs(coordinates))),
        default=None,
    )
    if best is None or best[0][0] > reach_metres:
        return None
    run = _extend(coordinates, best[1], best[0][1], closed=False)
    back = Run(run.origin, (-run.direction[0], -run.direction[1]), -run.end, -run.start)
    return run, back


GoesOn = Callable[[Point, Point], bool]
"""Whether another wall goes on from a point in a direction."""


def facing_gaps(  # two walls, a door, what else is drawn there
    first: Run,
    second: Run,
    point: Point,
    width_metres: float,
    beside: Sequence[Run] = (),
    goes_on: GoesOn | None = None,
) -> tuple[Gap, Gap] | None:
    """A door's gap in two walls that face away from each other, or None if they don't.

    The gap keeps its width where the common straight run allows, sliding away from corners. It
    opens walls that are drawn over the door too, `beside` these two, and so stays within them.
    Where a wall goes on straight behind such a corner, the door may as well be in the middle of its
    point: then the gap is what it opens either way.
    """
    if _dot(first.direction, second.direction) > OPPOSITE_COSINE:
        return None
    ends = sorted(_along(first, second.at(t)) for t in (second.start, second.end))
    low, high = max(first.start, ends[0]), min(first.end, ends[1])
    over = [run for run in beside if not any(_is_part_of(run, own) for own in (first, second))]
    low, high = _within_those_beside(first, point, low, high, over)
    if high - low < MIN_RUN_METRES:
        return None
    half = min(width_metres, high - low) / 2
    at = _along(first, point)
    middle_t = min(max(at, low + half), high - half)
    start, end = middle_t - half, middle_t + half
    if goes_on is not None:
        if at - width_metres / 2 < low and _all_go_on(first, second, low, -1, goes_on):
            end = min(end, at + width_metres / 2)
        if at + width_metres / 2 > high and _all_go_on(first, second, high, 1, goes_on):
            start = max(start, at - width_metres / 2)
    if end - start < MIN_RUN_METRES:
        return None
    half, middle = (end - start) / 2, first.at((start + end) / 2)
    other_middle = second.at(_along(second, middle))
    return (
        Gap(middle, half, first.direction, first.inward),
        Gap(other_middle, half, second.direction, second.inward),
    )


def _all_go_on(first: Run, second: Run, t: float, way: int, goes_on: GoesOn) -> bool:
    """Whether of two facing walls each that ends at `t` along the first goes on behind its end."""
    at, ahead = first.at(t), (way * first.direction[0], way * first.direction[1])
    other = second.at(_along(second, at))
    ending = [
        where
        for where, run in ((at, first), (other, second))
        if min(math.dist(where, run.at(end)) for end in (run.start, run.end)) <= PASS_METRES
    ]
    return bool(ending) and all(goes_on(where, ahead) for where in ending)


def _is_part_of(run: Run, own: Run) -> bool:
    """Whether a wall is drawn on another and ends where that ends."""
    if abs(_across(own, run.origin)) > ON_WALL_METRES:
        return False
    start, end = sorted(_along(own, run.at(t)) for t in (run.start, run.end))
    return abs(start - own.start) <= PASS_METRES or abs(end - own.end) <= PASS_METRES


def _within_those_beside(
    run: Run, point: Point, low: float, high: float, beside: Sequence[Run]
) -> tuple[float, float]:
    """What is left of a stretch of a run within all walls along it that pass the door."""
    at = _along(run, point)
    for other in beside:
        if abs(_dot(run.direction, other.direction)) < math.cos(STRAIGHT_RADIANS):
            continue
        start, end = sorted(_along(run, other.at(t)) for t in (other.start, other.end))
        if start <= at + PASS_METRES and end >= at - PASS_METRES:
            low, high = max(low, start), min(high, end)
    return low, high


def goes_on_in(lines: Sequence[LineString | LinearRing], at: Point, ahead: Point) -> bool:
    """Whether a piece of one of these lines begins at a point and leads straight ahead."""
    for line in lines:
        for a, b in _pairs([(x, y) for x, y, *_ in line.coords]):
            for near, far in ((a, b), (b, a)):
                if math.dist(near, at) > PASS_METRES:
                    continue
                way = (far[0] - near[0], far[1] - near[1])
                if _dot(way, ahead) >= math.cos(STRAIGHT_RADIANS) * math.hypot(*way) > 0.0:
                    return True
    return False


def single_gap(run: Run, point: Point, width_metres: float) -> Gap | None:
    """A door's gap in one wall with nothing drawn behind it; None in a stub of a wall."""
    if run.end - run.start < MIN_RUN_METRES:
        return None
    half = min(width_metres, run.end - run.start) / 2
    middle_t = min(max(_along(run, point), run.start + half), run.end - half)
    return Gap(run.at(middle_t), half, run.direction, run.inward)


def _runs_of_ring(ring: LinearRing, point: Point, reach: float) -> Iterator[tuple[float, Run]]:
    coordinates = [(x, y) for x, y, *_ in ring.coords][:-1]
    seen: set[tuple[Point, float, float]] = set()
    for index, (a, b) in enumerate(_pairs([*coordinates, coordinates[0]])):
        distance, foot = _nearest(a, b, point)
        if distance <= reach:
            run = _extend(coordinates, index, foot, closed=True)
            key = (
                (round(run.direction[0], 1), round(run.direction[1], 1)),
                round(run.start, 1),
                round(run.end, 1),
            )
            if key not in seen:
                seen.add(key)
                yield distance, run


def _extend(coordinates: Sequence[Point], index: int, foot: Point, *, closed: bool) -> Run:
    """The straight run around segment `index` of a ring or line, as seen from `foot`."""
    count = len(coordinates)
    a, b = coordinates[index], coordinates[(index + 1) % count]
    length = math.dist(a, b)
    direction = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
    run = Run(foot, direction, 0.0, 0.0)
    ends: list[float] = []
    for step in (-1, 1):
        at = index if step < 0 else index + 1
        end = _along(run, coordinates[at % count])
        for _ in range(count):
            following = at + step
            if not closed and not 0 <= following < count:
                break
            here, there = coordinates[at % count], coordinates[following % count]
            ahead = ((there[0] - here[0]) * step, (there[1] - here[1]) * step)
            size = math.hypot(*ahead)
            turned = _dot(ahead, direction) < math.cos(STRAIGHT_RADIANS) * size
            if turned:
                break
            share = _share_within(BULGE_METRES, _across(run, here), _across(run, there))
            end = _along(run, here) + share * (_along(run, there) - _along(run, here))
            if share < 1.0:
                break
            at = following
        ends.append(end)
    return Run(foot, direction, ends[0], ends[1])


def _share_within(bound: float, start: float, end: float) -> float:
    """How much of the way from `start` to `end` stays within ±bound, from 0 to 1."""
    if abs(end) <= bound:
        return 1.0
    edge = math.copysign(bound, end)
    return min(max((edge - start) / (end - start), 0.0), 1.0)


def _pairs(coordinates: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return itertools.pairwise(coordinates)


def _nearest(a: Point, b: Point, point: Point) -> tuple[float, Point]:
    """Distance from a point to segment ab, and the nearest point on it."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = dx * dx + dy * dy
    t = 0.0 if size == 0 else ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / size
    t = min(max(t, 0.0), 1.0)
    foot = (a[0] + t * dx, a[1] + t * dy)
    return math.dist(foot, point), foot


def _dot(first: Point, second: Point) -> float:
    return first[0] * second[0] + first[1] * second[1]


def _along(run: Run, point: Point) -> float:
    return _dot((point[0] - run.origin[0], point[1] - run.origin[1]), run.direction)


def _across(run: Run, point: Point) -> float:
    return _dot((point[0] - run.origin[0], point[1] - run.origin[1]), run.inward)
