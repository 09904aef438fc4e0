"""Doors as somebody walks through them: which areas they open to and which way the wall runs."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from shapely import Point as ShapelyPoint
from shapely import STRtree, contains_xy

from floorplans.guidance.headings import Vector
from floorplans.kinds import AreaKind
from floorplans.model import Area, Plan, Point

_REACH_METRES = 0.6
"""A door may stand up to 0.5 m from the walls that it joins, drawn to 1 cm."""
_SHORTEST_WALL_METRES = 0.25
_WALLED = frozenset({AreaKind.ROOM, AreaKind.STAIRWELL, AreaKind.LIFT_CAR})


@dataclass(frozen=True, slots=True)
class Doorway:
    """Where a point meets areas: their ids, and for each the direction that leads out of it."""

    outward_by_area_id: Mapping[str, Vector]

    @property
    def normal(self) -> Vector | None:
        """The direction square to the wall, either way; None where no wall is drawn."""
        return next(iter(self.outward_by_area_id.values()), None)


NO_DOORWAY = Doorway({})


def doorways_at(
    plan: Plan, points: Mapping[str, tuple[tuple[str, ...], Point]]
) -> dict[str, Doorway]:
    """The doorway at each named (level ids, point); walled areas first, the nearest of them first.

    Near-linear in areas and points: one tree of areas for each level.
    """
    points_by_level: dict[str, list[tuple[str, Point]]] = defaultdict(list)
    for name, (level_ids, point) in points.items():
        for level_id in level_ids:
            points_by_level[level_id].append((name, point))
    areas_by_level: dict[str, list[Area]] = defaultdict(list)
    for area in plan.areas:
        areas_by_level[area.level_id].append(area)
    met: dict[str, list[tuple[bool, float, str, Vector]]] = defaultdict(list)
    for level_id, named in points_by_level.items():
        areas = areas_by_level[level_id]
        if not areas:
            continue
        tree = STRtree([area.polygon.boundary for area in areas])
        found = tree.query(
            [ShapelyPoint(point) for _, point in named], predicate="dwithin", distance=_REACH_METRES
        )
        names_by_area: dict[int, list[int]] = defaultdict(list)
        for point_index, area_index in found.T:
            names_by_area[int(area_index)].append(int(point_index))
        for area_index, point_indices in sorted(names_by_area.items()):
            area = areas[area_index]
            walls = _walls(area)
            for index in point_indices:
                name, point = named[index]
                distance, outward = _outward(area, walls, point)
                met[name].append((area.kind not in _WALLED, round(distance, 3), area.id, outward))
    return {
        name: Doorway({area_id: outward for _, _, area_id, outward in sorted(entries)})
        for name, entries in met.items()
    }


def _walls(area: Area) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Rows x0, y0, x1, y1: a polygon's sides, without very short ones if there are others."""
    rings = [area.polygon.exterior, *area.polygon.interiors]
    corners = [np.asarray(ring.coords)[:, :2] for ring in rings]
    sides = np.vstack([np.hstack([ring[:-1], ring[1:]]) for ring in corners])
    lengths = np.hypot(sides[:, 2] - sides[:, 0], sides[:, 3] - sides[:, 1])
    long_enough = lengths >= min(_SHORTEST_WALL_METRES, float(lengths.max()))
    return np.asarray(sides[long_enough], dtype=np.float64)


def _outward(
    area: Area, walls: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", point: Point
) -> tuple[float, Vector]:
    """The distance to the nearest wall of an area in metres, and the direction out through it."""
    start, along = walls[:, :2], walls[:, 2:] - walls[:, :2]
    share = np.einsum("ij,ij->i", np.asarray(point) - start, along)
    share = np.clip(share / np.einsum("ij,ij->i", along, along), 0.0, 1.0)
    nearest = start + share[:, None] * along
    distances = np.hypot(nearest[:, 0] - point[0], nearest[:, 1] - point[1])
    index = int(distances.argmin())
    x, y = (float(value) for value in along[index] / np.hypot(*along[index]))
    foot = nearest[index]
    inside_left = bool(contains_xy(area.polygon, foot[0] - 0.05 * y, foot[1] + 0.05 * x))
    return float(distances[index]), ((y, -x) if inside_left else (-y, x))
