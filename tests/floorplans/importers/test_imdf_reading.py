"""Broken, missing, huge and hostile IMDF archives: a clear answer, never a crash."""

import zipfile
from pathlib import Path

import pytest

from floorplans.errors import PlanReadError
from floorplans.importers.imdf import read_imdf_plan
from floorplans.importers.imdf_reading import ImdfLimits
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.plan_files import read_plan, write_plan
from floorplans.plan_opening import open_plan
from tests.floorplans.importers.imdf_sheet import GEOREFERENCE, ImdfSheet, polygon, two_rooms
from tests.floorplans.importers.osm_sheet import notes, unused


def error_of(path: Path, limits: ImdfLimits | None = None) -> str:
    with pytest.raises(PlanReadError) as caught:
        read_imdf_plan(path, limits=limits)
    return caught.value.code


@pytest.mark.parametrize("inside", ["", "clinic/"])
def test_a_zip_is_read_like_its_folder(tmp_path: Path, inside: str) -> None:
    sheet = two_rooms()
    folder = tmp_path / "folder"
    folder.mkdir()

    packed = open_plan(sheet.pack(tmp_path / "clinic.zip", inside)).plan

    assert packed == open_plan(sheet.write(folder)).plan


def test_an_imported_plan_survives_the_native_format(tmp_path: Path) -> None:
    plan = two_rooms().read(tmp_path).plan

    write_plan(plan, tmp_path / "native")

    assert read_plan(tmp_path / "native") == plan
    assert open_plan(tmp_path / "native").plan == plan


@pytest.mark.parametrize("missing", ["level", "unit"])
def test_an_archive_without_levels_or_units_is_refused(tmp_path: Path, missing: str) -> None:
    sheet = two_rooms()
    del sheet.rows[missing]

    assert error_of(sheet.write(tmp_path)) == "plan-imdf-file-missing"


def test_an_archive_without_venue_buildings_or_openings_is_read_and_told(tmp_path: Path) -> None:
    sheet = two_rooms()
    for kind in ("venue", "building", "opening"):
        del sheet.rows[kind]

    result = sheet.read(tmp_path)

    missing = {f"{kind}.geojson" for kind in ("venue", "building", "opening")}
    assert {(name, NoteCode.FILE_MISSING) for name in missing} <= notes(result)
    assert ("L0", NoteCode.BUILDING_INFERRED) in notes(result)
    assert len(result.plan.areas) == 3


