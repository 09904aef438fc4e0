"""Whom a room calls next, and which room gets the next one out of the zone. Pure rules over lines
that are in order already.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import datetime

from kiosk_server.queueing.model import RoomSession
from kiosk_server.queueing.order import PlacedTicket
from kiosk_server.queueing.place_reasons import PlaceReasonCode
from kiosk_server.queueing.rules import RoomWaitRules

_RANKS: Mapping[PlaceReasonCode, int] = {
    PlaceReasonCode.EMERGENCY: 0,
    PlaceReasonCode.BOUND_REACHED: 1,
    PlaceReasonCode.SLOT_AHEAD: 3,
}
_REGULAR = 2


def find_next(heads: Iterable[PlacedTicket]) -> PlacedTicket | None:
    """The one that a room calls, of the first ones of its lines: that at its own door, else of each
    queue that it calls from the zone. Emergencies first, then who may not be overtaken any more,
    then who has waited longest: who is last in one line is not after all who come into another."""
    return min(heads, key=_head_order, default=None)


def merged_lines(lines: Sequence[Sequence[PlacedTicket]]) -> list[PlacedTicket]:
    """Several lines as one, as a room would call that calls from all of them. O(n) for each."""
    following = [iter(line) for line in lines]
    heads = [next(line, None) for line in following]
    found: list[PlacedTicket] = []
    while (head := find_next(each for each in heads if each is not None)) is not None:
        found.append(head)
        at = next(i for i, each in enumerate(heads) if each is head)
        heads[at] = next(following[at], None)
    return found


def rooms_to_fill(
    queue_id: str,
    sessions: Sequence[RoomSession],
    waiting_at_room: Mapping[str, int],
    busy_room_ids: Container[str],
    rules: RoomWaitRules,
    *,
    is_capped: bool = True,
) -> tuple[str, ...]:
    """The rooms that may get another one of a queue out of the zone, the emptiest first; who is in
    a busy room counts as one who waits there, but not towards its cap. `is_capped` False: for
    emergencies no door is full.

    For each, the first of the zone's line as placed for that room is moved, if `may_move` says so;
    then the rooms are asked for anew.
    """
    loads = {
        session.room_id: waiting_at_room.get(session.room_id, 0)
        for session in sessions
        if session.is_calling and queue_id in session.queue_ids
    }
    rooms = (room for room, waiting in loads.items() if not is_capped or waiting < rules.cap(room))
    return tuple(sorted(rooms, key=lambda room: (loads[room] + (room in busy_room_ids), room)))


def may_move(head: PlacedTicket, waiting_at_room: int) -> bool:
    """Whether the first of a zone is moved to a room's door by itself: whose slot has not begun, or
    who comes after all others, only to an empty one."""
    is_early = head.reason.code in (PlaceReasonCode.SLOT_AHEAD, PlaceReasonCode.LAST)
    return not is_early or waiting_at_room == 0


def _head_order(head: PlacedTicket) -> tuple[int, datetime, int, str]:
    rank = _RANKS.get(head.reason.code, _REGULAR)
    return (rank, head.counts_from, head.ticket.sequence, head.ticket.id)
