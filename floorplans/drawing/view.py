"""Which piece of a level a picture shows, how large, and which way up."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from floorplans.drawing.shapes import Pixel
from floorplans.errors import FloorplanError
from floorplans.model import Point

FEWEST_PX, MOST_PX = 16, 20_000


@dataclass(frozen=True, slots=True)
class PictureSize:
    """Width and height in pixels; `symbol_scale` enlarges type, lines and symbols, not the plan.

    At a scale of 1, type is 10 to 15 px high: right for CSS pixels of a phone.
    """

    width_px: int
    height_px: int
    symbol_scale: float = 1.0


KIOSK = PictureSize(1080, 1150, 1.6)
PHONE = PictureSize(390, 500, 1.0)
RECEIPT = PictureSize(576, 640, 1.7)
"""The printable width of 80 mm thermal paper at 8 dots for a millimetre."""


@dataclass(frozen=True, slots=True)
class View:
    """A window on a level: `centre` in local metres lies in the middle of the picture.

    `up_degrees` is the local bearing, clockwise from +y, that points up. Raises FloorplanError
    `picture-size` or `picture-view` for sizes or numbers that no picture can have.
    """

    centre: Point
    px_per_metre: float
    size: PictureSize
    up_degrees: float = 0.0

    def __post_init__(self) -> None:
        for name, value in (("width", self.size.width_px), ("height", self.size.height_px)):
            if not FEWEST_PX <= value <= MOST_PX:
                raise FloorplanError("picture-size", side=name, value=value)
        numbers = (*self.centre, self.up_degrees, self.px_per_metre, self.size.symbol_scale)
        if not all(math.isfinite(number) for number in numbers):
            raise FloorplanError("picture-view", field="number")
        if self.px_per_metre <= 0 or self.size.symbol_scale <= 0:
            raise FloorplanError("picture-view", field="scale")

    def to_px(self, point: Point) -> Pixel:
        """The pixel of a point in local metres."""
        right, up = turned((point[0] - self.centre[0], point[1] - self.centre[1]), self.up_degrees)
        return (
            self.size.width_px / 2 + right * self.px_per_metre,
            self.size.height_px / 2 - up * self.px_per_metre,
        )

    def to_pixels(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Pixels, shape (n, 2), of points in local metres, shape (n, 2)."""
        sine, cosine = _turn(self.up_degrees)
        away = (points - np.array(self.centre)) * self.px_per_metre
        right = away[:, 0] * cosine - away[:, 1] * sine
        up = away[:, 0] * sine + away[:, 1] * cosine
        middle = self.size.width_px / 2, self.size.height_px / 2
        return np.column_stack((middle[0] + right, middle[1] - up))

    def shows(self, point: Point) -> bool:
        """Whether a point in local metres lies in the picture."""
        x, y = self.to_px(point)
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom

    def to_metres(self, pixel: Pixel) -> Point:
        """The point in local metres under a pixel."""
        sine, cosine = _turn(self.up_degrees)
        right = (pixel[0] - self.size.width_px / 2) / self.px_per_metre
        up = (self.size.height_px / 2 - pixel[1]) / self.px_per_metre
        return (
            self.centre[0] + right * cosine + up * sine,
            self.centre[1] - right * sine + up * cosine,
        )

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """The same as an affine map in SVG's order (a, b, c, d, e, f): a point (x, y) in metres
        lies at (a·x + c·y + e, b·x + d·y + f)."""
        e, f = self.to_px((0.0, 0.0))
        a, b = self.to_px((1.0, 0.0))
        c, d = self.to_px((0.0, 1.0))
        return a - e, b - f, c - e, d - f, e, f

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The picture's edges in pixels: left, top, right, bottom."""
        return 0.0, 0.0, float(self.size.width_px), float(self.size.height_px)


def fit_view(
    points: Iterable[Point],
    size: PictureSize,
    *,
    up_degrees: float = 0.0,
    padding_px: float | None = None,
    least_metres: float = 8.0,
) -> View:
    """The view that shows all `points` as large as the picture allows.

    Around them stays `padding_px` (default: 3 % of the shorter side); a view never shows less than
    `least_metres` across. Without points it shows the surroundings of (0, 0).
    """
    if padding_px is None:
        padding_px = 0.03 * min(size.width_px, size.height_px)
    sine, cosine = _turn(up_degrees)
    turned = [(x * cosine - y * sine, x * sine + y * cosine) for x, y in points] or [(0.0, 0.0)]
    rights, ups = [right for right, _ in turned], [up for _, up in turned]
    middle_right, middle_up = (min(rights) + max(rights)) / 2, (min(ups) + max(ups)) / 2
    width = max(max(rights) - min(rights), least_metres)
    height = max(max(ups) - min(ups), least_metres)
    free_width = max(size.width_px - 2 * padding_px, 1.0)
    free_height = max(size.height_px - 2 * padding_px, 1.0)
    return View(
        centre=(
            middle_right * cosine + middle_up * sine,
            middle_up * cosine - middle_right * sine,
        ),
        px_per_metre=min(free_width / width, free_height / height),
        size=size,
        up_degrees=up_degrees,
    )


def turned(away: Point, up_degrees: float) -> Point:
    """How far right and how far up an offset (east, north) lies in a view; with the negative angle
    the other way round."""
    sine, cosine = _turn(up_degrees)
    return away[0] * cosine - away[1] * sine, away[0] * sine + away[1] * cosine


def _turn(degrees: float) -> tuple[float, float]:
    radians = math.radians(degrees)
    return math.sin(radians), math.cos(radians)
