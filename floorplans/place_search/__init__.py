"""Which places a typed text means: exact names for commands, ranked matches for visitors.

Words and pronunciation are given to it by those who know languages; it knows no walking times.
"""

from floorplans.place_search.keys import compared
from floorplans.place_search.matches import (
    LONGEST_SEARCH_CHARACTERS,
    MatchedOn,
    MatchQuality,
    PlaceMatch,
    Rank,
)
from floorplans.place_search.search import PlaceSearch
from floorplans.place_search.search_words import NO_WORDS, Concept, SearchWords
from floorplans.place_search.sounds import Sounds, no_sounds

__all__ = [
    "LONGEST_SEARCH_CHARACTERS",
    "NO_WORDS",
    "Concept",
    "MatchQuality",
    "MatchedOn",
    "PlaceMatch",
    "PlaceSearch",
    "Rank",
    "SearchWords",
    "Sounds",
    "compared",
    "no_sounds",
]
