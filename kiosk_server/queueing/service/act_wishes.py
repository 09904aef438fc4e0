"""What somebody wants done to a ticket, and what each act is to know beside that: rooms, lines,
numbers. It must not know who may do what.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk_server.queueing.business_day import half_day_of
from kiosk_server.queueing.lanes import lane_places
from kiosk_server.queueing.model import Queue, QueueingRefusal, Refused, TicketState
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import ActDetails, TicketAct


@dataclass(frozen=True, slots=True)
class ActWish:
    """What somebody wants done to a ticket. `version` None: whatever it is now. For `RETURN` it is
    settled here whether somebody comes back with results. `frees_room`: any room may call."""

    act: TicketAct
    ticket_id: str
    version: int | None = None
    room_id: str | None = None
    queue_id: str | None = None
    class_id: str | None = None
    person_name: str | None = None
    into_ticket_id: str | None = None
    reason: str = ""
    frees_room: bool = False

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
            "frees": self.frees_room,
        }


def details_of(
    act: TicketAct, unit: QueueUnit, wish: ActWish, held: Sequence[KeptTicket]
) -> ActDetails | Refused:
    """What an act to the first of some tickets, whose zones are held, is to know; or why it cannot
    be."""
    details = _DETAILS.get(act)
    return ActDetails() if details is None else details(unit, wish, held[0], held)


_Details = Callable[[QueueUnit, ActWish, KeptTicket, Sequence[KeptTicket]], ActDetails | Refused]


def _back_into_line(
    unit: QueueUnit, wish: ActWish, kept: KeptTicket, _held: Sequence[KeptTicket]
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
    unit: QueueUnit, _wish: ActWish, kept: KeptTicket, _held: Sequence[KeptTicket]
) -> ActDetails | Refused:
    return ActDetails(waiting_on_entry=unit.count_waiting(f"queue:{kept.ticket.queue_id}"))


def _to_room(
    unit: QueueUnit, wish: ActWish, kept: KeptTicket, _held: Sequence[KeptTicket]
) -> ActDetails | Refused:
    room_id = wish.room_id or ""
    fault = _find_door_fault(unit, room_id, kept)
    if fault is not None:
        return fault
    rules = unit.rules.of_zone(kept.ticket.zone_id)
    waiting, wait = unit.count_waiting(f"room:{room_id}"), rules.room_wait
    mark = lane_places([kept.ticket], rules)[0].mark
    if wait.most_waiting and waiting >= wait.cap(room_id) and not mark.is_emergency:
        return Refused(QueueingRefusal.ROOM_FULL)
    return ActDetails(room_id=room_id, mark=mark, waiting_on_entry=waiting)


def _transfer(
    unit: QueueUnit, wish: ActWish, kept: KeptTicket, _held: Sequence[KeptTicket]
) -> ActDetails | Refused:
    queue = unit.layout.queue_by_id[wish.queue_id or ""]
    rooms = [room.id for room in unit.layout.rooms_of_queue(queue.id)]
    if wish.room_id is not None and wish.room_id not in rooms:
        return Refused(QueueingRefusal.ROOM_UNKNOWN)
    if wish.room_id is not None and not unit.is_open(wish.room_id):
        return Refused(QueueingRefusal.ROOM_CLOSED)
    number = _number_there(unit, kept, queue)
    if isinstance(number, Refused):
        return number
    return ActDetails(
        number=number,
        queue_id=queue.id,
        zone_id=queue.zone_id,
        wanted_room_id=wish.room_id,
        waiting_on_entry=unit.count_waiting(f"queue:{queue.id}"),
    )


def _number_there(unit: QueueUnit, kept: KeptTicket, queue: Queue) -> str | Refused | None:
    """Another number, where somebody of the other zone has this one."""
    ticket, rules = kept.ticket, unit.rules.of_zone(queue.zone_id)
    if queue.zone_id == ticket.zone_id:
        return None
    if not unit.is_number_in_use(queue.zone_id, ticket.number):
        return None
    half_day = half_day_of(unit.now, rules.half_days, unit.zone)
    return unit.next_free_number(queue, ticket.class_id, half_day)


def _merge(
    _unit: QueueUnit, wish: ActWish, _kept: KeptTicket, held: Sequence[KeptTicket]
) -> ActDetails | Refused:
    if len(held) < 2 or wish.into_ticket_id is None:
        return Refused(QueueingRefusal.TICKET_ACT_INCOMPLETE)
    into = held[1].ticket
    if into.state in {TicketState.CANCELLED, TicketState.MERGED, TicketState.EXPIRED}:
        return Refused(QueueingRefusal.TICKET_STATE_UNFIT, {"state": into.state.value})
    return ActDetails(merged_into_id=wish.into_ticket_id)


def _correct(
    unit: QueueUnit, wish: ActWish, kept: KeptTicket, _held: Sequence[KeptTicket]
) -> ActDetails | Refused:
    if wish.room_id is not None:
        fault = _find_door_fault(unit, wish.room_id, kept)
        if fault is not None:
            return fault
    return ActDetails(
        class_id=wish.class_id, wanted_room_id=wish.room_id, releases_room=wish.frees_room
    )


def _find_door_fault(unit: QueueUnit, room_id: str, kept: KeptTicket) -> Refused | None:
    """Why somebody cannot wait at a room's door."""
    rooms = [room.id for room in unit.layout.rooms_of_queue(kept.ticket.queue_id)]
    if room_id not in rooms:
        return Refused(QueueingRefusal.ROOM_UNKNOWN)
    return None if unit.is_open(room_id) else Refused(QueueingRefusal.ROOM_CLOSED)


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
