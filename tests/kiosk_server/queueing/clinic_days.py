"""Half-days of one clinic, drawn from tables of the shape that hospitals' records have: arrivals by
the quarter of an hour and in bursts, skewed times with a long tail, doctors whose tempo drifts, who
come late, take breaks and leave. The tables are ours; they were measured nowhere.

Nothing here is shared with `kiosk_server.queueing.simulation`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

Table = tuple[tuple[float, float], ...]
"""Parts of all cases, from 0 to 1, each with the value that so many are not above."""

CONSULTATION: Table = (
    *((0.0, 45.0), (0.05, 85.0), (0.1, 115.0), (0.25, 185.0), (0.5, 290.0), (0.75, 450.0)),
    *((0.9, 690.0), (0.97, 1080.0), (1.0, 2400.0)),
)
BLOOD: Table = (
    *((0.0, 35.0), (0.1, 55.0), (0.25, 70.0), (0.5, 95.0), (0.75, 130.0), (0.9, 185.0)),
    *((0.98, 330.0), (1.0, 600.0)),
)
_BOOKED_COMES: Table = ((0.0, -59.0), (0.1, -40.0), (0.35, -24.0), (0.7, -9.0), (0.9, 6.0), (1, 45))
"""Minutes from the beginning of the slot."""
_RETURNS: Table = ((0.0, 2.0), (0.5, 9.0), (0.8, 22.0), (1.0, 55.0))
_RESULTS: Table = ((0.0, 18.0), (0.3, 32.0), (0.7, 55.0), (1.0, 110.0))
_BREAKS: Table = ((0.0, 2.0), (0.4, 6.0), (0.7, 11.0), (0.9, 19.0), (1.0, 35.0))
_LATE: Table = ((0.0, 0.0), (0.5, 1.0), (0.75, 6.0), (0.9, 14.0), (1.0, 30.0))
_COME_BY_QUARTER = (5, 9, 14, 16, 15, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2)
"""Of those without an appointment, from half an hour before it opens."""
_CLASSES = ("ordinary",) * 70 + ("older",) * 24 + ("pregnant",) * 3 + ("disabled",) * 2 + ("child",)


def draw(chance: Random, table: Table) -> float:
    """A value, straight between those of the table."""
    part = chance.random()
    above = min(bisect_right(table, part, key=lambda each: each[0]), len(table) - 1)
    (low_part, low), (high_part, high) = table[above - 1], table[above]
    return low + (high - low) * (part - low_part) / (high_part - low_part)


def mean(table: Table) -> float:
    """The mean of what is drawn."""
    pieces = pairwise(table)
    return sum((part - before) * (value + last) / 2 for (before, last), (part, value) in pieces)


@dataclass(frozen=True, slots=True)
class ClinicKind:
    """A clinic with so many doctors; how much work comes beside what they can do in four hours;
    which part of those who come have a slot; how many wait at each door. `leaves`: one of the
    doctors does so on one day in three."""

    name: str
    times: Table
    doctors: int
    load: float
    booked: float = 0.4
    at_door: int = 0
    leaves: bool = False
    assumed_seconds: int = 360


LONG_DAYS = (
    ClinicKind("long", CONSULTATION, 4, 1.25, leaves=True),
    ClinicKind("at doors", CONSULTATION, 4, 1.2, at_door=1, leaves=True),
    ClinicKind("walk-in", CONSULTATION, 3, 1.15, booked=0.1),
    ClinicKind("blood", BLOOD, 3, 0.95, booked=0.0, assumed_seconds=120),
    ClinicKind("large", CONSULTATION, 10, 1.3, leaves=True),
)
"""People wait about an hour."""
SHORT_DAYS = (
    ClinicKind("even", CONSULTATION, 4, 0.95),
    ClinicKind("two doctors", CONSULTATION, 2, 0.95),
    ClinicKind("short", CONSULTATION, 4, 0.8),
)
"""They wait a quarter to half an hour."""


@dataclass(slots=True)
class Person:
    """Who comes; minutes from when the clinic opens. `tempo` 1: as the table says."""

    comes: float
    seconds: float
    class_id: str
    slot: float | None
    is_missing: bool
    returns_after: float | None
    results_after: float | None
    results_seconds: float


@dataclass(slots=True)
class Doctor:
    """Who sits in a room from `comes` on (announced: 0), for good away from `leaves` on, and says
    so to nobody or by leaving the room in the server."""

    comes: float
    leaves: float | None
    says_so: bool
    tempo: float


@dataclass(frozen=True, slots=True)
class ClinicDay:
    """`no_slots` are those of who has booked and never comes."""

    kind: ClinicKind
    people: tuple[Person, ...]
    doctors: tuple[Doctor, ...]
    no_shows: tuple[float, ...]


def clinic_day(kind: ClinicKind, seed: int) -> ClinicDay:
    """A morning; the same for the same seed."""
    chance = Random(f"{kind}/{seed}")
    work = kind.doctors * 4 * 3600 * kind.load
    count = round(work / (1.2 * mean(kind.times)))
    booked = round(count * kind.booked)
    people = [_person(chance, kind, comes, None) for comes in _walk_ins(chance, count - booked)]
    away: list[float] = []
    for _ in range(booked):
        slot = 30.0 * chance.choice(range(8))
        if chance.random() < 0.12:
            away.append(slot)
            continue
        comes = slot + draw(chance, _BOOKED_COMES)
        people.append(_person(chance, kind, comes, slot))
    people.sort(key=lambda each: each.comes)
    doctors = [_doctor(chance) for _ in range(kind.doctors)]
    if kind.leaves and chance.random() < 1 / 3:
        doctors[0].leaves = chance.uniform(50, 170)
        doctors[0].says_so = chance.random() < 0.5
    return ClinicDay(kind, tuple(people), tuple(doctors), tuple(away))


def _walk_ins(chance: Random, count: int) -> Sequence[float]:
    """Quarters are busier and quieter than usual, and people come up in lifts and from buses."""
    parts = [part * chance.gammavariate(3.0, 1 / 3.0) for part in _COME_BY_QUARTER]
    times: list[float] = []
    while len(times) < count:
        quarter = chance.choices(range(len(parts)), parts)[0]
        together = chance.choice((1, 1, 1, 1, 2, 2, 3, 4, 8))
        first = 15.0 * (quarter - 2) + chance.uniform(0, 15)
        times += [first + chance.uniform(0, 2) for _ in range(together)]
    return times[:count]


def _person(chance: Random, kind: ClinicKind, comes: float, slot: float | None) -> Person:
    is_missing = chance.random() < 0.08
    is_tested = kind.times is CONSULTATION and chance.random() < 0.2
    return Person(
        comes=comes,
        seconds=draw(chance, kind.times),
        class_id=chance.choice(_CLASSES),
        slot=slot,
        is_missing=is_missing,
        returns_after=draw(chance, _RETURNS) if chance.random() < 0.65 else None,
        results_after=draw(chance, _RESULTS) if is_tested else None,
        results_seconds=0.55 * draw(chance, kind.times),
    )


def _doctor(chance: Random) -> Doctor:
    return Doctor(draw(chance, _LATE), None, says_so=True, tempo=chance.lognormvariate(0.0, 0.2))


def break_minutes(chance: Random) -> float | None:
    """How long a doctor goes away after somebody; None: calls the next one."""
    return draw(chance, _BREAKS) if chance.random() < 0.035 else None


def next_tempo(chance: Random, tempo: float, usual: float, waiting: int) -> float:
    """A doctor's tempo drifts around what is usual for them, and is quicker before a full hall."""
    hurry = 0.93 if waiting > 12 else 1.0
    return 0.88 * tempo + 0.12 * usual * hurry + chance.gauss(0.0, 0.05) * usual
