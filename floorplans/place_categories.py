"""The few groups that visitors choose from when they do not type: which places each one lists.

Sorted by kinds and by the directory alone; knows no words, no walking times and no order of names.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from floorplans.facts import Access
from floorplans.kinds import PlaceKind
from floorplans.model import Department, Place, Plan
from floorplans.zones import NO_ZONE, zones_of_places


class PlaceCategory(Enum):
    """What visitors look for, in the order in which a hospital offers it."""

    EMERGENCY = "emergency"
    CLINICS = "clinics"
    EXAMINATIONS = "examinations"
    PAYMENT = "payment"
    PHARMACY = "pharmacy"
    WARDS = "wards"
    TOILETS = "toilets"
    FACILITIES = "facilities"
    EXITS = "exits"
    """Ways in and out, and how to travel on from there."""
    ROOMS = "rooms"
    """Rooms that are none of these: what other houses than hospitals are made of."""


DESTINATION_CATEGORIES = frozenset(
    {
        PlaceCategory.EMERGENCY,
        PlaceCategory.CLINICS,
        PlaceCategory.EXAMINATIONS,
        PlaceCategory.WARDS,
        PlaceCategory.ROOMS,
    }
)
"""Of these one certain place is meant; of the others any, so the nearest is the best."""

MIXED_CATEGORIES = frozenset({PlaceCategory.FACILITIES, PlaceCategory.EXITS})
"""Of these somebody wants one kind and no other: the nearest of each kind is listed first."""

_KINDS: Mapping[PlaceCategory, frozenset[PlaceKind]] = {
    PlaceCategory.EMERGENCY: frozenset({PlaceKind.EMERGENCY}),
    PlaceCategory.CLINICS: frozenset({PlaceKind.DEPARTMENT, PlaceKind.CONSULTING_ROOM}),
    PlaceCategory.EXAMINATIONS: frozenset({PlaceKind.LABORATORY, PlaceKind.IMAGING}),
    PlaceCategory.PAYMENT: frozenset({PlaceKind.CASH_DESK}),
    PlaceCategory.PHARMACY: frozenset({PlaceKind.PHARMACY}),
    PlaceCategory.WARDS: frozenset({PlaceKind.WARD}),
    PlaceCategory.TOILETS: frozenset({PlaceKind.TOILET, PlaceKind.ACCESSIBLE_TOILET}),
    PlaceCategory.FACILITIES: frozenset(
        {
            PlaceKind.INFORMATION,
            PlaceKind.KIOSK,
            PlaceKind.NURSING_ROOM,
            PlaceKind.WHEELCHAIR_POINT,
            PlaceKind.DRINKING_WATER,
            PlaceKind.VENDING_MACHINE,
            PlaceKind.CASH_MACHINE,
            PlaceKind.DEFIBRILLATOR,
            PlaceKind.FOOD,
            PlaceKind.SHOP,
        }
    ),
    PlaceCategory.EXITS: frozenset(
        {
            PlaceKind.ENTRANCE,
            PlaceKind.EXIT,
            PlaceKind.BUS_STOP,
            PlaceKind.PLATFORM,
            PlaceKind.PARKING,
            PlaceKind.ACCESSIBLE_PARKING,
            PlaceKind.DROP_OFF,
        }
    ),
    PlaceCategory.ROOMS: frozenset(
        {PlaceKind.ROOM, PlaceKind.OFFICE, PlaceKind.LECTURE_HALL, PlaceKind.OTHER}
    ),
}
_EXAMINATION_KINDS = _KINDS[PlaceCategory.EXAMINATIONS]
_LAST = 1_000_001
"""Behind all positions that a plan may state."""
_NUMBER = re.compile(r"[0-9一二三四五六七八九十百]+|\b[A-Za-z]\b")
"""What tells the rooms of a row apart: “3号诊室”, “Consulting room 3”, “Ward B”."""


class Standing(Enum):
    """How much a place stands for its department; the earlier one is listed first."""

    RECEPTION = 0
    """Where a department receives people: the first of its places in the directory, unless that
    is a place of other departments too; and whatever is itself drawn as a department."""
    NAMED = 1
    NUMBERED = 2
    """One of a row of rooms that only a number tells apart."""


@dataclass(frozen=True, slots=True)
class CategoryEntry:
    """A place that a category lists, and what it is there."""

    place: Place
    standing: Standing
    position: tuple[int, int]
    """Where the directory has it: its department's position, and its own in the department. That
    which it receives for counts before others; what is in no department comes last."""


def places_by_category(
    plan: Plan, access: frozenset[Access] = frozenset({Access.PUBLIC}), zone: str = NO_ZONE
) -> Mapping[PlaceCategory, tuple[CategoryEntry, ...]]:
    """The places of each category that the plan has, by id; categories in their own order.

    Only places of an `access` given are listed, and of other zones than `zone` only what receives
    people: nobody is sent to a fever clinic's desk who only wants to pay. Of consulting rooms and
    of wards that only a number tells apart a level lists none if it has a place with a name of its
    own in the category, else all; of examinations the first of each row. Rooms and offices are all
    listed, other places only if they have a name. Linear in the number of places.
    """
    receiving = receptions(plan)
    examining = _examining_departments(plan)
    found: dict[PlaceCategory, list[CategoryEntry]] = {category: [] for category in PlaceCategory}
    rows = Counter(row_of(place) for place in plan.places)
    zones = zones_of_places(plan)
    positions = _positions(plan)
    for place in plan.places:
        if place.access not in access:
            continue
        standing = Standing.NAMED
        if place.id in receiving or place.kind is PlaceKind.DEPARTMENT:
            standing = Standing.RECEPTION
        elif place.kind is PlaceKind.CONSULTING_ROOM or rows[row_of(place)] > 1:
            standing = Standing.NUMBERED
        if zones.get(place.id, zone) != zone and standing is not Standing.RECEPTION:
            continue
        for category in _categories_of(place, examining):
            position = positions.get(place.id, (_LAST, 0))
            found[category].append(CategoryEntry(place, standing, position))
    for category in (PlaceCategory.CLINICS, PlaceCategory.WARDS, PlaceCategory.EXAMINATIONS):
        found[category] = _without_rows(category, found[category], rows)
    return {category: tuple(entries) for category, entries in found.items() if entries}


def _categories_of(place: Place, examining: frozenset[str]) -> tuple[PlaceCategory, ...]:
    if place.kind is PlaceKind.OTHER and not place.names:
        return ()
    categories = [category for category, kinds in _KINDS.items() if place.kind in kinds]
    if place.id in examining and PlaceCategory.EXAMINATIONS not in categories:
        # A room without a kind of its own, listed under the laboratory, is an examination too.
        kept = [category for category in categories if category is not PlaceCategory.ROOMS]
        return (*kept, PlaceCategory.EXAMINATIONS)
    return tuple(categories)


def _known_places(plan: Plan) -> Mapping[Department, tuple[str, ...]]:
    known = plan.place_by_id
    listed = {
        department: tuple(each for each in department.place_ids if each in known)
        for department in plan.departments
    }
    return {department: places for department, places in listed.items() if places}


def _positions(plan: Plan) -> Mapping[str, tuple[int, int]]:
    """Of each place of the directory its position: see `CategoryEntry`."""
    found: dict[str, tuple[bool, int, int]] = {}
    for department, place_ids in _known_places(plan).items():
        for index, place_id in enumerate(place_ids):
            at = (
                (index > 0, department.position, index) if department.position else (True, _LAST, 0)
            )
            found[place_id] = min(at, found.get(place_id, at))
    return {place_id: (position, index) for place_id, (_, position, index) in found.items()}


def receptions(plan: Plan) -> frozenset[str]:
    """The places that receive people for a department of the directory: see `Standing`."""
    known = _known_places(plan).values()
    times = Counter(place_id for place_ids in known for place_id in place_ids)
    return frozenset(place_ids[0] for place_ids in known if times[place_ids[0]] == 1)


def _examining_departments(plan: Plan) -> frozenset[str]:
    """Receptions and unlisted kinds of departments that mostly examine."""
    places = plan.place_by_id
    found: set[str] = set()
    for place_ids in _known_places(plan).values():
        kinds = [places[place_id].kind for place_id in place_ids]
        examining = sum(kind in _EXAMINATION_KINDS for kind in kinds)
        if 2 * examining > len(kinds) or kinds[0] in _EXAMINATION_KINDS:
            found.update(
                place_id
                for place_id, kind in zip(place_ids, kinds, strict=True)
                if kind in (PlaceKind.OTHER, PlaceKind.DEPARTMENT)
            )
    return frozenset(found)


Row = tuple[str, PlaceKind, tuple[str, ...]]


def row_of(place: Place) -> Row:
    """What the rooms of one row have in common: their level, kind and name but for numbers."""
    names = tuple(_NUMBER.sub("", name).strip().casefold() for name in place.names.texts())
    return place.level_id, place.kind, names


def _without_rows(
    category: PlaceCategory, entries: list[CategoryEntry], rows: Counter[Row]
) -> list[CategoryEntry]:
    if category is PlaceCategory.EXAMINATIONS:
        firsts: dict[Row, str] = {}
        for entry in entries:
            firsts.setdefault(row_of(entry.place), entry.place.id)
        shown = set(firsts.values())
        return [
            entry
            for entry in entries
            if entry.standing is not Standing.NUMBERED or entry.place.id in shown
        ]
    named = {
        entry.place.level_id
        for entry in entries
        if entry.standing is not Standing.NUMBERED and rows[row_of(entry.place)] == 1
    }
    return [
        entry
        for entry in entries
        if entry.standing is not Standing.NUMBERED or entry.place.level_id not in named
    ]