def test_a_file_that_the_format_does_not_have_is_told_with_its_size(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.add("navPath", "n", None)

    (feature,) = sheet.read(tmp_path).unused

    assert (feature.feature_id, feature.reason) == ("navPath.geojson", UnusedReason.UNKNOWN_FILE)
    assert feature.fields == {"features": 1.0}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"features": 7}', "\xff\xfe", "NaN", "[" * 5_000]
)
def test_a_damaged_file_is_named(tmp_path: Path, text: str) -> None:
    two_rooms().write(tmp_path)
    (tmp_path / "unit.geojson").write_text(text, encoding="utf-8")

    with pytest.raises(PlanReadError) as caught:
        read_imdf_plan(tmp_path)

    assert (caught.value.code, caught.value.fields["file"]) == ("plan-file-broken", "unit.geojson")


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    packed = two_rooms().pack(tmp_path / "a.zip").read_bytes()
    cut, turned = tmp_path / "cut.zip", tmp_path / "turned.zip"
    cut.write_bytes(packed[: len(packed) // 2])
    turned.write_bytes(
        bytes(byte ^ 0x55 if 60 < at < 400 else byte for at, byte in enumerate(packed))
    )

    assert error_of(cut) == "plan-file-broken"
    assert error_of(turned) == "plan-file-broken"


def test_a_zip_without_plan_files_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("holiday.jpg", b"")

    assert error_of(tmp_path / "a.zip") == "plan-imdf-file-missing"


def test_a_zip_that_unpacks_to_too_much_is_not_unpacked_further(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("level", "unit"):
            archive.writestr(f"{name}.geojson", b" " * 5_000_000)

    assert path.stat().st_size < 50_000
    assert error_of(path, ImdfLimits(most_bytes=1_000_000)) == "plan-file-too-large"


def test_too_large_and_too_many(tmp_path: Path) -> None:
    two_rooms().write(tmp_path)

    assert error_of(tmp_path, ImdfLimits(most_bytes=500)) == "plan-file-too-large"
    assert error_of(tmp_path, ImdfLimits(most_features=5)) == "plan-file-too-many-elements"


def test_an_archive_in_which_nothing_can_be_used_is_refused(tmp_path: Path) -> None:
    sheet = ImdfSheet()
    sheet.unit("u", (0, 0, 5, 5), level_id="gone")

    assert error_of(sheet.write(tmp_path)) == "plan-file-without-plan"


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (None, UnusedReason.NO_GEOMETRY),
        ("POLYGON ((0 0))", UnusedReason.NO_GEOMETRY),
        ({"type": "Point", "coordinates": [116.0, 40.0]}, UnusedReason.WRONG_GEOMETRY),
        ({"type": "Polygon"}, UnusedReason.BAD_COORDINATE),
        ({"type": "Polygon", "coordinates": []}, UnusedReason.TOO_FEW_POINTS),
        ({"type": "Polygon", "coordinates": [[]]}, UnusedReason.TOO_FEW_POINTS),
        ({"type": "Polygon", "coordinates": [[[116.0, 40.0]] * 5]}, UnusedReason.TOO_FEW_POINTS),
        ({"type": "Polygon", "coordinates": [[["116", "40"]] * 4]}, UnusedReason.BAD_COORDINATE),
        ({"type": "Polygon", "coordinates": [[[116.0, True]] * 4]}, UnusedReason.BAD_COORDINATE),
        ({"type": "Polygon", "coordinates": [[[716.0, 40.0]] * 4]}, UnusedReason.BAD_COORDINATE),
        (
            {"type": "Polygon", "coordinates": [[[1.0, 2.0], [1.1, 2.0], [1.1, 2.1], [1.0, 2.0]]]},
            UnusedReason.TOO_FAR,
        ),
        (
            {
                "type": "Polygon",
                "coordinates": [[[116.0, 40.0], [116.1, 40.0], [116.1, 40.1], [116.0, 40.1]]],
            },
            UnusedReason.TOO_FAR,
        ),
    ],
)
def test_a_unit_without_a_usable_shape_is_told(
    tmp_path: Path, geometry: object, reason: UnusedReason
) -> None:
    sheet = two_rooms()
    sheet.add("unit", "bad", geometry, level_id="L0", category="room")

    result = sheet.read(tmp_path)

    assert unused(result) == {"bad": reason}
    assert len(result.plan.areas) == 3


def test_a_ring_that_is_not_closed_is_told_and_one_that_nearly_is_is_closed(tmp_path: Path) -> None:
    sheet = two_rooms()
    for name, end in (("open", (0.0, 2.0)), ("near", (30.0, 0.05))):
        shape = polygon((30, 0), (33, 0), (33, 3), (30, 3))
        coordinates = shape["coordinates"]
        assert isinstance(coordinates, list)
        coordinates[0][-1] = list(GEOREFERENCE.to_wgs84(*end))
        sheet.add("unit", name, shape, level_id="L0", category="room")

    result = sheet.read(tmp_path)

    assert unused(result) == {"open": UnusedReason.UNCLOSED_RING}
    assert ("near", NoteCode.RING_CLOSED) in notes(result)


def test_a_ring_that_crosses_itself_is_mended_and_a_multipolygon_has_parts(tmp_path: Path) -> None:
    sheet = two_rooms()
    bow = polygon((30, 0), (34, 4), (34, 0), (30, 4))
    sheet.add("unit", "bow", bow, level_id="L0", category="room")
    pieces = [polygon((x, 20), (x + x / 10, 20), (x + x / 10, 23), (x, 23)) for x in (20, 30)]
    several = {"type": "MultiPolygon", "coordinates": [piece["coordinates"] for piece in pieces]}
    sheet.add("unit", "two", several, level_id="L0", category="room")

    result = sheet.read(tmp_path)

    areas = {area.id: area.polygon.area for area in result.plan.areas}
    assert ("bow", NoteCode.SELF_CROSSING_REPAIRED) in notes(result)
    assert areas["two"] == pytest.approx(9.0, abs=0.2)
    assert areas["two.p2"] == pytest.approx(6.0, abs=0.2)


@pytest.mark.parametrize("feature_id", ["", "../../etc/passwd", "a b", "x" * 65, None, 7, "-a"])
def test_an_id_that_names_no_file_safely_is_told(tmp_path: Path, feature_id: object) -> None:
    sheet = two_rooms()
    sheet.rows["unit"].append({**sheet.rows["unit"][0], "id": feature_id})

    assert unused(sheet.read(tmp_path)) == {"unit.geojson#4": UnusedReason.BAD_ID}


def test_repeated_ids_wrong_types_and_unknown_levels_are_told(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.unit("r1", (30, 0, 35, 5))
    sheet.unit("nowhere", (30, 0, 35, 5), level_id="gone")
    sheet.unit("levelless", (30, 0, 35, 5), level_id=None)
    sheet.level("high", "three")
    sheet.level("higher", 1e9)
    sheet.rows["unit"] += [{**sheet.rows["unit"][0], "id": "x", "feature_type": "level"}]

    result = sheet.read(tmp_path)

    assert unused(result) == {
        "r1": UnusedReason.DUPLICATE_ID,
        "nowhere": UnusedReason.UNKNOWN_REFERENCE,
        "levelless": UnusedReason.NO_LEVEL,
        "high": UnusedReason.UNPARSABLE_LEVEL,
        "higher": UnusedReason.UNPARSABLE_LEVEL,
        "x": UnusedReason.WRONG_TYPE,
    }
    assert len(result.plan.areas) == 3


def test_a_building_without_levels_is_told(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.add("building", "shed", None, name=None, category="unspecified")

    assert unused(sheet.read(tmp_path)) == {"shed": UnusedReason.BUILDING_WITHOUT_LEVELS}
