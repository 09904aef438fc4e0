"""Which spaces a door joins, and where its gap is in each of their walls.

A doorway has a side for each space it opens into; a body goes from side to side through it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import Point as ShapelyPoint
from shapely import Polygon, STRtree

from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Door, HouseAssumptions, Plan, Point, Wall
from floorplans.walkable_spaces import Space
from floorplans.wall_runs import (
    PASS_METRES,
    Gap,
    Run,
    both_sides_of_line,
    facing_gaps,
    goes_on_in,
    runs_near,
    single_gap,
)

DOOR_REACH_METRES = 0.5
"""A door joins what lies this near to its point."""
EXACT_METRES = 0.03
MAX_WALL_THICKNESS_METRES = 0.8
CORNER_METRES = 0.1
"""A door point this near to the end of a wall stands in its corner."""
NOMINAL_DOOR_WIDTH_METRES = 0.9
"""Drawn width of a door of which nothing is known or assumed."""


@dataclass(frozen=True, slots=True)
class DoorSide:
    """Where a door is entered from one space. `gap` is None where no wall is drawn on that side."""

    space: int
    point: Point
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Doorway:
    """A door with its sides, and the pairs of sides it lets pass, with the drawn width for each."""

    door: Door
    sides: tuple[DoorSide, ...]
    links: tuple[tuple[int, int, float], ...]
    is_inner: bool = False
    """Both sides are in one space: the door stands in a wall line within it."""


def door_width_metres(door: Door, assumptions: HouseAssumptions) -> float:
    """Width of the gap to draw: as known, else as assumed, else nominal."""
    if door.clear_width_metres.value is not None:
        return door.clear_width_metres.value
    if assumptions.door_clear_width_metres is not None:
        return assumptions.door_clear_width_metres
    return NOMINAL_DOOR_WIDTH_METRES


def doorways_of(plan: Plan, spaces: Sequence[Space]) -> list[Doorway]:
    """A doorway for every door that meets at least one space, in the plan's order."""
    tree = STRtree([space.polygon for space in spaces])
    wall_tree = STRtree([wall.shape for wall in plan.walls])
    found: list[Doorway] = []
    for door in plan.doors:
        near = tree.query(ShapelyPoint(door.point), predicate="dwithin", distance=DOOR_REACH_METRES)
        indexes = sorted(int(i) for i in near if spaces[int(i)].level_id in door.level_ids)
        width = door_width_metres(door, plan.assumptions)
        numbers = wall_tree.query(
            ShapelyPoint(door.point), predicate="dwithin", distance=DOOR_REACH_METRES
        )
        drawn = [plan.walls[int(i)] for i in sorted(numbers)]
        beside = [run for wall in drawn for run in _runs_beside(wall, door)]
        walls = _Walls(door, spaces, tree, beside)
        doorway = _doorway(door, indexes, spaces, width, walls)
        if doorway is not None:
            found.append(doorway)
    return found


@dataclass(frozen=True)
class _Walls:
    """What is drawn about a door: the runs of walls over or along it, and where walls go on."""

    door: Door
    spaces: Sequence[Space]
    tree: STRtree
    beside: Sequence[Run]

    def goes_on(self, at: Point, ahead: Point) -> bool:
        """Whether the border of some floor goes on from a point."""
        near = self.tree.query(ShapelyPoint(at), predicate="dwithin", distance=PASS_METRES)
        rings = [
            ring
            for number in near
            if self.spaces[int(number)].level_id in self.door.level_ids
            for polygon in [self.spaces[int(number)].polygon]
            for ring in (polygon.exterior, *polygon.interiors)
        ]
        return goes_on_in(rings, at, ahead)


def _runs_beside(wall: Wall, door: Door) -> list[Run]:
    """The straight runs of a wall that is drawn over a door or along it."""
    if wall.level_id not in door.level_ids:
        return []
    if isinstance(wall.shape, Polygon):
        return runs_near(wall.shape, door.point, DOOR_REACH_METRES)
    both = both_sides_of_line(wall.shape, door.point, DOOR_REACH_METRES)
    return [] if both is None else [both[0]]


def _doorway(
    door: Door,
    indexes: Sequence[int],
    spaces: Sequence[Space],
    width: float,
    walls: _Walls,
) -> Doorway | None:
    stated = door.clear_width_metres.value
    pairs = sorted(
        _facing_pairs(door.point, indexes, spaces, width, walls), key=lambda pair: pair.rank
    )
    exact = [pair for pair in pairs if pair.distance <= 2 * EXACT_METRES]
    chosen = [pair for pair in exact if not pair.at_ends] or exact[:1] or pairs[:1]
    inner = _inner_doorway(door, indexes, spaces, width)
    if inner is not None and (not chosen or chosen[0].distance > EXACT_METRES):
        return inner
    sides: list[DoorSide] = []
    links: list[tuple[int, int, float]] = []
    linked: set[tuple[int, int]] = set()
    for pair in chosen:
        if (pair.first, pair.second) in linked:
            continue
        linked.add((pair.first, pair.second))
        first, second = pair.gaps
        drawn = stated if stated is not None else 2 * first.half_width_metres
        if walls.beside or pair.is_cut:
            drawn = min(drawn, 2 * first.half_width_metres)
        links.append((len(sides), len(sides) + 1, drawn))
        sides.append(DoorSide(pair.first, first.middle, first))
        sides.append(DoorSide(pair.second, second.middle, second))
    if sides:
        return Doorway(door, tuple(sides), tuple(links))
    return _one_sided(door, indexes, spaces, width)


