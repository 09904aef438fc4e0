"""How long one waits for a lift is the lift's own fact, and decides which one is taken."""

from dataclasses import replace

import pytest

from floorplans.facts import Fact
from floorplans.kinds import ConnectorKind
from floorplans.model import Connector
from floorplans.route import LegKind, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.travel_cost import LIFT_DOORS_SECONDS, LIFT_SECONDS_PER_LEVEL, LIFT_WAIT_SECONDS
from floorplans.travel_needs import Profile, needs_of
from tests.floorplans.toy_venues import ToyVenue, believe, hall, stops

WALKING = needs_of(Profile.WALKING)
RIDE_SECONDS = LIFT_DOORS_SECONDS + LIFT_SECONDS_PER_LEVEL


def way_up(near_wait: float | None, far_wait: float | None, house: float | None) -> Route:
    """From below to above, by a lift beside the way or by one 12 m (10 s) farther on."""
    toy = ToyVenue()
    toy.assumptions = replace(toy.assumptions, lift_wait_seconds=house)
    (below,), (above,) = toy.place("below"), toy.place("above", level_id="L1")
    for name, metres, wait in (("near", 1.0, near_wait), ("far", 13.0, far_wait)):
        lift = Connector(f"lift-{name}", ConnectorKind.LIFT, stops("L0", "L1"))
        known = lift if wait is None else replace(lift, wait_seconds=Fact.measured(wait))
        door, landing = toy.node(), toy.node(level_id="L1")
        toy.join(below, door, hall(), metres)
        toy.join(door, landing, known, levels=1.0)
        toy.join(landing, above, hall("upper", "L1"))
    route = find_route(
        toy.snapshot(), PlaceLocation("below"), PlaceLocation("above"), WALKING, believe
    )
    assert isinstance(route, Route)
    return route


@pytest.mark.parametrize(
    ("near_wait", "far_wait", "house", "taken", "told"),
    [
        (None, None, None, "lift-near", LIFT_WAIT_SECONDS),
        (None, None, 75.0, "lift-near", 75.0),
        (45.0, 34.0, None, "lift-far", 34.0),
        (45.0, 36.0, None, "lift-near", 45.0),
        (45.0, None, None, "lift-far", LIFT_WAIT_SECONDS),
        (45.0, None, 40.0, "lift-near", 45.0),
        (0.0, None, 40.0, "lift-near", 0.0),
    ],
)
def test_the_lift_that_is_there_first_is_taken_and_its_wait_is_told(
    near_wait: float | None, far_wait: float | None, house: float | None, taken: str, told: float
) -> None:
    route = way_up(near_wait, far_wait, house)

    (ride,) = (leg for leg in route.legs if leg.kind is LegKind.LIFT)
    assert ride.element_id == taken
    assert ride.duration_seconds == pytest.approx(told + RIDE_SECONDS)
