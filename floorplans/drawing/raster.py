"""A picture in pixels: anti-aliased in colour, or in black and white dots for thermal paper."""

from dataclasses import dataclass

from PIL import Image

from floorplans.drawing.canvas import Canvas, PixelMode
from floorplans.drawing.fonts import FontChain, font_chain
from floorplans.drawing.picture import Picture
from floorplans.drawing.theme import palette_of

__all__ = ["PixelMode", "Raster", "to_raster"]

MOST_SAMPLED_PX = 16_000_000
"""A picture is drawn up to 3 times as large and reduced, within this many pixels."""


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
    size = picture.view.size.width_px, picture.view.size.height_px
    fitting = [n for n in (3, 2) if n * n * size[0] * size[1] <= MOST_SAMPLED_PX]
    samples = 1 if mode is PixelMode.DOTS or not fitting else fitting[0]
    canvas = Canvas(size, palette_of(picture.theme), chain, mode=mode, samples=samples)
    for layer in picture.layers:
        for part in layer.parts:
            for shape in part.shapes:
                canvas.paint(shape)
    return Raster(canvas.finished(), tuple(canvas.missing))
