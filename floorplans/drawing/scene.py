"""What every layer of a picture is composed from: the plan, the levels shown, the view, the words
given by the caller."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from floorplans.drawing.lettering import MOST_CHARACTERS, clean_text
from floorplans.drawing.view import View
from floorplans.errors import FloorplanError
from floorplans.kinds import PlaceKind
from floorplans.model import Level, Place, Plan

LabelOf = Callable[[Place], str]


@dataclass(frozen=True, slots=True)
class Words:
    """All text of a picture: said by the caller, in the reader's language.

    `label_of` gives what is written on the plan for a place (empty: nothing), `name_of` what is
    read aloud for it (default: its label).
    """

    label_of: LabelOf
    name_of: LabelOf | None = None
    title: str = ""
    description: str = ""
    route: str = ""
    """The accessible name of the route, if there is one."""


@dataclass(frozen=True)
class Scene:
    """`level_ids` are drawn as one, from the bottom to the top."""

    plan: Plan
    level_ids: tuple[str, ...]
    view: View
    words: Words

    @property
    def symbol_scale(self) -> float:
        return self.view.size.symbol_scale

    def label(self, place: Place) -> str:
        return clean_text(self.words.label_of(place)[:MOST_CHARACTERS])

    def name(self, place: Place) -> str:
        return clean_text((self.words.name_of or self.words.label_of)(place)[:MOST_CHARACTERS])

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places of all levels shown, the most important first."""
        shown = set(self.level_ids)
        here = [place for place in self.plan.places if place.level_id in shown]
        return tuple(sorted(here, key=lambda place: (importance_of(place), place.id)))


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


def label_in(locale: str) -> LabelOf:
    """Labels in a locale: a numbered room by its number, everything else by its name.

    A number that is also the whole name is not said twice.
    """

    def label(place: Place) -> str:
        if place.ref and place.kind in _KNOWN_BY_NUMBER:
            return place.ref
        return place.names.find(locale) or place.ref

    return label


def name_in(locale: str) -> LabelOf:
    """Full names in a locale, for those who hear them: number and name, where they differ."""

    def name(place: Place) -> str:
        text = place.names.find(locale) or ""
        if place.ref and place.ref not in text:
            return f"{place.ref} {text}".strip()
        return text

    return name


_KNOWN_BY_NUMBER = frozenset({PlaceKind.ROOM, PlaceKind.OFFICE, PlaceKind.STORAGE})

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


def importance_of(place: Place) -> int:
    """How early a place gets its label: 0 first, 5 last."""
    for number, kinds in enumerate(_IMPORTANCE):
        if place.kind in kinds:
            return number
    if place.kind is PlaceKind.STORAGE:
        return LEAST_IMPORTANCE
    return 4 if place.kind in _KNOWN_BY_NUMBER else 3


def by_area(places: Iterable[Place]) -> dict[str, Place]:
    """The place that each area is drawn as: the first of those that lie in it."""
    found: dict[str, Place] = {}
    for place in places:
        if place.area_id is not None:
            found.setdefault(place.area_id, place)
    return found
