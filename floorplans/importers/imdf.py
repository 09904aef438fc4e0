"""Imports the Indoor Mapping Data Format (OGC 20-094): an archive becomes a Plan, and a report of
what could not be used and of what had to be inferred."""

from collections.abc import Iterable
from pathlib import Path

from floorplans.errors import PlanReadError
from floorplans.facts import Names
from floorplans.importers.imdf_areas import build_areas, build_walls
from floorplans.importers.imdf_connectors import build_connectors
from floorplans.importers.imdf_doors import build_doors
from floorplans.importers.imdf_drawing import draw
from floorplans.importers.imdf_facts import names_of
from floorplans.importers.imdf_ground import ImdfGround, find_georeference
from floorplans.importers.imdf_levels import ImdfLevels
from floorplans.importers.imdf_places import build_places
from floorplans.importers.imdf_reading import ImdfFeatures, ImdfLimits, read_imdf_features
from floorplans.importers.imdf_relations import read_relations
from floorplans.importers.osm import IMPORT_ASSUMPTIONS, Element, ImportResult
from floorplans.importers.osm_findings import ImportLog
from floorplans.model import HouseAssumptions, Plan


def read_imdf_plan(
    path: Path,
    *,
    locales: tuple[str, ...] = ("zh-CN", "en"),
    time_zone: str = "UTC",
    assumptions: HouseAssumptions | None = None,
    limits: ImdfLimits | None = None,
) -> ImportResult:
    """Reads an IMDF archive, a folder or a zip, as a plan of its buildings and what is outdoors.

    Ids are IMDF's: a unit's is its area's and its place's, a second part of it ends in `.p2`.
    Raises PlanReadError.
    """
    log = ImportLog()
    features = read_imdf_features(path, log, limits)
    georeference = find_georeference(features)
    if georeference is None:
        raise PlanReadError("plan-file-without-plan", file=str(path), unused=len(log.unused()))
    levels = ImdfLevels(features, log)
    relations = read_relations(features, log)
    drawing = draw(features, ImdfGround(georeference, log), levels, log)
    if not drawing.units:
        raise PlanReadError("plan-file-without-plan", file=str(path), unused=len(log.unused()))
    built = build_connectors(drawing, relations)
    doors = build_doors(drawing, relations)
    places = build_places(drawing, doors, built)
    used_levels = {unit.level_id for unit in drawing.units}
    plan = Plan(
        id=f"imdf-{_venue_id(features)}",
        names=_venue_names(features),
        locales=locales,
        time_zone=time_zone,
        georeference=georeference,
        assumptions=assumptions or IMPORT_ASSUMPTIONS,
        buildings=levels.buildings(used_levels),
        levels=_sorted(levels.by_id[level_id] for level_id in used_levels),
        areas=_sorted(build_areas(drawing, built)),
        walls=_sorted(build_walls(drawing, used_levels)),
        doors=_sorted(doors),
        connectors=_sorted(built.connectors),
        places=_sorted(place for place in places if place.level_id in used_levels),
    )
    return ImportResult(plan, log.unused(), log.notes())


def _venue_id(features: ImdfFeatures) -> str:
    venues = features.of("venue")
    return venues[0].id if venues else "venue"


def _venue_names(features: ImdfFeatures) -> Names:
    venues = features.of("venue")
    return names_of(venues[0]) if venues else Names()


def _sorted(elements: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(sorted(elements, key=lambda element: element.id))
