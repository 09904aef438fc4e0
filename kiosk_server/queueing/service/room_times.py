"""Keeps how long rooms took, as their calls and ends happen: from a call to the next one where
somebody waited, else to the end. It must not know what estimates make of that.
"""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import AT_COUNTER
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.service_times import RoomCycle
from kiosk_server.queueing.store.rooms import KeptSession
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct

_LONGEST_CYCLE_SECONDS = 4 * 3600.0


class RoomTimesUnit(Protocol):
    """The unit of work in which something was done to a ticket."""

    connection: Connection
    stores: QueueStores
    layout: QueueLayout
    now: datetime


def note_room_times(
    unit: RoomTimesUnit, before: KeptTicket, after: KeptTicket, act: TicketAct
) -> None:
    """Notes what an act says of the room that the ticket is or was in."""
    was_there = before.ticket.state in AT_COUNTER
    is_there = after.ticket.state in AT_COUNTER
    room_id = after.ticket.room_id if is_there else before.ticket.room_id
    if was_there == is_there or room_id is None:
        return
    session = unit.stores.rooms.find_open(unit.connection, room_id)
    if session is None:
        return
    if act is TicketAct.UNDO:
        since = after.ticket.called_at if is_there else None
        changed = replace(session, last_called_at=since, last_queue_id=after.ticket.queue_id)
    elif is_there:
        _note_cycle(unit, session)
        queue_id = after.ticket.queue_id
        changed = replace(session, last_called_at=unit.now, last_queue_id=queue_id)
    elif not _has_waiting(unit, session):
        _note_cycle(unit, session)
        changed = replace(session, last_called_at=None)
    else:
        return
    unit.stores.rooms.change(unit.connection, changed)


def _note_cycle(unit: RoomTimesUnit, session: KeptSession) -> None:
    if session.last_called_at is None or session.last_queue_id is None:
        return
    seconds = (unit.now - session.last_called_at).total_seconds()
    if 0 < seconds <= _LONGEST_CYCLE_SECONDS:
        cycle = RoomCycle(session.room_id, session.last_queue_id, unit.now, seconds)
        unit.stores.rooms.add_cycle(unit.connection, cycle)


def _has_waiting(unit: RoomTimesUnit, session: KeptSession) -> bool:
    room = unit.layout.room_by_id.get(session.room_id)
    lines = [f"room:{session.room_id}"]
    lines += [f"queue:{queue_id}" for queue_id in (room.queue_ids if room else ())]
    tickets = unit.stores.tickets
    return any(tickets.count_waiting(unit.connection, line_id) for line_id in lines)
