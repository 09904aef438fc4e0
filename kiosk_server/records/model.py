"""The values of the hospital's records as other domains use them. Pure: it must not know which
system holds them, nor queues. What is personal is not in any repr, so that no log shows it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum


class RecordsRefusal(Enum):
    """Why the records tell nothing; each has the message `refusal-<value>` in the catalogs."""

    RECORDS_AWAY = "records-away"
    """The hospital's system does not answer; what can be done without it goes on."""
    RECORDS_NONE = "records-none"
    """The hospital has connected no system; there are walk-in numbers only."""
    IDENTIFICATION_UNFIT = "identification-unfit"
    """What was typed or scanned cannot be a card, a code or the end of an identity number."""
    PATIENT_UNKNOWN = "patient-unknown"
    PATIENT_AMBIGUOUS = "patient-ambiguous"
    """Several people have an identity number with that end: nobody is shown any of them."""


@dataclass(frozen=True, slots=True)
class RecordsRefused:
    """The honest answer is no; `fields` hold what its message needs."""

    code: RecordsRefusal
    fields: Mapping[str, str] = field(default_factory=dict)


class IdentificationKind(Enum):
    """What somebody shows to be found by."""

    CARD = "card"
    """The number of a patient's, insurance or identity card, as its reader or QR code gives it."""
    APPOINTMENT_CODE = "appointment-code"
    """Names one appointment, and no other of the same person."""
    IDENTITY_END = "identity-end"
    """The last six signs of an identity number."""


_FIT = {
    IdentificationKind.CARD: re.compile(r"[0-9A-Z]{6,32}"),
    IdentificationKind.APPOINTMENT_CODE: re.compile(r"[0-9A-Z]{4,32}"),
    IdentificationKind.IDENTITY_END: re.compile(r"[0-9]{5}[0-9X]"),
}
_MOST_TYPED = 100


@dataclass(frozen=True, slots=True)
class Identification:
    """How somebody is found. Made by `read_identification`."""

    kind: IdentificationKind
    text: str = field(repr=False)


def read_identification(kind: IdentificationKind, typed: str) -> Identification | RecordsRefused:
    """What was typed or scanned, without spaces and hyphens, full-width signs made plain."""
    plain = unicodedata.normalize("NFKC", typed[:_MOST_TYPED]).upper()
    text = "".join(sign for sign in plain if not sign.isspace() and sign not in "-_.")
    if len(typed) > _MOST_TYPED or not _FIT[kind].fullmatch(text):
        return RecordsRefused(RecordsRefusal.IDENTIFICATION_UNFIT)
    return Identification(kind, text)


@dataclass(frozen=True, slots=True)
class Patient:
    """Somebody in the records. `id` is the records' own and says nothing about the person;
    `name` may be shown masked only (`i18n.name_masking`). `born_on` None: not known."""

    id: str
    name: str = field(repr=False)
    born_on: date | None = field(repr=False)

    def age_years(self, on: date) -> int | None:
        """Whole years on a day of the hospital's wall calendar; None: not known, or not yet born
        by the records. Who was born on 29 February is a year older on 1 March in other years."""
        if self.born_on is None or on < self.born_on:
            return None
        had_birthday = (on.month, on.day) >= (self.born_on.month, self.born_on.day)
        return on.year - self.born_on.year - (not had_birthday)


@dataclass(frozen=True, slots=True)
class BookedAppointment:
    """A booked slot; times are aware, UTC. `room_id` and `clinician_id` only where it is booked for
    that room or that clinician, None: whoever of the department is free."""

    id: str
    patient_id: str
    department_id: str
    slot_starts_at: datetime
    slot_ends_at: datetime
    room_id: str | None = None
    clinician_id: str | None = None

    def __post_init__(self) -> None:
        _check_span(self.slot_starts_at, self.slot_ends_at)


@dataclass(frozen=True, slots=True)
class PatientBookings:
    """A patient and the appointments that were asked for, by their slots; () for none that day."""

    patient: Patient
    appointments: tuple[BookedAppointment, ...]


@dataclass(frozen=True, slots=True)
class SessionSlot:
    """A time that can be booked in a session, and for how many it is; times are aware, UTC."""

    starts_at: datetime
    ends_at: datetime
    places: int
    booked: int

    def __post_init__(self) -> None:
        _check_span(self.starts_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class ClinicSession:
    """A clinician sits in a room for a half-day; times are aware, UTC. `room_id` is a place of the
    plan, `clinician_names` by locale are what the hospital itself shows to everybody."""

    id: str
    department_id: str
    room_id: str
    clinician_id: str
    clinician_names: Mapping[str, str]
    begins_at: datetime
    ends_at: datetime
    slots: tuple[SessionSlot, ...] = ()

    def __post_init__(self) -> None:
        _check_span(self.begins_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class ExaminationResult:
    """Something that a patient was sent for; times are aware, UTC. What came of it is not here.

    `ready_at` is when the result came, or is to come; None: nobody knows yet.
    """

    id: str
    patient_id: str
    department_id: str
    """Where it is made: the laboratory, imaging."""
    ordered_at: datetime
    ready_at: datetime | None

    def is_ready(self, now: datetime) -> bool:
        """Whether it can be looked at."""
        return self.ready_at is not None and self.ready_at <= now


def _check_span(begins_at: datetime, ends_at: datetime) -> None:
    """Raises ValueError for a span that is none: an adapter has read its system wrongly."""
    if begins_at.tzinfo is None or ends_at.tzinfo is None or ends_at <= begins_at:
        raise ValueError("a span of time needs two aware moments in their order")
