"""Builds places from units, occupants, amenities, kiosks, sections, entrances, lifts and stairs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import shapely
from shapely import Point as ShapelyPoint

from floorplans.facts import Access, Names
from floorplans.importers.imdf_connectors import BuiltConnectors
from floorplans.importers.imdf_doors import area_id_at
from floorplans.importers.imdf_drawing import DrawnSolid, DrawnUnit, ImdfDrawing
from floorplans.importers.imdf_facts import access_of, hours_of, names_of, synonyms_of
from floorplans.importers.imdf_kinds import UnitRole, place_kind_of
from floorplans.importers.imdf_reading import ImdfFeature
from floorplans.importers.osm_findings import UnusedReason
from floorplans.importers.osm_stops import middle_of
from floorplans.kinds import ConnectorKind, EntranceKind, PlaceKind
from floorplans.model import Door, Place, Point

_PLACE_OF_CONNECTOR = {ConnectorKind.LIFT: PlaceKind.LIFT, ConnectorKind.STAIRS: PlaceKind.STAIRS}
_BEFORE_A_STALL_METRES = 0.6
_VAGUE = frozenset({PlaceKind.ROOM, PlaceKind.OTHER})


def build_places(
    drawing: ImdfDrawing, doors: Sequence[Door], built: BuiltConnectors
) -> list[Place]:
    """Everything that a visitor can ask the way to."""
    occupants, in_kiosks = _occupants(drawing)
    places: list[Place] = []
    for unit in drawing.units:
        places.extend(_unit_places(unit, occupants.get(unit.id, [])))
    rooms = {
        place.area_id: number
        for number, place in enumerate(places)
        if place.id in drawing.unit_by_id
    }
    for amenity in drawing.features.of("amenity"):
        if amenity.id not in built.amenity_ids:
            _add_amenity(drawing, amenity, places, rooms)
    for solid in drawing.solids:
        if solid.feature.type == "kiosk":
            places.extend(_kiosk_places(drawing, solid, in_kiosks.get(solid.feature.id, [])))
    places.extend(_section_places(drawing))
    places.extend(_door_place(door) for door in doors if door.entrance)
    places.extend(_connector_places(built))
    return places


def _occupants(
    drawing: ImdfDrawing,
) -> tuple[dict[str, list[ImdfFeature]], dict[str, list[ImdfFeature]]]:
    """Occupants by the unit of their anchor, and by the kiosk that names their anchor."""
    by_unit: dict[str, list[ImdfFeature]] = defaultdict(list)
    by_kiosk: dict[str, list[ImdfFeature]] = defaultdict(list)
    kiosk_of_anchor = {kiosk.text("anchor_id"): kiosk.id for kiosk in drawing.features.of("kiosk")}
    for occupant in drawing.features.of("occupant"):
        anchor_id = occupant.text("anchor_id")
        anchor = drawing.features.find(anchor_id, "anchor")
        if anchor is None:
            drawing.log.leave_out(occupant.id, UnusedReason.UNKNOWN_REFERENCE, field="anchor_id")
        elif anchor_id in kiosk_of_anchor:
            by_kiosk[kiosk_of_anchor[anchor_id]].append(occupant)
        elif anchor.text("unit_id") in drawing.unit_by_id:
            by_unit[anchor.text("unit_id")].append(occupant)
        else:
            drawing.log.leave_out(occupant.id, UnusedReason.UNKNOWN_REFERENCE, field="unit_id")
    return by_unit, by_kiosk


def _unit_places(unit: DrawnUnit, occupants: Sequence[ImdfFeature]) -> list[Place]:
    """The place that a room or a named floor is, told as its occupant if it has one or shares its
    name with it; and one for each other occupant."""
    if unit.role not in {UnitRole.ROOM, UnitRole.CORRIDOR, UnitRole.OPEN}:
        return []
    feature = unit.feature
    names = names_of(feature)
    own = [each for each in occupants if not names or names_of(each) == names]
    main = own[0] if own and (names or len(occupants) == 1) else None
    places: list[Place] = []
    if unit.role is UnitRole.ROOM or names or main:
        places.append(_place_of(unit, feature, main))
    for occupant in occupants:
        if occupant is not main and names_of(occupant):
            place = _place_of(unit, occupant, None)
            places.append(replace(place, area_id=places[0].area_id if places else unit.id))
    return places


def _place_of(unit: DrawnUnit, feature: ImdfFeature, occupant: ImdfFeature | None) -> Place:
    told = [feature] if occupant is None else [feature, occupant]
    wheelchair = any("wheelchair" in each.ids("accessibility") for each in told)
    kinds = [place_kind_of(each.text("category"), wheelchair=wheelchair) for each in told]
    kind = next((kind for kind in reversed(kinds) if kind is not None), None)
    named = next((names for each in told if (names := names_of(each))), Names())
    unspecific = PlaceKind.ROOM if unit.role is UnitRole.ROOM else PlaceKind.OTHER
    return Place(
        id=feature.id,
        level_id=unit.level_id,
        kind=kind or unspecific,
        point=middle_of(unit.polygons[0]),
        names=named,
        area_id=unit.id,
        synonyms=tuple(name for name in synonyms_of(*told) if name not in named.texts()),
        opening_hours=next((hours for each in told if (hours := hours_of(each))), ""),
        access=access_of(unit.feature),
    )


def _add_amenity(
    drawing: ImdfDrawing,
    amenity: ImdfFeature,
    places: list[Place],
    rooms: dict[str | None, int],
) -> None:
    """Adds a place for an amenity, or tells its room as it: a toilet's pictogram is the toilet."""
    unit_ids = [unit_id for unit_id in amenity.ids("unit_ids") if unit_id in drawing.unit_by_id]
    if not unit_ids:
        drawing.log.leave_out(amenity.id, UnusedReason.NO_LEVEL)
        return
    wheelchair = "wheelchair" in amenity.ids("accessibility")
    kind = place_kind_of(amenity.text("category"), wheelchair=wheelchair)
    names = names_of(amenity)
    if kind is None and not names:
        category = amenity.text("category")[:40]
        drawing.log.leave_out(amenity.id, UnusedReason.UNKNOWN_VALUE, value=category)
        return
    unit = drawing.unit_by_id[unit_ids[0]]
    number = rooms.get(unit.id)
    if number is not None and len(unit_ids) == 1 and _is_same(places[number], kind):
        place = places[number]
        synonyms = {*place.synonyms, *names.texts(), *names_of(amenity, "alt_name").texts()}
        places[number] = replace(
            place,
            kind=kind or place.kind,
            names=place.names or names,
            synonyms=tuple(sorted(synonyms - set((place.names or names).texts()))),
            opening_hours=place.opening_hours or hours_of(amenity),
        )
        return
    point = drawing.ground.find_point(amenity.id, amenity.geometry)
    if point is None:
        return
    is_room = unit.role is UnitRole.ROOM
    inside = any(polygon.covers(ShapelyPoint(point)) for polygon in unit.polygons)
    places.append(
        Place(
            id=amenity.id,
            level_id=unit.level_id,
            kind=kind or PlaceKind.OTHER,
            point=point,
            names=names,
            area_id=area_id_at(unit, point) if is_room and inside else None,
            synonyms=synonyms_of(amenity),
            opening_hours=hours_of(amenity),
            access=access_of(unit.feature),
        )
    )


