"""Which areas of a plan a point lies in, found by place."""

from shapely import Point as ShapelyPoint
from shapely import STRtree

from floorplans.facts import Access
from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Area, Plan, Point

ON_FLOOR_METRES = 0.02
"""A point this near to an area's edge is in it."""


class AreaIndex:
    """Made once for a plan and only read afterwards."""

    def __init__(self, plan: Plan) -> None:
        self._areas = plan.areas
        self._tree = STRtree([area.polygon for area in plan.areas])

    def areas_at(self, level_id: str, point: Point) -> list[Area]:
        """The areas that a point lies in: those with walls before open ones, then those that bar
        fewer people before others, since who stands on a line between two may be in either."""
        found = self._tree.query(ShapelyPoint(point), predicate="dwithin", distance=ON_FLOOR_METRES)
        areas = [self._areas[int(index)] for index in found]
        return sorted((area for area in areas if area.level_id == level_id), key=_openness)


def _openness(area: Area) -> tuple[bool, bool, bool, bool, float, str]:
    return (
        *(area.kind in OPEN_AREA_KINDS, area.hazard is not None, area.access is not Access.PUBLIC),
        *(area.wheelchair.value is False, area.incline.value or 0.0, area.id),
    )
