"""The fields of rules and layouts, texts that are kept in versions: inputs become wishes, the
services carry them out. What is wrong with one that is not in force yet each tells in its own way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ariadne import MutationType, ObjectType, QueryType, UnionType
from ariadne.types import SchemaBindable
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.layout_fields import local, words
from kiosk_server.queueing.model import Refused
from kiosk_server.queueing.resolvers import refusal
from kiosk_server.queueing.service.issue_service import IssueService
from kiosk_server.queueing.service.layout_service import LayoutService
from kiosk_server.queueing.service.rules_service import RulesService
from kiosk_server.queueing.service.version_service import VersionService
from kiosk_server.queueing.store.versions import KeptVersion
from kiosk_server.venue.refusal_views import Refusal, result_type

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

checks = QueryType()


@dataclass(frozen=True, slots=True)
class Success:
    version: KeptVersion


@checks.field("checkQueueRules")
def resolve_check_rules(_: object, info: Info, *, rules: str) -> Sequence[Mapping[str, str]]:
    """What is wrong with rules."""
    faults = info.context.services.get(RulesService).check(rules)
    return [
        {"path": each.path, "message": words(info).rule_fault(each, info.context.locale)}
        for each in faults
    ]


@checks.field("checkQueueLayout")
def resolve_check_layout(_: object, info: Info, *, layout: str) -> str | None:
    """What is wrong with a queue file."""
    fault = info.context.services.get(LayoutService).find_fault(layout)
    return None if fault is None else words(info).layout_fault(fault, info.context.locale)


def _fields_of(text: str, kind: type[VersionService]) -> Sequence[SchemaBindable]:
    """The fields of one; `text` is its name in the schema, where `QueueRules` has `rules`."""
    query, mutation = QueryType(), MutationType()
    whole = ObjectType(f"Queue{text}")
    versions = (whole, ObjectType(f"Queue{text}Version"))
    done = [f"{verb}Queue{text}" for verb in ("Change", "Restore")]

    @query.field(f"queue{text}")
    async def resolve_in_force(_: object, info: Info) -> KeptVersion:
        return await info.context.services.get(kind).in_force()

    @query.field(f"queue{text}History")
    async def resolve_versions(_: object, info: Info, *, first: int) -> Sequence[KeptVersion]:
        return await info.context.services.get(kind).list_versions(first)

    @query.field(f"queue{text}OfVersion")
    async def resolve_version(_: object, info: Info, *, version: int) -> KeptVersion | None:
        return await info.context.services.get(kind).find(version)

    @mutation.field(f"changeQueue{text}")
    async def resolve_change(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
        services = info.context.services
        changed = await services.get(kind).change(
            input[text.lower()], input["note"], **_who_and_when(info, input)
        )
        return refusal(changed) if isinstance(changed, Refused) else Success(changed)

    @mutation.field(f"restoreQueue{text}")
    async def resolve_restore(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
        services = info.context.services
        restored = await services.get(kind).restore(input["version"], **_who_and_when(info, input))
        return refusal(restored) if isinstance(restored, Refused) else Success(restored)

    def resolve_made_at(source: KeptVersion, info: Info) -> datetime | None:
        return None if source.made_at is None else local(source.made_at, info)

    for each in versions:
        each.set_field("madeAt", resolve_made_at)
    whole.set_alias(text.lower(), "text")
    successes = [ObjectType(f"{name}Success") for name in done]
    for success in successes:
        success.set_alias(text.lower(), "version")
    results = [UnionType(f"{name}Result", result_type) for name in done]
    return (query, mutation, *versions, *successes, *results)


def _who_and_when(info: Info, wish: Input) -> dict[str, Any]:
    asker = info.context.services.get(IssueService).asker(info.context.principal, info.context.peer)
    seen_version, request_id = wish["seen_version"], wish["request_id"]
    return {"seen_version": seen_version, "asker": asker, "request_id": request_id}


bindables = (checks, *_fields_of("Rules", RulesService), *_fields_of("Layout", LayoutService))
