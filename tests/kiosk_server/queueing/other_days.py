"""Days built otherwise than those of `kiosk_server.queueing.simulation.day_kinds`: people come in
busloads, some need four times as long as others, doctors take breaks that nobody announced, and one
leaves for good.

The estimates were fitted on those; how wide a margin the ranges have was settled with these in
view.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from kiosk_server.queueing.model import Appointment, Queue
from kiosk_server.queueing.rules import (
    HospitalRules,
    OvertakingBound,
    RoomWaitRules,
    ServiceRules,
    default_rules,
)
from kiosk_server.queueing.simulation.day_plan import (
    DayPlan,
    PlannedPatient,
    PlannedRoom,
    PlannedVisit,
    StaffedTime,
)
from tests.kiosk_server.queueing.ticket_makers import EIGHT, at

QUEUES = {"heart": 300.0, "skin": 210.0, "bones": 480.0, "till": 60.0}
"""Mean seconds of a visit."""
CLASSES = ("ordinary",) * 13 + ("older",) * 6 + ("pregnant", "disabled")


def other_rules() -> HospitalRules:
    """Bones have second triage with two at the door; the hospital guesses six minutes for all."""
    hospital = replace(
        default_rules(), service=ServiceRules(360, {"till": 100}), overtaking=OvertakingBound(2, 5)
    )
    bones = replace(hospital, room_wait=RoomWaitRules(most_waiting=2))
    return HospitalRules(hospital, {"zone-bones": bones})


def other_day(patients: int, seed: int) -> DayPlan:
    """A morning and an afternoon; the same for the same seed."""
    chance = Random(seed)
    queues = {name: Queue(name, f"zone-{name}", {}) for name in QUEUES}
    come: list[PlannedPatient] = []
    for name in ("heart", "skin", "bones"):
        come += [_patient(chance, name, when) for when in _bursts(chance, patients // 3)]
    come.sort(key=lambda each: each.arrives_at)
    rooms = [room for name in QUEUES for room in _rooms(chance, name, patients)]
    return DayPlan(EIGHT, queues, tuple(rooms), tuple(come))


def _bursts(chance: Random, count: int) -> list[datetime]:
    """Two fifths come in busloads of about a dozen within four minutes, the others evenly."""
    times: list[float] = []
    while len(times) < count * 0.4:
        bus = chance.uniform(-15, 430)
        load = max(3, round(chance.gauss(12, 4) * count / 200))
        times += [bus + chance.uniform(0, 4) for _ in range(load)]
    times += [chance.uniform(-15, 450) for _ in range(count - len(times))]
    return [at(minutes) for minutes in times]


def _patient(chance: Random, name: str, when: datetime) -> PlannedPatient:
    visits = [PlannedVisit(name, _seconds(chance, name))]
    if chance.random() < 0.15:
        after = timedelta(minutes=20 + chance.expovariate(1 / 25))
        visits = [replace(visits[0], results_after=after, results_seconds=_seconds(chance, name))]
    if chance.random() < 0.5:
        visits.append(PlannedVisit("till", _seconds(chance, "till")))
    booked = None
    if chance.random() < 0.25:
        quarter = timedelta(minutes=15)
        early = timedelta(minutes=chance.triangular(-25, 50, 10))
        starts = EIGHT + quarter * max(0, round((when + early - EIGHT) / quarter))
        booked = Appointment(f"slot-{chance.random()}", starts, starts + quarter)
    return PlannedPatient(
        arrives_at=when,
        class_id=chance.choice(CLASSES),
        age_years=70,
        visits=tuple(visits),
        appointment=booked,
        misses_call=chance.random() < 0.09,
        returns_after=timedelta(minutes=chance.uniform(1, 45)) if chance.random() < 0.8 else None,
    )


def _seconds(chance: Random, name: str) -> float:
    """Seven in ten are soon seen to, three in ten need long."""
    mean = QUEUES[name]
    if chance.random() < 0.7:
        return 10 + chance.gammavariate(2.0, 0.6 * mean / 2.0)
    return 10 + chance.gammavariate(3.0, 1.9 * mean / 3.0)


def _rooms(chance: Random, name: str, patients: int) -> list[PlannedRoom]:
    part = 0.5 if name == "till" else 1 / 3
    busy_seconds = patients * part * QUEUES[name] * 1.2
    count = max(2, int(busy_seconds / (7.4 * 3600)))
    return [
        _room(chance, name, number, leaves=number == 1 and count > 2) for number in range(count)
    ]


def _room(chance: Random, name: str, number: int, *, leaves: bool) -> PlannedRoom:
    """The second doctor of a clinic of three or more leaves in mid-morning; all take a break."""
    day = (StaffedTime(at(0), at(480)),)
    if name == "till":
        return PlannedRoom(f"till-{number}", (name,), day, day)
    pause, length = chance.uniform(70, 300), chance.uniform(8, 22)
    begins = at(12 if number == 2 else 0)
    ends = at(140) if leaves else at(480)
    if leaves and pause + length > 140:
        staffed: tuple[StaffedTime, ...] = (StaffedTime(begins, ends),)
    else:
        staffed = (StaffedTime(begins, at(pause)), StaffedTime(at(pause + length), ends))
    return PlannedRoom(f"{name}-{number}", (name,), staffed, day, chance.uniform(0.8, 1.25))
