"""What the checks find on connectors, places, anchors, departments and references."""

from dataclasses import replace

import pytest

from floorplans.facts import UNKNOWN, Names
from floorplans.kinds import AreaKind, ConnectorKind, PlaceKind
from floorplans.model import Anchor, Connector, Department, Place, Plan, Point, Stop
from floorplans.plan_checks import Finding, FindingCode, Severity, check_plan
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    lift,
    path_line,
    place_in,
    plan_of,
    rectangle,
    square_room,
    stairs,
    two_storeys,
    wall_line,
)

HALLS = (
    area_of("h0", rectangle(0.0, 0.0, 20.0, 20.0), AreaKind.OPEN),
    area_of("h1", rectangle(0.0, 0.0, 20.0, 20.0), AreaKind.OPEN, "L1"),
)


def findings(plan: Plan, code: FindingCode) -> list[Finding]:
    return [finding for finding in check_plan(plan) if finding.code is code]


def ids(plan: Plan, code: FindingCode) -> list[str | None]:
    return [finding.element_id for finding in findings(plan, code)]


def spot(place_id: str, point: Point, name: str = "", kind: PlaceKind = PlaceKind.OTHER) -> Place:
    names = Names.of(en=name) if name else Names()
    return Place(id=place_id, level_id="L0", kind=kind, point=point, names=names)


def test_connector_of_one_stop_is_an_error() -> None:
    plan = plan_of(*HALLS, lift("l", ("L0", (1.0, 1.0))))

    [finding] = findings(plan, FindingCode.CONNECTOR_TOO_FEW_STOPS)

    assert finding.severity is Severity.ERROR
    assert finding.arguments == {"element": "l", "level": "L0", "kind": "lift", "stops": 1}


def test_stop_has_to_lie_in_an_area_or_at_a_path_line() -> None:
    off = lift("l", ("L0", (1.0, 1.0)), ("L1", (30.0, 1.0)))

    [finding] = findings(plan_of(*HALLS, off), FindingCode.CONNECTOR_STOP_OFF_FLOOR)

    assert (finding.level_id, finding.point) == ("L1", (30.0, 1.0))
    line = path_line("p", (30.4, 1.0), (40.0, 1.0), level_id="L1")
    assert findings(plan_of(*HALLS, off, line), FindingCode.CONNECTOR_STOP_OFF_FLOOR) == []


def test_stops_go_from_the_lowest_to_the_highest() -> None:
    code = FindingCode.CONNECTOR_STOPS_OUT_OF_ORDER
    down = stairs("s", ("L1", (1.0, 1.0)), ("L0", (1.0, 1.0)))
    outdoors = stairs("s", ("L0", (1.0, 1.0)), ("L0", (5.0, 1.0)))

    [finding] = findings(plan_of(*HALLS, down), code)

    assert (finding.arguments["first"], finding.arguments["second"]) == ("L1", "L0")
    assert findings(plan_of(*HALLS, outdoors), code) == []


def test_facts_that_are_never_assumed_are_asked_for() -> None:
    sized = lift("l", ("L0", (1.0, 1.0)), ("L1", (1.0, 1.0)))
    ramp = Connector("r", ConnectorKind.RAMP, (Stop("L0", (1.0, 1.0)), Stop("L1", (9.0, 1.0))))

    plan = plan_of(*HALLS, replace(sized, car_depth_metres=UNKNOWN), ramp)

    assert ids(plan, FindingCode.LIFT_SIZE_UNKNOWN) == ["l"]
    assert ids(plan, FindingCode.RAMP_INCLINE_UNKNOWN) == ["r"]
    assert ids(plan_of(*HALLS, sized), FindingCode.LIFT_SIZE_UNKNOWN) == []


def test_marker_outside_its_room_is_found() -> None:
    room = square_room("r")
    place = replace(place_in(room), point=(5.6, 2.5))

    [finding] = findings(plan_of(room, place), FindingCode.PLACE_OUTSIDE_AREA)

    assert (finding.element_id, finding.arguments["area"]) == ("r", "r")
    beside = plan_of(room, replace(place, point=(5.4, 2.5)))
    assert findings(beside, FindingCode.PLACE_OUTSIDE_AREA) == []


