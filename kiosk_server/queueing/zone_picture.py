"""A zone as it is at a moment: its lines in order, with estimates, reckoned from its rows when it
is first asked for. Pure; it must not know how anything is kept or worded.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import chain
from zoneinfo import ZoneInfo

from kiosk_server.queueing.calling import find_next, merged_lines
from kiosk_server.queueing.estimates import (
    Break,
    CallEstimate,
    OpenRoom,
    call_interval,
    estimate_calls,
    overtaking_share,
)
from kiosk_server.queueing.issuing import newcomer_like
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import AT_COUNTER, LineCall, Ticket, TicketState
from kiosk_server.queueing.order import PlacedTicket, place_tickets
from kiosk_server.queueing.room_presence import (
    Absence,
    AbsenceKind,
    RoomTrace,
    find_absence,
    lunch_of_day,
)
from kiosk_server.queueing.rules import QueueRules
from kiosk_server.queueing.service_times import RoomCycle, room_paces


@dataclass(frozen=True, slots=True)
class PictureTicket:
    """A ticket with its person's name, empty where none is known."""

    ticket: Ticket
    person_name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PictureSession:
    """Somebody works in a room."""

    room_id: str
    clinician_id: str
    clinician_name: str
    opened_at: datetime
    paused_since: datetime | None


