"""The fields of alarms: inputs become orders, the service carries them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ariadne import MutationType, ObjectType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.venue.alarm import Alarm, AlarmOrder
from kiosk_server.venue.alarm_service import AlarmService
from kiosk_server.venue.alarm_views import AlarmView, AlarmViews
from kiosk_server.venue.model import Refused
from kiosk_server.venue.refusal_views import Refusal, refusal_of, result_type
from kiosk_server.venue.service import VenueService

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

mutation = MutationType()
venue = ObjectType("Venue")
results = (UnionType("StartAlarmResult"), UnionType("EndAlarmResult"))


@dataclass(frozen=True, slots=True)
class Success:
    alarm: AlarmView


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
    done = await info.context.services.get(AlarmService).start_alarm(
        order, principal=info.context.principal, request_id=input["request_id"]
    )
    return _told(done, info)


@mutation.field("endAlarm")
async def resolve_end_alarm(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Turns them back."""
    done = await info.context.services.get(AlarmService).end_alarm(
        input["alarm_id"], principal=info.context.principal, request_id=input["request_id"]
    )
    return _told(done, info)


def _told(done: Alarm | Refused, info: Info) -> Success | Refusal:
    if isinstance(done, Refused):
        return refusal_of(done)
    services = info.context.services
    published = services.get(VenueService).current
    return Success(services.get(AlarmViews).of(done, published, info.context.locale))


for result in results:
    result.set_type_resolver(result_type)
