"""A published plan as it is at any time: the overlay of what is closed and shut then.

Shares graphs and trees with the snapshot that it lies over; owns no search.
"""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from threading import Lock

from floorplans.closed_parts import ClosedParts, TimedPart
from floorplans.snapshot import Snapshot
from floorplans.timetable import Keys, Timetable

_MOST_KEPT = 24


class TimedSnapshots:
    """Thread-safe. `closures` are all with their times, those in force and those announced."""

    def __init__(self, snapshot: Snapshot, closures: Sequence[TimedPart] = ()) -> None:
        self.timetable = Timetable(snapshot.plan, closures)
        self._snapshot = snapshot
        self._kept: OrderedDict[ClosedParts, Snapshot] = OrderedDict()
        self._lock = Lock()

    def at(self, moment: datetime, keys: Keys = Keys.NONE) -> Snapshot:
        """The plan with what cannot be passed at an aware moment; equal times share it."""
        return self.of(self.timetable.parts_at(moment, keys))

    def of(self, parts: ClosedParts) -> Snapshot:
        """The plan with just these parts closed."""
        closures = self._snapshot.closures
        if parts == (() if closures is None else closures.parts):
            return self._snapshot
        with self._lock:
            found = self._kept.get(parts)
            if found is None:
                found = self._kept[parts] = self._snapshot.with_closures(parts)
                if len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
            else:
                self._kept.move_to_end(parts)
        return found
