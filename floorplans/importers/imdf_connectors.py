"""Builds lifts, stairs, escalators and ramps from the units that draw them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import shapely
from shapely import LineString, Polygon
from shapely import Point as ShapelyPoint

from floorplans.facts import UNKNOWN, UNKNOWN_FLAG, Access, Fact, Names
from floorplans.importers.imdf_connector_groups import UnitGroup, group_units
from floorplans.importers.imdf_drawing import DrawnOpening, ImdfDrawing
from floorplans.importers.imdf_facts import access_of, names_of, wheelchair_of
from floorplans.importers.imdf_kinds import CONNECTOR_KIND_BY_ROLE, UnitRole
from floorplans.importers.imdf_reading import ImdfFeature
from floorplans.importers.imdf_relations import Relation
from floorplans.importers.osm_connectors import lift_use_of
from floorplans.importers.osm_findings import NoteCode
from floorplans.importers.osm_stops import SHAFT_METRES, middle_of
from floorplans.kinds import Direction
from floorplans.model import Connector, Point, Stop

_STANDING_ROOM_METRES = 0.45
_TURNING_ROOM_METRES = 0.6
"""Half a hospital bed's width, and a little."""
_ON_EDGE_METRES = 0.15
_RECTANGLE_SHARE = 0.95


@dataclass(slots=True)
class BuiltConnectors:
    """Connectors, which one each unit belongs to, and the amenities that only name them."""

    connectors: list[Connector] = field(default_factory=list)
    connector_id_by_unit: dict[str, str] = field(default_factory=dict)
    amenity_ids: set[str] = field(default_factory=set)


def build_connectors(drawing: ImdfDrawing, relations: Sequence[Relation]) -> BuiltConnectors:
    """Every lift, stair, escalator and ramp that joins two levels; the others are told of."""
    built = BuiltConnectors()
    amenities: dict[str, list[ImdfFeature]] = {}
    for amenity in drawing.features.of("amenity"):
        for unit_id in amenity.ids("unit_ids"):
            amenities.setdefault(unit_id, []).append(amenity)
    by_member: dict[str, list[Relation]] = {}
    for relation in relations:
        for member in dict.fromkeys(relation.members):
            by_member.setdefault(member, []).append(relation)
    for group in group_units(drawing, relations):
        about = _about(group, by_member)
        stops = _stops(drawing, group, about)
        if len(stops) < 2:
            if group.role is not UnitRole.RAMP:
                for unit in group.units:
                    drawing.log.note(unit.id, NoteCode.ONE_LEVEL)
            continue
        named = _named_by(group, amenities)
        connector = _connector(drawing, group, stops, about, named)
        built.connectors.append(connector)
        built.connector_id_by_unit.update({unit.id: connector.id for unit in group.units})
        built.amenity_ids.update(amenity.id for amenity in named)
    return built


def _about(group: UnitGroup, by_member: dict[str, list[Relation]]) -> list[Relation]:
    """The relationships that name one of the units, each once."""
    found = {
        relation.id: relation for unit in group.units for relation in by_member.get(unit.id, ())
    }
    return [found[relation_id] for relation_id in sorted(found)]


def _named_by(group: UnitGroup, amenities: dict[str, list[ImdfFeature]]) -> list[ImdfFeature]:
    """The amenities that stand for this lift or stair: of its kind, in its units."""
    categories = {unit.category for unit in group.units} | {group.role.value}
    found = {
        amenity.id: amenity
        for unit in group.units
        for amenity in amenities.get(unit.id, ())
        if amenity.text("category") in categories
    }
    return [found[amenity_id] for amenity_id in sorted(found)]


