"""Builds places: what visitors of an imported building can ask the way to."""

from collections.abc import Mapping, Sequence

import shapely
from shapely import Point as ShapelyPoint
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from floorplans.facts import Access
from floorplans.importers.osm_connectors import GroupedConnectors
from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnDoor, DrawnPoint
from floorplans.importers.osm_facts import access_of
from floorplans.importers.osm_findings import UnusedReason
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_place_kinds import find_place_kind
from floorplans.importers.osm_reading import Tags
from floorplans.importers.osm_stops import middle_of
from floorplans.importers.osm_tags import clean_text, names_of, synonyms_of
from floorplans.kinds import AreaKind, ConnectorKind, EntranceKind, PlaceKind
from floorplans.model import Area, Door, Place, Point

_PLACE_OF_CONNECTOR = {ConnectorKind.LIFT: PlaceKind.LIFT, ConnectorKind.STAIRS: PlaceKind.STAIRS}
_EDGE_METRES = 0.02
_WORTH_WITHOUT_NAME = frozenset({PlaceKind.PARKING, PlaceKind.ACCESSIBLE_PARKING})
_MOST_NAME_FREE = frozenset({AreaKind.CORRIDOR, AreaKind.OPEN, AreaKind.OUTDOOR})


def build_places(
    drawing: Drawing,
    areas: Sequence[tuple[Area, DrawnArea]],
    doors: Sequence[Door],
    grouped: GroupedConnectors,
) -> list[Place]:
    """A place for each room, each named or numbered other area, point of interest, entrance, exit,
    and for each lift or stair drawn as such on each of its levels."""
    places = _area_places(areas)
    places.extend(_connector_places(grouped, areas))
    drawn_by_id = {door.feature_id: door for door in drawing.doors}
    for door in doors:
        if door.entrance:
            places.append(_door_place(door, drawn_by_id))
    for point in drawing.points_of_interest:
        places.extend(_point_places(drawing, point))
    return places


def _area_places(areas: Sequence[tuple[Area, DrawnArea]]) -> list[Place]:
    by_level: dict[str, list[Area]] = {}
    for area, _ in areas:
        by_level.setdefault(area.level_id, []).append(area)
    trees = {level: STRtree([a.polygon for a in found]) for level, found in by_level.items()}
    places: list[Place] = []
    for area, drawn in areas:
        if area.kind in {AreaKind.STAIRWELL, AreaKind.LIFT_CAR} or ".p" in area.id:
            continue
        tags = drawn.tags
        kind = find_place_kind(tags)
        named = bool(area.names or area.ref)
        is_worth_it = named or kind in _WORTH_WITHOUT_NAME
        if area.kind in _MOST_NAME_FREE and (kind is None or not is_worth_it):
            continue
        others = [
            by_level[area.level_id][index]
            for index in trees[area.level_id].query(_shrunk(area), predicate="intersects")
        ]
        is_plain_room = area.kind is AreaKind.ROOM and kind in {None, PlaceKind.OTHER}
        places.append(
            Place(
                id=area.id,
                level_id=area.level_id,
                kind=PlaceKind.ROOM if is_plain_room else kind or PlaceKind.OTHER,
                point=_free_point(area, others),
                names=area.names,
                ref=area.ref,
                area_id=area.id,
                synonyms=synonyms_of(tags),
                opening_hours=clean_text(tags.get("opening_hours", "")),
                access=area.access,
            )
        )
    return places


def _shrunk(area: Area) -> BaseGeometry:
    """The area without its edge, so that neighbours that only share a wall do not count."""
    return area.polygon.buffer(-_EDGE_METRES, join_style="mitre")


def _free_point(area: Area, others: Sequence[Area]) -> Point:
    """The middle of the widest spot of an area that no smaller area takes up."""
    inside = [
        other.polygon
        for other in others
        if other.id != area.id and other.polygon.area < area.polygon.area
    ]
    if inside:
        left = shapely.difference(area.polygon, shapely.union_all(inside))
        parts = [p for p in shapely.get_parts(left) if isinstance(p, shapely.Polygon)]
        if parts:
            return middle_of(max(parts, key=lambda part: part.area))
    return middle_of(area.polygon)


def _connector_places(
    grouped: GroupedConnectors, areas: Sequence[tuple[Area, DrawnArea]]
) -> list[Place]:
    footprint: Mapping[tuple[str | None, str], str] = {
        (area.connector_id, area.level_id): area.id for area, _ in reversed(areas)
    }
    return [
        Place(
            id=f"{connector.id}.{stop.level_id}",
            level_id=stop.level_id,
            kind=_PLACE_OF_CONNECTOR[connector.kind],
            point=stop.point,
            names=connector.names,
            ref=connector.ref,
            area_id=footprint.get((connector.id, stop.level_id)),
            access=connector.access,
            connector_id=connector.id,
        )
        for connector in grouped.connectors
        if connector.kind in _PLACE_OF_CONNECTOR
        for stop in connector.stops
    ]


def _door_place(door: Door, drawn_by_id: Mapping[str, DrawnDoor]) -> Place:
    drawn = drawn_by_id.get(door.id.split(".")[0])
    tags: Tags = drawn.tags if drawn else {}
    is_exit = door.entrance is EntranceKind.EMERGENCY
    return Place(
        id=f"entrance-{door.id}",
        level_id=door.level_ids[0],
        kind=PlaceKind.EXIT if is_exit else PlaceKind.ENTRANCE,
        point=door.point,
        names=door.names or names_of(tags, "entrance:name"),
        ref=door.ref,
        synonyms=synonyms_of(tags),
        opening_hours=clean_text(tags.get("opening_hours", "")),
        access=Access.EMERGENCY if is_exit else door.access,
        door_id=door.id,
    )


def _point_places(drawing: Drawing, point: DrawnPoint) -> list[Place]:
    kind = find_place_kind(point.tags)
    if kind is None or point.tags.get("highway") in {"crossing", "traffic_signals", "steps"}:
        return []
    level_ids = point.level_ids
    if not level_ids:
        if is_indoors(drawing, point):
            drawing.log.leave_out(point.feature_id, UnusedReason.NO_LEVEL)
            return []
        level_ids = (SITE,)
    return [
        Place(
            id=point.feature_id if level_id == level_ids[0] else f"{point.feature_id}.{level_id}",
            level_id=level_id,
            kind=kind,
            point=point.point,
            names=names_of(point.tags),
            ref=clean_text(point.tags.get("ref", "")),
            synonyms=synonyms_of(point.tags),
            opening_hours=clean_text(point.tags.get("opening_hours", "")),
            access=access_of(point.tags),
        )
        for level_id in level_ids
    ]


def is_indoors(drawing: Drawing, point: DrawnPoint) -> bool:
    """Whether a point without a level is on some level of a building."""
    if point.tags.get("indoor", "no") != "no":
        return True
    spot = ShapelyPoint(point.point)
    return any(
        polygon.contains(spot) for building in drawing.buildings for polygon in building.polygons
    )
