"""Why a ticket is at its place, as a code with the numbers of its rule. It must not know words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from kiosk_server.queueing.lanes import LaneSource


class PlaceReasonCode(Enum):
    """Why a ticket is at its place; each has the message `place-reason-<value>` in the catalogs."""

    EMERGENCY = "emergency"
    BOUND_REACHED = "bound-reached"
    SLOT_BEGUN = "slot-begun"
    FIRST = "first"
    AFTER_CALLS = "after-calls"
    EVERY = "every"
    SLOT_PLACE = "slot-place"
    SHARE = "share"
    BY_TIME = "by-time"
    SLOT_AHEAD = "slot-ahead"
    """Its slot has not begun."""
    LAST = "last"


@dataclass(frozen=True, slots=True)
class PlaceReason:
    """A code, what put the ticket into its lane, and the numbers of the rule by their names."""

    code: PlaceReasonCode
    source: LaneSource
    numbers: Mapping[str, int] = field(default_factory=dict)
