"""Builds the areas of a plan: one for each level and part of a drawn area."""

from collections import defaultdict

from shapely import Polygon

from floorplans.importers.osm_connectors import GroupedConnectors
from floorplans.importers.osm_drawing import Drawing, DrawnArea
from floorplans.importers.osm_facts import access_of, incline_of, wheelchair_of
from floorplans.importers.osm_ground import polygon_parts
from floorplans.importers.osm_neighbours import union_of
from floorplans.importers.osm_roles import AREA_KIND_BY_ROLE, CONNECTOR_ROLES, Role
from floorplans.importers.osm_tags import clean_text, names_of
from floorplans.kinds import AreaKind
from floorplans.model import Area

_RAMP_KINDS = {"room": AreaKind.ROOM, "corridor": AreaKind.CORRIDOR}


def build_areas(drawing: Drawing, grouped: GroupedConnectors) -> list[tuple[Area, DrawnArea]]:
    """All areas with the feature that each comes from.

    Overlapping drawings of one lift or stair on the same level become one footprint.
    """
    built: list[tuple[Area, DrawnArea]] = []
    footprints: dict[tuple[str, str], list[DrawnArea]] = defaultdict(list)
    for drawn in drawing.areas:
        connector_id = grouped.connector_id_by_area.get(drawn.feature_id)
        for level_id in drawn.level_ids:
            if connector_id and drawn.role in CONNECTOR_ROLES:
                footprints[connector_id, level_id].append(drawn)
            else:
                built.extend(_parts(drawing, drawn, level_id, drawn.polygons, connector_id))
    for (connector_id, level_id), pieces in footprints.items():
        first = min(pieces, key=lambda piece: (len(piece.feature_id), piece.feature_id))
        polygons = first.polygons
        if len(pieces) > 1:
            shapes = [polygon for piece in pieces for polygon in piece.polygons]
            polygons = tuple(polygon_parts(union_of(shapes)))
        built.extend(_parts(drawing, first, level_id, polygons, connector_id))
    return built


def _parts(
    drawing: Drawing,
    drawn: DrawnArea,
    level_id: str,
    polygons: tuple[Polygon, ...],
    connector_id: str | None,
) -> list[tuple[Area, DrawnArea]]:
    tags, feature_id = drawn.tags, drawn.feature_id
    kind = AREA_KIND_BY_ROLE[drawn.role]
    is_ramp = drawn.role is Role.RAMP
    if is_ramp:
        kind = _RAMP_KINDS.get(tags.get("indoor", ""), kind)
    return [
        (
            Area(
                id=f"{feature_id}.{level_id}"
                if number == 1
                else f"{feature_id}.{level_id}.p{number}",
                level_id=level_id,
                kind=kind,
                polygon=polygon,
                names=names_of(tags),
                ref=clean_text(tags.get("ref", "")),
                access=access_of(tags),
                wheelchair=wheelchair_of(tags),
                is_ramp=is_ramp,
                incline=incline_of(tags, feature_id, drawing.log),
                connector_id=connector_id,
            ),
            drawn,
        )
        for number, polygon in enumerate(polygons, 1)
    ]
