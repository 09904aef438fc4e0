"""Plays a clinic's half-day through the services of the running product, over a database: people
take numbers and check in, doctors take rooms and call. Each is told what their ticket shows then.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from functools import partial
from heapq import heappop, heappush
from random import Random
from typing import Any

from kiosk_server.core.principals import Role
from kiosk_server.queueing.estimates import CallEstimate
from kiosk_server.queueing.model import TicketState
from kiosk_server.queueing.service.issue_service import CheckInWish
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.records.model import (
    BookedAppointment,
    ClinicSession,
    IdentificationKind,
    Patient,
    PatientBookings,
    SessionSlot,
)
from tests.kiosk_server.queueing.clinic_days import (
    ClinicDay,
    ClinicKind,
    Doctor,
    Person,
    break_minutes,
    next_tempo,
)
from tests.kiosk_server.queueing.clinic_rooms import Told
from tests.kiosk_server.queueing.queue_house import (
    MEDICINE,
    NURSE,
    QUEUES,
    QueueHouse,
    staff,
)
from tests.kiosk_server.queueing.ticket_makers import at

_SLOT = timedelta(minutes=30)
_BORN = {"older": 1945, "child": 2023}


def queues_of(kind: ClinicKind) -> Mapping[str, Any]:
    """A queue file with a clinic of so many rooms."""
    rooms = [{"id": f"room-{i}", "names": {"en": f"Room {i}"}} for i in range(1, kind.doctors + 1)]
    medicine = {**QUEUES["queues"][0], "rooms": [each["id"] for each in rooms]}
    rules = {
        "service": {"assumedSeconds": kind.assumed_seconds},
        "roomWait": {"mostWaiting": kind.at_door},
    }
    zones = [QUEUES["zones"][0]]
    return {"zones": zones, "rooms": rooms, "queues": [medicine], "rules": {"hospital": rules}}


class _Room:
    def __init__(self, room_id: str, doctor: Doctor) -> None:
        self.id = room_id
        self.doctor = doctor
        self.asker = staff(f"doctor-{room_id}", Role.CLINICIAN)
        self.tempo = doctor.tempo
        self.is_here = False
        self.is_busy = False


class ClinicInHouse:
    """Plays one half-day; minutes from when it opens."""

    def __init__(self, queues: QueueHouse, day: ClinicDay, seed: int) -> None:
        self._queues = queues
        self._day = day
        self._chance = Random(seed)
        self._rooms = [_Room(f"room-{i}", each) for i, each in enumerate(day.doctors, start=1)]
        self._events: list[tuple[float, int, Callable[[], Awaitable[None]]]] = []
        self._number = 0
        self._now = 0.0
        self._people: dict[str, Person] = {}
        self._told: dict[str, tuple[int, CallEstimate]] = {}
        self._came: dict[str, float] = {}
        self._called: dict[str, float] = {}
        self._waiting = 0

    async def run(self) -> list[Told]:
        """What each was told who was told something and called."""
        self._book()
        for number, person in enumerate(self._day.people):
            self._at(person.comes, partial(self._come, person, number))
        for room in self._rooms:
            self._at(room.doctor.comes, partial(self._arrive, room))
        while self._events:
            self._now, _, happen = heappop(self._events)
            self._queues.house.clock.time = at(self._now)
            await happen()
        return [
            Told(at(self._came[each]), ahead, estimate, at(self._called[each]))
            for each, (ahead, estimate) in self._told.items()
            if each in self._called
        ]

    def _at(self, minutes: float, happen: Callable[[], Awaitable[None]]) -> None:
        self._number += 1
        heappush(self._events, (minutes, self._number, happen))

    def _book(self) -> None:
        """What the hospital's records know: slots with how many, and who has which."""
        slots = Counter(self._day.no_shows)
        for number, person in enumerate(self._day.people):
            if person.slot is None:
                continue
            slots[person.slot] += 1
            starts = at(person.slot)
            code = f"CODE{number}"
            booked = BookedAppointment(code, code, MEDICINE.id, starts, starts + _SLOT)
            patient = Patient(code, "示范甲子", date(_BORN.get(person.class_id, 1980), 1, 1))
            self._queues.records.bookings[code] = PatientBookings(patient, (booked,))
        made = tuple(
            SessionSlot(at(starts), at(starts) + _SLOT, 99, count)
            for starts, count in sorted(slots.items())
        )
        self._queues.records.sessions = tuple(
            ClinicSession(
                *(f"clinic-{room.id}", MEDICINE.id, room.id, "doctor", {"en": "Doctor"}),
                *(at(0), at(300), made if room is self._rooms[0] else ()),
            )
            for room in self._rooms
        )

    async def _come(self, person: Person, number: int) -> None:
        class_id = "" if person.class_id == "ordinary" else person.class_id
        if person.slot is None:
            kept = await self._queues.issue(class_id=class_id, asker=NURSE)
        else:
            wish = CheckInWish(
                IdentificationKind.APPOINTMENT_CODE, f"CODE{number}", class_id=class_id
            )
            done = await self._queues.issuing.check_in(
                wish, asker=NURSE, request_id=self._queues.request_id()
            )
            assert isinstance(done, KeptTicket), done
            kept = done
        ticket_id = kept.ticket.id
        self._people[ticket_id], self._came[ticket_id] = person, self._now
        picture = await self._queues.picture()
        estimate = picture.estimates.get(ticket_id)
        if estimate is not None:
            self._told[ticket_id] = (picture.placed[ticket_id].ahead, estimate)
        self._waiting = len(picture.placed)
        await self._call_all()

    async def _arrive(self, room: _Room) -> None:
        if not room.is_here:
            await self._queues.take(room.id, room.asker)
        room.is_here = True
        await self._call(room)

    async def _call_all(self) -> None:
        for room in self._rooms:
            await self._call(room)

    async def _call(self, room: _Room) -> None:
        if not room.is_here or room.is_busy:
            return
        picture = await self._queues.picture()
        self._waiting = len(picture.placed)
        if not picture.next_for_room(room.id, 1):
            return
        kept = await self._queues.call(room.id, room.asker)
        ticket_id = kept.ticket.id
        self._called.setdefault(ticket_id, self._now)
        room.is_busy = True
        person = self._people[ticket_id]
        if person.is_missing:
            person.is_missing = False
            self._at(
                self._now + self._chance.choice((0.8, 1.2, 2.4)), partial(self._miss, room, kept)
            )
            return
        room.tempo = next_tempo(self._chance, room.tempo, room.doctor.tempo, self._waiting)
        ends = self._now + (person.seconds * max(room.tempo, 0.3) + 20) / 60
        self._at(ends, partial(self._finish, room, kept))

    async def _miss(self, room: _Room, kept: KeptTicket) -> None:
        await self._queues.act(TicketAct.MARK_NO_SHOW, kept, room.asker)
        after = self._people[kept.ticket.id].returns_after
        if after is not None:
            self._at(self._now + after, partial(self._come_back, kept))
        await self._free(room)

    async def _finish(self, room: _Room, kept: KeptTicket) -> None:
        person = self._people[kept.ticket.id]
        after, person.results_after = person.results_after, None
        if after is None:
            await self._queues.act(TicketAct.FINISH, kept, room.asker)
        else:
            person.seconds = person.results_seconds
            await self._queues.act(TicketAct.SEND_FOR_RESULTS, kept, room.asker)
            self._at(self._now + after, partial(self._come_back, kept))
        away = break_minutes(self._chance)
        if away is None:
            await self._free(room)
        else:
            self._at(self._now + away, partial(self._free, room))

    async def _come_back(self, kept: KeptTicket) -> None:
        now = (await self._queues.now(kept)).ticket.state
        if now in (TicketState.NO_SHOW, TicketState.AWAY_FOR_RESULTS):
            await self._queues.act(TicketAct.RETURN, kept, NURSE)
            await self._call_all()

    async def _free(self, room: _Room) -> None:
        room.is_busy = False
        await self._call(room)
