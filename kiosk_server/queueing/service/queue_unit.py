"""What a unit of work does to tickets: locks zones, adds events, fills the doors of rooms. It must
not know who may do what, nor who hears of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from kiosk_server.core.principals import Principal
from kiosk_server.queueing.business_day import (
    BusinessHalfDay,
    HalfDay,
    ends_of_half_day,
    half_day_of,
)
from kiosk_server.queueing.calling import may_move, rooms_to_fill
from kiosk_server.queueing.issuing import number_series, number_text
from kiosk_server.queueing.lanes import lane_places
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import (
    Queue,
    QueueingRefusal,
    Refused,
    RoomSession,
    TicketState,
)
from kiosk_server.queueing.order import PlacedTicket, place_tickets
from kiosk_server.queueing.rules import HospitalRules, QueueRules
from kiosk_server.queueing.service.room_times import note_room_times
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.store.histories import KeptEvent
from kiosk_server.queueing.store.rooms import KeptSession
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_acts import ActOrder, is_booked_for_room, next_event
from kiosk_server.queueing.ticket_history import (
    ActDetails,
    TicketAct,
    TicketEvent,
    ticket_before,
    ticket_of,
)
from kiosk_server.storage.counters import next_number

_NUMBERS_LAST = timedelta(days=2)
"""Whoever took one earlier has it no more: the clock has ended their ticket."""


@dataclass
class QueueUnit:
    """One unit of work. `changed` are the tickets that something was done to, as they are after
    it, by id; `zone_ids` those of the zones that it holds."""

    connection: Connection
    stores: QueueStores
    rules: HospitalRules
    layout: QueueLayout
    zone: ZoneInfo
    now: datetime
    changed: dict[str, KeptTicket] = field(default_factory=dict)
    zone_ids: dict[str, int] = field(default_factory=dict)

    def lock(self, zone_ids: Iterable[str]) -> None:
        """Holds zones to the end of the unit, always in the same order: all at once, then no more.

        What is read after it is as the last unit in these zones left it.
        """
        for zone_id in sorted(set(zone_ids)):
            self.zone_ids[zone_id] = self.stores.zones.lock(self.connection, zone_id)

    def find_locked(
        self, *ticket_ids: str, zones: Iterable[str] = (), undoes: bool = False
    ) -> list[KeptTicket] | Refused:
        """Tickets whose zones, with some others, are held from now on; `undoes`: with those that
        undoing the last event leads back to."""
        wanted = set(zones)
        for ticket_id in ticket_ids:
            each = self.stores.tickets.find(self.connection, ticket_id)
            if each is None:
                return Refused(QueueingRefusal.TICKET_UNKNOWN)
            wanted.add(each.ticket.zone_id)
            if undoes:
                wanted.add(ticket_before(self.history_of(each.ticket.id)).zone_id)
        self.lock(wanted)
        found = [self.stores.tickets.find(self.connection, each) for each in ticket_ids]
        held = [each for each in found if each and each.ticket.zone_id in self.zone_ids]
        return held if len(held) == len(found) else Refused(QueueingRefusal.TICKET_CHANGED)

    def history_of(self, ticket_id: str) -> list[TicketEvent]:
        """Everything that was done to a ticket."""
        kept = self.stores.histories.list_of(self.connection, ticket_id)
        return [each.event for each in kept]

    def act(
        self,
        kept: KeptTicket,
        act: TicketAct,
        actor: Principal | None,
        details: ActDetails | None = None,
        version: int | None = None,
    ) -> KeptTicket | Refused:
        """Does something to a ticket of a held zone; `actor` None: the clock does it."""
        ticket = kept.ticket
        history = self.history_of(ticket.id)
        order = ActOrder(
            act,
            self.now,
            actor,
            ticket.version if version is None else version,
            details or ActDetails(),
        )
        rules = self.rules.of_zone(ticket.zone_id)
        event = next_event(history, order, rules)
        if isinstance(event, Refused):
            return event
        after = ticket_of([*history, event])
        name = "" if actor is None else actor.name or actor.kind.value
        if not self.stores.tickets.add_event(
            self.connection, ticket, after, KeptEvent(event, name[:100])
        ):
            return Refused(QueueingRefusal.TICKET_CHANGED)
        done = replace(kept, ticket=after)
        self.changed[after.id] = done
        note_room_times(self, kept, done, act)
        return done

    def next_free_number(
        self, queue: Queue, class_id: str, half_day: BusinessHalfDay
    ) -> str | Refused:
        """The next number of a series. One that somebody of the zone still has, from a
        day or range before, is passed over."""
        rules = self.rules.of_zone(queue.zone_id)
        series = f"queue:{number_series(rules, queue, class_id, half_day)}"
        while True:
            count = next_number(self.connection, series, hospital_id=self.stores.hospital_id)
            number = number_text(rules, queue, class_id, half_day, count)
            if isinstance(number, Refused) or not self.is_number_in_use(queue.zone_id, number):
                return number

    def is_number_in_use(self, zone_id: str, number: str) -> bool:
        """Whether somebody of a zone has a number whose visit there is not over."""
        since = self.now - _NUMBERS_LAST
        tickets = self.stores.tickets
        return tickets.is_number_in_use(self.connection, zone_id, number, since)

    def count_waiting(self, line_id: str) -> int:
        """How many wait in a line."""
        return self.stores.tickets.count_waiting(self.connection, line_id)

    def find_head(self, line_id: str, room_id: str, rules: QueueRules) -> PlacedTicket | None:
        """Who of a line comes first for a room."""
        waiting = self.stores.tickets.list_line(self.connection, line_id)
        if not waiting:
            return None
        half_days = {half_day_of(self.now, rules.half_days, self.zone)}
        half_days |= {each.half_day for each in waiting}
        since = day_begins(min(half_days, key=_key), rules, self.zone)
        calls = self.stores.histories.list_calls(self.connection, [line_id], since)[line_id]
        placed = place_tickets(waiting, rules, self.now, calls=calls, room_id=room_id, most=1)
        return placed[0] if placed else None

    def fill(self, zone_id: str) -> None:
        """Moves people from a zone to the doors of its rooms, as far as its rules say so."""
        wait = self.rules.of_zone(zone_id).room_wait
        if not wait.most_waiting or not wait.is_automatic:
            return
        sessions = [
            self.session_of(kept)
            for kept in self.stores.rooms.list_open_of_zone(self.connection, zone_id)
        ]
        for kept in tuple(self.changed.values()):
            if kept.ticket.zone_id == zone_id:
                self._bring_emergency(kept, sessions)
        for queue in self.layout.queues_of_zone(zone_id):
            while self._fill_one(queue.id, sessions):
                pass

    def release(self, room_id: str) -> None:
        """Lets any room call those who waited for one that is left, unless they have booked it; its
        door is emptied."""
        for kept in self.stores.tickets.list_waiting(self.connection, [f"room:{room_id}"]):
            waiting = self.count_waiting(f"queue:{kept.ticket.queue_id}")
            details = ActDetails(waiting_on_entry=waiting)
            self.act(kept, TicketAct.MOVE_TO_ZONE, None, details)
        room = self.layout.room_by_id.get(room_id)
        lines = [f"queue:{queue_id}" for queue_id in (room.queue_ids if room else ())]
        for kept in self.stores.tickets.list_waiting(self.connection, lines):
            if kept.ticket.wanted_room_id == room_id and not is_booked_for_room(kept.ticket):
                self.act(kept, TicketAct.CORRECT, None, ActDetails(releases_room=True))

    def is_open(self, room_id: str) -> bool:
        """Whether somebody works in a room."""
        return self.stores.rooms.find_open(self.connection, room_id) is not None

    def session_of(self, kept: KeptSession) -> RoomSession:
        """A session as the rules see it."""
        room = self.layout.room_by_id.get(kept.room_id)
        return RoomSession(
            kept.id,
            kept.room_id,
            kept.zone_id,
            () if room is None else room.queue_ids,
            kept.clinician_id,
            kept.opened_at,
            kept.paused_since,
            kept.closed_at,
        )

    def _bring_emergency(self, kept: KeptTicket, sessions: list[RoomSession]) -> None:
        """No cap keeps an emergency from the door of a room."""
        ticket, rules = kept.ticket, self.rules.of_zone(kept.ticket.zone_id)
        if ticket.state is not TicketState.IN_ZONE:
            return
        mark = lane_places([ticket], rules)[0].mark
        if not mark.is_emergency:
            return
        for room_id, waiting in self._rooms_to_fill(ticket.queue_id, sessions, is_capped=False):
            if ticket.wanted_room_id in (None, room_id):
                details = ActDetails(room_id=room_id, mark=mark, waiting_on_entry=waiting)
                self.act(kept, TicketAct.MOVE_TO_ROOM, None, details)
                return

    def _fill_one(self, queue_id: str, sessions: list[RoomSession]) -> bool:
        """Moves one person, if that may be."""
        line_id = f"queue:{queue_id}"
        if not self.count_waiting(line_id):
            return False
        for room_id, waiting in self._rooms_to_fill(queue_id, sessions):
            rules = self.rules.of_zone(self.layout.queue_by_id[queue_id].zone_id)
            head = self.find_head(line_id, room_id, rules)
            if head is None or not may_move(head, waiting):
                continue
            kept = self.stores.tickets.find(self.connection, head.ticket.id)
            details = ActDetails(room_id=room_id, mark=head.mark, waiting_on_entry=waiting)
            if kept is not None and not isinstance(
                self.act(kept, TicketAct.MOVE_TO_ROOM, None, details), Refused
            ):
                return True
        return False

    def _rooms_to_fill(
        self, queue_id: str, sessions: list[RoomSession], *, is_capped: bool = True
    ) -> list[tuple[str, int]]:
        """The rooms that may get another one of a queue, with how many wait at their doors."""
        mine = [session for session in sessions if queue_id in session.queue_ids]
        if not mine:
            return []
        rules = self.rules.of_zone(mine[0].zone_id).room_wait
        waiting = {each.room_id: self.count_waiting(f"room:{each.room_id}") for each in mine}
        busy = {
            each.room_id
            for each in mine
            if self.stores.tickets.list_at_counter(self.connection, each.zone_id, each.room_id)
        }
        found = rooms_to_fill(queue_id, mine, waiting, busy, rules, is_capped=is_capped)
        return [(room_id, waiting[room_id]) for room_id in found]


def day_begins(half_day: BusinessHalfDay, rules: QueueRules, zone: ZoneInfo) -> datetime:
    """When the business day of a half-day begins, in UTC."""
    morning = BusinessHalfDay(half_day.day, HalfDay.MORNING)
    return ends_of_half_day(morning, rules.half_days, zone)[0]


def _key(half_day: BusinessHalfDay) -> str:
    return half_day.key
