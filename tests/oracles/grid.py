"""Shortest walks on one level by brute force: a 10 cm raster of the drawn plan, 16 neighbours.

It shares no code and no geometry with the search or the proof: walls are where cells of different
owners meet. Its walks are up to 2.8 % longer than the true shortest (the 16-neighbour metric).
"""

import math
from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from shapely import LineString, Polygon

from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Door, Plan, Point

CELL_METRES = 0.1
NOMINAL_DOOR_METRES = 0.9
REACH_METRES = 0.5
SNAP_METRES = 0.35
VOID = -1
NEIGHBOURS = (
    (0, 1),
    (1, 0),
    (1, 1),
    (1, -1),
    (1, 2),
    (2, 1),
    (1, -2),
    (2, -1),
)
"""Half of the 16; the others are their opposites."""


class GridFloor:
    """One level for one body. Cells are (row, column) from the south-west corner."""

    def __init__(self, plan: Plan, level_id: str, body_width_metres: float) -> None:
        self._areas = [area for area in plan.areas if area.level_id == level_id]
        bounds = shapely.total_bounds([area.polygon for area in self._areas])
        self._west, self._south = float(bounds[0]) - 0.5, float(bounds[1]) - 0.5
        rows = int((bounds[3] - self._south + 0.5) / CELL_METRES) + 1
        columns = int((bounds[2] - self._west + 0.5) / CELL_METRES) + 1
        self._owner = self._owners(rows, columns)
        self._barriers = np.zeros((2 * rows + 1, 2 * columns + 1), dtype=np.bool_)
        doors = [door for door in plan.doors if level_id in door.level_ids]
        sides = {door.id: self._sides(door) for door in doors}
        self._raise_barriers({frozenset(pair) for pair in sides.values()})
        for wall in plan.walls:
            if wall.level_id == level_id:
                self._draw_wall(wall.shape)
        for door in doors:
            width = door.clear_width_metres.value or plan.assumptions.door_clear_width_metres
            self._open(door.point, width or NOMINAL_DOOR_METRES, sides[door.id])
        away = distance_transform_edt(~self._barriers) * (CELL_METRES / 2)
        clear = away[1::2, 1::2] >= body_width_metres / 2
        self.free: NDArray[np.bool_] = clear & (self._owner != VOID)
        self._graph, self._number = self._compile()

    def metres_from(self, start: Point, ends: list[Point]) -> list[float | None]:
        """Metres of the shortest walks from a point to each of some others; None: no walk."""
        source = self._cell_near(start)
        if source is None:
            return [None] * len(ends)
        metres = dijkstra(self._graph, indices=np.array([source[0]]))[0]
        answers: list[float | None] = []
        for end in ends:
            target = self._cell_near(end)
            if target is None or not math.isfinite(metres[target[0]]):
                answers.append(None)
            else:
                answers.append(float(metres[target[0]]) + source[1] + target[1])
        return answers

    def _owners(self, rows: int, columns: int) -> NDArray[np.int32]:
        """The area each cell's middle is in: walled before open, small before large."""
        owner = np.full((rows, columns), VOID, dtype=np.int32)
        order = sorted(
            range(len(self._areas)),
            key=lambda n: (
                self._areas[n].kind not in OPEN_AREA_KINDS,
                -self._areas[n].polygon.area,
            ),
        )
        for number in order:
            polygon = self._areas[number].polygon
            west, south, east, north = polygon.bounds
            first, low = self._cell((west, south))
            last, high = self._cell((east, north))
            ys = self._south + (np.arange(first, last + 1) + 0.5) * CELL_METRES
            xs = self._west + (np.arange(low, high + 1) + 0.5) * CELL_METRES
            shapely.prepare(polygon)
            grid = np.meshgrid(xs, ys)
            inside = shapely.contains_xy(polygon, *grid)
            owner[first : last + 1, low : high + 1][inside] = number
        return owner

    def _sides(self, door: Door) -> tuple[int, int]:
        """The two nearest owners of floor around a door; VOID where there is none."""
        row, column = self._cell(door.point)
        reach = round(REACH_METRES / CELL_METRES)
        nearest: dict[int, float] = {}
        for r, c in self._around(row, column, reach):
            owner = int(self._owner[r, c])
            away = math.dist(self._middle(r, c), door.point)
            if owner != VOID and away < nearest.get(owner, REACH_METRES):
                nearest[owner] = away
        found = sorted(nearest, key=lambda owner: nearest[owner])[:2]
        return tuple([*found, VOID, VOID][:2])  # type: ignore[return-value]  # always two

    def _raise_barriers(self, parted: set[frozenset[int]]) -> None:
        """Walls between cells of different owners, unless both are open and no door parts them."""
        is_open = np.array([area.kind in OPEN_AREA_KINDS for area in self._areas] + [False])
        for one, two, edges in (
            (self._owner[:, :-1], self._owner[:, 1:], self._barriers[1::2, 2:-1:2]),
            (self._owner[:-1, :], self._owner[1:, :], self._barriers[2:-1:2, 1::2]),
        ):
            walled = (one != two) & ~(is_open[one] & is_open[two])
            for pair in parted:
                if len(pair) == 2 and all(is_open[number] for number in pair):
                    first, second = pair
                    walled |= ((one == first) & (two == second)) | (
                        (one == second) & (two == first)
                    )
            edges[walled] = True

    def _draw_wall(self, shape: LineString | Polygon) -> None:
        line = shape.boundary if isinstance(shape, Polygon) else shape
        for metres in np.arange(0.0, line.length + 0.02, 0.02):
            point = line.interpolate(metres)
            row = round((point.y - self._south) / CELL_METRES * 2)
            column = round((point.x - self._west) / CELL_METRES * 2)
            if 0 <= row < self._barriers.shape[0] and 0 <= column < self._barriers.shape[1]:
                self._barriers[row, column] = True
        if isinstance(shape, Polygon):
            west, south, east, north = shape.bounds
            first, low = self._cell((west, south))
            last, high = self._cell((east, north))
            for row in range(max(first, 0), min(last + 1, self._owner.shape[0])):
                for column in range(max(low, 0), min(high + 1, self._owner.shape[1])):
                    if shapely.contains_xy(shape, *self._middle(row, column)):
                        self._owner[row, column] = VOID

    def _open(self, point: Point, width: float, sides: tuple[int, int]) -> None:
        """Takes away the barriers between a door's two sides within half its width."""
        row, column = self._cell(point)
        reach = round(width / CELL_METRES) + 2
        joined = {*sides, VOID}
        for r, c in self._around(row, column, reach):
            if int(self._owner[r, c]) not in joined:
                continue
            if math.dist(self._middle(r, c), point) <= min(REACH_METRES, width / 2):
                self._owner[r, c] = sides[0] if self._owner[r, c] == VOID else self._owner[r, c]
            for lattice in ((2 * r + 1, 2 * c + 2), (2 * r + 2, 2 * c + 1)):
                x = self._west + lattice[1] * CELL_METRES / 2
                y = self._south + lattice[0] * CELL_METRES / 2
                beyond = self._owner[r + (lattice[0] % 2 == 0), c + (lattice[1] % 2 == 0)]
                if math.dist((x, y), point) < width / 2 and int(beyond) in joined:
                    self._barriers[lattice] = False

    def _compile(self) -> tuple["csr_array[np.float64]", NDArray[np.int64]]:
        number = np.cumsum(self.free.ravel()).reshape(self.free.shape) - 1
        starts: list[NDArray[np.int64]] = []
        ends: list[NDArray[np.int64]] = []
        metres: list[NDArray[np.float64]] = []
        rows, columns = self.free.shape
        for up, right in NEIGHBOURS:
            low, high = max(0, -right), columns - max(0, right)
            here = (slice(0, rows - up), slice(low, high))
            there = (slice(up, rows), slice(low + right, high + right))
            both = self.free[here] & self.free[there]
            starts.append(number[here][both])
            ends.append(number[there][both])
            metres.append(np.full(int(both.sum()), math.hypot(up, right) * CELL_METRES))
        first, second = np.concatenate(starts), np.concatenate(ends)
        length = np.concatenate(metres)
        count = int(self.free.sum())
        both_ways = (np.concatenate([first, second]), np.concatenate([second, first]))
        graph = csr_array((np.concatenate([length, length]), both_ways), shape=(count, count))
        return graph, number

    def _cell_near(self, point: Point) -> tuple[int, float] | None:
        """The number of the nearest free cell of the point's own floor, and metres to it."""
        row, column = self._cell(point)
        own = self._owner[row, column]
        found = [
            (math.dist(self._middle(r, c), point), r, c)
            for r, c in self._around(row, column, round(SNAP_METRES / CELL_METRES))
            if self.free[r, c] and own in (VOID, self._owner[r, c])
        ]
        if not found:
            return None
        away, r, c = min(found)
        return int(self._number[r, c]), away

    def _around(self, row: int, column: int, reach: int) -> Iterator[tuple[int, int]]:
        rows, columns = self._owner.shape
        for r in range(max(1, row - reach), min(rows - 1, row + reach + 1)):
            for c in range(max(1, column - reach), min(columns - 1, column + reach + 1)):
                yield r, c

    def _cell(self, point: Point) -> tuple[int, int]:
        return (
            int((point[1] - self._south) / CELL_METRES),
            int((point[0] - self._west) / CELL_METRES),
        )

    def _middle(self, row: int, column: int) -> Point:
        return (
            self._west + (column + 0.5) * CELL_METRES,
            self._south + (row + 0.5) * CELL_METRES,
        )
