import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.drawing.step_view import (
    LEAST_METRES,
    SPOT_FROM_TOP,
    StepWalk,
    heading_of,
    step_view,
    step_walk,
)
from floorplans.drawing.view import PHONE, PictureSize
from floorplans.route import LegKind
from tests.floorplans.drawing.drawn_plans import leg_of, walk

metres = st.floats(-200, 200).map(lambda number: round(number, 2))
sizes = st.builds(PictureSize, st.integers(100, 4000), st.integers(100, 4000), st.floats(0.5, 4.0))


@given(st.lists(st.tuples(metres, metres), min_size=1, max_size=6), st.floats(-180, 180), sizes)
def test_the_spot_is_low_and_the_whole_walk_inside(
    points: list[tuple[float, float]], up_degrees: float, size: PictureSize
) -> None:
    view = step_view(StepWalk(points[0], tuple(points), ()), size, up_degrees)

    assert view.to_px(points[0])[1] == pytest.approx(SPOT_FROM_TOP * size.height_px, abs=0.01)
    assert all(view.shows(point) for point in points)
    assert min(size.width_px, size.height_px) / view.px_per_metre >= LEAST_METRES - 1e-6


def test_a_short_walk_leaves_the_spot_in_the_middle() -> None:
    view = step_view(StepWalk((5.0, 5.0), ((5.0, 5.0), (6.0, 9.0)), ()), PHONE, 0.0)

    assert view.to_px((5.0, 5.0)) == pytest.approx((195.0, 350.0))


@pytest.mark.parametrize(
    ("towards", "straight", "up"),
    [
        ((0.0, 10.0), 0.0, 0.0),
        ((2.0, 10.0), 0.0, 0.0),
        ((5.0, 10.0), 0.0, math.degrees(math.atan2(5, 10))),
        ((10.0, 1.0), 0.0, 90.0),
        ((-10.0, 1.0), 3.0, -87.0),
        ((0.0, -10.0), 0.0, 180.0),
        ((10.0, 9.0), 45.0, 45.0),
    ],
)
def test_forward_is_up_and_follows_walls_within_15_degrees(
    towards: tuple[float, float], straight: float, up: float
) -> None:
    heading = heading_of(StepWalk((0.0, 0.0), ((0.0, 0.0), towards), ()), straight)

    assert math.cos(math.radians(heading - up)) == pytest.approx(1.0)


def test_an_arrival_keeps_the_direction_that_one_came_from() -> None:
    came = ((0.0, 0.0), (8.0, 0.0))

    assert heading_of(StepWalk((8.0, 0.0), (), came), 0.0) % 360 == pytest.approx(90.0)
    assert heading_of(StepWalk((8.0, 0.0), (), ()), 12.0) == 12.0


def test_a_walk_ends_where_the_ride_leaves_the_height() -> None:
    legs = [
        *walk("L0", (0.0, 0.0), (4.0, 0.0), (4.0, 3.0)),
        leg_of(LegKind.LIFT, "lift", ("L0", (4.0, 3.0)), ("L1", (4.0, 3.0))),
        *walk("L1", (4.0, 3.0), (9.0, 3.0)),
    ]

    found = step_walk(legs, 1, 3, (4.0, 0.0), ["L0"])

    assert found.ahead == ((4.0, 0.0), (4.0, 3.0))
    assert found.behind == ((0.0, 0.0), (4.0, 0.0))
    assert step_walk(legs, 3, 4, (4.0, 3.0), ["L1"]).behind == ()
