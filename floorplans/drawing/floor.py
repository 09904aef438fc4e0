"""The lower layers of a picture: ground, areas, stairs and walls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from floorplans.drawing.drawing_plan import path_metres
from floorplans.drawing.projection import (
    fill_of,
    lines_in,
    polygons_in,
    project_all,
    strokes_of,
)
from floorplans.drawing.scene import Scene
from floorplans.drawing.shapes import Fill, Layer, LayerKind, Part, Shape, Stroke
from floorplans.drawing.theme import Paint, tint_of
from floorplans.facts import Access
from floorplans.kinds import AreaKind, ConnectorKind
from floorplans.model import Area, Connector, Place

WALL_METRES = 0.12
TREAD_METRES = 0.3


@dataclass(frozen=True)
class Floor:
    """`area_shapes` are areas in pixels by id; `wall_tree` indexes the wall lines in pixels."""

    layers: tuple[Layer, ...]
    area_shapes: dict[str, BaseGeometry]
    wall_tree: STRtree


def compose_floor(scene: Scene) -> Floor:
    """Everything of the levels shown that can be stood on or bumped into."""
    numbers = scene.areas_in_sight
    areas = [scene.storey.areas[number] for number in numbers.tolist()]
    pixels = project_all(scene.storey.area_shapes.shapes[numbers], scene.view)
    shapes = dict(zip((area.id for area in areas), pixels, strict=True))
    grounds = [area for area in areas if area.kind is AreaKind.OUTDOOR]
    floors = [area for area in areas if area.kind is not AreaKind.OUTDOOR]
    solids, wall_parts, wall_lines = _walls(scene)
    width, height = scene.view.size.width_px, scene.view.size.height_px
    paper = Fill(Paint.PAPER, (((0.0, 0.0), (width, 0.0), (width, height), (0.0, height)),))
    ground = (Part((paper,)), *_area_parts(scene, grounds, shapes), *_paths(scene))
    layers = (
        Layer(LayerKind.GROUND, ground),
        Layer(LayerKind.AREAS, (*_area_parts(scene, floors, shapes), *solids)),
        Layer(LayerKind.FIXTURES, tuple(_fixtures(scene, floors, shapes))),
        Layer(LayerKind.WALLS, wall_parts),
    )
    return Floor(layers, shapes, STRtree(wall_lines))


def _area_parts(
    scene: Scene, areas: Sequence[Area], shapes: dict[str, BaseGeometry]
) -> Iterator[Part]:
    for area in areas:
        place = scene.storey.place_of.get(area.id)
        fill = fill_of(shapes[area.id], _paint_of(area, place))
        if fill is None:
            continue
        if place is None:
            yield Part((fill,))
        else:
            yield Part((fill,), name=scene.name(place), place_id=place.id)


def _paint_of(area: Area, place: Place | None) -> Paint:
    if area.hazard is not None:
        return Paint.URGENT
    if area.kind is AreaKind.OUTDOOR:
        return Paint.GROUND
    if area.kind in {AreaKind.CORRIDOR, AreaKind.OPEN}:
        return Paint.FLOOR
    if area.kind in {AreaKind.STAIRWELL, AreaKind.LIFT_CAR}:
        return Paint.MOVEMENT
    if area.access is not Access.PUBLIC:
        return Paint.PRIVATE_ROOM
    return (tint_of(place.kind) if place is not None else None) or Paint.ROOM


def _paths(scene: Scene) -> tuple[Part, ...]:
    """Path lines as ribbons with edges; all edges lie under all ribbons, so that they join; a
    line along those that are green channels lies over both."""
    numbers = scene.storey.path_shapes.within(scene.window)
    lines = [scene.storey.paths[number] for number in numbers.tolist()]
    shapes = project_all(scene.storey.path_shapes.shapes[numbers], scene.view)
    edges: list[Shape] = []
    ribbons: list[Shape] = []
    channels: list[Shape] = []
    for line, shape in zip(lines, shapes, strict=True):
        metres = path_metres(line.clear_width_metres.value)
        width = max(metres * scene.view.px_per_metre, 3.0 * scene.symbol_scale)
        edges.extend(strokes_of(shape, Paint.PATH_EDGE, width + 1.4 * scene.symbol_scale))
        ribbons.extend(strokes_of(shape, Paint.PATH, width))
        if line.is_green_channel:
            thin = min(width * 0.3, 3.0 * scene.symbol_scale)
            channels.extend(strokes_of(shape, Paint.CHANNEL, thin))
    return Part(tuple(edges)), Part(tuple(ribbons)), *((Part(tuple(channels)),) if channels else ())


def _walls(scene: Scene) -> tuple[list[Part], tuple[Part, ...], list[LineString]]:
    """Solids with the sills that cut through them, wall lines as a part, and as lines."""
    width = min(
        max(WALL_METRES * scene.view.px_per_metre, 1.3 * scene.symbol_scale),
        3.2 * scene.symbol_scale,
    )
    solids: list[Part] = []
    shapes: list[Shape] = []
    lines: list[LineString] = []
    for both in scene.storey.solids:
        for found, paint in zip(both, (Paint.WALL, Paint.FLOOR), strict=True):
            inside = found.shapes[found.within(scene.window)]
            fills = [fill_of(shape, paint) for shape in project_all(inside, scene.view)]
            solids.append(Part(tuple(fill for fill in fills if fill is not None)))
    walls = scene.storey.wall_lines
    for shape in project_all(walls.shapes[walls.within(scene.window)], scene.view):
        shapes.extend(strokes_of(shape, Paint.WALL, width))
        lines.extend(lines_in(shape))
    return solids, (Part(tuple(shapes)),), lines


def _fixtures(
    scene: Scene, areas: Sequence[Area], shapes: dict[str, BaseGeometry]
) -> Iterator[Part]:
    """Treads: of stairwells across their longer side, of other stairs along their drawn line."""
    spacing = max(TREAD_METRES * scene.view.px_per_metre, 4.0 * scene.symbol_scale)
    width = 0.9 * scene.symbol_scale
    for area in areas:
        if area.kind is AreaKind.STAIRWELL:
            treads = [
                line for part in polygons_in(shapes[area.id]) for line in _treads(part, spacing)
            ]
            yield Part(tuple(Stroke(Paint.TREAD, line, width) for line in treads))
    for flight in scene.storey.flights:
        connector = flight.connector
        (shape,) = project_all([flight.band], scene.view)
        fill = fill_of(shape, Paint.MOVEMENT)
        if fill is None:
            continue
        shapes_of_stair: list[Shape] = [
            fill,
            *(Stroke(Paint.TREAD, ring, width, is_closed=True) for ring in fill.rings),
        ]
        if connector.kind is not ConnectorKind.RAMP:
            shapes_of_stair.extend(
                Stroke(Paint.TREAD, line, width)
                for line in _treads_along(connector, scene, spacing)
            )
        yield Part(tuple(shapes_of_stair))


def _treads(polygon: Polygon, spacing: float) -> Iterator[tuple[tuple[float, float], ...]]:
    """Lines across the longer side of a polygon's narrowest box."""
    box = shapely.oriented_envelope(polygon)
    if not isinstance(box, Polygon):
        return
    corners = np.array(box.exterior.coords)[:4]
    first, second = corners[1] - corners[0], corners[3] - corners[0]
    if np.linalg.norm(first) < np.linalg.norm(second):
        first, second = second, first
    length = float(np.linalg.norm(first))
    lines = [
        LineString([corners[0] + first * t, corners[0] + first * t + second])
        for t in np.arange(spacing / 2, length, spacing) / length
    ]
    yield from _inside(lines, polygon)


