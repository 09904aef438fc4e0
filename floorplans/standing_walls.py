"""What stands of the walls of a space where doors and open borders are open to a body."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from floorplans.walkable_spaces import Space

OPENING_END_METRES = 0.01
"""A wall nearer than this to the end of an opening meets it there."""
OPENING_DEPTH_METRES = 0.17
"""How far a wall may bend away from a straight opening and still be cut by it."""

_POST_METRES = 0.002


def standing_walls(space: Space, openings: Sequence[LineString]) -> BaseGeometry:
    """A space's walls and the wall lines within it, less its openings."""
    walls: BaseGeometry = shapely.union_all([space.polygon.boundary, space.inner_walls])
    return walls.difference(_cut_by(openings)) if openings else walls


def posts_between(openings: Sequence[LineString], doorways: Sequence[LineString]) -> BaseGeometry:
    """What stands at the ends of doorways, of which two may meet in a corner and leave no wall: the
    ends that no other opening goes past."""
    posts = [post for line in doorways for post in _posts_of(line)]
    if not posts:
        return MultiLineString()
    past = shapely.union_all([_deep(line) for line in openings])
    return MultiLineString([post for post in posts if not past.intersects(post)])


def _posts_of(doorway: LineString) -> Iterator[LineString]:
    """A little of the wall beside each end of a doorway."""
    points = shapely.get_coordinates(doorway)
    for end, before in ((points[0], points[1]), (points[-1], points[-2])):
        length = float(np.hypot(*(end - before)))
        if length > 0.0:
            yield LineString([end, end + (end - before) * (_POST_METRES / length)])


def walls_near(walls: BaseGeometry, line: LineString, reach_metres: float) -> BaseGeometry:
    """What of some walls is that near to a line."""
    near = line.buffer(reach_metres)
    return shapely.clip_by_rect(walls, *near.bounds).intersection(near)


def _cut_by(openings: Sequence[LineString]) -> BaseGeometry:
    """Where openings take walls away: what lies along them, as deep as walls are drawn apart; but
    not walls that meet them at their ends."""
    lines = np.asarray(openings, dtype=object)
    along = shapely.buffer(lines, OPENING_END_METRES / 2, cap_style="flat")
    return shapely.union_all([*map(_deep, openings), *along])


def _deep(opening: LineString) -> BaseGeometry:
    """An opening but for its ends, as deep as walls are drawn apart."""
    if opening.length <= 2 * OPENING_END_METRES:
        return Polygon()
    between = substring(opening, OPENING_END_METRES, opening.length - OPENING_END_METRES)
    deep: BaseGeometry = between.buffer(OPENING_DEPTH_METRES, cap_style="flat")
    return deep
