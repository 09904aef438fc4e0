"""Where a drawn lift or stair is entered on each level, and how big its car is."""

import math
from collections.abc import Sequence

import shapely
from shapely import Point as ShapelyPoint
from shapely import Polygon, STRtree

from floorplans.facts import UNKNOWN, Fact
from floorplans.importers.osm_connector_groups import ConnectorGroup, footprint_on
from floorplans.importers.osm_drawing import Drawing, DrawnDoor
from floorplans.importers.osm_facts import length_of
from floorplans.importers.osm_neighbours import Neighbours, union_of
from floorplans.importers.osm_roles import Role
from floorplans.model import Point, Stop

SHAFT_METRES = 0.30
"""Walls and sill that a lift's drawn outline holds besides the car, across each dimension."""
ASSUMED_CAR_METRES = (1.10, 1.40)
"""EN 81-70 type 2, the car that building rules ask of a lift for wheelchairs."""
_STANDING_ROOM_METRES = 0.45
_MOST_CORNERS = 2_000
_ON_EDGE_METRES = 0.15


class DoorFinder:
    """The doors of a drawing by where they are."""

    def __init__(self, drawing: Drawing) -> None:
        self._doors = drawing.doors
        self._tree = STRtree([ShapelyPoint(door.point) for door in drawing.doors])

    def doors_of(self, group: ConnectorGroup) -> list[DrawnDoor]:
        """The doors that are nodes of a group's outlines, or lie on them."""
        shapes = [polygon for area in group.areas for polygon in area.polygons]
        if not shapes or not self._doors:
            return []
        edge = union_of([polygon.boundary for polygon in shapes])
        near = self._tree.query(edge, predicate="dwithin", distance=_ON_EDGE_METRES)
        return [self._doors[index] for index in sorted(near)]


def stops_of(
    drawing: Drawing, neighbours: Neighbours, group: ConnectorGroup, doors: Sequence[DrawnDoor]
) -> tuple[Stop, ...]:
    """One stop for each level of a group, from the lowest to the highest."""
    ordered = sorted(group.level_ids, key=drawing.levels.ordinal)
    return tuple(
        Stop(level_id, _stop_point(neighbours, group, level_id, doors)) for level_id in ordered
    )


def _stop_point(
    neighbours: Neighbours, group: ConnectorGroup, level_id: str, doors: Sequence[DrawnDoor]
) -> Point:
    if group.points:
        here = [point for point in group.points if level_id in point.level_ids]
        return (here or group.points)[0].point
    footprint = footprint_on(group, level_id)
    if not footprint and group.areas:
        footprint = list(group.areas[0].polygons)
    if footprint:
        beside = [door.point for door in doors if level_id in door.level_ids]
        if group.role is Role.LIFT:
            return middle_of(footprint[0])
        return _near_doors(max(footprint, key=lambda polygon: polygon.area), beside)
    line = group.lines[0]
    for node_id, point in (
        (line.node_ids[0], line.points[0]),
        (line.node_ids[-1], line.points[-1]),
    ):
        if level_id in neighbours.levels_at(node_id, but=line):
            return point
    return line.points[0]


def middle_of(polygon: Polygon) -> Point:
    """The middle of the widest spot of a polygon, to about a hundredth of its size.

    An outline of more than 2,000 corners gives some point inside, to bound the time.
    """
    if shapely.get_num_coordinates(polygon) > _MOST_CORNERS:
        return _some_point(polygon)
    west, south, east, north = polygon.bounds
    tolerance = max(0.05, math.hypot(east - west, north - south) / 100)
    circle = shapely.maximum_inscribed_circle(polygon, tolerance=tolerance)
    x, y = circle.coords[0]
    point = (round(x, 2), round(y, 2))
    return point if polygon.covers(ShapelyPoint(point)) else _some_point(polygon)


def _some_point(polygon: Polygon) -> Point:
    inner = polygon.representative_point()
    return round(inner.x, 2), round(inner.y, 2)


def _near_doors(polygon: Polygon, doors: Sequence[Point]) -> Point:
    """A point in a stairwell with room to stand, as near as can be to its doors' middle."""
    if not doors:
        return middle_of(polygon)
    wanted = ShapelyPoint(
        sum(door[0] for door in doors) / len(doors), sum(door[1] for door in doors) / len(doors)
    )
    room = polygon.buffer(-_STANDING_ROOM_METRES)
    if room.is_empty:
        return middle_of(polygon)
    nearest = shapely.shortest_line(room, wanted).coords[0]
    # A little inwards, so that rounding to the centimetre stays inside.
    middle = room.representative_point()
    gap = math.dist(nearest, (middle.x, middle.y))
    share = min(1.0, 0.02 / gap) if gap else 0.0
    point = (
        round(nearest[0] + (middle.x - nearest[0]) * share, 2),
        round(nearest[1] + (middle.y - nearest[1]) * share, 2),
    )
    return point if polygon.covers(ShapelyPoint(point)) else middle_of(polygon)


def car_size_of(
    drawing: Drawing, group: ConnectorGroup, doors: Sequence[DrawnDoor]
) -> tuple[Fact[float], Fact[float]]:
    """Width and depth of a lift's car in metres.

    Measured if tagged; else drawn: the narrowest rectangle around the outline less the shaft, its
    width being the side with the door, or the shorter one; else assumed from `wheelchair=yes`.
    """
    tags, feature_id = group.tags(), group.feature_id
    width = length_of(
        tags, ("elevator:width", "cabin:width", "width"), feature_id, drawing.log, most=10.0
    )
    depth = length_of(
        tags,
        ("elevator:depth", "elevator:length", "cabin:depth", "cabin:length", "depth", "length"),
        feature_id,
        drawing.log,
        most=10.0,
    )
    if group.areas:
        drawn = _drawn_car(group, doors)
        source = "osm:outline"
        width = width if width.value else Fact.drawn(drawn[0], source)
        depth = depth if depth.value else Fact.drawn(drawn[1], source)
    elif tags.get("wheelchair") in {"yes", "designated"}:
        source = f"osm:wheelchair={tags['wheelchair']}"
        width = width if width.value else Fact.assumed(ASSUMED_CAR_METRES[0], source)
        depth = depth if depth.value else Fact.assumed(ASSUMED_CAR_METRES[1], source)
    return (width if width.value else UNKNOWN, depth if depth.value else UNKNOWN)


def _drawn_car(group: ConnectorGroup, doors: Sequence[DrawnDoor]) -> tuple[float, float]:
    """The smallest outline counts where levels differ."""
    outline = min((area.polygons[0] for area in group.areas), key=lambda polygon: polygon.area)
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(outline)).tolist()
    sides = [math.dist(corners[0], corners[1]), math.dist(corners[1], corners[2])]
    width, depth = sorted(sides)
    if doors:
        door = ShapelyPoint(doors[0].point)
        gaps = [shapely.LineString(corners[index : index + 2]).distance(door) for index in range(4)]
        facing = gaps.index(min(gaps)) % 2
        width, depth = sides[facing], sides[1 - facing]
    return round(max(0.1, width - SHAFT_METRES), 2), round(max(0.1, depth - SHAFT_METRES), 2)
