"""Every way in which a value of a plan folder can be wrong, and the answer to it."""

import json
from pathlib import Path

import pytest

from floorplans.errors import PlanReadError
from floorplans.model import Department, Plan
from floorplans.plan_files import read_plan, write_plan
from tests.floorplans.plan_makers import path_line, plan_of, two_storeys, wall_line
from tests.floorplans.plan_messages import assert_has_words

GROUND_FILE = "buildings/main/levels/L0.geojson"
LEFT_OUT = object()
"""In place of a value: the field is taken out of the file."""


def plan_with_everything() -> Plan:
    base = two_storeys()
    return plan_of(
        *base.areas,
        *base.doors,
        *base.places,
        *base.connectors,
        wall_line("w", (1.0, 1.0), (2.0, 2.0)),
        path_line("p", (-5.0, -1.0), (0.0, -1.0), level_id="site"),
        Department("dept", base.names, ("r1",)),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_plan(plan_with_everything(), tmp_path / "plan")
    return tmp_path / "plan"


def put(file: Path, path: str, value: object, feature: tuple[str, str] | None = None) -> None:
    """Sets or takes out the field at a dotted path, of a feature (kind, id) or of the file."""
    content = json.loads(file.read_text("utf-8"))
    target = content
    if feature is not None:
        [target] = (
            each
            for each in content["features"]
            if (each["properties"]["feature"], each["id"]) == feature
        )
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    for key in way:
        target = target[key]
    if value is LEFT_OUT:
        del target[last]
    else:
        target[last] = value
    file.write_text(json.dumps(content), encoding="utf-8")


def error_of(folder: Path) -> PlanReadError:
    with pytest.raises(PlanReadError) as caught:
        read_plan(folder)
    assert_has_words(caught.value)
    return caught.value


ROOM = ("area", "r1")
DOOR = ("door", "d1")
PLACE = ("place", "r1")
WALL = ("wall", "w")
RING = "geometry.coordinates.0"
BOW_TIE = [[0, 0], [5, 5], [5, 0], [0, 5], [0, 0]]
WIDTH = "properties.clear_width_metres"
NAME = "properties.names.en"


@pytest.mark.parametrize(
    ("feature", "path", "value", "code"),
    [
        (ROOM, "properties.kind", LEFT_OUT, "missing-field"),
        (ROOM, "properties.colour", "red", "extra-field"),
        (ROOM, "bbox", [], "extra-field"),
        (ROOM, "properties.kind", "hall", "unknown-word"),
        (ROOM, "properties.kind", 7, "wrong-type"),
        (ROOM, "properties.is_ramp", 1, "wrong-type"),
        (ROOM, "properties.ref", None, "wrong-type"),
        (ROOM, "properties.feature", "thing", "unknown-word"),
        (ROOM, "properties", [], "wrong-type"),
        (ROOM, "properties.connector_id", "none", "unknown-reference"),
        (ROOM, "properties.levels", ["L0", "L1"], "extra-field"),
        (ROOM, "type", "Thing", "unknown-word"),
        (ROOM, "geometry", None, "wrong-type"),
        (ROOM, "geometry.type", LEFT_OUT, "missing-field"),
        (ROOM, "geometry.type", "Point", "unknown-word"),
        (ROOM, "geometry.crs", 1, "extra-field"),
        (ROOM, f"{RING}.1", [5], "wrong-point"),
        (ROOM, f"{RING}.1", [5, 0, 3], "wrong-point"),
        (ROOM, f"{RING}.1.1", "0", "wrong-type"),
        (ROOM, f"{RING}.1.0", 100_000.01, "absurd-coordinate"),
        (ROOM, f"{RING}.1.0", -1e300, "absurd-coordinate"),
        (ROOM, RING, [[0, 0], [5, 0], [5, 5], [0, 1]], "unclosed-ring"),
        (ROOM, RING, [[0, 0]] * 3, "too-few"),
        (ROOM, "geometry.coordinates", [], "too-few"),
        (ROOM, "geometry.coordinates", [BOW_TIE], "invalid-polygon"),
        (WALL, "geometry.coordinates", [[1, 1], [1, 1.001]], "line-too-short"),
        (DOOR, WIDTH, 0.9, "wrong-type"),
        (DOOR, f"{WIDTH}.value", -0.1, "out-of-range"),
        (DOOR, f"{WIDTH}.value", True, "wrong-type"),
        (DOOR, f"{WIDTH}.evidence", LEFT_OUT, "missing-field"),
        (DOOR, f"{WIDTH}.evidence", "guessed", "unknown-word"),
        (DOOR, f"{WIDTH}.evidence", "unknown", "unknown-fact-stated"),
        (DOOR, f"{WIDTH}.by", "me", "extra-field"),
        (DOOR, "properties.levels", ["L1", "L0"], "wrong-first-level"),
        (DOOR, "properties.levels", ["L0"], "too-few"),
        (DOOR, "properties.levels", ["L0", "L0"], "repeated-value"),
        (DOOR, "properties.levels", ["L0", "L9"], "unknown-reference"),
        (DOOR, "properties.from_area_id", "r9", "unknown-reference"),
        (DOOR, "properties.from_area_id", "r3", "area-on-other-level"),
        (PLACE, "properties.area_id", "r3", "area-on-other-level"),
        (PLACE, "properties.door_id", "r1", "unknown-reference"),
        (PLACE, "properties.connector_id", "d1", "unknown-reference"),
        (PLACE, "properties.synonyms", "ward", "wrong-type"),
        (PLACE, NAME, "Room\u202egnp.exe", "unsafe-character"),
        (PLACE, NAME, "Room\n1", "unsafe-character"),
        (PLACE, NAME, "Room\x1b[2J", "unsafe-character"),
        (PLACE, NAME, "\ud800", "unsafe-character"),
        (PLACE, NAME, "", "empty-text"),
        (PLACE, NAME, "x" * 501, "text-too-long"),
        (PLACE, "properties.names.english!", "Room", "unknown-locale"),
    ],
)
def test_wrong_feature_is_named_with_its_field(
    folder: Path, feature: tuple[str, str], path: str, value: object, code: str
) -> None:
    put(folder / GROUND_FILE, path, value, feature)

    error = error_of(folder)

    assert error.code == f"plan-file-{code}"
    assert error.fields["file"] == GROUND_FILE
    assert error.fields["feature"] == feature[1]
    assert error.fields["field"] == path


@pytest.mark.parametrize(
    ("file", "path", "value", "code", "feature"),
    [
        ("venue.json", "time_zone", LEFT_OUT, "missing-field", None),
        ("venue.json", "time_zone", "Mars/Base", "unknown-time-zone", None),
        ("venue.json", "time_zone", "../UTC", "unknown-time-zone", None),
        ("venue.json", "time_zone", "", "unknown-time-zone", None),
        ("venue.json", "locales.0", "en_GB", "unknown-locale", None),
        ("venue.json", "locales", "en", "wrong-type", None),
        ("venue.json", "format_version", 2, "unknown-version", None),
        ("venue.json", "format_version", "1", "unknown-version", None),
        ("venue.json", "format_version", True, "unknown-version", None),
        ("venue.json", "format_version", LEFT_OUT, "missing-field", None),
        ("venue.json", "owner", "x", "extra-field", None),
        ("venue.json", "house_rules", {"through_rooms": "never"}, "unknown-word", None),
        ("venue.json", "house_rules", {"through_roofs": "avoided"}, "extra-field", None),
        ("venue.json", "house_rules", "avoided", "wrong-type", None),
        ("venue.json", "georeference.latitude", 91, "out-of-range", None),
        ("venue.json", "buildings.0.id", "../..", "unsafe-id", None),
        ("venue.json", "buildings.0.levels.1", "../L1", "unsafe-id", None),
        ("venue.json", "buildings.0.levels.1", "L1.", "unsafe-id", None),
        ("venue.json", "buildings.0.levels", LEFT_OUT, "missing-field", None),
        (GROUND_FILE, "level.id", "L7", "wrong-level-id", None),
        (GROUND_FILE, "level.ordinal", "0", "wrong-type", None),
        (GROUND_FILE, "type", "Feature", "unknown-word", None),
        (GROUND_FILE, "features.0", 3, "wrong-type", "#0"),
        (GROUND_FILE, "features.0.id", LEFT_OUT, "missing-field", "#0"),
        (GROUND_FILE, "features.0.id", "a/b", "unsafe-id", "a/b"),
        (GROUND_FILE, "features.1.id", "c", "duplicate-id", "c"),
        (GROUND_FILE, "features.1.id", "lift", "duplicate-id", "lift"),
        ("site.geojson", "features.0.properties.level", LEFT_OUT, "missing-field", "p"),
        ("site.geojson", "features.0.properties.level", "L0", "unknown-level", "p"),
        ("connectors.json", "connectors.1.id", "lift", "duplicate-id", "lift"),
        ("connectors.json", "connectors.0.stops.1.level_id", "L9", "unknown-reference", "lift"),
        ("connectors.json", "connectors.1.step_count.value", 20.5, "wrong-type", "stairs"),
        ("connectors.json", "connectors.1.step_count.value", -1, "out-of-range", "stairs"),
        ("directory.json", "departments.0.place_ids.0", "r9", "unknown-reference", "dept"),
        ("directory.json", "departments", {}, "wrong-type", None),
    ],
)
def test_wrong_value_of_a_file_is_named(
    folder: Path, file: str, path: str, value: object, code: str, feature: str | None
) -> None:
    put(folder / file, path, value)

    error = error_of(folder)

    assert error.code == f"plan-file-{code}"
    assert error.fields["feature"] == feature


def test_levels_that_differ_by_case_only_share_a_file_on_some_systems(folder: Path) -> None:
    level = {"id": "l0", "ordinal": 0, "label": ""}
    site = {"type": "FeatureCollection", "features": [], "levels": [level]}
    (folder / "site.geojson").write_text(json.dumps(site), "utf-8")

    error = error_of(folder)

    assert error.code == "plan-file-duplicate-id"
    assert (error.fields["file"], error.fields["feature"]) == (GROUND_FILE, "L0")
    assert error.fields["other_file"] == "site.geojson"


def test_error_shows_hostile_text_without_its_effect(folder: Path) -> None:
    put(folder / GROUND_FILE, "properties.kind", "\x1b[2J\u202e<b>" + "x" * 100, ROOM)

    error = error_of(folder)

    assert error.code == "plan-file-unsafe-character"
    assert error.fields["character"] == "U+001B"

    put(folder / GROUND_FILE, "properties.kind", "<b>" + "x" * 100, ROOM)

    assert error_of(folder).fields["value"] == "<b>" + "x" * 77 + "…"
