"""Builds doors from openings, and infers those that an archive implies without drawing them."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely import Point as ShapelyPoint

from floorplans.facts import Access, Fact
from floorplans.importers.imdf_drawing import (
    FLOOR_ROLES,
    OPENING_REACH_METRES,
    DrawnOpening,
    DrawnUnit,
    ImdfDrawing,
    LevelSpots,
)
from floorplans.importers.imdf_facts import (
    automatic_of,
    door_access_of,
    door_kind_of,
    names_of,
    threshold_of,
    wheelchair_of,
)
from floorplans.importers.imdf_kinds import EMERGENCY_EXIT, ENTRANCE_KINDS, UnitRole
from floorplans.importers.imdf_relations import Relation
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.kinds import Direction, DoorKind, EntranceKind
from floorplans.model import Door, Point

_SHORTEST_SIDE_METRES = 0.6
_PROBE_METRES = 0.3
_SHAFTS = frozenset({UnitRole.LIFT, UnitRole.STAIRS, UnitRole.ESCALATOR})


@dataclass(frozen=True, slots=True)
class _Sides:
    """What an opening joins: units of its own level, and a level of the same height outside the
    building if it leads there."""

    units: tuple[DrawnUnit, ...]
    other_level_id: str | None
    leads_out: bool


def build_doors(drawing: ImdfDrawing, relations: Sequence[Relation]) -> list[Door]:
    """A door for each opening that touches a unit, and for each implied one."""
    doors: list[Door] = []
    by_opening: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        for member in relation.through:
            by_opening[member].append(relation)
    for opening in drawing.openings:
        sides = _sides_of(drawing, opening)
        if not sides.units and sides.other_level_id is None:
            drawing.log.leave_out(opening.feature.id, UnusedReason.DOOR_TOUCHES_NOTHING)
            continue
        doors.append(_door(drawing, opening, sides, by_opening[opening.feature.id]))
    doors.extend(_traversals(drawing, relations, doors))
    doors.extend(_shaft_openings(drawing, doors))
    return doors


def _sides_of(drawing: ImdfDrawing, opening: DrawnOpening) -> _Sides:
    finder = drawing.finders.get(opening.level_id)
    near = finder.near_edge(opening.point, OPENING_REACH_METRES) if finder else []
    units = tuple(unit for _, unit in near)
    levels = drawing.levels
    own = levels.by_id[opening.level_id]
    other = None
    if len(units) < 2:
        for level in sorted(levels.by_id.values(), key=lambda level: level.id):
            is_beside = level.ordinal == own.ordinal and level.building_id != own.building_id
            if is_beside and drawing.units_at(level.id, opening.point, OPENING_REACH_METRES):
                other = level.id
                break
    is_ground = own.building_id is not None and own.ordinal == levels.ground_of(own.building_id)
    outside = other is not None and (levels.is_outdoors(other) or own.building_id is None)
    # A unit that the point lies in counts too: drawings overlap, and that is not outdoors.
    is_lone = len(drawing.units_at(opening.level_id, opening.point, OPENING_REACH_METRES)) == 1
    leads_out = outside or (other is None and is_ground and is_lone)
    return _Sides(units, other, leads_out)


def _door(
    drawing: ImdfDrawing, opening: DrawnOpening, sides: _Sides, about: Sequence[Relation]
) -> Door:
    feature = opening.feature
    category = feature.text("category")
    is_emergency = category == EMERGENCY_EXIT
    access = door_access_of(feature)
    if is_emergency and access is not Access.CLOSED:
        access = Access.EMERGENCY
    entrance: EntranceKind | None = None
    if sides.leads_out:
        entrance = ENTRANCE_KINDS.get(category, EntranceKind.SECONDARY)
        entrance = EntranceKind.EMERGENCY if is_emergency else entrance
    direction, from_area_id = _one_way(drawing, opening, sides, about)
    other = sides.other_level_id
    return Door(
        id=feature.id,
        level_ids=(opening.level_id,) if other is None else (opening.level_id, other),
        point=opening.point,
        kind=door_kind_of(feature, drawing.log),
        names=names_of(feature),
        entrance=entrance,
        access=access,
        direction=direction,
        from_area_id=from_area_id,
        clear_width_metres=Fact.drawn(opening.width_metres, "imdf:line"),
        threshold_metres=threshold_of(feature),
        automatic=automatic_of(feature),
        wheelchair=wheelchair_of(feature),
    )


def _one_way(
    drawing: ImdfDrawing, opening: DrawnOpening, sides: _Sides, about: Sequence[Relation]
) -> tuple[Direction, str | None]:
    """The way that directed relationships through an opening lead, unless some lead back."""
    units = {unit.id: unit for unit in sides.units}
    said: set[tuple[str, str]] = set()
    for relation in about:
        if not relation.is_directed:
            return Direction.BOTH, None
        said.add((relation.origin or "", relation.destination or ""))
    if len(said) != 1:
        return Direction.BOTH, None
    origin, destination = said.pop()
    if origin in units:
        return Direction.FORWARD, area_id_at(units[origin], opening.point)
    if destination in units:
        return Direction.BACKWARD, area_id_at(units[destination], opening.point)
    drawing.log.note(opening.feature.id, NoteCode.DIRECTION_NOT_STATED)
    return Direction.BOTH, None


def area_id_at(unit: DrawnUnit, point: Point) -> str:
    """The id of the unit's part that is the nearest to a point."""
    spot = ShapelyPoint(point)
    gaps = [polygon.distance(spot) for polygon in unit.polygons]
    return area_id_of(unit, gaps.index(min(gaps)))


