"""Signs on a picture: where one stands, starts and goes to, where a route changes level."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from floorplans.drawing.icons import glyph_shapes, icon_of_ride
from floorplans.drawing.lettering import clean_text, width_ems
from floorplans.drawing.plates import USED_PLATE_PX, plate_shapes
from floorplans.drawing.route_line import LevelChange
from floorplans.drawing.scene import Scene
from floorplans.drawing.shapes import Disc, Fill, Label, Part, Pixel, Shape, Stroke
from floorplans.drawing.theme import Paint
from floorplans.model import Point

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


LOOK_PX = 23.0
"""How far the way that somebody looks reaches out of their dot, at a symbol scale of 1."""


ASSUMED_CLASS = "plan-assumed"
"""Pages show these marks only beside the list that tells of them."""


class MarkerKind(Enum):
    START = "start"
    GOAL = "goal"
    HERE = "here"
    STOP = "stop"
    """A place that the way leads to before its goal."""
    BARRED = "barred"
    """What stands in a way that there is not."""
    ASSUMED = "assumed"
    """Something that a way rests on and that nobody measured; its `sign` is its number."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A sign on one level. `bearing_degrees`, clockwise from local +y, is where a person walks who
    is on a way, else where they look; only HERE shows it. `name` is what assistive technology
    reads; `sign` is what stands in an ASSUMED one."""

    kind: MarkerKind
    level_id: str
    point: Point
    bearing_degrees: float | None = None
    name: str = ""
    sign: str = ""


def badge_of(change: LevelChange, scene: Scene, covered: Sequence[Box] = ()) -> tuple[Part, Box]:
    """A plate with the ride's glyph, an arrow up or down and the level's sign; and its box.

    It stands above its point, and above what is `covered` there.
    """
    scale = scene.symbol_scale
    level = scene.plan.level_by_id.get(change.level_id)
    text = _sign(clean_text(level.label))[:4] if level is not None else ""
    type_px, icon_px, arrow_px, gap_px = 15.0 * scale, 16.0 * scale, 12.0 * scale, 4.0 * scale
    words_px = width_ems(text) * type_px
    width = icon_px + gap_px + arrow_px + (gap_px + words_px if text else 0.0)
    height = 25.0 * scale
    spot = scene.view.to_px(change.point)
    above = (spot[0], spot[1] - 28.0 * scale)
    side = (width + height) / 2
    for left, top, right, bottom in covered:
        meets = left < spot[0] + side and right > spot[0] - side
        if meets and top < above[1] + height / 2 + 2.0 * scale and bottom > above[1]:
            above = (spot[0], top - height / 2 - 3.0 * scale)
    x, y = _keep_inside(above, width + height, height, scene)
    left = x - width / 2
    arrow_x = left + icon_px + gap_px + arrow_px / 2
    up = -1.0 if change.upward else 1.0
    tip, tail, wing = y + up * 7.5 * scale, y - up * 7.5 * scale, y + up * 1.5 * scale
    bar = ((left + 1.0, y), (left + width - 1.0, y))
    head = ((arrow_x - arrow_px / 2.2, wing), (arrow_x, tip), (arrow_x + arrow_px / 2.2, wing))
    shapes: list[Shape] = [
        Disc(Paint.CASING, spot, 8.0 * scale),
        Disc(Paint.ROUTE, spot, 5.5 * scale),
        Stroke(Paint.CASING, bar, height + 4.0 * scale),
        Stroke(Paint.ROUTE, bar, height),
        *glyph_shapes(icon_of_ride(change.kind), (left + icon_px / 2, y), icon_px, Paint.CASING),
        Stroke(Paint.CASING, ((arrow_x, tail), (arrow_x, tip)), 2.6 * scale),
        Stroke(Paint.CASING, head, 2.6 * scale),
    ]
    if text:
        middle = (left + width - words_px / 2, y)
        shapes.append(Label(Paint.CASING, (text,), middle, type_px, is_bold=True))
    return Part(tuple(shapes)), (x - side, y - height / 2, x + side, max(spot[1], y + height / 2))


def _sign(label: str) -> str:
    """A level's label with a minus where a hyphen stands for one."""
    return "\N{MINUS SIGN}" + label[1:] if label.startswith("-") else label


def arrival_part(change: LevelChange, scene: Scene) -> Part:
    """A plate in the route's colour with the glyph of the ride that one comes out of."""
    size = USED_PLATE_PX * scene.symbol_scale
    icon = icon_of_ride(change.kind)
    return Part(plate_shapes(icon, scene.view.to_px(change.point), size, Paint.ROUTE))


