"""Geometry of a plan as shapes of a picture: turned into pixels, clipped to it, simplified."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing, LineString, Polygon
from shapely.geometry.base import BaseGeometry

from floorplans.drawing.shapes import Fill, Pixel, Stroke
from floorplans.drawing.theme import Paint
from floorplans.drawing.view import View

MARGIN_PX = 24.0
"""Shapes go on this far beyond the picture's edges, so that no clipped border shows."""
TOLERANCE_PX = 0.3


def project_all(
    geometries: Sequence[BaseGeometry] | NDArray[np.object_], view: View
) -> list[BaseGeometry]:
    """Each geometry in pixels; empty where the picture does not show it. Curves lose detail of
    less than 0.3 px."""
    if not len(geometries):
        return []
    shapes: NDArray[np.object_] = np.empty(len(geometries), dtype=object)
    shapes[:] = geometries
    shapes = shapely.transform(shapes, view.to_pixels)
    left, top, right, bottom = view.box
    window = shapely.box(left - MARGIN_PX, top - MARGIN_PX, right + MARGIN_PX, bottom + MARGIN_PX)
    shapely.prepare(window)
    shown = shapely.intersects(window, shapes)
    shapes[~shown] = Polygon()
    cut = shown & ~shapely.contains(window, shapes)
    broken = cut & ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken])
    shapes[cut] = shapely.intersection(shapes[cut], window)
    projected: list[BaseGeometry] = shapely.simplify(shapes, TOLERANCE_PX).tolist()
    return projected


def polygons_in(shape: BaseGeometry) -> Iterator[Polygon]:
    """The polygons of any geometry."""
    if isinstance(shape, Polygon):
        if not shape.is_empty:
            yield shape
        return
    for part in shapely.get_parts(shape):
        if isinstance(part, Polygon):
            if not part.is_empty:
                yield part
        elif hasattr(part, "geoms"):
            yield from polygons_in(part)


def lines_in(shape: BaseGeometry) -> Iterator[LineString]:
    """The lines of any geometry."""
    if isinstance(shape, LineString):
        if not shape.is_empty:
            yield shape
        return
    for part in shapely.get_parts(shape):
        if isinstance(part, LineString):
            if not part.is_empty:
                yield part
        elif hasattr(part, "geoms"):
            yield from lines_in(part)


def fill_of(shape: BaseGeometry, paint: Paint) -> Fill | None:
    """A fill of all polygons of a geometry in pixels, or None if it has none."""
    rings: list[tuple[Pixel, ...]] = []
    for polygon in polygons_in(shape):
        rings.append(_pixels(polygon.exterior))
        rings.extend(_pixels(hole) for hole in polygon.interiors)
    return Fill(paint, tuple(rings)) if rings else None


def strokes_of(shape: BaseGeometry, paint: Paint, width_px: float) -> Iterator[Stroke]:
    """A stroke for each line of a geometry in pixels."""
    for line in lines_in(shape):
        points = tuple((x, y) for x, y, *_ in line.coords)
        if len(points) > 2 and points[0] == points[-1]:
            yield Stroke(paint, points[:-1], width_px, is_closed=True)
        else:
            yield Stroke(paint, points, width_px)


def _pixels(ring: LinearRing) -> tuple[Pixel, ...]:
    """A ring's points, without the repeated last one."""
    return tuple((x, y) for x, y, *_ in ring.coords)[:-1]
