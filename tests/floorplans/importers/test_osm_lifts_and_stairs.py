"""Lifts, stairwells and ramps drawn as areas and nodes, once for all levels or once for each."""

from pathlib import Path

import pytest

from floorplans.facts import Evidence
from floorplans.importers.osm import ImportResult
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.kinds import AreaKind, ConnectorKind, DoorKind, LiftUse, PlaceKind
from floorplans.model import Connector
from tests.floorplans.importers.osm_sheet import OsmSheet, Spot, notes, unused

SHAFT: list[Spot] = [(0, 0), (1, 0), (2, 0), (2, 2.5), (0, 2.5)]


def only_connector(result: ImportResult) -> Connector:
    (connector,) = result.plan.connectors
    return connector


def levels_of(connector: Connector) -> list[str]:
    return [stop.level_id for stop in connector.stops]


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "elevator", "indoor": "room"},
        {"room": "elevator", "indoor": "room"},
        {"building__part": "elevator", "indoor": "yes"},
        {"indoor": "room", "elevator": "yes"},
        {"indoor": "elevator"},
    ],
)
def test_a_lift_drawn_as_a_room_over_levels(tmp_path: Path, tags: dict[str, str]) -> None:
    sheet = OsmSheet()
    sheet.node((1, 0), door="sliding", level="0-2")
    sheet.ring(*SHAFT, level="0-2", ref="A", **tags)

    result = sheet.read(tmp_path)

    lift = only_connector(result)
    assert (lift.id, lift.kind, levels_of(lift)) == (
        "lift-w1",
        ConnectorKind.LIFT,
        ["L0", "L1", "L2"],
    )
    assert lift.lift_use is LiftUse.PUBLIC
    assert {(area.kind, area.connector_id) for area in result.plan.areas} == {
        (AreaKind.LIFT_CAR, "lift-w1")
    }
    assert [door.id for door in result.plan.doors] == ["n1", "n1.L1", "n1.L2"]
    places = [place for place in result.plan.places if place.kind is PlaceKind.LIFT]
    assert [place.id for place in places] == ["lift-w1.L0", "lift-w1.L1", "lift-w1.L2"]
    assert places[0].area_id == "w1.L0"


