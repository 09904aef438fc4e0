"""Each limit of a traveller, each direction and each claim about evidence is held by the proof."""

from dataclasses import replace
from typing import Any

import pytest

from floorplans.facts import UNKNOWN, Access, Evidence, Fact, FactName
from floorplans.kinds import AreaKind, Direction, DoorKind, Hazard
from floorplans.model import HouseAssumptions, Plan
from floorplans.route import LegKind, Route, StepFree, Unverified
from floorplans.route_proof import ProofFailureCode, prove_route
from floorplans.travel_needs import TravelNeeds
from tests.floorplans.plan_makers import (
    door_at,
    path_line,
    place_in,
    plan_of,
    square_room,
    two_rooms_and_a_corridor,
)
from tests.oracles.hand_routes import door, leg, route, walk

Changes = dict[str, Any]
"""Fields of an element or of needs, with their new values."""
ON_FOOT = TravelNeeds()
LEVEL_FLOORS = HouseAssumptions(floor_incline=0.0)
THROUGH = route(
    *walk("r1", (2.5, 2.5), (2.5, 0.0)),
    door("d1", (2.5, 0.0)),
    *walk("c", (2.5, 0.0), (2.7, -0.8)),
)


def codes(plan: Plan, made: Route, needs: TravelNeeds = ON_FOOT) -> set[ProofFailureCode]:
    return {failure.code for failure in prove_route(plan, made, needs)}


def with_door(changed: Changes) -> Plan:
    plan = two_rooms_and_a_corridor()
    first, *others = plan.doors
    assert first.id == "d1"
    return replace(plan, doors=(replace(first, **changed), *others))


def with_area(area_id: str, changed: Changes) -> Plan:
    plan = two_rooms_and_a_corridor()
    areas = tuple(replace(area, **changed) if area.id == area_id else area for area in plan.areas)
    return replace(plan, areas=areas)


@pytest.mark.parametrize(
    ("changed", "needs", "code"),
    [
        ({"clear_width_metres": Fact.measured(0.45)}, {}, ProofFailureCode.DOOR_WIDTH),
        ({}, {"min_door_width_metres": 0.95}, ProofFailureCode.DOOR_WIDTH),
        (
            {"clear_width_metres": UNKNOWN},
            {"min_door_width_metres": 0.8},
            ProofFailureCode.DOOR_WIDTH,
        ),
        ({}, {"max_threshold_metres": 0.02}, ProofFailureCode.THRESHOLD),
        (
            {"threshold_metres": Fact.measured(0.03)},
            {"max_threshold_metres": 0.02},
            ProofFailureCode.THRESHOLD,
        ),
        (
            {"threshold_metres": Fact.assumed(0.0)},
            {"max_threshold_metres": 0.02, "evidence": Evidence.MEASURED},
            ProofFailureCode.THRESHOLD,
        ),
        ({}, {"may_use_manual_doors": False}, ProofFailureCode.MANUAL_DOOR),
        (
            {"automatic": Fact.measured(False)},
            {"may_use_manual_doors": False},
            ProofFailureCode.MANUAL_DOOR,
        ),
        (
            {"kind": DoorKind.REVOLVING},
            {"may_use_revolving_doors": False},
            ProofFailureCode.REVOLVING_DOOR,
        ),
        (
            {"wheelchair": Fact.measured(False)},
            {"is_wheeled": True},
            ProofFailureCode.NOT_FOR_WHEELCHAIRS,
        ),
        ({"access": Access.STAFF}, {}, ProofFailureCode.ACCESS),
        (
            {"access": Access.EMERGENCY},
            {"access": frozenset({Access.PUBLIC, Access.STAFF})},
            ProofFailureCode.ACCESS,
        ),
        (
            {"direction": Direction.BACKWARD, "from_area_id": "r1"},
            {},
            ProofFailureCode.ONE_WAY,
        ),
        ({"direction": Direction.FORWARD, "from_area_id": "c"}, {}, ProofFailureCode.ONE_WAY),
        ({"direction": Direction.FORWARD}, {}, ProofFailureCode.ONE_WAY),
    ],
)
def test_door_that_breaks_a_limit_is_found(
    changed: Changes, needs: Changes, code: ProofFailureCode
) -> None:
    assert code in codes(with_door(changed), THROUGH, replace(ON_FOOT, **needs))


@pytest.mark.parametrize(
    ("changed", "needs"),
    [
        ({"kind": DoorKind.OPENING}, {"may_use_manual_doors": False}),
        ({"automatic": Fact.measured(True)}, {"may_use_manual_doors": False}),
        ({"threshold_metres": Fact.drawn(0.02)}, {"max_threshold_metres": 0.02}),
        ({}, {"min_door_width_metres": 0.9, "evidence": Evidence.MEASURED}),
        ({"direction": Direction.FORWARD, "from_area_id": "r1"}, {}),
        ({"direction": Direction.BACKWARD, "from_area_id": "c"}, {}),
        ({"clear_width_metres": UNKNOWN}, {}),
        ({"wheelchair": Fact.measured(False)}, {}),
    ],
)
def test_door_that_keeps_the_limits_is_proven(changed: Changes, needs: Changes) -> None:
    assert codes(with_door(changed), THROUGH, replace(ON_FOOT, **needs)) == set()


