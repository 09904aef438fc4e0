"""What a played half-day comes to, and a doctor's room in it."""

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk_server.queueing.estimates import CallEstimate
from kiosk_server.queueing.rules import QueueRules, RoomWaitRules, ServiceRules, default_rules
from tests.kiosk_server.queueing.clinic_days import ClinicKind, Doctor


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was told when they came, and when they were called."""

    came_at: datetime
    ahead: int
    estimate: CallEstimate
    called_at: datetime

    @property
    def wait_seconds(self) -> float:
        return (self.called_at - self.came_at).total_seconds()

    @property
    def width_seconds(self) -> float:
        return (self.estimate.latest - self.estimate.earliest).total_seconds()

    @property
    def is_within(self) -> bool:
        return self.estimate.earliest <= self.called_at <= self.estimate.latest


class Room:
    """A doctor's room, as it is and as it is seen."""

    def __init__(self, room_id: str, doctor: Doctor) -> None:
        self.id = room_id
        self.doctor = doctor
        self.usual = doctor.tempo
        self.tempo = doctor.tempo
        self.is_here = False
        self.is_gone = False
        self.called_at: float | None = None
        self.cycle_from: float | None = None
        self.free_since: float | None = None

    @property
    def calls_now(self) -> bool:
        return self.is_here and self.called_at is None


def clinic_rules(kind: ClinicKind) -> QueueRules:
    """The default rules, with second triage where the clinic has it."""
    return replace(
        default_rules(),
        service=ServiceRules(kind.assumed_seconds),
        room_wait=RoomWaitRules(most_waiting=kind.at_door),
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """How often the call was within the range, and how wide that was as a part of the wait."""

    told: int
    coverage: float
    width_of_wait: float
    wait_minutes: float


def spread_of(told: list[Told]) -> Spread:
    """Of all together: means of widths and waits."""
    waits = sum(each.wait_seconds for each in told)
    widths = sum(each.width_seconds for each in told)
    within = sum(each.is_within for each in told) / len(told)
    return Spread(len(told), within, widths / waits, waits / len(told) / 60)