@dataclass(frozen=True, slots=True)
class _FacingPair:
    first: int
    second: int
    gaps: tuple[Gap, Gap]
    distance: float
    """Sum of the door point's distances to the two walls."""
    at_ends: bool
    """Both walls end at the door point: it is rather the door of a wall that goes on there."""
    is_cut: bool
    """The gap is narrower than these walls allow, since another wall goes on behind their end."""

    @property
    def rank(self) -> tuple[float, float, int, int]:
        return (
            round(self.distance, 2) + self.at_ends,
            -self.gaps[0].half_width_metres,
            self.first,
            self.second,
        )


def _facing_pairs(
    point: Point,
    indexes: Sequence[int],
    spaces: Sequence[Space],
    width: float,
    walls: _Walls,
) -> Iterator[_FacingPair]:
    runs = {i: runs_near(spaces[i].polygon, point, DOOR_REACH_METRES) for i in indexes}
    for position, first in enumerate(indexes):
        for second in indexes[position + 1 :]:
            for run in runs[first]:
                for other in runs[second]:
                    if not _is_behind(run, other):
                        continue
                    whole = facing_gaps(run, other, point, width, walls.beside)
                    gaps = facing_gaps(run, other, point, width, walls.beside, walls.goes_on)
                    if gaps is not None and whole is not None:
                        is_cut = gaps[0].half_width_metres < whole[0].half_width_metres
                        distance = _distance(point, run.origin) + _distance(point, other.origin)
                        at_ends = _ends_at_origin(run) and _ends_at_origin(other)
                        yield _FacingPair(first, second, gaps, distance, at_ends, is_cut)


def _ends_at_origin(run: Run) -> bool:
    return min(-run.start, run.end) < CORNER_METRES


def _is_behind(run: Run, other: Run) -> bool:
    """Whether the other wall lies within a wall's thickness behind this one."""
    across = (other.origin[0] - run.origin[0]) * run.inward[0] + (
        other.origin[1] - run.origin[1]
    ) * run.inward[1]
    return -MAX_WALL_THICKNESS_METRES <= across <= EXACT_METRES + 0.02


def _inner_doorway(
    door: Door, indexes: Sequence[int], spaces: Sequence[Space], width: float
) -> Doorway | None:
    for index in indexes:
        for line in spaces[index].inner_walls.geoms:
            both = both_sides_of_line(line, door.point, EXACT_METRES + 0.27)
            gaps = facing_gaps(*both, door.point, width) if both is not None else None
            if gaps is None:
                continue
            stated = door.clear_width_metres.value
            drawn = stated if stated is not None else 2 * gaps[0].half_width_metres
            sides = tuple(DoorSide(index, gap.middle, gap) for gap in gaps)
            return Doorway(door, sides, ((0, 1, drawn),), is_inner=True)
    return None


def _one_sided(
    door: Door, indexes: Sequence[int], spaces: Sequence[Space], width: float
) -> Doorway | None:
    """A door with one walled space: what lies beyond may be open ground, a path line or nothing."""
    best: tuple[float, int, Gap] | None = None
    for index in indexes:
        for run in runs_near(spaces[index].polygon, door.point, DOOR_REACH_METRES):
            gap = single_gap(run, door.point, width)
            rank = _distance(door.point, run.origin) + (
                0.1 if spaces[index].lead.kind in OPEN_AREA_KINDS else 0.0
            )
            if gap is not None and (best is None or rank < best[0] - 1e-6):
                best = (rank, index, gap)
    if best is None:
        return None
    _, walled, gap = best
    stated = door.clear_width_metres.value
    drawn = stated if stated is not None else 2 * gap.half_width_metres
    sides = [DoorSide(walled, gap.middle, gap)]
    links: list[tuple[int, int, float]] = []
    for index in indexes:
        if index != walled and spaces[index].lead.kind in OPEN_AREA_KINDS:
            links.append((0, len(sides), drawn))
            sides.append(DoorSide(index, door.point, None))
    return Doorway(door, tuple(sides), tuple(links))


def _distance(first: Point, second: Point) -> float:
    return float(np.hypot(first[0] - second[0], first[1] - second[1]))
