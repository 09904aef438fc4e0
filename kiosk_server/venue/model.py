"""The values of the venue: publications of plans, closures, and the rules that a closure keeps."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from shapely import LinearRing, Polygon

from floorplans.model import Plan, Point, Wall

MOST_REASON_CHARACTERS = 200
MOST_REQUEST_ID_CHARACTERS = 128
MOST_CLOSED_AREA_POINTS = 200
LEAST_CLOSED_SQUARE_METRES = 0.01


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
    """What is in force: a plan version (None: nothing was published yet), and how often closures
    have changed."""

    plan_version: str | None
    overlay_version: int

    @property
    def data_version(self) -> str:
        """`plan+overlay`: equal as long as every answer from this state is equal."""
        return f"{self.plan_version or 'none'}+{self.overlay_version}"


@dataclass(frozen=True, slots=True)
class ClosedElement:
    """A closed door, connector, path line or area."""

    element_id: str


@dataclass(frozen=True, slots=True)
class ClosedArea:
    """A closed part of a level's floor: the corners of a simple polygon, in local metres."""

    level_id: str
    corners: tuple[Point, ...]


ClosureTarget = ClosedElement | ClosedArea


@dataclass(frozen=True, slots=True)
class ClosureOrder:
    """What somebody asks to be closed. `ends_at` None: until it is ended by hand. Times aware."""

    target: ClosureTarget
    reason: str
    starts_at: datetime
    ends_at: datetime | None = None


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
    CLOSURE_LEVEL_UNKNOWN = "closure-level-unknown"
    CLOSURE_TIMES_UNFIT = "closure-times-unfit"
    CLOSURE_REASON_UNFIT = "closure-reason-unfit"
    CLOSURE_UNKNOWN = "closure-unknown"
    PLAN_VERSION_UNKNOWN = "plan-version-unknown"


@dataclass(frozen=True, slots=True)
class Refused:
    """The honest answer is no; `fields` hold what its message needs."""

    code: VenueRefusal
    fields: Mapping[str, str] = field(default_factory=dict)


def find_closure_fault(order: ClosureOrder, plan: Plan, now: datetime) -> Refused | None:
    """What is wrong with an order to close something of a plan; None if nothing is."""
    reason = order.reason.strip()
    if not reason or len(reason) > MOST_REASON_CHARACTERS:
        return Refused(VenueRefusal.CLOSURE_REASON_UNFIT, {"most": str(MOST_REASON_CHARACTERS)})
    if order.ends_at is not None and (order.ends_at <= order.starts_at or order.ends_at <= now):
        return Refused(VenueRefusal.CLOSURE_TIMES_UNFIT)
    return _find_target_fault(order.target, plan)


def is_fit_request_id(request_id: str) -> bool:
    """Whether a request id has 1 to 128 printable ASCII characters."""
    return (
        0 < len(request_id) <= MOST_REQUEST_ID_CHARACTERS
        and request_id.isascii()
        and request_id.isprintable()
    )


def _find_target_fault(target: ClosureTarget, plan: Plan) -> Refused | None:
    if isinstance(target, ClosedElement):
        element = plan.element_by_id.get(target.element_id)
        if element is None or isinstance(element, Wall):
            return Refused(VenueRefusal.CLOSURE_ELEMENT_UNKNOWN)
        return None
    if target.level_id not in plan.level_by_id:
        return Refused(VenueRefusal.CLOSURE_LEVEL_UNKNOWN)
    if not _is_fit(target.corners):
        return Refused(VenueRefusal.CLOSURE_AREA_UNFIT, {"most": str(MOST_CLOSED_AREA_POINTS)})
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
