"""The rules of queueing as values: who is placed how, when numbers are issued, what they look like.
Pure data: it must not know how rules are written, kept or applied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import Enum

from kiosk_server.queueing.business_day import HalfDay, HalfDayRules


class PlacementKind(Enum):
    """How the tickets of one lane are placed among all others of their line."""

    EMERGENCY = "emergency"
    """Before everybody, outside the bound on overtaking."""
    FIRST = "first"
    EVERY = "every"
    """One after every `every` calls of others; never later than by time."""
    WEIGHTED = "weighted"
    """A share of the calls, `weight` beside the 1 of those placed by time."""
    SLOT = "slot"
    """The first `places` in each `minutes` of the clock; the others by time."""
    AFTER = "after"
    """After `every` calls of others from when it came into the line; for returns only."""
    BY_TIME = "by-time"
    LAST = "last"
    """After all others of its line, until the bound on overtaking is reached."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A kind with the numbers that it needs; the others are 0."""

    kind: PlacementKind = PlacementKind.BY_TIME
    every: int = 0
    weight: int = 0
    places: int = 0
    minutes: int = 0


class Proof(Enum):
    """What somebody shows to be of a class."""

    NONE = "none"
    AGE = "age"
    """The age that the hospital's records have."""
    DOCUMENT = "document"
    """Seen by staff, at issue or when called."""
    STAFF = "staff"
    """Only staff say so."""


@dataclass(frozen=True, slots=True)
class PriorityClass:
    """Who is placed alike. Ages are whole years, both ends included; None: no end."""

    id: str
    placement: Placement = field(default_factory=Placement)
    least_age_years: int | None = None
    most_age_years: int | None = None
    proof: Proof = Proof.NONE


class AppointmentPlacement(Enum):
    FIRST = "first"
    """Before who has none, by slot."""
    EQUAL = "equal"
    """By the time of check-in, as everybody."""
    EXACT_SLOT = "exact-slot"
    """When the slot begins; before that only where nobody else waits."""


class EarlyCheckIn(Enum):
    FORBIDDEN = "forbidden"
    """Not before the slot begins."""
    MINUTES = "minutes"
    """At most so many minutes before."""
    FREE = "free"


class LateArrival(Enum):
    EVERY = "every"
    """One after every so many calls of others."""
    END_OF_SLOT = "end-of-slot"
    """By time, as if come when the slot ends that runs then."""
    END_OF_HALF_DAY = "end-of-half-day"
    """After all others, until the bound on overtaking is reached."""
    WALK_IN = "walk-in"


@dataclass(frozen=True, slots=True)
class AppointmentRules:
    """`grace_minutes` after its slot has begun an appointment is late."""

    placement: AppointmentPlacement = AppointmentPlacement.EXACT_SLOT
    early: EarlyCheckIn = EarlyCheckIn.MINUTES
    early_minutes: int = 60
    late: LateArrival = LateArrival.EVERY
    late_every: int = 3
    grace_minutes: int = 15


@dataclass(frozen=True, slots=True)
class ReturnRules:
    """How somebody comes back: within `within_minutes`, at most `at_most` times (0: never).

    `keeps_room`: only the room they were in may call them.
    """

    placement: Placement
    within_minutes: int = 120
    at_most: int = 2
    keeps_room: bool = False


@dataclass(frozen=True, slots=True)
class OvertakingBound:
    """How often those who came later may be called before: `at_most` times, and once more for every
    `one_more_for_every` who waited on entry (0: not more); `last_at_most` times before those whom a
    rule places last. Emergencies are not counted."""

    at_most: int = 3
    one_more_for_every: int = 3
    last_at_most: int = 30

    def limit(self, waiting_on_entry: int, *, is_last: bool = False) -> int:
        """The bound for a ticket; who comes last is overtaken no less often than others."""
        if is_last:
            return max(self.last_at_most, self.limit(waiting_on_entry))
        if not self.one_more_for_every:
            return self.at_most
        return self.at_most + waiting_on_entry // self.one_more_for_every


@dataclass(frozen=True, slots=True)
class RoomWaitRules:
    """Second triage: at most `most_waiting` at each room's door, 0: rooms call from the zone;
    `room_most_waiting` at those of some rooms, whose doctors want more or fewer there.
    `is_automatic`: filled by the order of the zone, else by the nurse."""

    most_waiting: int = 0
    room_most_waiting: Mapping[str, int] = field(default_factory=dict)
    is_automatic: bool = True

    def cap(self, room_id: str) -> int:
        """How many may wait at the door of a room; meant where there is second triage."""
        return self.room_most_waiting.get(room_id, self.most_waiting)


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers of one half-day, both ends included."""

    first: int = 1
    last: int = 999


@dataclass(frozen=True, slots=True)
class NumberRules:
    """What numbers look like: prefix of class, else of queue, else `prefix`, then at least so many
    digits."""

    digits: int = 3
    prefix: str = "A"
    queue_prefixes: Mapping[str, str] = field(default_factory=dict)
    class_prefixes: Mapping[str, str] = field(default_factory=dict)
    ranges: Mapping[HalfDay, NumberRange] = field(default_factory=dict)
    """By half-day; those that are not named share the numbers from 1 on, over the day."""


class ClosingRule(Enum):
    """What becomes of those who still wait when a half-day closes."""

    SERVE = "serve"
    """They are served; nobody new comes in."""
    CARRY_OVER = "carry-over"
    """They go on waiting, before those of the next half-day."""
    EXPIRE = "expire"


@dataclass(frozen=True, slots=True)
class LunchBreak:
    """When rooms rest, on the wall's clock."""

    begins: time
    ends: time
    is_issuing: bool = True


