"""Recordings of names and reasons. Addresses are made only where somebody asks."""

from collections.abc import Mapping

from ariadne import ObjectType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.layout_fields import words
from kiosk_server.queueing.ticket_fields import find_placed
from kiosk_server.queueing.views import QueueView, RoomView, TicketView, ZoneView
from kiosk_server.speech.resolvers import find_speech_url

Info = GraphQLResolveInfo[RequestContext]

queue = ObjectType("Queue")
zone = ObjectType("QueueZone")
room = ObjectType("QueueRoom")
ticket = ObjectType("Ticket")
position = ObjectType("PositionExplanation")
bindables = (queue, zone, room, ticket, position)


@queue.field("speechUrl")
def resolve_queue_speech(source: QueueView, info: Info) -> str | None:
    """A queue's name."""
    return _of_name(source.queue.names, info)


@zone.field("speechUrl")
def resolve_zone_speech(source: ZoneView, info: Info) -> str | None:
    """A zone's name."""
    return _of_name(source.zone.names, info)


@room.field("speechUrl")
def resolve_room_speech(source: RoomView, info: Info) -> str | None:
    """The name of a room or window."""
    return _of_name(source.room.names, info)


@ticket.field("placeSpeechUrl")
async def resolve_place_speech(source: TicketView, info: Info) -> str | None:
    """Why it is at its place."""
    placed = await find_placed(source)
    if placed is None:
        return None
    return find_speech_url(info, words(info).reason(placed.reason, info.context.locale).spoken)


@position.field("speechUrl")
def resolve_position_speech(source: Mapping[str, object], info: Info) -> str | None:
    """The reason and all that is before."""
    return find_speech_url(info, str(source["spoken_text"]))


def _of_name(names: Mapping[str, str], info: Info) -> str | None:
    return find_speech_url(info, words(info).names.title(names, info.context.locale).spoken)
