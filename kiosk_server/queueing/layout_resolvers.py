"""The root fields of layouts: inputs become wishes, the service carries them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ariadne import MutationType, ObjectType, QueryType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.layout_fields import local, words
from kiosk_server.queueing.model import Refused
from kiosk_server.queueing.resolvers import refusal
from kiosk_server.queueing.service.issue_service import IssueService
from kiosk_server.queueing.service.layout_service import LayoutService, LayoutVersion
from kiosk_server.queueing.store.layouts import KeptLayout
from kiosk_server.venue.refusal_views import Refusal, result_type

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

query = QueryType()
mutation = MutationType()
layout_type = ObjectType("QueueLayout")
version_type = ObjectType("QueueLayoutVersion")
results = tuple(
    UnionType(f"{name}Result", result_type) for name in ("ChangeQueueLayout", "RestoreQueueLayout")
)
bindables = (query, mutation, layout_type, version_type, *results)


@dataclass(frozen=True, slots=True)
class Success:
    layout: LayoutVersion


@query.field("queueLayout")
async def resolve_layout(_: object, info: Info) -> LayoutVersion:
    """The layout in force."""
    return await info.context.services.get(LayoutService).in_force()


@query.field("queueLayoutHistory")
async def resolve_versions(_: object, info: Info, *, first: int) -> Sequence[KeptLayout]:
    """All versions."""
    return await info.context.services.get(LayoutService).list_versions(first)


@query.field("queueLayoutOfVersion")
async def resolve_version(_: object, info: Info, *, version: int) -> LayoutVersion | None:
    """One version."""
    return await info.context.services.get(LayoutService).find(version)


@query.field("checkQueueLayout")
def resolve_check(_: object, info: Info, *, layout: str) -> str | None:
    """What is wrong with a queue file."""
    fault = info.context.services.get(LayoutService).find_fault(layout)
    return None if fault is None else words(info).layout_fault(fault, info.context.locale)


@mutation.field("changeQueueLayout")
async def resolve_change(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Puts another layout in force."""
    services = info.context.services
    asker = services.get(IssueService).asker(info.context.principal, info.context.peer)
    done = await services.get(LayoutService).change(
        input["layout"],
        input["note"],
        seen_version=input["seen_version"],
        asker=asker,
        request_id=input["request_id"],
    )
    return refusal(done) if isinstance(done, Refused) else Success(done)


@mutation.field("restoreQueueLayout")
async def resolve_restore(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Puts an earlier version in force."""
    services = info.context.services
    asker = services.get(IssueService).asker(info.context.principal, info.context.peer)
    done = await services.get(LayoutService).restore(
        input["version"],
        seen_version=input["seen_version"],
        asker=asker,
        request_id=input["request_id"],
    )
    return refusal(done) if isinstance(done, Refused) else Success(done)


@layout_type.field("madeAt")
def resolve_made_at(source: LayoutVersion, info: Info) -> datetime | None:
    """When it was made."""
    return None if source.made is None else local(source.made.made_at, info)


@layout_type.field("madeBy")
def resolve_made_by(source: LayoutVersion, _: Info) -> str | None:
    """Who made it."""
    return None if source.made is None else source.made.made_by


@layout_type.field("note")
def resolve_note(source: LayoutVersion, _: Info) -> str | None:
    """In a few words."""
    return None if source.made is None else source.made.note


@version_type.field("madeAt")
def resolve_version_made_at(source: KeptLayout, info: Info) -> datetime:
    """When it was made."""
    return local(source.made_at, info)
