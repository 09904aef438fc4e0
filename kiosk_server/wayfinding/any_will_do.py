"""Of which found places any will do: whoever types “pharmacy” wants one, and not a certain one.

Which of them is open is for those who show them. Knows no words, no walks and no hours.
"""

from collections.abc import Sequence

from floorplans.kinds import PlaceKind
from floorplans.place_search import PlaceMatch

_EACH_IS_ANOTHER = frozenset({PlaceKind.FOOD, PlaceKind.SHOP, PlaceKind.INFORMATION})
"""A barber is no good to who wants a supermarket: here only places that fit equally well are
alike."""
_ANY = _EACH_IS_ANOTHER | {
    PlaceKind.PHARMACY,
    PlaceKind.CASH_DESK,
    PlaceKind.TOILET,
    PlaceKind.ACCESSIBLE_TOILET,
    PlaceKind.KIOSK,
    PlaceKind.NURSING_ROOM,
    PlaceKind.WHEELCHAIR_POINT,
    PlaceKind.DRINKING_WATER,
    PlaceKind.VENDING_MACHINE,
    PlaceKind.CASH_MACHINE,
    PlaceKind.ENTRANCE,
    PlaceKind.EXIT,
    PlaceKind.PARKING,
    PlaceKind.ACCESSIBLE_PARKING,
}


def any_will_do(found: Sequence[PlaceMatch]) -> frozenset[str]:
    """The ids of places that serve as well as the first one found; empty where that one is meant.

    `found` stands best first. A place serves as well if it is of the first one's kind and fits the
    text as it does: with “outpatient pharmacy” one is meant, with “pharmacy” any.
    """
    if not found or found[0].place.kind not in _ANY:
        return frozenset()
    first = found[0]
    alike = frozenset(each.place.id for each in found if _serves_as_well(each, first))
    return alike if len(alike) > 1 else frozenset()


def _serves_as_well(each: PlaceMatch, first: PlaceMatch) -> bool:
    if each.place.kind is not first.place.kind or each.quality is not first.quality:
        return False
    return each.place.kind not in _EACH_IS_ANOTHER or each.rank == first.rank
