"""What a printed directory lists, and where: departments, and what else visitors come for.

Knows no paper.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from floorplans.drawing.levels import KNOWN_BY_NUMBER, importance_of
from floorplans.facts import Access
from floorplans.kinds import PlaceKind
from floorplans.model import Level, Place
from floorplans.zones import zones_of_places
from i18n.name_order import name_order
from kiosk_server.signs.sign_words import Said, SignWords

_NOT_LISTED = frozenset(
    {
        *(PlaceKind.TOILET, PlaceKind.ACCESSIBLE_TOILET, PlaceKind.LIFT, PlaceKind.STAIRS),
        *(PlaceKind.ENTRANCE, PlaceKind.EXIT, PlaceKind.KIOSK, PlaceKind.DEFIBRILLATOR),
        *(PlaceKind.WAITING_AREA, PlaceKind.WHEELCHAIR_POINT, PlaceKind.REFUGE),
    }
)
"""What is on every level: the plans show it."""
_NUMBERS = "0-9"
_LISTED_IMPORTANCE = 1
_HOUSE_IMPORTANCE = 4
"""Where no departments are named, all that has a name is listed."""


@dataclass(frozen=True)
class DirectoryEntry:
    """A name and the places that it is found at, the one to go to first first."""

    name: Said
    places: tuple[Place, ...]
    levels: tuple[Level, ...]
    """Those of the places, each once."""

    @property
    def refs(self) -> tuple[str, ...]:
        """The numbers on its doors, where rooms are known by them."""
        refs = (place.ref for place in self.places if place.kind in KNOWN_BY_NUMBER)
        return tuple(dict.fromkeys(ref for ref in refs if ref))

    def on(self, level: Level) -> Place:
        """The place to go to on one of its levels."""
        return next(place for place in self.places if place.level_id == level.id)


def directory_entries(words: SignWords) -> tuple[DirectoryEntry, ...]:
    """All entries, by name: pinyin or letters, as the first language sorts.

    What lies in a zone of its own, such as a fever clinic's desk, is found by its department.
    """
    plan = words.plan
    found: dict[str, DirectoryEntry] = {}
    listed: set[str] = set()
    for department in plan.departments:
        places = [plan.place_by_id[each] for each in department.place_ids]
        listed.update(place.id for place in places)
        _add(found, words.department(department), [p for p in places if _is_open(p)], words)
    zones = zones_of_places(plan)
    most = _LISTED_IMPORTANCE if plan.departments else _HOUSE_IMPORTANCE
    for place in plan.places:
        is_known = place.id in listed or place.id in zones
        if is_known or place.kind in _NOT_LISTED or not _is_open(place):
            continue
        name = words.place(place).first if place.names else ""
        is_one_of_many = bool(plan.departments) and any(map(str.isdecimal, name))
        if name and not is_one_of_many and importance_of(place) <= most:
            _add(found, words.place(place), [place], words)
    locale = words.first_locale
    return tuple(sorted(found.values(), key=lambda each: name_order(each.name.first, locale)))


def entries_by_level(
    entries: tuple[DirectoryEntry, ...], words: SignWords
) -> Iterator[tuple[Level, tuple[DirectoryEntry, ...]]]:
    """The levels that have entries: building by building, from the top down, outdoors last."""
    order: Mapping[str, int] = {
        building.id: number for number, building in enumerate(words.plan.buildings)
    }
    levels = sorted(
        words.plan.levels,
        key=lambda level: (order.get(level.building_id or "", len(order)), -level.ordinal),
    )
    for level in levels:
        here = tuple(entry for entry in entries if level in entry.levels)
        if here:
            yield level, here


def letter_of(name: str, locale: str) -> str:
    """The letter that a name is found under; all numbers share one heading."""
    order = name_order(name, locale)
    sound = order[0][2] if order else ""
    return sound[:1].upper() or _NUMBERS


def _add(
    found: dict[str, DirectoryEntry], name: Said, places: list[Place], words: SignWords
) -> None:
    """Adds an entry, or its levels to the one of the same name."""
    if not places or not name.first:
        return
    known = found.get(name.first)
    all_places = tuple(dict.fromkeys((*(known.places if known else ()), *places)))
    levels = (words.plan.level_by_id[place.level_id] for place in all_places)
    found[name.first] = DirectoryEntry(name, all_places, tuple(dict.fromkeys(levels)))


def _is_open(place: Place) -> bool:
    return place.access is Access.PUBLIC
