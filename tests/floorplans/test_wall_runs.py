"""Straight runs of wall and the gap of a door in them."""

import pytest
from shapely import LineString, Polygon

from floorplans.wall_runs import both_sides_of_line, facing_gaps, runs_near, single_gap
from tests.floorplans.plan_makers import rectangle


def test_a_run_reaches_from_corner_to_corner_past_vertices_on_the_line() -> None:
    room = Polygon([(0, 0), (2, 0), (6, 0), (6, 4), (0, 4)])

    (run,) = runs_near(room, (1.0, 0.0), 0.1)

    assert [run.start, run.end] == pytest.approx([-1.0, 5.0])
    assert run.inward == pytest.approx((0.0, 1.0))


def test_a_corner_has_a_run_on_either_side() -> None:
    runs = runs_near(rectangle(0, 0, 4, 4), (0.0, 0.0), 0.1)

    assert len(runs) == 2


def test_a_gap_slides_away_from_the_corner_and_keeps_its_width() -> None:
    (south,) = runs_near(rectangle(0, 0, 4, 4), (0.6, 0.0), 0.1)
    (north,) = runs_near(rectangle(0.3, -4, 4, 0), (0.6, 0.0), 0.1)

    gaps = facing_gaps(south, north, (0.6, 0.0), 0.9)

    assert gaps is not None
    assert gaps[0].half_width_metres == pytest.approx(0.45)
    assert gaps[0].middle == pytest.approx((0.75, 0.0))
    assert gaps[1].middle == pytest.approx((0.75, 0.0))


def test_a_gap_is_no_wider_than_the_wall_that_both_rooms_share() -> None:
    (south,) = runs_near(rectangle(0, 0, 4, 4), (0.3, 0.0), 0.1)
    (north,) = runs_near(rectangle(0, -4, 0.6, 0), (0.3, 0.0), 0.1)

    gaps = facing_gaps(south, north, (0.3, 0.0), 0.9)

    assert gaps is not None
    assert gaps[0].half_width_metres == pytest.approx(0.3)


def test_walls_that_do_not_face_away_from_each_other_share_no_gap() -> None:
    (south,) = runs_near(rectangle(0, 0, 4, 4), (2.0, 0.0), 0.1)
    (other,) = runs_near(rectangle(0, 0, 4, 2), (2.0, 0.0), 0.1)

    assert facing_gaps(south, other, (2.0, 0.0), 0.9) is None


def test_a_stub_of_a_wall_holds_no_door() -> None:
    (run,) = runs_near(rectangle(0, 0, 0.2, 4), (0.1, 0.0), 0.05)

    assert single_gap(run, (0.1, 0.0), 0.9) is None


def test_a_gently_curved_wall_is_straight_enough_for_a_door() -> None:
    bow = Polygon([(0, 0), (1, 0.04), (2, 0.05), (3, 0.04), (4, 0), (4, 4), (0, 4)])

    (run, *_) = runs_near(bow, (2.0, 0.05), 0.02)

    assert run.end - run.start > 1.5


def test_both_sides_of_a_wall_line_face_away_from_each_other() -> None:
    both = both_sides_of_line(LineString([(0, 0), (4, 0)]), (1.0, 0.1), 0.3)

    assert both is not None
    assert both[0].inward == pytest.approx((0.0, 1.0))
    assert both[1].inward == pytest.approx((0.0, -1.0))
    assert facing_gaps(*both, (1.0, 0.1), 0.9) is not None


def test_a_wall_line_out_of_reach_has_no_sides() -> None:
    assert both_sides_of_line(LineString([(0, 0), (4, 0)]), (1.0, 1.0), 0.3) is None


def test_a_door_on_a_slight_bend_stays_where_it_is_drawn() -> None:
    bend = (3.0, 0.0)
    far = (6.0, -0.85)  # 15.8 degrees off the straight
    room = Polygon([(0, 0), bend, far, (6, 4), (0, 4)])

    gap = single_gap(runs_near(room, bend, 0.1)[0], bend, 0.9)

    assert gap is not None
    assert gap.half_width_metres == pytest.approx(0.45)
    assert gap.middle == pytest.approx(bend)
