"""Ways through the sample hospital: everything is reached, and every way is proven on the plan."""

import time
from dataclasses import replace

import pytest

from floorplans.facts import Access, Evidence
from floorplans.graph_compiler import GraphCompiler
from floorplans.kinds import PlaceKind
from floorplans.reach import reach_from
from floorplans.route import LegKind, NoRoute, Route, StepFree
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import ClearanceClass, Profile, TravelNeeds, needs_of
from tests.oracles.crossings import walks_through_walls
from tests.oracles.real_buildings import sampled_routes, snapshot_of_sample_hospital, unproven

MAIN_GATE = "site-south-gate"
NOT_FOR_WHEELCHAIRS = {
    "ip-b1-chapel",  # its door is 0.75 m wide
    "mt-2f-ultrasound-3",  # nobody has measured these three doors
    "op-2f-interview",
    "op-3f-play",  # a door of 0.70 m, for children
    "op-6f-bookshop",
}


@pytest.fixture(scope="module")
def hospital() -> Snapshot:
    return snapshot_of_sample_hospital()


def _unreached(hospital: Snapshot, needs: TravelNeeds) -> set[str]:
    """Places that cannot be reached from the main gate, but for stairs and fire exits."""
    plan = hospital.plan
    reach = reach_from(hospital, [plan.place_by_id[MAIN_GATE]], needs)
    return {
        place_id
        for place_id in reach.unreached
        if plan.place_by_id[place_id].kind is not PlaceKind.STAIRS
    }


def _route(hospital: Snapshot, start: str, goal: str, needs: TravelNeeds) -> Route | NoRoute:
    return find_route(hospital, PlaceLocation(start), PlaceLocation(goal), needs)


def test_person_graph_is_compiled_in_less_than_six_seconds(hospital: Snapshot) -> None:
    began = time.process_time()

    graph = GraphCompiler(hospital.plan).compile(ClearanceClass.PERSON)

    assert time.process_time() - began < 6.0
    assert set(graph.place_nodes) == set(hospital.plan.place_by_id)


def test_every_public_place_is_reached_on_foot_from_the_main_gate(hospital: Snapshot) -> None:
    reach = reach_from(hospital, [hospital.plan.place_by_id[MAIN_GATE]], needs_of(Profile.WALKING))

    assert reach.unreached == ()
    assert set(reach.reached) == {
        place.id for place in hospital.plan.places if place.access is Access.PUBLIC
    }


def test_staff_reach_every_place_but_fire_exits_and_hazard_areas(hospital: Snapshot) -> None:
    hazardous = {area.id for area in hospital.plan.areas if area.hazard is not None}
    kept_out = {place.id for place in hospital.plan.places if place.area_id in hazardous}

    assert kept_out == {"mt-b1-hot-laboratory", "mt-b1-decay"}
    assert _unreached(hospital, needs_of(Profile.STAFF)) == kept_out


def test_a_stretcher_goes_by_the_green_channel_to_emergency(hospital: Snapshot) -> None:
    route = _route(hospital, "site-ambulance-gate", "op-1f-emergency", needs_of(Profile.BED))

    assert isinstance(route, Route)
    green = {line.id for line in hospital.plan.path_lines if line.is_green_channel}
    along = sum(leg.distance_metres for leg in route.legs if leg.element_id in green)
    outdoors = sum(
        leg.distance_metres
        for leg in route.legs
        if leg.start.level_id == leg.end.level_id == "site"
    )
    assert along > 0.8 * outdoors > 50.0


def test_wheelchair_reaches_every_public_place_but_those_behind_bad_doors(
    hospital: Snapshot,
) -> None:
    assert _unreached(hospital, needs_of(Profile.WHEELCHAIR)) == NOT_FOR_WHEELCHAIRS


def test_whom_only_measurements_satisfy_reaches_every_department(hospital: Snapshot) -> None:
    needs = replace(needs_of(Profile.WHEELCHAIR), evidence=Evidence.MEASURED)
    main_kinds = {
        PlaceKind.DEPARTMENT,
        PlaceKind.EMERGENCY,
        PlaceKind.PHARMACY,
        PlaceKind.CASH_DESK,
        PlaceKind.ACCESSIBLE_TOILET,
        PlaceKind.KIOSK,
        PlaceKind.LABORATORY,
    }

    missed = _unreached(hospital, needs)

    kinds = {hospital.plan.place_by_id[place_id].kind for place_id in missed}
    assert kinds.isdisjoint(main_kinds)


