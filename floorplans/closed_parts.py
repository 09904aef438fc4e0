"""What is closed for now: values that the search and the proof both read. Never part of a plan.

Who closed it, why and until when is not known here.
"""

from dataclasses import dataclass

from floorplans.model import Point


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
