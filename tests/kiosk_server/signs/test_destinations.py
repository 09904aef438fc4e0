from dataclasses import replace

import pytest

from floorplans.facts import Access
from floorplans.kinds import PlaceKind
from floorplans.model import Plan
from floorplans.snapshot import Snapshot
from kiosk_server.signs.destinations import NEAR_METRES, destinations_from
from kiosk_server.signs.spots import SignSpot, anchor_spots, find_spot


@pytest.fixture(scope="module")
def spot(clinic_snapshot: Snapshot) -> SignSpot:
    return next(
        each for each in anchor_spots(clinic_snapshot.plan) if each.facing_degrees is not None
    )


def test_whoever_turns_sees_everything_turned_the_other_way(
    clinic_snapshot: Snapshot, spot: SignSpot
) -> None:
    facing = spot.facing_degrees or 0.0
    turned = replace(spot, facing_degrees=facing + 90.0)

    before = destinations_from(clinic_snapshot, spot, 12)
    after = destinations_from(clinic_snapshot, turned, 12)

    assert [each.place.id for each in before] == [each.place.id for each in after]
    told = [
        (old.turn_degrees, new.turn_degrees)
        for old, new in zip(before, after, strict=True)
        if old.turn_degrees is not None
    ]
    assert len(told) > 3
    for old, new in told:
        assert new == pytest.approx((old - 90.0) % 360.0)


def test_without_a_facing_nothing_is_pointed_at(clinic_snapshot: Snapshot, spot: SignSpot) -> None:
    found = destinations_from(clinic_snapshot, replace(spot, facing_degrees=None), 12)

    assert found
    assert {each.turn_degrees for each in found} == {None}


def test_each_place_stands_once_and_what_is_here_has_no_arrow(
    clinic_snapshot: Snapshot, spot: SignSpot
) -> None:
    found = destinations_from(clinic_snapshot, spot, 16)
    ids = [each.place.id for each in found]

    assert len(ids) == len(set(ids))
    assert all(each.turn_degrees is None for each in found if each.metres < NEAR_METRES)
    kinds = {each.place.kind for each in found}
    assert PlaceKind.TOILET in kinds


def test_nobody_is_sent_where_only_staff_may_go(clinic_snapshot: Snapshot) -> None:
    plan = clinic_snapshot.plan
    staff = {place.id for place in plan.places if place.access is not Access.PUBLIC}
    assert staff
    for each in anchor_spots(plan):
        assert not staff & {
            found.place.id for found in destinations_from(clinic_snapshot, each, 99)
        }


def test_nobody_outside_is_sent_into_a_fever_clinic_s_toilet(
    hospital_plan: Plan, hospital_snapshot: Snapshot
) -> None:
    zoned = {area.id for area in hospital_plan.areas if area.zone}
    assert zoned
    spot = find_spot(hospital_plan, "SITE-05")

    found = destinations_from(hospital_snapshot, spot, 20)

    assert not zoned & {each.place.area_id for each in found if each.department is None}


def test_an_anchor_s_compass_bearing_becomes_one_of_the_plan(hospital_plan: Plan) -> None:
    anchor = next(each for each in hospital_plan.anchors if each.bearing_degrees is not None)

    spot = find_spot(hospital_plan, anchor.code)

    turned = hospital_plan.georeference.bearing_degrees
    assert turned != 0.0
    assert spot.facing_degrees == (anchor.bearing_degrees or 0.0) - turned


@pytest.fixture(scope="module")
def hospital_plan(hospital_snapshot: Snapshot) -> Plan:
    return hospital_snapshot.plan
