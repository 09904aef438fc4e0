"""A route parted where it changes height: each part is one picture. Knows legs and levels only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from floorplans.drawing.levels import shown_levels
from floorplans.model import Plan
from floorplans.route import RIDE_KINDS, Leg, Route


@dataclass(frozen=True, slots=True)
class Stretch:
    """The legs from `first_leg` up to, not including, `end_leg`: a walk at one height, and last the
    ride that leads away from it, if one does. `ride_leg` is where the ride begins that led there;
    equal to `first_leg` where none did. A route that ends with a ride has a last stretch without
    legs.
    """

    level_id: str
    first_leg: int
    end_leg: int
    ride_leg: int
    is_last: bool = False

    def holds(self, leg: int) -> bool:
        """Whether a leg's number is one of these legs."""
        return self.first_leg <= leg < self.end_leg


def stretches_of(route: Route, plan: Plan) -> tuple[Stretch, ...]:
    """The stretches of a route in the order of travel; none for a route without legs."""
    found: list[Stretch] = []
    first = ride = 0
    for begin, end in _rides(route.legs):
        start_level, end_level = route.legs[begin].start.level_id, route.legs[end - 1].end.level_id
        if end_level not in shown_levels(plan, start_level):
            found.append(Stretch(route.legs[first].start.level_id, first, end, ride))
            first, ride = end, begin
    if route.legs:
        begins = route.legs[first].start if first < len(route.legs) else route.legs[-1].end
        found.append(Stretch(begins.level_id, first, len(route.legs), ride, is_last=True))
    return tuple(found)


def _rides(legs: Sequence[Leg]) -> Iterator[tuple[int, int]]:
    """First and end leg of each ride; consecutive legs of one connector are one."""
    numbered = enumerate(legs)
    for (is_ride, _), group in groupby(
        numbered, key=lambda each: (each[1].kind in RIDE_KINDS, each[1].element_id)
    ):
        numbers = [number for number, _ in group]
        if is_ride:
            yield numbers[0], numbers[-1] + 1
