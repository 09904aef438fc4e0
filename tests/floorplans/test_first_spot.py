"""A plan without a stated spot is opened where its lobby kiosk would stand."""

from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.facts import Access
from floorplans.first_spot import first_spot
from floorplans.kinds import AreaKind, EntranceKind, PlaceKind
from floorplans.model import Anchor, Place, Plan
from floorplans.reach import reach_from
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.travel_needs import Profile, needs_of
from tests.floorplans.plan_makers import (
    GROUND,
    UPPER,
    area_of,
    door_at,
    place_in,
    plan_of,
    rectangle,
    square_room,
    two_rooms_and_a_corridor,
)
from tests.oracles.real_buildings import plan_of_building, snapshot_of_building

BUILDINGS = ("tud_apb_dresden.osm", "berlin_hbf.osm")


def with_anchors(*anchors: Anchor) -> Plan:
    return replace(two_rooms_and_a_corridor(), anchors=anchors)


def without_entrance() -> Plan:
    plan = two_rooms_and_a_corridor()
    return replace(plan, places=tuple(place for place in plan.places if place.id != "e"))


def two_entrances(kind: EntranceKind) -> Plan:
    """A shed at a main entrance, and a corridor with two rooms at an entrance of a kind."""
    plan = two_rooms_and_a_corridor()
    shed_door = replace(door_at("a", (30.0, 0.0)), entrance=EntranceKind.MAIN)
    entrance = Place("a", "L0", PlaceKind.ENTRANCE, (30.0, 0.0), door_id="a")
    doors = [replace(door, entrance=kind) if door.id == "e" else door for door in plan.doors]
    shed = area_of("shed", rectangle(30.0, -2.0, 34.0, 2.0), AreaKind.CORRIDOR)
    return plan_of(*plan.areas, shed, *doors, shed_door, *plan.places, entrance)


def test_the_kiosk_by_the_entrance_is_taken_before_a_nearer_anchor() -> None:
    plan = with_anchors(Anchor("A1", "L0", (0.5, -1.0)), Anchor("K9", "L0", (8.0, -1.0)))
    kiosk = Place("kiosk", "L0", PlaceKind.KIOSK, (8.0, -1.0))

    assert first_spot(replace(plan, places=(*plan.places, kiosk))) == "K9"
    assert first_spot(plan) == "A1"


def test_a_kiosk_far_off_or_upstairs_is_not_in_the_lobby() -> None:
    far, above = Anchor("A8", "L0", (90.0, -1.0)), Anchor("A9", "L1", (1.0, -1.0))
    plan = with_anchors(Anchor("A1", "L0", (6.0, -1.0)), far, above)
    kiosks = (
        Place("far", "L0", PlaceKind.KIOSK, far.point),
        Place("above", "L1", PlaceKind.KIOSK, above.point),
    )

    assert first_spot(replace(plan, places=(*plan.places, *kiosks))) == "A1"


def test_anchors_upstairs_do_not_stand_for_the_entrance() -> None:
    assert first_spot(with_anchors(Anchor("A9", "L1", (1.0, -1.0)))) == "e"


def test_an_anchor_on_the_entrances_own_level_is_nearer_than_one_outside() -> None:
    plan = with_anchors(Anchor("A1", "L0", (3.0, -1.0)), Anchor("S1", "site", (-0.5, -1.0)))

    assert first_spot(plan) == "A1"


def test_of_two_main_entrances_the_one_that_leads_farther_is_taken() -> None:
    assert first_spot(two_entrances(EntranceKind.MAIN)) == "e"


def test_a_main_entrance_is_taken_before_others() -> None:
    assert first_spot(two_entrances(EntranceKind.SECONDARY)) == "a"


@pytest.mark.parametrize("kind", [EntranceKind.SERVICE, EntranceKind.EMERGENCY])
def test_nobody_starts_at_a_service_or_emergency_entrance(kind: EntranceKind) -> None:
    plan = two_rooms_and_a_corridor()
    doors = [replace(door, entrance=kind) if door.id == "e" else door for door in plan.doors]

    assert first_spot(replace(plan, doors=tuple(doors))) != "e"


def test_a_ground_floor_entrance_is_taken_before_one_upstairs() -> None:
    plan = two_rooms_and_a_corridor()
    upper_door = replace(door_at("a", (0, 0), level_ids=("L1",)), entrance=EntranceKind.MAIN)
    upper = Place("a", "L1", PlaceKind.ENTRANCE, (0.0, 0.0), door_id="a")

    assert first_spot(plan_of(*plan.areas, *plan.doors, upper_door, *plan.places, upper)) == "e"


def test_without_an_entrance_it_is_the_information_desk() -> None:
    plan = without_entrance()
    desk = Place("z-desk", "L0", PlaceKind.INFORMATION, (5.0, -1.0))

    assert first_spot(replace(plan, places=(*plan.places, desk))) == "z-desk"


def test_without_either_it_is_the_first_public_place_on_the_ground() -> None:
    upper = square_room("a", level_id="L1")
    staff_only = replace(place_in(square_room("b")), access=Access.STAFF)
    plan = without_entrance()

    assert first_spot(replace(plan, places=(place_in(upper), staff_only, *plan.places))) == "r1"


def test_a_plan_with_nothing_but_an_anchor_has_that_one() -> None:
    assert first_spot(plan_of(Anchor("A1", "L1", (0.0, 0.0)), levels=(GROUND, UPPER))) == "A1"


def test_an_empty_plan_has_none() -> None:
    assert first_spot(plan_of()) is None


def test_the_samples_open_at_their_lobby_kiosks() -> None:
    assert first_spot(sample_clinic_plan()) == "K1"
    assert first_spot(sample_hospital_plan()) == "OP-1F-04"


@pytest.mark.building
@pytest.mark.parametrize("name", BUILDINGS)
def test_real_buildings_open_at_a_main_entrance_that_leads_on(buildings: Path, name: str) -> None:
    snapshot = snapshot_of_building(buildings / name)
    spot = snapshot.plan.place_by_id[first_spot(snapshot.plan) or ""]
    door = next(door for door in snapshot.plan.doors if door.id == spot.door_id)

    reach = reach_from(snapshot, [spot], needs_of(Profile.WALKING))

    assert door.entrance is EntranceKind.MAIN
    assert len(reach.reached) > reach.total / 2


@pytest.mark.building
@pytest.mark.parametrize("name", BUILDINGS)
def test_every_public_entrance_is_a_place_with_a_stable_id(buildings: Path, name: str) -> None:
    plan = plan_of_building(buildings / name)
    placed = {place.door_id: place.id for place in plan.places}

    entrances = [door for door in plan.doors if door.entrance is not None]

    assert entrances
    for door in entrances:
        assert placed[door.id] == f"entrance-{door.id}"
