"""The house rule that keeps ways out of rooms: a price in choosing, neither a time nor a no."""

from dataclasses import replace

import pytest

from floorplans.facts import Access
from floorplans.kinds import AreaKind, PlaceKind, ThroughRooms
from floorplans.locations import Location, PlaceLocation, PointLocation
from floorplans.model import HouseRules, Plan
from floorplans.private_rooms import ROOM_PRICE_SECONDS, private_rooms
from floorplans.route import NoRoute, Route
from floorplans.route_search import find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from floorplans.walking_times import walking_times
from tests.floorplans.plan_makers import area_of, door_at, place_in, plan_of, rectangle

AVOIDED, ALLOWED = ThroughRooms.AVOIDED, ThroughRooms.ALLOWED


def ring(rule: ThroughRooms, *, long_way: bool = True, middle: PlaceKind = PlaceKind.ROOM) -> Plan:
    """A start west and a goal east of a room with a door to each, and a long way round it."""
    start = area_of("start", rectangle(0.0, 0.0, 4.0, 4.0), AreaKind.CORRIDOR)
    room = area_of("room", rectangle(4.0, 0.0, 8.0, 4.0))
    goal = area_of("goal", rectangle(8.0, 0.0, 12.0, 4.0))
    round_it = area_of("round", rectangle(0.0, 4.0, 12.0, 40.0), AreaKind.CORRIDOR)
    plan = plan_of(
        start,
        room,
        goal,
        *((round_it,) if long_way else ()),
        door_at("west", (4.0, 1.0), 1.2),
        door_at("east", (8.0, 1.0), 1.2),
        *((door_at("north", (11.0, 4.0), 1.2),) if long_way else ()),
        place_in(start, "Start"),
        place_in(room, "Middle", middle),
        place_in(goal, "Goal"),
    )
    return replace(plan, house_rules=HouseRules(through_rooms=rule))


def way(plan: Plan, start: Location, goal: Location, needs: TravelNeeds | None = None) -> Route:
    found = find_route(Snapshot(plan), start, goal, needs or TravelNeeds())
    assert isinstance(found, Route)
    return found


START, GOAL, MIDDLE = PlaceLocation("start"), PlaceLocation("goal"), PlaceLocation("room")


@pytest.mark.parametrize("ends", [(START, GOAL), (GOAL, START)])
def test_a_way_goes_round_a_room_where_the_house_asks(ends: tuple[Location, Location]) -> None:
    through, around = way(ring(ALLOWED), *ends), way(ring(AVOIDED), *ends)

    assert {"west", "east"} <= {leg.element_id for leg in through.legs}
    assert "room" not in {leg.element_id for leg in around.legs}
    assert around.distance_metres > through.distance_metres
    assert around.through_room_ids == through.through_room_ids == ()


@pytest.mark.parametrize("ends", [(START, MIDDLE), (MIDDLE, GOAL), (MIDDLE, START)])
def test_the_rooms_that_a_way_starts_and_ends_in_are_free(ends: tuple[Location, Location]) -> None:
    assert way(ring(AVOIDED), *ends).legs == way(ring(ALLOWED), *ends).legs


def test_a_point_in_a_room_counts_as_that_room() -> None:
    inside = PointLocation("L0", 6.0, 2.0)

    assert way(ring(AVOIDED), inside, GOAL).legs == way(ring(ALLOWED), inside, GOAL).legs
    assert way(ring(AVOIDED), START, inside).legs == way(ring(ALLOWED), START, inside).legs


def test_the_only_way_leads_through_and_says_so() -> None:
    free, asked = ring(ALLOWED, long_way=False), ring(AVOIDED, long_way=False)

    found = way(asked, START, GOAL)

    assert found.legs == way(free, START, GOAL).legs
    assert found.through_room_ids == ("room",)
    assert found.duration_seconds < ROOM_PRICE_SECONDS / 100


def test_a_traveller_who_cannot_go_round_is_led_through() -> None:
    plan = ring(AVOIDED)
    narrow = tuple(door_at("north", (11.0, 4.0), 0.7) if d.id == "north" else d for d in plan.doors)
    chair = replace(needs_of(Profile.WHEELCHAIR), max_threshold_metres=None, max_incline=None)

    found = way(replace(plan, doors=narrow), START, GOAL, chair)

    assert found.through_room_ids == ("room",)


@pytest.mark.parametrize("rule", list(ThroughRooms))
def test_a_no_stays_a_no(rule: ThroughRooms) -> None:
    plan = ring(rule, long_way=False)
    shut = tuple(replace(door, access=Access.CLOSED) for door in plan.doors)

    found = find_route(Snapshot(replace(plan, doors=shut)), START, GOAL, TravelNeeds())

    assert found == replace(
        _no_route(replace(ring(ALLOWED, long_way=False), doors=shut)),
        plan_version=found.plan_version,
    )


def _no_route(plan: Plan) -> NoRoute:
    found = find_route(Snapshot(plan), START, GOAL, TravelNeeds())
    assert isinstance(found, NoRoute)
    return found


def test_walking_times_are_those_of_the_ways_chosen() -> None:
    plan = ring(AVOIDED)

    seconds = walking_times(Snapshot(plan), START, ["goal", "room"], TravelNeeds())

    assert seconds["goal"] == pytest.approx(way(plan, START, GOAL).duration_seconds)
    assert seconds["room"] == pytest.approx(way(plan, START, MIDDLE).duration_seconds)


@pytest.mark.parametrize(
    "kind", [PlaceKind.WAITING_AREA, PlaceKind.INFORMATION, PlaceKind.ENTRANCE]
)
def test_a_lobby_with_walls_is_there_to_be_walked_through(kind: PlaceKind) -> None:
    plan = ring(AVOIDED, middle=kind)

    assert private_rooms(plan) == {"goal"}
    assert way(plan, START, GOAL).legs == way(ring(ALLOWED), START, GOAL).legs


@pytest.mark.parametrize("kind", [PlaceKind.LABORATORY, PlaceKind.WARD, PlaceKind.STORAGE])
def test_rooms_with_a_purpose_are_private_and_corridors_are_not(kind: PlaceKind) -> None:
    assert private_rooms(ring(AVOIDED, middle=kind)) == {"goal", "room"}
