"""Parts a sentence into what is known of it: the fewest known pieces that cover the most of it.

Knows no languages: the lexicon is what it is given.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from floorplans.kinds import PlaceKind
from floorplans.travel_needs import Profile

_SILENT = re.compile(r"['’‘`´]")
_MARKS = re.compile(r"[^\w&+]+|_")
_WITH_HAN = re.compile(r"(?<=[\u2e80-\uffff]) +| +(?=[\u2e80-\uffff])")
_LONGEST_TERM = 48
_UNKNOWN_COST = 3.0
_PIECE_COST = 1.0
_FILLER_COST = 1.1
_PROFILE_COST = 0.8
"""“In a wheelchair” tells how somebody travels, not where they are in."""


class Tag(Enum):
    """What a piece of a sentence is."""

    FILLER = "filler"
    WANTING = "wanting"
    PASSING = "passing"
    DONE = "done"
    THEN = "then"
    BESIDE = "beside"
    NEAREST = "nearest"
    CALL_PERSON = "call_person"
    WAY_OUT = "way_out"
    SEE_DOCTOR = "see_doctor"
    TITLE = "title"
    """What stands beside the name of a doctor."""
    COMPLAINT = "complaint"
    PEOPLE = "people"
    NAME = "name"
    """What a place, a department or a sort of department is called."""
    WORD = "word"
    """What people say for a place of some sort."""
    GENERAL = "general"
    """What may be said beside any name, and tells little alone: “department”."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that a term may mean. `kinds` are those that it asks for whatever else it means."""

    tags: frozenset[Tag] = frozenset()
    kinds: tuple[PlaceKind, ...] = ()
    common_kinds: tuple[PlaceKind, ...] = ()
    """Kinds that the term is one of several words for."""
    profile: Profile | None = None

    def joined(self, other: "Meaning") -> "Meaning":
        """Both meanings."""
        return Meaning(
            self.tags | other.tags,
            tuple(dict.fromkeys((*self.kinds, *other.kinds))),
            tuple(dict.fromkeys((*self.common_kinds, *other.common_kinds))),
            self.profile or other.profile,
        )

    @property
    def is_content(self) -> bool:
        """Whether it may be what somebody wants to get to."""
        return bool(self.kinds or self.common_kinds or self.tags & {Tag.NAME, Tag.WORD})


UNKNOWN = Meaning()


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a simple text, from `start` on."""

    start: int
    text: str
    meaning: Meaning

    @property
    def is_unknown(self) -> bool:
        return self.meaning is UNKNOWN

    def has(self, tag: Tag) -> bool:
        """Whether it may be that."""
        return tag in self.meaning.tags


@dataclass(slots=True)
class Lexicon:
    """Terms and their meanings; filled once, then only read."""

    _terms: dict[str, Meaning] = field(default_factory=dict)
    _beginnings: dict[str, list[int]] = field(default_factory=dict)

    def add(self, terms: Iterable[str], meaning: Meaning) -> None:
        """Adds what terms mean to what they mean already."""
        for term in terms:
            key = simple(term)
            if not key or len(key) > _LONGEST_TERM:
                continue
            if key not in self._terms:
                lengths = self._beginnings.setdefault(key[0], [])
                if len(key) not in lengths:
                    lengths.append(len(key))
            self._terms[key] = self._terms.get(key, UNKNOWN).joined(meaning)

    def find(self, key: str) -> Meaning:
        """What a simple text means as a whole."""
        return self._terms.get(key, UNKNOWN)

    def segments(self, text: str) -> tuple[Segment, ...]:
        """The pieces of a simple text in order, without the spaces between them."""
        size = len(text)
        costs = [0.0] + [float("inf")] * size
        came: list[tuple[int, Meaning]] = [(0, UNKNOWN)] * (size + 1)

        def reach(end: int, start: int, cost: float, meaning: Meaning) -> None:
            if costs[start] + cost < costs[end]:
                costs[end], came[end] = costs[start] + cost, (start, meaning)

        for at in range(size):
            if costs[at] == float("inf"):
                continue
            if text[at] == " ":
                reach(at + 1, at, 0.0, UNKNOWN)
                continue
            reach(_end_of_unknown(text, at), at, _UNKNOWN_COST, UNKNOWN)
            if not _is_border(text, at):
                continue
            for length in self._beginnings.get(text[at], ()):
                end = at + length
                meaning = self._terms.get(text[at:end])
                if meaning is not None and end <= size and _is_border(text, end):
                    reach(end, at, _cost(meaning), meaning)
        return _walked_back(text, came)


def _cost(meaning: Meaning) -> float:
    if meaning.profile is not None:
        return _PROFILE_COST
    is_filler = Tag.FILLER in meaning.tags and not meaning.is_content
    return _FILLER_COST if is_filler else _PIECE_COST


def simple(text: str) -> str:
    """A sentence as it is compared: without case, width, accents and marks; spaces only between
    words that need them."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    spaced = " ".join(_MARKS.sub(" ", _SILENT.sub("", letters)).split())
    return _WITH_HAN.sub("", spaced)


class Replacements:
    """Replaces simple terms by others, the longest first. Never changed."""

    def __init__(self, instead: Mapping[str, str]) -> None:
        self._instead = {simple(term): simple(other) for term, other in instead.items()}
        ordered = sorted(filter(None, self._instead), key=len, reverse=True)
        bounded = (f"{_edge(x[0], '<')}{re.escape(x)}{_edge(x[-1], '')}" for x in ordered)
        self._pattern = re.compile("|".join(bounded) or r"(?!)")

    def made_in(self, text: str) -> str:
        """A simple text with all of them made, once each."""
        return self._pattern.sub(lambda match: self._instead[match.group(0)], text)


def _edge(sign: str, behind: str) -> str:
    """What must stand there so that no word of letters goes on; as `_is_joined` has it."""
    if not _is_joined(sign):
        return ""
    # Python compiles a range sign by sign: this one is the shorter half of all.
    return rf"(?:(?{behind}!\w)|(?{behind}=[^\0-\u2e7f]))"


def _walked_back(text: str, came: list[tuple[int, Meaning]]) -> tuple[Segment, ...]:
    found: list[Segment] = []
    end = len(text)
    while end > 0:
        start, meaning = came[end]
        if text[start:end] != " ":
            found.append(Segment(start, text[start:end], meaning))
        end = start
    return tuple(_unknown_joined(list(reversed(found))))


def _unknown_joined(found: list[Segment]) -> list[Segment]:
    """Unknown signs that follow each other are one piece."""
    joined = found[:1]
    for before, segment in pairwise(found):
        is_next = before.start + len(before.text) == segment.start
        if segment.is_unknown and before.is_unknown and is_next:
            last = joined[-1]
            joined[-1] = Segment(last.start, last.text + segment.text, UNKNOWN)
        else:
            joined.append(segment)
    return joined


def _end_of_unknown(text: str, at: int) -> int:
    end = at + 1
    if _is_joined(text[at]):
        while end < len(text) and _is_joined(text[end]):
            end += 1
    return end


def _is_border(text: str, at: int) -> bool:
    """Whether a term may begin or end there: not within a word of letters."""
    if at in {0, len(text)}:
        return True
    return not (_is_joined(text[at - 1]) and _is_joined(text[at]))


def _is_joined(sign: str) -> bool:
    return sign < "\u2e80" and sign.isalnum()