@dataclass(frozen=True, slots=True)
class OpeningRules:
    """When numbers are issued. `hours` is a text in the syntax of OpenStreetMap's `opening_hours`.

    None are issued in the last `last_ticket_minutes` before closing, nor beyond `quotas` tickets in
    a half-day: `quota` by default, None for no limit.
    """

    hours: str = "24/7"
    lunch: LunchBreak | None = None
    last_ticket_minutes: int = 0
    quota: int | None = None
    queue_quotas: Mapping[str, int] = field(default_factory=dict)
    closing: ClosingRule = ClosingRule.SERVE


@dataclass(frozen=True, slots=True)
class ServiceRules:
    """How long a room is taken to need for one ticket until it has been seen to."""

    assumed_seconds: int = 360
    queue_assumed_seconds: Mapping[str, int] = field(default_factory=dict)

    def seconds(self, queue_id: str) -> int:
        """What is assumed for a queue."""
        return self.queue_assumed_seconds.get(queue_id, self.assumed_seconds)


@dataclass(frozen=True, slots=True)
class AwayRules:
    """A free room that calls nobody for so long though somebody waits is taken to be left."""

    after_minutes: int = 3


@dataclass(frozen=True, slots=True)
class WaitTargetRules:
    """Within how many minutes people are to be called after they came; figures go by it."""

    minutes: int = 15
    queue_minutes: Mapping[str, int] = field(default_factory=lambda: {"pharmacy": 10})

    def seconds(self, queue_id: str) -> float:
        """The target of a queue."""
        return 60.0 * self.queue_minutes.get(queue_id, self.minutes)


@dataclass(frozen=True, slots=True)
class QueueRules:
    """All rules of a zone. The first of `classes` is who has no priority."""

    classes: tuple[PriorityClass, ...]
    half_days: HalfDayRules
    appointments: AppointmentRules
    no_show_return: ReturnRules
    results_return: ReturnRules
    transfer_keeps_time: bool
    overtaking: OvertakingBound
    room_wait: RoomWaitRules
    numbers: NumberRules
    opening: OpeningRules
    service: ServiceRules
    wait_targets: WaitTargetRules = WaitTargetRules()
    away: AwayRules = AwayRules()

    def find_class(self, class_id: str) -> PriorityClass | None:
        """The class of an id."""
        return next((each for each in self.classes if each.id == class_id), None)


def default_rules() -> QueueRules:
    """What a hospital has until it writes rules of its own."""
    every = PlacementKind.EVERY
    return QueueRules(
        classes=(
            PriorityClass("ordinary"),
            PriorityClass("emergency", Placement(PlacementKind.EMERGENCY), proof=Proof.STAFF),
            PriorityClass("older", Placement(every, every=3), 65, None, Proof.AGE),
            PriorityClass("disabled", Placement(every, every=2), proof=Proof.DOCUMENT),
            PriorityClass("armed-forces", Placement(every, every=2), proof=Proof.DOCUMENT),
            PriorityClass("pregnant", Placement(every, every=2), proof=Proof.DOCUMENT),
            PriorityClass("child", Placement(every, every=3), None, 6, Proof.AGE),
        ),
        half_days=HalfDayRules(),
        appointments=AppointmentRules(),
        no_show_return=ReturnRules(Placement(PlacementKind.AFTER, every=3)),
        results_return=ReturnRules(
            Placement(PlacementKind.EVERY, every=1), within_minutes=720, at_most=3, keeps_room=True
        ),
        transfer_keeps_time=True,
        overtaking=OvertakingBound(),
        room_wait=RoomWaitRules(),
        numbers=NumberRules(),
        opening=OpeningRules(),
        service=ServiceRules(),
    )


@dataclass(frozen=True, slots=True)
class HospitalRules:
    """One version of what a hospital has written: its default and zones that differ."""

    hospital: QueueRules
    zones: Mapping[str, QueueRules] = field(default_factory=dict)
    version: int = 0

    def of_zone(self, zone_id: str) -> QueueRules:
        """The rules that hold in a zone."""
        return self.zones.get(zone_id, self.hospital)