def _is_same(place: Place, kind: PlaceKind | None) -> bool:
    """Whether an amenity of this kind only says again what the room is."""
    toilets = {PlaceKind.TOILET, PlaceKind.ACCESSIBLE_TOILET}
    return place.kind is kind or {place.kind, kind} <= toilets


def _kiosk_places(
    drawing: ImdfDrawing, solid: DrawnSolid, occupants: Sequence[ImdfFeature]
) -> list[Place]:
    """A stall's occupants, or the stall itself if it is named, on the floor before it."""
    told = [each for each in (*occupants, solid.feature) if names_of(each)]
    if not told:
        return []
    point = _before(drawing, solid)
    return [
        Place(
            id=each.id,
            level_id=solid.level_id,
            kind=place_kind_of(each.text("category")) or PlaceKind.OTHER,
            point=point,
            names=names_of(each),
            synonyms=synonyms_of(each),
            opening_hours=hours_of(each),
        )
        for each in (told[:-1] if occupants and told[-1] is solid.feature else told)
    ]


def _before(drawing: ImdfDrawing, solid: DrawnSolid) -> Point:
    """A spot beside a stall on some floor, with nothing else on it; else its middle."""
    ring = solid.polygons[0].buffer(_BEFORE_A_STALL_METRES).exterior
    room = _BEFORE_A_STALL_METRES / 2
    for share in range(16):
        spot = ring.interpolate(share / 16, normalized=True)
        point = (round(spot.x, 2), round(spot.y, 2))
        is_taken = drawing.solids_near(solid.level_id, point, room)
        if not is_taken and drawing.units_at(solid.level_id, point):
            return point
    return middle_of(solid.polygons[0])


def _section_places(drawing: ImdfDrawing) -> list[Place]:
    """A named section of a level, at its display point or middle."""
    places: list[Place] = []
    for feature in drawing.features.of("section"):
        names = names_of(feature)
        level = drawing.levels.find(feature) if names else None
        polygons = drawing.ground.find_polygons(feature) if level else []
        if level is None or not polygons:
            continue
        shown = feature.properties.get("display_point")
        point = drawing.ground.find_point(feature.id, shown) if shown else None
        if point is None or not shapely.MultiPolygon(polygons).covers(ShapelyPoint(point)):
            point = middle_of(polygons[0])
        kind = place_kind_of(feature.text("category")) or PlaceKind.OTHER
        places.append(
            Place(
                id=feature.id,
                level_id=level.id,
                kind=kind,
                point=point,
                names=names,
                synonyms=synonyms_of(feature),
                access=access_of(feature),
            )
        )
    return places


def _door_place(door: Door) -> Place:
    is_exit = door.entrance is EntranceKind.EMERGENCY
    return Place(
        id=f"entrance-{door.id}",
        level_id=door.level_ids[0],
        kind=PlaceKind.EXIT if is_exit else PlaceKind.ENTRANCE,
        point=door.point,
        names=door.names,
        access=Access.EMERGENCY if is_exit else door.access,
        door_id=door.id,
    )


def _connector_places(built: BuiltConnectors) -> list[Place]:
    """A lift or stair on each of its levels."""
    units: dict[str, list[str]] = defaultdict(list)
    for unit_id, connector_id in built.connector_id_by_unit.items():
        units[connector_id].append(unit_id)
    return [
        Place(
            id=f"{connector.id}.{stop.level_id}",
            level_id=stop.level_id,
            kind=_PLACE_OF_CONNECTOR[connector.kind],
            point=stop.point,
            names=connector.names,
            access=connector.access,
            connector_id=connector.id,
        )
        for connector in built.connectors
        if connector.kind in _PLACE_OF_CONNECTOR
        for stop in connector.stops
    ]
