"""Nobody is led into or through a hazard area, whoever asks, wherever it is drawn."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box
from shapely.affinity import translate

from floorplans.evacuation import find_evacuation
from floorplans.kinds import AreaKind, Hazard
from floorplans.model import Area, PathLine, Plan
from floorplans.plan_opening import open_plan
from floorplans.route import Limit, NoRoute, Route
from floorplans.route_proof import ProofFailureCode, prove_route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of

CLINIC: Plan = open_plan(Path("floorplans/sample_clinic/plan")).plan
OPEN = {area.id: area for area in CLINIC.areas if area.kind is not AreaKind.ROOM}
GRAZE_METRES = 0.1
LEVELS = ("f1", "f2", "site")
MOST_PLACES = 7
ROOM = "pharmacy"


def with_hazard(plan: Plan, hazard: Area) -> Plan:
    areas = tuple(sorted((*plan.areas, hazard), key=lambda area: area.id))
    return replace(plan, areas=areas)


def inside_metres(route: Route, hazard: Area) -> float:
    """How much of a route lies in an area, measured on the plan alone."""
    return sum(
        LineString([one.point, two.point]).intersection(hazard.polygon).length
        for leg in route.legs
        for one, two in pairwise(leg.shape)
        if one.level_id == two.level_id == hazard.level_id
    )


@st.composite
def hazards(draw: st.DrawFn) -> Area:
    """A small area somewhere on a corridor, hall, yard or room of the clinic."""
    floor = draw(st.sampled_from([area for area in CLINIC.areas if area.level_id in LEVELS]))
    spot = floor.polygon.representative_point()
    side = draw(st.sampled_from((0.8, 1.5, 3.0)))
    away = draw(st.sampled_from(((0.0, 0.0), (1.0, 0.0), (0.0, -2.0))))
    shape = translate(box(0, 0, side, side), spot.x + away[0], spot.y + away[1])
    kind = draw(st.sampled_from((AreaKind.OPEN, AreaKind.CORRIDOR, AreaKind.ROOM)))
    return Area("a-hazard", floor.level_id, kind, shape, hazard=draw(st.sampled_from(Hazard)))


@settings(max_examples=settings().max_examples // 8)
@given(hazard=hazards(), data=st.data())
def test_no_profile_is_led_through_a_hazard_area(hazard: Area, data: st.DataObject) -> None:
    plan = with_hazard(CLINIC, hazard)
    snapshot = Snapshot(plan)
    ids = data.draw(
        st.lists(
            st.sampled_from([place.id for place in plan.places]),
            min_size=2,
            max_size=MOST_PLACES,
            unique=True,
        )
    )
    for profile in Profile:
        for start, goal in pairwise(ids):
            found = find_route(
                snapshot, PlaceLocation(start), PlaceLocation(goal), needs_of(profile)
            )
            if isinstance(found, Route):
                assert inside_metres(found, hazard) <= GRAZE_METRES


@pytest.mark.parametrize("profile", list(Profile))
def test_a_room_that_is_a_hazard_area_is_not_entered_and_the_answer_says_so(
    profile: Profile,
) -> None:
    room = CLINIC.place_by_id[ROOM]
    areas = tuple(
        replace(area, hazard=Hazard.RADIATION) if area.id == room.area_id else area
        for area in CLINIC.areas
    )
    snapshot = Snapshot(replace(CLINIC, areas=areas))
    lobby = next(place for place in CLINIC.places if place.door_id is not None)

    found = find_route(snapshot, PlaceLocation(lobby.id), PlaceLocation(room.id), needs_of(profile))

    assert isinstance(found, NoRoute)
    if profile is Profile.WALKING:
        assert Limit.HAZARD in {blocker.limit for blocker in found.blockers}


def test_the_proof_finds_a_way_through_a_hazard_area_by_itself() -> None:
    """A way of the plan without the hazard is refused on the plan with it."""
    needs = needs_of(Profile.WALKING)
    places = [place.id for place in CLINIC.places if place.level_id == "f1"]
    snapshot = Snapshot(CLINIC)
    refused = 0
    for start, goal in pairwise(places):
        route = find_route(snapshot, PlaceLocation(start), PlaceLocation(goal), needs)
        if not isinstance(route, Route):
            continue
        leg = max(route.legs, key=lambda each: each.distance_metres)
        one, two = leg.start.point, leg.end.point
        middle = ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)
        shape = translate(box(-0.3, -0.3, 0.3, 0.3), *middle)
        hazard = Area("a-hazard", leg.start.level_id, AreaKind.OPEN, shape, hazard=Hazard.OTHER)
        failures = prove_route(with_hazard(CLINIC, hazard), route, needs)
        assert ProofFailureCode.HAZARD in {failure.code for failure in failures}
        refused += 1
    assert refused > 3


def test_a_line_through_a_hazard_area_is_no_way(  # lines are walked wherever they are drawn
) -> None:
    lines = [line for line in CLINIC.path_lines if line.level_id == "site"]
    longest: PathLine = max(lines, key=lambda line: LineString(line.points).length)
    middle = LineString(longest.points).interpolate(0.5, normalized=True)
    shape = translate(box(-2, -2, 2, 2), middle.x, middle.y)
    hazard = Area("a-hazard", "site", AreaKind.OUTDOOR, shape, hazard=Hazard.OTHER)
    snapshot = Snapshot(with_hazard(CLINIC, hazard))
    outside = [place.id for place in CLINIC.places if place.level_id == "site"]
    inside = next(place.id for place in CLINIC.places if place.level_id == "f1")

    for start in outside:
        found = find_route(
            snapshot, PlaceLocation(start), PlaceLocation(inside), needs_of(Profile.STAFF)
        )
        if isinstance(found, Route):
            assert inside_metres(found, hazard) <= GRAZE_METRES


@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.WHEELCHAIR, Profile.STAFF])
def test_who_is_in_a_hazard_area_is_led_out_of_it_in_an_emergency(profile: Profile) -> None:
    room = CLINIC.place_by_id[ROOM]
    areas = (
        replace(area, hazard=Hazard.RADIATION) if area.id == room.area_id else area
        for area in CLINIC.areas
    )
    snapshot = Snapshot(replace(CLINIC, areas=tuple(areas)))
    beside = CLINIC.place_by_id["cash-desk"]

    inside = find_evacuation(snapshot, PlaceLocation(room.id), needs_of(profile))
    outside = find_evacuation(snapshot, PlaceLocation(beside.id), needs_of(profile))

    assert isinstance(inside.answer, Route)
    assert isinstance(outside.answer, Route)
    assert room.area_id not in {leg.element_id for leg in outside.answer.legs}
