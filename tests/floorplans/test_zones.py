"""What lies in a zone of its own: by its area, by its one-way door, by where it stands."""

from dataclasses import replace

from shapely import box

from floorplans.facts import Access
from floorplans.kinds import AreaKind, Direction, PlaceKind
from floorplans.model import Area, Door, Place, Plan
from floorplans.zones import zone_at, zones_of_places
from tests.floorplans.plan_makers import GROUND, plan_of

WARD = Area("ward", "L0", AreaKind.ROOM, box(0, 0, 10, 10), zone="fever")
HALL = Area("hall", "L0", AreaKind.ROOM, box(10, 0, 20, 10))


def house() -> Plan:
    """A zone with a desk, a tap and a way out that only leads out; beside it a hall."""
    door = Door("out", ("L0",), (10.0, 5.0), direction=Direction.FORWARD, from_area_id="ward")
    return plan_of(
        WARD,
        HALL,
        door,
        Place("desk", "L0", PlaceKind.CASH_DESK, (5.0, 5.0), area_id="ward"),
        Place("tap", "L0", PlaceKind.DRINKING_WATER, (2.0, 2.0), access=Access.STAFF),
        Place("way-out", "L0", PlaceKind.EXIT, (10.0, 5.0), door_id="out"),
        Place("shop", "L0", PlaceKind.SHOP, (15.0, 5.0), area_id="hall"),
        Place("seat", "L0", PlaceKind.SEAT, (15.0, 2.0)),
        levels=(GROUND,),
    )


def test_places_are_in_the_zone_of_their_area_door_or_spot() -> None:
    assert zones_of_places(house()) == {"desk": "fever", "tap": "fever", "way-out": "fever"}


def test_a_point_is_in_a_zone_or_in_none() -> None:
    plan = house()

    assert zone_at(plan, "L0", (5.0, 5.0)) == "fever"
    assert zone_at(plan, "L0", (15.0, 5.0)) == ""
    assert zone_at(plan, "L1", (5.0, 5.0)) == ""


def test_a_plan_without_zones_has_none() -> None:
    plan = replace(house(), areas=(HALL, replace(WARD, zone="")))

    assert zones_of_places(plan) == {}