@dataclass(frozen=True)
class ZonePicture:
    """All that is told of a zone. `version` grows with each change; `open_tickets` are not over,
    `over` were so lately, the latest first; `booked` are when the slots begin of those still to
    come, by queue, `announced` when rooms open about now that nobody has taken."""

    zone_id: str
    version: int
    at: datetime
    rules: QueueRules
    rules_version: int
    layout: QueueLayout
    clock_zone: ZoneInfo
    open_tickets: Sequence[PictureTicket]
    over: Sequence[PictureTicket]
    sessions: Mapping[str, PictureSession]
    calls: Mapping[str, Sequence[LineCall]]
    cycles: Sequence[RoomCycle]
    booked: Mapping[str, Sequence[datetime]]
    announced: Mapping[str, datetime]

    @cached_property
    def by_id(self) -> Mapping[str, PictureTicket]:
        """All tickets of the picture."""
        return {each.ticket.id: each for each in (*self.over, *self.open_tickets)}

    @cached_property
    def waiting(self) -> Mapping[str, Sequence[Ticket]]:
        """Who waits, by line."""
        lines: defaultdict[str, list[Ticket]] = defaultdict(list)
        for each in self.open_tickets:
            if each.ticket.is_waiting:
                lines[each.ticket.line_id].append(each.ticket)
        return lines

    @cached_property
    def lines(self) -> Mapping[str, tuple[PlacedTicket, ...]]:
        """Each line in its order."""
        return {line_id: self._place(line_id, tickets) for line_id, tickets in self.waiting.items()}

    @cached_property
    def placed(self) -> Mapping[str, PlacedTicket]:
        """Every waiting ticket at its place."""
        return {each.ticket.id: each for line in self.lines.values() for each in line}

    @cached_property
    def estimates(self) -> Mapping[str, CallEstimate]:
        """When each waiting ticket will be called, as far as rooms are open."""
        return {
            each.ticket_id: each
            for line_id, placed in self.lines.items()
            for each in self._estimate(line_id, placed)
        }

    def newcomer(self, queue_id: str) -> CallEstimate | None:
        """When somebody without priority would be called who takes a number now."""
        if queue_id not in self._newcomers:
            self._newcomers[queue_id] = self._estimate_newcomer(queue_id)
        return self._newcomers[queue_id]

    def at_counter(self, room_id: str | None = None) -> list[PictureTicket]:
        """Who is called or being seen, the latest call first; in one room, or in all."""
        found = [
            each
            for each in self.open_tickets
            if each.ticket.state in AT_COUNTER and room_id in (None, each.ticket.room_id)
        ]
        return sorted(found, key=lambda each: each.ticket.called_at or self.at, reverse=True)

    def in_states(self, *states: TicketState) -> list[PictureTicket]:
        """Those in some states, who came into them last first."""
        found = [each for each in self.open_tickets if each.ticket.state in states]
        return sorted(found, key=lambda each: each.ticket.over_at or self.at, reverse=True)

    def next_for_room(self, room_id: str, most: int) -> list[Ticket]:
        """Whom a room would call, in that order."""
        lines = [self._line_for(line_id, room_id) for line_id in self.lines_of_room(room_id)]
        found: list[Ticket] = []
        while len(found) < most:
            head = find_next(line[0] for line in lines if line)
            if head is None:
                break
            found.append(head.ticket)
            lines = [
                line[1:] if line and line[0].ticket.id == head.ticket.id else line for line in lines
            ]
        return found

    def absence(self, room_id: str) -> Absence | None:
        """Why a room that somebody has taken calls nobody now; None: it does, or is closed."""
        session = self.sessions.get(room_id)
        if session is None:
            return None
        trace = RoomTrace(
            session.paused_since, self._free_since(room_id), self._wanted_since(room_id)
        )
        away_after = timedelta(minutes=self.rules.away.after_minutes)
        return find_absence(trace, self.at, away_after, self._lunch)

    def lines_of_room(self, room_id: str) -> list[str]:
        """The lines that a room calls from: its door, and its queues where those wait for it."""
        room = self.layout.room_by_id.get(room_id)
        queues = room.queue_ids if room and not self.rules.room_wait.most_waiting else ()
        return [f"room:{room_id}", *(f"queue:{queue_id}" for queue_id in queues)]

    def count_waiting(self, line_ids: Iterable[str]) -> int:
        """How many wait in some lines."""
        return sum(len(self.waiting.get(line_id, ())) for line_id in line_ids)

    def count_waiting_of_queue(self, queue_id: str) -> int:
        """How many wait for a queue, in the zone and at doors."""
        return sum(
            each.ticket.is_waiting and each.ticket.queue_id == queue_id
            for each in self.open_tickets
        )

    @cached_property
    def _newcomers(self) -> dict[str, CallEstimate | None]:
        return {}

    def _line_for(self, line_id: str, room_id: str) -> Sequence[PlacedTicket]:
        """A line without those who wait for another room."""
        tickets = self.waiting.get(line_id, ())
        if any(each.wanted_room_id not in (None, room_id) for each in tickets):
            return self._place(line_id, tickets, room_id)
        return self.lines.get(line_id, ())

    def _place(
        self, line_id: str, tickets: Sequence[Ticket], room_id: str | None = None
    ) -> tuple[PlacedTicket, ...]:
        return place_tickets(
            tickets,
            self.rules,
            self.at,
            calls=self.calls.get(line_id, ()),
            room_id=room_id,
            call_interval=call_interval(self._open_rooms(line_id)),
        )

    def _estimate(self, line_id: str, placed: Sequence[PlacedTicket]) -> tuple[CallEstimate, ...]:
        beside = self._lines_beside(line_id.removeprefix("queue:"))
        lines = (*beside, line_id)
        rooms = {each.room_id: each for of in lines for each in self._open_rooms(of)}
        booked = (self.booked.get(of.removeprefix("queue:"), ()) for of in lines)
        found = estimate_calls(
            merged_lines([placed, *(self.lines[each] for each in beside)]),
            list(rooms.values()),
            self.at,
            newcomers_share=overtaking_share(self.calls.get(line_id, ())),
            booked=sorted(chain.from_iterable(booked)),
        )
        own = {each.ticket.id for each in placed}
        return tuple(each for each in found if each.ticket_id in own)

    def _lines_beside(self, queue_id: str) -> list[str]:
        """The lines of other queues in which somebody waits that its rooms call from too."""
        if self.rules.room_wait.most_waiting:
            return []
        rooms = (each for each in self.layout.rooms_of_queue(queue_id) if each.id in self.sessions)
        lines = {f"queue:{each}" for room in rooms for each in room.queue_ids if each != queue_id}
        return sorted(lines & self.lines.keys())

    def _estimate_newcomer(self, queue_id: str) -> CallEstimate | None:
        line_id = f"queue:{queue_id}"
        tickets = self.waiting.get(line_id, ())
        template = next((each.ticket for each in (*self.open_tickets, *self.over)), None)
        if template is None or line_id not in self.calls:
            return None
        newcomer = newcomer_like(
            template, queue_id, self.rules, self.at, sequence=self.version + 1, waiting=len(tickets)
        )
        placed = self._place(line_id, [*tickets, newcomer])
        found = self._estimate(line_id, placed)
        return next((each for each in found if each.ticket_id == newcomer.id), None)

    def _open_rooms(self, line_id: str) -> list[OpenRoom]:
        """The rooms that call from a line."""
        kind, _, name = line_id.partition(":")
        is_door = kind == "room"
        room_ids = [
            room.id
            for room in self.layout.rooms_of_zone(self.zone_id)
            if room.id in self.sessions and (room.id == name if is_door else name in room.queue_ids)
        ]
        if room_ids and not is_door:
            # Where a clinic has begun, its other doctors are on their way.
            room_ids += [
                room.id for room in self.layout.rooms_of_queue(name) if room.id in self.announced
            ]
        own = self.layout.room_by_id.get(name) if is_door else None
        queue_id = own.queue_ids[0] if own else name
        cycles = [each for each in self.cycles if each.queue_id == queue_id]
        assumed = self.rules.service.seconds(queue_id)
        busy = {room_id: at for room_id in room_ids if (at := self._busy_since(room_id))}
        paces = room_paces(cycles, room_ids, self.at, assumed, busy)
        breaks = () if self._lunch is None else (self._lunch,)
        return [
            OpenRoom(
                room_id,
                paces[room_id],
                busy_since=busy.get(room_id),
                waiting_at_door=0 if is_door else len(self.waiting.get(f"room:{room_id}", ())),
                not_before=self.announced.get(room_id),
                paused_since=self._calls_nobody_since(room_id),
                breaks=breaks,
                queue_ids=self.layout.room_by_id[room_id].queue_ids,
            )
            for room_id in room_ids
        ]

    def _busy_since(self, room_id: str) -> datetime | None:
        return next((each.ticket.called_at for each in self.at_counter(room_id)), None)

    def _calls_nobody_since(self, room_id: str) -> datetime | None:
        """Since when a room rests, said or not, or should be open; lunch is known beforehand."""
        begins_at = self.announced.get(room_id)
        if begins_at is not None and begins_at < self.at:
            return begins_at
        absence = self.absence(room_id)
        return None if absence is None or absence.kind is AbsenceKind.LUNCH else absence.since

    def _free_since(self, room_id: str) -> datetime | None:
        """When the last one left a room, or it was taken; None: somebody is there."""
        if self._busy_since(room_id):
            return None
        ends = (
            each.ticket.over_at
            for each in self.by_id.values()
            if each.ticket.room_id == room_id and each.ticket.over_at is not None
        )
        return max((self.sessions[room_id].opened_at, *ends))

    def _wanted_since(self, room_id: str) -> datetime | None:
        """From when on somebody has waited whom a room may call."""
        entered = (
            ticket.entered_at
            for line_id in self.lines_of_room(room_id)
            for ticket in self.waiting.get(line_id, ())
            if ticket.wanted_room_id in (None, room_id)
        )
        return min(entered, default=None)

    @cached_property
    def _lunch(self) -> Break | None:
        return lunch_of_day(self.rules.opening.lunch, self.at, self.clock_zone)
