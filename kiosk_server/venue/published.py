"""The venue as it is in force: the plan ready for search and guidance, never changed once made."""

from dataclasses import dataclass

from floorplans.guidance import GuidancePlan
from floorplans.model import Plan
from floorplans.snapshot import Snapshot
from kiosk_server.venue.model import VenueState


@dataclass(frozen=True)
class PublishedVenue:
    """All that answers are made from. Take it once for one answer, so that they agree."""

    snapshot: Snapshot
    guidance: GuidancePlan
    state: VenueState

    @property
    def plan(self) -> Plan:
        """The published plan."""
        return self.snapshot.plan

    @property
    def data_version(self) -> str:
        """`plan+overlay`, part of the key of every shared answer."""
        return self.state.data_version
