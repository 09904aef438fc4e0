"""The values of fault reports: what somebody says is broken, what became of it, and the rules that
a report keeps. Nothing here says who reported it: nobody is asked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

MOST_WORDS = 500
MOST_ANSWER = 300
MOST_SPOT_CHARACTERS = 200
LEAST_REQUEST_ID_CHARACTERS = 16
"""Whoever reports has no name, so that only the request's id tells one from another."""
MOST_REPORTS_AN_HOUR = 300
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


@dataclass(frozen=True, slots=True)
class FaultChange:
    """What staff say of a report; `answer` is for whoever reported it to read."""

    state: FaultState
    answer: str = ""
    closure_id: str | None = None


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


def find_order_fault(order: FaultOrder) -> FaultRefused | None:
    """What is wrong with the words of a report; None if nothing is."""
    if len(order.words.strip()) > MOST_WORDS or not _is_plain(order.words):
        return FaultRefused(FaultRefusal.FAULT_WORDS_UNFIT, MOST_WORDS)
    return None


def find_change_fault(change: FaultChange) -> FaultRefused | None:
    """What is wrong with what staff say of a report; None if nothing is."""
    if len(change.answer.strip()) > MOST_ANSWER or not _is_plain(change.answer):
        return FaultRefused(FaultRefusal.FAULT_ANSWER_UNFIT, MOST_ANSWER)
    return None


def _is_plain(text: str) -> bool:
    """Whether a text can be kept and shown: PostgreSQL keeps no NUL, no encoding a surrogate."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
