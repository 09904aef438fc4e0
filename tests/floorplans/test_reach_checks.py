"""Pieces of a venue that nobody gets to from its entrances are told, once and where to look."""

from pathlib import Path

from floorplans.plan_checks import Finding, FindingCode, check_plan_and_reach
from floorplans.sample_clinic import sample_clinic_plan
from tests.floorplans.importers.osm_sheet import OsmSheet

CUT_OFF = {FindingCode.PLACES_CUT_OFF, FindingCode.LEVEL_CUT_OFF}


def two_corridors(gap_metres: float, level: str = "0") -> OsmSheet:
    """A corridor with the entrance, and a second one with two rooms, this far apart."""
    sheet = OsmSheet()
    sheet.ring((0, 0), (10, 0), (10, 2), (0, 2), (0, 1), indoor="corridor", level="0")
    sheet.node((0, 1), entrance="main", level="0")
    west = 10 + gap_metres
    sheet.box(west, 0, west + 10, 2, indoor="corridor", level=level)
    for x in (west, west + 5):
        sheet.ring((x, 2), (x + 1, 2), (x + 4, 2), (x + 4, 6), (x, 6), indoor="room", level=level)
        sheet.lone_node((x + 1, 2), door="yes", level=level)
    return sheet


def cut_off(sheet: OsmSheet, folder: Path) -> list[Finding]:
    found = check_plan_and_reach(sheet.read(folder).plan)
    return [finding for finding in found if finding.code in CUT_OFF]


def test_a_corridor_that_does_not_quite_touch_is_told_with_its_gap(tmp_path: Path) -> None:
    [finding] = cut_off(two_corridors(0.4), tmp_path)

    assert (finding.code, finding.element_id) == (FindingCode.PLACES_CUT_OFF, "w3.L0")
    assert finding.fields == {"more": 1, "others": "w4.L0", "gap": "apart", "metres": "0.4"}


def test_corridors_that_touch_are_not_told(tmp_path: Path) -> None:
    assert cut_off(two_corridors(0.0), tmp_path) == []


def test_a_level_without_stairs_is_told(tmp_path: Path) -> None:
    [finding] = cut_off(two_corridors(0.0, level="1"), tmp_path)

    assert finding.code is FindingCode.LEVEL_CUT_OFF


def test_a_room_that_is_told_to_have_no_door_is_not_told_twice(tmp_path: Path) -> None:
    sheet = two_corridors(0.0)
    sheet.box(0, 2, 5, 6, indoor="room", level="0")

    assert cut_off(sheet, tmp_path) == []


def test_the_clinic_hangs_together() -> None:
    assert not {finding.code for finding in check_plan_and_reach(sample_clinic_plan())} & CUT_OFF


def test_a_stairwell_on_one_level_leads_nowhere(tmp_path: Path) -> None:
    sheet = two_corridors(0.0)
    sheet.box(0, 2, 5, 6, indoor="room", stairs="yes", level="0")

    codes = {finding.code for finding in check_plan_and_reach(sheet.read(tmp_path).plan)}

    assert FindingCode.SHAFT_LEADS_NOWHERE in codes
