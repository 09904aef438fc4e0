"""The fields of what staff see of a room and of a zone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ariadne import ObjectType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.layout_fields import local
from kiosk_server.queueing.model import TicketState
from kiosk_server.queueing.room_state_fields import RoomStateView
from kiosk_server.queueing.views import (
    AskedPictures,
    QueueView,
    RoomDeskView,
    RoomView,
    TicketView,
    ZoneDeskView,
    ZoneView,
)
from kiosk_server.queueing.zone_picture import PictureSession, PictureTicket, ZonePicture

Info = GraphQLResolveInfo[RequestContext]

MOST_NEXT = 10
MOST_RECENT = 10
MOST_OVER = 50

room_desk = ObjectType("RoomDesk")
zone_desk = ObjectType("ZoneDesk")
line = ObjectType("QueueLine")

_ASIDE = (TicketState.HELD, TicketState.AWAY_FOR_RESULTS)


@dataclass(frozen=True, slots=True)
class LineView:
    asked: AskedPictures
    picture: ZonePicture
    id: str


@room_desk.field("room")
def resolve_room(source: RoomDeskView, _: Info) -> RoomView:
    """Which room it is."""
    return RoomView(source.asked, source.room)


@room_desk.field("zone")
def resolve_zone(source: RoomDeskView, _: Info) -> ZoneView:
    """From where it calls."""
    return source.asked.zone(source.room.zone_id)


@room_desk.field("clinicianId")
def resolve_clinician_id(source: RoomDeskView, _: Info) -> str | None:
    """Who works there."""
    session = _session(source)
    return None if session is None else session.clinician_id


@room_desk.field("clinicianName")
def resolve_clinician_name(source: RoomDeskView, _: Info) -> str | None:
    """What they are called."""
    session = _session(source)
    return None if session is None else session.clinician_name


@room_desk.field("isMine")
def resolve_is_mine(source: RoomDeskView, _: Info) -> bool:
    """Whether that is whoever asks."""
    session = _session(source)
    return session is not None and session.clinician_id == source.asker_id


@room_desk.field("openedAt")
def resolve_opened(source: RoomDeskView, info: Info) -> datetime | None:
    """Since when."""
    session = _session(source)
    return None if session is None else local(session.opened_at, info)


@room_desk.field("pausedSince")
def resolve_paused(source: RoomDeskView, info: Info) -> datetime | None:
    """Since when they have a break."""
    session = _session(source)
    return _local(None if session is None else session.paused_since, info)


@room_desk.field("current")
def resolve_current(source: RoomDeskView, _: Info) -> Sequence[TicketView]:
    """Who is there."""
    return _tickets(source.asked, source.picture.at_counter(source.room.id))


@room_desk.field("next")
def resolve_next(source: RoomDeskView, _: Info) -> Sequence[TicketView]:
    """Whom it would call."""
    found = source.picture.next_for_room(source.room.id, MOST_NEXT)
    return _tickets(source.asked, [source.picture.by_id[each.id] for each in found])


@room_desk.field("waiting")
def resolve_waiting(source: RoomDeskView, _: Info) -> int:
    """How many wait for it."""
    return source.picture.count_waiting(source.picture.lines_of_room(source.room.id))


@room_desk.field("missed")
def resolve_missed(source: RoomDeskView, _: Info) -> Sequence[TicketView]:
    """Who missed a call."""
    return _tickets(source.asked, _of_room(source, source.picture.in_states(TicketState.NO_SHOW)))


@room_desk.field("aside")
def resolve_aside(source: RoomDeskView, _: Info) -> Sequence[TicketView]:
    """Who is set aside or away."""
    return _tickets(source.asked, _of_room(source, source.picture.in_states(*_ASIDE)))


@room_desk.field("recent")
def resolve_recent(source: RoomDeskView, _: Info) -> Sequence[TicketView]:
    """What can be undone."""
    found = [each for each in source.picture.over if each.ticket.room_id == source.room.id]
    return _tickets(source.asked, found[:MOST_RECENT])


@room_desk.field("version")
@zone_desk.field("version")
def resolve_version(source: RoomDeskView | ZoneDeskView, _: Info) -> int:
    """How much has happened."""
    return source.picture.version


@zone_desk.field("zone")
def resolve_desk_zone(source: ZoneDeskView, _: Info) -> ZoneView:
    """Which zone it is."""
    return source.asked.zone(source.picture.zone_id)


@zone_desk.field("lines")
def resolve_lines(source: ZoneDeskView, _: Info) -> Sequence[LineView]:
    """All lines: of each queue, and of each room that has one at its door."""
    layout, picture = source.asked.layout, source.picture
    ids = [f"queue:{queue.id}" for queue in layout.queues_of_zone(picture.zone_id)]
    for room in layout.rooms_of_zone(picture.zone_id):
        line_id = f"room:{room.id}"
        is_used = picture.rules.room_wait.most_waiting and room.id in picture.sessions
        if is_used or line_id in picture.lines:
            ids.append(line_id)
    return [LineView(source.asked, picture, each) for each in ids]


@zone_desk.field("rooms")
def resolve_rooms(source: ZoneDeskView, _: Info) -> Sequence[RoomStateView]:
    """All rooms."""
    rooms = source.asked.layout.rooms_of_zone(source.picture.zone_id)
    return [RoomStateView(source.asked, source.picture, each) for each in rooms]


@zone_desk.field("atCounter")
def resolve_at_counter(source: ZoneDeskView, _: Info) -> Sequence[TicketView]:
    """Called or being seen."""
    return _tickets(source.asked, source.picture.at_counter())


@zone_desk.field("missed")
def resolve_zone_missed(source: ZoneDeskView, _: Info) -> Sequence[TicketView]:
    """Who missed a call."""
    return _tickets(source.asked, source.picture.in_states(TicketState.NO_SHOW))


@zone_desk.field("aside")
def resolve_zone_aside(source: ZoneDeskView, _: Info) -> Sequence[TicketView]:
    """Who is set aside or away."""
    return _tickets(source.asked, source.picture.in_states(*_ASIDE))


@zone_desk.field("over")
def resolve_over(source: ZoneDeskView, _: Info) -> Sequence[TicketView]:
    """Whose day here is over."""
    return _tickets(source.asked, source.picture.over[:MOST_OVER])


@zone_desk.field("mostAtRoom")
def resolve_most(source: ZoneDeskView, _: Info) -> int:
    """The cap of doors."""
    return source.picture.rules.room_wait.most_waiting


@zone_desk.field("fillsRooms")
def resolve_fills(source: ZoneDeskView, _: Info) -> bool:
    """Whether doors are filled by themselves."""
    wait = source.picture.rules.room_wait
    return wait.is_automatic and wait.most_waiting > 0


@line.field("queue")
def resolve_line_queue(source: LineView, _: Info) -> QueueView | None:
    """Of which queue it is."""
    kind, _sep, name = source.id.partition(":")
    return source.asked.queue(name) if kind == "queue" else None


@line.field("room")
def resolve_line_room(source: LineView, _: Info) -> RoomView | None:
    """At whose door it is."""
    kind, _sep, name = source.id.partition(":")
    return source.asked.room(name) if kind == "room" else None


@line.field("tickets")
def resolve_line_tickets(source: LineView, _: Info) -> Sequence[TicketView]:
    """In their order."""
    placed = source.picture.lines.get(source.id, ())
    return _tickets(source.asked, [source.picture.by_id[each.ticket.id] for each in placed])


def _session(source: RoomDeskView) -> PictureSession | None:
    return source.picture.sessions.get(source.room.id)


def _of_room(source: RoomDeskView, found: Sequence[PictureTicket]) -> Sequence[PictureTicket]:
    return [each for each in found if each.ticket.queue_id in source.room.queue_ids]


def _tickets(asked: AskedPictures, found: Sequence[PictureTicket]) -> Sequence[TicketView]:
    return [TicketView(asked, each) for each in found]


def _local(at: datetime | None, info: Info) -> datetime | None:
    return None if at is None else local(at, info)
