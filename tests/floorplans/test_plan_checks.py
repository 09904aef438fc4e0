"""What the checks find on areas, doors and path lines, and what they leave alone."""

import math
import time
from dataclasses import replace

import pytest
from hypothesis import given
from shapely import Polygon

from floorplans.facts import Access, Fact
from floorplans.kinds import AreaKind, Direction, EntranceKind
from floorplans.model import HouseAssumptions, Plan
from floorplans.plan_checks import Finding, FindingCode, Severity, check_plan
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    lift,
    path_line,
    plan_of,
    rectangle,
    square_room,
    stairs,
    two_rooms_and_a_corridor,
    two_storeys,
    wall_line,
)
from tests.floorplans.plan_strategies import plans

# What nearly every plan of a few pieces has, and what a test is not about.
_OF_SMALL_PLANS = {
    FindingCode.NO_ENTRANCE,
    FindingCode.LEVEL_EMPTY,
    FindingCode.ROOM_WITHOUT_DOOR,
    FindingCode.DOOR_WIDTHS_UNKNOWN,
    FindingCode.SHAFT_LEADS_NOWHERE,
}


def found(plan: Plan, *of: FindingCode) -> list[tuple[FindingCode, str | None]]:
    return [
        (finding.code, finding.element_id)
        for finding in check_plan(plan)
        if finding.code in of or finding.code not in _OF_SMALL_PLANS
    ]


def only(plan: Plan, code: FindingCode) -> Finding:
    [finding] = [finding for finding in check_plan(plan) if finding.code is code]
    return finding


@pytest.mark.parametrize("plan", [two_rooms_and_a_corridor(), two_storeys()])
def test_sound_plan_has_nothing_but_its_empty_levels(plan: Plan) -> None:
    assert {finding.code for finding in check_plan(plan)} == {FindingCode.LEVEL_EMPTY}


@given(plans())
def test_any_plan_is_checked_without_failing(plan: Plan) -> None:
    findings = check_plan(plan)

    gravest_first = [list(Severity).index(finding.severity) for finding in findings]
    assert gravest_first == sorted(gravest_first)


def test_door_away_from_everything_touches_nothing() -> None:
    plan = plan_of(square_room("r"), door_at("d", (2.5, 5.51)))

    finding = only(plan, FindingCode.DOOR_TOUCHES_NOTHING)

    assert (finding.element_id, finding.level_id, finding.point) == ("d", "L0", (2.5, 5.51))
    assert finding.severity is Severity.WARNING


def test_door_in_a_thick_wall_joins_the_rooms_on_both_sides() -> None:
    plan = plan_of(square_room("a"), square_room("b", south=5.9), door_at("d", (2.5, 5.45), 0.9))

    assert found(plan, FindingCode.ROOM_WITHOUT_DOOR) == []


def test_door_of_one_room_that_leads_nowhere_is_found() -> None:
    room, door = square_room("r"), door_at("d", (2.5, 5.0), 0.9)

    finding = only(plan_of(room, door), FindingCode.DOOR_TOUCHES_ONE_AREA)

    assert finding.arguments == {"element": "d", "level": "L0", "area": "r"}


def test_door_of_one_room_may_be_an_entrance_or_lead_to_a_path_or_through_a_wall() -> None:
    room, door = square_room("r"), door_at("d", (2.5, 5.0), 0.9)
    entrance = replace(door, entrance=EntranceKind.SERVICE)

    assert found(plan_of(room, entrance)) == []
    assert found(plan_of(room, door, path_line("p", (2.5, 5.3), (2.5, 9.0)))) == []
    inner = door_at("i", (2.5, 2.5), 0.9)
    hall = replace(room, kind=AreaKind.OPEN)
    assert found(plan_of(hall, inner, wall_line("w", (0.0, 2.5), (5.0, 2.5)))) == []


def test_door_in_the_middle_of_a_room_is_not_that_rooms_door() -> None:
    plan = plan_of(square_room("r"), door_at("d", (2.5, 2.5)))

    assert only(plan, FindingCode.ROOM_WITHOUT_DOOR).element_id == "r"
    assert only(plan, FindingCode.DOOR_TOUCHES_NOTHING).element_id == "d"


