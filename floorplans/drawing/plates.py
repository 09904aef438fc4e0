"""Plates of lifts, stairs, escalators and ramps, like the signs on their doors."""

from floorplans.drawing.glyphs import Icon
from floorplans.drawing.icons import glyph_shapes
from floorplans.drawing.shapes import Fill, Pixel, Shape, Stroke
from floorplans.drawing.theme import Paint

PLATE_PX = 16.0
USED_PLATE_PX = 22.0
"""On the way that is shown, at a symbol scale of 1."""


def plate_shapes(icon: Icon, centre: Pixel, size_px: float, ground: Paint) -> tuple[Shape, ...]:
    """A square plate with rounded corners and a light glyph."""
    rounding = size_px * 0.3
    half = (size_px - rounding) / 2
    x, y = centre
    corners = (
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
    )
    return (
        Stroke(Paint.HALO, corners, rounding + size_px * 0.14, is_closed=True),
        Stroke(ground, corners, rounding, is_closed=True),
        Fill(ground, (corners,)),
        *glyph_shapes(icon, centre, size_px * 0.8, Paint.HALO),
    )
