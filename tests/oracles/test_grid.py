"""The grid gives lengths that geometry gives too: it can be trusted as a judge."""

import math
from dataclasses import replace

import pytest

from floorplans.kinds import AreaKind
from floorplans.model import Plan, Point
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    plan_of,
    rectangle,
    square_room,
    two_rooms_and_a_corridor,
    wall_line,
)
from tests.oracles.grid import GridFloor


def grid_metres(plan: Plan, start: Point, end: Point, body: float = 0.5) -> float | None:
    return GridFloor(plan, "L0", body).metres_from(start, [end])[0]


@pytest.mark.parametrize("end", [(9.0, 1.0), (9.0, 9.0), (9.0, 5.0), (4.0, 9.0)])
def test_walk_in_an_empty_hall_is_at_most_2_8_percent_too_long(end: Point) -> None:
    hall = plan_of(area_of("h", rectangle(0, 0, 10, 10), AreaKind.OPEN))

    metres = grid_metres(hall, (1.0, 1.0), end)

    straight = math.dist((1.0, 1.0), end)
    assert metres is not None
    assert straight - 0.01 <= metres <= 1.028 * straight + 0.15


def test_walk_goes_round_a_wall_line_at_the_body_s_distance() -> None:
    hall = area_of("h", rectangle(0, 0, 10, 10), AreaKind.OPEN)
    plan = plan_of(hall, wall_line("w", (5.0, 0.0), (5.0, 6.0)))

    metres = grid_metres(plan, (2.0, 3.0), (8.0, 3.0))

    # Two tangents of the circle round the wall's end, and the arc between them.
    tangent = math.sqrt(9.0 + 9.0 - 0.25**2)
    around = 2 * tangent + 0.25 * (1.5 * math.pi - 2 * math.acos(0.25 / math.sqrt(18)))
    assert metres is not None
    assert around * 0.98 <= metres <= around * 1.04


def test_rooms_are_joined_by_their_doors_only() -> None:
    plan = two_rooms_and_a_corridor()
    shut = replace(plan, doors=tuple(door for door in plan.doors if door.id != "d2"))

    metres = grid_metres(plan, (2.5, 2.5), (9.5, 2.5))

    assert metres == pytest.approx(2 * math.hypot(0.0, 2.5) + 7.5, rel=0.05)
    assert grid_metres(shut, (2.5, 2.5), (9.5, 2.5)) is None


def test_body_wider_than_a_door_stays_out() -> None:
    plan = two_rooms_and_a_corridor()

    assert grid_metres(plan, (2.5, 2.5), (6.0, -1.0), 0.8) is not None
    assert grid_metres(plan, (2.5, 2.5), (6.0, -1.0), 1.1) is None


def test_door_joins_rooms_across_a_thick_wall() -> None:
    plan = plan_of(square_room("a"), square_room("b", west=5.3), door_at("d", (5.15, 2.5), 0.9))

    assert grid_metres(plan, (4.0, 2.5), (6.3, 2.5)) == pytest.approx(2.3, abs=0.15)
