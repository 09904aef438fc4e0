"""The lower layers of a picture: ground, areas, stairs and walls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from floorplans.drawing.projection import (
    fill_of,
    lines_in,
    polygons_in,
    project_all,
    strokes_of,
)
from floorplans.drawing.scene import Scene, by_area
from floorplans.drawing.shapes import Fill, Layer, LayerKind, Part, Shape, Stroke
from floorplans.drawing.theme import Paint, tint_of
from floorplans.drawing.walls import walls_of_level
from floorplans.facts import Access
from floorplans.kinds import AreaKind, ConnectorKind
from floorplans.model import Area, Connector, Place

PATH_METRES = 1.8
"""How wide a path or stair of unknown width is drawn."""
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
    order = {level_id: number for number, level_id in enumerate(scene.level_ids)}
    areas = [area for area in scene.plan.areas if area.level_id in order]
    areas.sort(key=lambda area: (order[area.level_id], -area.polygon.area, area.id))
    shapes = dict(
        zip(
            (area.id for area in areas),
            project_all([area.polygon for area in areas], scene.view),
            strict=True,
        )
    )
    place_of = by_area(scene.places)
    grounds = [area for area in areas if area.kind is AreaKind.OUTDOOR]
    floors = [area for area in areas if area.kind is not AreaKind.OUTDOOR]
    solids, wall_parts, wall_lines = _walls(scene)
    width, height = scene.view.size.width_px, scene.view.size.height_px
    paper = Fill(Paint.PAPER, (((0.0, 0.0), (width, 0.0), (width, height), (0.0, height)),))
    ground = (
        Part((paper,)),
        *_area_parts(scene, grounds, shapes, place_of),
        *_paths(scene),
    )
    layers = (
        Layer(LayerKind.GROUND, ground),
        Layer(LayerKind.AREAS, (*_area_parts(scene, floors, shapes, place_of), *solids)),
        Layer(LayerKind.FIXTURES, tuple(_fixtures(scene, floors, shapes))),
        Layer(LayerKind.WALLS, wall_parts),
    )
    return Floor(layers, shapes, STRtree(wall_lines))


def _area_parts(
    scene: Scene,
    areas: Sequence[Area],
    shapes: dict[str, BaseGeometry],
    place_of: dict[str, Place],
) -> Iterator[Part]:
    for area in areas:
        place = place_of.get(area.id)
        fill = fill_of(shapes[area.id], _paint_of(area, place))
        if fill is None:
            continue
        if place is None:
            yield Part((fill,))
        else:
            yield Part((fill,), name=scene.name(place), place_id=place.id)


def _paint_of(area: Area, place: Place | None) -> Paint:
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
    """Path lines as ribbons with edges; all edges lie under all ribbons, so that they join."""
    lines = [line for line in scene.plan.path_lines if line.level_id in scene.level_ids]
    lines = [line for line in lines if len(line.points) > 1]
    shapes = project_all([LineString(line.points) for line in lines], scene.view)
    edges: list[Shape] = []
    ribbons: list[Shape] = []
    for line, shape in zip(lines, shapes, strict=True):
        metres = min(line.clear_width_metres.value or PATH_METRES, 12.0)
        width = max(metres * scene.view.px_per_metre, 3.0 * scene.symbol_scale)
        edges.extend(strokes_of(shape, Paint.PATH_EDGE, width + 1.4 * scene.symbol_scale))
        ribbons.extend(strokes_of(shape, Paint.PATH, width))
    return Part(tuple(edges)), Part(tuple(ribbons))


def _walls(scene: Scene) -> tuple[list[Part], tuple[Part, ...], list[LineString]]:
    """Solids with the sills that cut through them, wall lines as a part, and as lines."""
    width = min(
        max(WALL_METRES * scene.view.px_per_metre, 1.3 * scene.symbol_scale),
        3.2 * scene.symbol_scale,
    )
    solids: list[Part] = []
    shapes: list[Shape] = []
    lines: list[LineString] = []
    for level_id in scene.level_ids:
        walls = walls_of_level(scene.plan, level_id)
        for found, paint in ((walls.solids, Paint.WALL), (walls.sills, Paint.FLOOR)):
            fills = [fill_of(shape, paint) for shape in project_all(found, scene.view)]
            solids.append(Part(tuple(fill for fill in fills if fill is not None)))
        for shape in project_all(walls.lines, scene.view):
            shapes.extend(strokes_of(shape, Paint.WALL, width))
            lines.extend(lines_in(shape))
    return solids, (Part(tuple(shapes)),), lines


def _fixtures(
    scene: Scene, areas: Sequence[Area], shapes: dict[str, BaseGeometry]
) -> Iterator[Part]:
    """Treads: of stairwells across their longer side, of other stairs along their drawn line."""
    in_wells = {area.connector_id for area in areas if area.kind is AreaKind.STAIRWELL}
    spacing = max(TREAD_METRES * scene.view.px_per_metre, 4.0 * scene.symbol_scale)
    width = 0.9 * scene.symbol_scale
    for area in areas:
        if area.kind is AreaKind.STAIRWELL:
            treads = [
                line for part in polygons_in(shapes[area.id]) for line in _treads(part, spacing)
            ]
            yield Part(tuple(Stroke(Paint.TREAD, line, width) for line in treads))
    for connector in scene.plan.connectors:
        if connector.kind is ConnectorKind.LIFT or connector.id in in_wells:
            continue
        if len(connector.shape) < 2 or not _stops_here(connector, scene):
            continue
        metres = min(connector.clear_width_metres.value or PATH_METRES, 12.0)
        band = LineString(connector.shape).buffer(metres / 2, cap_style="flat")
        (shape,) = project_all([band], scene.view)
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
                for line in _treads_along(connector, shape, scene, spacing)
            )
        yield Part(tuple(shapes_of_stair))


def _stops_here(connector: Connector, scene: Scene) -> bool:
    return any(stop.level_id in scene.level_ids for stop in connector.stops)


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
    connector: Connector, band: BaseGeometry, scene: Scene, spacing: float
) -> Iterator[tuple[tuple[float, float], ...]]:
    """Lines across a stair's drawn line, as long as the stair is wide."""
    points = scene.view.to_pixels(np.array(connector.shape, dtype=np.float64))
    reach = 12.0 * scene.view.px_per_metre
    lines: list[LineString] = []
    for start, end in pairwise(points):
        length = float(np.linalg.norm(end - start))
        if length < 1e-6:
            continue
        along = (end - start) / length
        across = np.array([-along[1], along[0]]) * reach
        for at in np.arange(spacing / 2, length, spacing):
            middle = start + along * at
            piece = band.intersection(LineString([middle - across, middle + across]))
            near = shapely.Point(middle)
            lines.extend(part for part in lines_in(piece) if part.distance(near) < 1.0)
    for line in lines:
        yield tuple((x, y) for x, y, *_ in line.coords)


def _inside(
    lines: Sequence[LineString], polygon: Polygon
) -> Iterator[tuple[tuple[float, float], ...]]:
    for line in lines:
        for part in lines_in(polygon.intersection(line)):
            yield tuple((x, y) for x, y, *_ in part.coords)
