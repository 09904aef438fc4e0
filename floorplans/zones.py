"""Zones that are shut off for their own visitors, such as a fever clinic's: what lies in which.

A desk or toilet in a zone serves those in it; from outside nobody is sent there unless by name.
Knows no ways: doors and their directions hold a zone shut.
"""

from collections.abc import Iterable, Mapping

import shapely

from floorplans.model import Area, Plan, Point

NO_ZONE = ""


def zones_of_places(plan: Plan) -> Mapping[str, str]:
    """The zone of each place that lies in one, by the place's id.

    That of its area, or of the area that its one-way door leads into or out of, else of the area
    that it stands in.
    """
    zoned = [area for area in plan.areas if area.zone]
    by_id = {area.id: area.zone for area in zoned}
    sides = {door.id: door.from_area_id for door in plan.doors if door.from_area_id in by_id}
    found: dict[str, str] = {}
    for place in plan.places if zoned else ():
        area_id = place.area_id or sides.get(place.door_id or "")
        if area_id:
            zone = by_id.get(area_id, NO_ZONE)
        else:
            zone = _zone_at(zoned, place.level_id, place.point)
        if zone:
            found[place.id] = zone
    return found


def zone_at(plan: Plan, level_id: str, point: Point) -> str:
    """The zone of a point of a level; empty outside all zones."""
    return _zone_at((area for area in plan.areas if area.zone), level_id, point)


def _zone_at(zoned: Iterable[Area], level_id: str, point: Point) -> str:
    spot = shapely.Point(point)
    return next(
        (area.zone for area in zoned if area.level_id == level_id and area.polygon.covers(spot)),
        NO_ZONE,
    )
