"""What a domain gives to the GraphQL schema: its SDL, resolvers and a permission for each field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ariadne import SchemaBindable

from kiosk_server.core.principals import Allowed
from kiosk_server.core.request_context import RequestContext

DataVersion = Callable[[RequestContext], str]
"""Names the state that an answer was made from: as long as it is equal the answer may be reused."""

TopicsOf = Callable[[RequestContext, Mapping[str, object]], Sequence[str]]
"""The topics whose hints make a subscription's answer stale, from its arguments."""


@dataclass(frozen=True)
class SchemaPart:
    """One domain's share. Keys are `Type.field`; every object field of the SDL has a permission.

    Root fields in `data_versions` may be answered from the shared cache. Every field of type
    Subscription is in `topics`, and has an ordinary resolver that gives the state now. `costs` are
    of root or list fields that cost more than 1.
    """

    name: str
    sdl: str
    bindables: Sequence[SchemaBindable]
    permissions: Mapping[str, Allowed]
    data_versions: Mapping[str, DataVersion] = field(default_factory=dict)
    topics: Mapping[str, TopicsOf] = field(default_factory=dict)
    costs: Mapping[str, int] = field(default_factory=dict)