@pytest.mark.parametrize(
    "pairs", [100, pytest.param(300, marks=pytest.mark.bench)], ids=["100", "300"]
)
@pytest.mark.parametrize(
    "profile",
    [Profile.WALKING, Profile.WHEELCHAIR, Profile.BED],
    ids=lambda profile: profile.value,
)
def test_random_routes_are_proven_and_cross_no_wall(
    hospital: Snapshot, profile: Profile, pairs: int
) -> None:
    needs = needs_of(profile)

    routes, _ = sampled_routes(hospital, needs, pairs, seed=40)

    assert not unproven(hospital, routes, needs)
    assert walks_through_walls(hospital.plan, routes) == []
    assert len(routes) > pairs // 3


def test_wheelchair_way_to_radiology_is_step_free_by_measurement(hospital: Snapshot) -> None:
    needs = needs_of(Profile.WHEELCHAIR)

    route = _route(hospital, MAIN_GATE, "mt-1f-radiology", needs)

    assert isinstance(route, Route)
    assert route.step_free is StepFree.MEASURED
    assert route.unverified == ()


def test_bridge_leads_from_the_theatres_to_the_floor_with_another_label(
    hospital: Snapshot,
) -> None:
    route = _route(hospital, "mt-4f-theatre-desk", "ip-5f-surgical-icu", needs_of(Profile.WALKING))

    assert isinstance(route, Route)
    assert "mt-4f-bridge-door" in {leg.element_id for leg in route.legs}
    assert {leg.kind for leg in route.legs} == {LegKind.WALK, LegKind.DOOR}


def test_fever_patients_come_in_and_leave_on_different_sides(hospital: Snapshot) -> None:
    needs = needs_of(Profile.WALKING)

    way_in = _route(hospital, MAIN_GATE, "op-1f-fever-clinic", needs)
    way_out = _route(hospital, "op-1f-fever-clinic", MAIN_GATE, needs)

    assert isinstance(way_in, Route)
    assert isinstance(way_out, Route)
    assert "op-1f-fever-entrance" in {leg.element_id for leg in way_in.legs}
    assert "op-1f-fever-exit" in {leg.element_id for leg in way_out.legs}
    hall = {"op-1f-hall", "op-1f-street", "op-1f-aisle-west"}
    assert hall.isdisjoint(leg.element_id for leg in (*way_in.legs, *way_out.legs))


def test_bed_is_moved_from_emergency_to_theatre_by_bed_lifts(hospital: Snapshot) -> None:
    route = _route(hospital, "op-1f-resuscitation", "mt-4f-hybrid-theatre", needs_of(Profile.BED))

    assert isinstance(route, Route)
    lifts = {leg.element_id for leg in route.legs if leg.kind is LegKind.LIFT}
    assert lifts
    assert lifts <= {"lift-4", "lift-9", "lift-14", "lift-15"}


@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.WHEELCHAIR])
@pytest.mark.parametrize(
    "door", ["op-1f-main-entrance", "op-1f-emergency-entrance", "ip-1f-main-entrance"]
)
def test_who_arrives_finds_the_clinic_door_and_the_way_back(
    hospital: Snapshot, profile: Profile, door: str
) -> None:
    arrivals = [
        place.id
        for place in hospital.plan.places
        if place.kind
        in {
            PlaceKind.BUS_STOP,
            PlaceKind.DROP_OFF,
            PlaceKind.PARKING,
            PlaceKind.ACCESSIBLE_PARKING,
        }
    ]
    assert len(arrivals) >= 11
    for arrival in arrivals:
        for start, goal in ((arrival, door), (door, arrival)):
            assert isinstance(_route(hospital, start, goal, needs_of(profile)), Route)


@pytest.mark.parametrize(
    ("goal", "lift"), [("mt-4f-theatre-desk", "lift-9"), ("ip-10f-cardiology-ward", "lift-14")]
)
def test_a_stretcher_takes_the_channel_s_own_lift(hospital: Snapshot, goal: str, lift: str) -> None:
    """From the emergency centres to the theatres and to a ward."""
    bed = needs_of(Profile.BED)

    answer = _route(hospital, "op-1f-chest-pain", goal, bed)

    assert isinstance(answer, Route)
    taken = {leg.element_id for leg in answer.legs if leg.kind is LegKind.LIFT}
    assert lift in taken <= {"lift-9", "lift-14"}
    assert not hospital.prove(answer, bed)
