import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.drawing.view import PictureSize, View, fit_view
from floorplans.errors import FloorplanError

SIZE = PictureSize(200, 100)
metres = st.floats(-500, 500)


def test_north_is_up_and_scale_holds() -> None:
    view = View(centre=(10.0, 20.0), px_per_metre=5.0, size=SIZE)

    assert view.to_px((10.0, 20.0)) == (100.0, 50.0)
    assert view.to_px((12.0, 21.0)) == (110.0, 45.0)


def test_turned_view_shows_its_bearing_upwards() -> None:
    east_up = View(centre=(0.0, 0.0), px_per_metre=1.0, size=SIZE, up_degrees=90.0)

    x, y = east_up.to_px((10.0, 0.0))

    assert (round(x, 9), round(y, 9)) == (100.0, 40.0)


@given(metres, metres, st.floats(-360, 360), st.floats(0.1, 50))
def test_pixels_lead_back_to_metres(x: float, y: float, turn: float, scale: float) -> None:
    view = View(centre=(3.0, -7.0), px_per_metre=scale, size=SIZE, up_degrees=turn)

    back = view.to_metres(view.to_px((x, y)))

    assert math.dist(back, (x, y)) < 1e-6


@given(metres, metres, st.floats(-360, 360), st.floats(0.1, 50))
def test_the_matrix_says_the_same_as_the_view(
    x: float, y: float, turn: float, scale: float
) -> None:
    view = View(centre=(3.0, -7.0), px_per_metre=scale, size=SIZE, up_degrees=turn)
    a, b, c, d, e, f = view.matrix

    mapped = (a * x + c * y + e, b * x + d * y + f)

    assert math.dist(mapped, view.to_px((x, y))) < 1e-6


@given(st.lists(st.tuples(metres, metres), min_size=1, max_size=20), st.floats(-180, 180))
def test_fitted_view_shows_every_point_within_its_padding(
    points: list[tuple[float, float]], turn: float
) -> None:
    view = fit_view(points, SIZE, up_degrees=turn, padding_px=10)

    for point in points:
        x, y = view.to_px(point)
        assert 10 - 1e-6 <= x <= 190 + 1e-6
        assert 10 - 1e-6 <= y <= 90 + 1e-6


def test_single_point_is_not_enlarged_without_bound() -> None:
    view = fit_view([(4.0, 4.0)], SIZE, padding_px=0, least_metres=10.0)

    assert view.centre == (4.0, 4.0)
    assert view.px_per_metre == 10.0


def test_view_of_nothing_is_a_view() -> None:
    assert fit_view([], SIZE).centre == (0.0, 0.0)


@pytest.mark.parametrize("side", [0, -5, 15, 20_001])
def test_impossible_size_is_refused(side: int) -> None:
    with pytest.raises(FloorplanError) as refusal:
        View(centre=(0.0, 0.0), px_per_metre=1.0, size=PictureSize(side, 100))

    assert refusal.value.code == "picture-size"
    assert refusal.value.fields == {"side": "width", "value": side}


@pytest.mark.parametrize(
    ("centre", "scale", "turn"),
    [
        ((math.nan, 0.0), 1.0, 0.0),
        ((0.0, math.inf), 1.0, 0.0),
        ((0.0, 0.0), 0.0, 0.0),
        ((0.0, 0.0), -1.0, 0.0),
        ((0.0, 0.0), 1.0, math.nan),
    ],
)
def test_view_of_impossible_numbers_is_refused(
    centre: tuple[float, float], scale: float, turn: float
) -> None:
    with pytest.raises(FloorplanError) as refusal:
        View(centre=centre, px_per_metre=scale, size=SIZE, up_degrees=turn)

    assert refusal.value.code == "picture-view"
