"""What happens on a simulated day from outside: who comes for what, which rooms are staffed. Values
only; it must not know rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk_server.queueing.model import Appointment, Queue


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One queue that a patient goes through. `results_after`: is sent for tests, and comes back to
    the same queue with their results after so long; `results_seconds` are then needed once more."""

    queue_id: str
    service_seconds: float
    results_after: timedelta | None = None
    results_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class PlannedPatient:
    """Somebody who comes. `misses_call`: is not there when called first, and comes back after
    `returns_after`, or not at all (None)."""

    arrives_at: datetime
    class_id: str
    age_years: int
    visits: tuple[PlannedVisit, ...]
    appointment: Appointment | None = None
    misses_call: bool = False
    returns_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class StaffedTime:
    """A room calls from one moment to another; who is in it then is still seen to."""

    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class PlannedRoom:
    """A room and its staffed times, in order. `announced` are those that estimates may know of:
    what differs from them (a doctor who leaves) comes as a surprise."""

    id: str
    queue_ids: tuple[str, ...]
    staffed: tuple[StaffedTime, ...]
    announced: tuple[StaffedTime, ...]
    pace: float = 1.0
    """How much longer than planned everything takes here."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A whole day; patients by their arrival."""

    begins_at: datetime
    queues: Mapping[str, Queue]
    rooms: tuple[PlannedRoom, ...]
    patients: tuple[PlannedPatient, ...]
