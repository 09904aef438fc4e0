"""The root fields of closures: inputs become orders, the service carries them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ariadne import EnumType, MutationType, ObjectType, QueryType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.errors import ServerError
from kiosk_server.core.request_context import RequestContext
from kiosk_server.venue.closure_service import ClosureService
from kiosk_server.venue.closure_views import ClosureView, ClosureViews
from kiosk_server.venue.model import (
    ClosedArea,
    ClosedElement,
    Closure,
    ClosureKind,
    ClosureOrder,
    ClosureTarget,
    Refused,
    VenueRefusal,
)
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.refusal_views import Refusal, refusal_of, result_type
from kiosk_server.venue.service import VenueService

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]
MOST_ENDED = 100

query = QueryType()
mutation = MutationType()
subscription = ObjectType("Subscription")
closure_type = ObjectType("Closure")
closure_type.set_alias("from", "starts_at")
closure_kind = EnumType("ClosureKind", ClosureKind)
results = (UnionType("AddClosureResult"), UnionType("EndClosureResult"))


@dataclass(frozen=True, slots=True)
class Added:
    closure: ClosureView
    also_closed_by: tuple[ClosureView, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    closure: ClosureView
    still_closed_by: tuple[ClosureView, ...]


@query.field("closures")
def resolve_closures(_: object, info: Info) -> Sequence[ClosureView]:
    """What is closed, and what will be."""
    return _all_closures(info)


@query.field("endedClosures")
async def resolve_ended_closures(_: object, info: Info, *, first: int) -> Sequence[ClosureView]:
    """What was closed."""
    if not 1 <= first <= MOST_ENDED:
        raise ServerError("page-size-wrong", first=first, most=MOST_ENDED)
    ended = await info.context.services.get(ClosureService).list_ended(first)
    published = _published(info)
    return [_views(info).of(closure, published, info.context.locale) for closure in ended]


@subscription.field("closuresChanged")
async def resolve_closures_changed(_: object, info: Info) -> Sequence[ClosureView]:
    """The same after a hint, also where another process closed something."""
    await info.context.services.get(VenueService).reload()
    return _all_closures(info)


@mutation.field("addClosure")
async def resolve_add_closure(_: object, info: Info, *, input: Input) -> Added | Refusal:  # noqa: A002 - GraphQL's name
    """Closes something."""
    target = target_of(input)
    if target is None:
        return refusal_of(Refused(VenueRefusal.CLOSURE_TARGET_UNFIT))
    order = ClosureOrder(
        target, input["reason"], input.get("from"), input.get("until"), input["kind"]
    )
    done = await info.context.services.get(ClosureService).add_closure(
        order, principal=info.context.principal, request_id=input["request_id"]
    )
    return refusal_of(done) if isinstance(done, Refused) else Added(*await _told(done, info))


@mutation.field("endClosure")
async def resolve_end_closure(_: object, info: Info, *, input: Input) -> Ended | Refusal:  # noqa: A002 - GraphQL's name
    """Opens something again."""
    done = await info.context.services.get(ClosureService).end_closure(
        input["closure_id"], principal=info.context.principal, request_id=input["request_id"]
    )
    return refusal_of(done) if isinstance(done, Refused) else Ended(*await _told(done, info))


def _all_closures(info: Info) -> Sequence[ClosureView]:
    return _views(info).all_of(_published(info), info.context.locale)


def target_of(given: Input) -> ClosureTarget | None:
    """The one thing that an input says to close; None unless it is exactly one."""
    element_id, area, level_id = (given.get(name) for name in ("element_id", "area", "level_id"))
    match (element_id, area, level_id):
        case (str(), None, None):
            return ClosedElement(element_id)
        case (None, None, str()):
            return ClosedArea(level_id)
        case (None, {"level_id": on_level, "corners": [_, *_] as corners}, None):
            return ClosedArea(on_level, tuple((corner["x"], corner["y"]) for corner in corners))
        case _:
            return None


async def _told(closure: Closure, info: Info) -> tuple[ClosureView, tuple[ClosureView, ...]]:
    """A closure, and the others that close the same."""
    others = await info.context.services.get(ClosureService).list_others(closure)
    published, locale, views = _published(info), info.context.locale, _views(info)
    return views.of(closure, published, locale), tuple(
        views.of(other, published, locale) for other in others
    )


def _published(info: Info) -> PublishedVenue:
    return info.context.services.get(VenueService).current


def _views(info: Info) -> ClosureViews:
    return info.context.services.get(ClosureViews)


for result in results:
    result.set_type_resolver(result_type)
