"""The venue as it is in force: the plan ready for search and guidance, never changed once made."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from floorplans.closed_parts import TimedPart
from floorplans.first_spot import first_spot
from floorplans.guidance import GuidancePlan
from floorplans.model import Plan
from floorplans.snapshot import Snapshot
from floorplans.timed_snapshots import TimedSnapshots
from floorplans.timetable import Keys
from kiosk_server.venue.departures import Departures
from kiosk_server.venue.model import Closure, VenueState


@dataclass(frozen=True)
class PublishedVenue:
    """All that answers are made from. Take it once for one answer, so that they agree.

    `closures` are those in force and those announced, the earliest start first; the ones in force
    lie over the snapshot.
    """

    snapshot: Snapshot
    guidance: GuidancePlan
    state: VenueState
    closures: tuple[Closure, ...] = ()
    hours_key: str = ""
    """What is shut by its hours, as the timetable tells it for when this was taken over."""

    def is_in_force(self, closure: Closure) -> bool:
        """Whether answers heed a closure now."""
        return closure.id in self.state.closures_in_force

    def find_closure(self, closure_id: str) -> Closure | None:
        """The closure of an id, if it is in force or announced."""
        return next((each for each in self.closures if each.id == closure_id), None)

    @cached_property
    def lobby_code(self) -> str | None:
        """Where a kiosk in the lobby would stand, as `first_spot` finds it."""
        return first_spot(self.plan)

    @cached_property
    def timed(self) -> TimedSnapshots:
        """The plan as it is at any time. What is in force holds until its end, whatever the clock
        says of its start."""
        return TimedSnapshots(
            self.snapshot,
            [
                TimedPart(
                    each.part, None if self.is_in_force(each) else each.starts_at, each.ends_at
                )
                for each in self.closures
            ],
        )

    @cached_property
    def departures(self) -> Departures:
        """When somebody sets out who asks now."""
        return Departures(self.timed.timetable)

    def at(self, moment: datetime, keys: Keys = Keys.NONE) -> "PublishedVenue":
        """The same with what cannot be passed at a moment; itself where that is what is closed."""
        snapshot = self.timed.at(moment, keys)
        return self if snapshot is self.snapshot else replace(self, snapshot=snapshot)

    @property
    def plan(self) -> Plan:
        """The published plan."""
        return self.snapshot.plan

    @property
    def data_version(self) -> str:
        """`plan+overlay`, and `.hours` while something is shut by its hours; part of the key of
        every shared answer."""
        hours = f".{self.hours_key}" if self.hours_key else ""
        return f"{self.state.data_version}{hours}"

    def with_hours(self, now: datetime) -> "PublishedVenue":
        """The same as of what is shut by its hours now; itself where that is as it was."""
        key = self.timed.timetable.hours_key(now)
        return self if key == self.hours_key else replace(self, hours_key=key)
