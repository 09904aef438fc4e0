"""Which room a door belongs to, for those who must be told of a door that has no name of its own.

Reads the plan's drawing alone; knows no words.
"""

from collections.abc import Mapping

import shapely

from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Plan

FROM_WALL_METRES = 0.5
"""How far from its wall a door may be drawn (see Door)."""


def rooms_of_doors(plan: Plan) -> Mapping[str, str]:
    """The id of the place that each door is the door of, by the door's id.

    It is the smallest closed area at the door that a place with a name or number stands for; doors
    between nameless areas have none. O((doors + areas) log areas).
    """
    known = {
        place.area_id: place.id
        for place in reversed(plan.places)
        if place.area_id is not None and (place.names or place.ref)
    }
    areas = [area for area in plan.areas if area.id in known and area.kind not in OPEN_AREA_KINDS]
    tree = shapely.STRtree([area.polygon for area in areas])
    points = [shapely.Point(door.point) for door in plan.doors]
    found: dict[str, str] = {}
    smallest: dict[str, float] = {}
    for number, hit in tree.query(points, "dwithin", FROM_WALL_METRES).T:
        door, area = plan.doors[number], areas[hit]
        square_metres = float(area.polygon.area)
        if area.level_id in door.level_ids and square_metres < smallest.get(door.id, float("inf")):
            smallest[door.id] = square_metres
            found[door.id] = known[area.id]
    return found
