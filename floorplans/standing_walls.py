"""What stands of the walls of a space where doors and open borders are open to a body."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from floorplans.walkable_spaces import Space

OPENING_END_METRES = 0.01
"""A wall nearer than this to the end of an opening meets it there."""
OPENING_DEPTH_METRES = 0.17
"""How far a wall may bend away from a straight opening and still be cut by it."""


def standing_walls(space: Space, openings: Sequence[LineString]) -> BaseGeometry:
    """A space's walls and the wall lines within it, less its openings."""
    walls: BaseGeometry = shapely.union_all([space.polygon.boundary, space.inner_walls])
    return walls.difference(_cut_by(openings)) if openings else walls


def walls_beyond(
    space: Space, openings: Sequence[LineString], border: LineString, reach_metres: float
) -> BaseGeometry:
    """What stands of a space's walls that near to an open border of it."""
    return standing_walls(space, openings).intersection(border.buffer(reach_metres))


def _cut_by(openings: Sequence[LineString]) -> BaseGeometry:
    """Where openings take walls away: what lies along them, as deep as walls are drawn apart; but
    not walls that meet them at their ends."""
    lines = np.asarray(openings, dtype=object)
    between = [
        substring(line, OPENING_END_METRES, line.length - OPENING_END_METRES)
        for line in openings
        if line.length > 2 * OPENING_END_METRES
    ]
    deep = shapely.buffer(np.asarray(between, dtype=object), OPENING_DEPTH_METRES, cap_style="flat")
    along = shapely.buffer(lines, OPENING_END_METRES / 2, cap_style="flat")
    return shapely.union_all(np.concatenate((deep, along)))
