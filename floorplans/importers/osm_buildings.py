"""Finds the building that a file is about, and leaves out what is too far from it to matter."""

from collections import Counter
from typing import TypeVar

import shapely
from shapely import LineString, STRtree

from floorplans.facts import Names
from floorplans.georeference import Georeference
from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnLine
from floorplans.importers.osm_findings import UnusedReason
from floorplans.importers.osm_ground import georeference_around
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_reading import OsmElements, Tags
from floorplans.importers.osm_roles import is_door, is_grounds, is_lift
from floorplans.importers.osm_tags import names_of
from floorplans.model import Building, Point

SITE_MARGIN_METRES = 500.0
_INDOOR_KEYS = ("indoor", "room", "buildingpart", "level", "stairs", "stairwell")
Item = TypeVar("Item")


def find_georeference(elements: OsmElements) -> Georeference | None:
    """An origin in the middle of what is indoors; of every way if nothing is; None if empty."""
    indoor: set[int] = set()
    drawn: set[int] = set()
    inner_ways: set[int] = set()
    for relation in elements.relations.values():
        if _is_indoor(relation.tags) and relation.tags.get("type") == "multipolygon":
            inner_ways.update(m.id for m in relation.members if m.kind == "w")
    for way in elements.ways.values():
        if way.id in inner_ways or _is_indoor(way.tags):
            indoor.update(way.node_ids)
        elif "highway" in way.tags or "building" in way.tags:
            drawn.update(way.node_ids)
    points = {n.id for n in elements.nodes.values() if n.tags and _is_indoor(n.tags)}
    for node_ids in (indoor, points, drawn):
        if found := georeference_around(elements, node_ids):
            return found
    return None


def _is_indoor(tags: Tags) -> bool:
    if any(tags.get(key, "no") != "no" for key in _INDOOR_KEYS):
        return True
    return is_lift(tags) or (is_door(tags) and "level" in tags)


def keep_main_buildings(drawing: Drawing) -> None:
    """Keeps the outlines that hold areas with levels, the one with most of them first."""
    points = [area.polygons[0].representative_point() for area in drawing.areas]
    outlines = [polygon for building in drawing.buildings for polygon in building.polygons]
    owners = [building for building in drawing.buildings for _ in building.polygons]
    if not outlines or not points:
        drawing.buildings = []
        return
    counts: Counter[int] = Counter()
    inside = STRtree(outlines).query(points, predicate="within")
    for index in inside[1]:
        counts[id(owners[index])] += 1
    kept = [building for building in drawing.buildings if counts[id(building)]]
    drawing.buildings = sorted(kept, key=lambda b: (-counts[id(b)], b.feature_id))


def main_building(drawing: Drawing) -> Building:
    """The building of the plan: the outline that holds most areas.

    A file of several buildings with names of their own makes one building without a name, for a
    visitor must not be told to enter the wrong one.
    """
    if not drawing.buildings:
        return Building("building")
    first, *others = drawing.buildings
    names = names_of(first.tags)
    differ = any(other_names not in {names, Names()} for other_names in map(_names, others))
    return Building(first.feature_id, Names() if differ else names)


def _names(outline: DrawnArea) -> Names:
    return names_of(outline.tags)


def venue_names(drawing: Drawing) -> Names:
    """What the venue is called: by the grounds it stands on, else by its biggest building."""
    elements = drawing.elements
    tagged = [relation.tags for relation in elements.relations.values()]
    tagged.extend(way.tags for way in elements.ways.values())
    for tags in tagged if len(drawing.buildings) > 1 else ():
        if is_grounds(tags) and (names := names_of(tags)):
            return names
    return _names(drawing.buildings[0]) if drawing.buildings else Names()


def leave_out_far(drawing: Drawing) -> None:
    """Leaves out what has no level and lies more than 500 m from everything that has one."""
    shapes = [polygon for area in drawing.areas if area.level_ids != (SITE,)
              for polygon in area.polygons]  # fmt: skip
    levelled = [line for line in drawing.lines if not _is_site(line)]
    boxes = [*shapes, *(LineString(line.points) for line in levelled)]
    if not boxes:
        return
    west, south, east, north = shapely.total_bounds(boxes)
    margin = SITE_MARGIN_METRES
    bounds = (west - margin, south - margin, east + margin, north + margin)

    def keep(items: list[Item], far: "list[bool]", ids: list[str]) -> list[Item]:
        for feature_id, is_far in zip(ids, far, strict=True):
            if is_far:
                drawing.log.leave_out(feature_id, UnusedReason.TOO_FAR)
        return [item for item, is_far in zip(items, far, strict=True) if not is_far]

    drawing.lines = keep(
        drawing.lines,
        [
            _is_site(line) and not any(_near(p, bounds) for p in line.points)
            for line in drawing.lines
        ],
        [line.feature_id for line in drawing.lines],
    )
    drawing.areas = keep(
        drawing.areas,
        [
            area.level_ids == (SITE,) and not shapely.box(*bounds).intersects(area.polygons[0])
            for area in drawing.areas
        ],
        [area.feature_id for area in drawing.areas],
    )
    drawing.walls = keep(
        drawing.walls,
        [
            wall.level_ids == (SITE,) and not shapely.box(*bounds).intersects(wall.shape)
            for wall in drawing.walls
        ],
        [wall.feature_id for wall in drawing.walls],
    )
    for name in ("points_of_interest", "doors", "lift_points"):
        items = getattr(drawing, name)
        far = [not item.level_ids and not _near(item.point, bounds) for item in items]
        setattr(drawing, name, keep(items, far, [item.feature_id for item in items]))


def _is_site(line: DrawnLine) -> bool:
    return not line.copies or line.copies == ((SITE,),)


def _near(point: Point, bounds: tuple[float, float, float, float]) -> bool:
    return bounds[0] <= point[0] <= bounds[2] and bounds[1] <= point[1] <= bounds[3]
