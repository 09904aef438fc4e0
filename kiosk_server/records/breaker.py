"""When a system that does not answer is asked again. Pure of I/O: time is told to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


@dataclass(frozen=True, slots=True)
class BreakerLimits:
    """After `most_failures` in a row nobody is sent to the system for `first_pause`, then one is,
    to try; each failed try makes the pause twice as long, up to `longest_pause`."""

    most_failures: int = 3
    first_pause: timedelta = timedelta(seconds=10)
    longest_pause: timedelta = timedelta(minutes=2)


class Admission(Enum):
    """As what somebody is sent to the system."""

    ORDINARY = "ordinary"
    TRIAL = "trial"
    """The one who finds out whether it answers again."""


class CircuitBreaker:
    """Counts failures in a row. Each admission is followed by exactly one of `succeed`, `fail` or
    `give_up`."""

    def __init__(self, limits: BreakerLimits = BreakerLimits()) -> None:
        self._limits = limits
        self._failures = 0
        self._pause = limits.first_pause
        self._shut_until: datetime | None = None
        self._is_tried = False

    @property
    def is_shut(self) -> bool:
        """Whether the system is taken to be away."""
        return self._shut_until is not None

    def admit(self, now: datetime) -> Admission | None:
        """As what somebody may ask the system now; None: nobody may."""
        if self._shut_until is None:
            return Admission.ORDINARY
        if self._is_tried or now < self._shut_until:
            return None
        self._is_tried = True
        return Admission.TRIAL

    def succeed(self) -> None:
        """It has answered, whomever."""
        self._failures = 0
        self._pause = self._limits.first_pause
        self._shut_until = None
        self._is_tried = False

    def fail(self, admission: Admission, now: datetime) -> None:
        """It has not answered. Who was sent before it was shut, and fails late, tells nothing
        new."""
        if admission is Admission.TRIAL:
            self._is_tried = False
            self._pause = min(2 * self._pause, self._limits.longest_pause)
            self._shut_until = now + self._pause
        elif self._shut_until is None:
            self._failures += 1
            if self._failures >= self._limits.most_failures:
                self._shut_until = now + self._pause

    def give_up(self, admission: Admission) -> None:
        """Whoever asked has gone before it could answer: that tells nothing."""
        if admission is Admission.TRIAL:
            self._is_tried = False
