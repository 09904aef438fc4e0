"""A sign that hangs in the building: what it says, where it hangs and from where it is read."""

from dataclasses import dataclass

from floorplans.facts import Names
from floorplans.kinds import SignArrow


@dataclass(frozen=True, slots=True)
class SignLine:
    """One line of a sign, in every language that it is written in."""

    text: Names
    arrow: SignArrow | None = None
    """None: it says what is here, or lists without a direction."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign on a wall or under a ceiling. One that is read from two sides is two signs."""

    id: str
    level_id: str
    point: tuple[float, float]
    lines: tuple[SignLine, ...]
    bearing_degrees: float | None = None
    """Which way a person reading it looks, clockwise from north; None: it is read from all
    sides, and its arrows say nothing."""