def _connector(
    drawing: ImdfDrawing,
    group: UnitGroup,
    stops: tuple[Stop, ...],
    about: Sequence[Relation],
    named: Sequence[ImdfFeature],
) -> Connector:
    kind = CONNECTOR_KIND_BY_ROLE[group.role]
    features = [unit.feature for unit in group.units]
    names = _common_names(named) or _common_names(features)
    accesses = {access_of(feature) for feature in features}
    access = Access.STAFF if accesses == {Access.STAFF} else Access.PUBLIC
    flags = [wheelchair_of(feature) for feature in (*features, *named)]
    direction = _direction(drawing, about)
    if group.role is UnitRole.ESCALATOR and direction is Direction.BOTH:
        drawing.log.note(group.id, NoteCode.DIRECTION_NOT_STATED)
    is_lift = group.role is UnitRole.LIFT
    openings = _openings_of(drawing, group)
    said = {"name": " ".join(names.texts()), "access": "private" if access is Access.STAFF else ""}
    width, depth = _car_size(group, openings) if is_lift else (UNKNOWN, UNKNOWN)
    return Connector(
        id=f"{kind.value}-{group.id}",
        kind=kind,
        stops=stops,
        names=names,
        access=access,
        direction=direction,
        lift_use=lift_use_of(said) if is_lift else None,
        clear_width_metres=_clear_width(group, openings),
        car_width_metres=width,
        car_depth_metres=depth,
        wheelchair=next((flag for flag in flags if flag.value is not None), UNKNOWN_FLAG),
    )


def _common_names(features: Sequence[ImdfFeature]) -> Names:
    """The names of features if all that have some have the same."""
    found = {names for feature in features if (names := names_of(feature))}
    return found.pop() if len(found) == 1 else Names()


def _stops(drawing: ImdfDrawing, group: UnitGroup, about: Sequence[Relation]) -> tuple[Stop, ...]:
    """One stop for each level that the units are on or a relationship leads to, lowest first."""
    points: dict[str, Point] = {}
    openings = _openings_of(drawing, group)
    for level_id in sorted(group.level_ids):
        outline = group.outline_on(level_id)
        if outline is None:
            continue
        doors = [opening.point for opening in openings if opening.level_id == level_id]
        is_lift = group.role is UnitRole.LIFT
        points[level_id] = _far_point(outline, doors) if is_lift else standing_point(outline, doors)
    first = group.units[0].polygons[0]
    for relation in about:
        for member in (relation.origin, relation.destination):
            end = _end_of(drawing, member, first)
            if end is not None:
                points.setdefault(*end)
    ordered = sorted(points, key=lambda level_id: (drawing.levels.ordinal(level_id), level_id))
    return tuple(Stop(level_id, points[level_id]) for level_id in ordered)


def _end_of(drawing: ImdfDrawing, member: str | None, shaft: Polygon) -> tuple[str, Point] | None:
    """The level of a unit or opening, and where on its floor one steps off, close to the shaft."""
    unit = drawing.unit_by_id.get(member or "")
    if unit is not None:
        middle = shaft.centroid
        return unit.level_id, standing_point(unit.polygons[0], [(middle.x, middle.y)])
    opening = drawing.opening_by_id.get(member or "")
    if opening is None:
        return None
    beside = drawing.units_at(opening.level_id, opening.point, reach_metres=0.5)
    if not beside:
        return None
    return opening.level_id, standing_point(beside[0].polygons[0], [opening.point])


def standing_point(polygon: Polygon, doors: Sequence[Point]) -> Point:
    """A point with room to stand, as near as can be to the middle of some doors."""
    room = polygon.buffer(-_STANDING_ROOM_METRES)
    if not doors or room.is_empty:
        return middle_of(polygon)
    wanted = ShapelyPoint(
        sum(door[0] for door in doors) / len(doors), sum(door[1] for door in doors) / len(doors)
    )
    spot = shapely.shortest_line(room, wanted).coords[0]
    point = (round(spot[0], 2), round(spot[1], 2))
    return point if polygon.covers(ShapelyPoint(point)) else middle_of(polygon)


