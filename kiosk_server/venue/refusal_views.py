"""Refusals of the venue as GraphQL shows them. Their messages are made from the catalogs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphql import GraphQLResolveInfo, GraphQLUnionType

from kiosk_server.core.request_context import RequestContext
from kiosk_server.venue.model import Refused


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal by its code in the schema."""

    code: str
    fields: Mapping[str, str] = field(default_factory=dict)


def refusal_of(refused: Refused) -> Refusal:
    """An honest no, as it is told."""
    return Refusal(refused.code.value.upper().replace("-", "_"), refused.fields)


def result_type(
    source: object, _: GraphQLResolveInfo[RequestContext], kind: GraphQLUnionType
) -> str:
    """Which of a union `VerbNounResult`'s two types an answer is."""
    if isinstance(source, Refusal):
        return "Refusal"
    return f"{kind.name.removesuffix('Result')}Success"
