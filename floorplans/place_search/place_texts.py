"""All texts by which a place may be asked for, with how closely each one stands for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from floorplans.kinds import PlaceKind
from floorplans.model import Place, Plan
from floorplans.place_categories import receptions
from floorplans.place_search.concepts import Concepts
from floorplans.place_search.keys import is_han, plain
from floorplans.place_search.matches import MatchedOn
from floorplans.place_search.search_words import SearchWords

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
"""What people leave out of a number such as E047."""

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")

_FEWEST_OF_A_NAME = 2
"""Fewer signs without an ending are no name: 骨 of 骨科."""

TextsOf = Callable[[Place], Iterable[str]]


def no_titles(_: Place) -> Iterable[str]:
    """For searches by what the plan itself says only."""
    return ()


class Closeness(IntEnum):
    """How closely a text stands for a place, the closest first."""

    OWN = 0
    """The plan says it of this very place."""
    OF_ITS_SORT = 1
    """It is said of the department whose reception it is, or of what its name says that it is."""
    OF_ITS_KIND = 2
    """It is said of all places of its kind."""
    BY_THE_WAY = 3
    """It is said of what the place belongs to, or of a word that its name also holds."""


@dataclass(frozen=True, slots=True)
class PlaceText:
    """A text of a place. `place` is its number in the plan; `shown` is what to tell people."""

    place: int
    field: MatchedOn
    text: str
    shown: str
    closeness: Closeness
    is_synonym: bool = False
    """Of a place or department, which also has a name; or what some say for places of its sort."""

    @staticmethod
    def own_name(place: int, name: str) -> "PlaceText":
        """A place's own name."""
        return PlaceText(place, MatchedOn.NAME, name, name, Closeness.OWN)


_SPOKEN_OF = frozenset(
    {
        *(PlaceKind.WAITING_AREA, PlaceKind.SEAT, PlaceKind.STAIRS, PlaceKind.LIFT),
        *(PlaceKind.STORAGE, PlaceKind.OFFICE, PlaceKind.REFUGE, PlaceKind.ENTRANCE),
        *(PlaceKind.EXIT, PlaceKind.KIOSK),
    }
)
"""Kinds whose names tell what they belong to rather than what they are."""


DepartmentText = tuple[str, Closeness, bool]
"""What is said of a department, how closely it stands for a place, and whether it is a synonym."""


class _OtherWords:
    """Names with one of their words replaced by each one of the same meaning."""

    def __init__(self, words: SearchWords) -> None:
        self._groups = words.same_words
        self._kept: dict[str, tuple[str, ...]] = {}

    def for_name(self, name: str) -> tuple[str, ...]:
        """All ways to write a name, but for its own."""
        if name not in self._kept:
            self._kept[name] = tuple(self._ways(plain(name)))
        return self._kept[name]

    def _ways(self, simple: str) -> Iterator[str]:
        for group in self._groups:
            held = max((word for word in group if _holds(simple, word)), key=len, default=None)
            if held is not None:
                for other in group:
                    # A word that holds this one stands there already.
                    if not _holds(simple, other):
                        yield simple.replace(held, other)


def place_texts(plan: Plan, words: SearchWords, titles: TextsOf) -> Iterator[PlaceText]:
    """The texts of all places, those of a place together and the closest first."""
    concepts, others = Concepts(words), _OtherWords(words)
    departments = _departments(plan)
    words = _without_told_entrances(plan, words)
    for number, place in enumerate(plan.places):
        seen: set[str] = set()
        own_departments = departments.get(place.id, ())
        for text in _texts(number, place, own_departments, words, concepts, others):
            if text.text not in seen:
                seen.add(text.text)
                yield text
        for title in titles(place):
            if title not in seen:
                seen.add(title)
                yield PlaceText(number, MatchedOn.TITLE, title, title, Closeness.OF_ITS_SORT)


def _without_told_entrances(plan: Plan, words: SearchWords) -> SearchWords:
    """Words that leave out which entrance one may be, where an entrance is called so."""
    entrances = (place for place in plan.places if place.kind is PlaceKind.ENTRANCE)
    called = [plain(name) for place in entrances for name in place.names.texts()]
    untold = (some for some in words.some_entrances if not any(plain(some) in x for x in called))
    return replace(words, some_entrances=tuple(untold))


