"""One level as the proof sees it: its floor, its walls and the gaps of its doors, indexed."""

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon, STRtree

from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Area, Door, Plan, Point
from floorplans.route_proof.door_gaps import (
    WALL_REACH_METRES,
    Gap,
    Segment,
    distance_to_point,
    gaps_of_door,
    pieces_left,
)
from floorplans.route_proof.implied_openings import ImpliedOpenings
from floorplans.route_proof.known_facts import gap_width_metres
from floorplans.route_proof.wall_lines import wall_segments

ON_FLOOR_METRES = 0.02
"""A point this near to an area's border is on its floor."""
Coordinates = NDArray[np.float64]
Opening = tuple[str, float]
"""A door's id and the width of its gap in metres."""


class LevelFloor:
    """Prepared once for a level and only read afterwards, from any number of threads."""

    def __init__(self, plan: Plan, level_id: str) -> None:
        self.areas = tuple(area for area in plan.areas if area.level_id == level_id)
        walls = [wall for wall in plan.walls if wall.level_id == level_id]
        doors = [door for door in plan.doors if level_id in door.level_ids]
        self._polygons = np.array([area.polygon for area in self.areas], dtype=object)
        solids = [wall.shape for wall in walls if isinstance(wall.shape, Polygon)]
        self._solid_tree = STRtree(solids)
        shapely.prepare(self._polygons)
        self._area_tree = STRtree(self._polygons)
        segments = wall_segments(self.areas, walls, doors)
        self.walls: list[Segment] = [tuple(row) for row in segments.tolist()]
        wall_lines = lines_of(segments)
        self._wall_tree = STRtree(wall_lines)
        paths = [path for path in plan.path_lines if path.level_id == level_id]
        self.implied = ImpliedOpenings(level_id, wall_lines, paths, plan.connectors)
        self._house = plan.assumptions
        self._doors = {door.id: door for door in doors}
        self._gaps: dict[Opening, tuple[Gap, ...]] = {}
        self._cuts: dict[Opening, dict[int, list[tuple[float, float]]]] = {}
        self._standing: dict[tuple[int, tuple[Opening, ...]], list[Segment]] = {}

    def is_floor(self, xs: Coordinates, ys: Coordinates) -> NDArray[np.bool_]:
        """Whether each point lies on some area, and in no solid wall."""
        points = np.asarray(shapely.points(xs, ys), dtype=object)
        on_floor = np.zeros(len(points), dtype=np.bool_)
        which, area = self._area_tree.query(points)
        hit = shapely.intersects_xy(self._polygons[area], xs[which], ys[which])
        on_floor[which[hit]] = True
        for index in np.flatnonzero(~on_floor).tolist():
            near = self._area_tree.query(points[index], "dwithin", distance=ON_FLOOR_METRES)
            on_floor[index] = len(near) > 0
        on_floor[self._solid_tree.query(points, predicate="within")[0]] = False
        return on_floor

    def walls_within(
        self, lines: NDArray[np.object_], metres: float
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of line and wall nearer to each other than `metres`, as two arrays of numbers."""
        which, wall = self._wall_tree.query(lines, predicate="dwithin", distance=metres)
        return which, wall

    def areas_met(self, lines: NDArray[np.object_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of line and area that meet, as two arrays of numbers."""
        which, area = self._area_tree.query(lines, predicate="intersects")
        return which, area

    def is_parted(self, line: Segment) -> bool:
        """Whether a wall, whatever doors are in it, stands across a line."""
        _, walls = self.walls_within(lines_of(np.array([line])), 0.0)
        return len(walls) > 0

    def gaps(self, door: Door, width_metres: float) -> tuple[Gap, ...]:
        """The gaps this door makes in walls of this level; empty where it stands in none."""
        key = (door.id, width_metres)
        found = self._gaps.get(key)
        if found is None:
            reach = width_metres + 1.0
            near = self._wall_tree.query(shapely.Point(door.point), "dwithin", distance=reach)
            walls = {int(number): self.walls[number] for number in near}
            found = self._gaps.setdefault(key, gaps_of_door(door.point, width_metres, walls))
        return found

    def standing(self, wall: int, openings: tuple[Opening, ...]) -> list[Segment]:
        """What stands of a wall when these doors are open."""
        ours = tuple([opening for opening in openings if wall in self._cuts_of(opening)])
        if not ours:
            return [self.walls[wall]]
        found = self._standing.get((wall, ours))
        if found is None:
            cuts = [cut for opening in ours for cut in self._cuts_of(opening)[wall]]
            pieces = pieces_left(self.walls[wall], cuts)
            found = self._standing.setdefault((wall, ours), pieces)
        return found

    def _cuts_of(self, opening: Opening) -> dict[int, list[tuple[float, float]]]:
        """The shares of each wall that a door opens; none on levels where it does not stand."""
        found = self._cuts.get(opening)
        if found is None:
            door_id, width = opening
            found = {}
            for gap in self.gaps(self._doors[door_id], width) if door_id in self._doors else ():
                for wall, cut in gap.cuts.items():
                    found.setdefault(wall, []).append(cut)
            found = self._cuts.setdefault(opening, found)
        return found

    def doors_beside(self, line: Segment, reach_metres: float) -> list[tuple[Opening, Segment]]:
        """Doors whose gap a line passes this near, each with its closed leaf across the gap."""
        found: list[tuple[Opening, Segment]] = []
        for door in self._doors.values():
            if distance_to_point(line, door.point) > reach_metres + WALL_REACH_METRES:
                continue
            width = gap_width_metres(door, self._house)
            found.extend(((door.id, width), gap.leaf) for gap in self.gaps(door, width))
        return found

    def doors_at(self, point: Point, reach_metres: float) -> list[Door]:
        """Doors whose own point is this near."""
        return [d for d in self._doors.values() if math.dist(d.point, point) <= reach_metres]

    def areas_at(self, point: Point, tolerance_metres: float = ON_FLOOR_METRES) -> set[str]:
        """Ids of the areas whose floor a point is on: walled ones hide the open ones beneath."""
        spot = shapely.Point(point)
        near = self._area_tree.query(spot, "dwithin", distance=tolerance_metres)
        found = [self.areas[number] for number in near]
        walled = {area.id for area in found if area.kind not in OPEN_AREA_KINDS}
        return walled or {area.id for area in found}

    def barred_metres(self, line: shapely.LineString, area_number: int) -> float:
        """How much of a line is walked on an area's own floor.

        Where areas overlap, hazard areas count first, then walled ones before open ones and small
        ones before large ones.
        """
        own = self.areas[area_number]
        inside = line.intersection(_inner(own.polygon))
        if inside.is_empty:
            return 0.0
        for number in self._area_tree.query(inside, predicate="intersects"):
            if _rank(self.areas[number]) < _rank(own):
                inside = inside.difference(self.areas[number].polygon)
        return float(inside.length)


def lines_of(segments: Coordinates) -> NDArray[np.object_]:
    """Line strings of n segments given as n × 4 coordinates."""
    return np.asarray(shapely.linestrings(segments.reshape(-1, 2, 2)), dtype=object)


def _inner(polygon: Polygon) -> shapely.Geometry:
    return polygon.buffer(-ON_FLOOR_METRES, join_style="mitre")


def _rank(area: Area) -> tuple[bool, bool, float, str]:
    return area.hazard is None, area.kind in OPEN_AREA_KINDS, area.polygon.area, area.id
