"""The use cases of rooms: taken, left, paused, and whom they call next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk_server.core.principals import Principal, Role
from kiosk_server.queueing.calling import find_next
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.announcing import CallAnnouncer
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.store.rooms import KeptSession
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import ActDetails, TicketAct


@dataclass(frozen=True, slots=True)
class CallWish:
    """Who is to be called where. `room_id` None: to the only room that the caller works in. With
    `checks_current` only if `current_id` is who is there now, None: nobody."""

    room_id: str | None = None
    checks_current: bool = False
    current_id: str | None = None


class RoomService:
    """One hospital's rooms. Who may use which is decided before."""

    def __init__(
        self, work: QueueWork, announcer: CallAnnouncer, *, new_id: Callable[[], str]
    ) -> None:
        self._work = work
        self._announcer = announcer
        self._new_id = new_id

    async def list_rooms_of(self, principal: Principal) -> Sequence[str]:
        """The ids of the rooms that somebody works in."""
        found = await self._work.database.read(
            lambda connection: self._work.stores.rooms.list_open_of(connection, principal.id)
        )
        return [each.room_id for each in found]

    async def take(
        self, room_id: str, *, relieves: bool, asker: Asker, request_id: str
    ) -> str | Refused:
        """Somebody works in a room from now on; the room's id."""
        principal = asker.principal

        def work(unit: QueueUnit) -> str | Refused:
            room = unit.layout.room_by_id.get(room_id)
            if room is None:
                return Refused(QueueingRefusal.ROOM_UNKNOWN)
            unit.lock([room.zone_id])
            before = unit.stores.rooms.find_open(unit.connection, room_id)
            if before is not None and before.clinician_id == principal.id:
                return room_id
            if before is not None:
                if not relieves:
                    return Refused(QueueingRefusal.ROOM_TAKEN, {"name": before.clinician_name})
                unit.stores.rooms.change(unit.connection, replace(before, closed_at=unit.now))
            session = KeptSession(
                self._new_id(),
                room_id,
                room.zone_id,
                principal.id,
                principal.name[:100],
                unit.now,
                last_called_at=None if before is None else before.last_called_at,
                last_queue_id=None if before is None else before.last_queue_id,
            )
            unit.stores.rooms.add(unit.connection, session)
            unit.fill(room.zone_id)
            return room_id

        values = {"do": "take-room", "room": room_id, "relieves": relieves}
        return await self._named(asker, request_id, values, work)

    async def leave(self, room_id: str, *, asker: Asker, request_id: str) -> str | Refused:
        """Ends somebody's work in a room; who waits for it may go to another."""

        def work(unit: QueueUnit) -> str | Refused:
            session = self._find_own(unit, room_id, asker)
            if isinstance(session, Refused):
                return session
            there = unit.stores.tickets.list_at_counter(unit.connection, session.zone_id, room_id)
            if there:
                # Nobody could finish them any more, and boards would show them for hours.
                return Refused(QueueingRefusal.ROOM_OCCUPIED, {"number": there[0].ticket.number})
            unit.stores.rooms.change(unit.connection, replace(session, closed_at=unit.now))
            unit.release(room_id)
            unit.fill(session.zone_id)
            return room_id

        return await self._named(asker, request_id, {"do": "leave-room", "room": room_id}, work)

    async def pause(
        self, room_id: str, *, is_paused: bool, asker: Asker, request_id: str
    ) -> str | Refused:
        """Begins or ends a break."""

        def work(unit: QueueUnit) -> str | Refused:
            session = self._find_own(unit, room_id, asker)
            if isinstance(session, Refused):
                return session
            if is_paused != (session.paused_since is not None):
                since = unit.now if is_paused else None
                unit.stores.rooms.change(unit.connection, replace(session, paused_since=since))
                unit.fill(session.zone_id)
            return room_id

        values = {"do": "pause-room", "room": room_id, "paused": is_paused}
        return await self._named(asker, request_id, values, work)

    async def call_next(
        self, wish: CallWish, *, asker: Asker, request_id: str
    ) -> KeptTicket | Refused:
        """Calls who is next to a room, and finishes who is there; two who call at once never get
        the same. The same request again calls nobody else."""

        def work(unit: QueueUnit) -> str | Refused:
            session = self._find_calling(unit, wish.room_id, asker)
            if isinstance(session, Refused):
                return session
            called = self._call(unit, session, wish, asker)
            if isinstance(called, Refused):
                return called
            self._announcer.add(unit, called, asker.principal)
            return called.ticket.id

        values: dict[str, object] = {"do": "call-next", "room": wish.room_id}
        if wish.checks_current:
            values["current"] = wish.current_id
        done = await self._work.once(asker, request_id, values, work)
        if isinstance(done, Refused):
            return done
        ticket_id, changes = done
        called = changes.tickets.get(ticket_id)
        if called is not None:
            await self._announcer.tell(called)
            return called
        kept = await self._work.find(ticket_id)
        return kept or Refused(QueueingRefusal.TICKET_UNKNOWN)

    def _call(
        self, unit: QueueUnit, session: KeptSession, wish: CallWish, asker: Asker
    ) -> KeptTicket | Refused:
        room_id = session.room_id
        if session.paused_since is not None:
            return Refused(QueueingRefusal.ROOM_PAUSED)
        current = unit.stores.tickets.list_at_counter(unit.connection, session.zone_id, room_id)
        latest = max(current, key=_called_at, default=None)
        seen_id = None if latest is None else latest.ticket.id
        if wish.checks_current and seen_id != wish.current_id:
            return Refused(QueueingRefusal.ROOM_CHANGED)
        for kept in current:
            done = unit.act(kept, TicketAct.FINISH, asker.principal)
            if isinstance(done, Refused):
                return done
            self._announcer.end_calls(unit, kept, done)
        rules = unit.rules.of_zone(session.zone_id)
        lines = [f"room:{room_id}"]
        if not rules.room_wait.most_waiting:
            lines += [f"queue:{each}" for each in unit.session_of(session).queue_ids]
        heads = [unit.find_head(line, room_id, rules) for line in lines]
        head = find_next(each for each in heads if each is not None)
        found = None if head is None else unit.stores.tickets.find(unit.connection, head.ticket.id)
        if head is None or found is None:
            return Refused(QueueingRefusal.QUEUE_EMPTY)
        details = ActDetails(room_id=room_id, clinician_id=session.clinician_id, mark=head.mark)
        called = unit.act(found, TicketAct.CALL, asker.principal, details)
        if isinstance(called, Refused):
            return called
        unit.fill(session.zone_id)
        return called

    def _find_calling(
        self, unit: QueueUnit, room_id: str | None, asker: Asker
    ) -> KeptSession | Refused:
        """The session of whoever calls, with its zone held."""
        own = unit.stores.rooms.list_open_of(unit.connection, asker.principal.id)
        if room_id is None:
            if len(own) > 1:
                return Refused(QueueingRefusal.ROOM_NOT_NAMED)
            if not own:
                return Refused(QueueingRefusal.ROOM_NOT_YOURS)
            room_id = own[0].room_id
        if room_id not in unit.layout.room_by_id:
            return Refused(QueueingRefusal.ROOM_UNKNOWN)
        unit.lock([unit.layout.room_by_id[room_id].zone_id])
        session = unit.stores.rooms.find_open(unit.connection, room_id)
        if session is None or session.clinician_id != asker.principal.id:
            return Refused(QueueingRefusal.ROOM_NOT_YOURS)
        return session

    def _find_own(self, unit: QueueUnit, room_id: str, asker: Asker) -> KeptSession | Refused:
        """The session of a room that is somebody's to change, with its zone held."""
        room = unit.layout.room_by_id.get(room_id)
        if room is None:
            return Refused(QueueingRefusal.ROOM_UNKNOWN)
        unit.lock([room.zone_id])
        session = unit.stores.rooms.find_open(unit.connection, room_id)
        is_nurse = Role.NURSE in asker.principal.roles
        if session is None or not (is_nurse or session.clinician_id == asker.principal.id):
            return Refused(QueueingRefusal.ROOM_NOT_YOURS)
        return session

    async def _named(
        self,
        asker: Asker,
        request_id: str,
        values: dict[str, object],
        work: Callable[[QueueUnit], str | Refused],
    ) -> str | Refused:
        done = await self._work.once(asker, request_id, values, work)
        return done if isinstance(done, Refused) else done[0]


def _called_at(kept: KeptTicket) -> datetime:
    return kept.ticket.called_at or kept.ticket.entered_at
