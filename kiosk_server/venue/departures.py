"""When somebody sets out who asks now, and for how long their answers may be shared.

Answers depend on the clock only where something opens or shuts within the longest walk.
"""

from datetime import datetime, timedelta

from floorplans.timed_search import LONGEST_WALK
from floorplans.timetable import Keys, Timetable

_LOOKED_AHEAD = timedelta(minutes=30)
"""How long a time is looked for in which nothing changes, so that it need not be looked for at
every question."""


class Departures:
    """The departures of one published state. Threads may share it: what it keeps is one value."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self._shared: tuple[datetime, datetime] | None = None

    def of(self, now: datetime) -> datetime:
        """The next full minute: nobody is led through a door that shuts before they come to it."""
        return now if self._timetable.is_constant else _full_minute(now)

    def key(self, now: datetime) -> str:
        """Equal for moments of which all answers are equal; it is new each minute while something
        changes soon, and else the same for half an hour. Empty where nothing ever changes."""
        if self._timetable.is_constant:
            return ""
        shared, departs = self._shared, _full_minute(now)
        if shared is None or not shared[0] <= departs < shared[1]:
            shared = self._shared = self._shared_from(departs)
        return f"{shared[0]:%Y%m%dT%H%M}"

    def _shared_from(self, departs: datetime) -> tuple[datetime, datetime]:
        """The departures from this one on whose answers are the same: at least those of this
        minute."""
        end = departs + LONGEST_WALK + _LOOKED_AHEAD
        periods = self._timetable.periods(departs, end, Keys.NONE)
        changes_at = periods[1].starts_at if len(periods) > 1 else end
        return departs, max(changes_at - LONGEST_WALK, departs + timedelta(minutes=1))


def _full_minute(moment: datetime) -> datetime:
    full = moment.replace(second=0, microsecond=0)
    return full if full == moment else full + timedelta(minutes=1)
