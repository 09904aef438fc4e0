"""The values of understanding: what a sentence asks for, and the places that it may mean."""

from dataclasses import dataclass
from enum import Enum

from floorplans.kinds import PlaceKind
from floorplans.place_search import PlaceMatch
from floorplans.travel_needs import Profile


class Intent(Enum):
    """What somebody wants who said a sentence."""

    GO_TO = "go_to"
    """A certain place."""
    NEAREST = "nearest"
    """Any place of a kind, the nearer the better."""
    WAY_OUT = "way_out"
    CALL_PERSON = "call_person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant. `confidence`, 0 to 1, orders candidates; it is no probability."""

    match: PlaceMatch
    confidence: float


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence asks for, to be confirmed by who said it.

    `kind`, of NEAREST, WAY_OUT and CALL_PERSON: which kind of place leads there; the candidates are
    then all of them. `profile`: how somebody says that they travel; None: nothing said.
    """

    heard: str
    intent: Intent
    kind: PlaceKind | None = None
    profile: Profile | None = None
    is_sentence: bool = False
    """Whether more is said than what may be a name."""
    candidates: tuple[Candidate, ...] = ()
