"""How far all places are from where somebody stands, kept for the next question from there.

Somebody who types asks with each key, and stands where they stood a moment ago.
"""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from floorplans.model import Plan
from floorplans.route_search import Location
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import TravelNeeds
from floorplans.walking_times import walking_times

_MOST_KEPT = 128
"""Starts times needs; each holds a number for each place."""


class Walks:
    """Walking times of one plan at a time, with whatever is closed on it. Thread-safe."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._kept: OrderedDict[tuple[Snapshot, Location, TravelNeeds], Mapping[str, float]] = (
            OrderedDict()
        )
        self._lock = Lock()

    def seconds_from(
        self, snapshot: Snapshot, start: Location, needs: TravelNeeds
    ) -> Mapping[str, float]:
        """Seconds to each place that can be reached. Raises as `walking_times` does."""
        key = snapshot, start, needs
        with self._lock:
            if self._plan is not snapshot.plan:
                self._plan = snapshot.plan
                self._kept.clear()
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
                return known
        found = walking_times(snapshot, start, [place.id for place in snapshot.plan.places], needs)
        with self._lock:
            if self._plan is snapshot.plan:
                self._kept[key] = found
                if len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
        return found
