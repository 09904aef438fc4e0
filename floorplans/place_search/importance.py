"""Which of two places that a text fits equally well is meant more often; by kinds alone."""

from collections import Counter
from collections.abc import Mapping

from floorplans.facts import Access
from floorplans.kinds import PlaceKind
from floorplans.model import Place, Plan
from floorplans.place_categories import Row, receptions, row_of
from floorplans.zones import zones_of_places

_FIRST = frozenset({PlaceKind.DEPARTMENT, PlaceKind.EMERGENCY})
_SECONDARY = frozenset(
    {
        *(PlaceKind.CONSULTING_ROOM, PlaceKind.ROOM, PlaceKind.KIOSK, PlaceKind.LECTURE_HALL),
        *(PlaceKind.ACCESSIBLE_TOILET, PlaceKind.ACCESSIBLE_PARKING, PlaceKind.DROP_OFF),
        *(PlaceKind.EXIT, PlaceKind.OPERATING_THEATRE, PlaceKind.VENDING_MACHINE, PlaceKind.LIFT),
    }
)
_BESIDE = frozenset(
    {PlaceKind.WAITING_AREA, PlaceKind.SEAT, PlaceKind.STAIRS, PlaceKind.OFFICE, PlaceKind.REFUGE}
)
_IN_ROWS = frozenset({PlaceKind.WARD, PlaceKind.IMAGING, PlaceKind.LABORATORY, PlaceKind.OTHER})


def importance_of_places(plan: Plan) -> Mapping[str, int]:
    """A number for each place of a plan, 0 for what is meant most often.

    0 receptions of departments but for information desks, 1 other departments, 2 what visitors come
    for, 3 single rooms, what few need and what serves a zone of its own, 4 what lies beside,
    5 stores.
    """
    first = receptions(plan)
    rows = Counter(row_of(place) for place in plan.places)
    zones = zones_of_places(plan)
    return {
        place.id: _importance(place, first, rows, is_zoned=place.id in zones)
        for place in plan.places
    }


def is_hidden(place: Place) -> bool:
    """Whether visitors have no way into a place."""
    return place.access is not Access.PUBLIC


def _importance(
    place: Place, first: frozenset[str], rows: Mapping[Row, int], *, is_zoned: bool
) -> int:
    # Of desks the nearest is meant, also where another one receives for a department.
    if place.id in first and place.kind is not PlaceKind.INFORMATION:
        return 0
    if place.kind in _FIRST:
        return 1
    if place.kind is PlaceKind.STORAGE:
        return 5
    if place.kind in _BESIDE:
        return 4
    if is_zoned or place.kind in _SECONDARY or (place.kind in _IN_ROWS and rows[row_of(place)] > 1):
        return 3
    return 2
