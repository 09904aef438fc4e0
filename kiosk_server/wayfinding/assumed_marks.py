"""What a way rests on where nobody measured, as numbered marks on its plan.

Pure: draws nothing and says nothing.
"""

from collections.abc import Collection, Sequence

from floorplans.drawing.markers import Marker, MarkerKind
from floorplans.element_spots import ElementSpot, find_element_spot
from kiosk_server.wayfinding.answers import FoundWay


def spot_on_way(found: FoundWay, element_id: str) -> ElementSpot | None:
    """Where an element stands, at a height that the way leads through if it has several."""
    levels = {point.level_id for point in found.whole.points()}
    return find_element_spot(found.published.plan, element_id, levels)


def assumed_marks(found: FoundWay) -> tuple[Marker, ...]:
    """A mark for each element that the way rests on unverified, numbered from 1 in the order in
    which they are first named; what the plan does not have keeps its number and has no mark."""
    elements = dict.fromkeys(fact.element_id for fact in found.whole.unverified)
    marks: list[Marker] = []
    for number, element_id in enumerate(elements, start=1):
        spot = spot_on_way(found, element_id)
        if spot is not None:
            sign = str(number)
            marks.append(Marker(MarkerKind.ASSUMED, spot.level_id, spot.point, sign=sign))
    return tuple(marks)


def marks_at(marks: Sequence[Marker], level_ids: Collection[str]) -> list[Marker]:
    """Those of the marks that stand on these levels."""
    return [mark for mark in marks if mark.level_id in level_ids]
