"""Recordings of names and reasons. Addresses are made only where somebody asks.

Of whoever waits only the masked name is ever said: what is said is kept, and a hall may hear it.
"""

from collections.abc import Mapping

from ariadne import ObjectType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.layout_fields import words
from kiosk_server.queueing.room_state_fields import RoomStateView
from kiosk_server.queueing.service.history_service import HistoryEntryView
from kiosk_server.queueing.ticket_fields import find_placed
from kiosk_server.queueing.views import QueueView, RoomDeskView, RoomView, TicketView, ZoneView
from kiosk_server.speech.resolvers import find_speech_url

Info = GraphQLResolveInfo[RequestContext]

queue = ObjectType("Queue")
zone = ObjectType("QueueZone")
room = ObjectType("QueueRoom")
ticket = ObjectType("Ticket")
entry = ObjectType("TicketHistoryEntry")
room_desk = ObjectType("RoomDesk")
room_state = ObjectType("RoomState")
position = ObjectType("PositionExplanation")
pair = ObjectType("PairExplanation")
bindables = (queue, zone, room, ticket, entry, room_desk, room_state, position, pair)


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


@ticket.field("nameSpeechUrl")
def resolve_name_speech(source: TicketView, info: Info) -> str | None:
    """A name as a hall hears it."""
    masked = words(info).names.masked(source.kept.person_name, info.context.locale)
    return find_speech_url(info, masked.spoken)


@ticket.field("resultsSpeechUrl")
def resolve_results_speech(source: TicketView, info: Info) -> str | None:
    """Whether results are there."""
    results = source.kept.ticket.results
    if results is None:
        return None
    return find_speech_url(info, words(info).results(results, info.context.locale))


@entry.field("speechUrl")
def resolve_entry_speech(source: HistoryEntryView, info: Info) -> str | None:
    """What was done; why is what somebody typed, which no voice says."""
    return find_speech_url(info, words(info).act(source.act, "", info.context.locale))


@room_desk.field("clinicianSpeechUrl")
def resolve_clinician_speech(source: RoomDeskView, info: Info) -> str | None:
    """Who works in a room."""
    session = source.picture.sessions.get(source.room.id)
    return None if session is None else find_speech_url(info, session.clinician_name)


@room_state.field("clinicianSpeechUrl")
def resolve_state_speech(source: RoomStateView, info: Info) -> str | None:
    """Who works in a room of the zone."""
    session = source.picture.sessions.get(source.kept.id)
    return None if session is None else find_speech_url(info, session.clinician_name)


@position.field("speechUrl")
def resolve_position_speech(source: Mapping[str, object], info: Info) -> str | None:
    """The reason and all that is before."""
    return find_speech_url(info, str(source["spoken_text"]))


@pair.field("speechUrl")
def resolve_pair_speech(source: Mapping[str, object], info: Info) -> str | None:
    """Why one is before another."""
    return find_speech_url(info, str(source["text"]))


@pair.field("firstSpeechUrl")
def resolve_first_speech(source: Mapping[str, object], info: Info) -> str | None:
    """Why the first is at its place."""
    return find_speech_url(info, str(source["first_reason"]))


@pair.field("secondSpeechUrl")
def resolve_second_speech(source: Mapping[str, object], info: Info) -> str | None:
    """Why the second is at its place."""
    return find_speech_url(info, str(source["second_reason"]))


def _of_name(names: Mapping[str, str], info: Info) -> str | None:
    return find_speech_url(info, words(info).names.title(names, info.context.locale).spoken)
