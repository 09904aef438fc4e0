"""The answer to "how do I get there": a Route or a NoRoute, as values without words."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from floorplans.facts import Evidence, FactName
from floorplans.model import Point


class LegKind(Enum):
    """How one straight piece of a route, or one ride, is travelled."""

    WALK = "walk"
    """Freely across an area's floor."""
    PATH = "path"
    """Along a path line."""
    DOOR = "door"
    """Through a door or opening; the two ends may be a wall's thickness apart, or equal."""
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    RAMP = "ramp"
    LIFT = "lift"


RIDE_KINDS = frozenset({LegKind.STAIRS, LegKind.ESCALATOR, LegKind.RAMP, LegKind.LIFT})
"""Kinds that belong to a connector and may change level."""


@dataclass(frozen=True, slots=True)
class RoutePoint:
    level_id: str
    x: float
    y: float

    @property
    def point(self) -> Point:
        return self.x, self.y


@dataclass(frozen=True, slots=True)
class Leg:
    """One edge of the walk graph that a route uses.

    `element_id` is the area walked in, the path line, the door or the connector. `shape` holds the
    points from start to end, both included; all but rides are straight, so they have two.
    """

    kind: LegKind
    element_id: str
    start: RoutePoint
    end: RoutePoint
    distance_metres: float
    duration_seconds: float
    shape: tuple[RoutePoint, ...]


class StepFree(Enum):
    """Whether a route has no step, and what that rests on."""

    MEASURED = "measured"
    ASSUMED = "assumed"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Unverified:
    """A fact that the answer rests on and that nobody measured or drew."""

    element_id: str
    fact: FactName
    evidence: Evidence
    value: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait before a leg of a route until something can be passed: a door that opens, a closure
    that ends."""

    before_leg: int
    seconds: float
    element_id: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Route:
    """A walk from one place to another. Distances in metres, durations in seconds with waits."""

    legs: tuple[Leg, ...]
    distance_metres: float
    duration_seconds: float
    step_free: StepFree
    unverified: tuple[Unverified, ...]
    start_place_id: str | None
    end_place_id: str | None
    plan_version: str
    standing: RoutePoint | None = None
    """Where the traveller is at the goal already, when there are no legs; None for a place that is
    both start and goal."""
    through_room_ids: tuple[str, ...] = ()
    """Rooms on the way, neither start nor goal, although the house asks not to lead through any:
    there is no other way for this traveller. In walking order."""
    closures_avoided: tuple[str, ...] = ()
    """Ids of the closures that the quickest way without closures would meet, in its order."""
    departs_at: datetime | None = None
    """When the walk begins; None: hours and times of closures were not asked about."""
    waits: tuple[Wait, ...] = ()
    """In walking order, at most one before each leg; one after the last leg is at the goal."""

    def points(self) -> tuple[RoutePoint, ...]:
        """All points in order, without repeats next to each other; empty for a route of no legs."""
        points: list[RoutePoint] = []
        for leg in self.legs:
            for point in leg.shape:
                if not points or points[-1] != point:
                    points.append(point)
        return tuple(points)


class NoRouteReason(Enum):
    UNKNOWN_START = "unknown_start"
    UNKNOWN_DESTINATION = "unknown_destination"
    START_ISOLATED = "start_isolated"
    """Nothing can be reached from the start, whatever the needs."""
    DESTINATION_ISOLATED = "destination_isolated"
    """The plan joins the destination to nothing, whatever the needs."""
    NOT_CONNECTED = "not_connected"
    """Both are joined to something, but never to each other, whatever the needs."""
    NEEDS_NOT_MET = "needs_not_met"
    """There is a way, but not under these needs; the blockers say what stands in it."""
    CLOSED = "closed"
    """There is a way, but something on it is closed for now or outside its opening hours; the
    blockers say what."""
    PROOF_FAILED = "proof_failed"
    """A way was found but did not pass the independent check, so it is not shown: a bug."""


class Limit(Enum):
    """The limit of a traveller that an element does not keep, or is not known to keep."""

    DOOR_WIDTH = "door_width"
    THRESHOLD = "threshold"
    INCLINE = "incline"
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    LIFT = "lift"
    LIFT_CAR = "lift_car"
    LIFT_USE = "lift_use"
    REVOLVING_DOOR = "revolving_door"
    MANUAL_DOOR = "manual_door"
    NOT_FOR_WHEELCHAIRS = "not_for_wheelchairs"
    ACCESS = "access"
    HAZARD = "hazard"
    """A hazard area: nobody is led in, whatever their needs."""
    PATH_WIDTH = "path_width"
    GAP = "gap"
    """The drawn floor is too narrow there for the body."""
    ONE_WAY = "one_way"
    CLOSED = "closed"
    """Closed for now, by a closure: no fact of the plan."""
    HOURS = "hours"
    """Outside its opening hours."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """An element that stands in the way, and the limit it breaks.

    `value` is what is known of it (None: unknown), `wanted` what the traveller needs. `closure_id`
    names the closure of a CLOSED one. One of HOURS is shut at `shut_at` and opens next at
    `opens_at` (None: never).
    """

    element_id: str
    limit: Limit
    value: float | None = None
    wanted: float | None = None
    evidence: Evidence = Evidence.UNKNOWN
    closure_id: str | None = None
    shut_at: datetime | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NoRoute:
    """An honest no: why, what stands in the way, and how near one can get."""

    reason: NoRouteReason
    blockers: tuple[Blocker, ...] = ()
    nearest_reachable_place_id: str | None = None
    plan_version: str = ""
