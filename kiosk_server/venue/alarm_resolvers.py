"""The fields of alarms: inputs become orders, the service carries them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from ariadne import MutationType, ObjectType, QueryType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.venue.alarm import Alarm, AlarmOrder
from kiosk_server.venue.alarm_contact_state import AlarmContactState
from kiosk_server.venue.alarm_service import AlarmService
from kiosk_server.venue.alarm_views import AlarmView, AlarmViews
from kiosk_server.venue.model import Refused
from kiosk_server.venue.refusal_views import Refusal, refusal_of, result_type
from kiosk_server.venue.service import VenueService

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

query = QueryType()
mutation = MutationType()
venue = ObjectType("Venue")
results = (UnionType("StartAlarmResult"), UnionType("EndAlarmResult"))


@dataclass(frozen=True, slots=True)
class Success:
    alarm: AlarmView
    was_in_force: bool = False


@venue.field("alarms")
def resolve_alarms(_: object, info: Info) -> Sequence[AlarmView]:
    """What is to be left now."""
    services = info.context.services
    published = services.get(VenueService).current
    in_force = services.get(AlarmService).in_force
    return services.get(AlarmViews).all_of(in_force, published, info.context.locale)


@mutation.field("startAlarm")
async def resolve_start_alarm(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Turns pages to the way out."""
    order = AlarmOrder(input.get("building_id"), input["is_drill"], input["reason"])
    request_id = input["request_id"]
    done = await info.context.services.get(AlarmService).start_alarm(
        order, principal=info.context.principal, request_id=request_id
    )
    return _told(done, info, request_id)


@mutation.field("endAlarm")
async def resolve_end_alarm(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Turns them back."""
    done = await info.context.services.get(AlarmService).end_alarm(
        input["alarm_id"], principal=info.context.principal, request_id=input["request_id"]
    )
    return _told(done, info)


@query.field("alarmContact")
def resolve_alarm_contact(_: object, info: Info) -> Mapping[str, object] | None:
    """Whether the fire system is heard by its wire."""
    state = info.context.services.get(AlarmContactState)
    if not state.is_set_up:
        return None
    away_since = state.away_since
    if away_since is not None:
        zone = ZoneInfo(info.context.services.get(VenueService).current.plan.time_zone)
        away_since = away_since.astimezone(zone)
    return {
        "is_away": state.is_away,
        "away_since": away_since,
        "is_unkept": state.is_unkept,
    }


def _told(
    done: Alarm | Refused, info: Info, started_by_request: str | None = None
) -> Success | Refusal:
    if isinstance(done, Refused):
        return refusal_of(done)
    services = info.context.services
    published = services.get(VenueService).current
    view = services.get(AlarmViews).of(done, published, info.context.locale)
    return Success(view, was_in_force=done.request_id != started_by_request)


for result in results:
    result.set_type_resolver(result_type)
