"""The route as it shows on one picture: its line with arrows, and where it changes level."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from floorplans.drawing.scene import Scene
from floorplans.drawing.shapes import Part, Pixel, Shape, Stroke
from floorplans.drawing.stretches import Stretch
from floorplans.drawing.theme import Paint
from floorplans.model import Plan, Point
from floorplans.route import RIDE_KINDS, Leg, LegKind, Route

LINE_PX = 8.5
CASING_PX = 2.6
AHEAD_PX = 5.0
WALKED_PX = 5.0
ARROW_EVERY_PX = 64.0


@dataclass(frozen=True, slots=True)
class RoutePart:
    """A route with the piece of it that a picture is about: the legs from `first_leg` up to, not
    including, `end_leg` are drawn loud, all others faint. Ends and changes of level are shown of
    `stretch` only (None: of all)."""

    route: Route
    first_leg: int
    end_leg: int
    stretch: Stretch | None = None

    @staticmethod
    def whole(route: Route) -> "RoutePart":
        """All of a route."""
        return RoutePart(route, 0, len(route.legs))

    @staticmethod
    def of_stretch(route: Route, stretch: Stretch) -> "RoutePart":
        """A stretch of a route."""
        return RoutePart(route, stretch.first_leg, stretch.end_leg, stretch)

    def holds_start(self) -> bool:
        """Whether the route begins in the stretch."""
        return self.stretch is None or self.stretch.first_leg == 0

    def holds_goal(self) -> bool:
        """Whether the route ends in the stretch, without a ride that leads away from it."""
        return self.stretch is None or self.stretch.is_last

    def legs_of_changes(self) -> tuple[Leg, ...]:
        """The legs whose changes of level are shown, with the ride that led to the stretch."""
        if self.stretch is None:
            return self.route.legs
        return self.route.legs[self.stretch.ride_leg : self.stretch.end_leg]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """Where a route leaves or comes onto a picture's levels: at `point`, by a ride, upwards or
    down; `level_id` is the other end's."""

    point: Point
    level_id: str
    upward: bool
    kind: LegKind


def pieces_of(legs: Sequence[Leg], level_ids: Sequence[str]) -> list[list[Point]]:
    """The lines of legs on some levels, in local metres, each without equal neighbours."""
    pieces: list[list[Point]] = []
    going_on = False
    for leg in _merged_rides(legs):
        passes = leg.kind in RIDE_KINDS and leg.start.level_id != leg.end.level_id
        for start, end in pairwise(leg.shape):
            here = start.level_id in level_ids and end.level_id in level_ids
            if not here or (passes and not {leg.start.level_id, leg.end.level_id} & set(level_ids)):
                going_on = False
                continue
            if not going_on:
                pieces.append([start.point])
            if pieces[-1][-1] != end.point:
                pieces[-1].append(end.point)
            going_on = True
    return [piece for piece in pieces if len(piece) > 1]


def level_changes_of(
    legs: Sequence[Leg], level_ids: Sequence[str], plan: Plan
) -> tuple[list[LevelChange], list[LevelChange]]:
    """Where legs leave some levels, and where they come onto them; in the order of travel."""
    away: list[LevelChange] = []
    arrivals: list[LevelChange] = []
    ordinals = {level.id: level.ordinal for level in plan.levels}
    for leg in _merged_rides(legs):
        start, end = leg.start, leg.end
        upward = ordinals.get(end.level_id, 0.0) > ordinals.get(start.level_id, 0.0)
        if start.level_id in level_ids and end.level_id not in level_ids:
            away.append(LevelChange(start.point, end.level_id, upward, leg.kind))
        elif end.level_id in level_ids and start.level_id not in level_ids:
            arrivals.append(LevelChange(end.point, start.level_id, upward, leg.kind))
    return away, arrivals