def area_id_of(unit: DrawnUnit, index: int) -> str:
    """The id of a unit's part: the biggest has the unit's own."""
    return unit.id if index == 0 else f"{unit.id}.p{index + 1}"


def _traversals(
    drawing: ImdfDrawing, relations: Sequence[Relation], doors: Sequence[Door]
) -> Iterator[Door]:
    """Openings between two neighbours that a relationship says one can walk between."""
    spots = _spots_of(doors)
    for relation in relations:
        one = drawing.unit_by_id.get(relation.origin or "")
        other = drawing.unit_by_id.get(relation.destination or "")
        if one is None or other is None or relation.through or one.level_id != other.level_id:
            continue
        if {one.role, other.role} <= FLOOR_ROLES or _is_joined(one, other, spots):
            continue
        border = shapely.intersection(one.polygons[0].boundary, other.polygons[0].buffer(0.02))
        pieces = [p for p in shapely.get_parts(shapely.line_merge(border)) if p.length > 0]
        longest = max(pieces, key=lambda piece: piece.length, default=None)
        if longest is None or longest.length < _SHORTEST_SIDE_METRES:
            drawing.log.leave_out(relation.id, UnusedReason.DOOR_TOUCHES_NOTHING)
            continue
        middle = longest.interpolate(0.5, normalized=True)
        drawing.log.note(relation.id, NoteCode.OPENING_INFERRED)
        point = (round(middle.x, 2), round(middle.y, 2))
        yield Door(
            id=relation.id,
            level_ids=(one.level_id,),
            point=point,
            kind=DoorKind.OPENING,
            direction=Direction.FORWARD if relation.is_directed else Direction.BOTH,
            from_area_id=area_id_at(one, point) if relation.is_directed else None,
        )


def _is_joined(one: DrawnUnit, other: DrawnUnit, spots: LevelSpots) -> bool:
    """Whether some door is at both."""
    near = [
        set(spots.near(unit.polygons[0], one.level_id, OPENING_REACH_METRES))
        for unit in (one, other)
    ]
    return bool(near[0] & near[1])


def _shaft_openings(drawing: ImdfDrawing, doors: Sequence[Door]) -> Iterator[Door]:
    """An opening in the longest side that faces open floor, for a lift or stair without any."""
    spots = _spots_of(doors)
    for unit in drawing.units:
        if unit.role not in _SHAFTS:
            continue
        edge = unit.polygons[0].boundary
        entered = spots.near(edge, unit.level_id, OPENING_REACH_METRES)
        point = None if entered else _side_on_open_floor(drawing, unit)
        if point is None:
            continue
        drawing.log.note(unit.id, NoteCode.OPENING_INFERRED)
        door_id = f"{unit.id}.opening"
        yield Door(door_id, (unit.level_id,), point, kind=DoorKind.OPENING)


def _spots_of(doors: Sequence[Door]) -> LevelSpots:
    return LevelSpots([(door.point, door.level_ids) for door in doors])


def _side_on_open_floor(drawing: ImdfDrawing, unit: DrawnUnit) -> Point | None:
    best: tuple[float, Point] | None = None
    ring = unit.polygons[0].exterior.simplify(0.15)
    for (x1, y1), (x2, y2) in pairwise(ring.coords):
        length = math.dist((x1, y1), (x2, y2))
        if length < _SHORTEST_SIDE_METRES or (best and length <= best[0]):
            continue
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        # The exterior runs counter-clockwise, so outside is to the right.
        step = _PROBE_METRES / length
        outside = (middle[0] + (y2 - y1) * step, middle[1] - (x2 - x1) * step)
        roles = {other.role for other in drawing.units_at(unit.level_id, outside)}
        if roles and roles <= FLOOR_ROLES:
            edge = unit.polygons[0].exterior
            spot = edge.interpolate(edge.project(ShapelyPoint(middle)))
            best = (length, (round(spot.x, 2), round(spot.y, 2)))
    return best[1] if best else None
