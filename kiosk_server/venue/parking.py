"""Which parking a spot is at: what a phone may remember so that somebody finds the car again."""

import math
from collections.abc import Sequence

from accessibility.place_labels import PlaceLabels
from floorplans.facts import Access
from floorplans.kinds import PlaceKind
from floorplans.model import Place, Plan
from i18n.translator import Translator
from kiosk_server.venue.spots import Spot

AT_PARKING_METRES = 12.0
"""A code this near to a parking's own point stands for it."""
_KINDS = frozenset({PlaceKind.PARKING, PlaceKind.ACCESSIBLE_PARKING})


def find_parking(plan: Plan, spot: Spot) -> Place | None:
    """The parking that a spot is or stands at, the nearest first; None elsewhere."""
    near = [
        (math.dist(place.point, spot.point), place.id)
        for place in plan.places
        if place.kind in _KINDS
        and place.level_id == spot.level_id
        and place.access is Access.PUBLIC
    ]
    distance, place_id = min(near, default=(math.inf, ""))
    return plan.place_by_id[place_id] if distance <= AT_PARKING_METRES else None


def parking_record(
    plan: Plan, spot: Spot, translator: Translator, locales: Sequence[str]
) -> dict[str, object] | None:
    """The parking of a spot as its id and its name in each language; None elsewhere."""
    place = find_parking(plan, spot)
    if place is None:
        return None
    labels = PlaceLabels(translator)
    return {
        "id": place.id,
        "names": {locale: labels.place_title(place, locale).text for locale in locales},
    }
