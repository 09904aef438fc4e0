"""The root fields of queues and tickets for visitors and boards: inputs become wishes, the services
carry them out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ariadne import EnumType, MutationType, ObjectType, QueryType, UnionType
from graphql import GraphQLResolveInfo, GraphQLUnionType

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.checking_in import AppointmentChoice
from kiosk_server.queueing.explanation import explain_position
from kiosk_server.queueing.layout_fields import local
from kiosk_server.queueing.model import Refused
from kiosk_server.queueing.service.act_wishes import ActWish
from kiosk_server.queueing.service.issue_service import CheckInWish, IssueService, IssueWish
from kiosk_server.queueing.service.pictures import QueuePictures
from kiosk_server.queueing.service.ticket_service import TicketService
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.queueing.ticket_places import find_place
from kiosk_server.queueing.views import (
    AskedPictures,
    BoardView,
    QueueView,
    TicketView,
    ZoneView,
)
from kiosk_server.queueing.words import QueueWords
from kiosk_server.records.model import IdentificationKind
from kiosk_server.venue.refusal_views import Refusal, result_type

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

query = QueryType()
mutation = MutationType()
subscription = ObjectType("Subscription")
enums = (EnumType("IdentificationKind", IdentificationKind),)


@dataclass(frozen=True, slots=True)
class TicketSuccess:
    ticket: TicketView


@dataclass(frozen=True, slots=True)
class CheckInChoice:
    appointments: Sequence[Mapping[str, object]]


def _check_in_type(source: object, info: Info, kind: GraphQLUnionType) -> str:
    return "CheckInChoice" if isinstance(source, CheckInChoice) else result_type(source, info, kind)


results = (
    UnionType("CheckInResult", _check_in_type),
    *(
        UnionType(f"{name}Result", result_type)
        for name in ("IssueTicket", "CancelTicket", "ReturnTicket")
    ),
)


async def asked_pictures(info: Info) -> AskedPictures:
    """The pictures of one answer."""
    pictures = info.context.services.get(QueuePictures)
    return AskedPictures(await pictures.layout(), pictures, info.context.locale)


def refusal(refused: Refused) -> Refusal:
    """An honest no, as it is told."""
    return Refusal(refused.code.value.upper().replace("-", "_"), refused.fields)


async def ticket_told(done: KeptTicket | Refused, info: Info) -> TicketSuccess | Refusal:
    """What became of a wish for a ticket."""
    if isinstance(done, Refused):
        return refusal(done)
    return TicketSuccess((await asked_pictures(info)).ticket(done))


@query.field("queues")
async def resolve_queues(
    _: object, info: Info, *, zone_id: str | None = None
) -> Sequence[QueueView]:
    """All queues, by zone."""
    asked = await asked_pictures(info)
    zones = [each.id for each in asked.layout.zones]
    queues = [each for each in asked.layout.queues if zone_id in (None, each.zone_id)]
    queues.sort(key=lambda each: zones.index(each.zone_id))
    return [QueueView(asked, each) for each in queues]


@query.field("queueZones")
async def resolve_zones(_: object, info: Info) -> Sequence[ZoneView]:
    """Where people wait."""
    asked = await asked_pictures(info)
    return [ZoneView(asked, each) for each in asked.layout.zones]


@query.field("ticket")
@subscription.field("ticket")
async def resolve_ticket(_: object, info: Info, *, id: str) -> TicketView | None:  # noqa: A002 - GraphQL's name
    """A ticket, for whoever has its id."""
    kept = await info.context.services.get(TicketService).find(id)
    return None if kept is None else (await asked_pictures(info)).ticket(kept)


@query.field("explainPosition")
async def resolve_position(_: object, info: Info, *, ticket_id: str) -> Mapping[str, object] | None:
    """Why a ticket is where it is."""
    kept = await info.context.services.get(TicketService).find(ticket_id)
    if kept is None or not kept.ticket.is_waiting:
        return None
    picture = await (await asked_pictures(info)).of(kept.ticket.zone_id)
    place = None if picture is None else find_place(picture, ticket_id)
    if place is None:
        return None
    explained = explain_position(place)
    words, locale = info.context.services.get(QueueWords), info.context.locale
    text = words.position(explained, kept.ticket.results, locale)
    return {
        "ahead": explained.ahead,
        "reason": words.reason(explained.reason, locale).text,
        "before": [
            {"count": each.count, "text": words.before(each, locale).text}
            for each in explained.before
        ],
        "overtaken": explained.overtaken,
        "overtaken_at_most": explained.overtaken_at_most,
        "text": text.text,
        "spoken_text": text.spoken,
    }


@query.field("queueBoard")
@subscription.field("queueBoard")
async def resolve_board(_: object, info: Info, *, zone_id: str) -> BoardView | None:
    """What a zone's board shows."""
    asked = await asked_pictures(info)
    picture = await asked.of(zone_id)
    return None if picture is None else BoardView(asked, picture)


