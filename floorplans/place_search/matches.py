"""The values of the search: how well a text fits a place, and on which of its texts."""

from dataclasses import dataclass, field
from enum import Enum, IntEnum

from floorplans.model import Place

LONGEST_SEARCH_CHARACTERS = 200
"""A text beyond this is no name of anything."""


class MatchQuality(IntEnum):
    """How well a text fits, best first."""

    EXACT = 0
    PREFIX = 1
    """Also what is typed wholly in pinyin."""
    WORD_PREFIX = 2
    """Later words begin with it, in any order."""
    SUBSTRING = 3
    READING = 4
    """It sounds like it, or is short for how it sounds."""
    PARTS = 5
    """Parts of it name the place, and what is left of it says nothing else."""
    TYPING_ERROR = 6
    """It fits after one letter is added, left out, changed or swapped with its neighbour; a long
    word after two."""


class MatchedOn(Enum):
    """Which text of a place was fitted; the earlier one counts of two that fit equally well."""

    REF = "ref"
    NAME = "name"
    SYNONYM = "synonym"
    DEPARTMENT = "department"
    """A name or synonym of a department of the directory that the place belongs to."""
    TITLE = "title"
    """What lists call it, such as its kind with its number."""
    COMMON_WORD = "common_word"
    """What people commonly say for a place of its kind or name."""
    READING = "reading"
    """How one of these sounds: pinyin or its initials."""


Rank = tuple[int, ...]
"""Orders matches, best first: equal for places that a text fits equally well."""


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place, how well a text fits it, and the text of its own that fits, as it is written."""

    place: Place
    quality: MatchQuality
    matched_on: MatchedOn
    text: str
    rank: Rank = field(default=(), compare=False)
