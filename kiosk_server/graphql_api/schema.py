"""Builds the one executable schema from the domains' parts, and checks that nothing is left open.

Names are camelCase in GraphQL and snake_case in Python: fields without a resolver read the key or
attribute `snake_case`, and resolvers get their arguments and inputs so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from itertools import chain
from typing import Any

from ariadne import ObjectType, ScalarType, convert_schema_names, make_executable_schema
from ariadne.utils import convert_camel_case_to_snake
from graphql import (
    DefinitionNode,
    DocumentNode,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    ObjectTypeDefinitionNode,
    ObjectTypeExtensionNode,
    OperationType,
    is_introspection_type,
    parse,
    print_ast,
    print_schema,
)

from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import ANYONE, Allowed
from kiosk_server.core.schema_part import DataVersion, SchemaPart, TopicsOf
from kiosk_server.graphql_api.permissions import guard
from kiosk_server.graphql_api.selection_plans import PLAIN_NAME

_ROOTS = {"Query": "query", "Mutation": "mutation", "Subscription": "subscription"}
_BASE_FIELDS = {
    "Refusal": ("code", "message"),
    "PageInfo": ("hasNextPage", "hasPreviousPage", "startCursor", "endCursor"),
}
_BASE_PERMISSIONS: Mapping[str, Allowed] = {
    f"{kind}.{field}": ANYONE for kind, fields in _BASE_FIELDS.items() for field in fields
}


@dataclass(frozen=True)
class ServerSchema:
    """The executable schema, guarded, with what its parts said of their fields (`Type.field`)."""

    executable: GraphQLSchema
    permissions: Mapping[str, Allowed]
    data_versions: Mapping[str, DataVersion]
    topics: Mapping[str, TopicsOf]
    costs: Mapping[str, int]

    def printed(self) -> str:
        """The schema as SDL."""
        return print_schema(self.executable) + "\n"

    def root_type(self, operation: OperationType) -> GraphQLObjectType:
        """The type that operations of a kind begin at. Raises LookupError where there is none."""
        found = self.executable.get_root_type(operation)
        if found is None:
            raise LookupError(operation.value)
        return found


def build_schema(parts: Sequence[SchemaPart], translator: Translator) -> ServerSchema:
    """One schema of all parts. They add root fields by `extend type Query` or `type Query`.

    Raises ServerError for a part that leaves something open: `schema-permission-missing` (a field
    without a row), `schema-row-unknown` (a row of any table without a field),
    `schema-row-repeated`, `schema-topics-missing`, `schema-resolver-missing` (root fields).
    """
    base = (resources.files("kiosk_server.graphql_api") / "base.graphql").read_text("utf-8")
    executable = make_executable_schema(
        _merged([base, *(part.sdl for part in parts)]),
        _date_time(),
        _refusal(translator),
        *chain.from_iterable(part.bindables for part in parts),
    )
    _name_plain_fields(executable)
    permissions = _joined([_BASE_PERMISSIONS, *(part.permissions for part in parts)], "permissions")
    schema = ServerSchema(
        executable,
        permissions,
        _joined([part.data_versions for part in parts], "data_versions"),
        _joined([part.topics for part in parts], "topics"),
        _joined([part.costs for part in parts], "costs"),
    )
    _check(schema)
    for type_name, field_name in _coordinates(executable):
        coordinate = f"{type_name}.{field_name}"
        field = _object_types(executable)[type_name].fields[field_name]
        guard(field, coordinate, permissions[coordinate])
        if permissions[coordinate] < ANYONE:
            field.extensions.pop(PLAIN_NAME, None)
    return schema


def _name_plain_fields(schema: GraphQLSchema) -> None:
    """Gives all names their Python form, and notes which fields only read one."""
    for kind in _object_types(schema).values():
        for name, field in kind.fields.items():
            if field.resolve is None:
                field.extensions[PLAIN_NAME] = convert_camel_case_to_snake(name)
    convert_schema_names(schema, None)


def _merged(sources: Sequence[str]) -> str:
    """All SDL as one: root types are declared once, whoever adds to them extends them."""
    definitions = list(chain.from_iterable(parse(source).definitions for source in sources))
    roots: list[str] = []
    merged: list[DefinitionNode] = []
    for definition in definitions:
        if isinstance(definition, ObjectTypeDefinitionNode | ObjectTypeExtensionNode) and (
            definition.name.value in _ROOTS
        ):
            if definition.name.value not in roots:
                roots.append(definition.name.value)
            extension = ObjectTypeExtensionNode(
                name=definition.name, fields=definition.fields, directives=(), interfaces=()
            )
            merged.append(extension)
        else:
            merged.append(definition)
    declared = "\n".join(f"type {name}" for name in roots)
    return f"{declared}\n\n{print_ast(DocumentNode(definitions=tuple(merged)))}"


def _joined(tables: Iterable[Mapping[str, Any]], table: str) -> Mapping[str, Any]:
    joined: dict[str, Any] = {}
    for rows in tables:
        for coordinate, value in rows.items():
            if coordinate in joined:
                raise ServerError("schema-row-repeated", table=table, coordinate=coordinate)
            joined[coordinate] = value
    return joined


def _object_types(schema: GraphQLSchema) -> Mapping[str, GraphQLObjectType]:
    return {
        name: kind
        for name, kind in schema.type_map.items()
        if isinstance(kind, GraphQLObjectType) and not is_introspection_type(kind)
    }


def _coordinates(schema: GraphQLSchema) -> list[tuple[str, str]]:
    return [
        (type_name, field_name)
        for type_name, kind in _object_types(schema).items()
        for field_name in kind.fields
    ]


def _check(schema: ServerSchema) -> None:
    known = {f"{kind}.{field}" for kind, field in _coordinates(schema.executable)}
    for coordinate in sorted(known - schema.permissions.keys()):
        raise ServerError("schema-permission-missing", coordinate=coordinate)
    tables: Mapping[str, tuple[Mapping[str, Any], str]] = {
        "permissions": (schema.permissions, ""),
        "data_versions": (schema.data_versions, "Query."),
        "topics": (schema.topics, "Subscription."),
        "costs": (schema.costs, ""),
    }
    for table, (rows, prefix) in tables.items():
        for coordinate in sorted(rows):
            if coordinate not in known or not coordinate.startswith(prefix):
                raise ServerError("schema-row-unknown", table=table, coordinate=coordinate)
    types = _object_types(schema.executable)
    for type_name in _ROOTS.keys() & types.keys():
        for field_name, field in types[type_name].fields.items():
            coordinate = f"{type_name}.{field_name}"
            if PLAIN_NAME in field.extensions:
                raise ServerError("schema-resolver-missing", coordinate=coordinate)
            if type_name == "Subscription" and coordinate not in schema.topics:
                raise ServerError("schema-topics-missing", coordinate=coordinate)


def _date_time() -> ScalarType:
    def serialize(value: object) -> str:
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise TypeError("a DateTime is an aware datetime")
        return value.isoformat()

    def parse_value(value: object) -> datetime:
        if not isinstance(value, str):
            raise TypeError("a DateTime is a text, such as 2026-11-22T09:30:00+08:00")
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError("a DateTime needs an offset, such as +08:00 or Z")
        return moment

    return ScalarType("DateTime", serializer=serialize, value_parser=parse_value)


def _refusal(translator: Translator) -> ObjectType:
    """A refusal's message is its own, or `refusal-<code>` of the catalogs with its `fields`."""
    refusal = ObjectType("Refusal")

    @refusal.field("message")
    def message(source: object, info: GraphQLResolveInfo[Any]) -> str:
        own = _own(source, "message")
        if own is not None:
            return str(own)
        code = _own(source, "code")
        name = str(getattr(code, "value", code)).lower().replace("_", "-")
        fields = _own(source, "fields")
        known = fields.items() if isinstance(fields, Mapping) else ()
        arguments = {key: "" if value is None else str(value) for key, value in known}
        return translator.text(info.context.locale, f"refusal-{name}", arguments)

    return refusal


def _own(source: object, name: str) -> object:
    return source.get(name) if isinstance(source, Mapping) else getattr(source, name, None)
