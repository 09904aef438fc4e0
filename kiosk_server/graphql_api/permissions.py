"""Puts a guard before each field that not everybody may ask for: the one place where it is denied.

Who may do what is said by the schema parts; nothing here knows a domain.
"""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLField, GraphQLResolveInfo, default_field_resolver

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import ANYONE, Allowed

FORBIDDEN = "forbidden"

Resolver = Callable[..., Any]


def guard(field: GraphQLField, coordinate: str, allowed: Allowed) -> None:
    """Lets only `allowed` resolve a field; others get the error `forbidden`, before any work.

    A field for everybody keeps its resolver as it is.
    """
    if allowed >= ANYONE:
        return
    resolve: Resolver = field.resolve or default_field_resolver

    def resolve_if_allowed(
        source: object, info: GraphQLResolveInfo[Any], **arguments: object
    ) -> object:
        if not info.context.principal.is_among(allowed):
            raise ServerError(FORBIDDEN, coordinate=coordinate)
        return resolve(source, info, **arguments)

    field.resolve = resolve_if_allowed
