"""The values of fault reports: what somebody says is broken, what became of it, and the rules that
a report keeps. Nothing here says who reported it: nobody is asked.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from kiosk_server.core.plain_text import is_plain
from kiosk_server.venue.model import is_fit_request_id

MOST_WORDS = 500
MOST_ANSWER = 300
MOST_SPOT_CHARACTERS = 200
LEAST_REQUEST_ID_CHARACTERS = 16
"""Whoever reports has no name, so that only the request's id tells one from another."""
MOST_REPORTS_AN_HOUR = 300
KEPT_FOR_NEWCOMERS = 100
"""So many more an hour are taken from those who sent none in that hour."""
MOST_BY_ONE_AN_HOUR = 60
"""A hospital's guests share the address of its wireless network."""
LEAST_SHARE = 5
PHOTOS_KEPT = timedelta(days=14)
"""After a report was settled."""
REPORTS_KEPT = timedelta(days=400)
"""After the last that happened to a report; its photo goes with it at the latest."""


class FaultKind(Enum):
    """What is broken; each has the message `fault-kind-<value>` in the catalogs."""

    LIFT = "lift"
    DOOR = "door"
    TOILET = "toilet"
    LIGHT = "light"
    SIGN = "sign"
    FLOOR = "floor"
    OTHER = "other"


class FaultState(Enum):
    """What became of a report; each has the message `fault-state-<value>` in the catalogs."""

    RECEIVED = "received"
    BEING_SEEN_TO = "being-seen-to"
    WAY_CLOSED = "way-closed"
    SETTLED = "settled"


OPEN_STATES = frozenset(FaultState) - {FaultState.SETTLED}


class FaultRefusal(Enum):
    """Why something was not done; each has the message `refusal-<value>` in the catalogs."""

    FAULT_KIND_UNKNOWN = "fault-kind-unknown"
    FAULT_SPOT_UNKNOWN = "fault-spot-unknown"
    FAULT_WORDS_UNFIT = "fault-words-unfit"
    FAULT_PHOTO_UNREADABLE = "fault-photo-unreadable"
    FAULT_PHOTO_TOO_LARGE = "fault-photo-too-large"
    FAULT_REPORTS_TOO_MANY = "fault-reports-too-many"
    FAULT_REPORT_UNKNOWN = "fault-report-unknown"
    FAULT_REPORT_CHANGED = "fault-report-changed"
    FAULT_REQUEST_ID_UNFIT = "fault-request-id-unfit"
    FAULT_ANSWER_UNFIT = "fault-answer-unfit"
    CLOSURE_UNKNOWN = "closure-unknown"
    REQUEST_ID_UNFIT = "request-id-unfit"
    REQUEST_ID_REUSED = "request-id-reused"


@dataclass(frozen=True, slots=True)
class FaultRefused:
    """The honest answer is no. `most` is the bound that was passed, if there is one."""

    code: FaultRefusal
    most: int = 0


@dataclass(frozen=True, slots=True)
class FaultOrder:
    """What somebody reports: what is broken at which spot (an anchor's code or a place's id)."""

    kind: FaultKind
    spot_code: str
    words: str = ""
    photo: bytes | None = None
    """As it was sent: no one has looked at it yet."""


class Unchanged(Enum):
    """Stands for what a change leaves as it is."""

    UNCHANGED = "unchanged"


UNCHANGED = Unchanged.UNCHANGED


@dataclass(frozen=True, slots=True)
class FaultChange:
    """What staff say of a report; `answer` is for whoever reported it to read.

    `seen_at` is the `changed_at` of the report as they saw it, so that nobody writes over what
    somebody else has said meanwhile.
    """

    state: FaultState
    seen_at: datetime
    answer: str | Unchanged = UNCHANGED
    closure_id: str | Unchanged | None = UNCHANGED


@dataclass(frozen=True, slots=True)
class FaultReport:
    """A report as it is kept. Times are aware, UTC; `receipt` shows its outcome to who has it."""

    id: str
    receipt: str
    kind: FaultKind
    words: str
    spot_code: str
    has_photo: bool
    received_at: datetime
    state: FaultState
    answer: str
    closure_id: str | None
    changed_at: datetime
    changed_by: str | None

    def after(self, change: FaultChange, now: datetime, by: str) -> "FaultReport":
        """The report after a change. Its time tells any two states of a report apart, though a
        clock stands still or is set back."""
        return replace(
            self,
            state=change.state,
            answer=self.answer if change.answer is UNCHANGED else change.answer.strip(),
            closure_id=self.closure_id if change.closure_id is UNCHANGED else change.closure_id,
            changed_at=max(now, self.changed_at + timedelta(microseconds=1)),
            changed_by=by,
        )


def share_of_hour(taken: int) -> int:
    """How many reports one address may have sent in an hour in which `taken` came from everybody.

    The fuller the hour, the less for who has sent many already, so that a few who send nonsense
    push nobody out; who has sent none is heard for longest.
    """
    if taken >= MOST_REPORTS_AN_HOUR:
        return 1 if taken < MOST_REPORTS_AN_HOUR + KEPT_FOR_NEWCOMERS else 0
    left = MOST_REPORTS_AN_HOUR - taken
    return max(LEAST_SHARE, MOST_BY_ONE_AN_HOUR * left // MOST_REPORTS_AN_HOUR)


def is_fit_report_id(request_id: str) -> bool:
    """Whether a report's request id can be kept, and guessed by nobody."""
    return is_fit_request_id(request_id) and len(request_id) >= LEAST_REQUEST_ID_CHARACTERS


def find_order_fault(order: FaultOrder) -> FaultRefused | None:
    """What is wrong with the words of a report; None if nothing is."""
    if len(order.words.strip()) > MOST_WORDS or not is_plain(order.words):
        return FaultRefused(FaultRefusal.FAULT_WORDS_UNFIT, MOST_WORDS)
    return None


def find_change_fault(change: FaultChange) -> FaultRefused | None:
    """What is wrong with what staff say of a report; None if nothing is."""
    if change.answer is UNCHANGED:
        return None
    if len(change.answer.strip()) > MOST_ANSWER or not is_plain(change.answer):
        return FaultRefused(FaultRefusal.FAULT_ANSWER_UNFIT, MOST_ANSWER)
    return None
