"""The words of all languages that the search is given: what people say for and around places.

Only their form; the words themselves stand in the catalogs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from floorplans.kinds import PlaceKind


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that many houses have: the names that tell it, and what people say for it."""

    id: str
    names: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What is said in the languages of the house, all of them together."""

    concepts: tuple[Concept, ...] = ()
    kinds: Mapping[PlaceKind, tuple[str, ...]] = field(default_factory=dict)
    """What people say for any place of a kind."""
    kind_names: Mapping[PlaceKind, tuple[str, ...]] = field(default_factory=dict)
    """What places of a kind are called."""
    some_entrances: tuple[str, ...] = ()
    """What an entrance may be, “north gate”: said of any only where none is called so."""
    fillers: tuple[str, ...] = ()
    """What is said before and after a name: “where is the”."""
    emergencies: tuple[str, ...] = ()
    """What tells that somebody needs help at once: “cannot breathe”."""
    nearest: tuple[str, ...] = ()
    """Fillers that ask for what lies nearest."""
    general_words: tuple[str, ...] = ()
    """Words for any place, which may stand beside a name: “department”."""
    verbs: tuple[str, ...] = ()
    """What is done with something, where a question ends on it and a name begins with it: 拿."""
    loose_words: tuple[str, ...] = ()
    """Words that stand anywhere in what people tell, and say nothing of the place: “very”."""
    small_words: tuple[str, ...] = ()
    """Words that are left out of names when one types: “and”."""
    name_endings: tuple[str, ...] = ()
    """What may follow the word that says what a place is: “clinic” in “eye clinic”."""
    same_words: tuple[tuple[str, ...], ...] = ()
    """Words of one meaning in names: “lift”, “elevator”."""
    same_asked: tuple[tuple[str, ...], ...] = ()
    """Words that ask for the same in a question, though they are not of one meaning in names."""
    level_after: tuple[str, ...] = ()
    """What follows the number of a level."""
    level_before: tuple[str, ...] = ()
    level_below: tuple[str, ...] = ()
    """What says that a level is below the ground."""
    ground_level: tuple[str, ...] = ()
    level_numbers: tuple[tuple[str, str], ...] = ()
    """Numbers of levels in words: (“1”, “first”)."""
    building_endings: tuple[str, ...] = ()
    """What names of buildings end on, and may go without."""


NO_WORDS = SearchWords()
"""For searches by what the plan itself says only."""
