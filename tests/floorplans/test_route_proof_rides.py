"""Rides on lifts, stairs, escalators and ramps keep their stops, directions and limits."""

from dataclasses import replace
from typing import Any

import pytest

from floorplans.facts import UNKNOWN
from floorplans.kinds import ConnectorKind, Direction, LiftUse, PlaceKind
from floorplans.model import HouseAssumptions, Place, Plan
from floorplans.route import LegKind, Route, StepFree
from floorplans.route_proof import ProofFailureCode, prove_route
from floorplans.travel_needs import TravelNeeds
from tests.floorplans.plan_makers import GROUND, SITE, lift, plan_of, square_room, stairs
from tests.oracles.hand_routes import leg, route

Changes = dict[str, Any]
"""Fields of an element or of needs, with their new values."""
ON_FOOT = TravelNeeds()


def codes(plan: Plan, made: Route, needs: TravelNeeds = ON_FOOT) -> set[ProofFailureCode]:
    return {failure.code for failure in prove_route(plan, made, needs)}


def ride_up(kind: LegKind, connector_id: str, start: str = "L0", end: str = "L1") -> Route:
    return route(leg(kind, connector_id, (1.0, 1.0), (1.0, 1.0), level_id=start, end_level_id=end))


STAIR = stairs("s", ("L0", (1.0, 1.0)), ("L1", (1.0, 1.0)), ("L2", (1.0, 1.0)))
LIFT = lift("l", ("L0", (1.0, 1.0)), ("L1", (1.0, 1.0)), ("L2", (1.0, 1.0)))
LEVELS = (
    GROUND,
    replace(GROUND, id="L1", ordinal=1.0),
    replace(GROUND, id="L2", ordinal=2.0),
    SITE,
)


def test_stairs_go_from_stop_to_next_stop() -> None:
    plan = plan_of(STAIR, square_room("r"), levels=LEVELS)

    assert codes(plan, ride_up(LegKind.STAIRS, "s")) == set()
    assert codes(plan, ride_up(LegKind.STAIRS, "s", "L0", "L2")) == {ProofFailureCode.OFF_STOP}
    assert codes(plan, ride_up(LegKind.STAIRS, "s", "L0", "site")) == {ProofFailureCode.OFF_STOP}
    assert codes(plan, ride_up(LegKind.LIFT, "s")) == {ProofFailureCode.WRONG_ELEMENT}
    assert codes(plan, ride_up(LegKind.STAIRS, "s"), replace(ON_FOOT, may_use_stairs=False)) == {
        ProofFailureCode.STAIRS
    }
    claimed = replace(ride_up(LegKind.STAIRS, "s"), step_free=StepFree.ASSUMED)
    assert codes(plan, claimed) == {ProofFailureCode.STEP_FREE}


def test_lift_rides_between_any_of_its_stops() -> None:
    plan = plan_of(LIFT, square_room("r"), levels=LEVELS)

    assert codes(plan, ride_up(LegKind.LIFT, "l", "L0", "L2")) == set()
    assert codes(plan, ride_up(LegKind.LIFT, "l", "L2", "L1")) == set()
    assert codes(plan, ride_up(LegKind.LIFT, "l", "L0", "site")) == {ProofFailureCode.OFF_STOP}


def test_place_of_a_connector_is_at_its_stop_on_the_place_s_level() -> None:
    above = Place("up", "L1", PlaceKind.LIFT, (1.0, 1.0), connector_id="l")
    plan = replace(plan_of(LIFT, square_room("r"), levels=LEVELS), places=(above,))

    assert codes(plan, replace(ride_up(LegKind.LIFT, "l"), end_place_id="up")) == set()
    assert codes(plan, replace(ride_up(LegKind.LIFT, "l", end="L2"), end_place_id="up")) == {
        ProofFailureCode.END_MISPLACED
    }


def test_one_way_connector_is_not_ridden_backwards() -> None:
    escalator = replace(STAIR, kind=ConnectorKind.ESCALATOR, direction=Direction.FORWARD)
    plan = plan_of(escalator, square_room("r"), levels=LEVELS)

    assert codes(plan, ride_up(LegKind.ESCALATOR, "s")) == set()
    down = ride_up(LegKind.ESCALATOR, "s", "L1", "L0")
    assert codes(plan, down) == {ProofFailureCode.ONE_WAY}
    afoot = replace(ON_FOOT, may_use_escalators=False)
    assert codes(plan, ride_up(LegKind.ESCALATOR, "s"), afoot) == {ProofFailureCode.ESCALATOR}


@pytest.mark.parametrize(
    ("changed", "needs", "code"),
    [
        ({}, {"may_use_lifts": False}, ProofFailureCode.LIFT),
        ({"lift_use": LiftUse.BED}, {}, ProofFailureCode.LIFT_USE),
        ({}, {"min_car_width_metres": 1.5}, ProofFailureCode.LIFT_CAR),
        ({"car_depth_metres": UNKNOWN}, {"min_car_depth_metres": 1.2}, ProofFailureCode.LIFT_CAR),
        ({}, {"min_door_width_metres": 1.0}, ProofFailureCode.DOOR_WIDTH),
        ({}, {"body_width_metres": 1.1}, ProofFailureCode.DOOR_WIDTH),
    ],
)
def test_lift_that_breaks_a_limit_is_found(
    changed: Changes, needs: Changes, code: ProofFailureCode
) -> None:
    plan = plan_of(replace(LIFT, **changed), square_room("r"), levels=LEVELS)

    assert codes(plan, ride_up(LegKind.LIFT, "l"), replace(ON_FOOT, **needs)) == {code}


def test_ramp_rests_on_its_own_facts_only() -> None:
    ramp = replace(STAIR, kind=ConnectorKind.RAMP)
    plan = replace(
        plan_of(ramp, square_room("r"), levels=LEVELS),
        assumptions=HouseAssumptions(floor_incline=0.0, path_clear_width_metres=2.0),
    )
    wheeled = replace(ON_FOOT, max_incline=0.08, is_wheeled=True)

    assert codes(plan, ride_up(LegKind.RAMP, "s"), wheeled) == {
        ProofFailureCode.INCLINE,
        ProofFailureCode.PATH_WIDTH,
    }
