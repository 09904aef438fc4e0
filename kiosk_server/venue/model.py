"""The values of the venue: publications of plans, closures, and the rules that a closure keeps."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from shapely import LinearRing, Polygon

from floorplans.closed_parts import ClosedPart
from floorplans.model import Plan, Point, Wall
from kiosk_server.core.plain_text import is_plain
from kiosk_server.venue.closed_floor import touches_floor

MOST_REASON_CHARACTERS = 200
MOST_REQUEST_ID_CHARACTERS = 128
MOST_CLOSED_AREA_POINTS = 200
LEAST_CLOSED_SQUARE_METRES = 0.01
SHORTEST_CLOSURE = timedelta(minutes=1)
"""Clocks of several processes differ: what is shorter might be in force for none of them."""
_FIRST_YEAR, _LAST_YEAR = 2000, 9000


@dataclass(frozen=True, slots=True)
class Publication:
    """A plan version that was made the venue's plan. A rollback is one more, of an old version.

    `version` is the hash of the plan's content; `published_by` names who, never a token.
    """

    number: int
    version: str
    published_at: datetime
    published_by: str
    note: str


@dataclass(frozen=True, slots=True)
class VenueState:
    """What is in force: a plan version (None: nothing was published yet), how often closures have
    changed, and the ids of those that hold now: the same for every process."""

    plan_version: str | None
    overlay_version: int
    closures_in_force: tuple[str, ...] = ()

    @property
    def data_version(self) -> str:
        """`plan+overlay`: what is published and closed. What is shut by its hours is no part of it,
        but of the published venue's own version."""
        return f"{self.plan_version or 'none'}+{self.overlay_version}"


@dataclass(frozen=True, slots=True)
class ClosedElement:
    """A closed door, connector, path line or area."""

    element_id: str


@dataclass(frozen=True, slots=True)
class ClosedArea:
    """A closed part of a level's floor: the corners of a simple polygon, in local metres; without
    corners the whole level."""

    level_id: str
    corners: tuple[Point, ...] = ()


ClosureTarget = ClosedElement | ClosedArea


class ClosureKind(Enum):
    """What something is closed for; each has the message `closure-<value>` in the catalogs."""

    OUT_OF_SERVICE = "out-of-service"
    CLEANING = "cleaning"
    CONSTRUCTION = "construction"
    EVENT = "event"
    INFECTION_CONTROL = "infection-control"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ClosureOrder:
    """What somebody asks to be closed. Times aware: `starts_at` None is at once, `ends_at` None
    until it is ended by hand."""

    target: ClosureTarget
    reason: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    kind: ClosureKind = ClosureKind.OTHER


@dataclass(frozen=True, slots=True)
class Closure:
    """Something that is not to be passed for a while. Times are aware, UTC."""

    id: str
    target: ClosureTarget
    reason: str
    starts_at: datetime
    ends_at: datetime | None
    created_at: datetime
    created_by: str
    ended_at: datetime | None = None
    ended_by: str | None = None
    kind: ClosureKind = ClosureKind.OTHER

    @property
    def part(self) -> ClosedPart:
        """What it closes, as searches read it."""
        if isinstance(self.target, ClosedElement):
            return ClosedPart(self.id, element_id=self.target.element_id)
        return ClosedPart(self.id, level_id=self.target.level_id, corners=self.target.corners)

    def is_in_force(self, now: datetime) -> bool:
        """Whether it holds at this instant: from its start up to, not including, its end."""
        if now < self.starts_at or (self.ended_at is not None and now >= self.ended_at):
            return False
        return self.ends_at is None or now < self.ends_at

    def is_over(self, now: datetime) -> bool:
        """Whether it will never hold again."""
        return self.ended_at is not None or (self.ends_at is not None and now >= self.ends_at)


