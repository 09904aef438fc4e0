"""What a printed directory lists, and where: departments, and what else visitors come for.

Knows no paper.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from floorplans.drawing.levels import KNOWN_BY_NUMBER, importance_of
from floorplans.facts import Access
from floorplans.kinds import PlaceKind
from floorplans.model import Level, Place, Plan
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
_NUMBER = re.compile(r"\s*\d+")
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
    listed_on: tuple[Level, ...]
    """The levels whose list has the name: a department's other places stand there by their own."""

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
    own = _with_a_line_of_their_own(words)
    for department in plan.departments:
        places = [plan.place_by_id[each] for each in department.place_ids]
        places = [place for place in places if _is_open(place)]
        _add(found, words.department(department), places, words, own)
    for name, place in own.values():
        _add(found, name, [place], words, {})
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
        here = tuple(entry for entry in entries if level in entry.listed_on)
        if here:
            yield level, here


def letter_of(name: str, locale: str) -> str:
    """The letter that a name is found under; all numbers share one heading."""
    order = name_order(name, locale)
    sound = order[0][2] if order else ""
    return sound[:1].upper() or _NUMBERS


def _with_a_line_of_their_own(words: SignWords) -> dict[str, tuple[Said, Place]]:
    """The places that visitors look for by the name on their door, by their id.

    Rooms that differ by a number alone, such as four CT rooms, share one name.
    """
    plan = words.plan
    zones = zones_of_places(plan)
    most = _LISTED_IMPORTANCE if plan.departments else _HOUSE_IMPORTANCE
    far = frozenset(_away_from_their_departments(plan))
    found: dict[str, tuple[Said, Place]] = {}
    numbered: dict[tuple[str, Said], list[Place]] = {}
    for place in plan.places:
        if place.id in zones or place.kind in _NOT_LISTED or not _is_open(place):
            continue
        name = words.place(place) if place.names else Said("")
        if not name.first or not (importance_of(place) <= most or place.id in far):
            continue
        if not plan.departments or not _has_number(name):
            found[place.id] = name, place
        elif place.kind is not PlaceKind.WARD:
            numbered.setdefault((place.level_id, _without_number(name)), []).append(place)
    for (_, name), rooms in numbered.items():
        if len(rooms) > 1:
            found[rooms[0].id] = name, rooms[0]
    return found


def _has_number(name: Said) -> bool:
    return any(map(str.isdecimal, name.first))


def _without_number(name: Said) -> Said:
    return Said(*(_NUMBER.sub("", said).strip() for said in (name.first, name.second)))


def _away_from_their_departments(plan: Plan) -> Iterator[str]:
    """Places on other levels than the one to go to first: there the department's name misleads."""
    for department in plan.departments:
        places = [plan.place_by_id[each] for each in department.place_ids]
        yield from (each.id for each in places if each.level_id != places[0].level_id)


def _add(
    found: dict[str, DirectoryEntry],
    name: Said,
    places: Sequence[Place],
    words: SignWords,
    better_known: Mapping[str, object],
) -> None:
    """Adds an entry, or its places to the one of the same name.

    The first place's level lists it, unless the place is better known there by its own name.
    """
    if not places or not name.first:
        return
    level_by_id = words.plan.level_by_id
    known = found.get(name.first)
    all_places = tuple(dict.fromkeys((*(known.places if known else ()), *places)))
    levels = (level_by_id[place.level_id] for place in all_places)
    first = () if places[0].id in better_known else (level_by_id[places[0].level_id],)
    listed_on = (*(known.listed_on if known else ()), *first)
    found[name.first] = DirectoryEntry(
        name, all_places, tuple(dict.fromkeys(levels)), tuple(dict.fromkeys(listed_on))
    )


def _is_open(place: Place) -> bool:
    return place.access is Access.PUBLIC
