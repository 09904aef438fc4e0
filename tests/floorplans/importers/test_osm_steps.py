"""Stairs, escalators, ramps and paths drawn as lines."""

from pathlib import Path

import pytest

from floorplans.facts import Access
from floorplans.importers.osm import ImportResult
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.kinds import ConnectorKind, Direction
from floorplans.model import Connector, PathLine
from tests.floorplans.importers.osm_sheet import OsmSheet, notes, unused


def only_connector(result: ImportResult) -> Connector:
    (connector,) = result.plan.connectors
    return connector


def levels_of(connector: Connector) -> list[str]:
    return [stop.level_id for stop in connector.stops]


def line_of(sheet: OsmSheet, folder: Path, line_id: str) -> PathLine:
    lines = {line.id: line for line in sheet.read(folder).plan.path_lines}
    return lines[line_id]


def stairs(*, meets: bool, **tags: str) -> OsmSheet:
    """Steps drawn from (0, 0) to (4, 0), with lines of level 0 and 1 at their ends if they meet."""
    sheet = OsmSheet()
    sheet.line((0, 0), (4, 0), highway="steps", indoor="yes", **tags)
    gap = 0 if meets else 1
    sheet.line((-gap, 0), (-9, 0), highway="footway", indoor="yes", level="0")
    sheet.line((4 + gap, 0), (9, 0), highway="footway", indoor="yes", level="1")
    return sheet


@pytest.mark.parametrize(
    ("meets", "tags", "rises"),
    [
        (True, {"level": "0;1"}, True),
        (True, {"level": "1;0"}, True),
        (True, {"level": "0-1", "incline": "down"}, True),
        (False, {"level": "0;1", "incline": "up"}, True),
        (False, {"level": "0;1", "incline": "down"}, False),
        (True, {}, True),
    ],
)
def test_which_end_of_steps_is_lower(
    tmp_path: Path, meets: bool, tags: dict[str, str], rises: bool
) -> None:
    result = stairs(meets=meets, **tags).read(tmp_path)

    found = only_connector(result)
    assert (found.id, found.kind, levels_of(found)) == (
        "stairs-w1",
        ConnectorKind.STAIRS,
        ["L0", "L1"],
    )
    goes_east = found.stops[0].point[0] < found.stops[1].point[0]
    assert goes_east is rises
    assert found.shape == (found.stops[0].point, found.stops[1].point)


def test_steps_between_levels_that_nothing_tells_apart_are_left_out(tmp_path: Path) -> None:
    result = stairs(meets=False, level="0;1").read(tmp_path)

    assert result.plan.connectors == ()
    assert unused(result) == {"w1": UnusedReason.AMBIGUOUS_LEVELS}


def test_steps_over_half_levels_and_repeats(tmp_path: Path) -> None:
    sheet = stairs(meets=False, level="0,5;1", repeat_on="1,5", incline="up", step_count="9")

    first, second = sheet.read(tmp_path).plan.connectors

    assert [(c.id, levels_of(c)) for c in (first, second)] == [
        ("stairs-w1.L0.5", ["L0.5", "L1"]),
        ("stairs-w1.L1.5", ["L1.5", "L2"]),
    ]
    assert first.step_count.value == 9


@pytest.mark.parametrize(
    ("incline", "conveying", "direction"),
    [
        ("up", "forward", Direction.FORWARD),
        ("up", "backward", Direction.BACKWARD),
        ("down", "forward", Direction.BACKWARD),
        ("down", "backward", Direction.FORWARD),
        ("up", "reversible", Direction.BOTH),
    ],
)
def test_escalators_run_relative_to_up(
    tmp_path: Path, incline: str, conveying: str, direction: Direction
) -> None:
    sheet = stairs(meets=False, level="0;1", incline=incline, conveying=conveying)

    escalator = only_connector(sheet.read(tmp_path))

    assert (escalator.id, escalator.kind) == ("escalator-w1", ConnectorKind.ESCALATOR)
    assert escalator.direction is direction


def test_an_escalator_that_does_not_say_which_way_is_noted(tmp_path: Path) -> None:
    result = stairs(meets=True, level="0;1", conveying="yes").read(tmp_path)

    assert only_connector(result).direction is Direction.BOTH
    assert ("w1", NoteCode.DIRECTION_NOT_STATED) in notes(result)


@pytest.mark.parametrize(("incline", "lower_first"), [("up", True), ("down", False)])
def test_steps_outdoors_keep_their_drawn_order(
    tmp_path: Path, incline: str, lower_first: bool
) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (4, 0), highway="steps", incline=incline, step_count="7", width="5.50",
               ramp__wheelchair="yes")  # fmt: skip
    sheet.box(10, 0, 15, 4, indoor="room", level="0")

    result = sheet.read(tmp_path)

    found = only_connector(result)
    assert levels_of(found) == ["site", "site"]
    assert found.stops[0].point[0] < found.stops[1].point[0]
    assert found.lower_first is lower_first
    assert (found.step_count.value, found.clear_width_metres.value) == (7, 5.5)
    assert ("w1", NoteCode.WHEEL_CHANNEL_NOT_MEASURED) in notes(result)


def test_steps_outdoors_that_do_not_say_which_way_is_up_are_noted(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (4, 0), highway="steps")

    result = sheet.read(tmp_path)

    assert only_connector(result).lower_first
    assert ("w1", NoteCode.UP_NOT_STATED) in notes(result)


