"""Where a level's walls stand, with a gap at each door: lines in local metres, ready to draw."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from floorplans.kinds import AreaKind
from floorplans.model import Door, Plan, Point
from floorplans.walkable_spaces import Space, spaces_of_level

NOMINAL_DOOR_METRES = 0.9
REACH_METRES = 0.5
"""A door may lie this far from the walls it is in."""
SAME_LINE_METRES = 0.06
THICKEST_METRES = 0.5
"""What lies between two spaces no further apart than this is a wall."""
LEAST_SQUARE_METRES = 0.05
PARALLEL_SINE = math.sin(math.radians(20))
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Walls:
    """`lines` are wall lines, `solids` what is inside walls and pillars, `sills` the floor in the
    gaps of walls that have a thickness."""

    lines: tuple[LineString, ...]
    solids: tuple[Polygon, ...]
    sills: tuple[Polygon, ...]


def walls_of_level(plan: Plan, level_id: str) -> Walls:
    """The walls of a level. Near-linear in the number of areas, doors and vertices.

    A door's gap has its known clear width, else the house assumption, else 0.9 m.
    """
    found = spaces_of_level(plan, level_id)
    outdoors = [
        area.polygon
        for area in plan.areas
        if area.level_id == level_id and area.kind is AreaKind.OUTDOOR
    ]
    lines: list[BaseGeometry] = []
    for space in found.spaces:
        lines.append(_outline(space, outdoors))
        lines.append(space.inner_walls)
    linework = shapely.union_all(lines) if lines else LineString()
    if found.borders:
        open_strip = shapely.union_all([border.line.buffer(0.02) for border in found.borders])
        linework = linework.difference(open_strip)
    solids = [
        *_between_faces([space for space in found.spaces if _is_indoors(space)]),
        *(
            wall.shape
            for wall in plan.walls
            if wall.level_id == level_id and isinstance(wall.shape, Polygon)
        ),
    ]
    doors = [door for door in plan.doors if level_id in door.level_ids]
    cut, sills = _open_doors(linework, doors, plan)
    return Walls(cut, tuple(solids), sills)


def door_width_metres(door: Door, plan: Plan) -> float:
    """How wide a door is drawn, in metres, between 0.4 and 8."""
    width = door.clear_width_metres.value or plan.assumptions.door_clear_width_metres
    return min(max(width or NOMINAL_DOOR_METRES, 0.4), 8.0)


def _is_indoors(space: Space) -> bool:
    return space.lead.kind is not AreaKind.OUTDOOR


def _between_faces(spaces: Sequence[Space]) -> Iterator[Polygon]:
    """The inside of walls: what lies between two spaces less than 0.5 m apart."""
    shapes = [space.polygon for space in spaces]
    if len(shapes) < 2:
        return
    floor = shapely.union_all(shapes)
    reach = THICKEST_METRES / 2
    closed = floor.buffer(reach, join_style="mitre").buffer(-reach, join_style="mitre")
    for part in shapely.get_parts(closed.difference(floor)):
        if isinstance(part, Polygon) and part.area > LEAST_SQUARE_METRES:
            yield part


def _outline(space: Space, outdoors: Sequence[Polygon]) -> BaseGeometry:
    if not _is_indoors(space):
        return LineString()
    outline = space.polygon.boundary
    near = [area for area in outdoors if area.intersects(outline)]
    walled = space.lead.kind not in {AreaKind.CORRIDOR, AreaKind.OPEN}
    if walled or not near:
        return outline
    return outline.difference(shapely.union_all(near).buffer(0.02))


def _open_doors(
    linework: BaseGeometry, doors: Sequence[Door], plan: Plan
) -> tuple[tuple[LineString, ...], tuple[Polygon, ...]]:
    segments = _segments_of(linework)
    if not len(segments):
        return (), ()
    tree = STRtree(_lines(segments))
    removed: dict[int, list[tuple[float, float]]] = defaultdict(list)
    sills: list[Polygon] = []
    for door in doors:
        width = door_width_metres(door, plan)
        reach = shapely.box(
            door.point[0] - width - REACH_METRES,
            door.point[1] - width - REACH_METRES,
            door.point[0] + width + REACH_METRES,
            door.point[1] + width + REACH_METRES,
        )
        near = tree.query(reach)
        if len(near):
            sill = _open_door(door.point, width, segments, near, removed)
            if sill is not None:
                sills.append(sill)
    whole = np.ones(len(segments), dtype=bool)
    whole[list(removed)] = False
    cut = [
        piece
        for index in sorted(removed)
        for piece in _pieces(segments[index, 0], segments[index, 1], removed[index])
    ]
    kept = np.concatenate((segments[whole], np.array(cut).reshape(-1, 2, 2)))
    merged = shapely.line_merge(MultiLineString(_lines(kept)))
    parts = shapely.get_parts(merged)
    return tuple(part for part in parts if isinstance(part, LineString)), tuple(sills)


def _open_door(
    point: Point,
    width: float,
    segments: Array,
    near: NDArray[np.int64],
    removed: dict[int, list[tuple[float, float]]],
) -> Polygon | None:
    """Note in `removed` what a door takes away; the floor between two faces of a wall, if any."""
    starts, ends = segments[near, 0] - point, segments[near, 1] - point
    distances = _distances_from_zero(starts, ends)
    nearest = int(np.argmin(distances))
    if distances[nearest] > REACH_METRES:
        return None
    start, end = segments[near[nearest]]
    along = (end - start) / np.linalg.norm(end - start)
    across = np.array([-along[1], along[0]])
    lengths = np.linalg.norm(ends - starts, axis=1)
    parallel = np.abs((ends - starts) @ across) <= PARALLEL_SINE * lengths
    offsets = (starts @ across + ends @ across) / 2
    faces = parallel & (np.abs(offsets) <= REACH_METRES)
    if not faces[nearest]:
        return None
    lows = np.minimum(starts @ along, ends @ along)
    highs = np.maximum(starts @ along, ends @ along)
    same = faces & (np.abs(offsets - offsets[nearest]) <= SAME_LINE_METRES)
    low, high = _run(lows[same], highs[same], float(lows[nearest]), float(highs[nearest]))
    half = min(width, high - low) / 2
    middle = min(max(0.0, low + half), high - half)
    cut = np.flatnonzero(faces & (lows < middle + half) & (highs > middle - half))
    for index in cut.tolist():
        ahead = 1.0 if (ends[index] - starts[index]) @ along > 0 else -1.0
        first = float(starts[index] @ along)
        parts = sorted(ahead * (middle + side * half - first) for side in (-1.0, 1.0))
        removed[int(near[index])].append((parts[0], parts[1]))
    near_face, far_face = float(offsets[cut].min()), float(offsets[cut].max())
    if far_face - near_face <= SAME_LINE_METRES:
        return None
    corners = ((-1.0, near_face), (1.0, near_face), (1.0, far_face), (-1.0, far_face))
    return Polygon([point + (middle + s * half) * along + o * across for s, o in corners])


def _lines(segments: Array) -> list[LineString]:
    return list(shapely.get_parts(shapely.linestrings(segments)))


def _distances_from_zero(starts: Array, ends: Array) -> Array:
    """How far each segment passes from (0, 0)."""
    along = ends - starts
    shares = -(starts * along).sum(axis=1) / (along * along).sum(axis=1)
    feet = starts + along * np.clip(shares, 0.0, 1.0)[:, None]
    distances: Array = np.linalg.norm(feet, axis=1)
    return distances


def _run(lows: Array, highs: Array, low: float, high: float) -> tuple[float, float]:
    """The interval [low, high], grown over all intervals that touch it."""
    order = np.argsort(lows)
    for index in order:
        if lows[index] <= high + 0.01 and highs[index] > high:
            high = float(highs[index])
    for index in np.argsort(-highs):
        if highs[index] >= low - 0.01 and lows[index] < low:
            low = float(lows[index])
    return low, high


def _segments_of(linework: BaseGeometry) -> Array:
    """All straight segments, shape (n, 2, 2), without those of no length."""
    parts = shapely.get_parts(linework)
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING]
    coordinates, owners = shapely.get_coordinates(parts, return_index=True)
    if len(coordinates) < 2:
        return np.empty((0, 2, 2))
    inside = owners[1:] == owners[:-1]
    segments: Array = np.stack((coordinates[:-1][inside], coordinates[1:][inside]), axis=1)
    long_enough: Array = segments[np.linalg.norm(segments[:, 1] - segments[:, 0], axis=1) > 1e-6]
    return long_enough


def _pieces(
    start: Array, end: Array, removed: Sequence[tuple[float, float]]
) -> Iterator[tuple[Array, Array]]:
    """What is left of a segment when intervals, in metres from its start, are taken away."""
    length = float(np.linalg.norm(end - start))
    along = (end - start) / length
    at = 0.0
    for low, high in sorted(removed):
        if low - at > 0.02:
            yield start + at * along, start + low * along
        at = max(at, high)
    if length - at > 0.02:
        yield start + at * along, end