@pytest.mark.parametrize(
    ("point", "is_off"),
    [((1.0, 1.0), False), ((21.0, 1.0), True), ((10.0, 10.0), True), ((30.0, 0.4), False)],
    ids=["in the hall", "outside", "in a pillar", "at a path line"],
)
def test_place_and_anchor_need_floor_under_them(point: Point, is_off: bool) -> None:
    pillar = replace(wall_line("w", (0.0, 0.0), (1.0, 0.0)), shape=rectangle(9.0, 9.0, 11.0, 11.0))
    line = path_line("p", (20.0, 0.0), (40.0, 0.0))

    plan = plan_of(*HALLS, pillar, line, spot("s", point), Anchor("A1", "L0", point))

    assert ids(plan, FindingCode.PLACE_OFF_FLOOR) == (["s"] if is_off else [])
    assert ids(plan, FindingCode.ANCHOR_OFF_FLOOR) == (["A1"] if is_off else [])


def test_place_of_a_door_may_stand_in_the_wall() -> None:
    entrance = replace(spot("e", (30.0, 0.0)), door_id="d")

    plan = plan_of(*HALLS, door_at("d", (30.0, 0.0)), entrance)

    assert ids(plan, FindingCode.PLACE_OFF_FLOOR) == []


def test_same_name_on_one_level_is_noted_once_but_not_for_toilets() -> None:
    twins = (spot("a", (1.0, 1.0), "X-ray"), spot("b", (2.0, 1.0), "x-Ray"))
    toilets = (
        spot("t1", (1.0, 5.0), "Toilet", PlaceKind.TOILET),
        spot("t2", (5.0, 5.0), "Toilet", PlaceKind.TOILET),
    )

    [finding] = findings(plan_of(*HALLS, *twins, *toilets), FindingCode.PLACE_NAME_REPEATED)

    assert finding.arguments == {
        "element": "a",
        "level": "L0",
        "name": "X-ray",
        "others": "b",
        "count": 2,
    }
    upstairs = replace(twins[1], level_id="L1")
    assert ids(plan_of(*HALLS, twins[0], upstairs), FindingCode.PLACE_NAME_REPEATED) == []


def test_same_number_in_one_building_is_noted() -> None:
    sharing = [replace(spot(f"r{index}", (1.0, 1.0)), ref="107") for index in range(8)]

    [finding] = findings(plan_of(*HALLS, *sharing), FindingCode.PLACE_REF_REPEATED)

    assert finding.arguments["others"] == "r1, r2, r3, r4, r5, …"
    assert finding.arguments["count"] == 8
    outdoors = replace(sharing[1], level_id="site")
    assert ids(plan_of(*HALLS, sharing[0], outdoors), FindingCode.PLACE_REF_REPEATED) == []


def test_department_without_or_with_unknown_places_is_found() -> None:
    plan = plan_of(
        Department("empty", Names.of(en="Surgery"), ()),
        Department("wrong", Names.of(en="Surgery"), ("r9",)),
    )

    assert ids(plan, FindingCode.DEPARTMENT_WITHOUT_PLACE) == ["empty"]
    [finding] = findings(plan, FindingCode.UNKNOWN_REFERENCE)
    assert finding.arguments == {"element": "wrong", "level": "", "kind": "place", "other": "r9"}


def test_plan_never_in_a_file_is_checked_for_its_references() -> None:
    room = replace(square_room("r"), connector_id="none")
    plan = plan_of(
        room,
        door_at("r", (0.0, 1.0), level_ids=("L7",)),
        replace(door_at("d", (0.0, 1.0)), from_area_id="gone"),
        replace(place_in(room), level_id="L1", door_id="gone"),
    )

    assert ids(plan, FindingCode.DUPLICATE_ID) == ["r"]
    assert ids(plan, FindingCode.UNKNOWN_LEVEL) == ["r"]
    assert sorted(str(each) for each in ids(plan, FindingCode.UNKNOWN_REFERENCE)) == ["d", "r", "r"]


def test_place_on_another_level_than_its_area_is_an_error() -> None:
    room = square_room("r")

    plan = plan_of(room, replace(place_in(room), level_id="L1"))

    [finding] = findings(plan, FindingCode.REFERENCE_ON_OTHER_LEVEL)
    assert finding.arguments == {
        "element": "r",
        "level": "L1",
        "other": "r",
        "other_level": "L0",
    }


def test_plan_needs_an_entrance_and_something_on_each_level() -> None:
    bare = plan_of(square_room("r"))

    assert ids(bare, FindingCode.NO_ENTRANCE) == [None]
    assert ids(bare, FindingCode.LEVEL_EMPTY) == ["L1", "site"]
    assert ids(two_storeys(), FindingCode.NO_ENTRANCE) == []
