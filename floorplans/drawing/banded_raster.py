"""A large display list in pixels, painted band by band: as smooth as a small picture, in little
memory. Knows no plan."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from floorplans.drawing.canvas import Canvas
from floorplans.drawing.fonts import FontChain
from floorplans.drawing.lettering import LINE_HEIGHT
from floorplans.drawing.raster import Raster
from floorplans.drawing.shapes import Disc, Fill, Shape, Stroke
from floorplans.drawing.theme import Palette

BAND_PX = 256
SAMPLES = 2
"""Each band is painted so many times as large, and reduced."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far up and down a shape goes."""

    top: float
    bottom: float


def to_banded_raster(
    size_px: tuple[int, int], shapes: Sequence[Shape], palette: Palette, fonts: FontChain
) -> Raster:
    """The shapes on an image of `size_px`. Beside the image, one band is in memory at a time."""
    width, height = size_px
    image = Image.new("RGB", size_px)
    reaches = [_reach(shape) for shape in shapes]
    missing: dict[str, None] = {}
    for top in range(0, height, BAND_PX):
        band = min(BAND_PX, height - top)
        canvas = Canvas((width, band), palette, fonts, samples=SAMPLES, top_px=top)
        for shape, reach in zip(shapes, reaches, strict=True):
            if reach.bottom >= top and reach.top <= top + band:
                canvas.paint(shape)
        image.paste(canvas.finished(), (0, top))
        missing.update(dict.fromkeys(canvas.missing))
    return Raster(image, tuple(missing))


def _reach(shape: Shape) -> _Reach:
    if isinstance(shape, Fill):
        ys = [y for ring in shape.rings for _, y in ring]
        return _Reach(min(ys, default=math.inf), max(ys, default=-math.inf))
    if isinstance(shape, Stroke):
        ys = [y for _, y in shape.points]
        half = shape.width_px / 2 + 1
        return _Reach(min(ys) - half, max(ys) + half)
    if isinstance(shape, Disc):
        return _Reach(shape.centre[1] - shape.radius_px, shape.centre[1] + shape.radius_px)
    half = (len(shape.lines) * LINE_HEIGHT / 2 + 0.5) * shape.size_px + shape.halo_px
    return _Reach(shape.centre[1] - half, shape.centre[1] + half)