def _texts(
    number: int,
    place: Place,
    departments: Sequence[DepartmentText],
    words: SearchWords,
    concepts: Concepts,
    others: _OtherWords,
) -> Iterator[PlaceText]:
    own, sort = Closeness.OWN, Closeness.OF_ITS_SORT
    names = place.names.texts()
    synonyms = [part for text in place.synonyms for part in _parts(text)]
    department_names = {text for text, _, is_synonym in departments if not is_synonym}
    yield PlaceText(number, MatchedOn.REF, place.ref, place.ref, own)
    yield PlaceText(number, MatchedOn.REF, _ZEROS.sub("", place.ref), place.ref, sort)
    for name in names:
        yield PlaceText(number, MatchedOn.NAME, name, name, own)
        yield PlaceText(number, MatchedOn.NAME, _BRACKETS.sub("", name).strip(), name, own)
        short = _without_ending(name, words.name_endings)
        if short:
            yield PlaceText(number, MatchedOn.NAME, short, name, own)
    for synonym in synonyms:
        is_synonym = synonym not in department_names
        yield PlaceText(number, MatchedOn.SYNONYM, synonym, synonym, own, is_synonym=is_synonym)
    for field, text in (
        *((MatchedOn.NAME, name) for name in names),
        *((MatchedOn.SYNONYM, synonym) for synonym in synonyms),
    ):
        for other in others.for_name(text):
            is_synonym = field is MatchedOn.SYNONYM
            yield PlaceText(number, field, other, text, own, is_synonym=is_synonym)
    of_department = [
        PlaceText(number, MatchedOn.DEPARTMENT, text, text, closeness, is_synonym=is_synonym)
        for text, closeness, is_synonym in departments
    ]
    yield from (text for text in of_department if text.closeness is not Closeness.BY_THE_WAY)
    told = concepts.told_by(names, synonyms)
    is_beside = place.kind in _SPOKEN_OF
    heads = [concept for concept, is_head in told.items() if is_head and not is_beside]
    # A dental X-ray is not where people go for an X-ray.
    is_special = not all(concepts.told_by(names, ()).values())
    of_head = Closeness.OF_ITS_KIND if is_special else sort
    for concept in heads:
        yield from _common(number, concept.names, concept.words, of_head)
    kind_names = words.kind_names.get(place.kind, ())
    kind_words = words.kinds.get(place.kind, ())
    if place.kind is PlaceKind.ENTRANCE:
        kind_words = (*kind_words, *words.some_entrances)
    yield from _common(number, kind_names, kind_words, Closeness.OF_ITS_KIND)
    yield from (text for text in of_department if text.closeness is Closeness.BY_THE_WAY)
    for concept in told:
        if concept not in heads:
            yield from _common(number, concept.names, concept.words, Closeness.BY_THE_WAY)


def _without_ending(name: str, endings: Iterable[str]) -> str:
    """A name without what only says that it is a place: 导诊 of 导诊台; empty where nothing, or too
    little, would be left."""
    simple = plain(name)
    for ending in sorted(map(plain, endings), key=len, reverse=True):
        if simple.endswith(ending):
            short = simple.removesuffix(ending).rstrip()
            if len(short) >= _FEWEST_OF_A_NAME and (is_han(short) or simple != short + ending):
                return short
    return ""


def _common(
    number: int, names: Iterable[str], said: Iterable[str], closeness: Closeness
) -> Iterator[PlaceText]:
    field = MatchedOn.COMMON_WORD
    for name in names:
        yield PlaceText(number, field, name, name, closeness)
    for word in said:
        yield PlaceText(number, field, word, word, closeness, is_synonym=True)


def _parts(text: str) -> Iterator[str]:
    """A synonym, or several that were written as one."""
    for part in text.replace("，", ",").replace("、", ",").replace(";", ",").split(","):
        if part.strip():
            yield part.strip()


def _departments(plan: Plan) -> Mapping[str, list[DepartmentText]]:
    receiving = receptions(plan)
    texts: dict[str, list[DepartmentText]] = {}
    for department in plan.departments:
        for place_id in department.place_ids:
            first = place_id in receiving and place_id == department.place_ids[0]
            closeness = Closeness.OF_ITS_SORT if first else Closeness.BY_THE_WAY
            own = texts.setdefault(place_id, [])
            own += ((text, closeness, False) for text in department.names.texts())
            parts = (part for text in department.synonyms for part in _parts(text))
            own += ((part, closeness, True) for part in parts)
    return texts


def _holds(text: str, word: str) -> bool:
    return word in text and (not word.isascii() or f" {word} " in f" {text} ")
