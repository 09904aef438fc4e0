"""The fields of kiosks: the service enrols them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ariadne import EnumType, MutationType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.kiosks.model import EnrolKind, KioskRefused
from kiosk_server.kiosks.service import KioskService
from kiosk_server.people.model import Refused
from kiosk_server.venue.refusal_views import Refusal, result_type

Info = GraphQLResolveInfo[RequestContext]

mutation = MutationType()
result = UnionType("EnrolKioskResult", result_type)
enrol_kind = EnumType("EnrolKind", EnrolKind)


@dataclass(frozen=True, slots=True)
class Success:
    address: str


@mutation.field("enrolKiosk")
async def resolve_enrol(
    _: object,
    info: Info,
    *,
    input: Mapping[str, Any],  # noqa: A002 - GraphQL's name
) -> Success | Refusal:
    """The address of a new screen."""
    done = await info.context.services.get(KioskService).enrol(
        info.context.principal,
        input["request_id"],
        kind=input["kind"],
        name=input["name"],
        level_id=input["level_id"],
        page=input.get("page"),
    )
    if isinstance(done, KioskRefused | Refused):
        return Refusal(done.reason.value.upper().replace("-", "_"))
    return Success(done)
