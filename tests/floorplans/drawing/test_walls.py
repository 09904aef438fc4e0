import time
from dataclasses import replace

import numpy as np
import pytest
from shapely import LineString, MultiLineString, Point, Polygon

from floorplans.drawing.walls import Walls, walls_of_level
from floorplans.kinds import AreaKind
from floorplans.model import HouseAssumptions, Plan, Wall
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    plan_of,
    rectangle,
    square_room,
    two_rooms_and_a_corridor,
)


def lines_of(plan: Plan) -> MultiLineString:
    return MultiLineString(list(walls_of_level(plan, "L0").lines))


def metres_between(plan: Plan, x1: float, y1: float, x2: float, y2: float) -> float:
    """How much wall stands on a line."""
    return round(lines_of(plan).intersection(LineString([(x1, y1), (x2, y2)])).length, 2)


def test_door_is_a_gap_of_its_width() -> None:
    plan = two_rooms_and_a_corridor()

    assert metres_between(plan, 0.0, 0.0, 5.0, 0.0) == 4.1
    assert metres_between(plan, 0.0, 5.0, 5.0, 5.0) == 5.0
    assert lines_of(plan).distance(Point(2.5, 0.0)) == pytest.approx(0.45)


def test_door_of_unknown_width_is_as_wide_as_the_house_assumes() -> None:
    room = square_room("r")
    plan = plan_of(room, door_at("d", (2.5, 0.0)))

    assumed = replace(plan, assumptions=HouseAssumptions(door_clear_width_metres=1.5))

    assert metres_between(plan, 0.0, 0.0, 5.0, 0.0) == 4.1
    assert metres_between(assumed, 0.0, 0.0, 5.0, 0.0) == 3.5


def test_gap_slides_away_from_a_corner() -> None:
    plan = plan_of(square_room("r"), door_at("d", (0.1, 0.0), 1.0))

    assert metres_between(plan, 0.0, 0.0, 1.0, 0.0) == 0.0
    assert metres_between(plan, 0.0, 0.0, 0.0, 5.0) == 5.0


def test_wall_with_thickness_is_solid_and_open_at_its_door() -> None:
    south = area_of("s", rectangle(0.0, 0.0, 6.0, 4.0))
    north = area_of("n", rectangle(0.0, 4.3, 6.0, 8.0))

    walls = walls_of_level(plan_of(south, north, door_at("d", (3.0, 4.1), 1.0)), "L0")

    (sill,) = walls.sills
    (solid,) = walls.solids
    assert [round(value, 2) for value in sill.bounds] == [2.5, 4.0, 3.5, 4.3]
    assert [round(value, 2) for value in solid.bounds] == [0.0, 4.0, 6.0, 4.3]


def test_areas_that_flow_into_each_other_have_no_wall_between() -> None:
    west = area_of("w", rectangle(0.0, 0.0, 5.0, 3.0), AreaKind.CORRIDOR)
    east = area_of("e", rectangle(5.0, 0.0, 9.0, 3.0), AreaKind.CORRIDOR)

    assert metres_between(plan_of(west, east), 5.0, 0.1, 5.0, 2.9) == 0.0
    with_door = plan_of(west, east, door_at("d", (5.0, 1.5), 1.0))
    assert metres_between(with_door, 5.0, 0.1, 5.0, 2.9) == 1.8


def test_outdoor_ground_has_no_walls() -> None:
    yard = area_of("o", rectangle(0.0, 0.0, 9.0, 9.0), AreaKind.OUTDOOR)

    assert walls_of_level(plan_of(yard), "L0") == Walls((), (), ())


def test_pillar_is_solid() -> None:
    pillar = Wall(id="p", level_id="L0", shape=rectangle(2.0, 2.0, 2.4, 2.4))

    walls = walls_of_level(plan_of(square_room("r"), pillar), "L0")

    assert [solid.bounds for solid in walls.solids] == [(2.0, 2.0, 2.4, 2.4)]


def test_door_far_from_every_wall_opens_none() -> None:
    plan = plan_of(square_room("r"), door_at("d", (2.5, 2.5)))

    assert round(lines_of(plan).length, 2) == 20.0


def test_intricate_room_is_drawn_in_bounded_time() -> None:
    angles = np.linspace(0, 2 * np.pi, 10_000, endpoint=False)
    radii = np.where(np.arange(10_000) % 2, 20.0, 19.0)
    star = Polygon(np.column_stack((radii * np.cos(angles), radii * np.sin(angles))))
    plan = plan_of(area_of("star", star), door_at("d", (20.0, 0.0)))

    before = time.perf_counter()
    walls = walls_of_level(plan, "L0")

    assert walls.lines
    assert time.perf_counter() - before < 5.0
