"""Which places a typed text means: exact names for commands, ranked matches for visitors.

Pure matching over a plan's own texts; knows no walking times and no language's pronunciation.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from floorplans.model import Place, Plan


class MatchQuality(IntEnum):
    """How well a text fits, best first."""

    EXACT = 0
    PREFIX = 1
    WORD_PREFIX = 2
    """A later word begins with it."""
    SUBSTRING = 3
    TYPING_ERROR = 4
    """It fits after one letter is added, left out, changed or swapped with its neighbour."""


class MatchedOn(Enum):
    """Which text of a place was fitted; the earlier one counts of two that fit equally well."""

    REF = "ref"
    NAME = "name"
    SYNONYM = "synonym"
    DEPARTMENT = "department"
    """A name or synonym of a department of the directory that the place belongs to."""
    TITLE = "title"
    """What lists call it, such as its kind with its number."""
    READING = "reading"
    """How a name is typed in another script: pinyin or its initials."""


_ORDER = {field: number for number, field in enumerate(MatchedOn)}
_NAMING = frozenset({MatchedOn.REF, MatchedOn.NAME, MatchedOn.SYNONYM, MatchedOn.DEPARTMENT})
"""Texts that say which place is meant, and not merely what it is like."""

LONGEST_SEARCH_CHARACTERS = 200
"""A text beyond this is no name of anything."""

TextsOf = Callable[[Place], Iterable[str]]
Readings = Callable[[str], Iterable[str]]


def no_titles(_: Place) -> Iterable[str]:
    """For searches by what the plan itself says only."""
    return ()


def no_readings(_: str) -> Iterable[str]:
    """For plans whose names are typed as they are written."""
    return ()


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place, how well a text fits it, and the text of its own that fits, as it is written."""

    place: Place
    quality: MatchQuality
    matched_on: MatchedOn
    text: str


@dataclass(frozen=True, slots=True)
class _Written:
    """A text of a place; `key` as compared, `words` the same of its words from the second on."""

    field: MatchedOn
    text: str
    key: str
    words: tuple[str, ...]


class PlaceSearch:
    """All texts of a plan's places, ready to be searched. Never changed, so threads may share it.

    `titles` are further texts of a place, in the caller's words; `readings` other ways in which a
    name may be typed, such as pinyin. A search takes time linear in the number of texts.
    """

    def __init__(
        self, plan: Plan, *, titles: TextsOf = no_titles, readings: Readings = no_readings
    ) -> None:
        self._plan = plan
        departments = _department_texts(plan)
        self._texts = [
            (place, tuple(_written(place, departments.get(place.id, ()), titles, readings)))
            for place in plan.places
        ]

    def search(self, text: str) -> tuple[PlaceMatch, ...]:
        """The places that a text fits, each once with its best match, best matches first.

        Case, width, accents and spaces do not count. Ties fall by field, then by how much of the
        name was typed, then by level and id. A typing error is forgiven only if nothing fits
        without. Nothing fits a blank text or one longer than `LONGEST_SEARCH_CHARACTERS`.
        """
        wanted = compared(text) if len(text) <= LONGEST_SEARCH_CHARACTERS else ""
        if not wanted:
            return ()
        return self._ranked(wanted, _fit) or self._ranked(wanted, _fit_with_error)

    def named(self, text: str) -> tuple[Place, ...]:
        """The places that a text names exactly, best kind of match only: by id, then number, then
        name, then synonym, then department. `text@level` asks for a level's label or id.

        Several places of one name are all returned, by level and id; none is an empty tuple.
        """
        by_id = self._plan.place_by_id.get(text)
        if by_id is not None:
            return (by_id,)
        for wanted, level_ids in self._with_and_without_level(text):
            exact: dict[MatchedOn, list[Place]] = {}
            for place, texts in self._texts:
                fields = {written.field for written in texts if written.key == wanted} & _NAMING
                if place.level_id in level_ids and fields:
                    exact.setdefault(min(fields, key=_ORDER.__getitem__), []).append(place)
            if exact:
                levels = self._plan.level_by_id
                places = exact[min(exact, key=_ORDER.__getitem__)]
                return tuple(sorted(places, key=lambda p: (levels[p.level_id].ordinal, p.id)))
        return ()

    def _ranked(self, wanted: str, fit: "_Fit") -> tuple[PlaceMatch, ...]:
        found: list[tuple[tuple[int, int, int, float, str], PlaceMatch]] = []
        levels = self._plan.level_by_id
        for place, texts in self._texts:
            best: tuple[tuple[int, int, int], MatchQuality, _Written] | None = None
            for written in texts:
                quality = fit(wanted, written)
                if quality is not None:
                    rank = int(quality), _ORDER[written.field], len(written.key)
                    if best is None or rank < best[0]:
                        best = rank, quality, written
            if best is not None:
                rank, quality, written = best
                level = levels.get(place.level_id)
                ordinal = level.ordinal if level is not None else 0.0
                match = PlaceMatch(place, quality, written.field, written.text)
                found.append(((*rank, ordinal, place.id), match))
        found.sort(key=lambda entry: entry[0])
        return tuple(match for _, match in found)

    def _with_and_without_level(self, text: str) -> Iterator[tuple[str, frozenset[str]]]:
        """The text as it stands, and split into name and level at the last @."""
        levels = self._plan.levels
        yield compared(text), frozenset(level.id for level in levels)
        name, at, level_text = text.rpartition("@")
        if at:
            wanted = compared(level_text)
            ids = (x.id for x in levels if wanted in (compared(x.id), compared(x.label)))
            yield compared(name), frozenset(ids)


