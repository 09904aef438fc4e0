"""Where a ticket waits: whom the rooms that may call it will call before. Pure; it must not know
why, nor words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk_server.queueing.model import TicketState
from kiosk_server.queueing.order import PlacedTicket
from kiosk_server.queueing.zone_picture import ZonePicture


@dataclass(frozen=True, slots=True)
class TicketPlace:
    """A waiting ticket with those of its line whom rooms that may call it will call before, and how
    many wait at the doors of those rooms already."""

    placed: PlacedTicket
    before: Sequence[PlacedTicket]
    at_doors: int = 0

    @property
    def ahead(self) -> int:
        """How many are before it: being moved to a door makes it no more."""
        return len(self.before) + self.at_doors


def find_place(picture: ZonePicture, ticket_id: str) -> TicketPlace | None:
    """Where a ticket waits in a zone; None unless it does. Who waits for other rooms only is not
    before it; while no room is open that may call it, everybody is."""
    placed = picture.placed.get(ticket_id)
    if placed is None:
        return None
    ticket, wanted = placed.ticket, placed.ticket.wanted_room_id
    line = picture.lines[ticket.line_id][: placed.ahead]
    if ticket.state is TicketState.AT_ROOM:
        return TicketPlace(placed, line)
    open_rooms = {
        room.id
        for room in picture.layout.rooms_of_queue(ticket.queue_id)
        if room.id in picture.sessions
    }
    rooms = open_rooms if wanted is None else {wanted}
    before = [
        each
        for each in line
        if not rooms or each.ticket.wanted_room_id is None or each.ticket.wanted_room_id in rooms
    ]
    doors = [] if placed.mark.is_emergency else [f"room:{each}" for each in rooms & open_rooms]
    return TicketPlace(placed, before, picture.count_waiting(doors))