@query.field("roomBoard")
@subscription.field("roomBoard")
async def resolve_room_board(_: object, info: Info, *, room_id: str) -> BoardView | None:
    """What the display at a door shows."""
    asked = await asked_pictures(info)
    room = asked.layout.room_by_id.get(room_id)
    picture = None if room is None else await asked.of(room.zone_id)
    return None if picture is None else BoardView(asked, picture, room_id)


@mutation.field("issueTicket")
async def resolve_issue(_: object, info: Info, *, input: Input) -> TicketSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """Gives a number."""
    service = info.context.services.get(IssueService)
    wish = IssueWish(
        input["queue_id"], input.get("priority_class") or "", input.get("person_name") or ""
    )
    asker = service.asker(info.context.principal, info.context.peer)
    done = await service.issue(wish, asker=asker, request_id=input["request_id"])
    return await ticket_told(done, info)


@mutation.field("checkIn")
async def resolve_check_in(
    _: object,
    info: Info,
    *,
    input: Input,  # noqa: A002 - GraphQL's name
) -> TicketSuccess | CheckInChoice | Refusal:
    """Gives a number to somebody with an appointment, or asks for which."""
    service = info.context.services.get(IssueService)
    wish = CheckInWish(
        input["kind"],
        input["identification"],
        input.get("queue_id"),
        input.get("priority_class"),
    )
    asker = service.asker(info.context.principal, info.context.peer)
    done = await service.check_in(wish, asker=asker, request_id=input["request_id"])
    if isinstance(done, AppointmentChoice):
        asked = await asked_pictures(info)
        return CheckInChoice(
            [
                {
                    "queue": QueueView(asked, queue),
                    "starts_at": local(booked.slot_starts_at, info),
                    "ends_at": local(booked.slot_ends_at, info),
                }
                for queue, booked in done.pairs
            ]
        )
    return await ticket_told(done, info)


@mutation.field("cancelTicket")
async def resolve_cancel(_: object, info: Info, *, input: Input) -> TicketSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """Gives a ticket up."""
    return await do(info, TicketAct.CANCEL, input)


@mutation.field("returnTicket")
async def resolve_return(_: object, info: Info, *, input: Input) -> TicketSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """Brings a ticket back into its line."""
    return await do(info, TicketAct.RETURN, input)


async def do(info: Info, act: TicketAct, given: Input) -> TicketSuccess | Refusal:
    """Does something to a ticket, as an input asks for it."""
    services = info.context.services
    wish = ActWish(
        act,
        given["ticket_id"],
        given.get("version"),
        given.get("room_id"),
        given.get("queue_id"),
        given.get("priority_class"),
        given.get("person_name"),
        given.get("into_ticket_id"),
        given.get("reason", ""),
        given.get("any_room", False),
    )
    asker = services.get(IssueService).asker(info.context.principal, info.context.peer)
    done = await services.get(TicketService).act(wish, asker=asker, request_id=given["request_id"])
    return await ticket_told(done, info)
