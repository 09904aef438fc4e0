"""Which room a door belongs to, or what it leads to, for those who must be told of a door that has
no name of its own.

Reads the plan's drawing alone; knows no words.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import shapely

from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Area, Connector, Plan

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


@dataclass(frozen=True, slots=True)
class DoorSides:
    """What lies at a door: the lift or stairs whose footprint it opens to, and at most two areas,
    walled ones first."""

    connector: Connector | None = None
    areas: tuple[Area, ...] = ()


def sides_of_doors(plan: Plan) -> Mapping[str, DoorSides]:
    """What lies at each door that lies at anything, by its id. O((doors + areas) log areas)."""
    tree = shapely.STRtree([area.polygon for area in plan.areas])
    points = [shapely.Point(door.point) for door in plan.doors]
    beside: dict[int, list[Area]] = defaultdict(list)
    for number, hit in tree.query(points, "dwithin", FROM_WALL_METRES).T.tolist():
        if plan.areas[hit].level_id in plan.doors[number].level_ids:
            beside[number].append(plan.areas[hit])
    found: dict[str, DoorSides] = {}
    for number, areas in beside.items():
        where = points[number]
        nearest = sorted(areas, key=lambda area: (round(area.polygon.distance(where), 2), area.id))
        own = [plan.element_by_id.get(area.connector_id or "") for area in nearest]
        connector = next((each for each in own if isinstance(each, Connector)), None)
        sides = sorted(nearest[:2], key=lambda area: area.kind in OPEN_AREA_KINDS)
        found[plan.doors[number].id] = DoorSides(connector, tuple(sides))
    return found
