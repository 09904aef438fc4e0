"""A route of no legs: whoever is said to be there already stands where the plan has the place."""

from dataclasses import replace

import pytest

from floorplans.kinds import PlaceKind
from floorplans.model import Place, Plan
from floorplans.route import Route, RoutePoint
from floorplans.route_proof import ProofFailureCode, prove_route
from floorplans.travel_needs import TravelNeeds
from tests.floorplans.plan_makers import two_rooms_and_a_corridor
from tests.oracles.hand_routes import route


def codes(plan: Plan, wrong: Route) -> set[ProofFailureCode]:
    return {failure.code for failure in prove_route(plan, wrong, TravelNeeds())}


def test_route_of_no_legs_joins_a_place_with_itself_only() -> None:
    plan = two_rooms_and_a_corridor()

    assert codes(plan, route(start="r1", end="r1")) == set()
    assert codes(plan, route(start="r1", end="r2")) == {
        ProofFailureCode.START_MISPLACED,
        ProofFailureCode.END_MISPLACED,
    }


@pytest.mark.parametrize(
    ("standing", "failure"),
    [
        (RoutePoint("L0", 2.0, 3.0), None),
        (RoutePoint("L0", 9.0, 3.0), ProofFailureCode.END_MISPLACED),
        (RoutePoint("L1", 2.0, 3.0), ProofFailureCode.END_MISPLACED),
        (RoutePoint("L0", float("nan"), 3.0), ProofFailureCode.NOT_A_NUMBER),
        (None, ProofFailureCode.END_MISPLACED),
    ],
)
def test_who_is_said_to_be_there_already_stands_in_the_place(
    standing: RoutePoint | None, failure: ProofFailureCode | None
) -> None:
    there = replace(route(end="r1"), standing=standing)

    assert codes(two_rooms_and_a_corridor(), there) == ({failure} if failure else set())


def test_who_is_said_to_be_there_already_stands_at_the_places_door() -> None:
    plan = two_rooms_and_a_corridor()

    at_door = replace(route(start="e"), standing=RoutePoint("L0", 0.2, -1.0))
    beside = replace(route(start="e"), standing=RoutePoint("L0", 2.0, -1.0))

    assert codes(plan, at_door) == set()
    assert codes(plan, beside) == {ProofFailureCode.START_MISPLACED}


def test_standing_at_a_place_that_is_not_there_is_found() -> None:
    nowhere = replace(route(end="nowhere"), standing=RoutePoint("L0", 2.0, 3.0))

    assert codes(two_rooms_and_a_corridor(), nowhere) == {ProofFailureCode.UNKNOWN_ELEMENT}


@pytest.mark.parametrize(
    ("y", "failure"),
    [(0.45, None), (-0.35, ProofFailureCode.END_MISPLACED)],
    ids=["in the room", "behind its wall"],
)
def test_who_is_behind_a_wall_is_not_at_a_places_own_spot(
    y: float, failure: ProofFailureCode | None
) -> None:
    """The place is half a metre from either, with the wall of its room between in one case."""
    plan = two_rooms_and_a_corridor()
    bin_in_room = Place("bin", "L0", PlaceKind.OTHER, (4.0, 0.2))
    plan = replace(plan, places=tuple(sorted((*plan.places, bin_in_room), key=lambda p: p.id)))

    there = replace(route(end="bin"), standing=RoutePoint("L0", 4.0, y))

    assert codes(plan, there) == ({failure} if failure else set())


@pytest.mark.parametrize("y", [0.3, -0.3])
def test_what_hangs_on_a_wall_is_come_to_from_either_side(y: float) -> None:
    plan = two_rooms_and_a_corridor()
    on_wall = Place("aed", "L0", PlaceKind.DEFIBRILLATOR, (4.0, 0.05))
    plan = replace(plan, places=tuple(sorted((*plan.places, on_wall), key=lambda p: p.id)))

    there = replace(route(end="aed"), standing=RoutePoint("L0", 4.0, y))

    assert codes(plan, there) == set()
