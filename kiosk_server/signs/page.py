"""A page of paper while it is set: texts, icons, plans and codes, in millimetres from its corner.

What comes out is a display list in dots, as pictures of plans are. Knows no hospital.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from floorplans.drawing.glyphs import Icon
from floorplans.drawing.icons import glyph_shapes
from floorplans.drawing.lettering import LINE_HEIGHT, width_ems
from floorplans.drawing.picture import Picture
from floorplans.drawing.shapes import Disc, Fill, Label, LayerKind, Pixel, Shape, Stroke
from floorplans.drawing.theme import Paint
from kiosk_server.core.errors import ServerError
from kiosk_server.signs.paper import dots
from kiosk_server.signs.type_setting import TypeSetting
from kiosk_server.wayfinding.qr_code import QUIET_MODULES, qr_matrix

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""
WHITE = Paint.CASING


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is printed. `texts` are what was set, each with its box in millimetres."""

    width_mm: float
    height_mm: float
    shapes: tuple[Shape, ...]
    texts: tuple[tuple[str, Box], ...]

    @property
    def size_px(self) -> tuple[int, int]:
        return round(dots(self.width_mm)), round(dots(self.height_mm))


@dataclass
class PageDraft:
    """Collects what is on a page."""

    width_mm: float
    height_mm: float
    setting: TypeSetting
    _shapes: list[Shape] = field(default_factory=list)
    _texts: list[tuple[str, Box]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.fill((0.0, 0.0, self.width_mm, self.height_mm), WHITE)

    def finished(self) -> Page:
        """The page with all that was set."""
        return Page(self.width_mm, self.height_mm, tuple(self._shapes), tuple(self._texts))

    def text(  # noqa: PLR0913  # where, how large, how set
        self,
        text: str,
        left_mm: float,
        middle_mm: float,
        width_mm: float,
        em_mm: float,
        *,
        least_mm: float | None = None,
        align: float = 0.0,
        is_bold: bool = False,
        paint: Paint = Paint.INK,
    ) -> float:
        """A line around a height, in a width that it never leaves; returns its right end.

        `align` is 0 for left, 0.5 for the middle, 1 for right.
        """
        if not text:
            return left_mm
        least = em_mm * 0.6 if least_mm is None else least_mm
        line, em = self.setting.fitted(text, width_mm, em_mm, least)
        wide = self.setting.width_mm(line, em)
        left = left_mm + (width_mm - wide) * align
        self._label((line,), left, wide, middle_mm, em, is_bold=is_bold, paint=paint)
        return left + wide

    def lines(  # noqa: PLR0913  # where, how large, how set
        self,
        text: str,
        left_mm: float,
        top_mm: float,
        width_mm: float,
        em_mm: float,
        *,
        least_mm: float | None = None,
        align: float = 0.0,
        is_bold: bool = False,
    ) -> float:
        """A text in one or two lines under a height; returns the height of its lower edge."""
        if not text:
            return top_mm
        least = em_mm * 0.5 if least_mm is None else least_mm
        lines, em = self.setting.settled(text, width_mm, em_mm, least)
        for number, line in enumerate(lines):
            middle = top_mm + (0.5 + number) * LINE_HEIGHT * em
            wide = self.setting.width_mm(line, em)
            left = left_mm + (width_mm - wide) * align
            self._label((line,), left, wide, middle, em, is_bold=is_bold, paint=Paint.INK)
        return top_mm + len(lines) * LINE_HEIGHT * em

    def _label(  # as above
        self,
        lines: Sequence[str],
        left: float,
        wide: float,
        middle: float,
        em: float,
        *,
        is_bold: bool,
        paint: Paint,
    ) -> None:
        centre = dots(left + wide / 2), dots(middle)
        self._shapes.append(Label(paint, tuple(lines), centre, dots(em), is_bold=is_bold))
        box = (left, middle - 0.55 * em, left + wide, middle + 0.55 * em)
        self._texts.append((" ".join(lines), box))

    def fill(self, box: Box, paint: Paint, hole: Box | None = None) -> None:
        """A rectangle, with a hole in it if one is given."""
        rings = [_corners(each) for each in (box, hole) if each is not None]
        self._shapes.append(Fill(paint, tuple(rings)))

    def rule(self, left: float, right: float, height: float, thick_mm: float = 0.3) -> None:
        """A line across."""
        points = (dots(left), dots(height)), (dots(right), dots(height))
        self._shapes.append(Stroke(Paint.WALL, points, dots(thick_mm)))

    def frame(self, box: Box, thick_mm: float, paint: Paint = Paint.INK) -> None:
        """A rectangle's outline."""
        self._shapes.append(Stroke(paint, _corners(box), dots(thick_mm), is_closed=True))

    def stroke(self, points: Sequence[Pixel], thick_mm: float, paint: Paint = Paint.INK) -> None:
        """A line over points in millimetres."""
        self._shapes.append(Stroke(paint, tuple(map(_in_dots, points)), dots(thick_mm)))

    def polygon(self, points: Sequence[Pixel], paint: Paint = Paint.INK) -> None:
        """A filled ring of points in millimetres."""
        self._shapes.append(Fill(paint, (tuple(map(_in_dots, points)),)))

    def disc(self, centre: Pixel, radius_mm: float, paint: Paint) -> None:
        """A filled circle."""
        self._shapes.append(Disc(paint, _in_dots(centre), dots(radius_mm)))

    def icon(self, icon: Icon, centre: Pixel, size_mm: float, paint: Paint = Paint.INK) -> None:
        """A glyph."""
        self._shapes.extend(glyph_shapes(icon, _in_dots(centre), dots(size_mm), paint))

    def plate(self, box: Box, paint: Paint = Paint.INK) -> None:
        """A rectangle with rounded corners."""
        rounding = min(box[2] - box[0], box[3] - box[1]) * 0.22
        half = rounding / 2
        inner = (box[0] + half, box[1] + half, box[2] - half, box[3] - half)
        self.frame(inner, rounding, paint)
        self.fill(inner, paint)

    def arrow(self, centre: Pixel, size_mm: float, degrees: float) -> None:
        """An arrow that points so many degrees clockwise from up."""
        angle = math.radians(degrees)
        half = size_mm / 2

        def at(right: float, up: float) -> Pixel:
            return (
                centre[0] + half * (right * math.cos(angle) + up * math.sin(angle)),
                centre[1] + half * (right * math.sin(angle) - up * math.cos(angle)),
            )

        thick = size_mm * 0.17
        self.stroke((at(0.0, -0.9), at(0.0, 0.8)), thick)
        self.stroke((at(-0.72, 0.12), at(0.0, 0.86), at(0.72, 0.12)), thick)

    def picture(self, picture: Picture, left_mm: float, top_mm: float) -> Box:
        """A plan with its upper left corner there; what it draws beyond its edges is covered.

        The names of its markers stand in white on plates of their colour.
        """
        away = dots(left_mm), dots(top_mm)
        for layer in picture.layers:
            for part in layer.parts:
                for shape in part.shapes:
                    is_name = layer.kind is LayerKind.MARKERS and isinstance(shape, Label)
                    shapes = _on_plate(shape) if is_name and isinstance(shape, Label) else (shape,)
                    self._shapes.extend(_moved(each, away) for each in shapes)
        size = picture.view.size
        right = left_mm + size.width_px / dots(1.0)
        bottom = top_mm + size.height_px / dots(1.0)
        box = (left_mm, top_mm, right, bottom)
        self.fill((-50.0, -50.0, self.width_mm + 50.0, self.height_mm + 50.0), WHITE, box)
        return box

    def code(self, text: str, left_mm: float, top_mm: float, side_mm: float) -> None:
        """A QR code with its quiet zone, in a square; each module is a whole number of dots.

        Raises ServerError `sign-address-too-long`.
        """
        matrix = qr_matrix(text)
        if matrix is None:
            raise ServerError("sign-address-too-long")
        count = len(matrix) + 2 * QUIET_MODULES
        module = int(dots(side_mm)) // count
        if module < 1:
            raise ServerError("sign-address-too-long")
        spare = (int(dots(side_mm)) - module * count) // 2
        left, top = round(dots(left_mm)) + spare, round(dots(top_mm)) + spare
        self.fill((left_mm, top_mm, left_mm + side_mm, top_mm + side_mm), WHITE)
        for row, modules in enumerate(matrix):
            y = top + (row + QUIET_MODULES) * module
            for column, is_dark in enumerate(modules):
                if is_dark:
                    x = left + (column + QUIET_MODULES) * module
                    # A polygon's last row and column of dots are filled too.
                    self._shapes.append(Fill(Paint.INK, (_square(x, y, module - 0.5),)))


def _on_plate(label: Label) -> tuple[Shape, ...]:
    """A marker's name in white on its marker's colour."""
    half = max(map(width_ems, label.lines)) * label.size_px / 2
    high = (LINE_HEIGHT * (len(label.lines) - 1) + 0.4) * label.size_px / 2
    (x, y), thick = label.centre, label.size_px * 0.8
    ring = ((x - half, y - high), (x + half, y - high), (x + half, y + high), (x - half, y + high))
    return (
        Stroke(Paint.CASING, ring, thick * 1.5, is_closed=True),
        Stroke(Paint.HERE, ring, thick, is_closed=True),
        Fill(Paint.HERE, (ring,)),
        replace(label, paint=Paint.CASING, halo_px=0.0),
    )


def _square(x: float, y: float, side: float) -> tuple[Pixel, ...]:
    return (x, y), (x + side, y), (x + side, y + side), (x, y + side)


def _corners(box: Box) -> tuple[Pixel, ...]:
    left, top, right, bottom = (dots(each) for each in box)
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _in_dots(point: Pixel) -> Pixel:
    return dots(point[0]), dots(point[1])


def _moved(shape: Shape, away: Pixel) -> Shape:
    def put(point: Pixel) -> Pixel:
        return point[0] + away[0], point[1] + away[1]

    if isinstance(shape, Fill):
        return Fill(shape.paint, tuple(tuple(map(put, ring)) for ring in shape.rings))
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple(map(put, shape.points)))
    return replace(shape, centre=put(shape.centre))
