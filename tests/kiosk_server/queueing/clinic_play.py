"""Plays a clinic's half-day by the order of a line, and tells each who comes when they will be
called: from what a server sees, and nothing that only the day knows.

Nothing here is shared with `kiosk_server.queueing.simulation`.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from heapq import heappop, heappush
from random import Random

from kiosk_server.queueing.calling import find_next, may_move, rooms_to_fill
from kiosk_server.queueing.estimates import (
    CallEstimate,
    OpenRoom,
    call_interval,
    estimate_calls,
    overtaking_share,
)
from kiosk_server.queueing.model import (
    Appointment,
    LineCall,
    LineEntry,
    RoomSession,
    Ticket,
    TicketState,
)
from kiosk_server.queueing.order import PlacedTicket, place_tickets
from kiosk_server.queueing.service_times import RoomCycle, room_paces
from tests.kiosk_server.queueing.clinic_days import (
    ClinicDay,
    Person,
    break_minutes,
    next_tempo,
)
from tests.kiosk_server.queueing.clinic_rooms import Room, Told, clinic_rules
from tests.kiosk_server.queueing.ticket_makers import at, ticket

LINE = "queue:medicine"
_SEEN_AWAY_MINUTES = 2.0
"""A room that is free for so long while somebody waits is seen to be away."""


class ClinicPlay:
    """Plays one half-day; minutes from when it opens."""

    def __init__(self, day: ClinicDay, seed: int) -> None:
        self._day, self._chance = day, Random(seed)
        self._rules = clinic_rules(day.kind)
        self._rooms = [Room(f"room-{i}", each) for i, each in enumerate(day.doctors)]
        self._tickets: dict[str, Ticket] = {}
        self._waiting: dict[str, Ticket] = {}
        self._people: dict[str, Person] = {}
        self._calls: list[LineCall] = []
        self._cycles: list[RoomCycle] = []
        self._told: dict[str, tuple[int, CallEstimate]] = {}
        self._first_calls: dict[str, float] = {}
        self._booked = [*day.no_shows, *(p.slot for p in day.people if p.slot is not None)]
        self._events: list[tuple[float, int, Callable[[float], None]]] = []
        self._number = 0

    def run(self) -> list[Told]:
        """What each was told who was told something and called."""
        for person in self._day.people:
            self._at(person.comes, partial(self._come, person))
        for room in self._rooms:
            self._at(room.doctor.comes, partial(self._arrive, room))
        while self._events:
            now, _, happen = heappop(self._events)
            happen(now)
        return [
            Told(self._tickets[each].arrived_at, ahead, estimate, at(self._first_calls[each]))
            for each, (ahead, estimate) in self._told.items()
            if each in self._first_calls
        ]

    def _at(self, minutes: float, happen: Callable[[float], None]) -> None:
        self._number += 1
        heappush(self._events, (minutes, self._number, happen))

    def _come(self, person: Person, now: float) -> None:
        sequence = len(self._tickets) + 1
        slot = None
        if person.slot is not None:
            self._booked.remove(person.slot)
            slot = Appointment(f"slot-{sequence}", at(person.slot), at(person.slot + 30))
        one = ticket(
            *(sequence, now),
            class_id=person.class_id,
            appointment=slot,
            waiting_on_entry=len(self._line(LINE)),
        )
        self._put(one)
        self._people[one.id] = person
        self._tell(one, now)
        self._serve(now)

    def _tell(self, one: Ticket, now: float) -> None:
        rooms = self._seen_rooms(now)
        line = self._line(LINE)
        interval = call_interval(rooms)
        placed = place_tickets(
            line, self._rules, at(now), calls=self._calls, call_interval=interval
        )
        estimates = estimate_calls(
            *(placed, rooms, at(now)),
            newcomers_share=overtaking_share([c for c in self._calls if c.line_id == LINE]),
            booked=sorted(at(each) for each in self._booked),
        )
        found = [each for each in zip(placed, estimates, strict=False) if each[0].ticket is one]
        if found:
            self._told[one.id] = (found[0][0].ahead, found[0][1])

    def _seen_rooms(self, now: float) -> list[OpenRoom]:
        """Who was announced and has not come, or does not call though somebody waits, is seen to
        be away; who has left the room in the server is not there."""
        paces = room_paces(
            *(self._cycles, [room.id for room in self._rooms], at(now)),
            self._day.kind.assumed_seconds,
            busy_since={r.id: at(r.called_at) for r in self._rooms if r.called_at is not None},
        )
        seen: list[OpenRoom] = []
        for room in self._rooms:
            if room.is_gone and room.doctor.says_so:
                continue
            has_come = room.is_here or room.is_gone or room.cycle_from is not None
            away = None if room.called_at is not None else room.free_since
            if away is not None and now - away < _SEEN_AWAY_MINUTES:
                away = None
            if not has_come and room.free_since is None and now > 0:
                away = 0.0
            seen.append(
                OpenRoom(
                    *(room.id, paces[room.id]),
                    busy_since=None if room.called_at is None else at(room.called_at),
                    waiting_at_door=len(self._line(f"room:{room.id}")),
                    not_before=at(0) if now < 0 else None,
                    paused_since=None if away is None else at(away),
                )
            )
        return seen

    def _put(self, one: Ticket) -> None:
        self._tickets[one.id] = one
        self._waiting.pop(one.id, None)
        if one.is_waiting:
            self._waiting[one.id] = one

    def _line(self, line: str) -> list[Ticket]:
        return [each for each in self._waiting.values() if each.line_id == line]

    def _arrive(self, room: Room, now: float) -> None:
        if room.is_gone:
            return
        room.is_here = True
        self._serve(now)

    def _serve(self, now: float) -> None:
        self._fill(now)
        for room in self._rooms:
            if room.calls_now:
                self._call(room, now)
                self._fill(now)
            waits = bool(self._waiting)
            if room.called_at is None and waits and room.free_since is None and room.cycle_from:
                room.free_since = now

    def _fill(self, now: float) -> None:
        """Moves people to the doors of rooms, where there is second triage."""
        if not self._rules.room_wait.most_waiting:
            return
        here = [room for room in self._rooms if not room.is_gone and room.is_here]
        sessions = [
            RoomSession(room.id, room.id, "zone-a", ("medicine",), "c", at(0)) for room in here
        ]
        busy = {room.id for room in here if room.called_at is not None}
        while self._line(LINE):
            waiting = {room.id: len(self._line(f"room:{room.id}")) for room in here}
            free = rooms_to_fill("medicine", sessions, waiting, busy, self._rules.room_wait)
            if not any(self._move(room_id, waiting[room_id], now) for room_id in free):
                return

    def _move(self, room_id: str, waiting: int, now: float) -> bool:
        head = self._head(LINE, room_id, now)
        if head is None or not may_move(head, waiting):
            return False
        one = head.ticket
        self._calls.append(LineCall(at(now), LINE, one.sequence, room_id, head.mark))
        moved = replace(one, state=TicketState.AT_ROOM, entry=LineEntry.MOVED, room_id=room_id)
        self._put(replace(moved, entered_at=at(now), waiting_on_entry=waiting))
        return True

    def _head(self, line: str, room_id: str, now: float) -> PlacedTicket | None:
        placed = place_tickets(
            *(self._line(line), self._rules, at(now)), calls=self._calls, room_id=room_id, most=1
        )
        return placed[0] if placed else None

    def _call(self, room: Room, now: float) -> None:
        lines = [f"room:{room.id}"] + ([] if self._rules.room_wait.most_waiting else [LINE])
        heads = (self._head(line, room.id, now) for line in lines)
        head = find_next(each for each in heads if each is not None)
        if head is None:
            return
        self._end_cycle(room, now)
        one = head.ticket
        self._calls.append(LineCall(at(now), one.line_id, one.sequence, room.id, head.mark))
        self._put(replace(one, state=TicketState.SERVING, room_id=room.id))
        self._first_calls.setdefault(one.id, now)
        room.called_at = room.cycle_from = now
        room.free_since = None
        person = self._people[one.id]
        if person.is_missing:
            person.is_missing = False
            gone = now + self._chance.choice((0.8, 1.0, 1.2, 1.5, 2.4))
            if person.returns_after is not None:
                self._back(one.id, gone + person.returns_after, LineEntry.RETURNED, None)
            self._at(gone, partial(self._free, room, one.id))
            return
        waiting = len(self._line(LINE))
        room.tempo = next_tempo(self._chance, room.tempo, room.usual, waiting)
        seconds = person.seconds * max(room.tempo, 0.3)
        ends = now + (seconds + self._chance.choice((4, 10, 20, 40))) / 60
        if person.results_after is not None:
            self._back(
                *(one.id, ends + person.results_after, LineEntry.RETURNED_WITH_RESULTS, room.id)
            )
            person.results_after, person.seconds = None, person.results_seconds
        self._at(ends, partial(self._free, room, one.id))

    def _back(self, ticket_id: str, when: float, entry: LineEntry, room_id: str | None) -> None:
        def come_back(now: float) -> None:
            wanted = next((room for room in self._rooms if room.id == room_id), None)
            back = replace(
                self._tickets[ticket_id],
                state=TicketState.IN_ZONE,
                entry=entry,
                entered_at=at(now),
                waiting_on_entry=len(self._line(LINE)),
                wanted_room_id=room_id if wanted and not wanted.is_gone else None,
            )
            self._put(back)
            self._serve(now)

        self._at(when, come_back)

    def _free(self, room: Room, ticket_id: str, now: float) -> None:
        over = self._tickets[ticket_id]
        if not over.is_waiting:
            self._put(replace(over, state=TicketState.FINISHED))
        room.called_at = None
        leaves = room.doctor.leaves
        if leaves is not None and now >= leaves:
            self._leave(room, now)
            return
        away = break_minutes(self._chance)
        if not bool(self._waiting):
            self._end_cycle(room, now)
        if away is not None:
            room.is_here = False
            self._at(now + away, partial(self._arrive, room))
        self._serve(now)

    def _leave(self, room: Room, now: float) -> None:
        room.is_here, room.is_gone = False, True
        for each in self._line(f"room:{room.id}"):
            back = replace(each, state=TicketState.IN_ZONE, room_id=None, entered_at=at(now))
            self._put(replace(back, waiting_on_entry=len(self._line(LINE))))
        for each in list(self._waiting.values()):
            if each.wanted_room_id == room.id:
                self._put(replace(each, wanted_room_id=None))
        self._serve(now)

    def _end_cycle(self, room: Room, now: float) -> None:
        if room.cycle_from is not None:
            seconds = (now - room.cycle_from) * 60
            self._cycles.append(RoomCycle(room.id, "medicine", at(now), seconds))
            room.cycle_from = None