def _treads_along(
    connector: Connector, scene: Scene, spacing: float
) -> Iterator[tuple[tuple[float, float], ...]]:
    """Lines across a stair's drawn line, as long as the stair is wide, where the picture has it."""
    points = scene.view.to_pixels(np.array(connector.shape, dtype=np.float64))
    half = path_metres(connector.clear_width_metres.value) * scene.view.px_per_metre / 2
    _, _, right, bottom = scene.view.box
    for start, end in pairwise(points):
        length = float(np.linalg.norm(end - start))
        if length < 1e-6:
            continue
        along = (end - start) / length
        across = np.array([-along[1], along[0]]) * half
        middles = start + along * np.arange(spacing / 2, length, spacing)[:, None]
        seen = ((middles > -half) & (middles < np.array([right, bottom]) + half)).all(axis=1)
        for middle in middles[seen]:
            (x1, y1), (x2, y2) = (middle - across).tolist(), (middle + across).tolist()
            yield (x1, y1), (x2, y2)


def _inside(
    lines: Sequence[LineString], polygon: Polygon
) -> Iterator[tuple[tuple[float, float], ...]]:
    for piece in shapely.intersection(np.array(lines, dtype=object), polygon):
        for part in lines_in(piece):
            yield tuple((x, y) for x, y, *_ in part.coords)
