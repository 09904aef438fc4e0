"""Openings that a plan implies without drawing a door: where a path line meets a wall, and where a
connector can be entered. Plane geometry of one level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, STRtree

from floorplans.model import Connector, PathLine, Point

AT_OPENING_METRES = 0.05
"""What lies this near to an opening's point lies at it."""


@dataclass(frozen=True, slots=True)
class ImpliedOpening:
    """A point where people pass a wall because a line or connector says so."""

    point: Point
    element_id: str


class ImpliedOpenings:
    """All implied openings of one level, by place."""

    def __init__(
        self,
        level_id: str,
        wall_lines: NDArray[np.object_],
        paths: Sequence[PathLine],
        connectors: Sequence[Connector],
    ) -> None:
        self._openings = [
            *_where_lines_meet_walls(paths, wall_lines),
            *(
                ImpliedOpening(stop.point, connector.id)
                for connector in connectors
                for stop in connector.stops
                if stop.level_id == level_id
            ),
        ]
        self._tree = STRtree([shapely.Point(opening.point) for opening in self._openings])

    def at(self, point: Point) -> list[ImpliedOpening]:
        """The openings at a point."""
        found = self._tree.query(shapely.Point(point), "dwithin", distance=AT_OPENING_METRES)
        return [self._openings[number] for number in found]


def _where_lines_meet_walls(
    paths: Sequence[PathLine], wall_lines: NDArray[np.object_]
) -> Iterator[ImpliedOpening]:
    if not paths:
        return
    lines = [LineString(path.points) for path in paths]
    tree = STRtree(wall_lines)
    pairs = tree.query(lines, predicate="dwithin", distance=AT_OPENING_METRES)
    for number, wall in zip(*pairs.tolist(), strict=True):
        meeting = lines[number].intersection(wall_lines[wall])
        if meeting.is_empty:
            meeting = shapely.shortest_line(lines[number], wall_lines[wall])
        for x, y in shapely.get_coordinates(meeting).tolist():
            yield ImpliedOpening((x, y), paths[number].id)
