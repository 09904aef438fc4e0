"""Where labels go: inside their room if there is one, never over each other or the route."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import shapely
from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from floorplans.drawing.lettering import LINE_HEIGHT, layouts_of, two_lines_of, width_ems
from floorplans.drawing.projection import lines_in, polygons_in
from floorplans.drawing.shapes import Label, Pixel
from floorplans.drawing.theme import Paint

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
PADDING_EMS = 0.18
AREA_HALO_EMS = 0.08
HALO_EMS = 0.16
"""Beside a symbol, where a label may cross what lies under it."""
_CELL_PX = 64.0
_SCAN_LINES = (0.5, 0.35, 0.65, 0.2, 0.8)


@dataclass
class Obstacles:
    """What is already taken: boxes, and one shape (the route) that labels keep clear of."""

    window: Box
    keep_clear: BaseGeometry = field(default_factory=Polygon)
    _cells: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        shapely.prepare(self.keep_clear)

    def is_free(self, box: Box, *, route_too: bool = True) -> bool:
        """Whether a box lies in the picture and meets nothing that is taken."""
        left, top, right, bottom = self.window
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            return False
        for cell in self._cells_of(box):
            for taken in self._cells.get(cell, ()):
                if _meet(box, taken):
                    return False
        return not (route_too and self.keep_clear.intersects(shapely.box(*box)))

    def take(self, box: Box) -> None:
        for cell in self._cells_of(box):
            self._cells[cell].append(box)

    @staticmethod
    def _cells_of(box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box[0] // _CELL_PX), int(box[2] // _CELL_PX) + 1):
            for row in range(int(box[1] // _CELL_PX), int(box[3] // _CELL_PX) + 1):
                yield column, row


def _meet(first: Box, second: Box) -> bool:
    return (
        first[0] < second[2]
        and second[0] < first[2]
        and first[1] < second[3]
        and second[1] < first[3]
    )


@dataclass(frozen=True)
class Placed:
    """A label, and the middle and size of the icon above it (size 0: none)."""

    label: Label | None
    icon_centre: Pixel
    icon_px: float
    box: Box


def fit_in_area(
    shape: BaseGeometry,
    spot: Pixel,
    text: str,
    sizes_px: Sequence[float],
    icon_ems: float,
    taken: Obstacles,
) -> Placed | None:
    """The largest setting of a text, with an icon above it, that lies wholly in an area.

    `icon_ems` is the icon's size in ems of the text (0: no icon). `spot` is tried first; then the
    area's middle and its widest places. A text is shortened only at the smallest size. None if
    nothing fits.
    """
    part = max(polygons_in(shape), key=lambda polygon: polygon.area, default=None)
    if part is None:
        return None
    free = part.difference(taken.keep_clear) if part.intersects(taken.keep_clear) else part
    part = max(polygons_in(free), key=lambda polygon: polygon.area, default=None)
    if part is None:
        return None
    shapely.prepare(part)
    left, top, right, bottom = part.bounds
    spots = _Remembered(_spots(part, spot))
    for size in sizes_px:
        if size * (0.9 + icon_ems) > bottom - top:
            continue
        most_ems = (right - left) / size - 0.3
        for lines in layouts_of(text, most_ems) if text else ((),):
            if (
                lines
                and lines != (text,)
                and len(lines) == 1
                and not _may_shorten(text, lines[0], size, sizes_px)
            ):
                continue
            for centre in spots:
                placed = _put(lines, centre, size, icon_ems, AREA_HALO_EMS)
                if part.contains(shapely.box(*placed.box)) and taken.is_free(placed.box):
                    return placed
    return None


class _Remembered:
    """Goes through pixels again and again, but finds each only once, when it is first needed."""

    def __init__(self, pixels: Iterator[Pixel]) -> None:
        self._coming = pixels
        self._found: list[Pixel] = []

    def __iter__(self) -> Iterator[Pixel]:
        yield from self._found
        for pixel in self._coming:
            self._found.append(pixel)
            yield pixel


def _may_shorten(text: str, short: str, size: float, sizes_px: Sequence[float]) -> bool:
    """Numbers and short names are shown whole or not at all."""
    return size == sizes_px[-1] and width_ems(text) >= 6.0 and len(short) * 2 > len(text)


def _spots(part: Polygon, spot: Pixel) -> Iterator[Pixel]:
    here = shapely.Point(spot)
    if part.contains(here):
        yield spot
    middle = part.centroid
    if part.contains(middle):
        yield middle.x, middle.y
    left, top, right, bottom = part.bounds
    for share in _SCAN_LINES:
        y = top + share * (bottom - top)
        across = part.intersection(shapely.LineString([(left - 1, y), (right + 1, y)]))
        longest = max(lines_in(across), key=lambda line: line.length, default=None)
        if longest is not None:
            yield (longest.coords[0][0] + longest.coords[-1][0]) / 2, y


def _put(
    lines: tuple[str, ...], centre: Pixel, size: float, icon_ems: float, halo_ems: float
) -> Placed:
    """A text and an icon as one block around a centre."""
    gap = 0.25 if icon_ems and lines else 0.0
    text_ems = LINE_HEIGHT * (len(lines) - 1) + 0.95 if lines else 0.0
    height = (icon_ems + gap + text_ems) * size
    width = max([icon_ems * size, *(width_ems(line) * size for line in lines)])
    top = centre[1] - height / 2
    text_y = top + (icon_ems + gap + text_ems / 2) * size
    label = (
        Label(Paint.INK, lines, (centre[0], text_y), size, halo_px=halo_ems * size)
        if lines
        else None
    )
    pad = PADDING_EMS * size
    box = (
        centre[0] - width / 2 - pad,
        top - pad,
        centre[0] + width / 2 + pad,
        top + height + pad,
    )
    return Placed(label, (centre[0], top + icon_ems * size / 2), icon_ems * size, box)


def fit_beside(
    spot: Pixel,
    clear_px: float,
    text: str,
    size_px: float,
    taken: Obstacles,
    walls: STRtree | None,
) -> Placed | None:
    """A text under, over, right or left of a symbol of radius `clear_px`; None if each of those
    places is taken, leaves the picture or, where `walls` are given, crosses one."""
    for lines in dict.fromkeys(((text,), two_lines_of(text))):
        height = (LINE_HEIGHT * (len(lines) - 1) + 0.95) * size_px
        width = max(width_ems(line) for line in lines) * size_px
        # Beyond its own padding, since the symbol's box is taken already.
        clear = clear_px + PADDING_EMS * size_px + 0.5
        aside, away = clear + width / 2, clear + height / 2
        for dx, dy in ((0.0, away), (0.0, -away), (aside, 0.0), (-aside, 0.0)):
            placed = _put(lines, (spot[0] + dx, spot[1] + dy), size_px, 0.0, HALO_EMS)
            if not taken.is_free(placed.box):
                continue
            if walls is None or not len(
                walls.query(shapely.box(*placed.box), predicate="intersects")
            ):
                return placed
    return None
