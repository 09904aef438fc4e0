"""The app's mark as pictures of pixels, for what takes no SVG: phones that keep the page as an app.

Drawn when the server starts, by the lines of frame/mark.svg; it must not know who shows them.
"""

import io
from collections.abc import Mapping

from PIL import Image, ImageDraw

ICON_SIZES = (192, 512)
APPLE_SIZE = 180
_BLUE = "#0b5cad"
_WHITE = "#ffffff"
_UNITS = 64
"""The side of the drawing that mark.svg is in."""
_FINE = 2
"""Drawn so many times larger, for smooth edges."""
_SAFE = 0.8
"""The share of a maskable icon that no mask cuts off (W3C: a circle of 80 %)."""


def icon_file(size: int, *, maskable: bool = False) -> str:
    """The path of an icon in the tree of files."""
    return f"icons/app{'-maskable' if maskable else ''}-{size}.png"


def app_icons() -> Mapping[str, bytes]:
    """Every icon as PNG, by its path."""
    icons = {icon_file(size): _png(size, corner=14.0, share=1.0) for size in ICON_SIZES}
    # Phones cut these to their own shape: colour up to the edge, and the mark well inside.
    icons[icon_file(APPLE_SIZE)] = _png(APPLE_SIZE, corner=0.0, share=1.0)
    for size in ICON_SIZES:
        icons[icon_file(size, maskable=True)] = _png(size, corner=0.0, share=_SAFE)
    return icons


def _png(size: int, *, corner: float, share: float) -> bytes:
    scale = size * _FINE / _UNITS
    picture = Image.new("RGBA", (size * _FINE, size * _FINE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, size * _FINE - 1, size * _FINE - 1), corner * scale, fill=_BLUE)
    middle = _UNITS / 2

    def at(x: float, y: float) -> tuple[float, float]:
        return (middle + (x - middle) * share) * scale, (middle + (y - middle) * share) * scale

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
        return (*at(left, top), *at(right, bottom))

    # The stroke of mark.svg: up from (20, 52), round the corner about (28, 30), right to (44, 22).
    pen.ellipse(box(16, 48, 24, 56), fill=_WHITE)
    pen.rectangle(box(16, 30, 24, 52), fill=_WHITE)
    pen.pieslice(box(16, 18, 40, 42), 180, 270, fill=_WHITE)
    pen.pieslice(box(24, 26, 32, 34), 180, 270, fill=_BLUE)
    pen.rectangle(box(28, 18, 44, 26), fill=_WHITE)
    pen.polygon([at(38, 10), at(52, 22), at(38, 34)], fill=_WHITE)
    small = picture.resize((size, size), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()
