"""Where a round body of a given width can be within a space, and which points see each other there.

Walls are grown by the radius (Minkowski sum, corners bevelled outwards so that the clearance is
never less than the radius); the shortest walk then bends only at reflex corners (Lozano-Pérez and
Wesley, CACM 22 (1979) 560-570).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from floorplans.model import Point
from floorplans.standing_walls import standing_walls
from floorplans.walkable_spaces import Space

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

DRAWING_TOLERANCE_METRES = 0.01
"""Plans are held to 1 cm, so a gap drawn exactly as wide as the body stays open."""
MAX_CELL_NODES = 260
"""Larger cells are cut in two: visibility is quadratic in a cell, near-linear over cells."""
MAX_CUTS_DEPTH = 14
CUT_GAP_METRES = 0.1
"""A cut keeps half of this from the nearest point, where there is room."""
WALL_PIECE_VERTICES = 64
LEAST_STEP_METRES = 1e-6
"""What cutting leaves of walls may be shorter: no number has that direction."""
PORTAL_SPACING_METRES = 1.0
MAX_PORTALS_ON_A_CUT = 24
INTRICATE_CORNERS = 400
"""Parts with more reflex corners than this are simplified inwards first."""
SIMPLIFY_METRES = 0.05
BEND_METRES = 0.01
"""A wall that strays less than this from a straight line makes no corners."""
MIN_TURN = 1e-6
SEE_TOLERANCE_METRES = 0.015
"""More than a bend that makes no corner, so that one sees along it."""
SAME_DIRECTION_RADIANS = 1e-5


@dataclass(frozen=True)
class Cell:
    """A piece of free space small enough for a visibility graph.

    `terminals` are indexes into the caller's points; `portals` and corners are new points.
    """

    polygon: Polygon
    points: Floats
    """(n, 2): terminals first, then portals, then corners."""
    terminals: tuple[int, ...]
    portal_count: int
    pairs: Ints
    """(m, 2) indexes into `points` that see each other, each pair once."""


def free_parts(
    space: Space,
    openings: Sequence[LineString],
    radius_metres: float,
    beyond: BaseGeometry | None = None,
) -> list[Polygon]:
    """The connected parts of a space in which a body's centre can be.

    `openings` are the pieces of wall that are not there for this body: doors wide enough, open
    borders. `beyond` are walls behind open borders, which a body at the border may touch. Parts
    split by narrow places come as several polygons, oriented, largest first.
    """
    walls = standing_walls(space, openings)
    if beyond is not None:
        walls = walls.union(beyond)
    free = space.polygon.difference(_grown(walls, radius_metres - DRAWING_TOLERANCE_METRES))
    parts = [part for part in shapely.get_parts(free) if isinstance(part, Polygon)]
    kept = [_simplified(shapely.orient_polygons(part)) for part in parts if part.area > 1e-4]
    return sorted(kept, key=lambda part: -part.area)


def cells_of(part: Polygon, terminals: Floats, indexes: Sequence[int]) -> list[Cell]:
    """A part cut into cells, with what sees what in each. `indexes` name the terminals."""
    cells: list[Cell] = []
    _cut(part, terminals, list(indexes), np.empty((0, 2)), 0, cells)
    return cells


def visible_from(cell_polygon: Polygon, point: Point, targets: Floats) -> NDArray[np.bool_]:
    """Which targets can be walked to straight from a point within one cell."""
    seen = shapely.buffer(cell_polygon, SEE_TOLERANCE_METRES, join_style="mitre")
    shapely.prepare(seen)
    start = np.broadcast_to(np.asarray(point), targets.shape)
    return np.asarray(shapely.covers(seen, shapely.linestrings(np.stack([start, targets], axis=1))))


def _grown(walls: BaseGeometry, distance: float) -> BaseGeometry:
    """Walls grown by a distance, long ones piece by piece: one buffer is quadratic in vertices."""
    pieces: list[LineString] = []
    for line in shapely.get_parts(walls):
        vertices = shapely.get_coordinates(line)
        steps = np.hypot(*np.diff(vertices, axis=0).T)
        vertices = vertices[np.append(True, steps > LEAST_STEP_METRES)[: len(vertices)]]
        pieces.extend(
            LineString(vertices[start : start + WALL_PIECE_VERTICES + 1])
            for start in range(0, len(vertices) - 1, WALL_PIECE_VERTICES)
        )
    return shapely.union_all(
        shapely.buffer(
            np.asarray(pieces, dtype=object),
            max(distance, 0.001),
            join_style="mitre",
            mitre_limit=1.0,
            cap_style="square",
        )
    )


def _simplified(part: Polygon) -> Polygon:
    """A part with fewer corners that lies wholly inside it; itself if not worth it."""
    if len(_corners(part)[0]) <= INTRICATE_CORNERS:
        return part
    inner = part.buffer(-SIMPLIFY_METRES, join_style="mitre").simplify(SIMPLIFY_METRES)
    if not isinstance(inner, Polygon) or inner.is_empty or not inner.is_valid:
        return part
    return shapely.orient_polygons(inner)


def _cut(
    polygon: Polygon,
    terminals: Floats,
    indexes: list[int],
    portals: Floats,
    depth: int,
    cells: list[Cell],
) -> None:
    corners, before, after = _corners(polygon)
    count = len(corners) + len(indexes) + len(portals)
    if count <= MAX_CELL_NODES or depth >= MAX_CUTS_DEPTH:
        cells.append(_cell(polygon, terminals, indexes, portals, (corners, before, after)))
        return
    everything = np.concatenate([corners, terminals[indexes], portals])
    min_x, min_y, max_x, max_y = polygon.bounds
    axis = 0 if max_x - min_x >= max_y - min_y else 1
    at = _between_points(everything[:, axis])
    low, high = (min_x, max_x) if axis == 0 else (min_y, max_y)
    if not low + 0.5 < at < high - 0.5:
        at = (low + high) / 2
    far = 1.0 + max(max_x - min_x, max_y - min_y)
    if axis == 0:
        line = LineString([(at, min_y - 1), (at, max_y + 1)])
        boxes = (
            shapely.box(min_x - far, min_y - far, at, max_y + far),
            shapely.box(at, min_y - far, max_x + far, max_y + far),
        )
    else:
        line = LineString([(min_x - 1, at), (max_x + 1, at)])
        boxes = (
            shapely.box(min_x - far, min_y - far, max_x + far, at),
            shapely.box(min_x - far, at, max_x + far, max_y + far),
        )
    new_portals = _portals_on(polygon.intersection(line))
    all_portals = np.concatenate([portals, new_portals])
    terminal_points = shapely.points(terminals[indexes]) if indexes else np.empty(0, object)
    portal_points = shapely.points(all_portals)
    for half in boxes:
        for piece in shapely.get_parts(polygon.intersection(half)):
            if not isinstance(piece, Polygon) or piece.area < 1e-4:
                continue
            near = np.atleast_1d(shapely.distance(piece, terminal_points)) <= SEE_TOLERANCE_METRES
            inside = [
                index for index, is_near in zip(indexes, near.tolist(), strict=True) if is_near
            ]
            kept = all_portals[shapely.distance(piece, portal_points) <= SEE_TOLERANCE_METRES]
            if len(inside) + len(kept) > 1:
                _cut(shapely.orient_polygons(piece), terminals, inside, kept, depth + 1, cells)


def _between_points(coordinates: Floats) -> float:
    """A value near the median that no coordinate has: a cut must not run along a wall."""
    values = np.unique(np.round(coordinates, 3))
    if len(values) < 2:
        return float(values[0])
    gaps = np.diff(values)
    middles = (values[:-1] + values[1:]) / 2
    wide = gaps > min(CUT_GAP_METRES, float(gaps.max()) / 2)
    off = np.abs(middles - np.median(coordinates))
    return float(middles[wide][np.argmin(off[wide])])


def _portals_on(cut: BaseGeometry) -> Floats:
    """Points on each piece of a cut: near its ends, which may lie in a doorway, and between."""
    points: list[Point] = []
    for piece in shapely.get_parts(cut):
        if not isinstance(piece, LineString) or piece.length < 1e-3:
            continue
        steps = min(
            max(int(np.ceil(piece.length / PORTAL_SPACING_METRES)), 2), MAX_PORTALS_ON_A_CUT
        )
        for step in range(steps + 1):
            inset = min(CUT_GAP_METRES / 2, piece.length / 4)
            at = piece.interpolate(inset + step / steps * (piece.length - 2 * inset))
            points.append((at.x, at.y))
    return np.asarray(points, dtype=float).reshape(-1, 2)


def _corners(polygon: Polygon) -> tuple[Floats, Floats, Floats]:
    """Reflex corners of an oriented polygon, and the vertices before and after each: (n, 2)."""
    found: list[tuple[Floats, Floats, Floats]] = []
    straightened = polygon.simplify(BEND_METRES)
    shape = straightened if isinstance(straightened, Polygon) else polygon
    for ring in (shape.exterior, *shape.interiors):
        vertices = shapely.get_coordinates(ring)[:-1]
        before, after = np.roll(vertices, 1, axis=0), np.roll(vertices, -1, axis=0)
        incoming, outgoing = vertices - before, after - vertices
        cross = incoming[:, 0] * outgoing[:, 1] - incoming[:, 1] * outgoing[:, 0]
        size = np.hypot(*incoming.T) * np.hypot(*outgoing.T)
        reflex = cross < -MIN_TURN * np.maximum(size, 1e-12)
        found.append((vertices[reflex], before[reflex], after[reflex]))
    return (
        np.concatenate([item[0] for item in found]),
        np.concatenate([item[1] for item in found]),
        np.concatenate([item[2] for item in found]),
    )


def _cell(
    polygon: Polygon,
    terminals: Floats,
    indexes: list[int],
    portals: Floats,
    corners: tuple[Floats, Floats, Floats],
) -> Cell:
    vertices, before, after = corners
    points = np.concatenate([terminals[indexes].reshape(-1, 2), portals, vertices])
    free_ends = len(indexes) + len(portals)
    first, second = np.triu_indices(len(points), k=1)
    keep = _tangent(first, second, points, free_ends, before, after)
    keep &= _tangent(second, first, points, free_ends, before, after)
    first, second = first[keep], second[keep]
    apart = np.hypot(*(points[first] - points[second]).T) > 1e-6
    same = np.stack([first[~apart], second[~apart]], axis=1)
    first, second = first[apart], second[apart]
    if len(first):
        seen = shapely.buffer(polygon, SEE_TOLERANCE_METRES, join_style="mitre")
        shapely.prepare(seen)
        lines = shapely.linestrings(np.stack([points[first], points[second]], axis=1))
        visible = shapely.covers(seen, lines)
        first, second = first[visible], second[visible]
        kept = _nearest_in_each_direction(first, second, points)
        first, second = first[kept], second[kept]
    pairs = np.concatenate([same, np.stack([first, second], axis=1)]).astype(np.int64)
    return Cell(polygon, points, tuple(indexes), len(portals), pairs)


def _tangent(
    at: Ints, other: Ints, points: Floats, free_ends: int, before: Floats, after: Floats
) -> NDArray[np.bool_]:
    """Whether the line to `other` only touches the corner `at`, instead of cutting into it.

    Points that are not corners always pass: walks may start, end or pass there at any angle.
    """
    passes = at < free_ends
    corner = at[~passes] - free_ends
    vertex = points[at[~passes]]
    line = points[other[~passes]] - vertex
    to_before, to_after = before[corner] - vertex, after[corner] - vertex
    side_before = line[:, 0] * to_before[:, 1] - line[:, 1] * to_before[:, 0]
    side_after = line[:, 0] * to_after[:, 1] - line[:, 1] * to_after[:, 0]
    slack = 1e-3 * np.hypot(*line.T) + 1e-9
    same_side = ((side_before >= -slack) & (side_after >= -slack)) | (
        (side_before <= slack) & (side_after <= slack)
    )
    result = passes.copy()
    result[~passes] = same_side
    return result


def _nearest_in_each_direction(first: Ints, second: Ints, points: Floats) -> NDArray[np.bool_]:
    """Drops a pair where another visible point lies on the straight line between its two."""
    count = len(first)
    start = np.concatenate([first, second])
    end = np.concatenate([second, first])
    pair = np.concatenate([np.arange(count), np.arange(count)])
    offset = points[end] - points[start]
    angle = np.arctan2(offset[:, 1], offset[:, 0])
    angle = np.where(angle > np.pi - SAME_DIRECTION_RADIANS, angle - 2 * np.pi, angle)
    length = np.hypot(*offset.T)
    order = np.lexsort((length, np.round(angle / SAME_DIRECTION_RADIANS), start))
    direction = np.round(angle / SAME_DIRECTION_RADIANS)
    repeats = np.zeros(2 * count, dtype=bool)
    repeats[1:] = (start[order][1:] == start[order][:-1]) & (
        direction[order][1:] == direction[order][:-1]
    )
    kept = np.ones(count, dtype=bool)
    kept[pair[order[repeats]]] = False
    return kept
