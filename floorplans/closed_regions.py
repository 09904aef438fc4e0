"""The floor that closures take away: a shape for each, and what walks would enter it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from floorplans.closed_parts import ClosedPart, ClosedParts
from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Area, Plan, Point

EDGE_METRES = 0.02
"""Who touches the edge of closed floor has not entered it."""

SHORT_METRES = 0.03
"""By how much less than its radius a body keeps off the edge that was taken off."""

Lines = npt.NDArray[np.float64]
"""(n, 4): x and y of both ends."""


@dataclass(frozen=True)
class ClosedRegion:
    """The floor of one closure on one level, its edge taken off; `shape` None: the whole level."""

    closure_id: str
    level_id: str
    shape: BaseGeometry | None

    def holds(self, point: Point) -> bool:
        """Whether a point of the level is in it."""
        return self.shape is None or bool(shapely.contains_xy(self.shape, *point))


class ClosedFloor:
    """All closed floor of one level. Closures may overlap: floor is open where none covers it."""

    def __init__(self, regions: Sequence[ClosedRegion]) -> None:
        self.regions = regions
        self._grown: dict[float, ClosedFloor] = {}
        shapes = [region.shape for region in regions]
        self.shape: BaseGeometry | None = None
        if shapes and all(shape is not None for shape in shapes):
            # Grown, joined and shrunk again: no gap is left between two that touch.
            grown = shapely.buffer(np.asarray(shapes), 2 * EDGE_METRES, join_style="mitre")
            joined = shapely.union_all(grown).buffer(-2 * EDGE_METRES, join_style="mitre")
            self.shape = joined
            shapely.prepare(self.shape)

    def grown(self, radius_metres: float) -> "ClosedFloor":
        """Where the middle of a body of this radius cannot be without being in closed floor.

        What touches a wall does not reach through it to where bodies on its other side go.
        """
        found = self._grown.get(radius_metres)
        if found is None:
            found = ClosedFloor(())
            found.regions, found.shape = self.regions, self.shape
            if self.shape is not None:
                by = max(radius_metres - SHORT_METRES, 0.0)
                found.shape = self.shape.buffer(by, join_style="mitre", mitre_limit=1.0)
                shapely.prepare(found.shape)
            self._grown[radius_metres] = found
        return found

    def holds(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        """Which of (n, 2) points of the level are in closed floor."""
        if self.shape is None:
            return np.ones(len(points), dtype=np.bool_)
        return np.asarray(shapely.contains_xy(self.shape, points[:, 0], points[:, 1]))

    def entered(self, lines: Lines) -> npt.NDArray[np.bool_]:
        """Which straight walks enter closed floor.

        A walk that begins in it enters it only by coming back to it.
        """
        if not len(lines):
            return np.zeros(0, dtype=np.bool_)
        starts_inside = self.holds(lines[:, :2])
        if self.shape is None:
            return ~starts_inside
        shapes = np.asarray(shapely.linestrings(lines.reshape(-1, 2, 2)), dtype=object)
        entered = np.zeros(len(lines), dtype=np.bool_)
        met = np.flatnonzero(shapely.intersects(self.shape, shapes))
        if len(met):
            within = shapely.intersection(shapes[met], self.shape)
            entered[met] = shapely.length(within) > EDGE_METRES
            pieces = shapely.get_num_geometries(within)
            entered[met] &= ~(starts_inside[met] & (pieces == 1))
        return entered

    def closures_of(self, line: Lines) -> Iterator[str]:
        """The closures whose floor a straight walk is in, by id."""
        walk = shapely.linestrings(np.asarray(line).reshape(2, 2))
        for region in self.regions:
            if region.shape is None or shapely.intersects(region.shape, walk):
                yield region.closure_id


def closed_floors(plan: Plan, parts: ClosedParts) -> dict[str, ClosedFloor]:
    """The closed floor of each level that has some."""
    regions = [region for part in parts if (region := _region_of(plan, part)) is not None]
    levels = dict.fromkeys(region.level_id for region in regions)
    return {
        level_id: ClosedFloor([each for each in regions if each.level_id == level_id])
        for level_id in levels
    }


def _region_of(plan: Plan, part: ClosedPart) -> ClosedRegion | None:
    """The floor that a part closes; None for doors, lines, connectors and what the plan lacks."""
    if part.element_id:
        area = plan.element_by_id.get(part.element_id)
        if not isinstance(area, Area):
            return None
        level_id, shape = area.level_id, _floor_of(plan, area)
    elif part.level_id not in plan.level_by_id:
        return None
    elif not part.corners:
        return ClosedRegion(part.closure_id, part.level_id, None)
    else:
        level_id, shape = part.level_id, Polygon(part.corners)
    shrunk = shape.buffer(-EDGE_METRES, join_style="mitre")
    return None if shrunk.is_empty else ClosedRegion(part.closure_id, level_id, shrunk)


def _floor_of(plan: Plan, area: Area) -> BaseGeometry:
    """An area's own floor, without the rooms that stand in it."""
    rooms = [
        other.polygon
        for other in plan.areas
        if other.level_id == area.level_id
        and other.id != area.id
        and other.kind not in OPEN_AREA_KINDS
        and other.polygon.area < area.polygon.area
        and other.polygon.intersects(area.polygon)
    ]
    return area.polygon.difference(shapely.union_all(rooms)) if rooms else area.polygon
