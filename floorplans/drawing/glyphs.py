"""Our own glyphs, as lines and areas in a box of 24 by 24 units, y down."""

import math
from dataclasses import dataclass
from enum import Enum

from floorplans.drawing.shapes import Pixel

BOX = 24.0
LINE = 2.2
"""Width of a glyph's lines, in units of its box."""
Points = tuple[Pixel, ...]


@dataclass(frozen=True, slots=True)
class Glyph:
    """Open lines, closed lines, filled rings and discs (x, y, radius)."""

    lines: tuple[Points, ...] = ()
    loops: tuple[Points, ...] = ()
    fills: tuple[Points, ...] = ()
    discs: tuple[tuple[float, float, float], ...] = ()


class Icon(Enum):
    TOILET = "toilet"
    WHEELCHAIR = "wheelchair"
    LIFT = "lift"
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    RAMP = "ramp"
    INFORMATION = "information"
    CROSS = "cross"
    MORTAR = "mortar"
    BANKNOTE = "banknote"
    CUTLERY = "cutlery"
    BAG = "bag"
    PARKING = "parking"
    WAY_IN = "way_in"
    WAY_OUT = "way_out"
    CHAIR = "chair"
    DROP = "drop"
    BOTTLE = "bottle"
    HEART = "heart"
    BUS = "bus"
    TRAIN = "train"
    FLASK = "flask"
    RIBS = "ribs"
    BED = "bed"
    PERSON = "person"
    BOARD = "board"
    SCREEN = "screen"
    GATHERING = "gathering"
    HAZARD = "hazard"


