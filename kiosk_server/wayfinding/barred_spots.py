"""What stands in a way that there is not, as marks on a plan, and the piece of plan around them.

Pure: draws nothing and says nothing.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from floorplans.drawing.levels import shown_levels
from floorplans.drawing.markers import Marker, MarkerKind
from floorplans.drawing.view import View, fit_view, turned
from floorplans.element_spots import ElementSpot, find_element_spot
from floorplans.locations import Location, PlaceLocation
from floorplans.model import Plan, Point

LEAST_METRES = 24.0
"""So much of the surroundings is seen at least that one knows where it is."""
_EDGE_METRES = 2.0
NEAR_METRES = 60.0
"""Who stands so near is in the picture too."""


def barred_spots(
    plan: Plan, element_ids: Sequence[str], start: Location | None
) -> tuple[ElementSpot, ...]:
    """Where the elements are, at the height of the first that is drawn; at that of the start where
    they are at several."""
    near = shown_levels(plan, _level_of(plan, start)) if start is not None else ()
    found = [find_element_spot(plan, element_id, near) for element_id in element_ids]
    spots = [spot for spot in found if spot is not None]
    if not spots:
        return ()
    same_height = shown_levels(plan, spots[0].level_id)
    return tuple(spot for spot in spots if spot.level_id in same_height)


def _level_of(plan: Plan, location: Location) -> str:
    if isinstance(location, PlaceLocation):
        return plan.place_by_id[location.place_id].level_id
    return location.level_id


def bars_on(spots: Sequence[ElementSpot], level_ids: Collection[str], name: str) -> list[Marker]:
    """A mark for each spot on these levels; `name` stands beside it."""
    return [
        Marker(MarkerKind.BARRED, spot.level_id, spot.point, name=name)
        for spot in spots
        if spot.level_id in level_ids
    ]


def view_around(
    bars: Sequence[Marker], here: Marker | None, whole: View, corners: Iterable[Point]
) -> View:
    """The piece of a level with the marks on it, and with who stands near, turned as `whole` is.

    It keeps within `corners`, all that is drawn there, as far as that fills it.
    """
    points = [bar.point for bar in bars]
    if here is not None and any(math.dist(here.point, each) <= NEAR_METRES for each in points):
        points.append(here.point)
    around = fit_view(
        points,
        whole.size,
        up_degrees=whole.up_degrees,
        padding_px=0.16 * min(whole.size.width_px, whole.size.height_px),
        least_metres=LEAST_METRES,
    )
    if around.px_per_metre <= whole.px_per_metre:
        return whole
    drawn = [turned(corner, whole.up_degrees) for corner in corners]
    right, up = turned(around.centre, whole.up_degrees)
    kept = (
        _kept_within(right, [each for each, _ in drawn], whole.size.width_px, around.px_per_metre),
        _kept_within(up, [each for _, each in drawn], whole.size.height_px, around.px_per_metre),
    )
    return replace(around, centre=turned(kept, -whole.up_degrees))


def _kept_within(
    centre: float, drawn: Sequence[float], size_px: float, px_per_metre: float
) -> float:
    """A centre moved so that what is seen from it is drawn, or the middle where too little is."""
    half = size_px / px_per_metre / 2
    least, most = min(drawn) - _EDGE_METRES + half, max(drawn) + _EDGE_METRES - half
    return min(max(centre, least), most) if least < most else (least + most) / 2
