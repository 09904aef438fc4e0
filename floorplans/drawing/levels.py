"""Which levels and places belong together in a picture, and which come first."""

from collections.abc import Iterable

from floorplans.errors import FloorplanError
from floorplans.kinds import PlaceKind
from floorplans.model import Level, Place, Plan

KNOWN_BY_NUMBER = frozenset({PlaceKind.ROOM, PlaceKind.OFFICE, PlaceKind.STORAGE})

_IMPORTANCE: tuple[frozenset[PlaceKind], ...] = (
    frozenset({PlaceKind.EMERGENCY, PlaceKind.INFORMATION, PlaceKind.ENTRANCE}),
    frozenset(
        {
            *(PlaceKind.DEPARTMENT, PlaceKind.PHARMACY, PlaceKind.CASH_DESK, PlaceKind.IMAGING),
            *(PlaceKind.LABORATORY, PlaceKind.WARD, PlaceKind.TOILET, PlaceKind.ACCESSIBLE_TOILET),
            *(PlaceKind.LIFT, PlaceKind.STAIRS, PlaceKind.OPERATING_THEATRE, PlaceKind.PLATFORM),
        }
    ),
    frozenset(
        {
            *(PlaceKind.CONSULTING_ROOM, PlaceKind.LECTURE_HALL, PlaceKind.WAITING_AREA),
            *(PlaceKind.NURSING_ROOM, PlaceKind.KIOSK, PlaceKind.FOOD, PlaceKind.SHOP),
            *(
                PlaceKind.BUS_STOP,
                PlaceKind.DEFIBRILLATOR,
                PlaceKind.WHEELCHAIR_POINT,
                PlaceKind.EXIT,
            ),
        }
    ),
)
LEAST_IMPORTANCE = 5


def find_level(plan: Plan, level_id: str) -> Level:
    """The level of an id. Raises FloorplanError `level-unknown`."""
    level = plan.level_by_id.get(level_id)
    if level is None:
        raise FloorplanError("level-unknown", level=level_id)
    return level


def shown_levels(plan: Plan, level_id: str) -> tuple[str, ...]:
    """All levels of the same height as this one: other buildings', and at ordinal 0 the site.

    The site comes first, the level asked for last. Raises FloorplanError `level-unknown`.
    """
    ordinal = find_level(plan, level_id).ordinal
    same = [level for level in plan.levels if level.ordinal == ordinal]
    same.sort(key=lambda level: (level.building_id is not None, level.id == level_id, level.id))
    return tuple(level.id for level in same)


def importance_of(place: Place) -> int:
    """How early a place gets its label: 0 first, 5 last."""
    for number, kinds in enumerate(_IMPORTANCE):
        if place.kind in kinds:
            return number
    if place.kind is PlaceKind.STORAGE:
        return LEAST_IMPORTANCE
    return 4 if place.kind in KNOWN_BY_NUMBER else 3


def by_area(places: Iterable[Place]) -> dict[str, Place]:
    """The place that each area is drawn as: the first of those that lie in it."""
    found: dict[str, Place] = {}
    for place in places:
        if place.area_id is not None:
            found.setdefault(place.area_id, place)
    return found
