"""Builds the areas and walls of a plan from the units and solid things of an IMDF archive."""

from floorplans.importers.imdf_connectors import BuiltConnectors
from floorplans.importers.imdf_doors import area_id_of
from floorplans.importers.imdf_drawing import FLOOR_ROLES, ImdfDrawing
from floorplans.importers.imdf_facts import access_of, names_of, wheelchair_of
from floorplans.importers.imdf_kinds import AREA_KIND_BY_ROLE, UnitRole
from floorplans.kinds import AreaKind
from floorplans.model import Area, Wall


def build_areas(drawing: ImdfDrawing, built: BuiltConnectors) -> list[Area]:
    """An area for each part of a unit; open floor of a level outdoors is a yard."""
    areas: list[Area] = []
    for unit in drawing.units:
        kind = AREA_KIND_BY_ROLE[unit.role]
        if unit.role in FLOOR_ROLES and drawing.levels.is_outdoors(unit.level_id):
            kind = AreaKind.OUTDOOR
        areas.extend(
            Area(
                id=area_id_of(unit, index),
                level_id=unit.level_id,
                kind=kind,
                polygon=polygon,
                names=names_of(unit.feature),
                access=access_of(unit.feature),
                wheelchair=wheelchair_of(unit.feature),
                is_ramp=unit.role is UnitRole.RAMP,
                connector_id=built.connector_id_by_unit.get(unit.id),
            )
            for index, polygon in enumerate(unit.polygons)
        )
    return areas


def build_walls(drawing: ImdfDrawing, level_ids: set[str]) -> list[Wall]:
    """What nobody can stand in, on levels that have floor."""
    return [
        Wall(
            solid.feature.id if index == 0 else f"{solid.feature.id}.p{index + 1}",
            solid.level_id,
            polygon,
        )
        for solid in drawing.solids
        if solid.level_id in level_ids
        for index, polygon in enumerate(solid.polygons)
    ]
