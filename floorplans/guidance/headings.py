"""Plane geometry of walking: headings, signed turns and the smoothing of a walked line."""

import math
from collections.abc import Sequence

from floorplans.guidance.steps import Side, Turn
from floorplans.model import Point

Vector = tuple[float, float]
"""A direction of length one."""

BEND_DEGREES = 25.0
"""A smaller change of direction goes unsaid: people follow the floor."""
_SLIGHT_DEGREES = 50.0
_SHARP_DEGREES = 120.0
_BACK_DEGREES = 160.0
_AHEAD_DEGREES = 45.0


def heading_between(start: Point, end: Point) -> Vector | None:
    """The direction from one point to another, None if they are closer than 1 cm."""
    x, y = end[0] - start[0], end[1] - start[1]
    length = math.hypot(x, y)
    return (x / length, y / length) if length >= 0.01 else None


def turn_degrees(before: Vector, after: Vector) -> float:
    """The signed turn from one heading to another in degrees, -180 to 180, positive to the left."""
    cross = before[0] * after[1] - before[1] * after[0]
    dot = before[0] * after[0] + before[1] * after[1]
    return math.degrees(math.atan2(cross, dot))


def compass_heading(bearing_degrees: float, plan_bearing_degrees: float) -> Vector:
    """The local direction of a compass bearing, on a plan whose +y has `plan_bearing_degrees`."""
    angle = math.radians(bearing_degrees - plan_bearing_degrees)
    return math.sin(angle), math.cos(angle)


def turn_of(degrees: float) -> Turn | None:
    """The turn that a signed change of direction is said as; None for going straight on."""
    size = abs(degrees)
    if size < BEND_DEGREES:
        return None
    if size > _BACK_DEGREES:
        return Turn.BACK
    left = degrees > 0
    if size < _SLIGHT_DEGREES:
        return Turn.SLIGHT_LEFT if left else Turn.SLIGHT_RIGHT
    if size <= _SHARP_DEGREES:
        return Turn.LEFT if left else Turn.RIGHT
    return Turn.SHARP_LEFT if left else Turn.SHARP_RIGHT


def side_of(degrees: float) -> Side:
    """On which side something lies that one turns to by so many degrees."""
    if abs(degrees) < _AHEAD_DEGREES:
        return Side.AHEAD
    return Side.LEFT if degrees > 0 else Side.RIGHT


def smoothed(points: Sequence[Point], tolerance_metres: float) -> list[int]:
    """Indices of the points that a smoothed line keeps, the first and last always among them.

    Douglas and Peucker, Cartographica 10 (1973) 112-122, with a stack in place of recursion.
    """
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        farthest, distance = first, tolerance_metres
        for index in range(first + 1, last):
            away = distance_to_segment(points[index], points[first], points[last])
            if away > distance:
                farthest, distance = index, away
        if farthest != first:
            keep.add(farthest)
            stack += [(first, farthest), (farthest, last)]
    return sorted(keep)


def nearest_on_segment(point: Point, start: Point, end: Point) -> tuple[Point, float]:
    """The nearest point of a segment, and how far along it that lies, from 0 to 1."""
    x, y = end[0] - start[0], end[1] - start[1]
    length_squared = x * x + y * y
    if length_squared == 0.0:
        return start, 0.0
    share = ((point[0] - start[0]) * x + (point[1] - start[1]) * y) / length_squared
    share = min(1.0, max(0.0, share))
    return (start[0] + share * x, start[1] + share * y), share


def distance_to_segment(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from a segment, in the points' unit."""
    nearest, _ = nearest_on_segment(point, start, end)
    return math.dist(point, nearest)
