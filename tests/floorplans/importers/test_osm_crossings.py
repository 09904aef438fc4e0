"""Rooms without doors that a path line leads into, and ends of lines that miss what they meet."""

from pathlib import Path

from floorplans.importers.osm import ImportResult
from floorplans.importers.osm_findings import NoteCode
from floorplans.kinds import DoorKind
from tests.floorplans.importers.osm_sheet import OsmSheet, notes

CORRIDOR = {"highway": "corridor", "level": "0"}


def openings(result: ImportResult) -> list[str]:
    return [door.id for door in result.plan.doors if door.kind is DoorKind.OPENING]


def test_a_line_into_a_room_without_a_door_opens_it(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 2, 6, 7, indoor="room", level="0")
    sheet.line((3, 0), (3, 5), **CORRIDOR)

    result = sheet.read(tmp_path)

    assert openings(result) == ["w1.w2.opening1"]
    assert ("w1", NoteCode.OPENING_INFERRED) in notes(result)


def test_a_line_that_ends_before_or_at_the_wall_opens_the_room(tmp_path: Path) -> None:
    for end in (1.7, 2.0):
        sheet = OsmSheet()
        sheet.box(0, 2, 6, 7, indoor="room", level="0")
        sheet.line((3, 0), (3, end), **CORRIDOR)

        assert openings(sheet.read(tmp_path)) == ["w1.w2.opening1"]


def test_a_room_with_a_door_gets_no_other_one(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.ring((0, 2), (1, 2), (6, 2), (6, 7), (0, 7), indoor="room", level="0")
    sheet.node((1, 2), door="yes", level="0")
    sheet.line((3, 0), (3, 5), **CORRIDOR)

    assert openings(sheet.read(tmp_path)) == []


def test_a_line_that_strays_along_a_wall_or_lies_on_another_level_opens_nothing(
    tmp_path: Path,
) -> None:
    sheet = OsmSheet()
    sheet.box(0, 2, 6, 7, indoor="room", level="0")
    sheet.line((-2, 1.8), (8, 2.3), **CORRIDOR)
    sheet.line((4, 0), (4, 5), highway="corridor", level="1")

    assert openings(sheet.read(tmp_path)) == []


def test_a_lift_whose_node_the_line_reaches_needs_no_opening(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 2, 3, 5, indoor="room", room="elevator", level="0;1")
    sheet.node((1.5, 3.5), highway="elevator", level="0;1")
    sheet.line((1.5, 0), (1.5, 3.5), **CORRIDOR)

    assert openings(sheet.read(tmp_path)) == []


def test_a_branch_that_misses_its_line_is_led_onto_it(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (20, 0), **CORRIDOR)
    sheet.line((10, 0.2), (10, 5), **CORRIDOR)

    result = sheet.read(tmp_path)

    trunk, branch = result.plan.path_lines
    assert branch.points[0] in trunk.points
    assert ("w2", NoteCode.LINE_END_JOINED) in notes(result)


def test_a_branch_behind_a_wall_or_too_far_off_stays_apart(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (20, 0), **CORRIDOR)
    sheet.line((10, 0.5), (10, 5), **CORRIDOR)
    sheet.line((15, 0.2), (15, 3), **CORRIDOR)
    sheet.ring((13, 0.1), (14, 0.1), (17, 0.1), (17, 4), (13, 4), indoor="room", level="0")
    sheet.node((14, 0.1), door="yes", level="0")

    trunk, *_ = sheet.read(tmp_path).plan.path_lines

    assert len(trunk.points) == 2