class VenueRefusal(Enum):
    """Why something was not done; each has the message `refusal-<value>` in the catalogs."""

    REQUEST_ID_REUSED = "request-id-reused"
    REQUEST_ID_UNFIT = "request-id-unfit"
    CLOSURE_ELEMENT_UNKNOWN = "closure-element-unknown"
    CLOSURE_AREA_UNFIT = "closure-area-unfit"
    CLOSURE_AREA_OUTSIDE = "closure-area-outside"
    CLOSURE_TARGET_UNFIT = "closure-target-unfit"
    CLOSURE_LEVEL_UNKNOWN = "closure-level-unknown"
    CLOSURE_TIMES_UNFIT = "closure-times-unfit"
    CLOSURE_TOO_SHORT = "closure-too-short"
    CLOSURE_REASON_UNFIT = "closure-reason-unfit"
    CLOSURE_UNKNOWN = "closure-unknown"
    PLAN_VERSION_UNKNOWN = "plan-version-unknown"
    ALARM_BUILDING_UNKNOWN = "alarm-building-unknown"
    ALARM_REASON_UNFIT = "alarm-reason-unfit"
    ALARM_REASONS_TOO_MANY = "alarm-reasons-too-many"
    ALARM_IN_EARNEST = "alarm-in-earnest"
    ALARM_UNKNOWN = "alarm-unknown"


@dataclass(frozen=True, slots=True)
class Refused:
    """The honest answer is no; `fields` hold what its message needs."""

    code: VenueRefusal
    fields: Mapping[str, str] = field(default_factory=dict)


def find_closure_fault(order: ClosureOrder, plan: Plan, now: datetime) -> Refused | None:
    """What is wrong with an order to close something of a plan; None if nothing is."""
    reason = order.reason.strip()
    if not reason or len(reason) > MOST_REASON_CHARACTERS or not is_plain(reason):
        return Refused(VenueRefusal.CLOSURE_REASON_UNFIT, {"most": str(MOST_REASON_CHARACTERS)})
    starts_at = order.starts_at or now
    if not _are_fit(starts_at, order.ends_at, now):
        return Refused(VenueRefusal.CLOSURE_TIMES_UNFIT)
    if order.ends_at is not None and order.ends_at - max(starts_at, now) < SHORTEST_CLOSURE:
        return Refused(VenueRefusal.CLOSURE_TOO_SHORT)
    return _find_target_fault(order.target, plan)


def is_fit_request_id(request_id: str) -> bool:
    """Whether a request id has 1 to 128 printable ASCII characters."""
    return (
        0 < len(request_id) <= MOST_REQUEST_ID_CHARACTERS
        and request_id.isascii()
        and request_id.isprintable()
    )


def _are_fit(starts_at: datetime, ends_at: datetime | None, now: datetime) -> bool:
    """Whether a closure from one time to another can be kept, and will ever hold."""
    if not _FIRST_YEAR <= starts_at.year < _LAST_YEAR:
        return False
    if ends_at is None:
        return True
    return ends_at.year < _LAST_YEAR and ends_at > max(starts_at, now)


def _find_target_fault(target: ClosureTarget, plan: Plan) -> Refused | None:
    if isinstance(target, ClosedElement):
        element = plan.element_by_id.get(target.element_id)
        if element is None or isinstance(element, Wall):
            return Refused(VenueRefusal.CLOSURE_ELEMENT_UNKNOWN)
        return None
    if target.level_id not in plan.level_by_id:
        return Refused(VenueRefusal.CLOSURE_LEVEL_UNKNOWN)
    if target.corners and not _is_fit(target.corners):
        return Refused(VenueRefusal.CLOSURE_AREA_UNFIT, {"most": str(MOST_CLOSED_AREA_POINTS)})
    if target.corners and not touches_floor(plan, target.level_id, target.corners):
        return Refused(VenueRefusal.CLOSURE_AREA_OUTSIDE)
    return None


def _is_fit(corners: tuple[Point, ...]) -> bool:
    if not 3 <= len(corners) <= MOST_CLOSED_AREA_POINTS:
        return False
    if not all(math.isfinite(number) and abs(number) < 1e6 for pair in corners for number in pair):
        return False
    return (
        bool(LinearRing(corners).is_simple)
        and float(Polygon(corners).area) >= LEAST_CLOSED_SQUARE_METRES
    )
