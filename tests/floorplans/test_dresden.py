"""A real university building, end to end: import, graph, search and proof."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shapely

from floorplans.facts import Access
from floorplans.kinds import AreaKind, EntranceKind
from floorplans.model import Area
from floorplans.route import RIDE_KINDS, LegKind, NoRoute, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.oracles.crossings import walks_through_walls
from tests.oracles.grid import CELL_METRES, GridFloor
from tests.oracles.real_buildings import no_proof, sampled_routes, snapshot_of_building, unproven

pytestmark = pytest.mark.building
ON_FOOT = needs_of(Profile.WALKING)
NOT_REACHED: dict[str, str] = {}
"""Rooms that have a door and are not reached from the main entrance, with the reason."""


@pytest.fixture(scope="module")
def dresden(buildings: Path) -> Snapshot:
    return snapshot_of_building(buildings / "tud_apb_dresden.osm")


def rooms_with_doors(snapshot: Snapshot) -> list[Area]:
    plan = snapshot.plan
    rooms = [area for area in plan.areas if area.kind is AreaKind.ROOM]
    return [
        room
        for room in rooms
        if any(
            room.level_id in door.level_ids
            and shapely.dwithin(room.polygon.boundary, shapely.Point(door.point), 0.5)
            for door in plan.doors
        )
    ]


def main_entrance(snapshot: Snapshot) -> PlaceLocation:
    plan = snapshot.plan
    doors = {door.id for door in plan.doors if door.entrance is EntranceKind.MAIN}
    return PlaceLocation(next(place.id for place in plan.places if place.door_id in doors))


def test_every_room_with_a_door_is_reached_on_foot(dresden: Snapshot) -> None:
    start = main_entrance(dresden)
    rooms = rooms_with_doors(dresden)

    answers = {
        room.id: find_route(dresden, start, PlaceLocation(room.id), ON_FOOT) for room in rooms
    }

    unreached = {
        room_id: answer.reason.value
        for room_id, answer in answers.items()
        if isinstance(answer, NoRoute)
    }
    assert unreached == NOT_REACHED
    assert len(rooms) > 380


@pytest.mark.parametrize(
    "pairs", [200, pytest.param(2_000, marks=pytest.mark.bench)], ids=["200", "2000"]
)
@pytest.mark.parametrize(
    "profile", [Profile.WALKING, Profile.WHEELCHAIR], ids=lambda profile: profile.value
)
def test_random_routes_are_proven_and_cross_no_wall(
    dresden: Snapshot, profile: Profile, pairs: int
) -> None:
    needs = needs_of(profile)

    routes, _ = sampled_routes(dresden, needs, pairs, seed=20)

    assert not unproven(dresden, routes, needs)
    assert walks_through_walls(dresden.plan, routes) == []
    assert len(routes) > pairs // 2


def test_wheelchair_routes_hold_no_stair(dresden: Snapshot) -> None:
    routes, _ = sampled_routes(dresden, needs_of(Profile.WHEELCHAIR), 200, seed=21)

    kinds = {leg.kind for route in routes for leg in route.legs}

    assert LegKind.LIFT in kinds
    assert kinds.isdisjoint({LegKind.STAIRS, LegKind.ESCALATOR})


LEVELS = ["L2", *(pytest.param(level, marks=pytest.mark.bench) for level in ("L0", "L1", "L3"))]


@pytest.mark.parametrize("level_id", LEVELS)
def test_route_on_one_level_is_as_short_as_the_grid_s_walk(
    dresden: Snapshot, level_id: str
) -> None:
    anywhere = replace(ON_FOOT, access=frozenset(Access))
    grid = GridFloor(dresden.plan, level_id, ON_FOOT.body_width_metres)
    chance = random.Random(22)
    place_ids = [place.id for place in dresden.plan.places if place.level_id == level_id]
    ratios: list[float] = []

    for start in chance.sample(place_ids, 4):
        answers = (
            find_route(dresden, PlaceLocation(start), PlaceLocation(goal), anywhere, no_proof)
            for goal in chance.sample(place_ids, 12)
        )
        routes = [answer for answer in answers if isinstance(answer, Route) and answer.legs]
        ratios.extend(ratios_to_grid([r for r in routes if is_on_one_level(r)], grid))

    assert len(ratios) > 20
    assert max(ratios) <= 1.02
    assert min(ratios) >= 0.85


def ratios_to_grid(routes: list[Route], grid: GridFloor) -> Iterator[float]:
    """How long each route is by the grid's shortest walk between the same two points."""
    for begin in {route.legs[0].start.point for route in routes}:
        same = [route for route in routes if route.legs[0].start.point == begin]
        walks = grid.metres_from(begin, [route.legs[-1].end.point for route in same])
        for route, metres in zip(same, walks, strict=True):
            if metres:
                yield (route.distance_metres - CELL_METRES) / metres


def is_on_one_level(route: Route) -> bool:
    levels = {point.level_id for point in route.points()}
    return len(levels) == 1 and not any(leg.kind in RIDE_KINDS for leg in route.legs)


@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.POWERED_CHAIR])
def test_a_door_on_a_bend_of_its_wall_is_passed(dresden: Snapshot, profile: Profile) -> None:
    start, goal = PlaceLocation("w870541009.L3"), PlaceLocation("w870540980.L3")

    assert isinstance(find_route(dresden, start, goal, needs_of(profile)), Route)
