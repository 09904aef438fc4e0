"""Whatever the search offers, the proof lets pass: on floors that leave hardly any room the first
way that it finds, and on floors that nobody should draw at least the one that it answers with."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorplans.model import Plan
from floorplans.route import Limit, NoRouteReason, Route
from floorplans.route_proof import ProofFailure
from floorplans.route_search import Location, PlaceLocation, PointLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.floorplans.crooked_floors import crooked_floor
from tests.floorplans.tight_floors import (
    grid_of_mixed_floors,
    lift_with_its_door_anywhere,
    rooms_beside_a_post,
)

BODIES = (
    Profile.WALKING,
    Profile.WALKING_FRAME,
    Profile.WHEELCHAIR,
    Profile.POWERED_CHAIR,
    Profile.BED,
)
WITHOUT_BLOCKERS = {
    NoRouteReason.START_ISOLATED,
    NoRouteReason.DESTINATION_ISOLATED,
    NoRouteReason.NOT_CONNECTED,
}
_HALF = settings().max_examples // 2
RANDOMS = st.randoms(use_true_random=False)


@given(RANDOMS)
@settings(max_examples=_HALF)
def test_beside_posts_and_pillars(random: Random) -> None:
    assert refused(rooms_beside_a_post(random), random, 24) == []


@given(RANDOMS)
@settings(max_examples=_HALF)
def test_in_and_out_of_a_lift(random: Random) -> None:
    assert refused(lift_with_its_door_anywhere(random), random, 12) == []


@pytest.mark.parametrize(
    "seeds",
    [(9, 10, 21, 44, 74), pytest.param(range(100, 700), marks=pytest.mark.bench)],
    ids=["few", "many"],
)
def test_where_doors_and_walls_end_in_one_corner(seeds: Sequence[int]) -> None:
    for seed in seeds:
        random = Random(seed)
        plan = grid_of_mixed_floors(random)
        assert refused(plan, random, 20, least=0) == [], seed


@pytest.mark.parametrize(
    "seeds",
    [(12, 37, 57), pytest.param(range(100, 700), marks=pytest.mark.bench)],
    ids=["few", "many"],
)
def test_on_crooked_floors_a_way_is_proven_or_there_is_a_reason(seeds: Sequence[int]) -> None:
    """The few are floors on which the first way that is found is not always provable."""
    found, refused_for_room = 0, 0
    for seed in seeds:
        random = Random(seed)
        plan = crooked_floor(random)
        snapshot = Snapshot(plan)
        for start, goal, needs in _questions(plan, random, 20):
            answer = find_route(snapshot, start, goal, needs)
            if isinstance(answer, Route):
                assert snapshot.prove(answer, needs) == (), seed
                found += 1
            else:
                assert answer.reason is not NoRouteReason.PROOF_FAILED, (seed, start, goal)
                assert answer.blockers or answer.reason in WITHOUT_BLOCKERS, (seed, start, goal)
                refused_for_room += any(each.limit is Limit.GAP for each in answer.blockers)
    assert found > 5 * len(seeds)
    assert refused_for_room > 0


def refused(plan: Plan, random: Random, count: int, least: int = 1) -> list[str]:
    """What was found first and not proven, of walks between places and points of a plan."""
    snapshot = Snapshot(plan)
    found = 0
    failed: list[str] = []

    def prove(route: Route, needs: TravelNeeds) -> Sequence[ProofFailure]:
        failures = snapshot.prove(route, needs)
        failed.extend(f"{failure}, {needs.body_width_metres} m" for failure in failures)
        return failures

    for start, goal, needs in _questions(plan, random, count):
        answer = find_route(snapshot, start, goal, needs, prove)
        found += isinstance(answer, Route)
    assert found >= least
    return failed


def _questions(
    plan: Plan, random: Random, count: int
) -> Iterator[tuple[Location, Location, TravelNeeds]]:
    """A walk between two places, so that one is found, and others between any places or points."""
    first, last = PlaceLocation(plan.places[0].id), PlaceLocation(plan.places[-1].id)
    yield first, last, needs_of(Profile.WALKING)
    yield last, first, needs_of(Profile.WALKING)
    for _ in range(count):
        needs = needs_of(random.choice(BODIES))
        any_car = replace(needs, min_car_width_metres=None, min_car_depth_metres=None)
        yield _anywhere(plan, random), _anywhere(plan, random), any_car


def _anywhere(plan: Plan, random: Random) -> Location:
    """A place, or a point: anywhere on the floor, on its very borders and in its corners too."""
    if random.random() < 0.5:
        return PlaceLocation(random.choice(plan.places).id)
    area = random.choice(plan.areas)
    west, south, east, north = area.polygon.bounds
    xs, ys = (random.uniform(west, east), west, east), (random.uniform(south, north), south, north)
    return PointLocation(area.level_id, random.choice(xs), random.choice(ys))
