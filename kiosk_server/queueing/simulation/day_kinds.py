"""Days made by chance: patients and rooms of a middling outpatient department, by a seed.

The numbers are round ones of ours, made to be lively, and measured nowhere.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from random import Random

from kiosk_server.queueing.model import Appointment, Queue
from kiosk_server.queueing.simulation.day_plan import (
    DayPlan,
    PlannedPatient,
    PlannedRoom,
    PlannedVisit,
    StaffedTime,
)


class DayKind(Enum):
    """What sort of day it is."""

    ORDINARY = "ordinary"
    BUSY = "busy"
    """A fifth more patients than the rooms were staffed for."""
    SHORT_STAFFED = "short-staffed"
    """One room in eight stays shut, and one in four opens later than was said."""
    CALLED_AWAY = "called-away"
    """One doctor in three is called away, for twenty minutes up to the rest of the half-day."""


@dataclass(frozen=True, slots=True)
class _Service:
    """A queue: its part of the patients, seconds for each, and whether people come back there."""

    part: float
    seconds: float
    is_clinic: bool
    next_queue: str | None = None


_SERVICES: Mapping[str, _Service] = {
    "medicine": _Service(0.45, 400.0, is_clinic=True, next_queue="pharmacy"),
    "surgery": _Service(0.25, 360.0, is_clinic=True, next_queue="pharmacy"),
    "children": _Service(0.12, 420.0, is_clinic=True, next_queue="pharmacy"),
    "laboratory": _Service(0.13, 120.0, is_clinic=False),
    "pharmacy": _Service(0.05, 75.0, is_clinic=False),
}
_CLASSES: Mapping[str, float] = {
    "ordinary": 0.68,
    "older": 0.20,
    "child": 0.04,
    "pregnant": 0.03,
    "disabled": 0.02,
    "armed-forces": 0.02,
    "emergency": 0.01,
}
_AGES: Mapping[str, tuple[int, int]] = {"older": (65, 92), "child": (0, 6), "ordinary": (7, 64)}
_OPENS = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
"""Monday, eight o'clock in Shanghai."""
_MORNING = 4.0
_OPENINGS, _ALL_DAY = ((0.0, _MORNING), (5.5, 9.0)), ((-0.25, 10.5),)
"""Of clinics, and of what never rests; hours from then."""
_BOOKED, _MISSING, _COME_BACK, _TESTED, _MEDICATED = 0.40, 0.06, 0.7, 0.28, 0.6
_MORNING_PART = 0.66
_UTILISATION = 1.15
_SPREAD = 0.55
_EXTRA_WORK = 1.18
"""Those who come back with results, and the calls of those who are not there."""


def plan_day(kind: DayKind, patients: int, seed: int) -> DayPlan:
    """A day of so many patients; the same for the same seed."""
    chance = Random(f"{kind.value}/{patients}/{seed}")  # noqa: S311 not a secret
    queues = {name: Queue(name, f"zone-{name}", {}) for name in _SERVICES}
    rooms = tuple(
        room
        for name, service in _SERVICES.items()
        for room in _rooms(chance, kind, name, service, patients)
    )
    extra = 1.2 if kind is DayKind.BUSY else 1.0
    come = [_patient(chance) for _ in range(round(patients * extra))]
    come.sort(key=lambda each: each.arrives_at)
    return DayPlan(_OPENS, queues, rooms, tuple(come))


