"""The fields of boards: numbers and masked names, for a whole hall."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from ariadne import ObjectType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.layout import QueueRoom
from kiosk_server.queueing.layout_fields import local, words
from kiosk_server.queueing.model import TicketState
from kiosk_server.queueing.views import BoardView, RoomView, ZoneView
from kiosk_server.queueing.zone_picture import PictureTicket

Info = GraphQLResolveInfo[RequestContext]

MOST_LAST_CALLED = 12
MOST_NEXT = 8
MOST_MISSED = 12
_MISSED_SINCE = timedelta(hours=4)

board = ObjectType("QueueBoard")
board_ticket = ObjectType("BoardTicket")


class BoardTicket:
    """A ticket as a board shows it."""

    __slots__ = ("kept", "source")

    def __init__(self, source: BoardView, kept: PictureTicket) -> None:
        self.source = source
        self.kept = kept

    @property
    def room(self) -> QueueRoom | None:
        """Where it is called to, waits or was."""
        return self.source.asked.layout.room_by_id.get(self.kept.ticket.room_id or "")


@board.field("zone")
def resolve_zone(source: BoardView, _: Info) -> ZoneView:
    """Whose board it is."""
    return source.asked.zone(source.picture.zone_id)


@board.field("room")
def resolve_room(source: BoardView, _: Info) -> RoomView | None:
    """At whose door it hangs."""
    return source.asked.room(source.room_id)


@board.field("called")
def resolve_called(source: BoardView, _: Info) -> Sequence[BoardTicket]:
    """Who is called and not seen yet."""
    found = source.picture.at_counter(source.room_id)
    return [BoardTicket(source, each) for each in found if _is(each, TicketState.CALLED)]


@board.field("serving")
def resolve_serving(source: BoardView, _: Info) -> Sequence[BoardTicket]:
    """Who is being seen."""
    found = source.picture.at_counter(source.room_id)
    return [BoardTicket(source, each) for each in found if _is(each, TicketState.SERVING)]


@board.field("lastCalled")
def resolve_last(source: BoardView, _: Info) -> Sequence[BoardTicket]:
    """Whose calls were before."""
    shown = (each.ticket.id for each in source.picture.at_counter(source.room_id))
    now_there = frozenset(shown)
    were = [
        each
        for each in source.picture.by_id.values()
        if each.ticket.called_at is not None
        and each.ticket.id not in now_there
        and not _is(each, TicketState.NO_SHOW)
        and source.room_id in (None, each.ticket.room_id)
    ]
    were.sort(
        key=lambda each: (each.ticket.called_at or source.picture.at, each.ticket.id),
        reverse=True,
    )
    return [BoardTicket(source, each) for each in were[:MOST_LAST_CALLED]]


@board.field("next")
def resolve_next(source: BoardView, _: Info) -> Sequence[BoardTicket]:
    """Who comes next: the first of each line, those at doors before others, then the second."""
    picture = source.picture
    if source.room_id is not None:
        found = picture.next_for_room(source.room_id, MOST_NEXT)
    else:
        lines = [line for line_id, line in sorted(picture.lines.items(), key=_doors_first)]
        placed = [each for line in lines for each in line[:MOST_NEXT]]
        placed.sort(key=lambda each: each.ahead)
        found = [each.ticket for each in placed[:MOST_NEXT]]
    return [BoardTicket(source, picture.by_id[each.id]) for each in found]


@board.field("missed")
def resolve_missed(source: BoardView, _: Info) -> Sequence[BoardTicket]:
    """Who missed a call."""
    since = source.picture.at - _MISSED_SINCE
    found = [
        each
        for each in source.picture.in_states(TicketState.NO_SHOW)
        if source.room_id in (None, each.ticket.room_id) and (each.ticket.over_at or since) > since
    ]
    return [BoardTicket(source, each) for each in found[:MOST_MISSED]]


@board.field("waiting")
def resolve_waiting(source: BoardView, _: Info) -> int:
    """How many wait."""
    picture = source.picture
    if source.room_id is None:
        return sum(len(line) for line in picture.waiting.values())
    return picture.count_waiting(picture.lines_of_room(source.room_id))


@board.field("queues")
def resolve_queues(source: BoardView, info: Info) -> Sequence[Mapping[str, object]]:
    """How many wait, by queue."""
    layout = source.asked.layout
    queues = layout.queues_of_zone(source.picture.zone_id)
    own = layout.room_by_id.get(source.room_id or "")
    return [
        {
            "id": each.id,
            "name": words(info).names.title(each.names, info.context.locale).text,
            "waiting": source.picture.count_waiting_of_queue(each.id),
        }
        for each in queues
        if own is None or each.id in own.queue_ids
    ]


@board.field("rooms")
def resolve_rooms(source: BoardView, _: Info) -> Sequence[RoomView]:
    """Which rooms are open."""
    rooms = source.asked.layout.rooms_of_zone(source.picture.zone_id)
    wanted = (None,) if source.room_id is None else (source.room_id,)
    return [
        RoomView(source.asked, each)
        for each in rooms
        if each.id in source.picture.sessions and (None in wanted or each.id in wanted)
    ]


@board.field("version")
def resolve_version(source: BoardView, _: Info) -> int:
    """How much has happened."""
    return source.picture.version


@board_ticket.field("number")
def resolve_number(source: BoardTicket, _: Info) -> str:
    """As it is shown."""
    return source.kept.ticket.number


@board_ticket.field("spokenNumber")
def resolve_spoken(source: BoardTicket, info: Info) -> str:
    """As it is called."""
    return words(info).names.number(source.kept.ticket.number, info.context.locale).spoken


@board_ticket.field("maskedName")
def resolve_masked(source: BoardTicket, info: Info) -> str:
    """Enough of the name for who is meant."""
    return words(info).names.masked(source.kept.person_name, info.context.locale).text


@board_ticket.field("queueId")
def resolve_queue_id(source: BoardTicket, _: Info) -> str:
    """What it is for."""
    return source.kept.ticket.queue_id


@board_ticket.field("queueName")
def resolve_queue_name(source: BoardTicket, info: Info) -> str:
    """What that is called."""
    one = source.kept.ticket
    queue = source.source.asked.queue_or_gone(one.queue_id, one.zone_id).queue
    return words(info).names.title(queue.names, info.context.locale).text


@board_ticket.field("roomId")
def resolve_room_id(source: BoardTicket, _: Info) -> str | None:
    """Where it is called to."""
    return None if source.room is None else source.room.id


@board_ticket.field("roomName")
def resolve_room_name(source: BoardTicket, info: Info) -> str | None:
    """What that is called."""
    if source.room is None:
        return None
    return words(info).names.title(source.room.names, info.context.locale).text


@board_ticket.field("calledAt")
def resolve_called_at(source: BoardTicket, info: Info) -> datetime | None:
    """When it was called last."""
    at = source.kept.ticket.called_at
    return None if at is None else local(at, info)


@board_ticket.field("recalls")
def resolve_recalls(source: BoardTicket, _: Info) -> int:
    """How often it was called again."""
    return source.kept.ticket.recalls


def _is(kept: PictureTicket, state: TicketState) -> bool:
    return kept.ticket.state is state


def _doors_first(line: tuple[str, object]) -> tuple[bool, str]:
    return (not line[0].startswith("room:"), line[0])
