"""A way whose every door, line and connector may be passed both ways takes as long back as there:
stairs and ramps cost the same up as down, and nothing else looks at the direction."""

import math
import random
from dataclasses import replace

import pytest

from floorplans.kinds import ConnectorKind, Direction
from floorplans.model import Connector, Door, HouseRules, PathLine, Plan
from floorplans.route import Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of

STEPS = frozenset({ConnectorKind.STAIRS, ConnectorKind.RAMP})


def compare_both_ways(plan: Plan, needs: TravelNeeds, pairs: int, seed: int) -> tuple[int, int]:
    """How many ways were compared with their ways back, and how many of these climb.

    The house's rule about rooms is left out: coming into a room has a price, leaving it has none.
    """
    snapshot, chance = Snapshot(replace(plan, house_rules=HouseRules())), random.Random(seed)
    ids = [place.id for place in plan.places]
    compared = climbing = 0
    for _ in range(pairs):
        start, goal = (PlaceLocation(chance.choice(ids)) for _ in range(2))
        there = find_route(snapshot, start, goal, needs)
        back = find_route(snapshot, goal, start, needs)
        if not (isinstance(there, Route) and isinstance(back, Route)):
            continue
        if not (is_two_way(plan, there) and is_two_way(plan, back)):
            continue
        compared += 1
        climbing += any(is_climb(plan, leg.element_id) for leg in there.legs)
        assert math.isclose(there.duration_seconds, back.duration_seconds, abs_tol=1e-6)
        assert math.isclose(there.distance_metres, back.distance_metres, abs_tol=1e-6)
    return compared, climbing


def is_two_way(plan: Plan, route: Route) -> bool:
    elements = (plan.element_by_id[leg.element_id] for leg in route.legs)
    return all(
        element.direction is Direction.BOTH
        for element in elements
        if isinstance(element, Connector | Door | PathLine)
    )


def is_climb(plan: Plan, element_id: str) -> bool:
    element = plan.element_by_id[element_id]
    return isinstance(element, Connector) and element.kind in STEPS


@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.WHEELCHAIR])
def test_in_the_sample_clinic(profile: Profile) -> None:
    compared, climbing = compare_both_ways(sample_clinic_plan(), needs_of(profile), 60, 3)

    assert compared > 30
    assert climbing or profile is Profile.WHEELCHAIR


@pytest.mark.bench
@pytest.mark.parametrize("profile", Profile)
def test_in_the_sample_hospital(profile: Profile) -> None:
    compared, _ = compare_both_ways(sample_hospital_plan(), needs_of(profile), 200, 4)

    assert compared > 50