def test_door_on_two_levels_is_checked_on_both() -> None:
    plan = plan_of(square_room("r"), door_at("d", (2.5, 5.0), level_ids=("L0", "site")))

    assert only(plan, FindingCode.DOOR_TOUCHES_NOTHING).level_id == "site"


@pytest.mark.parametrize(("width", "is_narrow"), [(0.79, True), (0.8, False), (0.9, False)])
def test_public_door_too_narrow_for_a_wheelchair_is_noted(width: float, is_narrow: bool) -> None:
    rooms = (square_room("a"), square_room("b", south=5.0))

    notes = found(plan_of(*rooms, door_at("d", (2.5, 5.0), width)))

    assert notes == ([(FindingCode.DOOR_NARROW, "d")] if is_narrow else [])


def test_narrow_door_of_staff_or_of_a_stairwell_is_fine() -> None:
    rooms = (square_room("a"), square_room("b", south=5.0))
    door = door_at("d", (2.5, 5.0), 0.7)
    stairwell = replace(rooms[1], kind=AreaKind.STAIRWELL)

    assert found(plan_of(*rooms, replace(door, access=Access.STAFF))) == []
    assert found(plan_of(rooms[0], stairwell, door)) == []


def test_doors_of_unknown_width_are_counted_once_unless_the_house_assumes_one() -> None:
    plan = two_rooms_and_a_corridor()
    unmeasured = replace(plan, doors=(*plan.doors, door_at("x", (4.0, 0.0))))

    finding = only(unmeasured, FindingCode.DOOR_WIDTHS_UNKNOWN)

    assert finding.arguments == {"element": "", "level": "", "doors": 1, "of": 4}
    assumed = replace(unmeasured, assumptions=HouseAssumptions(door_clear_width_metres=0.9))
    assert found(assumed, FindingCode.DOOR_WIDTHS_UNKNOWN) == []


def test_one_way_door_needs_an_area_that_it_touches() -> None:
    rooms = (square_room("a"), square_room("b", south=5.0), square_room("c", west=20.0))
    door = replace(door_at("d", (2.5, 5.0), 0.9), direction=Direction.FORWARD)

    for from_area_id in (None, "c"):
        finding = only(
            plan_of(*rooms, replace(door, from_area_id=from_area_id)),
            FindingCode.ONE_WAY_DOOR_UNCLEAR,
        )
        assert finding.severity is Severity.ERROR
    assert found(plan_of(*rooms, replace(door, from_area_id="a"))) == []


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (AreaKind.ROOM, FindingCode.ROOM_WITHOUT_DOOR),
        (AreaKind.STAIRWELL, FindingCode.STAIRWELL_WITHOUT_DOOR),
        (AreaKind.LIFT_CAR, FindingCode.LIFT_WITHOUT_DOOR),
    ],
)
def test_walled_area_without_a_way_in_is_found(kind: AreaKind, code: FindingCode) -> None:
    area = area_of("a", rectangle(0.0, 0.0, 3.0, 3.0), kind)

    finding = only(plan_of(area), code)

    assert (finding.element_id, finding.point) == ("a", (1.5, 1.5))
    assert found(plan_of(area, path_line("p", (1.0, 1.0), (2.0, 2.0))), code) == []


def test_room_may_be_entered_by_a_lift_that_stops_in_it() -> None:
    plan = plan_of(
        square_room("a"),
        square_room("b", level_id="L1"),
        lift("l", ("L0", (1.0, 1.0)), ("L1", (1.0, 1.0))),
    )

    assert found(plan, FindingCode.ROOM_WITHOUT_DOOR) == []


def test_overlapping_rooms_are_found_once_with_their_share() -> None:
    plan = plan_of(square_room("a"), square_room("b", west=4.0))

    finding = only(plan, FindingCode.AREAS_OVERLAP)

    assert finding.arguments == {
        "element": "a",
        "level": "L0",
        "other": "b",
        "square_metres": "5",
        "percent": 20,
    }


def test_floor_drawn_many_times_does_not_flood_the_findings() -> None:
    plan = plan_of(*(square_room(f"r{index:02}") for index in range(40)))

    overlaps = found(plan, FindingCode.AREAS_OVERLAP)

    assert overlaps[:6] == [(FindingCode.AREAS_OVERLAP, "r00")] * 5 + [
        (FindingCode.AREAS_OVERLAP, "r01")
    ]
    assert len(overlaps) == 35 * 5 + 4 + 3 + 2 + 1