def test_a_car_is_as_wide_as_the_side_with_its_door_less_the_shaft(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.node((1, 0), door="sliding", level="0-1")
    sheet.ring(*SHAFT, highway="elevator", level="0-1")

    lift = only_connector(sheet.read(tmp_path))

    assert lift.car_width_metres.value == pytest.approx(1.7, abs=0.02)
    assert lift.car_depth_metres.value == pytest.approx(2.2, abs=0.02)
    assert lift.car_width_metres.evidence is Evidence.DRAWN


def test_a_lift_drawn_once_for_each_level_is_one_lift(tmp_path: Path) -> None:
    sheet = OsmSheet()
    for level in ("0", "1", "3"):
        sheet.ring(*SHAFT, indoor="room", room="elevator", level=level)

    result = sheet.read(tmp_path)

    assert levels_of(only_connector(result)) == ["L0", "L1", "L3"]
    assert [area.id for area in result.plan.areas] == ["w1.L0", "w2.L1", "w3.L3"]
    assert ("w2", NoteCode.MERGED) in notes(result)


def test_a_lift_node_and_the_outlines_around_it_are_one_lift(tmp_path: Path) -> None:
    sheet = OsmSheet()
    node = sheet.node((1, 1), highway="elevator", level="-1;0;1", ref="F1", wheelchair="yes")
    for level in ("-1", "0"):
        sheet.ring(*SHAFT, building__part="elevator", indoor="yes", level=level)
    sheet.line((1, 1), (1, -5), highway="footway", indoor="yes", level="1")

    result = sheet.read(tmp_path)

    lift = only_connector(result)
    assert (lift.id, levels_of(lift)) == (f"lift-n{node}", ["L-1", "L0", "L1"])
    assert len({stop.point for stop in lift.stops}) == 1
    assert lift.stops[2].point == result.plan.path_lines[0].points[0]
    assert lift.car_depth_metres.evidence is Evidence.DRAWN


def test_two_lifts_side_by_side_stay_two(tmp_path: Path) -> None:
    sheet = OsmSheet()
    for west in (0.0, 2.0):
        sheet.box(west, 0, west + 2, 2, room="elevator", indoor="room", level="0-1")
    sheet.node((20, 0), highway="elevator", level="0-1", ref="1")
    sheet.node((20.4, 0), highway="elevator", level="2-3", ref="2")

    assert len(sheet.read(tmp_path).plan.connectors) == 4


def test_a_lift_node_takes_its_levels_from_its_lines(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.node((0, 0), highway="elevator")
    for number, level in enumerate(("0", "2")):
        sheet.line((0, 0), (5, number), highway="footway", indoor="yes", level=level)

    assert levels_of(only_connector(sheet.read(tmp_path))) == ["L0", "L2"]


def test_a_lift_line_is_entered_at_the_end_that_meets_the_level(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (1, 0), highway="elevator", level="0;1")
    sheet.line((0, 0), (0, 9), highway="footway", indoor="yes", level="1")
    sheet.line((1, 0), (9, 0), highway="footway", indoor="yes", level="0")

    result = sheet.read(tmp_path)

    lift = only_connector(result)
    by_level = {line.level_id: line for line in result.plan.path_lines}
    assert lift.stops[0].point == by_level["L0"].points[0]
    assert lift.stops[1].point == by_level["L1"].points[0]


@pytest.mark.parametrize(
    ("tags", "width", "evidence"),
    [
        ({"wheelchair": "yes"}, 1.10, Evidence.ASSUMED),
        ({"wheelchair": "yes", "width": "1,3 m"}, 1.30, Evidence.MEASURED),
        ({}, None, Evidence.UNKNOWN),
        ({"wheelchair": "no"}, None, Evidence.UNKNOWN),
    ],
)
def test_the_car_of_a_lift_that_is_only_a_node(
    tmp_path: Path, tags: dict[str, str], width: float | None, evidence: Evidence
) -> None:
    sheet = OsmSheet()
    sheet.node((0, 0), highway="elevator", level="0;1", **tags)
    sheet.box(0, 0, 9, 9, indoor="area", level="0")

    lift = only_connector(sheet.read(tmp_path))

    assert lift.car_width_metres.value == width
    assert lift.car_width_metres.evidence is evidence
    assert lift.wheelchair.value == {"yes": True, "no": False}.get(tags.get("wheelchair", ""))


@pytest.mark.parametrize(
    ("tags", "use"),
    [
        ({}, LiftUse.PUBLIC),
        ({"name": "Bettenaufzug 2"}, LiftUse.BED),
        ({"name": "病床电梯"}, LiftUse.BED),
        ({"name": "消防电梯"}, LiftUse.EVACUATION),
        ({"elevator": "goods"}, LiftUse.STAFF),
        ({"access": "private"}, LiftUse.STAFF),
    ],
)
def test_whom_a_lift_is_for(tmp_path: Path, tags: dict[str, str], use: LiftUse) -> None:
    sheet = OsmSheet()
    sheet.node((0, 0), highway="elevator", level="0;1", **tags)
    sheet.box(0, 0, 9, 9, indoor="area", level="0")

    assert only_connector(sheet.read(tmp_path)).lift_use is use


def test_a_lift_on_one_level_leads_nowhere(tmp_path: Path) -> None:
    sheet = OsmSheet()
    node = sheet.node((50, 0), highway="elevator", level="0")
    sheet.ring(*SHAFT, indoor="room", room="elevator", level="0")

    result = sheet.read(tmp_path)

    assert result.plan.connectors == ()
    assert unused(result) == {f"n{node}": UnusedReason.ONE_LEVEL}
    assert ("w1", NoteCode.ONE_LEVEL) in notes(result)
    assert [area.connector_id for area in result.plan.areas] == [None]


def test_a_lift_without_doors_opens_to_the_floor_before_its_longest_side(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 2, 2.5, indoor="room", room="elevator", level="0-1")
    sheet.box(2, -5, 9, 9, indoor="corridor", level="0")
    sheet.box(-9, 0, 0, 2.5, indoor="room", level="0")

    result = sheet.read(tmp_path)

    (opening,) = result.plan.doors
    assert (opening.id, opening.kind, opening.level_ids) == (
        "w1.opening",
        DoorKind.OPENING,
        ("L0",),
    )
    corridor = next(area for area in result.plan.areas if area.kind is AreaKind.CORRIDOR)
    assert opening.point[0] == pytest.approx(corridor.polygon.bounds[0], abs=0.02)
    assert ("w1", NoteCode.OPENING_INFERRED) in notes(result)


@pytest.mark.parametrize(
    "tags",
    [
        {"indoor": "room", "stairs": "yes"},
        {"indoor": "room", "room": "stairs"},
        {"indoor": "area", "stairs": "yes"},
        {"highway": "steps", "area": "yes"},
    ],
)
def test_a_stairwell_is_a_stair_with_a_stop_near_its_doors(
    tmp_path: Path, tags: dict[str, str]
) -> None:
    sheet = OsmSheet()
    sheet.node((1, 0), door="hinged", level="0-2")
    sheet.ring((0, 0), (1, 0), (3, 0), (3, 6), (0, 6), level="0-2", ref="T1", **tags)

    result = sheet.read(tmp_path)

    stairs = only_connector(result)
    assert (stairs.id, stairs.kind, levels_of(stairs)) == (
        "stairs-w1",
        ConnectorKind.STAIRS,
        ["L0", "L1", "L2"],
    )
    area = result.plan.areas[0]
    assert (area.kind, area.connector_id) == (AreaKind.STAIRWELL, "stairs-w1")
    door = result.plan.doors[0]
    stop = stairs.stops[0].point
    assert abs(stop[0] - door.point[0]) + abs(stop[1] - door.point[1]) < 0.7


def test_lines_inside_a_stairwell_with_doors_are_its_steps(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.node((1, 0), door="hinged", level="0-2")
    sheet.ring((0, 0), (1, 0), (3, 0), (3, 6), (0, 6), level="0-2", indoor="room", stairs="yes")
    sheet.line((1, 1), (1, 5), highway="steps", level="0-1", repeat_on="1", step_count="18")
    sheet.line((2, 1), (2, 5), indoor="pathway", level="0-1")

    result = sheet.read(tmp_path)

    stairs = only_connector(result)
    assert stairs.step_count.value == 18
    assert result.plan.path_lines == ()
    assert {
        ("w2", NoteCode.STAIR_LINE_IN_STAIRWELL),
        ("w3", NoteCode.STAIR_LINE_IN_STAIRWELL),
    } <= notes(result)


def test_a_footprint_without_doors_gives_way_to_the_lines_in_it(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 3, 6, level="0;1", indoor="yes", area="yes", stairwell="flight_of_stairs")
    sheet.line((1, 0.5), (1, 5.5), highway="steps", incline="up", level="0;1")

    result = sheet.read(tmp_path)

    assert [connector.id for connector in result.plan.connectors] == ["stairs-w2"]
    assert result.plan.areas == ()
    assert unused(result) == {"w1": UnusedReason.DRAWN_AS_LINES}


def test_a_ramp_over_two_levels_never_assumes_its_slope(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 3, 12, level="0;1", indoor="area", room="ramp")

    result = sheet.read(tmp_path)

    ramp = only_connector(result)
    assert (ramp.id, ramp.kind, ramp.incline.value) == ("ramp-w1", ConnectorKind.RAMP, None)
    assert all(area.is_ramp for area in result.plan.areas)
