"""What another layout means for those who are in the present one. Pure."""

from collections.abc import Iterable, Sequence

from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import AT_COUNTER, Ticket, TicketState

_AT_A_ROOM = AT_COUNTER | {TicketState.AT_ROOM}


def find_stranded(tickets: Iterable[Ticket], after: QueueLayout) -> Sequence[str]:
    """The numbers of open tickets that would have no queue in their zone any more, or no room where
    they are."""
    return sorted(ticket.number for ticket in tickets if not _has_place(ticket, after))


def rooms_to_leave(room_ids: Iterable[str], before: QueueLayout, after: QueueLayout) -> list[str]:
    """Those of some rooms that are gone, or call from another zone."""
    return [
        room_id
        for room_id in room_ids
        if room_id not in after.room_by_id
        or room_id not in before.room_by_id
        or after.room_by_id[room_id].zone_id != before.room_by_id[room_id].zone_id
    ]


def _has_place(ticket: Ticket, after: QueueLayout) -> bool:
    queue = after.queue_by_id.get(ticket.queue_id)
    if queue is None or queue.zone_id != ticket.zone_id:
        return False
    if ticket.state not in _AT_A_ROOM:
        return True
    room = after.room_by_id.get(ticket.room_id or "")
    return room is not None and ticket.queue_id in room.queue_ids
