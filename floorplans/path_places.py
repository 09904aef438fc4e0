"""Where places that lie on no floor are reached from the path lines beside them."""

from collections.abc import Callable

from shapely import LineString, STRtree
from shapely import Point as ShapelyPoint

from floorplans.model import Place, Plan

PLACE_REACH_METRES = 5.0
"""A place outside every area is reached at the nearest point of a path line this near."""


def places_beside_lines(
    plan: Plan, is_on_floor: Callable[[Place], bool]
) -> dict[str, list[tuple[float, str]]]:
    """Line id → (metres along it, place id), for the free-standing places that are on no floor."""
    lines = plan.path_lines
    tree = STRtree([LineString(line.points) for line in lines])
    projected: dict[str, list[tuple[float, str]]] = {}
    for place in plan.places:
        if place.area_id or place.door_id or place.connector_id or is_on_floor(place):
            continue
        point = ShapelyPoint(place.point)
        near = tree.query(point, predicate="dwithin", distance=PLACE_REACH_METRES)
        candidates = [int(i) for i in near if lines[int(i)].level_id == place.level_id]
        if candidates:
            shapes = {i: LineString(lines[i].points) for i in candidates}
            best = min(candidates, key=lambda i: (shapes[i].distance(point), lines[i].id))
            at = shapes[best].project(point)
            projected.setdefault(lines[best].id, []).append((at, place.id))
    return projected