def _arc(x: float, y: float, radius: float, start: float, end: float, count: int = 10) -> Points:
    """Points on a circle from one angle to another, degrees clockwise from the right."""
    angles = [math.radians(start + (end - start) * i / count) for i in range(count + 1)]
    return tuple((x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles)


GLYPHS: dict[Icon, Glyph] = {
    Icon.TOILET: Glyph(
        fills=(
            ((4, 7.5), (10, 7.5), (10, 14), (9, 14), (9, 21.5), (5, 21.5), (5, 14), (4, 14)),
            (
                *((15.7, 7.5), (18.3, 7.5), (21, 15.5), (19, 15.5)),
                *((19, 21.5), (15, 21.5), (15, 15.5), (13, 15.5)),
            ),
        ),
        discs=((7, 4.2, 2.3), (17, 4.2, 2.3)),
    ),
    Icon.WHEELCHAIR: Glyph(
        lines=(
            ((10, 7.5), (10, 13.5), (16, 13.5), (18.5, 20), (20.5, 19.3)),
            ((10, 10), (15, 10)),
            _arc(10.5, 16, 5.2, 240, 20),
        ),
        discs=((10, 3.8, 2.3),),
    ),
    Icon.LIFT: Glyph(
        fills=(((12, 3), (18.5, 10.5), (5.5, 10.5)), ((12, 21), (5.5, 13.5), (18.5, 13.5)))
    ),
    Icon.STAIRS: Glyph(
        lines=(
            (
                (2.5, 20),
                (7.5, 20),
                (7.5, 15),
                (12.5, 15),
                (12.5, 10),
                (17.5, 10),
                (17.5, 5),
                (21.5, 5),
            ),
        )
    ),
    Icon.ESCALATOR: Glyph(
        lines=(((2.5, 20), (7, 20), (17, 9.5), (21.5, 9.5)), ((9, 8.5), (9, 12.5))),
        discs=((9, 4.5, 2.3),),
    ),
    Icon.RAMP: Glyph(fills=(((2.5, 19), (21.5, 19), (21.5, 8)),)),
    Icon.INFORMATION: Glyph(
        lines=(((9, 10), (12.3, 10), (12.3, 20)), ((8.5, 20), (16, 20))), discs=((12, 4.6, 2.1),)
    ),
    Icon.CROSS: Glyph(
        fills=(
            (
                *((9, 3), (15, 3), (15, 9), (21, 9), (21, 15), (15, 15)),
                *((15, 21), (9, 21), (9, 15), (3, 15), (3, 9), (9, 9)),
            ),
        )
    ),
    Icon.MORTAR: Glyph(
        lines=(((13, 10), (18, 3)),),
        fills=(
            ((3, 10.5), (21, 10.5), (18.5, 17), (16, 19), (16, 21), (8, 21), (8, 19), (5.5, 17)),
        ),
    ),
    Icon.BANKNOTE: Glyph(
        loops=(((2.5, 6), (21.5, 6), (21.5, 18), (2.5, 18)),), discs=((12, 12, 3.3),)
    ),
    Icon.CUTLERY: Glyph(
        lines=(
            ((7, 3), (7, 21)),
            ((3.5, 3), (3.5, 8.5), (10.5, 8.5), (10.5, 3)),
            ((17, 12), (17, 21)),
        ),
        fills=(((16, 2.5), (18, 3.5), (19.5, 7), (19.5, 13.5), (16, 13.5)),),
    ),
    Icon.BAG: Glyph(
        loops=(((4, 8), (20, 8), (19, 21), (5, 21)),),
        lines=(((8, 8), (9, 3.5), (15, 3.5), (16, 8)),),
    ),
    Icon.PARKING: Glyph(lines=(((8, 21), (8, 3.5), *_arc(12.5, 8, 4.5, -90, 90, 8), (8, 12.5)),)),
    Icon.WAY_IN: Glyph(
        lines=(
            ((13, 3), (20.5, 3), (20.5, 21), (13, 21)),
            ((2.5, 12), (14, 12)),
            ((9.5, 7.5), (14, 12), (9.5, 16.5)),
        )
    ),
    Icon.WAY_OUT: Glyph(
        lines=(
            ((11, 3), (3.5, 3), (3.5, 21), (11, 21)),
            ((9, 12), (21, 12)),
            ((16.5, 7.5), (21, 12), (16.5, 16.5)),
        )
    ),
    Icon.CHAIR: Glyph(lines=(((6, 3), (7, 13), (17, 13), (17.5, 21)), ((7, 13), (6.5, 21)))),
    Icon.DROP: Glyph(fills=(((12, 2), *_arc(12, 14.5, 6.5, -25, 205, 14)),)),
    Icon.BOTTLE: Glyph(
        loops=(((7.5, 10), (16.5, 10), (16.5, 21), (7.5, 21)),),
        lines=(((12.5, 15.5), (16, 15.5)),),
        fills=(((9, 9.5), (10.8, 3), (13.2, 3), (15, 9.5)),),
    ),
    Icon.HEART: Glyph(
        fills=(((12, 21), *_arc(7.4, 8.4, 4.9, 150, 330, 8), *_arc(16.6, 8.4, 4.9, 210, 390, 8)),)
    ),
    Icon.BUS: Glyph(
        loops=(((4.5, 3.5), (19.5, 3.5), (19.5, 18), (4.5, 18)),),
        lines=(((4.5, 11), (19.5, 11)),),
        discs=((8, 20, 2), (16, 20, 2)),
    ),
    Icon.TRAIN: Glyph(
        loops=(((6, 3), (18, 3), (18, 16.5), (6, 16.5)),),
        lines=(((6, 10), (18, 10)), ((8, 17), (4.5, 21.5)), ((16, 17), (19.5, 21.5))),
    ),
    Icon.FLASK: Glyph(
        lines=(((8.5, 3), (15.5, 3)), ((7, 16), (17, 16))),
        loops=(((10, 3), (10, 9), (4, 21), (20, 21), (14, 9), (14, 3)),),
    ),
    Icon.RIBS: Glyph(
        loops=(((3, 3), (21, 3), (21, 21), (3, 21)),),
        lines=(
            ((12, 6), (12, 18)),
            ((8, 8.5), (16, 8.5)),
            ((8, 12), (16, 12)),
            ((8, 15.5), (16, 15.5)),
        ),
    ),
    Icon.BED: Glyph(
        lines=(
            ((2.5, 5), (2.5, 20)),
            ((2.5, 16), (21.5, 16)),
            ((21.5, 20), (21.5, 11), (10.5, 11), (10.5, 16)),
        ),
        discs=((6.5, 11.8, 2.1),),
    ),
    Icon.PERSON: Glyph(
        fills=(((3.5, 21.5), (4.5, 16.5), (8, 13.5), (16, 13.5), (19.5, 16.5), (20.5, 21.5)),),
        discs=((12, 7, 4.3),),
    ),
    Icon.BOARD: Glyph(
        loops=(((2.5, 4), (21.5, 4), (21.5, 15), (2.5, 15)),),
        lines=(((12, 15), (12, 21)), ((7.5, 21), (16.5, 21))),
    ),
    Icon.SCREEN: Glyph(
        loops=(((6, 2.5), (18, 2.5), (18, 15), (6, 15)),),
        lines=(((12, 15), (12, 21)), ((7, 21), (17, 21))),
    ),
    Icon.HAZARD: Glyph(
        loops=(((12, 3), (22, 20.5), (2, 20.5)),),
        lines=(((12, 9), (12, 14.5)),),
        discs=((12, 17.6, 1.3),),
    ),
    Icon.GATHERING: Glyph(
        fills=(((7, 21.5), (8, 14.5), (16, 14.5), (17, 21.5)),),
        lines=(((2.5, 19), (3.5, 13.5)), ((21.5, 19), (20.5, 13.5))),
        discs=((12, 9.5, 3.2), (4.5, 8.5, 2), (19.5, 8.5, 2)),
    ),
}
