"""The values of queueing: tickets and where they wait, queues, zones, rooms, refusals. Pure: it
must not know how they are kept, who asks, or in which words anything is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from kiosk_server.queueing.business_day import BusinessHalfDay


class QueueingRefusal(Enum):
    """Why something was not done; each has the message `refusal-<value>` in the catalogs."""

    QUEUE_CLOSED = "queue-closed"
    QUEUE_QUOTA_USED = "queue-quota-used"
    QUEUE_NUMBERS_USED = "queue-numbers-used"
    PRIORITY_CLASS_UNKNOWN = "priority-class-unknown"
    PRIORITY_AGE_UNFIT = "priority-age-unfit"
    PRIORITY_PROOF_NEEDED = "priority-proof-needed"
    APPOINTMENT_EARLY = "appointment-early"
    TICKET_CHANGED = "ticket-changed"
    TICKET_STATE_UNFIT = "ticket-state-unfit"
    TICKET_ACT_NOT_YOURS = "ticket-act-not-yours"
    TICKET_ACT_INCOMPLETE = "ticket-act-incomplete"
    TICKET_OTHER_ROOM = "ticket-other-room"
    TICKET_SAME_QUEUE = "ticket-same-queue"
    TICKET_RETURN_LATE = "ticket-return-late"
    RESULTS_NOT_READY = "results-not-ready"
    TICKET_RETURNS_USED = "ticket-returns-used"
    NOTHING_TO_UNDO = "nothing-to-undo"
    ROOM_FULL = "room-full"
    REQUEST_ID_REUSED = "request-id-reused"
    REQUEST_ID_UNFIT = "request-id-unfit"
    QUEUE_UNKNOWN = "queue-unknown"
    QUEUE_EMPTY = "queue-empty"
    PERSON_NAME_UNFIT = "person-name-unfit"
    TICKETS_TOO_MANY = "tickets-too-many"
    TICKET_UNKNOWN = "ticket-unknown"
    TICKET_REASON_UNFIT = "ticket-reason-unfit"
    APPOINTMENT_SEEN = "appointment-seen"
    """Whoever has it was called and seen with it already."""
    APPOINTMENT_UNKNOWN = "appointment-unknown"
    APPOINTMENT_QUEUE_UNKNOWN = "appointment-queue-unknown"
    ROOM_UNKNOWN = "room-unknown"
    ROOM_NOT_YOURS = "room-not-yours"
    ROOM_NOT_NAMED = "room-not-named"
    """Who calls works in several, and does not say for which."""
    ROOM_TAKEN = "room-taken"
    ROOM_PAUSED = "room-paused"
    ROOM_CLOSED = "room-closed"
    """Nobody works there now."""
    ROOM_OCCUPIED = "room-occupied"
    ROOM_CHANGED = "room-changed"
    RULES_UNFIT = "rules-unfit"
    RULES_CHANGED = "rules-changed"
    RULES_VERSION_UNKNOWN = "rules-version-unknown"
    LAYOUT_UNFIT = "layout-unfit"
    LAYOUT_CHANGED = "layout-changed"
    LAYOUT_VERSION_UNKNOWN = "layout-version-unknown"
    LAYOUT_IN_USE = "layout-in-use"
    FIGURES_RANGE_UNFIT = "figures-range-unfit"
    RECORDS_AWAY = "records-away"
    RECORDS_NONE = "records-none"
    IDENTIFICATION_UNFIT = "identification-unfit"
    PATIENT_UNKNOWN = "patient-unknown"
    PATIENT_AMBIGUOUS = "patient-ambiguous"


@dataclass(frozen=True, slots=True)
class Refused:
    """The honest answer is no; `fields` hold what its message needs."""

    code: QueueingRefusal
    fields: Mapping[str, str] = field(default_factory=dict)


class TicketState(Enum):
    """Where a ticket is in its day."""

    IN_ZONE = "in-zone"
    """Waits in the zone of its queue."""
    AT_ROOM = "at-room"
    """Waits at the door of a room."""
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    """Set aside by staff, not called until resumed."""
    NO_SHOW = "no-show"
    AWAY_FOR_RESULTS = "away-for-results"
    """Sent for tests; comes back with their results."""
    FINISHED = "finished"
    CANCELLED = "cancelled"
    MERGED = "merged"
    """Goes on as another ticket of the same person."""
    EXPIRED = "expired"
    """Its queue closed before it was served."""


WAITING = frozenset({TicketState.IN_ZONE, TicketState.AT_ROOM})
AT_COUNTER = frozenset({TicketState.CALLED, TicketState.SERVING})
OVER = frozenset(
    {TicketState.FINISHED, TicketState.CANCELLED, TicketState.MERGED, TicketState.EXPIRED}
)


class LineEntry(Enum):
    """How a ticket came into the line that it waits in; rules place each kind."""

    ARRIVED = "arrived"
    MOVED = "moved"
    """From the zone to a room or back."""
    TRANSFERRED = "transferred"
    RESUMED = "resumed"
    """Had been set aside by staff."""
    RETURNED = "returned"
    """Missed a call and came back."""
    RETURNED_WITH_RESULTS = "returned-with-results"


class ResultsState(Enum):
    """Whether results are there with which somebody comes back, as the records have it."""

    READY = "ready"
    PARTLY = "partly"
    WAITING = "waiting"
    """None is there yet."""
    UNKNOWN = "unknown"
    """The records do not know the person, or do not answer."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A booked slot; times are aware, UTC. `room_id` or `clinician_id` only where it is for one."""

    id: str
    slot_starts_at: datetime
    slot_ends_at: datetime
    room_id: str | None = None
    clinician_id: str | None = None


