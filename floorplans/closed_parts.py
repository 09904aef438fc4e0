"""What is closed for now: values that the search and the proof both read. Never part of a plan.

Who closed it, why and until when is not known here.
"""

from dataclasses import dataclass
from datetime import datetime

from floorplans.model import Point

_BY_HOURS = "hours:"
"""Begins what stands for a closure's id where an element is shut by its hours: no id of a closure
or an element holds a colon."""


@dataclass(frozen=True, slots=True)
class ClosedPart:
    """One closure: an element, or floor of a level: within `corners`, or all of it without.

    A closed area, polygon or level is floor that nobody enters; who is in it may still leave, and
    stairs past a closed level stay open. An element that the plan does not have closes nothing.
    """

    closure_id: str
    element_id: str = ""
    level_id: str = ""
    corners: tuple[Point, ...] = ()


ClosedParts = tuple[ClosedPart, ...]


def shut_by_hours(element_id: str) -> ClosedPart:
    """An element outside its opening hours: closed like any other part, by no closure."""
    return ClosedPart(_BY_HOURS + element_id, element_id=element_id)


def find_shut_element(closure_id: str) -> str | None:
    """The element that a part stands for which is shut by its hours; None for a closure's id."""
    return closure_id.removeprefix(_BY_HOURS) if closure_id.startswith(_BY_HOURS) else None


@dataclass(frozen=True, slots=True)
class TimedPart:
    """A closure with its times, aware; None: since ever, or until somebody ends it."""

    part: ClosedPart
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    def is_closed_at(self, moment: datetime) -> bool:
        """From its start up to, not including, its end."""
        if self.starts_at is not None and moment < self.starts_at:
            return False
        return self.ends_at is None or moment < self.ends_at
