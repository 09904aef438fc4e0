"""Imports OpenStreetMap Simple Indoor Tagging: a file becomes a Plan, and a report of what could
not be used and of what had to be inferred."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from floorplans.errors import PlanReadError
from floorplans.importers.osm_area_elements import build_areas
from floorplans.importers.osm_areas import draw_areas
from floorplans.importers.osm_buildings import (
    find_georeference,
    keep_main_buildings,
    leave_out_far,
    main_building,
    venue_names,
)
from floorplans.importers.osm_connectors import build_grouped
from floorplans.importers.osm_crossings import openings_on_crossings
from floorplans.importers.osm_doors import build_doors
from floorplans.importers.osm_drawing import Drawing
from floorplans.importers.osm_findings import (
    ImportLog,
    ImportNote,
    UnusedFeature,
    UnusedReason,
)
from floorplans.importers.osm_ground import Ground
from floorplans.importers.osm_level_words import read_level_words
from floorplans.importers.osm_levels import LevelBook
from floorplans.importers.osm_line_ends import join_line_ends
from floorplans.importers.osm_lines import draw_lines, draw_nodes
from floorplans.importers.osm_neighbours import Neighbours
from floorplans.importers.osm_openings import add_openings
from floorplans.importers.osm_paths import build_path_lines
from floorplans.importers.osm_places import build_places
from floorplans.importers.osm_reading import ReadLimits, read_elements
from floorplans.importers.osm_settling import settle_levels
from floorplans.importers.osm_signs import build_signs
from floorplans.importers.osm_steps import build_from_lines
from floorplans.model import HouseAssumptions, Plan, Wall

ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0"
IMPORT_ASSUMPTIONS = HouseAssumptions(
    door_clear_width_metres=0.90,
    door_threshold_metres=0.0,
    door_automatic=None,
    path_clear_width_metres=1.20,
    floor_incline=0.0,
)
"""What a plan from OpenStreetMap takes as given until its hospital has measured: mappers seldom
state widths and thresholds. Written into the plan, and named by every answer that rests on it."""
MOST_ELEMENTS = 300_000


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Element = TypeVar("Element", bound=_HasId)


def _sorted(elements: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(sorted(elements, key=lambda element: element.id))


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A plan, the features that are not in it, and notes on those that are."""

    plan: Plan
    unused: tuple[UnusedFeature, ...]
    notes: tuple[ImportNote, ...]


def read_osm_plan(
    path: Path,
    *,
    locales: tuple[str, ...] = ("zh-CN", "en"),
    time_zone: str = "UTC",
    assumptions: HouseAssumptions | None = None,
    limits: ReadLimits | None = None,
) -> ImportResult:
    """Reads a file of indoor features as a plan of one building and its site.

    The building is the outline that holds most areas. Ids come from OpenStreetMap's and stay the
    same over imports: `w1.L0` is way 1 on level 0, `r1.L0.p2` a relation's second part, `n1` a
    door, `n1.L2` its repeat. Raises PlanReadError.
    """
    log = ImportLog()
    elements = read_elements(path, limits)
    for feature_id in elements.duplicates:
        log.leave_out(feature_id, UnusedReason.DUPLICATE_ID)
    for feature_id in elements.bad_coordinates:
        log.leave_out(feature_id, UnusedReason.BAD_COORDINATE)
    read_level_words(elements, log)
    georeference = find_georeference(elements)
    if georeference is None:
        raise PlanReadError("plan-file-without-plan", file=str(path), unused=len(log.unused()))
    drawing = Drawing(elements, Ground(elements, georeference), LevelBook(elements, log), log)
    used = draw_areas(drawing)
    draw_lines(drawing, used)
    draw_nodes(drawing)
    _check_size(drawing, path)
    plan = _build(drawing, assumptions or IMPORT_ASSUMPTIONS)
    if not (plan.areas or plan.path_lines or plan.connectors):
        raise PlanReadError("plan-file-without-plan", file=str(path), unused=len(log.unused()))
    plan = replace(plan, locales=locales, time_zone=time_zone)
    return ImportResult(plan, log.unused(), log.notes())


def _check_size(drawing: Drawing, path: Path) -> None:
    """A few features on hundreds of levels would fill the memory."""
    count = sum(len(area.level_ids) for area in drawing.areas)
    count += sum(len(line.copies) for line in drawing.lines)
    count += sum(len(item.level_ids) for item in drawing.doors)
    count += sum(len(item.level_ids) for item in drawing.walls)
    count += sum(len(item.level_ids) for item in drawing.points_of_interest)
    if count > MOST_ELEMENTS:
        raise PlanReadError(
            "plan-file-too-many-elements", file=str(path), kind="element", most=MOST_ELEMENTS
        )


def _build(drawing: Drawing, assumptions: HouseAssumptions) -> Plan:
    leave_out_far(drawing)
    keep_main_buildings(drawing)
    settle_levels(drawing)
    join_line_ends(drawing)
    neighbours = Neighbours(drawing)
    grouped = build_grouped(drawing, neighbours)
    steps = build_from_lines(drawing, neighbours)
    neighbours = Neighbours(drawing)
    add_openings(drawing, neighbours, grouped, steps)
    drawing.doors.extend(list(openings_on_crossings(drawing, grouped.node_ids)))
    areas = build_areas(drawing, grouped)
    doors = build_doors(drawing, neighbours)
    path_lines = build_path_lines(drawing)
    places = build_places(drawing, areas, doors, grouped)
    signs = build_signs(drawing)
    walls = [
        Wall(f"{wall.feature_id}.{level_id}", level_id, wall.shape)
        for wall in drawing.walls
        for level_id in wall.level_ids
    ]
    connectors = [*grouped.connectors, *steps]
    used = {area.level_id for area, _ in areas} | {line.level_id for line in path_lines}
    used |= {stop.level_id for connector in connectors for stop in connector.stops}
    used |= {level_id for door in doors for level_id in door.level_ids}
    used |= {wall.level_id for wall in walls} | {place.level_id for place in places}
    used |= {sign.level_id for sign in signs}
    building = main_building(drawing)
    return Plan(
        id=f"osm-{building.id}",
        names=venue_names(drawing),
        locales=(),
        time_zone="UTC",
        georeference=drawing.ground.georeference,
        assumptions=assumptions,
        attribution=ATTRIBUTION,
        buildings=(building,),
        levels=drawing.levels.levels(used, building.id),
        areas=_sorted(area for area, _ in areas),
        walls=_sorted(walls),
        doors=_sorted(doors),
        path_lines=_sorted(path_lines),
        connectors=_sorted(connectors),
        places=_sorted(places),
        signs=_sorted(signs),
    )
