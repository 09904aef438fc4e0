"""Paints shapes in pixels: in colour, or in black and white dots. Knows no plan and no picture."""

from collections.abc import Sequence
from enum import Enum

import numpy as np
from PIL import Image, ImageDraw

from floorplans.drawing.fonts import FontChain
from floorplans.drawing.lettering import LINE_HEIGHT
from floorplans.drawing.shapes import Disc, Fill, Label, Pixel, Shape, Stroke
from floorplans.drawing.theme import Paint, Palette, Pattern, Theme, palette_of, pattern_of

_TILES: dict[Pattern, tuple[str, ...]] = {
    Pattern.SPARSE_DOTS: (
        "#.......",
        "........",
        "........",
        "........",
        "....#...",
        *(("........",) * 3),
    ),
    Pattern.DOTS: ("#...", "....", "..#.", "...."),
}


class PixelMode(Enum):
    """The value is Pillow's name of the mode."""

    COLOUR = "RGB"
    DOTS = "1"


class Canvas:
    """An image that shapes are painted on, `samples` times as large until it is finished.

    `top_px` is where its upper edge lies in the pixels of the shapes. `missing` are texts that no
    font has all characters of: they are left out.
    """

    def __init__(  # the size, the look and the way of one painting
        self,
        size_px: tuple[int, int],
        palette: Palette,
        fonts: FontChain,
        *,
        mode: PixelMode = PixelMode.COLOUR,
        samples: int = 1,
        top_px: float = 0.0,
    ) -> None:
        self.is_dots = mode is PixelMode.DOTS
        self.samples = samples
        self.top_px = top_px
        large = size_px[0] * samples, size_px[1] * samples
        self.palette = palette_of(Theme.PRINT) if self.is_dots else palette
        background = 1 if self.is_dots else self.palette.colour(Paint.PAPER)
        self.image = Image.new(mode.value, large, background)
        self.draw = ImageDraw.Draw(self.image)
        self.draw.fontmode = "1" if self.is_dots else "L"
        self.fonts = fonts
        self.missing: list[str] = []
        self.tiled: dict[tuple[str, ...], Image.Image] = {}

    def finished(self) -> Image.Image:
        """The image at its size."""
        if self.samples == 1:
            return self.image
        return self.image.reduce(self.samples)

    def paint(self, shape: Shape) -> None:
        """Puts a shape over those before it."""
        if isinstance(shape, Fill):
            self._fill(shape)
        elif isinstance(shape, Stroke):
            self._stroke(shape)
        elif isinstance(shape, Disc):
            self._disc(shape.centre, shape.radius_px, self._ink(shape.paint))
        else:
            self._label(shape)

    def _ink(self, paint: Paint) -> int | str:
        colour = self.palette.colour(paint)
        if not self.is_dots:
            return colour
        return 0 if colour == "#000000" else 1

    def _scaled(self, points: Sequence[Pixel]) -> list[Pixel]:
        return [self._at(point) for point in points]

    def _at(self, point: Pixel) -> Pixel:
        return point[0] * self.samples, (point[1] - self.top_px) * self.samples

    def _fill(self, fill: Fill) -> None:
        rings = [self._scaled(ring) for ring in fill.rings if len(ring) >= 3]
        tile = _TILES.get(pattern_of(fill.paint)) if self.is_dots else None
        if len(rings) == 1 and tile is None:
            self.draw.polygon(rings[0], fill=self._ink(fill.paint))
            return
        box = self._box_of(rings)
        if box is None:
            return
        left, top, right, bottom = box
        mask = Image.new("1", (right - left, bottom - top), 0)
        for ring in rings:
            once = Image.new("1", mask.size, 0)
            ImageDraw.Draw(once).polygon([(x - left, y - top) for x, y in ring], fill=1)
            mask = _either_but_not_both(mask, once)
        if tile is None:
            self.image.paste(self._ink(fill.paint), box, mask)
        else:
            if tile not in self.tiled:
                self.tiled[tile] = _tiled(tile, self.image.width, self.image.height)
            self.image.paste(self.tiled[tile].crop(box), box, mask)

    def _box_of(self, rings: Sequence[Sequence[Pixel]]) -> tuple[int, int, int, int] | None:
        xs = [x for ring in rings for x, _ in ring]
        ys = [y for ring in rings for _, y in ring]
        if not xs:
            return None
        box = (
            max(int(min(xs)), 0),
            max(int(min(ys)), 0),
            min(int(max(xs)) + 2, self.image.width),
            min(int(max(ys)) + 2, self.image.height),
        )
        return box if box[0] < box[2] and box[1] < box[3] else None

    def _stroke(self, stroke: Stroke) -> None:
        points = self._scaled(stroke.points)
        if stroke.is_closed:
            points.append(points[0])
        width = max(round(stroke.width_px * self.samples), 1)
        ink = self._ink(stroke.paint)
        self.draw.line(points, fill=ink, width=width)
        if width >= 3:
            radius = width / 2 - 0.5
            for x, y in points:
                self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)

    def _disc(self, centre: Pixel, radius_px: float, ink: int | str) -> None:
        x, y = self._at(centre)
        radius = radius_px * self.samples
        self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)

    def _label(self, label: Label) -> None:
        size = max(round(label.size_px * self.samples), 1)
        lines = [self.fonts.runs(line, size) for line in label.lines]
        if any(runs is None for runs in lines):
            self.missing.append(" ".join(label.lines))
            return
        x, y = self._at(label.centre)
        top = y - (len(lines) - 1) / 2 * LINE_HEIGHT * size
        halo = max(round(label.halo_px * self.samples), 2 if self.is_dots else 0)
        for ink, around in ((Paint.HALO, halo), (label.paint, 0)):
            if ink is Paint.HALO and not label.halo_px:
                continue
            bold = (0.02 * size if not self.is_dots else 0.0) if label.is_bold else 0.0
            for number, runs in enumerate(lines):
                middle = top + number * LINE_HEIGHT * size
                left = x - sum(font.getlength(text) for text, font in runs or ()) / 2
                for text, font in runs or ():
                    # The baseline lies 0.36 em under the middle, as in the SVG.
                    at = (left, middle + 0.36 * size)
                    if self.is_dots:
                        at = (round(at[0]), round(at[1]))
                    self.draw.text(
                        at,
                        text,
                        font=font,
                        anchor="ls",
                        fill=self._ink(ink),
                        stroke_width=around + bold,
                        stroke_fill=self._ink(ink),
                    )
                    left += font.getlength(text)


def _either_but_not_both(first: Image.Image, second: Image.Image) -> Image.Image:
    """Where exactly one of two masks is set: how even-odd filling makes holes."""
    both = Image.composite(second, Image.new("1", first.size, 0), first)
    either = Image.composite(Image.new("1", first.size, 1), second, first)
    return Image.composite(Image.new("1", first.size, 0), either, both)


def _tiled(tile: Sequence[str], width: int, height: int) -> Image.Image:
    """A pattern over a whole picture, so that it is in step everywhere."""
    dark = np.array([[mark == "#" for mark in row] for row in tile])
    rows, columns = -(-height // dark.shape[0]), -(-width // dark.shape[1])
    light = np.where(np.tile(dark, (rows, columns))[:height, :width], 0, 255).astype(np.uint8)
    return Image.fromarray(light).convert("1", dither=Image.Dither.NONE)