def test_steps_from_a_path_outdoors_up_to_an_entrance(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.node((4, 0), entrance="yes", level="1")
    sheet.ring((4, -2), (4, 0), (4, 2), (9, 2), (9, -2), indoor="room", level="1")
    sheet.line((0, 0), (4, 0), highway="steps", incline="up")
    sheet.line((-9, 0), (0, 0), highway="footway")

    assert levels_of(only_connector(sheet.read(tmp_path))) == ["site", "L1"]


def test_a_path_between_two_levels_is_a_ramp_of_the_stated_slope(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (9, 0), highway="footway", indoor="yes", level="0;1", incline="6%")

    ramp = only_connector(sheet.read(tmp_path))

    assert (ramp.id, ramp.kind, levels_of(ramp)) == ("ramp-w1", ConnectorKind.RAMP, ["L0", "L1"])
    assert ramp.incline.value == pytest.approx(0.06)


def test_a_pathway_over_levels_outside_any_stairwell_is_ambiguous(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0")
    sheet.line((9, 0), (15, 0), indoor="pathway", level="0-1")
    sheet.line((9, 5), (15, 5), indoor="pathway", level="0")

    result = sheet.read(tmp_path)

    assert unused(result) == {"w2": UnusedReason.AMBIGUOUS_LEVELS}
    assert [line.id for line in result.plan.path_lines] == ["w3"]


def test_path_lines_lie_on_their_level_on_each_repeat_or_on_the_site(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (5, 0), highway="corridor", level="0", repeat_on="2")
    sheet.line((0, 9), (5, 9), highway="footway", layer="-1")
    sheet.line((0, 19), (5, 19), highway="residential")

    lines = sheet.read(tmp_path).plan.path_lines

    assert [(line.id, line.level_id) for line in lines] == [
        ("w1.L0", "L0"),
        ("w1.L2", "L2"),
        ("w2", "site"),
        ("w3", "site"),
    ]


def test_an_untagged_line_indoors_takes_the_level_that_reaches_it_from_line_to_line(
    tmp_path: Path,
) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (5, 0), highway="footway", indoor="yes", level="2")
    sheet.line((5, 0), (9, 0), highway="footway", indoor="yes")
    sheet.line((9, 0), (15, 0), highway="footway", indoor="yes")
    sheet.line((0, 50), (5, 50), highway="footway", indoor="yes")

    result = sheet.read(tmp_path)

    assert [line.level_id for line in result.plan.path_lines] == ["L2", "L2", "L2"]
    assert unused(result) == {"w4": UnusedReason.NO_LEVEL}


@pytest.mark.parametrize(
    ("tags", "access"),
    [
        ({"highway": "footway"}, Access.PUBLIC),
        ({"highway": "footway", "access": "customers"}, Access.PUBLIC),
        ({"highway": "footway", "access": "private"}, Access.STAFF),
        ({"highway": "service", "access": "private", "foot": "yes"}, Access.PUBLIC),
        ({"highway": "footway", "access": "no"}, Access.CLOSED),
        ({"highway": "service", "vehicle": "private"}, Access.PUBLIC),
    ],
)
def test_who_may_walk_along_a_line(tmp_path: Path, tags: dict[str, str], access: Access) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (5, 0), level="0", **tags)

    assert line_of(sheet, tmp_path, "w1").access is access


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "footway", "foot": "no"},
        {"highway": "motorway"},
        {"highway": "cycleway"},
        {"highway": "construction"},
    ],
)
def test_lines_not_for_walking_are_left_out(tmp_path: Path, tags: dict[str, str]) -> None:
    sheet = OsmSheet()
    sheet.box(0, 9, 5, 14, indoor="room", level="0")
    sheet.line((0, 0), (5, 0), **tags)

    assert unused(sheet.read(tmp_path)) == {"w2": UnusedReason.NOT_ON_FOOT}


@pytest.mark.parametrize(
    ("tags", "direction"),
    [
        ({"oneway": "yes"}, Direction.FORWARD),
        ({"oneway": "-1"}, Direction.BACKWARD),
        ({"oneway:foot": "yes"}, Direction.FORWARD),
        ({"oneway:foot": "no", "oneway": "yes"}, Direction.BOTH),
        ({"conveying": "backward"}, Direction.BACKWARD),
        ({"highway": "service", "oneway": "yes"}, Direction.BOTH),
    ],
)
def test_one_way_lines(tmp_path: Path, tags: dict[str, str], direction: Direction) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (5, 0), **{"level": "0", "highway": "footway", **tags})

    assert line_of(sheet, tmp_path, "w1").direction is direction


def test_slopes_make_ramps_and_limited_says_nothing_of_wheels(tmp_path: Path) -> None:
    sheet = OsmSheet()
    tags = {"highway": "footway", "level": "0"}
    sheet.line((0, 0), (5, 0), incline="-4%", width="3", wheelchair="yes", **tags)
    sheet.line((0, 9), (5, 9), incline="2%", wheelchair="limited", **tags)
    sheet.line((0, 19), (5, 19), incline="up", **tags)

    steep, flat, vague = sheet.read(tmp_path).plan.path_lines

    assert (steep.is_ramp, steep.incline.value, steep.wheelchair.value) == (True, 0.04, True)
    assert steep.clear_width_metres.source == "osm:width=3"
    assert (flat.is_ramp, flat.incline.value, flat.wheelchair.value) == (False, 0.02, None)
    assert (vague.is_ramp, vague.incline.value) == (True, None)


def test_paths_far_from_the_building_are_left_out(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0")
    sheet.line((0, -400), (0, -900), highway="footway")
    sheet.line((0, -900), (0, -1900), highway="footway")

    result = sheet.read(tmp_path)

    assert [line.id for line in result.plan.path_lines] == ["w2"]
    assert unused(result) == {"w3": UnusedReason.TOO_FAR}
