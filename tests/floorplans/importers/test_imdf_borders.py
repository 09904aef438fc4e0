"""Outlines that are drawn one by one and share walls all the same."""

import math
import random
from itertools import pairwise
from pathlib import Path

import pytest
from shapely import LineString, Polygon, box

from floorplans.importers.imdf_borders import with_common_points
from floorplans.kinds import AreaKind
from floorplans.model import Door
from floorplans.route import Route
from tests.floorplans.importers.imdf_sheet import ImdfSheet, polygon, way


def corners(polygon: Polygon) -> set[tuple[float, float]]:
    return {(x, y) for x, y in polygon.exterior.coords}


def test_a_corner_that_lies_on_a_neighbours_side_becomes_a_point_of_it() -> None:
    hall = Polygon([(0, 0), (20, 0), (20, 3), (0, 3)])
    room = Polygon([(5, 3.01), (9, 2.99), (9, 8), (5, 8)])

    aligned_hall, aligned_room = with_common_points([hall, room])

    assert {(5.0, 3.01), (9.0, 2.99)} <= corners(aligned_hall)
    assert corners(aligned_room) == corners(room)
    shared = aligned_hall.boundary.intersection(aligned_room.boundary)
    assert shared.length == pytest.approx(math.dist((5, 3.01), (9, 2.99)))


def test_corners_that_nearly_meet_become_one() -> None:
    first, second = with_common_points([box(0, 0, 4, 3), Polygon([(4.01, 0), (8, 0), (4.02, 3)])])

    assert corners(first) & corners(second) == {(4.0, 0.0), (4.0, 3.0)}


def test_what_is_far_apart_or_would_break_stays_as_it_was() -> None:
    sliver = Polygon([(0, 0), (10, 0), (10, 0.02), (0, 0.02)])
    apart = box(20, 0, 24, 4)

    assert [corners(each) for each in with_common_points([sliver, apart])] == [
        corners(sliver),
        corners(apart),
    ]
    assert with_common_points([]) == []


@pytest.mark.parametrize("seed", range(6))
def test_turned_rooms_along_a_corridor_share_their_whole_walls_with_it(seed: int) -> None:
    chance = random.Random(seed)
    angle = chance.uniform(0, math.tau)

    def turned(*spots: tuple[float, float]) -> Polygon:
        sine, cosine = math.sin(angle), math.cos(angle)
        return Polygon([(round(x * cosine - y * sine, 2), round(x * sine + y * cosine, 2))
                        for x, y in spots])  # fmt: skip

    walls = sorted(chance.uniform(1, 59) for _ in range(12))
    rooms = [
        turned((west, 3), (east, 3), (east, 8), (west, 8))
        for west, east in pairwise(walls)
        if east - west > 0.5
    ]
    hall, *aligned = with_common_points([turned((0, 0), (60, 0), (60, 3), (0, 3)), *rooms])

    for before, room in zip(rooms, aligned, strict=True):
        side = LineString(list(before.exterior.coords)[:2])
        assert hall.boundary.intersection(room.boundary).length >= side.length - 0.05


def test_a_wide_opening_from_corner_to_corner_leaves_room_for_the_walls_at_its_ends(
    tmp_path: Path,
) -> None:
    sheet = ImdfSheet()
    sheet.unit("hall", (0, 0, 20, 3), "walkway")
    sheet.unit("stairs", (5, 3, 9, 8), "stairs")
    sheet.opening("wide", (5, 3), (9, 3))
    sheet.unit("room", (9, 3, 14, 8))
    sheet.opening("past-the-corner", (8.5, 3), (10, 3))

    plan = sheet.read(tmp_path).plan

    doors: dict[str, Door] = {door.id: door for door in plan.doors}
    assert doors["wide"].clear_width_metres.value == pytest.approx(3.6, abs=0.02)
    assert doors["past-the-corner"].clear_width_metres.value == pytest.approx(1.0, abs=0.06)
    assert {area.kind for area in plan.areas} == {
        AreaKind.CORRIDOR,
        AreaKind.ROOM,
        AreaKind.STAIRWELL,
    }


def test_ways_out_of_rooms_along_a_turned_corridor_are_proven(tmp_path: Path) -> None:
    sheet, sine, cosine = ImdfSheet(), math.sin(0.325), math.cos(0.325)

    def turned(*spots: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x * cosine - y * sine, x * sine + y * cosine) for x, y in spots]

    def draw(unit_id: str, category: str, *spots: tuple[float, float]) -> None:
        shape = polygon(*turned(*spots))
        sheet.add("unit", unit_id, shape, level_id="L0", category=category)

    draw("hall", "walkway", (0, 0), (90, 0), (90, 3), (0, 3))
    for number in range(22):
        west, east = number * 4.07, number * 4.07 + 4.07
        draw(f"r{number}", "room", (west, 3), (east, 3), (east, 8), (west, 8))
        start, end = turned((west + 0.3, 3), (west + 1.3, 3))
        sheet.opening(f"d{number}", start, end)
    plan = sheet.read(tmp_path).plan
    hall = next(area for area in plan.areas if area.id == "hall")
    rooms = [area for area in plan.areas if area.id != "hall"]

    shared = [hall.polygon.boundary.intersection(room.polygon.boundary).length for room in rooms]

    assert min(shared) >= 4.0
    assert all(isinstance(way(plan, "r0", f"r{n}"), Route) for n in range(1, 22, 3))
