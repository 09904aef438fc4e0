"""Which drawn areas become one space, and where walls stay."""

from dataclasses import replace

import pytest
from shapely import Polygon, box

from floorplans.kinds import AreaKind
from floorplans.model import Area, Plan, Wall
from floorplans.walkable_spaces import LevelSpaces, spaces_of_level
from tests.floorplans.plan_makers import area_of, door_at, plan_of, rectangle, wall_line


def spaces_of(*parts: Area | Wall) -> LevelSpaces:
    return spaces_of_level(plan_of(*parts), "L0")


def areas_by_space(found: LevelSpaces) -> set[frozenset[str]]:
    return {frozenset(area.id for area in space.areas) for space in found.spaces}


WEST = rectangle(0, 0, 4, 4)
EAST = rectangle(4, 0, 8, 4)


def test_rooms_that_share_a_wall_stay_apart() -> None:
    found = spaces_of(area_of("w", WEST), area_of("e", EAST))

    assert areas_by_space(found) == {frozenset({"w"}), frozenset({"e"})}
    assert found.borders == ()


@pytest.mark.parametrize("kind", [AreaKind.CORRIDOR, AreaKind.OPEN, AreaKind.OUTDOOR])
def test_open_areas_that_share_a_border_are_one_space(kind: AreaKind) -> None:
    found = spaces_of(area_of("w", WEST, kind), area_of("e", EAST, AreaKind.CORRIDOR))

    assert areas_by_space(found) == {frozenset({"w", "e"})}
    assert found.spaces[0].polygon.area == pytest.approx(32.0)


def test_a_door_on_the_border_makes_it_a_wall() -> None:
    corridors = [area_of("w", WEST, AreaKind.CORRIDOR), area_of("e", EAST, AreaKind.CORRIDOR)]

    found = spaces_of_level(plan_of(*corridors, door_at("d", (4, 2))), "L0")

    assert areas_by_space(found) == {frozenset({"w"}), frozenset({"e"})}


def test_a_door_on_one_of_two_borders_leaves_the_other_open_and_a_wall_inside() -> None:
    shape = Polygon([(0, 0), (8, 0), (8, 6), (5, 6), (5, 2), (3, 2), (3, 6), (0, 6)])
    across = area_of("across", rectangle(0, 6, 8, 8), AreaKind.CORRIDOR)

    found = spaces_of_level(
        plan_of(area_of("u", shape, AreaKind.CORRIDOR), across, door_at("d", (1.5, 6))), "L0"
    )

    (space,) = found.spaces
    assert space.inner_walls.length == pytest.approx(3.0, abs=0.1)


def test_areas_of_other_access_are_joined_by_an_open_border_only() -> None:
    ramp = replace(area_of("e", EAST, AreaKind.OUTDOOR), is_ramp=True)

    found = spaces_of(area_of("w", WEST, AreaKind.OUTDOOR), ramp)

    assert len(found.spaces) == 2
    assert [border.line.length for border in found.borders] == [pytest.approx(4.0)]


def test_a_room_in_a_hall_is_carved_out_of_it() -> None:
    hall = area_of("hall", rectangle(0, 0, 10, 10), AreaKind.OPEN)

    found = spaces_of(hall, area_of("room", rectangle(4, 4, 6, 6)))

    floors = {space.lead.id: space.polygon.area for space in found.spaces}
    assert floors == {"hall": pytest.approx(96.0), "room": pytest.approx(4.0)}


def test_a_waiting_zone_in_a_room_belongs_to_the_room() -> None:
    room = area_of("room", rectangle(0, 0, 10, 10))

    found = spaces_of(room, area_of("zone", rectangle(1, 1, 3, 3), AreaKind.OPEN))

    assert areas_by_space(found) == {frozenset({"room", "zone"})}
    assert found.spaces[0].polygon.area == pytest.approx(100.0)


def test_a_stairwell_in_a_hall_is_carved_out_even_if_the_hall_has_no_hole() -> None:
    hall = area_of("hall", rectangle(0, 0, 10, 10), AreaKind.OPEN)

    found = spaces_of(hall, area_of("stair", rectangle(4, 4, 6, 6), AreaKind.STAIRWELL))

    assert {space.lead.id: round(space.polygon.area) for space in found.spaces} == {
        "hall": 96,
        "stair": 4,
    }


def test_a_solid_wall_is_a_hole_and_a_wall_line_stays_a_line() -> None:
    hall = area_of("hall", rectangle(0, 0, 10, 10), AreaKind.OPEN)
    pillar = Wall(id="pillar", level_id="L0", shape=box(5, 5, 6, 6))

    found = spaces_of(hall, pillar, wall_line("rail", (2, 0), (2, 8)))

    (space,) = found.spaces
    assert space.polygon.area == pytest.approx(99.0)
    assert space.inner_walls.length == pytest.approx(8.0, abs=0.05)


def test_floor_is_left_of_every_ring() -> None:
    hall = area_of(
        "hall", Polygon(box(0, 0, 10, 10).exterior, [box(4, 4, 6, 6).exterior]), AreaKind.OPEN
    )

    (space,) = spaces_of(hall).spaces

    assert space.polygon.exterior.is_ccw
    assert not space.polygon.interiors[0].is_ccw


def test_an_area_cut_in_two_gives_two_spaces_with_ids_of_their_own() -> None:
    hall = area_of("hall", rectangle(0, 0, 10, 2), AreaKind.CORRIDOR)

    found = spaces_of(hall, area_of("room", rectangle(4, -1, 5, 3)))

    assert sorted(space.id for space in found.spaces) == ["hall", "hall/2", "room"]


def test_levels_do_not_mix() -> None:
    plan: Plan = plan_of(
        area_of("low", WEST, AreaKind.OPEN), area_of("high", WEST, AreaKind.OPEN, "L1")
    )

    assert areas_by_space(spaces_of_level(plan, "L1")) == {frozenset({"high"})}
