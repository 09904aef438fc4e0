"""A picture in pixels: anti-aliased in colour, or in black and white dots for thermal paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from PIL import Image, ImageDraw

from floorplans.drawing.fonts import FontChain, font_chain
from floorplans.drawing.lettering import LINE_HEIGHT
from floorplans.drawing.picture import Picture
from floorplans.drawing.shapes import Disc, Fill, Label, Pixel, Shape, Stroke
from floorplans.drawing.theme import Paint, Palette, Pattern, Theme, palette_of, pattern_of

MOST_SAMPLED_PX = 16_000_000
"""A picture is drawn up to 3 times as large and reduced, within this many pixels."""
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


@dataclass(frozen=True)
class Raster:
    """`missing_labels` are texts left out because no font has all of their characters."""

    image: Image.Image
    missing_labels: tuple[str, ...]


def to_raster(
    picture: Picture, *, mode: PixelMode = PixelMode.COLOUR, fonts: FontChain | None = None
) -> Raster:
    """The picture at its view's size. In DOTS, fills become patterns and nothing is dithered.

    `fonts` defaults to the system's; finding these takes a moment, so keep a chain for reuse.
    """
    chain = fonts if fonts is not None else font_chain()
    canvas = _Canvas(picture, mode, chain)
    for layer in picture.layers:
        for part in layer.parts:
            for shape in part.shapes:
                canvas.paint(shape)
    return Raster(canvas.finished(), tuple(canvas.missing))


class _Canvas:
    """Paints shapes onto an image that may be larger than the picture."""

    def __init__(self, picture: Picture, mode: PixelMode, fonts: FontChain) -> None:
        self.size = picture.view.size.width_px, picture.view.size.height_px
        self.is_dots = mode is PixelMode.DOTS
        area = self.size[0] * self.size[1]
        fitting = [n for n in (3, 2) if n * n * area <= MOST_SAMPLED_PX]
        self.samples = 1 if self.is_dots or not fitting else fitting[0]
        large = self.size[0] * self.samples, self.size[1] * self.samples
        self.palette: Palette = palette_of(Theme.PRINT if self.is_dots else picture.theme)
        background = 1 if self.is_dots else self.palette.colour(Paint.PAPER)
        self.image = Image.new(mode.value, large, background)
        self.draw = ImageDraw.Draw(self.image)
        self.draw.fontmode = "1" if self.is_dots else "L"
        self.fonts = fonts
        self.missing: list[str] = []
        self.tiled: dict[tuple[str, ...], Image.Image] = {}

    def finished(self) -> Image.Image:
        if self.samples == 1:
            return self.image
        return self.image.reduce(self.samples)

    def paint(self, shape: Shape) -> None:
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
        return [(x * self.samples, y * self.samples) for x, y in points]

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
        x, y = centre[0] * self.samples, centre[1] * self.samples
        radius = radius_px * self.samples
        self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)

    def _label(self, label: Label) -> None:
        size = max(round(label.size_px * self.samples), 1)
        lines = [self.fonts.runs(line, size) for line in label.lines]
        if any(runs is None for runs in lines):
            self.missing.append(" ".join(label.lines))
            return
        x, y = label.centre[0] * self.samples, label.centre[1] * self.samples
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
