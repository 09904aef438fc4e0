"""Reads a plan folder into a Plan, or says which file, feature and field is wrong."""

from pathlib import Path
from typing import TypeVar

from floorplans.errors import PlanReadError
from floorplans.model import (
    Anchor,
    Area,
    Building,
    Connector,
    Department,
    Door,
    Level,
    PathLine,
    Place,
    Plan,
    Wall,
)
from floorplans.plan_files.documents import MOST_BYTES, PlanFolder
from floorplans.plan_files.features import read_features
from floorplans.plan_files.layout import (
    CONNECTORS_FILE,
    DIRECTORY_FILE,
    FORMAT_VERSION,
    SITE_FILE,
    VENUE_FILE,
    level_file,
)
from floorplans.plan_files.records import (
    ASSUMPTIONS,
    BUILDING,
    CONNECTOR,
    DEPARTMENT,
    GEOREFERENCE,
    HOUSE_RULES,
    LEVEL,
    Field,
    Record,
    read_fields,
)
from floorplans.plan_files.references import Found, check_references
from floorplans.plan_files.spot import Spot, shown
from floorplans.plan_files.values import (
    identifier,
    locale,
    mapping,
    names,
    paragraph,
    sequence,
    several,
    text,
    time_zone,
)
from floorplans.sign import Sign

Kind = TypeVar("Kind")

_VENUE_FIELDS = (
    Field("format_version", lambda value, _: value),
    Field("id", identifier),
    Field("names", names),
    Field("locales", several(locale, different=True)),
    Field("time_zone", time_zone),
    Field("georeference", GEOREFERENCE.read),
    Field("assumptions", ASSUMPTIONS.read, None),
    Field("house_rules", HOUSE_RULES.read, None),
    Field("attribution", paragraph, ""),
    Field("buildings", sequence),
)
_LEVEL_FILE_FIELDS = (Field("type", text), Field("features", sequence), Field("level", mapping))
_SITE_FIELDS = (Field("type", text), Field("features", sequence), Field("levels", sequence))


def read_plan(folder: Path, *, most_bytes: int = MOST_BYTES) -> Plan:
    """The plan in a folder of the native format; coordinates are rounded to the centimetre.

    Raises PlanReadError with `file`, and `feature` and `field` where they are known. All codes
    begin with `plan-file-` or `plan-folder-`.
    """
    if not folder.is_dir():
        raise PlanReadError("plan-folder-missing", file=str(folder), feature=None, field=None)
    documents = PlanFolder(folder, most_bytes)
    spot = Spot(VENUE_FILE)
    venue = mapping(documents.read_json(VENUE_FILE), spot)
    version = venue.get("format_version", FORMAT_VERSION)
    if version != FORMAT_VERSION or isinstance(version, bool):
        raise spot.at("format_version").error(
            "plan-file-unknown-version", value=shown(version), known=FORMAT_VERSION
        )
    fields = read_fields(venue, spot, _VENUE_FIELDS)
    del fields["format_version"]
    for name in ("assumptions", "house_rules"):
        if fields[name] is None:
            del fields[name]

    found = _read_site(documents)
    expected_files: set[str] = set()
    for index, entry in enumerate(sequence(fields.pop("buildings"), spot)):
        entries, level_ids = _building_levels(entry, spot.at(f"buildings.{index}"))
        building = BUILDING.read(entries, spot.at(f"buildings.{index}"))
        found.append(Found(VENUE_FILE, building))
        for level_id in level_ids:
            file = level_file(building.id, level_id)
            expected_files.add(file)
            found.extend(_read_level(documents, file, building.id, level_id))
    for file in documents.list_level_files():
        if file not in expected_files:
            raise Spot(file).error("plan-file-not-listed")
    found.extend(_read_rows(documents, CONNECTORS_FILE, "connectors", CONNECTOR))
    found.extend(_read_rows(documents, DIRECTORY_FILE, "departments", DEPARTMENT))
    check_references(found)
    return _plan_of(fields, found)


def _building_levels(value: object, spot: Spot) -> tuple[dict[str, object], tuple[str, ...]]:
    """The building's own fields, and the ids of the levels that it lists."""
    entries = dict(mapping(value, spot))
    if "levels" not in entries:
        raise spot.at("levels").error("plan-file-missing-field")
    read_ids = several(identifier, different=True)
    return entries, read_ids(entries.pop("levels"), spot.at("levels"))


def _collection(value: object, spot: Spot, fields: tuple[Field, ...]) -> dict[str, object]:
    entries = read_fields(mapping(value, spot), spot, fields)
    if entries["type"] != "FeatureCollection":
        raise spot.at("type").error(
            "plan-file-unknown-word", value=shown(entries["type"]), known="FeatureCollection"
        )
    return entries


def _read_site(documents: PlanFolder) -> list[Found]:
    spot = Spot(SITE_FILE)
    entries = _collection(documents.read_json(SITE_FILE), spot, _SITE_FIELDS)
    levels = [
        LEVEL.read(entry, spot.at(f"levels.{index}"))
        for index, entry in enumerate(sequence(entries["levels"], spot))
    ]
    level_ids = tuple(level.id for level in levels)
    features = read_features(entries["features"], spot, level_ids, names_level=True)
    return [Found(SITE_FILE, value) for value in (*levels, *features)]


def _read_level(documents: PlanFolder, file: str, building_id: str, level_id: str) -> list[Found]:
    spot = Spot(file)
    entries = _collection(documents.read_json(file), spot, _LEVEL_FILE_FIELDS)
    level = LEVEL.read(entries["level"], spot.at("level"), building_id=building_id)
    if level.id != level_id:
        raise spot.at("level.id").error("plan-file-wrong-level-id", value=level.id, wanted=level_id)
    features = read_features(entries["features"], spot, (level_id,), names_level=False)
    return [Found(file, value) for value in (level, *features)]


def _read_rows(
    documents: PlanFolder, file: str, key: str, record: Record[Connector] | Record[Department]
) -> list[Found]:
    spot = Spot(file)
    entries = read_fields(mapping(documents.read_json(file), spot), spot, (Field(key, sequence),))
    found: list[Found] = []
    for index, entry in enumerate(sequence(entries[key], spot)):
        row = mapping(entry, spot.at(f"{key}.{index}"))
        named = row.get("id")
        here = Spot(file, feature=shown(named) if isinstance(named, str) else f"#{index}")
        found.append(Found(file, record.read(row, here)))
    return found


def _plan_of(fields: dict[str, object], found: list[Found]) -> Plan:
    def of(kind: type[Kind]) -> tuple[Kind, ...]:
        chosen = sorted((each for each in found if isinstance(each.value, kind)), key=_id_of)
        return tuple(each.value for each in chosen if isinstance(each.value, kind))

    make: type[Plan] = Plan
    return make(
        **fields,  # type: ignore[arg-type]  # read_fields has checked each one's type
        buildings=of(Building),
        levels=of(Level),
        areas=of(Area),
        walls=of(Wall),
        doors=of(Door),
        path_lines=of(PathLine),
        connectors=of(Connector),
        places=of(Place),
        anchors=of(Anchor),
        departments=of(Department),
        signs=of(Sign),
    )


def _id_of(found: Found) -> str:
    return found.id
