"""Guideposts become signs: what they say, in which languages, and on which levels."""

from pathlib import Path

from floorplans.facts import Names
from floorplans.importers.osm_findings import UnusedReason
from floorplans.sign import SignLine
from tests.floorplans.importers.osm_sheet import OsmSheet, unused


def sheet() -> OsmSheet:
    drawn = OsmSheet()
    drawn.box(0, 0, 20, 10, building="hospital")
    drawn.box(0, 0, 20, 10, indoor="corridor", level="0;1")
    return drawn


def test_guidepost_says_its_destinations_in_each_language(tmp_path: Path) -> None:
    drawn = sheet()
    drawn.lone_node(
        (5, 5),
        tourism="information",
        information="guidepost",
        level="1",
        destination="Radiologie;Labor",
        destination__en="Radiology;Laboratory",
    )

    [sign] = drawn.read(tmp_path).plan.signs

    assert sign.lines == (
        SignLine(Names.of(und="Radiologie", en="Radiology")),
        SignLine(Names.of(und="Labor", en="Laboratory")),
    )
    assert (sign.level_id, sign.bearing_degrees) == ("L1", None)


def test_languages_with_unlike_numbers_of_destinations_are_lines_of_their_own(
    tmp_path: Path,
) -> None:
    drawn = sheet()
    drawn.lone_node(
        (5, 5),
        tourism="information",
        information="guidepost",
        level="0;1",
        destination="Radiologie;;Labor",
        destination__en="Radiology",
    )

    signs = drawn.read(tmp_path).plan.signs

    assert [sign.level_id for sign in signs] == ["L0", "L1"]
    assert len({sign.id for sign in signs}) == 2
    assert [line.text for line in signs[0].lines] == [
        Names.of(en="Radiology"),
        Names.of(und="Radiologie"),
        Names.of(und="Labor"),
    ]


def test_guidepost_without_words_or_without_a_level_indoors_is_no_sign(tmp_path: Path) -> None:
    drawn = sheet()
    drawn.lone_node((5, 5), tourism="information", information="guidepost", level="0")
    nowhere = drawn.lone_node((6, 5), information="guidepost", destination="Labor")
    drawn.lone_node((7, 5), information="guidepost", level="0", destination=" ; ")
    drawn.lone_node((8, 5), information="board", level="0", destination="Labor")

    result = drawn.read(tmp_path)

    assert result.plan.signs == ()
    assert unused(result)[f"n{nowhere}"] is UnusedReason.NO_LEVEL
