"""Files that are broken, hostile or huge end in an error with a code, never in anything else."""

import bz2
import gzip
from contextlib import suppress
from pathlib import Path

import osmium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floorplans.errors import PlanReadError
from floorplans.importers.osm import read_osm_plan
from floorplans.importers.osm_findings import UnusedReason
from floorplans.importers.osm_reading import ReadLimits, read_elements
from tests.floorplans.importers.osm_sheet import OsmSheet, unused

HEAD = "<?xml version='1.0'?><osm version='0.6'>"
BOMB = (
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
    "<osm version='0.6'><node id='1' lat='1' lon='2'><tag k='name' v='&c;'/></node></osm>"
)


def small_room() -> OsmSheet:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0", ref="1")
    return sheet


def code_of(path: Path, limits: ReadLimits | None = None) -> str:
    with pytest.raises(PlanReadError) as caught:
        read_osm_plan(path, limits=limits)
    assert caught.value.fields["file"] == str(path)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "plan-file-empty"),
        ("  \n", "plan-file-empty"),
        ("hello", "plan-file-not-osm"),
        ('{"type": "FeatureCollection"}', "plan-file-not-osm"),
        ("<html></html>", "plan-file-not-osm"),
        (HEAD, "plan-file-broken"),
        (HEAD + "<node id='1' lat='1' lon='2'></way></osm>", "plan-file-broken"),
        (HEAD + "<node id='1' lat='1' lon=", "plan-file-broken"),
        ("<?xml version='1.0'?><osm version='0.5'/>", "plan-file-broken"),
        (BOMB, "plan-file-entities"),
        (HEAD + f"<node id='{'9' * 30}' lat='1' lon='2'/></osm>", "plan-file-bad-value"),
        (HEAD + f"<node id='1' lat='1' lon='2'><tag k='name' v='{'x' * 5000}'/></node></osm>",
         "plan-file-bad-value"),
        (HEAD + "</osm>", "plan-file-without-plan"),
        (HEAD + "<node id='1' lat='1' lon='2'/></osm>", "plan-file-without-plan"),
    ],
)  # fmt: skip
def test_broken_xml_has_a_code(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "plan.osm"
    path.write_text(text, encoding="utf-8")

    assert code_of(path) == code


@pytest.mark.parametrize("value", ["NaN", "inf", "1000", "abc"])
def test_an_unreadable_coordinate_names_feature_and_field(tmp_path: Path, value: str) -> None:
    path = tmp_path / "plan.osm"
    text = HEAD + f"<node id='6' lat='1' lon='2'/><node id='7' lon='{value}' lat='1'/></osm>"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(PlanReadError) as caught:
        read_osm_plan(path)

    assert caught.value.code == "plan-file-bad-coordinate"
    assert caught.value.fields["feature"] == "n7"
    assert caught.value.fields["field"] == "lon"
    assert caught.value.fields["value"] == value


def test_a_missing_file_and_a_folder_have_a_code(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nowhere.osm") == "plan-file-unreadable"
    assert code_of(tmp_path) == "plan-file-unreadable"


@pytest.mark.parametrize(
    "content", [b"\xff\xff\xff\xff" * 20, b"\x00\x00\x00\x0d\x0a\x09OSMHeader"]
)
def test_broken_pbf_has_a_code(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.osm.pbf"
    path.write_bytes(content)

    assert code_of(path) == "plan-file-broken"


def test_the_same_plan_comes_from_every_packing(tmp_path: Path) -> None:
    plain = tmp_path / "plan.osm"
    plain.write_text(small_room().text(), encoding="utf-8")
    (tmp_path / "plan.osm.gz").write_bytes(gzip.compress(plain.read_bytes()))
    (tmp_path / "plan.osm.bz2").write_bytes(bz2.compress(plain.read_bytes()))
    (tmp_path / "misnamed").write_bytes(plain.read_bytes())
    with osmium.SimpleWriter(str(tmp_path / "plan.osm.pbf")) as writer:
        for entity in osmium.FileProcessor(str(plain)):
            writer.add(entity)

    plans = [read_osm_plan(path).plan for path in sorted(tmp_path.iterdir())]

    assert len(plans) == 5
    assert all(plan.areas[0].polygon.equals(plans[0].areas[0].polygon) for plan in plans)


@pytest.mark.parametrize("name", ["plan.osm.gz", "plan.osm.bz2", "plan.osm.pbf"])
def test_a_cut_file_has_a_code(tmp_path: Path, name: str) -> None:
    plain = tmp_path / "whole.osm"
    plain.write_text(small_room().text(), encoding="utf-8")
    whole = tmp_path / name
    if name.endswith("pbf"):
        with osmium.SimpleWriter(str(whole)) as writer:
            for entity in osmium.FileProcessor(str(plain)):
                writer.add(entity)
    else:
        packed = gzip.compress if name.endswith("gz") else bz2.compress
        whole.write_bytes(packed(plain.read_bytes()))
    cut = whole.read_bytes()[:-30]
    whole.write_bytes(cut)

    assert code_of(whole) == "plan-file-broken"


def test_files_beyond_the_limits_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.osm"
    path.write_text(small_room().text(), encoding="utf-8")
    packed = tmp_path / "bomb.osm.gz"
    packed.write_bytes(gzip.compress(b"<osm>" + b" " * 2_000_000))

    assert code_of(path, ReadLimits(most_bytes=100)) == "plan-file-too-large"
    assert code_of(packed, ReadLimits(most_bytes=1_000_000)) == "plan-file-too-large"
    assert code_of(path, ReadLimits(most_nodes=3)) == "plan-file-too-many-elements"
    assert code_of(path, ReadLimits(most_references=3)) == "plan-file-too-many-elements"


def test_a_few_rooms_on_hundreds_of_levels_are_refused(tmp_path: Path) -> None:
    sheet = OsmSheet()
    for number in range(1_600):
        sheet.box(number * 2, 0, number * 2 + 2, 2, indoor="room", level="0-199")
    path = tmp_path / "plan.osm"
    path.write_text(sheet.text(), encoding="utf-8")

    assert code_of(path) == "plan-file-too-many-elements"


def test_elements_deleted_in_an_editor_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "plan.osm"
    path.write_text(
        HEAD + "<node id='-1' action='delete' lat='1' lon='2'/>"
        "<node action=\"delete\" id='-2' lat='1' lon='2'/>"
        "<node id='-3' action='modify' lat='1' lon='2'><tag k='note' v='delete me'/></node>"
        "<node id='4' version='2' visible='false' lat='1' lon='2'/>"
        "<node id='5' version='1' lat='1' lon='2'/><node id='5' version='2' visible='false'/>"
        "</osm>",
        encoding="utf-8",
    )

    assert sorted(read_elements(path).nodes) == [-3]


def test_the_newest_version_counts_and_a_double_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "plan.osm"
    path.write_text(
        HEAD
        + "<node id='1' version='2' lat='1' lon='2'/><node id='1' version='1' lat='9' lon='9'/>"
        "<node id='2' lat='1' lon='2'/><node id='2' lat='3' lon='4'/><node id='3'/></osm>",
        encoding="utf-8",
    )

    elements = read_elements(path)

    assert (elements.nodes[1].latitude, elements.nodes[2].latitude) == (1.0, 3.0)
    assert elements.duplicates == ["n2"]
    assert elements.bad_coordinates == ["n3"]


def test_ways_before_nodes_and_negative_ids_are_read(tmp_path: Path) -> None:
    text = small_room().text().replace("id='", "id='-").replace("ref='", "ref='-")
    body = text.replace("</osm>", "")
    way = body[body.index("<way") :]
    path = tmp_path / "plan.osm"
    path.write_text(HEAD + way + body[body.index("<node") : body.index("<way")] + "</osm>")

    plan = read_osm_plan(path).plan

    assert [area.id for area in plan.areas] == ["w-1.L0"]
    assert plan.areas[0].polygon.area == pytest.approx(20.0, rel=1e-3)


def test_a_node_on_the_other_side_of_the_earth_is_left_out_with_its_room(tmp_path: Path) -> None:
    sheet = small_room()
    path = tmp_path / "plan.osm"
    far = "<node id='98' lat='0' lon='0'/><way id='99'><nd ref='1'/><nd ref='2'/><nd ref='98'/>"
    far += "<nd ref='1'/><tag k='indoor' v='room'/><tag k='level' v='0'/></way></osm>"
    path.write_text(sheet.text().replace("</osm>", far), encoding="utf-8")

    result = read_osm_plan(path)

    assert [area.id for area in result.plan.areas] == ["w1.L0"]
    assert unused(result) == {"w99": UnusedReason.TOO_FAR}
    assert result.plan.georeference.latitude == pytest.approx(51.0, abs=1e-3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 900), junk=st.binary(max_size=12))
def test_damage_anywhere_ends_in_a_plan_or_a_coded_error(
    tmp_path: Path, start: int, junk: bytes
) -> None:
    content = small_room().text().encode()
    path = tmp_path / "plan.osm"
    path.write_bytes(content[:start] + junk + content[start + len(junk) :])

    with suppress(PlanReadError):
        plan = read_osm_plan(path).plan
        assert plan.areas or plan.path_lines