def compared(text: str) -> str:
    """A text as it is compared: compatibility-decomposed, without case, accents and spaces."""
    return "".join(_plain(text).split())


_Fit = Callable[[str, _Written], MatchQuality | None]


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _words(text: str) -> list[str]:
    """The words of a text as they are compared, parted by all that is no letter or digit."""
    return "".join(sign if sign.isalnum() else " " for sign in _plain(text)).split()


def _department_texts(plan: Plan) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for department in plan.departments:
        for place_id in department.place_ids:
            own = texts.setdefault(place_id, [])
            own += (*department.names.texts(), *department.synonyms)
    return texts


def _written(
    place: Place, departments: Sequence[str], titles: TextsOf, readings: Readings
) -> Iterator[_Written]:
    """The texts of a place, each once, under the first field that holds it."""
    names = place.names.texts()
    spelled = [reading for name in (*names, *place.synonyms) for reading in readings(name)]
    seen: set[str] = set()
    for field, texts in (
        (MatchedOn.REF, (place.ref,)),
        (MatchedOn.NAME, names),
        (MatchedOn.SYNONYM, place.synonyms),
        (MatchedOn.DEPARTMENT, departments),
        (MatchedOn.TITLE, titles(place)),
        (MatchedOn.READING, spelled),
    ):
        for text in texts:
            key = compared(text)
            if key and key not in seen:
                seen.add(key)
                yield _Written(field, text, key, tuple(_words(text)[1:]))


def _fit(wanted: str, written: _Written) -> MatchQuality | None:
    key = written.key
    if wanted not in key:
        return None
    if wanted == key:
        return MatchQuality.EXACT
    if key.startswith(wanted):
        return MatchQuality.PREFIX
    if any(word.startswith(wanted) for word in written.words):
        return MatchQuality.WORD_PREFIX
    return MatchQuality.SUBSTRING


def _fit_with_error(wanted: str, written: _Written) -> MatchQuality | None:
    """A number is another room and a reading is short: an error in those is not forgiven."""
    if written.field in (MatchedOn.REF, MatchedOn.READING):
        return None
    fewest = 3 if any(sign > "\u2e80" for sign in wanted) else 4
    if len(wanted) < fewest:
        return None
    if any(_begins_but_for_one_letter(key, wanted) for key in (written.key, *written.words)):
        return MatchQuality.TYPING_ERROR
    return None


def _begins_but_for_one_letter(key: str, wanted: str) -> bool:
    """Whether `key` would begin with `wanted` after one edit that touches no digit.

    The edit, if one is enough, is where they first differ (Damerau's four kinds, 1964).
    """
    at, shorter = 0, min(len(key), len(wanted))
    while at < shorter and key[at] == wanted[at]:
        at += 1
    ours, theirs = wanted[at : at + 2], key[at : at + 2]
    if (ours[:1] + theirs[:1]).isdigit() or not ours:
        return False
    rest = wanted[at + 1 :]
    if (
        not ours[0].isdigit()
        and (
            key.startswith(rest, at)  # a letter too many
            or (theirs[:1].isalpha() and key.startswith(rest, at + 1))  # another letter
        )
    ):
        return True
    if len(theirs) == 2 and ours == theirs[::-1] and not any(map(str.isdigit, ours)):
        return key.startswith(wanted[at + 2 :], at + 2)  # two letters swapped
    return theirs[:1].isalpha() and key.startswith(wanted[at:], at + 1)  # a letter left out
