"""The fields of tickets, and of the boards that show them to a hall."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ariadne import EnumType, ObjectType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.estimates import CallEstimate
from kiosk_server.queueing.layout_fields import local, words
from kiosk_server.queueing.model import AT_COUNTER, TicketState
from kiosk_server.queueing.order import PlacedTicket
from kiosk_server.queueing.rules import PriorityClass
from kiosk_server.queueing.service.history_service import HistoryEntryView, HistoryService
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.queueing.ticket_places import find_place
from kiosk_server.queueing.views import (
    ClassView,
    QueueView,
    RoomView,
    TicketView,
    ZoneView,
)

Info = GraphQLResolveInfo[RequestContext]

ticket = ObjectType("Ticket")
appointment = ObjectType("TicketAppointment")
entry = ObjectType("TicketHistoryEntry")
enums = (EnumType("TicketState", TicketState), EnumType("TicketAct", TicketAct))


@ticket.field("id")
def resolve_id(source: TicketView, _: Info) -> str:
    """The secret of its holder."""
    return source.kept.ticket.id


@ticket.field("number")
def resolve_number(source: TicketView, _: Info) -> str:
    """As it is shown."""
    return source.kept.ticket.number


@ticket.field("spokenNumber")
def resolve_spoken_number(source: TicketView, info: Info) -> str:
    """As it is called."""
    return words(info).names.number(source.kept.ticket.number, info.context.locale).spoken


@ticket.field("queue")
def resolve_queue(source: TicketView, _: Info) -> QueueView:
    """What it is for."""
    one = source.kept.ticket
    return source.asked.queue_or_gone(one.queue_id, one.zone_id)


@ticket.field("zone")
def resolve_zone(source: TicketView, _: Info) -> ZoneView:
    """Where its people wait."""
    return source.asked.zone(source.kept.ticket.zone_id)


@ticket.field("state")
def resolve_state(source: TicketView, _: Info) -> TicketState:
    """Where it is in its day."""
    return source.kept.ticket.state


@ticket.field("stateText")
def resolve_state_text(source: TicketView, info: Info) -> str:
    """The same in words."""
    return words(info).state(source.kept.ticket.state, info.context.locale)


@ticket.field("priorityClass")
async def resolve_class(source: TicketView, _: Info) -> ClassView:
    """By which order it is called."""
    picture = await source.asked.of(source.kept.ticket.zone_id)
    class_id = source.kept.ticket.class_id
    found = None if picture is None else picture.rules.find_class(class_id)
    return ClassView(class_id, found or PriorityClass(class_id))


@ticket.field("maskedName")
def resolve_masked(source: TicketView, info: Info) -> str:
    """The name as a hall sees it."""
    return words(info).names.masked(source.kept.person_name, info.context.locale).text


@ticket.field("issuedAt")
def resolve_issued(source: TicketView, info: Info) -> datetime:
    """When it was taken."""
    return local(source.kept.ticket.arrived_at, info)


@ticket.field("appointment")
def resolve_appointment(source: TicketView, info: Info) -> dict[str, datetime] | None:
    """The booked slot."""
    booked = source.kept.ticket.appointment
    if booked is None:
        return None
    return {
        "starts_at": local(booked.slot_starts_at, info),
        "ends_at": local(booked.slot_ends_at, info),
    }


@ticket.field("ahead")
async def resolve_ahead(source: TicketView, _: Info) -> int | None:
    """How many come before."""
    picture = await source.asked.of(source.kept.ticket.zone_id)
    place = None if picture is None else find_place(picture, source.kept.ticket.id)
    return None if place is None else place.ahead


@ticket.field("estimatedCall")
async def resolve_estimate(source: TicketView, _: Info) -> CallEstimate | None:
    """When it will be called."""
    picture = await source.asked.of(source.kept.ticket.zone_id)
    return None if picture is None else picture.estimates.get(source.kept.ticket.id)


@ticket.field("placeText")
async def resolve_place_text(source: TicketView, info: Info) -> str | None:
    """Why it is at its place."""
    placed = await find_placed(source)
    return None if placed is None else words(info).reason(placed.reason, info.context.locale).text


@ticket.field("placeSpokenText")
async def resolve_place_spoken(source: TicketView, info: Info) -> str | None:
    """The same, spoken."""
    placed = await find_placed(source)
    return None if placed is None else words(info).reason(placed.reason, info.context.locale).spoken


@ticket.field("resultsText")
def resolve_results(source: TicketView, info: Info) -> str | None:
    """Whether results are there with which it came back."""
    results = source.kept.ticket.results
    return None if results is None else words(info).results(results, info.context.locale)


@ticket.field("room")
def resolve_room(source: TicketView, _: Info) -> RoomView | None:
    """Where it waits or was called to."""
    return source.asked.room(source.kept.ticket.room_id)


@ticket.field("calledAt")
def resolve_called(source: TicketView, info: Info) -> datetime | None:
    """The latest call."""
    one = source.kept.ticket
    if one.called_at is None or one.state not in AT_COUNTER:
        return None
    return local(one.called_at, info)


@ticket.field("recalls")
def resolve_recalls(source: TicketView, _: Info) -> int:
    """How often it was called again."""
    return source.kept.ticket.recalls


@ticket.field("returnUntil")
async def resolve_return_until(source: TicketView, info: Info) -> datetime | None:
    """Until when it may come back."""
    one = source.kept.ticket
    picture = await source.asked.of(one.zone_id)
    if picture is None or one.state is not TicketState.NO_SHOW or one.over_at is None:
        return None
    rules = picture.rules.no_show_return
    if one.no_shows > rules.at_most:
        return None
    return local(one.over_at + timedelta(minutes=rules.within_minutes), info)


@ticket.field("version")
def resolve_version(source: TicketView, _: Info) -> int:
    """How much has happened to it."""
    return source.kept.ticket.version


@ticket.field("personName")
def resolve_person(source: TicketView, _: Info) -> str | None:
    """For staff."""
    return source.kept.person_name or None


@ticket.field("history")
async def resolve_history(source: TicketView, info: Info) -> Sequence[HistoryEntryView]:
    """For staff: everything that was done."""
    service = info.context.services.get(HistoryService)
    return await service.entries(source.kept.ticket.id, source.asked.layout, info.context.locale)


@entry.field("at")
def resolve_entry_at(source: HistoryEntryView, info: Info) -> datetime:
    """When."""
    return local(source.at, info)


async def find_placed(source: TicketView) -> PlacedTicket | None:
    """A ticket at its place; None unless it waits."""
    picture = await source.asked.of(source.kept.ticket.zone_id)
    return None if picture is None else picture.placed.get(source.kept.ticket.id)
