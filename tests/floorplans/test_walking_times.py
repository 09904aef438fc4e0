"""Walking times to many places agree with the routes to each of them."""

from dataclasses import replace

import pytest

from floorplans.facts import Access
from floorplans.locations import Location, PlaceLocation, PointLocation
from floorplans.route import Route
from floorplans.route_search import find_route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from floorplans.walking_times import walking_times
from tests.floorplans.plan_makers import two_rooms_and_a_corridor

CLINIC = Snapshot(sample_clinic_plan())
IDS = [place.id for place in CLINIC.plan.places]
LOBBY = CLINIC.plan.areas[0]
INSIDE = LOBBY.polygon.representative_point()


@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.WHEELCHAIR, Profile.WALKING_FRAME])
@pytest.mark.parametrize(
    "start",
    [
        PlaceLocation("pharmacy"),
        PlaceLocation("bus-stop"),
        PointLocation(LOBBY.level_id, INSIDE.x + 1.0, INSIDE.y),
    ],
)
def test_they_are_those_of_the_routes(start: Location, profile: Profile) -> None:
    needs = needs_of(profile)

    seconds = walking_times(CLINIC, start, IDS, needs)

    routes = {
        place_id: find_route(CLINIC, start, PlaceLocation(place_id), needs) for place_id in IDS
    }
    expected = {
        place_id: route.duration_seconds
        for place_id, route in routes.items()
        if isinstance(route, Route)
    }
    assert len(expected) > 10
    assert seconds == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(
    "start",
    [
        PlaceLocation("nowhere"),
        PointLocation("no-such-level", 0.0, 0.0),
        PointLocation(LOBBY.level_id, 1e308, 0.0),
        PointLocation(LOBBY.level_id, float("nan"), 0.0),
    ],
)
def test_from_nowhere_nothing_is_reached(start: Location) -> None:
    assert walking_times(CLINIC, start, IDS, needs_of(Profile.WALKING)) == {}


def test_a_body_too_wide_for_every_class_reaches_nothing() -> None:
    needs = TravelNeeds(body_width_metres=5.0)

    assert walking_times(CLINIC, PlaceLocation("pharmacy"), IDS, needs) == {}


def test_unknown_places_are_left_out() -> None:
    seconds = walking_times(
        CLINIC, PlaceLocation("pharmacy"), ["pharmacy", "nowhere"], needs_of(Profile.WALKING)
    )

    assert seconds == {"pharmacy": 0.0}


def test_a_place_that_is_not_open_to_somebody_is_left_out() -> None:
    house = two_rooms_and_a_corridor()
    places = (replace(p, access=Access.STAFF) if p.id == "r2" else p for p in house.places)
    snapshot = Snapshot(replace(house, places=tuple(places)))

    def reached(profile: Profile) -> set[str]:
        start, ids = PlaceLocation("e"), ("r1", "r2")
        return set(walking_times(snapshot, start, ids, needs_of(profile)))

    assert reached(Profile.WALKING) == {"r1"}
    assert reached(Profile.STAFF) == {"r1", "r2"}