def _far_point(car: Polygon, doors: Sequence[Point]) -> Point:
    """A point in a lift's car across from its doors, from where each is entered rather straight."""
    room = car.buffer(-_TURNING_ROOM_METRES)
    if not doors or room.is_empty:
        return middle_of(car)
    middle = car.centroid
    x = sum(door[0] for door in doors) / len(doors)
    y = sum(door[1] for door in doors) / len(doors)
    across = ShapelyPoint(2 * middle.x - x, 2 * middle.y - y)
    spot = shapely.shortest_line(room, across).coords[0]
    return round(spot[0], 2), round(spot[1], 2)


def _openings_of(drawing: ImdfDrawing, group: UnitGroup) -> list[DrawnOpening]:
    """The openings on the outlines of a group's units."""
    numbers: list[int] = []
    for level_id in sorted(group.level_ids):
        outline = group.outline_on(level_id)
        if outline is not None:
            edge = outline.boundary
            numbers += drawing.opening_spots.near(edge, level_id, _ON_EDGE_METRES)
    return [drawing.openings[number] for number in sorted(set(numbers))]


def _direction(drawing: ImdfDrawing, about: Sequence[Relation]) -> Direction:
    """Up or down, if directed relationships say one of them and nothing says the other."""
    said: set[Direction] = set()
    for relation in about:
        low, high = (_level_of(drawing, end) for end in (relation.origin, relation.destination))
        if low is None or high is None or low == high:
            continue
        if not relation.is_directed:
            return Direction.BOTH
        said.add(Direction.FORWARD if low < high else Direction.BACKWARD)
    return said.pop() if len(said) == 1 else Direction.BOTH


def _level_of(drawing: ImdfDrawing, member: str | None) -> float | None:
    feature = drawing.features.by_id.get(member or "")
    level_id = feature.text("level_id") if feature is not None else ""
    if feature is not None and feature.type == "level":
        level_id = feature.id
    return drawing.levels.ordinal(level_id) if level_id in drawing.levels.by_id else None


def _clear_width(group: UnitGroup, openings: Sequence[DrawnOpening]) -> Fact[float]:
    """Of a lift its narrowest door's; of a ramp drawn as a rectangle its narrow side."""
    if group.role is UnitRole.LIFT and openings:
        return Fact.drawn(min(opening.width_metres for opening in openings), "imdf:opening")
    if group.role is not UnitRole.RAMP:
        return UNKNOWN
    narrow: list[float] = []
    for unit in group.units:
        for polygon in unit.polygons:
            if polygon.area < _RECTANGLE_SHARE * polygon.minimum_rotated_rectangle.area:
                return UNKNOWN
            narrow.append(min(_sides(polygon)))
    return Fact.drawn(round(min(narrow), 2), "imdf:outline")


def _sides(polygon: Polygon) -> tuple[float, float]:
    """The sides of the narrowest rectangle around a polygon."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(polygon)).tolist()
    return math.dist(corners[0], corners[1]), math.dist(corners[1], corners[2])


def _car_size(
    group: UnitGroup, openings: Sequence[DrawnOpening]
) -> tuple[Fact[float], Fact[float]]:
    """Width and depth of the car: the smallest outline less the shaft, its width being the side
    with the door, or the shorter one."""
    unit = min(group.units, key=lambda unit: unit.polygons[0].area)
    outline = unit.polygons[0]
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(outline)).tolist()
    width, depth = sorted(_sides(outline))
    doors = [opening.point for opening in openings if opening.level_id == unit.level_id]
    if doors:
        door = ShapelyPoint(doors[0])
        gaps = [LineString(corners[index : index + 2]).distance(door) for index in range(4)]
        facing = gaps.index(min(gaps)) % 2
        sides = _sides(outline)
        width, depth = sides[facing], sides[1 - facing]
    drawn = [round(max(0.1, side - SHAFT_METRES), 2) for side in (width, depth)]
    return Fact.drawn(drawn[0], "imdf:outline"), Fact.drawn(drawn[1], "imdf:outline")
