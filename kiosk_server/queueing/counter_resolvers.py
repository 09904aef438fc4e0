"""The root fields of counters and triage: inputs become wishes, the services carry them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ariadne import MutationType, ObjectType, QueryType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.explanation import explain_pair
from kiosk_server.queueing.model import Refused
from kiosk_server.queueing.resolvers import (
    TicketSuccess,
    asked_pictures,
    do,
    refusal,
    ticket_told,
)
from kiosk_server.queueing.service.history_service import HistoryService
from kiosk_server.queueing.service.issue_service import IssueService
from kiosk_server.queueing.service.room_service import CallWish, RoomService
from kiosk_server.queueing.service.ticket_service import TicketService
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.queueing.views import RoomDeskView, TicketView, ZoneDeskView
from kiosk_server.queueing.words import QueueWords
from kiosk_server.venue.refusal_views import Refusal, result_type

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

query = QueryType()
mutation = MutationType()
subscription = ObjectType("Subscription")
_ACTS: Mapping[str, TicketAct] = {
    "recallTicket": TicketAct.RECALL,
    "markNoShow": TicketAct.MARK_NO_SHOW,
    "startServing": TicketAct.START,
    "holdTicket": TicketAct.HOLD,
    "resumeTicket": TicketAct.RESUME,
    "transferTicket": TicketAct.TRANSFER,
    "undoTicket": TicketAct.UNDO,
    "correctTicket": TicketAct.CORRECT,
}
_OTHERS = ("finishTicket", "moveTicket", "mergeTicket", "callNext")
_ROOMS = ("takeRoom", "leaveRoom", "pauseRoom")
results = tuple(
    UnionType(f"{name[0].upper()}{name[1:]}Result", result_type)
    for name in (*_ACTS, *_OTHERS, *_ROOMS)
)


@dataclass(frozen=True, slots=True)
class DeskSuccess:
    desk: RoomDeskView


@dataclass(frozen=True, slots=True)
class MergeSuccess:
    ticket: TicketView
    into: TicketView


@query.field("roomDesk")
@subscription.field("roomDesk")
async def resolve_room_desk(_: object, info: Info, *, room_id: str) -> RoomDeskView | None:
    """A room as who works there sees it."""
    asked = await asked_pictures(info)
    room = asked.layout.room_by_id.get(room_id)
    picture = None if room is None else await asked.of(room.zone_id)
    if room is None or picture is None:
        return None
    return RoomDeskView(asked, picture, room, info.context.principal.id)


@query.field("zoneDesk")
@subscription.field("zoneDesk")
async def resolve_zone_desk(_: object, info: Info, *, zone_id: str) -> ZoneDeskView | None:
    """A zone as its nurse sees it."""
    asked = await asked_pictures(info)
    picture = await asked.of(zone_id)
    return None if picture is None else ZoneDeskView(asked, picture)


@query.field("myRooms")
async def resolve_my_rooms(_: object, info: Info) -> Sequence[RoomDeskView]:
    """Where whoever asks works."""
    mine = await info.context.services.get(RoomService).list_rooms_of(info.context.principal)
    found = [await resolve_room_desk(None, info, room_id=room_id) for room_id in mine]
    return [each for each in found if each is not None]


@query.field("findTickets")
async def resolve_find(
    _: object, info: Info, *, number: str, zone_id: str | None = None
) -> Sequence[TicketView]:
    """Tickets by their number."""
    asked = await asked_pictures(info)
    found = await info.context.services.get(HistoryService).find(number, zone_id)
    return [asked.ticket(each) for each in found]


@query.field("explainPair")
async def resolve_pair(
    _: object, info: Info, *, ticket_id: str, other_id: str
) -> Mapping[str, object] | None:
    """Why one is before another."""
    tickets = info.context.services.get(TicketService)
    kept = await tickets.find(ticket_id)
    if kept is None or not kept.ticket.is_waiting:
        return None
    asked = await asked_pictures(info)
    picture = await asked.of(kept.ticket.zone_id)
    line = () if picture is None else picture.lines.get(kept.ticket.line_id, ())
    explained = explain_pair(line, ticket_id, other_id)
    if picture is None or explained is None:
        return None
    first, second = picture.by_id[explained.first_id], picture.by_id[explained.second_id]
    words, locale = info.context.services.get(QueueWords), info.context.locale
    return {
        "first": asked.ticket(first),
        "second": asked.ticket(second),
        "text": words.pair(explained, first.ticket.number, second.ticket.number, locale),
        "first_reason": words.reason(explained.first, locale).text,
        "second_reason": words.reason(explained.second, locale).text,
    }


def _act_resolver(act: TicketAct) -> Any:  # noqa: ANN401 - one of Ariadne's resolvers
    async def resolve(_: object, info: Info, *, input: Input) -> TicketSuccess | Refusal:  # noqa: A002 - GraphQL's name
        return await do(info, act, input)

    return resolve


for _name, _act in _ACTS.items():
    mutation.set_field(_name, _act_resolver(_act))


@mutation.field("finishTicket")
async def resolve_finish(_: object, info: Info, *, input: Input) -> TicketSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """Ends what somebody came for, or sends them for tests."""
    comes_back = input["returns_with_results"]
    act = TicketAct.SEND_FOR_RESULTS if comes_back else TicketAct.FINISH
    return await do(info, act, input)


@mutation.field("moveTicket")
async def resolve_move(_: object, info: Info, *, input: Input) -> TicketSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """To a door, or back to the zone."""
    is_back = input.get("room_id") is None
    return await do(info, TicketAct.MOVE_TO_ZONE if is_back else TicketAct.MOVE_TO_ROOM, input)


@mutation.field("mergeTicket")
async def resolve_merge(_: object, info: Info, *, input: Input) -> MergeSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """Ends one ticket of a person who has another."""
    done = await do(info, TicketAct.MERGE, input)
    into = await info.context.services.get(TicketService).find(input["into_ticket_id"])
    if isinstance(done, Refusal) or into is None:
        return done if isinstance(done, Refusal) else Refusal("TICKET_UNKNOWN")
    return MergeSuccess(done.ticket, (await asked_pictures(info)).ticket(into))


@mutation.field("callNext")
async def resolve_call_next(_: object, info: Info, *, input: Input) -> TicketSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """Calls who is next."""
    services = info.context.services
    wish = CallWish(
        input.get("room_id"), "current_ticket_id" in input, input.get("current_ticket_id")
    )
    asker = services.get(IssueService).asker(info.context.principal, info.context.peer)
    done = await services.get(RoomService).call_next(
        wish, asker=asker, request_id=input["request_id"]
    )
    return await ticket_told(done, info)


@mutation.field("takeRoom")
async def resolve_take(_: object, info: Info, *, input: Input) -> DeskSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """Begins to work in a room."""
    services = info.context.services
    asker = services.get(IssueService).asker(info.context.principal, info.context.peer)
    done = await services.get(RoomService).take(
        input["room_id"],
        relieves=input["relieves"],
        asker=asker,
        request_id=input["request_id"],
    )
    return await _desk_told(done, info)


@mutation.field("leaveRoom")
async def resolve_leave(_: object, info: Info, *, input: Input) -> DeskSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """Ends work in a room."""
    services = info.context.services
    asker = services.get(IssueService).asker(info.context.principal, info.context.peer)
    done = await services.get(RoomService).leave(
        input["room_id"], asker=asker, request_id=input["request_id"]
    )
    return await _desk_told(done, info)


@mutation.field("pauseRoom")
async def resolve_pause(_: object, info: Info, *, input: Input) -> DeskSuccess | Refusal:  # noqa: A002 - GraphQL's name
    """Begins or ends a break."""
    services = info.context.services
    asker = services.get(IssueService).asker(info.context.principal, info.context.peer)
    done = await services.get(RoomService).pause(
        input["room_id"],
        is_paused=input["is_paused"],
        asker=asker,
        request_id=input["request_id"],
    )
    return await _desk_told(done, info)


async def _desk_told(done: str | Refused, info: Info) -> DeskSuccess | Refusal:
    if isinstance(done, Refused):
        return refusal(done)
    desk = await resolve_room_desk(None, info, room_id=done)
    return Refusal("ROOM_UNKNOWN") if desk is None else DeskSuccess(desk)
