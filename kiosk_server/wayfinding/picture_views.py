"""The values of pictures: how one is asked for, and what is answered. Draws nothing."""

import math
from dataclasses import dataclass

from floorplans.drawing.theme import Theme
from floorplans.drawing.view import PictureSize
from kiosk_server.core.errors import ServerError

LEAST_PX, MOST_PX = 100, 4_000
LEAST_SCALE, MOST_SCALE = 0.5, 4.0


@dataclass(frozen=True, slots=True)
class RoutePictureView:
    level_id: str
    level_name: str
    level_label: str | None
    building_name: str | None
    first_step: int
    last_step: int
    up_degrees: float
    description: str
    svg: str


@dataclass(frozen=True, slots=True)
class LevelPictureView:
    level_id: str
    up_degrees: float
    shows_visitor: bool
    svg: str
    metres_to_px: tuple[float, ...]


def picture_size(width_px: int, height_px: int, symbol_scale: float) -> PictureSize:
    """A size within the bounds. Raises ServerError `picture-size-wrong`."""
    is_right = (
        LEAST_PX <= width_px <= MOST_PX
        and LEAST_PX <= height_px <= MOST_PX
        and math.isfinite(symbol_scale)
        and LEAST_SCALE <= symbol_scale <= MOST_SCALE
    )
    if not is_right:
        raise ServerError("picture-size-wrong", least=LEAST_PX, most=MOST_PX)
    return PictureSize(width_px, height_px, symbol_scale)


@dataclass(frozen=True, slots=True)
class PictureWish:
    """How a picture is to look, and in which language."""

    size: PictureSize
    theme: Theme
    locale: str
