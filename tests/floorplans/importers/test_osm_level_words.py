"""Levels in words of several languages, and what one word means in different files."""

from pathlib import Path

import pytest

from floorplans.importers.osm_findings import NoteCode, UnusedReason
from tests.floorplans.importers.osm_sheet import OsmSheet, notes, unused


def level_ids(tmp_path: Path, *texts: str) -> list[str]:
    """The levels of one room after the other, each with a text as its level."""
    sheet = OsmSheet()
    for number, text in enumerate(texts):
        sheet.box(0, number * 10, 5, number * 10 + 5, indoor="room", level=text)
    areas = {area.id: area.level_id for area in sheet.read(tmp_path).plan.areas}
    return [areas[key] for key in sorted(areas)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("EG", "L0"), ("1.OG", "L1"), ("2. OG", "L2"), ("OG 3", "L3"), ("UG", "L-1"),
        ("2.UG", "L-2"), ("UG2", "L-2"), ("G", "L0"), ("Ground floor", "L0"), ("LG", "L-1"),
        ("RDC", "L0"), ("2nd floor", "L2"), ("Level 3", "L3"), ("Mezzanine", "L0.5"),
        ("1F", "L0"), ("3F", "L2"), ("F2", "L1"), ("B1", "L-1"), ("B1F", "L-1"), ("B-2", "L-2"),
        ("-1F", "L-1"), ("一层", "L0"), ("二楼", "L1"), ("十二层", "L11"), ("首层", "L0"),
        ("负一层", "L-1"), ("地下一层", "L-1"), ("地下2层", "L-2"), ("地下室", "L-1"),
        ("夹层", "L0.5"), ("第3层", "L2"), ("２Ｆ", "L1"), ("3階", "L2"),
    ],
)  # fmt: skip
def test_a_level_word_is_read(tmp_path: Path, text: str, wanted: str) -> None:
    assert level_ids(tmp_path, text) == [wanted]


def test_lists_and_ranges_of_words_are_read(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 3, 3, highway="elevator", level="B1-3F")
    sheet.box(5, 0, 8, 3, indoor="room", level="1F；2F")

    plan = sheet.read(tmp_path).plan

    assert [stop.level_id for stop in plan.connectors[0].stops] == ["L-1", "L0", "L1", "L2"]
    assert {a.level_id for a in plan.areas if a.id.startswith("w2")} == {"L0", "L1"}


def test_first_floor_is_above_the_ground_floor_where_there_is_one(tmp_path: Path) -> None:
    assert level_ids(tmp_path, "G", "1F", "2F") == ["L0", "L1", "L2"]
    assert level_ids(tmp_path, "B1", "1F", "2F") == ["L-1", "L0", "L1"]


def test_the_word_becomes_the_label(tmp_path: Path) -> None:
    sheet = OsmSheet()
    for number, text in enumerate(("EG", "1.OG", "负一层")):
        sheet.box(0, number * 10, 5, number * 10 + 5, indoor="room", level=text)

    result = sheet.read(tmp_path)

    labels = {level.id: level.label for level in result.plan.levels}
    assert labels == {"L0": "EG", "L1": "1.OG", "L-1": "B1"}
    assert ("w1", NoteCode.LEVEL_READ_AS) in notes(result)


def test_a_level_ref_alone_is_looked_up_among_the_others(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 5, indoor="room", level="4", level__ref="Station A")
    sheet.box(0, 10, 5, 15, indoor="room", level__ref="Station A")
    sheet.box(0, 20, 5, 25, indoor="room", level__ref="1.UG")

    plan = sheet.read(tmp_path).plan

    assert [area.level_id for area in plan.areas] == ["L4", "L4", "L-1"]


def test_a_word_that_is_no_level_is_refused(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 5, indoor="room", level="0")
    sheet.box(0, 10, 5, 15, indoor="room", level="attic")

    assert unused(sheet.read(tmp_path)) == {"w2": UnusedReason.UNPARSABLE_LEVEL}


def test_decimal_levels_stay_numbers(tmp_path: Path) -> None:
    assert level_ids(tmp_path, "0.5", "-1", "EG") == ["L0.5", "L-1", "L0"]