def _keep_inside(at: Pixel, width: float, height: float, scene: Scene) -> Pixel:
    """A centre moved so that a box around it stays in the picture, if it was near its edge."""
    _, _, right, bottom = scene.view.box
    if not (0 <= at[0] <= right and 0 <= at[1] + height * 1.5 <= bottom):
        return at
    return (
        min(max(at[0], width / 2 + 4), max(right - width / 2 - 4, width / 2 + 4)),
        max(at[1], height / 2 + 4),
    )


def marker_part(marker: Marker, scene: Scene) -> Part:
    """A start dot, a goal pin, a stop, a bar, a number, or "you are here" with its direction."""
    scale = scene.symbol_scale
    at = scene.view.to_px(marker.point)
    if marker.kind is MarkerKind.GOAL:
        shapes = _pin(at, scale)
    elif marker.kind is MarkerKind.STOP:
        shapes = (
            Disc(Paint.CASING, at, 10.5 * scale),
            Disc(Paint.ROUTE, at, 8.0 * scale),
            Disc(Paint.CASING, at, 2.6 * scale),
        )
    elif marker.kind is MarkerKind.BARRED:
        shapes = _no_entry(at, scale)
    elif marker.kind is MarkerKind.ASSUMED:
        shapes = _numbered(at, clean_text(marker.sign), scale)
    elif marker.kind is MarkerKind.START:
        shapes = start_dot(at, scale)
    else:
        shapes = _here(at, marker.bearing_degrees, scene)
    style_class = ASSUMED_CLASS if marker.kind is MarkerKind.ASSUMED else ""
    return Part(shapes, name=marker.name or marker.sign, style_class=style_class)


def start_dot(at: Pixel, scale: float) -> tuple[Shape, ...]:
    """A ring in the route's colour around white."""
    return (
        Disc(Paint.CASING, at, 10.5 * scale),
        Disc(Paint.ROUTE, at, 8.5 * scale),
        Disc(Paint.CASING, at, 4.2 * scale),
    )


def _no_entry(at: Pixel, scale: float) -> tuple[Shape, ...]:
    """A disc with a bar across, as at the end of a street that nobody may enter."""
    bar = ((at[0] - 6.5 * scale, at[1]), (at[0] + 6.5 * scale, at[1]))
    return (
        Disc(Paint.CASING, at, 15.0 * scale),
        Disc(Paint.BARRED, at, 12.5 * scale),
        Stroke(Paint.CASING, bar, 5.0 * scale),
    )


def _numbered(at: Pixel, sign: str, scale: float) -> tuple[Shape, ...]:
    """A white disc with a dark rim and a number: to look up in a list, and no part of the way."""
    return (
        Disc(Paint.HERE, at, 12.5 * scale),
        Disc(Paint.CASING, at, 10.5 * scale),
        Label(Paint.HERE, (sign,), at, 14.0 * scale, is_bold=True),
    )


def _pin(tip: Pixel, scale: float) -> tuple[Shape, ...]:
    """A pin whose tip is the goal, with a hole in its head."""
    head = (tip[0], tip[1] - 26.0 * scale)
    return (
        Fill(Paint.CASING, (_drop(tip, head, 14.5 * scale, 3.0 * scale),)),
        Fill(Paint.ROUTE, (_drop(tip, head, 12.0 * scale, 0.0),)),
        Disc(Paint.CASING, head, 4.8 * scale),
    )


def _drop(tip: Pixel, head: Pixel, radius: float, longer: float) -> tuple[Pixel, ...]:
    points = [(tip[0], tip[1] + longer)]
    for step in range(25):
        angle = math.radians(150 + step * 10)
        points.append((head[0] + radius * math.cos(angle), head[1] + radius * math.sin(angle)))
    return tuple(points)


def _here(at: Pixel, bearing_degrees: float | None, scene: Scene) -> tuple[Shape, ...]:
    scale = scene.symbol_scale
    shapes: list[Shape] = []
    if bearing_degrees is not None:
        angle = math.radians(bearing_degrees - scene.view.up_degrees)
        ahead, aside = (math.sin(angle), -math.cos(angle)), (math.cos(angle), math.sin(angle))
        wedge = tuple(
            (
                at[0] + scale * (f * ahead[0] + s * aside[0]),
                at[1] + scale * (f * ahead[1] + s * aside[1]),
            )
            for f, s in ((LOOK_PX, 0.0), (7.0, 10.5), (7.0, -10.5))
        )
        shapes.append(Stroke(Paint.CASING, wedge, 4.0 * scale, is_closed=True))
        shapes.append(Fill(Paint.HERE, (wedge,)))
    shapes.append(Disc(Paint.CASING, at, 12.0 * scale))
    shapes.append(Disc(Paint.HERE, at, 9.5 * scale))
    shapes.append(Disc(Paint.CASING, at, 3.6 * scale))
    return tuple(shapes)
