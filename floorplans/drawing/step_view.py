"""The view of one step of a way: forward is up, who walks stands low, the next step is inside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from floorplans.drawing.route_line import pieces_of
from floorplans.drawing.view import PictureSize, View, turned
from floorplans.model import Point
from floorplans.route import Leg

LEAST_METRES = 22.0
SPOT_FROM_TOP = 0.7
SNAP_DEGREES = 15.0
LOOK_AHEAD_METRES = 10.0
LOOK_BACK_METRES = 4.0
MARGIN_SHARE = 0.13


@dataclass(frozen=True, slots=True)
class StepWalk:
    """What a step's view is made from, in local metres: where it begins, the walk from there to the
    next step as far as it stays at this height, and the walk that led there."""

    spot: Point
    ahead: tuple[Point, ...]
    behind: tuple[Point, ...]


def step_walk(
    legs: Sequence[Leg], first_leg: int, end_leg: int, spot: Point, level_ids: Sequence[str]
) -> StepWalk:
    """The walk of a step that travels some of a route's legs, on the levels of one height."""
    ahead = pieces_of(legs[first_leg:end_leg], level_ids)
    behind = pieces_of(legs[:first_leg], level_ids)
    starts_here = bool(ahead) and math.dist(ahead[0][0], spot) < 0.5
    ends_here = bool(behind) and math.dist(behind[-1][-1], spot) < 0.5
    return StepWalk(
        spot,
        tuple(ahead[0]) if starts_here else (),
        tuple(behind[-1]) if ends_here else (),
    )


def heading_of(walk: StepWalk, straight_degrees: float) -> float:
    """The bearing, clockwise from local +y, that is forward: of the walk's first metres as a whole,
    else of the last ones before it. Walls that run within 15° of it are followed exactly."""
    heading = find_heading(walk, straight_degrees)
    return straight_degrees if heading is None else heading


def find_heading(walk: StepWalk, straight_degrees: float) -> float | None:
    """The same; None where nothing is walked, neither from here nor to here."""
    if _is_long(walk.ahead):
        heading = heading_degrees(walk.ahead, LOOK_AHEAD_METRES)
    elif _is_long(walk.behind):
        heading = heading_degrees(walk.behind[::-1], LOOK_BACK_METRES) + 180.0
    else:
        return None
    along = straight_degrees + 90.0 * round((heading - straight_degrees) / 90.0)
    return along if abs(along - heading) <= SNAP_DEGREES else heading


def heading_degrees(walk: Sequence[Point], look_ahead_metres: float = LOOK_AHEAD_METRES) -> float:
    """The bearing, clockwise from local +y, of a walk's first metres as a whole."""
    line = shapely.LineString(walk)
    start, ahead = line.coords[0], line.interpolate(min(look_ahead_metres, line.length))
    return math.degrees(math.atan2(ahead.x - start[0], ahead.y - start[1]))


def step_view(walk: StepWalk, size: PictureSize, up_degrees: float) -> View:
    """The view with the spot at 70 % of the height and all of the walk inside, as large as that
    allows, but with 22 m across at least."""
    reach = [turned((x - walk.spot[0], y - walk.spot[1]), up_degrees) for x, y in walk.ahead]
    rights, ups = [0.0, *(right for right, _ in reach)], [0.0, *(up for _, up in reach)]
    width, height = float(size.width_px), float(size.height_px)
    margin = MARGIN_SHARE * min(width, height)
    room_up, room_down = SPOT_FROM_TOP * height - margin, (1 - SPOT_FROM_TOP) * height - margin
    across = max(max(rights) - min(rights), 1e-6)
    px_per_metre = min(
        min(width, height) / LEAST_METRES,
        room_up / max(*ups, 1e-6),
        room_down / max(*(-up for up in ups), 1e-6),
        (width - 2 * margin) / across,
    )
    # Who walks stays in the middle unless the walk needs the room at one side.
    half = (width / 2 - margin) / px_per_metre
    middle_right = min(max(0.0, max(rights) - half), min(rights) + half)
    up = (SPOT_FROM_TOP - 0.5) * height / px_per_metre
    away = turned((middle_right, up), -up_degrees)
    centre = walk.spot[0] + away[0], walk.spot[1] + away[1]
    return View(centre, px_per_metre, size, up_degrees)


def _is_long(walk: Sequence[Point]) -> bool:
    return len(walk) > 1 and shapely.LineString(walk).length > 0.3