def _merged_rides(legs: Sequence[Leg]) -> list[Leg]:
    """Legs with consecutive rides of one connector made one, as a person experiences them."""
    merged: list[Leg] = []
    for leg in legs:
        last = merged[-1] if merged else None
        if last and leg.kind in RIDE_KINDS and leg.element_id == last.element_id:
            merged[-1] = Leg(
                kind=last.kind,
                element_id=last.element_id,
                start=last.start,
                end=leg.end,
                distance_metres=last.distance_metres + leg.distance_metres,
                duration_seconds=last.duration_seconds + leg.duration_seconds,
                shape=(*last.shape, *leg.shape[1:]),
            )
        else:
            merged.append(leg)
    return merged


@dataclass(frozen=True)
class RouteLine:
    """`part` is the line itself; `reach` is what labels stay away from, in pixels."""

    part: Part
    reach: BaseGeometry


def compose_route_line(part: RoutePart, scene: Scene) -> RouteLine:
    """The route's line: casings first, so that they never cut a line they cross; what is faint
    under what is loud."""
    scale = scene.symbol_scale
    legs = part.route.legs
    walked = _lines(legs[: part.first_leg], scene)
    ahead = _lines(legs[part.end_leg :], scene)
    loud = _lines(legs[part.first_leg : part.end_leg], scene)
    shapes: list[Shape] = [
        *_strokes(walked, Paint.CASING, (WALKED_PX + CASING_PX) * scale),
        *_strokes(ahead, Paint.CASING, (AHEAD_PX + CASING_PX) * scale),
        *_strokes(walked, Paint.WALKED, WALKED_PX * scale),
        *_strokes(ahead, Paint.AHEAD, AHEAD_PX * scale),
        *_strokes(loud, Paint.CASING, (LINE_PX + 2 * CASING_PX) * scale),
        *_strokes(loud, Paint.ROUTE, LINE_PX * scale),
        *(arrow for line in loud for arrow in _arrows(line, scale)),
    ]
    whole = MultiLineString([*loud, *walked, *ahead])
    return RouteLine(Part(tuple(shapes)), whole.buffer((LINE_PX / 2 + CASING_PX) * scale))


def _lines(legs: Sequence[Leg], scene: Scene) -> list[list[Pixel]]:
    """The pieces of legs that are on the levels shown, in pixels."""
    lines: list[list[Pixel]] = []
    for piece in pieces_of(legs, scene.level_ids):
        pixels = LineString(scene.view.to_pixels(np.array(piece, dtype=np.float64)))
        if pixels.length > 0.5:
            simple = pixels.simplify(0.4)
            lines.append([(x, y) for x, y, *_ in simple.coords])
    return lines


def _strokes(lines: Sequence[Sequence[Pixel]], paint: Paint, width_px: float) -> Iterator[Stroke]:
    return (Stroke(paint, tuple(line), width_px) for line in lines)


def _arrows(line: Sequence[Pixel], scale: float) -> Iterator[Stroke]:
    """Arrow heads along a line, clear of its bends and ends."""
    half = 0.34 * LINE_PX * scale
    clear = 10.0 * scale
    since = ARROW_EVERY_PX * scale * 0.45
    for (x1, y1), (x2, y2) in pairwise(line):
        length = math.hypot(x2 - x1, y2 - y1)
        if length == 0:
            continue
        dx, dy = (x2 - x1) / length, (y2 - y1) / length
        at = max(ARROW_EVERY_PX * scale - since, clear)
        last = 0.0
        while at <= length - clear:
            x, y = x1 + dx * at, y1 + dy * at
            wing_x, wing_y = x - dx * half, y - dy * half
            yield Stroke(
                Paint.CASING,
                (
                    (wing_x - dy * half, wing_y + dx * half),
                    (x + dx * half * 0.4, y + dy * half * 0.4),
                    (wing_x + dy * half, wing_y - dx * half),
                ),
                1.9 * scale,
            )
            last = at
            at += ARROW_EVERY_PX * scale
        since = length - last if last else since + length