def test_small_overlaps_open_areas_and_rooms_in_halls_are_fine() -> None:
    hall = area_of("h", rectangle(0.0, 0.0, 20.0, 20.0), AreaKind.OPEN)
    corridor = area_of("c", rectangle(10.0, 10.0, 40.0, 12.0), AreaKind.CORRIDOR)
    island = square_room("r", west=2.0, south=2.0)

    assert found(plan_of(hall, corridor, island)) == []
    assert found(plan_of(square_room("a"), square_room("b", west=4.8))) == []
    half = area_of("s", rectangle(18.0, 2.0, 23.0, 7.0))
    assert found(plan_of(hall, half)) == [(FindingCode.AREAS_OVERLAP, "h")]


def test_broken_tiny_and_intricate_areas_are_told_apart() -> None:
    bow_tie = Polygon([(0.0, 0.0), (5.0, 5.0), (5.0, 0.0), (0.0, 5.0)])
    angles = [math.tau * index / 2_001 for index in range(2_001)]
    circle = Polygon([(50 + 20 * math.cos(angle), 20 * math.sin(angle)) for angle in angles])

    plan = plan_of(
        area_of("broken", bow_tie),
        area_of("circle", circle),
        area_of("empty", Polygon()),
        area_of("tiny", rectangle(100.0, 0.0, 100.7, 0.7)),
    )

    assert found(plan) == [
        (FindingCode.AREA_INVALID, "broken"),
        (FindingCode.AREA_INVALID, "empty"),
        (FindingCode.AREA_INTRICATE, "circle"),
        (FindingCode.AREA_TINY, "tiny"),
    ]


def test_path_line_through_a_wall_away_from_its_door_is_found() -> None:
    room, door = square_room("r"), door_at("d", (0.0, 2.5), 0.9)
    outside = area_of("o", rectangle(-9.0, 0.0, 0.0, 5.0), AreaKind.OUTDOOR)

    wrong = only(
        plan_of(room, outside, door, path_line("p", (-3.0, 4.0), (3.0, 4.0))),
        FindingCode.PATH_CROSSES_WALL,
    )

    assert (wrong.element_id, wrong.point, wrong.arguments["other"]) == ("p", (0.0, 4.0), "r")
    through_door = path_line("p", (-3.0, 2.5), (3.0, 2.5))
    assert found(plan_of(room, outside, door, through_door)) == []
    across_wall = plan_of(outside, wall_line("w", (-1.0, 0.0), (-1.0, 5.0)), through_door)
    assert found(across_wall) == [(FindingCode.PATH_CROSSES_WALL, "p")]


def test_path_line_that_touches_nothing_is_found() -> None:
    alone = path_line("p", (50.0, 0.0), (60.0, 0.0))
    ends_at_stairs = stairs("s", ("L0", (60.3, 0.0)), ("L1", (65.0, 0.0)))

    assert only(plan_of(alone), FindingCode.PATH_LINE_ALONE).element_id == "p"
    codes = {code for code, _ in found(plan_of(alone, ends_at_stairs))}
    assert FindingCode.PATH_LINE_ALONE not in codes
    assert found(plan_of(alone, path_line("q", (60.0, 0.0), (60.0, 9.0)))) == []


def test_facts_are_read_at_their_best_known_value() -> None:
    rooms = (square_room("a"), square_room("b", south=5.0))
    assumed = replace(door_at("d", (2.5, 5.0)), clear_width_metres=Fact.assumed(0.7))

    assert found(plan_of(*rooms, assumed)) == [(FindingCode.DOOR_NARROW, "d")]


def test_ten_times_as_many_rooms_take_about_ten_times_as_long() -> None:
    def seconds_for(count: int) -> float:
        rooms = [
            square_room(f"r{index}", west=6.0 * (index % 100), south=6.0 * (index // 100))
            for index in range(count)
        ]
        plan = plan_of(*rooms)
        start = time.process_time()
        check_plan(plan)
        return time.process_time() - start

    seconds_for(300)

    assert seconds_for(3_000) < 30 * seconds_for(300) + 0.5
