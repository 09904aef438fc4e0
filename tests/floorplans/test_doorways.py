"""Which spaces a door joins."""

from dataclasses import replace

import pytest

from floorplans.doorways import Doorway, doorways_of
from floorplans.kinds import AreaKind
from floorplans.model import HouseAssumptions, Plan
from floorplans.walkable_spaces import Space, spaces_of_level
from tests.floorplans.plan_makers import (
    SITE,
    area_of,
    door_at,
    plan_of,
    rectangle,
    square_room,
    wall_line,
)


def doorways(plan: Plan) -> tuple[list[Doorway], list[Space]]:
    spaces = [s for level in plan.levels for s in spaces_of_level(plan, level.id).spaces]
    return doorways_of(plan, spaces), spaces


def joined(plan: Plan) -> list[set[str]]:
    found, spaces = doorways(plan)
    return [
        {spaces[doorway.sides[side].space].lead.id for side in link[:2]}
        for doorway in found
        for link in doorway.links
    ]


def test_a_door_on_a_shared_wall_joins_both_rooms() -> None:
    plan = plan_of(square_room("a"), square_room("b", west=5.0), door_at("d", (5.0, 2.0)))

    assert joined(plan) == [{"a", "b"}]


def test_a_door_in_a_wall_with_thickness_joins_the_rooms_on_either_side() -> None:
    plan = plan_of(square_room("a"), square_room("b", west=5.3), door_at("d", (5.1, 2.0)))

    ((doorway,), _) = doorways(plan)

    assert joined(plan) == [{"a", "b"}]
    points = sorted(side.point for side in doorway.sides)
    assert points == [pytest.approx((5.0, 2.0)), pytest.approx((5.3, 2.0))]


def test_a_door_near_a_third_room_joins_only_the_two_whose_wall_it_is_in() -> None:
    plan = plan_of(
        square_room("a"),
        square_room("b", west=5.0),
        square_room("c", south=5.0),
        door_at("d", (5.0, 4.8)),
    )

    assert joined(plan) == [{"a", "b"}]


def test_a_door_where_three_rooms_meet_joins_along_each_straight_wall() -> None:
    corridor = area_of("c", rectangle(0, -2, 10, 0), AreaKind.CORRIDOR)
    plan = plan_of(
        corridor, square_room("a"), square_room("b", west=5.0), door_at("d", (5.0, 0.0), 0.9)
    )

    assert sorted(map(sorted, joined(plan))) == [["a", "c"], ["b", "c"]]


def test_a_door_off_every_wall_is_no_doorway() -> None:
    plan = plan_of(square_room("a"), door_at("d", (2.5, 2.5)))

    assert doorways(plan)[0] == []


def test_an_entrance_opens_to_the_ground_of_the_site() -> None:
    yard = replace(area_of("yard", rectangle(-9, -9, 0.2, 14), AreaKind.OUTDOOR, "site"))
    door = replace(door_at("d", (0.0, 2.0)), level_ids=("L0", "site"))

    plan = plan_of(square_room("a"), yard, door)

    assert joined(plan) == [{"a", "yard"}]


def test_a_door_with_one_room_and_nothing_beyond_keeps_its_one_side() -> None:
    ((doorway,), _) = doorways(plan_of(square_room("a"), door_at("d", (0.0, 2.0))))

    assert len(doorway.sides) == 1
    assert doorway.links == ()


def test_a_door_in_a_wall_line_joins_the_two_sides_of_one_space() -> None:
    hall = area_of("hall", rectangle(0, 0, 10, 5), AreaKind.OPEN)
    plan = plan_of(hall, wall_line("w", (5, 0), (5, 5)), door_at("d", (5.0, 2.0)))

    ((doorway,), _) = doorways(plan)

    assert doorway.is_inner
    assert {side.space for side in doorway.sides} == {0}


@pytest.mark.parametrize(
    ("stated", "assumed", "drawn"), [(0.7, 0.9, 0.7), (None, 0.8, 0.8), (None, None, 0.9)]
)
def test_the_drawn_width_is_the_known_one_else_the_assumed_one_else_nominal(
    stated: float | None, assumed: float | None, drawn: float
) -> None:
    plan = plan_of(square_room("a"), square_room("b", west=5.0), door_at("d", (5.0, 2.0), stated))
    plan = replace(plan, assumptions=HouseAssumptions(door_clear_width_metres=assumed))

    ((doorway,), _) = doorways(plan)

    assert doorway.links[0][2] == pytest.approx(drawn)


def test_levels_of_the_door_bound_what_it_joins() -> None:
    upper = area_of("u", rectangle(5, 0, 10, 5), level_id="L1")
    plan = plan_of(square_room("a"), upper, door_at("d", (5.0, 2.0)))

    ((doorway,), spaces) = doorways(plan)

    assert [spaces[side.space].lead.id for side in doorway.sides] == ["a"]
    assert SITE.id == "site"
