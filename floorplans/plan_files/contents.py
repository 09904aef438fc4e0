"""A Plan as the contents of its files: no folder, no disk."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from floorplans.errors import FloorplanError
from floorplans.model import Plan
from floorplans.plan_files.features import OnLevel, feature_key, level_ids_of, written_feature
from floorplans.plan_files.layout import (
    CONNECTORS_FILE,
    DIRECTORY_FILE,
    FORMAT_VERSION,
    SITE_FILE,
    VENUE_FILE,
    Json,
    level_file,
    line_by_line,
    one_line,
    whole_file,
)
from floorplans.plan_files.records import (
    ASSUMPTIONS,
    BUILDING,
    CONNECTOR,
    DEPARTMENT,
    GEOREFERENCE,
    HOUSE_RULES,
    LEVEL,
)
from floorplans.plan_files.written import written_fields, written_value


class PlanWriteError(FloorplanError):
    """A plan that cannot be written so that it reads back the same, or a folder that cannot be."""


def plan_documents(plan: Plan) -> Mapping[str, str]:
    """Every file of the plan's folder: path inside it → content.

    Raises PlanWriteError (`plan-not-finite`) for NaN and infinite numbers; checks nothing else.
    """
    by_level: dict[str, list[OnLevel]] = defaultdict(list)
    for value in _on_levels(plan):
        by_level[level_ids_of(value)[0]].append(value)
    for values in by_level.values():
        values.sort(key=feature_key)
    site_levels = [level for level in plan.levels if level.building_id is None]
    on_site = sorted(
        (value for level in site_levels for value in by_level[level.id]), key=feature_key
    )
    documents = {
        VENUE_FILE: _venue(plan),
        SITE_FILE: line_by_line(
            {
                "type": "FeatureCollection",
                "levels": [written_fields(level, LEVEL) for level in site_levels],
            },
            "features",
            [_feature_line(value, names_level=True) for value in on_site],
        ),
        CONNECTORS_FILE: line_by_line(
            {},
            "connectors",
            [_line(each.id, written_fields(each, CONNECTOR)) for each in plan.connectors],
        ),
        DIRECTORY_FILE: line_by_line(
            {},
            "departments",
            [_line(each.id, written_fields(each, DEPARTMENT)) for each in plan.departments],
        ),
    }
    for level in plan.levels:
        if level.building_id is not None:
            documents[level_file(level.building_id, level.id)] = line_by_line(
                {"type": "FeatureCollection", "level": written_fields(level, LEVEL)},
                "features",
                [_feature_line(value, names_level=False) for value in by_level[level.id]],
            )
    return documents


def _on_levels(plan: Plan) -> Iterator[OnLevel]:
    yield from plan.areas
    yield from plan.walls
    yield from plan.doors
    yield from plan.path_lines
    yield from plan.places
    yield from plan.anchors
    yield from plan.signs


def _venue(plan: Plan) -> str:
    venue: dict[str, Json] = {
        "format_version": FORMAT_VERSION,
        "id": plan.id,
        "names": written_value(plan.names),
        "locales": list(plan.locales),
        "time_zone": plan.time_zone,
        "georeference": written_fields(plan.georeference, GEOREFERENCE),
        "buildings": [
            {
                **written_fields(building, BUILDING),
                "levels": [each.id for each in plan.levels if each.building_id == building.id],
            }
            for building in plan.buildings
        ],
    }
    assumptions = written_fields(plan.assumptions, ASSUMPTIONS)
    if assumptions:
        venue["assumptions"] = assumptions
    house_rules = written_fields(plan.house_rules, HOUSE_RULES)
    if house_rules:
        venue["house_rules"] = house_rules
    if plan.attribution:
        venue["attribution"] = plan.attribution
    return whole_file(venue)


def _feature_line(value: OnLevel, *, names_level: bool) -> str:
    return _line(feature_key(value)[1], written_feature(value, names_level=names_level))


def _line(feature: str, row: Json) -> str:
    try:
        return one_line(row)
    except ValueError as error:
        raise PlanWriteError("plan-not-finite", feature=feature) from error
