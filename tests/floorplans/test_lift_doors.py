"""A lift's own doors open by themselves unless the plan says otherwise; search and proof both know
it, each from its own reading of the plan."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from floorplans.facts import Evidence, Fact, FactName
from floorplans.kinds import DoorKind
from floorplans.lift_doors import lift_door_ids
from floorplans.model import HouseAssumptions, Plan
from floorplans.route import LegKind, Limit, NoRoute, Route, Unverified
from floorplans.route_proof.lift_entries import opens_into_a_lift
from floorplans.route_search import PlaceLocation, find_route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.floorplans.importers.osm_sheet import OsmSheet
from tests.floorplans.plan_makers import door_at, two_storeys
from tests.oracles.real_buildings import snapshot_of_sample_hospital

NO_HANDS = replace(needs_of(Profile.WHEELCHAIR), may_use_manual_doors=False)
DRIVEN = Fact.measured(value=True)


def house(of_lift_doors: dict[str, Any] | None = None) -> Plan:
    """Two storeys without stairs; by measurement all doors but the lift's open by themselves."""
    plan = two_storeys()
    return replace(
        plan,
        connectors=tuple(each for each in plan.connectors if each.id == "lift"),
        assumptions=HouseAssumptions(door_threshold_metres=0.0, door_automatic=False),
        doors=tuple(
            replace(door, **(of_lift_doors or {}))
            if door.id in {"dl0", "dl1"}
            else replace(door, automatic=DRIVEN)
            for door in plan.doors
        ),
    )


def way_up(plan: Plan, needs: TravelNeeds = NO_HANDS) -> Route | NoRoute:
    return find_route(Snapshot(plan), PlaceLocation("r1"), PlaceLocation("r3"), needs)


def test_doors_of_lifts_open_by_themselves_and_the_answer_says_that_this_is_assumed() -> None:
    route = way_up(house())

    assert isinstance(route, Route)
    assert LegKind.LIFT in {leg.kind for leg in route.legs}
    assert {fact for fact in route.unverified if fact.fact is FactName.AUTOMATIC} == {
        Unverified(door_id, FactName.AUTOMATIC, Evidence.ASSUMED, value=True, source="EN 81-70")
        for door_id in ("dl0", "dl1")
    }


@pytest.mark.parametrize(
    "stated",
    [
        {"automatic": Fact.measured(value=False)},
        {"automatic": Fact.assumed(value=False)},
        {"kind": DoorKind.GATE},
        {"kind": DoorKind.REVOLVING},
    ],
)
def test_a_lift_with_doors_stated_to_be_opened_by_hand_is_not_for_them(
    stated: dict[str, Any],
) -> None:
    answer = way_up(house(stated))

    assert isinstance(answer, NoRoute)
    assert Limit.MANUAL_DOOR in {blocker.limit for blocker in answer.blockers}


def test_who_goes_by_measured_facts_only_does_not_take_it_for_granted() -> None:
    careful = replace(NO_HANDS, evidence=Evidence.MEASURED, max_threshold_metres=None)

    assert isinstance(way_up(house(), careful), NoRoute)
    assert isinstance(way_up(house({"automatic": DRIVEN}), careful), Route)


def test_a_door_beside_the_car_or_on_another_level_is_nobodys_lift_door() -> None:
    plan = two_storeys()
    round_the_corner = door_at("cupboard", (11.6, 0.3))
    above = door_at("above", (12.0, -1.0), level_ids=("site",))
    plan = replace(plan, doors=(*plan.doors, round_the_corner, above))

    assert lift_door_ids(plan) == {"dl0", "dl1"}
    assert {door.id for door in plan.doors if opens_into_a_lift(door, plan)} == {"dl0", "dl1"}


@pytest.mark.parametrize("plan", [sample_clinic_plan(), sample_hospital_plan()])
def test_search_and_proof_take_the_same_doors_for_those_of_lifts(plan: Plan) -> None:
    found = lift_door_ids(plan)

    assert found == {door.id for door in plan.doors if opens_into_a_lift(door, plan)}
    assert found
    assert all("lift" in door_id for door_id in found)


@pytest.mark.parametrize(("said", "passes"), [({}, True), ({"automatic_door": "no"}, False)])
def test_an_imported_lift_is_read_the_same_way(
    tmp_path: Path, said: dict[str, str], passes: bool
) -> None:
    sheet = OsmSheet()
    sheet.node((2, 1), door="sliding", level="0-1", **said)
    sheet.ring((0, 0), (2, 0), (2, 1), (2, 2), (0, 2), highway="elevator", level="0-1")
    for level, name in (("0", "below"), ("1", "above")):
        sheet.ring((2, 0), (8, 0), (8, 2), (2, 2), (2, 1), indoor="room", level=level, name=name)
    plan = sheet.read(tmp_path).plan
    below, above = (
        next(place.id for place in plan.places if name in dict(place.names.by_locale).values())
        for name in ("below", "above")
    )

    answer = find_route(
        Snapshot(plan),
        PlaceLocation(below),
        PlaceLocation(above),
        replace(needs_of(Profile.WALKING), may_use_manual_doors=False),
    )

    assert isinstance(answer, Route) is passes


@pytest.mark.parametrize("goal", ["ip-10f-cardiology-ward", "mt-4f-waiting", "op-3f-triage"])
def test_somebody_who_opens_no_doors_reaches_the_upper_floors_of_the_sample_hospital(
    goal: str,
) -> None:
    hospital = snapshot_of_sample_hospital()
    start = PlaceLocation("site-south-gate")

    answer = find_route(hospital, start, PlaceLocation(goal), NO_HANDS)

    assert isinstance(answer, Route)
    assert not hospital.prove(answer, NO_HANDS)
