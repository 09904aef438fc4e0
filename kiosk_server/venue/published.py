"""The venue as it is in force: the plan ready for search and guidance, never changed once made."""

from dataclasses import dataclass

from floorplans.guidance import GuidancePlan
from floorplans.model import Plan
from floorplans.snapshot import Snapshot
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

    def is_in_force(self, closure: Closure) -> bool:
        """Whether answers heed a closure now."""
        return closure.id in self.state.closures_in_force

    def find_closure(self, closure_id: str) -> Closure | None:
        """The closure of an id, if it is in force or announced."""
        return next((each for each in self.closures if each.id == closure_id), None)

    @property
    def plan(self) -> Plan:
        """The published plan."""
        return self.snapshot.plan

    @property
    def data_version(self) -> str:
        """`plan+overlay`, part of the key of every shared answer."""
        return self.state.data_version
