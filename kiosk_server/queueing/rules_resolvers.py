"""The fields of rules: inputs become wishes, the service carries them out."""

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
from kiosk_server.queueing.service.rules_service import RulesService, RulesVersion
from kiosk_server.queueing.store.rules import KeptRules
from kiosk_server.venue.refusal_views import Refusal, result_type

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

query = QueryType()
mutation = MutationType()
rules_type = ObjectType("QueueRules")
version_type = ObjectType("QueueRulesVersion")
results = tuple(
    UnionType(f"{name}Result", result_type) for name in ("ChangeQueueRules", "RestoreQueueRules")
)


@dataclass(frozen=True, slots=True)
class Success:
    rules: RulesVersion


@query.field("queueRules")
async def resolve_rules(_: object, info: Info) -> RulesVersion:
    """The rules in force."""
    return await info.context.services.get(RulesService).in_force()


@query.field("queueRulesHistory")
async def resolve_versions(_: object, info: Info, *, first: int) -> Sequence[KeptRules]:
    """All versions."""
    return await info.context.services.get(RulesService).list_versions(first)


@query.field("queueRulesOfVersion")
async def resolve_version(_: object, info: Info, *, version: int) -> RulesVersion | None:
    """One version."""
    return await info.context.services.get(RulesService).find(version)


@query.field("checkQueueRules")
def resolve_check(_: object, info: Info, *, rules: str) -> Sequence[Mapping[str, str]]:
    """What is wrong with rules."""
    faults = info.context.services.get(RulesService).check(rules)
    return [
        {"path": each.path, "message": words(info).rule_fault(each, info.context.locale)}
        for each in faults
    ]


@mutation.field("changeQueueRules")
async def resolve_change(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Puts other rules in force."""
    services = info.context.services
    asker = services.get(IssueService).asker(info.context.principal, info.context.peer)
    done = await services.get(RulesService).change(
        input["rules"],
        input["note"],
        seen_version=input["seen_version"],
        asker=asker,
        request_id=input["request_id"],
    )
    return refusal(done) if isinstance(done, Refused) else Success(done)


@mutation.field("restoreQueueRules")
async def resolve_restore(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Puts an earlier version in force."""
    services = info.context.services
    asker = services.get(IssueService).asker(info.context.principal, info.context.peer)
    done = await services.get(RulesService).restore(
        input["version"],
        seen_version=input["seen_version"],
        asker=asker,
        request_id=input["request_id"],
    )
    return refusal(done) if isinstance(done, Refused) else Success(done)


@rules_type.field("madeAt")
def resolve_made_at(source: RulesVersion, info: Info) -> datetime | None:
    """When they were made."""
    return None if source.made is None else local(source.made.made_at, info)


@rules_type.field("madeBy")
def resolve_made_by(source: RulesVersion, _: Info) -> str | None:
    """Who made them."""
    return None if source.made is None else source.made.made_by


@rules_type.field("note")
def resolve_note(source: RulesVersion, _: Info) -> str | None:
    """In a few words."""
    return None if source.made is None else source.made.note


@version_type.field("madeAt")
def resolve_version_made_at(source: KeptRules, info: Info) -> datetime:
    """When it was made."""
    return local(source.made_at, info)
