"""Queues, zones, rooms and tickets as one answer tells of them: each with the pictures of the zones
that the answer has asked for, so that all of it is of one moment.
"""

import asyncio
from dataclasses import dataclass, field

from kiosk_server.queueing.layout import QueueLayout, QueueRoom
from kiosk_server.queueing.model import Queue, Zone
from kiosk_server.queueing.rules import PriorityClass
from kiosk_server.queueing.service.pictures import QueuePictures
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.zone_picture import PictureTicket, ZonePicture


@dataclass
class AskedPictures:
    """The pictures of one answer."""

    layout: QueueLayout
    pictures: QueuePictures
    locale: str
    _found: dict[str, "asyncio.Future[ZonePicture | None]"] = field(default_factory=dict)

    async def of(self, zone_id: str) -> ZonePicture | None:
        """The picture of a zone, made once."""
        found = self._found.get(zone_id)
        if found is None:
            found = asyncio.ensure_future(self.pictures.of(zone_id))
            self._found[zone_id] = found
        return await asyncio.shield(found)

    def queue(self, queue_id: str) -> "QueueView | None":
        """A queue of the layout."""
        queue = self.layout.queue_by_id.get(queue_id)
        return None if queue is None else QueueView(self, queue)

    def queue_or_gone(self, queue_id: str, zone_id: str) -> "QueueView":
        """A queue, by its id alone where the layout has it no more."""
        gone = Queue(queue_id, zone_id, {"und": queue_id})
        return self.queue(queue_id) or QueueView(self, gone)

    def zone(self, zone_id: str) -> "ZoneView":
        """A zone, by its id alone where the layout has it no more."""
        zone = self.layout.zone_by_id.get(zone_id)
        return ZoneView(self, zone or Zone(zone_id, {"und": zone_id}))

    def room(self, room_id: str | None) -> "RoomView | None":
        """A room of the layout."""
        room = self.layout.room_by_id.get(room_id or "")
        return None if room is None else RoomView(self, room)

    def ticket(self, kept: KeptTicket | PictureTicket) -> "TicketView":
        """A ticket."""
        return TicketView(self, PictureTicket(kept.ticket, kept.person_name))


@dataclass(frozen=True, slots=True)
class QueueView:
    asked: AskedPictures
    queue: Queue


@dataclass(frozen=True, slots=True)
class ZoneView:
    asked: AskedPictures
    zone: Zone


@dataclass(frozen=True, slots=True)
class RoomView:
    asked: AskedPictures
    room: QueueRoom


@dataclass(frozen=True, slots=True)
class TicketView:
    asked: AskedPictures
    kept: PictureTicket


@dataclass(frozen=True, slots=True)
class ClassView:
    id: str
    priority: PriorityClass


@dataclass(frozen=True, slots=True)
class BoardView:
    """`room_id` None: the board of the zone."""

    asked: AskedPictures
    picture: ZonePicture
    room_id: str | None = None


@dataclass(frozen=True, slots=True)
class RoomDeskView:
    asked: AskedPictures
    picture: ZonePicture
    room: QueueRoom
    asker_id: str


@dataclass(frozen=True, slots=True)
class ZoneDeskView:
    asked: AskedPictures
    picture: ZonePicture
