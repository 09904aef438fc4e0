"""Brings entrances that are drawn on the building's outline to the floor behind its outer wall.

Mappers take the outline from aerial pictures and the rooms from floor plans, so that the two lie up
to some metres apart; people go straight through from one to the other.
"""

import math

import shapely
from shapely import LineString, STRtree
from shapely import Point as ShapelyPoint

from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnDoor, DrawnLine
from floorplans.importers.osm_findings import NoteCode
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_neighbours import REACH_METRES, Neighbours, nearest_to_ground
from floorplans.importers.osm_roles import Role
from floorplans.model import Point

_FARTHEST = 2.5
"""An entrance farther from every floor leads to a part of the building that nobody has drawn."""
_ON_OUTLINE_METRES = 0.5
_BESIDE_DOOR_METRES = 0.45
_STRAIGHT_METRES = 0.05


def join_entrances(drawing: Drawing) -> None:
    """Moves each entrance on an outline that touches no floor of its level to the nearest one, with
    a note, and leads the paths that end at it there."""
    outlines = [polygon for outline in drawing.buildings for polygon in outline.polygons]
    entrances = [door for door in drawing.doors if door.tags.get("entrance", "no") != "no"]
    if not outlines or not entrances:
        return
    tree, neighbours = STRtree([outline.exterior for outline in outlines]), Neighbours(drawing)
    for door in entrances:
        where = ShapelyPoint(door.point)
        on = tree.query(where, predicate="dwithin", distance=_ON_OUTLINE_METRES)
        levels = [level for level in door.level_ids or neighbours.area_levels if level != SITE]
        if not len(on) or any(
            neighbours.areas_around(level, door.point, REACH_METRES) for level in levels
        ):
            continue
        lines = _lines_at(neighbours, door)
        inside = outlines[int(on[0])].buffer(-_ON_OUTLINE_METRES)
        if any(LineString(line.points).intersects(inside) for line in lines):
            continue
        spots = {
            level: spot
            for level in levels
            if (spot := _spot_behind(neighbours.areas_around(level, door.point, _FARTHEST), where))
        }
        if spots:
            level_id = nearest_to_ground(drawing, spots)
            _move(drawing, neighbours, door, level_id, spots[level_id])


def _lines_at(neighbours: Neighbours, door: DrawnDoor) -> list[DrawnLine]:
    return [] if door.node_id is None else neighbours.lines_at.get(door.node_id, [])


def _spot_behind(areas: list[DrawnArea], where: ShapelyPoint) -> Point | None:
    """The nearest spot on a wall of the areas that has wall enough beside it for a door."""
    best: tuple[float, Point] | None = None
    for polygon in (polygon for area in areas for polygon in area.polygons):
        outline = polygon.exterior.simplify(_STRAIGHT_METRES)
        spot = shapely.shortest_line(outline, where)
        at = ShapelyPoint(spot.coords[0])
        corners = shapely.points(outline.coords)
        has_room = float(shapely.distance(corners, at).min()) >= _BESIDE_DOOR_METRES
        if has_room and (best is None or spot.length < best[0]):
            best = spot.length, (round(at.x, 2), round(at.y, 2))
    return None if best is None else best[1]


def _move(
    drawing: Drawing, neighbours: Neighbours, door: DrawnDoor, level_id: str, spot: Point
) -> None:
    metres = round(math.dist(door.point, spot), 2)
    drawing.log.note(door.feature_id, NoteCode.ENTRANCE_MOVED, metres=metres, levels=level_id)
    levels = {level for line in _lines_at(neighbours, door) for level in line.level_ids}
    if not levels and neighbours.areas_around(SITE, door.point, REACH_METRES):
        levels = {SITE}
    for from_level in sorted(levels & {SITE, level_id}):
        drawing.lines.append(_approach(door, from_level, spot))
    door.point, door.level_ids = spot, (level_id,)


def _approach(door: DrawnDoor, level_id: str, spot: Point) -> DrawnLine:
    """The last steps from where the path ends to the door."""
    node_ids = () if door.node_id is None else (door.node_id,)
    return DrawnLine(
        f"{door.feature_id}.approach.{level_id}",
        {"highway": "footway"},
        Role.PATH_LINE,
        ((level_id,),),
        node_ids,
        (door.point, spot),
    )