def _rooms(
    chance: Random, kind: DayKind, name: str, service: _Service, patients: int
) -> list[PlannedRoom]:
    follow_up = _MEDICATED * sum(
        each.part for each in _SERVICES.values() if each.next_queue == name
    )
    seconds = patients * (service.part + follow_up) * _MORNING_PART * service.seconds * _EXTRA_WORK
    count = max(1, math.ceil(seconds / (_MORNING * 3600 * _UTILISATION)))
    rooms = []
    for number in range(1, count + 1):
        is_short = kind is DayKind.SHORT_STAFFED
        if is_short and number % 8 == 5:
            continue
        late = chance.uniform(0.2, 1.2) if is_short and number % 4 == 2 else 0.0
        begin, *others = _OPENINGS if service.is_clinic else _ALL_DAY
        announced = tuple(_staffed(*each) for each in (begin, *others))
        staffed = (_staffed(begin[0] + late, begin[1]), *announced[1:])
        if kind is DayKind.CALLED_AWAY and service.is_clinic and number % 3 == 2:
            staffed = _called_away(chance, announced)
        pace = math.exp(chance.gauss(0.0, 0.15))
        rooms.append(PlannedRoom(f"{name}-{number}", (name,), staffed, announced, pace))
    return rooms


def _called_away(chance: Random, announced: tuple[StaffedTime, ...]) -> tuple[StaffedTime, ...]:
    """The announced times without a piece out of one of them."""
    chosen = chance.randrange(len(announced))
    span = announced[chosen]
    leaves = span.begins_at + chance.uniform(0.1, 0.8) * (span.ends_at - span.begins_at)
    back = leaves + timedelta(minutes=20 + chance.expovariate(1 / 60))
    pieces = [StaffedTime(span.begins_at, leaves)]
    if back < span.ends_at:
        pieces.append(StaffedTime(back, span.ends_at))
    return (*announced[:chosen], *pieces, *announced[chosen + 1 :])


def _staffed(begins: float, ends: float) -> StaffedTime:
    return StaffedTime(_hour(begins), _hour(ends))


def _hour(hours: float) -> datetime:
    return _OPENS + timedelta(hours=hours)


def _patient(chance: Random) -> PlannedPatient:
    name = _pick(chance, {each: service.part for each, service in _SERVICES.items()})
    service = _SERVICES[name]
    class_id = _pick(chance, _CLASSES)
    arrives, appointment = _arrival(chance), None
    if service.is_clinic and class_id != "emergency" and chance.random() < _BOOKED:
        half_hours = [*range(8), *range(11, 17)]
        starts = _hour(chance.choice(half_hours) / 2)
        early = max(-55.0, min(40.0, chance.gauss(-18.0, 14.0)))
        arrives = starts + timedelta(minutes=early)
        name_of_slot = f"booked-{chance.getrandbits(48):012x}"
        appointment = Appointment(name_of_slot, starts, starts + timedelta(minutes=30))
    misses = chance.random() < _MISSING
    back = timedelta(minutes=chance.uniform(4, 30)) if chance.random() < _COME_BACK else None
    return PlannedPatient(
        arrives_at=arrives,
        class_id=class_id,
        age_years=chance.randint(*_AGES.get(class_id, (18, 64))),
        visits=_visits(chance, name, service),
        appointment=appointment,
        misses_call=misses and class_id != "emergency",
        returns_after=back,
    )


def _visits(chance: Random, name: str, service: _Service) -> tuple[PlannedVisit, ...]:
    seconds = _service_seconds(chance, service)
    visit = PlannedVisit(name, seconds)
    if service.is_clinic and chance.random() < _TESTED:
        after = timedelta(minutes=chance.uniform(25, 80))
        visit = PlannedVisit(name, seconds, after, 0.5 * _service_seconds(chance, service))
    if service.next_queue is None or chance.random() >= _MEDICATED:
        return (visit,)
    then = _SERVICES[service.next_queue]
    return visit, PlannedVisit(service.next_queue, _service_seconds(chance, then))


def _service_seconds(chance: Random, service: _Service) -> float:
    """Log-normal, with the mean of the service."""
    middle = math.log(service.seconds) - _SPREAD**2 / 2
    return max(15.0, chance.lognormvariate(middle, _SPREAD))


def _arrival(chance: Random) -> datetime:
    if chance.random() < _MORNING_PART:
        return _hour(chance.triangular(-0.4, 3.6, 0.9))
    return _hour(chance.triangular(4.8, 8.4, 5.8))


def _pick(chance: Random, parts: Mapping[str, float]) -> str:
    return chance.choices(list(parts), list(parts.values()))[0]
