"""Free space of a body and the visibility graph in it."""

import math
import time

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from floorplans.free_space import MAX_CELL_NODES, Cell, cells_of, free_parts, visible_from
from floorplans.walkable_spaces import Space
from tests.floorplans.plan_makers import area_of, rectangle

CHAIR = 0.4


def space_of(polygon: BaseGeometry, *walls: LineString) -> Space:
    assert isinstance(polygon, Polygon)
    oriented = shapely.orient_polygons(polygon)
    return Space("s", "L0", (area_of("s", polygon),), oriented, MultiLineString(list(walls)))


def sees(cells: list[Cell]) -> set[tuple[int, int]]:
    return {
        (cell.terminals[a], cell.terminals[b])
        for cell in cells
        for a, b in cell.pairs.tolist()
        if a < len(cell.terminals) and b < len(cell.terminals)
    }


@pytest.mark.parametrize("end", [(0.71, 1.62), (2.0, 1.62)])
def test_what_cutting_leaves_of_a_wall_may_be_next_to_nothing(end: tuple[float, float]) -> None:
    """Doors that meet leave pieces of walls shorter than numbers can tell directions of."""
    speck = LineString([(0.71, 1.62), (0.71 + 2.3e-16, 1.62), (0.71, 1.62 + 2.3e-16), end])

    parts = free_parts(space_of(rectangle(0, 0, 4, 4), speck), [], CHAIR)

    assert sum(part.area for part in parts) > 5.0


def test_a_space_whose_walls_are_all_cut_away_is_free() -> None:
    floor = rectangle(0, 0, 4, 4)

    parts = free_parts(space_of(floor), [LineString(floor.exterior)], CHAIR)

    assert sum(part.area for part in parts) > 9.0


def test_free_space_keeps_the_radius_from_every_wall() -> None:
    room = rectangle(0, 0, 10, 8).difference(box(4, 3, 5, 5))

    (free,) = free_parts(space_of(room), [], CHAIR)

    assert free.distance(room.boundary) >= CHAIR - 0.011
    assert free.bounds == pytest.approx((0.39, 0.39, 9.61, 7.61))


def test_a_place_too_narrow_splits_free_space() -> None:
    hourglass = shapely.union_all([box(0, 0, 4, 4), box(4, 1.7, 5, 2.3), box(5, 0, 9, 4)])

    parts = free_parts(space_of(hourglass), [], CHAIR)

    assert len(parts) == 2


def test_a_passage_drawn_exactly_as_wide_as_the_body_stays_open() -> None:
    hourglass = shapely.union_all([box(0, 0, 4, 4), box(4, 1.6, 5, 2.4), box(5, 0, 9, 4)])

    parts = free_parts(space_of(hourglass), [], CHAIR)

    assert len(parts) == 1


def test_a_wall_line_is_kept_away_from_on_both_sides() -> None:
    wall = LineString([(5, 0), (5, 6)])

    (free,) = free_parts(space_of(rectangle(0, 0, 10, 8), wall), [], CHAIR)

    assert free.distance(wall) >= CHAIR - 0.011


def test_an_opening_lets_the_body_up_to_the_wall_between_its_jambs() -> None:
    opening = LineString([(4.5, 0), (5.5, 0)])

    (free,) = free_parts(space_of(rectangle(0, 0, 10, 8)), [opening], CHAIR)

    assert free.distance(shapely.Point(5, 0)) < 0.01
    assert free.distance(shapely.Point(4.6, 0)) > 0.2


def test_points_round_a_corner_do_not_see_each_other_but_the_corner() -> None:
    bent = Polygon([(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (0, 2)])
    terminals = np.array([[1.0, 1.0], [9.0, 9.0]])

    (cell,) = cells_of(bent, terminals, [0, 1])

    assert sees([cell]) == set()
    assert sorted(map(sorted, cell.pairs.tolist())) == [[0, 2], [1, 2]]
    assert cell.points[2] == pytest.approx((8.0, 2.0))


def test_points_at_the_same_spot_are_joined() -> None:
    terminals = np.array([[1.0, 1.0], [1.0, 1.0]])

    (cell,) = cells_of(rectangle(0, 0, 4, 4), terminals, [0, 1])

    assert sees([cell]) == {(0, 1)}


def test_of_points_in_a_row_only_neighbours_are_joined() -> None:
    terminals = np.array([[1.0, 1.0], [2.0, 1.0], [3.0, 1.0]])

    (cell,) = cells_of(rectangle(0, 0, 4, 4), terminals, [0, 1, 2])

    assert sees([cell]) == {(0, 1), (1, 2)}


def test_visible_from_a_point() -> None:
    bent = Polygon([(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (0, 2)])

    seen = visible_from(bent, (1.0, 1.0), np.array([[9.0, 1.0], [9.0, 9.0]]))

    assert seen.tolist() == [True, False]


def ragged_room(vertices: int) -> Polygon:
    """A star-shaped room of about 60 m with as many vertices, its wall ragged at random."""
    generator = np.random.default_rng(7)
    angles = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    waves = 10 * np.sin(60 * angles) + 6 * np.sin(410 * angles)
    radii = 45 + waves + generator.uniform(-0.5, 0.5, vertices)
    return Polygon(np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=1))


def test_an_intricate_room_of_ten_thousand_vertices_is_cut_into_cells_in_bounded_time() -> None:
    terminals = np.array([[-20.0, 0.0], [20.0, 0.0]])
    started = time.process_time()

    cells = [
        cell
        for part in free_parts(space_of(ragged_room(10_000)), [], 0.25)
        for cell in cells_of(part, terminals, [0, 1])
    ]

    assert time.process_time() - started < 20.0
    assert len(cells) > 1
    assert max(len(cell.points) for cell in cells) <= 2 * MAX_CELL_NODES
    assert sum(len(cell.pairs) for cell in cells) < 100_000


@given(st.integers(3, 14), st.integers(0, 10_000))
def test_what_sees_each_other_walks_inside_free_space(corners: int, seed: int) -> None:
    generator = np.random.default_rng(seed)
    angles = np.sort(generator.uniform(0, 2 * math.pi, corners))
    radii = generator.uniform(2, 10, corners)
    room = shapely.make_valid(
        Polygon(np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=1))
    )
    for part in shapely.get_parts(room):
        if not isinstance(part, Polygon) or part.area < 1:
            continue
        for free in free_parts(space_of(part), [], 0.25):
            centre = free.representative_point()
            for cell in cells_of(free, np.array([[centre.x, centre.y]]), [0]):
                for a, b in cell.pairs.tolist():
                    line = LineString([cell.points[a], cell.points[b]])
                    assert line.distance(part.boundary) >= 0.25 - 0.02


def test_a_cut_never_runs_along_a_wall_with_doors_in_it() -> None:
    openings = [LineString([(x, 0), (x + 1, 0)]) for x in range(1, 199, 2)]
    (free,) = free_parts(space_of(box(0, 0, 200, 4)), openings, 0.25)
    terminals = np.array([[x + 0.5, 0.0] for x in range(1, 199, 2)])

    cells = cells_of(free, terminals, list(range(len(terminals))))

    assert len(cells) > 1
    for cell in cells:
        first_portal = len(cell.terminals)
        portals = cell.points[first_portal : first_portal + cell.portal_count]
        assert (portals[:, 1] > 0.02).all()
