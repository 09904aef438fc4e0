"""A plan's levels with spatial indexes, for checks that ask what lies near what.

`TOUCH_METRES` is how far a door may lie from the walls it joins, as the model says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from shapely import LineString, Polygon, STRtree
from shapely import Point as Position

from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Area, Door, PathLine, Plan, Point, Stop, Wall

Part = TypeVar("Part", Area, Wall, PathLine)

TOUCH_METRES = 0.5
_ON_WALL_METRES = 0.05


class Index:
    """Geometries that can be asked for by nearness; positions refer to the given order."""

    def __init__(self, geometries: Sequence[Polygon | LineString | Position]) -> None:
        self._tree = STRtree(geometries)

    def near(self, points: Sequence[Point], metres: float) -> list[list[int]]:
        """For each point, the positions of the geometries within `metres`, ascending."""
        found: list[list[int]] = [[] for _ in points]
        if points and len(self._tree.geometries):
            pairs = self._tree.query(
                [Position(point) for point in points], predicate="dwithin", distance=metres
            )
            for which, position in sorted(zip(*pairs.tolist(), strict=True)):
                found[which].append(position)
        return found

    def meeting(self, geometry: Polygon | LineString) -> list[int]:
        """The positions of the geometries that share a point with `geometry`, ascending."""
        return sorted(np.atleast_1d(self._tree.query(geometry, predicate="intersects")).tolist())


@dataclass(frozen=True)
class Floor:
    """What is drawn on one level; areas whose polygon is invalid are left out."""

    level_id: str
    areas: tuple[Area, ...]
    walls: tuple[Wall, ...]
    doors: tuple[Door, ...]
    lines: tuple[PathLine, ...]
    stops: tuple[Stop, ...]

    @cached_property
    def area_index(self) -> Index:
        return Index([area.polygon for area in self.areas])

    @cached_property
    def wall_index(self) -> Index:
        return Index([wall.shape for wall in self.walls])

    @cached_property
    def line_index(self) -> Index:
        return Index([LineString(line.points) for line in self.lines])

    @cached_property
    def door_index(self) -> Index:
        return Index([Position(door.point) for door in self.doors])

    @cached_property
    def stop_index(self) -> Index:
        return Index([Position(stop.point) for stop in self.stops])

    @cached_property
    def areas_of_doors(self) -> Mapping[str, tuple[Area, ...]]:
        """For each door's id the areas that it touches here.

        Those on whose border it lies if there are two or more, else all within 0.5 m.
        """
        touched: dict[str, tuple[Area, ...]] = {}
        candidates = self.area_index.near([door.point for door in self.doors], TOUCH_METRES)
        for door, positions in zip(self.doors, candidates, strict=True):
            position = Position(door.point)
            near = [(_gap(self.areas[index], position), self.areas[index]) for index in positions]
            close = tuple(area for gap, area in near if gap <= _ON_WALL_METRES)
            reached = tuple(area for gap, area in near if gap <= TOUCH_METRES)
            touched[door.id] = close if len(close) > 1 else reached
        return touched

    def on_floor(self, points: Sequence[Point]) -> list[bool]:
        """For each point whether it lies in an area, or within 0.5 m of a path line."""
        in_areas = self.area_index.near(points, 0.0)
        at_lines = self.line_index.near(points, TOUCH_METRES)
        return [bool(areas or lines) for areas, lines in zip(in_areas, at_lines, strict=True)]


def _gap(area: Area, position: Position) -> float:
    """How far a door lies from an area: of a walled one, from its walls."""
    shape = area.polygon if area.kind in OPEN_AREA_KINDS else area.polygon.boundary
    return float(shape.distance(position))


def floors_of(plan: Plan) -> tuple[Floor, ...]:
    """One floor for each level of the plan, in the plan's order. Near-linear in the plan's size."""
    doors: dict[str, list[Door]] = {level.id: [] for level in plan.levels}
    for door in plan.doors:
        for level_id in door.level_ids:
            doors.setdefault(level_id, []).append(door)
    stops: dict[str, list[Stop]] = {level.id: [] for level in plan.levels}
    for connector in plan.connectors:
        for stop in connector.stops:
            stops.setdefault(stop.level_id, []).append(stop)
    valid_areas = [area for area in plan.areas if is_sound(area.polygon)]
    areas, walls, lines = (
        _by_level(valid_areas),
        _by_level(plan.walls),
        _by_level(plan.path_lines),
    )
    return tuple(
        Floor(
            level_id=level.id,
            areas=tuple(areas.get(level.id, ())),
            walls=tuple(walls.get(level.id, ())),
            doors=tuple(doors[level.id]),
            lines=tuple(lines.get(level.id, ())),
            stops=tuple(stops[level.id]),
        )
        for level in plan.levels
    )


def is_sound(polygon: Polygon) -> bool:
    """Whether a polygon has an inside and no border that crosses another."""
    return polygon.is_valid and not polygon.is_empty


def _by_level(parts: Iterable[Part]) -> dict[str, list[Part]]:
    by_level: dict[str, list[Part]] = {}
    for part in parts:
        by_level.setdefault(part.level_id, []).append(part)
    return by_level