@pytest.mark.parametrize(
    ("changed", "needs", "code"),
    [
        ({"access": Access.CLOSED}, {}, ProofFailureCode.ACCESS),
        ({"hazard": Hazard.RADIATION}, {}, ProofFailureCode.HAZARD),
        (
            {"wheelchair": Fact.measured(False)},
            {"is_wheeled": True},
            ProofFailureCode.NOT_FOR_WHEELCHAIRS,
        ),
        ({"incline": Fact.measured(0.1)}, {"max_incline": 0.05}, ProofFailureCode.INCLINE),
        ({"is_ramp": True}, {"max_incline": 0.05}, ProofFailureCode.INCLINE),
    ],
)
def test_area_that_breaks_a_limit_is_found_whatever_area_the_leg_names(
    changed: Changes, needs: Changes, code: ProofFailureCode
) -> None:
    plan = replace(with_area("c", changed), assumptions=LEVEL_FLOORS)
    listed = tuple(
        Unverified(name, FactName.INCLINE, Evidence.ASSUMED, 0.0, "") for name in ("r1", "c")
    )
    renamed = tuple(
        replace(one, element_id="r1") if one.element_id == "c" else one for one in THROUGH.legs
    )

    for legs in (THROUGH.legs, renamed):
        made = route(*legs, unverified=listed)
        assert codes(plan, made, replace(ON_FOOT, **needs)) == {code}


def test_floor_indoors_is_drawn_level_and_ground_outdoors_is_not() -> None:
    needs = replace(ON_FOOT, max_incline=0.05, evidence=Evidence.MEASURED)
    outdoors = with_area("c", {"kind": AreaKind.OUTDOOR})

    assert codes(two_rooms_and_a_corridor(), THROUGH, needs) == set()
    assert codes(outdoors, THROUGH, needs) == {ProofFailureCode.INCLINE}


def test_facts_that_nobody_measured_are_listed() -> None:
    plan = replace(with_door({}), assumptions=HouseAssumptions(door_threshold_metres=0.0))
    needs = replace(ON_FOOT, max_threshold_metres=0.02)
    listed = Unverified("d1", FactName.THRESHOLD, Evidence.ASSUMED, 0.0, "house")

    assert codes(plan, THROUGH, needs) == {ProofFailureCode.UNLISTED_FACT}
    assert codes(plan, replace(THROUGH, unverified=(listed,)), needs) == set()


@pytest.mark.parametrize(
    ("threshold", "claim", "is_too_much"),
    [
        (Fact.measured(0.0), StepFree.MEASURED, False),
        (Fact.assumed(0.0), StepFree.MEASURED, True),
        (Fact.assumed(0.0), StepFree.ASSUMED, False),
        (UNKNOWN, StepFree.MEASURED, True),
        (Fact.measured(0.05), StepFree.ASSUMED, True),
        (Fact.measured(0.05), StepFree.NO, False),
    ],
)
def test_route_is_no_more_step_free_than_its_doors(
    threshold: Fact[float], claim: StepFree, is_too_much: bool
) -> None:
    plan = with_door({"threshold_metres": threshold})

    found = codes(plan, replace(THROUGH, step_free=claim))

    assert found == ({ProofFailureCode.STEP_FREE} if is_too_much else set())


def test_path_line_keeps_width_direction_and_statement() -> None:
    line = path_line("p", (0.0, 0.0), (4.0, 0.0))
    there = route(leg(LegKind.PATH, "p", (0.0, 0.0), (4.0, 0.0)))
    back = route(leg(LegKind.PATH, "p", (4.0, 0.0), (0.0, 0.0)))
    narrow = replace(line, clear_width_metres=Fact.measured(0.4))
    one_way = replace(line, direction=Direction.FORWARD)

    assert codes(plan_of(line), there) == set()
    assert codes(plan_of(narrow), there) == {ProofFailureCode.PATH_WIDTH}
    wheeled = replace(ON_FOOT, is_wheeled=True)
    assert codes(plan_of(line), there, wheeled) == {ProofFailureCode.PATH_WIDTH}
    assert codes(plan_of(one_way), there) == set()
    assert codes(plan_of(one_way), back) == {ProofFailureCode.ONE_WAY}


def test_narrow_run_of_wall_narrows_its_door() -> None:
    niche = replace(square_room("n", 0.0, 0.0, 0.6), id="n")
    room = square_room("r", 0.0, -5.0, 5.0)
    places = place_in(niche), replace(place_in(room), point=(0.3, -1.0))
    plan = plan_of(niche, room, door_at("d", (0.3, 0.0), 0.9), *places)
    made = route(
        *walk("n", (0.3, 0.3), (0.3, 0.0)),
        door("d", (0.3, 0.0)),
        *walk("r", (0.3, 0.0), (0.3, -1)),
        start="n",
        end="r",
    )

    assert codes(plan, made) == set()
    assert codes(plan, made, replace(ON_FOOT, body_width_metres=0.8)) == {ProofFailureCode.GAP}
