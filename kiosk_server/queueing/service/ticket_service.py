"""The use cases of tickets that there are: what their holders and staff do to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kiosk_server.core.plain_text import is_plain
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.queueing.lanes import lane_places
from kiosk_server.queueing.model import (
    AT_COUNTER,
    QueueingRefusal,
    Refused,
    TicketState,
)
from kiosk_server.queueing.service.announcing import CallAnnouncer
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_acts import may_do
from kiosk_server.queueing.ticket_history import ActDetails, TicketAct

MOST_REASON_CHARACTERS = 200
_AT_ROOM = frozenset(
    {
        TicketAct.RECALL,
        TicketAct.MARK_NO_SHOW,
        TicketAct.START,
        TicketAct.FINISH,
        TicketAct.SEND_FOR_RESULTS,
    }
)
"""For who works in the ticket's room, and nurses."""
_COMES_BACK = frozenset(
    {TicketAct.RETURN, TicketAct.RETURN_WITH_RESULTS, TicketAct.RESUME, TicketAct.UNDO}
)
_HOLDERS = frozenset({PrincipalKind.VISITOR, PrincipalKind.KIOSK, PrincipalKind.TICKET_HOLDER})
_TRIAGE = frozenset({Role.NURSE, Role.MANAGER, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class ActWish:
    """What somebody wants done to a ticket. `version` None: whatever it is now. For `RETURN` it is
    settled here whether somebody comes back with results."""

    act: TicketAct
    ticket_id: str
    version: int | None = None
    room_id: str | None = None
    queue_id: str | None = None
    class_id: str | None = None
    person_name: str | None = None
    into_ticket_id: str | None = None
    reason: str = ""

    def values(self) -> dict[str, object]:
        """As JSON values, equal for equal wishes."""
        return {
            "do": self.act.value,
            "ticket": self.ticket_id,
            "version": self.version,
            "room": self.room_id,
            "queue": self.queue_id,
            "class": self.class_id,
            "name": self.person_name,
            "into": self.into_ticket_id,
            "reason": self.reason,
        }


class TicketService:
    """One hospital's tickets. Which fields somebody may ask for is decided before."""

    def __init__(self, work: QueueWork, announcer: CallAnnouncer) -> None:
        self._work = work
        self._announcer = announcer

    async def find(self, ticket_id: str) -> KeptTicket | None:
        """A ticket, for whoever knows its id."""
        return await self._work.find(ticket_id)

    async def act(self, wish: ActWish, *, asker: Asker, request_id: str) -> KeptTicket | Refused:
        """Does something to a ticket. The same request again does nothing more."""
        if len(wish.reason) > MOST_REASON_CHARACTERS or not is_plain(wish.reason):
            return Refused(
                QueueingRefusal.TICKET_REASON_UNFIT, {"most": str(MOST_REASON_CHARACTERS)}
            )
        if len(wish.person_name or "") > 100 or not is_plain(wish.person_name or ""):
            return Refused(QueueingRefusal.PERSON_NAME_UNFIT, {"most": "100"})

        def work(unit: QueueUnit) -> str | Refused:
            zones = []
            if wish.act is TicketAct.TRANSFER:
                queue = unit.layout.queue_by_id.get(wish.queue_id or "")
                if queue is None:
                    return Refused(QueueingRefusal.QUEUE_UNKNOWN)
                zones = [queue.zone_id]
            ids = [wish.ticket_id, *([wish.into_ticket_id] if wish.into_ticket_id else [])]
            held = unit.find_locked(*ids, zones=zones, undoes=wish.act is TicketAct.UNDO)
            if isinstance(held, Refused):
                return held
            return self._act(unit, wish, asker, held)

        done = await self._work.once(asker, request_id, wish.values(), work)
        if isinstance(done, Refused):
            return done
        ticket_id, changes = done
        kept = changes.tickets.get(ticket_id)
        if wish.act is TicketAct.RECALL and kept is not None:
            await self._announcer.announce(kept, asker.principal)
        if kept is None:
            kept = await self._work.find(ticket_id)
        return kept or Refused(QueueingRefusal.TICKET_UNKNOWN)

    def _act(
        self, unit: QueueUnit, wish: ActWish, asker: Asker, held: list[KeptTicket]
    ) -> str | Refused:
        kept = held[0]
        act = _settled_act(wish.act, kept)
        actor = _actor(asker.principal)
        if not may_do(act, actor) or not _may_do_to(unit, act, kept, actor):
            is_room = kept.ticket.state in AT_COUNTER and may_do(act, actor)
            code = QueueingRefusal.ROOM_NOT_YOURS if is_room else None
            return Refused(code or QueueingRefusal.TICKET_ACT_NOT_YOURS)
        details = _DETAILS.get(act, _no_details)(unit, wish, kept, held)
        if isinstance(details, Refused):
            return details
        details = replace(details, reason=wish.reason)
        done = unit.act(kept, act, actor, details, wish.version)
        if isinstance(done, Refused):
            return done
        name = wish.person_name
        if act is TicketAct.CORRECT and name is not None:
            unit.stores.tickets.set_person(unit.connection, done.ticket.id, name)
            unit.changed[done.ticket.id] = replace(done, person_name=name)
        if act in _COMES_BACK:
            self._release_if_left(unit, done)
        for zone_id in unit.zone_ids:
            unit.fill(zone_id)
        return kept.ticket.id

    def _release_if_left(self, unit: QueueUnit, kept: KeptTicket) -> None:
        """Who comes back to a room that nobody works in any more may go to any."""
        wanted = kept.ticket.wanted_room_id
        if kept.ticket.state is not TicketState.IN_ZONE or wanted is None:
            return
        is_booked = kept.ticket.appointment is not None and not kept.ticket.calls
        if not is_booked and unit.stores.rooms.find_open(unit.connection, wanted) is None:
            unit.act(kept, TicketAct.CORRECT, None, ActDetails(releases_room=True))


def _settled_act(act: TicketAct, kept: KeptTicket) -> TicketAct:
    with_results = {TicketState.AWAY_FOR_RESULTS, TicketState.FINISHED}
    if act is TicketAct.RETURN and kept.ticket.state in with_results:
        return TicketAct.RETURN_WITH_RESULTS
    return act


def _actor(principal: Principal) -> Principal:
    """Who has a ticket's id is its holder, at a kiosk too."""
    if principal.kind in _HOLDERS:
        kind = PrincipalKind.TICKET_HOLDER
        return replace(principal, kind=kind, id=principal.id or kind.value)
    return principal


def _may_do_to(unit: QueueUnit, act: TicketAct, kept: KeptTicket, actor: Principal) -> bool:
    """Whether a ticket is somebody's to act on: staff of its room, nurses, its holder."""
    if actor.kind is PrincipalKind.TICKET_HOLDER:
        # Who was finished comes back with results only if staff know of any.
        is_over = kept.ticket.state is TicketState.FINISHED
        return not (act is TicketAct.RETURN_WITH_RESULTS and is_over)
    if not actor.roles.isdisjoint(_TRIAGE):
        return True
    if act in _AT_ROOM or kept.ticket.state in AT_COUNTER:
        session = unit.stores.rooms.find_open(unit.connection, kept.ticket.room_id or "")
        return session is not None and session.clinician_id == actor.id
    return True


_Details = Callable[[QueueUnit, ActWish, KeptTicket, list[KeptTicket]], ActDetails | Refused]


def _no_details(
    _unit: QueueUnit, _wish: ActWish, _kept: KeptTicket, _held: list[KeptTicket]
) -> ActDetails | Refused:
    return ActDetails()


def _back_into_line(
    unit: QueueUnit, wish: ActWish, kept: KeptTicket, _held: list[KeptTicket]
) -> ActDetails | Refused:
    queue_line = f"queue:{kept.ticket.queue_id}"
    if wish.room_id is None:
        return ActDetails(waiting_on_entry=unit.count_waiting(queue_line))
    fault = _find_door_fault(unit, wish.room_id, kept)
    if fault is not None:
        return fault
    waiting = unit.count_waiting(f"room:{wish.room_id}")
    return ActDetails(room_id=wish.room_id, waiting_on_entry=waiting)


def _into_zone(
    unit: QueueUnit, _wish: ActWish, kept: KeptTicket, _held: list[KeptTicket]
) -> ActDetails | Refused:
    return ActDetails(waiting_on_entry=unit.count_waiting(f"queue:{kept.ticket.queue_id}"))


def _to_room(
    unit: QueueUnit, wish: ActWish, kept: KeptTicket, _held: list[KeptTicket]
) -> ActDetails | Refused:
    room_id = wish.room_id or ""
    fault = _find_door_fault(unit, room_id, kept)
    if fault is not None:
        return fault
    rules = unit.rules.of_zone(kept.ticket.zone_id)
    waiting = unit.count_waiting(f"room:{room_id}")
    if rules.room_wait.most_waiting and waiting >= rules.room_wait.most_waiting:
        return Refused(QueueingRefusal.ROOM_FULL)
    mark = lane_places([kept.ticket], rules)[0].mark
    return ActDetails(room_id=room_id, mark=mark, waiting_on_entry=waiting)


def _transfer(
    unit: QueueUnit, wish: ActWish, _kept: KeptTicket, _held: list[KeptTicket]
) -> ActDetails | Refused:
    queue = unit.layout.queue_by_id[wish.queue_id or ""]
    rooms = [room.id for room in unit.layout.rooms_of_queue(queue.id)]
    if wish.room_id is not None and wish.room_id not in rooms:
        return Refused(QueueingRefusal.ROOM_UNKNOWN)
    return ActDetails(
        queue_id=queue.id,
        zone_id=queue.zone_id,
        wanted_room_id=wish.room_id,
        waiting_on_entry=unit.count_waiting(f"queue:{queue.id}"),
    )


def _merge(
    _unit: QueueUnit, wish: ActWish, _kept: KeptTicket, held: list[KeptTicket]
) -> ActDetails | Refused:
    if len(held) < 2 or wish.into_ticket_id is None:
        return Refused(QueueingRefusal.TICKET_ACT_INCOMPLETE)
    into = held[1].ticket
    if into.state in {TicketState.CANCELLED, TicketState.MERGED, TicketState.EXPIRED}:
        return Refused(QueueingRefusal.TICKET_STATE_UNFIT, {"state": into.state.value})
    return ActDetails(merged_into_id=wish.into_ticket_id)


def _correct(
    unit: QueueUnit, wish: ActWish, kept: KeptTicket, _held: list[KeptTicket]
) -> ActDetails | Refused:
    if wish.room_id is not None:
        fault = _find_door_fault(unit, wish.room_id, kept)
        if fault is not None:
            return fault
    return ActDetails(class_id=wish.class_id, wanted_room_id=wish.room_id)


def _find_door_fault(unit: QueueUnit, room_id: str, kept: KeptTicket) -> Refused | None:
    """Why somebody cannot wait at a room's door."""
    rooms = [room.id for room in unit.layout.rooms_of_queue(kept.ticket.queue_id)]
    return None if room_id in rooms else Refused(QueueingRefusal.ROOM_UNKNOWN)


_DETAILS: Mapping[TicketAct, _Details] = {
    TicketAct.RETURN: _back_into_line,
    TicketAct.RETURN_WITH_RESULTS: _back_into_line,
    TicketAct.RESUME: _into_zone,
    TicketAct.MOVE_TO_ZONE: _into_zone,
    TicketAct.MOVE_TO_ROOM: _to_room,
    TicketAct.TRANSFER: _transfer,
    TicketAct.MERGE: _merge,
    TicketAct.CORRECT: _correct,
}
