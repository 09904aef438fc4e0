"""A real campus in IMDF, end to end: import, findings, graph, search and proof."""

import random
from collections import Counter
from pathlib import Path

import pytest

from floorplans.facts import Access
from floorplans.importers.imdf import read_imdf_plan
from floorplans.importers.osm import ImportResult
from floorplans.importers.osm_findings import UnusedReason
from floorplans.kinds import AreaKind, ConnectorKind
from floorplans.model import Plan
from floorplans.plan_checks import Severity, check_plan_and_reach
from floorplans.reach import reach_from
from floorplans.route import LegKind, NoRoute, NoRouteReason
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of

pytestmark = pytest.mark.building
MAIN_BUILDING = "5f4874a1-38e7-43ad-b8b0-23e375d9208e"
SECOND_BUILDING = "29902a1f-8ef6-492e-a69f-a26e36cccd69"
WITHOUT_OPENING = "98a21c1d-c7c7-4a42-a878-e69bd88b52f6"
"""A room of the main building on whose outline the archive has no opening."""


@pytest.fixture(scope="module")
def campus(buildings: Path) -> ImportResult:
    return read_imdf_plan(buildings / "spbstu_imdf")


@pytest.fixture(scope="module")
def snapshot(campus: ImportResult) -> Snapshot:
    return Snapshot(campus.plan)


def places_of(plan: Plan, building_id: str) -> list[str]:
    return [
        place.id
        for place in plan.places
        if plan.level_by_id[place.level_id].building_id == building_id
    ]


def test_every_unit_and_opening_is_used_and_the_rest_is_told(campus: ImportResult) -> None:
    plan = campus.plan

    assert (len(plan.areas), len(plan.doors), len(plan.levels)) == (443, 472, 8)
    assert Counter(feature.reason for feature in campus.unused) == {
        UnusedReason.BUILDING_WITHOUT_LEVELS: 78,
        UnusedReason.UNKNOWN_FILE: 5,
    }


def test_five_lift_units_are_one_lift_and_stairs_are_joined_over_their_levels(
    campus: ImportResult,
) -> None:
    plan = campus.plan
    lifts = [each for each in plan.connectors if each.kind is ConnectorKind.LIFT]
    joined = {area.connector_id for area in plan.areas if area.connector_id}
    alone = [
        area.id
        for area in plan.areas
        if area.kind is AreaKind.STAIRWELL and area.connector_id is None
    ]

    assert [len(lift.stops) for lift in lifts] == [5]
    assert len(plan.connectors) == len(joined) == 18
    assert len(alone) == 5


def test_the_plan_has_no_errors_and_its_findings_are_true(campus: ImportResult) -> None:
    findings = check_plan_and_reach(campus.plan)

    codes = Counter(finding.code.value for finding in findings)
    doorless = [each.element_id for each in findings if each.code.value == "room-without-door"]
    assert Severity.ERROR not in {finding.severity for finding in findings}
    assert doorless == [WITHOUT_OPENING]
    assert codes["shaft-leads-nowhere"] == 5
    assert codes["no-entrance"] == 1


@pytest.mark.parametrize(
    ("building_id", "closed_rooms"), [(MAIN_BUILDING, {WITHOUT_OPENING}), (SECOND_BUILDING, set())]
)
def test_staff_reach_every_place_of_a_building_that_has_an_opening(
    snapshot: Snapshot, building_id: str, closed_rooms: set[str]
) -> None:
    plan = snapshot.plan
    own = places_of(plan, building_id)
    start = next(place_id for place_id in own if plan.place_by_id[place_id].access is Access.PUBLIC)

    reach = reach_from(snapshot, [plan.place_by_id[start]], needs_of(Profile.STAFF))

    assert set(own) - set(reach.reached) == closed_rooms


@pytest.mark.parametrize("building_id", [MAIN_BUILDING, SECOND_BUILDING])
@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.WHEELCHAIR])
def test_sampled_ways_are_proven_and_steps_are_never_taken_by_wheelchairs(
    snapshot: Snapshot, profile: Profile, building_id: str
) -> None:
    chance = random.Random(5)
    own = places_of(snapshot.plan, building_id)
    needs = needs_of(profile)
    kinds: Counter[LegKind] = Counter()

    for _ in range(60):
        start, goal = chance.sample(own, 2)
        answer = find_route(snapshot, PlaceLocation(start), PlaceLocation(goal), needs)
        if isinstance(answer, NoRoute):
            assert answer.reason is not NoRouteReason.PROOF_FAILED
            continue
        kinds.update(leg.kind for leg in answer.legs)

    assert kinds[LegKind.DOOR] > 20
    assert (kinds[LegKind.STAIRS] > 0) == (profile is Profile.WALKING)
    if profile is Profile.WHEELCHAIR:
        assert (kinds[LegKind.LIFT] > 0) == (building_id == SECOND_BUILDING)
