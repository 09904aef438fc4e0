"""A real railway station, end to end: path lines, lifts, escalators and half levels."""

from pathlib import Path

import pytest

from floorplans.kinds import ConnectorKind
from floorplans.route import LegKind, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.oracles.crossings import walks_through_walls
from tests.oracles.real_buildings import sampled_routes, snapshot_of_building, unproven

pytestmark = pytest.mark.building


@pytest.fixture(scope="module")
def berlin(buildings: Path) -> Snapshot:
    return snapshot_of_building(buildings / "berlin_hbf.osm")


def test_lines_lifts_escalators_and_half_levels_are_there(berlin: Snapshot) -> None:
    plan = berlin.plan

    kinds = [connector.kind for connector in plan.connectors]
    ordinals = {level.ordinal for level in plan.levels}

    assert kinds.count(ConnectorKind.LIFT) >= 10
    assert kinds.count(ConnectorKind.ESCALATOR) >= 40
    assert kinds.count(ConnectorKind.STAIRS) >= 20
    assert len(plan.path_lines) >= 250
    assert any(ordinal % 1 == 0.5 for ordinal in ordinals)


@pytest.mark.parametrize(
    "pairs", [100, pytest.param(2_000, marks=pytest.mark.bench)], ids=["100", "2000"]
)
@pytest.mark.parametrize(
    "profile", [Profile.WALKING, Profile.WHEELCHAIR], ids=lambda profile: profile.value
)
def test_random_routes_are_proven_and_cross_no_wall(
    berlin: Snapshot, profile: Profile, pairs: int
) -> None:
    needs = needs_of(profile)

    routes, _ = sampled_routes(berlin, needs, pairs, seed=30)

    assert not unproven(berlin, routes, needs)
    assert walks_through_walls(berlin.plan, routes) == []
    assert len(routes) > pairs // 10


def test_wheelchair_rides_lifts_only(berlin: Snapshot) -> None:
    routes, _ = sampled_routes(berlin, needs_of(Profile.WHEELCHAIR), 150, seed=31)

    kinds = {leg.kind for route in routes for leg in route.legs}

    assert LegKind.LIFT in kinds
    assert kinds.isdisjoint({LegKind.STAIRS, LegKind.ESCALATOR})


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        ("w60202996.L1", "entrance-n12759401717"),  # past the foot of an escalator by a wall
        ("n4283844713", "n4283844714"),  # two things beside one point of a path line
    ],
)
@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.WHEELCHAIR, Profile.POWERED_CHAIR])
def test_ways_that_were_once_not_proven_are(
    berlin: Snapshot, profile: Profile, start: str, goal: str
) -> None:
    found = find_route(berlin, PlaceLocation(start), PlaceLocation(goal), needs_of(profile))

    assert isinstance(found, Route)