@dataclass(frozen=True, slots=True)
class LaneMark:
    """How a ticket is placed in its line: its lane, and the moment from which being overtaken, or
    overtaking, counts. That is when it came into the line, or its slot begins, if that is later."""

    lane: str
    counted_entry: datetime
    is_emergency: bool = False


@dataclass(frozen=True, slots=True)
class LineCall:
    """A call out of a line, or a move from the zone to a room: what later places are reckoned from.

    `line_id`, `sequence` and `mark` are the called ticket's own when it was called, `room_id` is
    the room that called it, or that it was moved to.
    """

    at: datetime
    line_id: str
    sequence: int
    room_id: str
    mark: LaneMark


@dataclass(frozen=True, slots=True)
class Ticket:
    """Somebody's place in a queue, as it is now; its history tells how it came to be so.

    Times are aware, UTC. `sequence` grows with each ticket issued in the hospital's day and settles
    what happened at the same instant. `arrived_at` never changes; `entered_at` is when it came into
    the present line, `counts_from` the moment that its place there goes by, and
    `waiting_on_entry` how many waited in that line then: the bound on overtaking goes by it.
    `room_id` is the room that it waits at, was called to or was last in.
    `wanted_room_id` is the only room that may call it, None: any. `results` is what the records
    said when it came back with results last, None: it did not. `version` is the number of
    events in its history.
    """

    id: str
    number: str
    sequence: int
    queue_id: str
    zone_id: str
    half_day: BusinessHalfDay
    class_id: str
    arrived_at: datetime
    entered_at: datetime
    counts_from: datetime
    state: TicketState = TicketState.IN_ZONE
    entry: LineEntry = LineEntry.ARRIVED
    waiting_on_entry: int = 0
    appointment: Appointment | None = None
    wanted_room_id: str | None = None
    room_id: str | None = None
    clinician_id: str | None = None
    called_at: datetime | None = None
    serving_since: datetime | None = None
    over_at: datetime | None = None
    recalls: int = 0
    no_shows: int = 0
    results_returns: int = 0
    results: ResultsState | None = None
    transfers: int = 0
    merged_into_id: str | None = None
    calls: tuple[LineCall, ...] = ()
    version: int = 1

    @property
    def is_waiting(self) -> bool:
        """Whether it is in a line now."""
        return self.state in WAITING

    @property
    def line_id(self) -> str:
        """The line that it waits in, or would: that of a room, else that of its queue."""
        if self.state is TicketState.AT_ROOM:
            return f"room:{self.room_id}"
        return f"queue:{self.queue_id}"


@dataclass(frozen=True, slots=True)
class Queue:
    """What people wait for, in a zone."""

    id: str
    zone_id: str
    names: Mapping[str, str]
    department_id: str | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """Where people wait: a place of the plan, with the queues and rooms that call from there."""

    id: str
    names: Mapping[str, str]
    place_id: str | None = None


@dataclass(frozen=True, slots=True)
class RoomSession:
    """A room or counter that somebody works in. Times are aware, UTC; `paused_since` is a break."""

    id: str
    room_id: str
    zone_id: str
    queue_ids: tuple[str, ...]
    clinician_id: str
    opened_at: datetime
    paused_since: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_calling(self) -> bool:
        """Whether it calls people now."""
        return self.closed_at is None and self.paused_since is None
