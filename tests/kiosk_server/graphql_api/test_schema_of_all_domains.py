"""The whole schema is the one that was agreed, and closed to whom its table says."""

from types import SimpleNamespace

import pytest
from graphql import GraphQLObjectType

from i18n.translator import Translator
from kiosk_server.app.graphql import listed_operations, server_schema
from kiosk_server.core.errors import ServerError
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.schema import ServerSchema
from tests.kiosk_server.graphql_api.whole_schema import (
    PERMISSIONS,
    PRINCIPALS,
    SCHEMA,
    permission_table,
)

HOW = "write it anew by `python -m tests.kiosk_server.graphql_api.whole_schema`, and read the diff"


@pytest.fixture(scope="module")
def schema(translator: Translator) -> ServerSchema:
    return server_schema(translator)


def test_schema_is_the_agreed_one(schema: ServerSchema) -> None:
    assert schema.printed() == SCHEMA.read_text(encoding="utf-8"), HOW


def test_permissions_are_the_agreed_ones(schema: ServerSchema) -> None:
    table = permission_table(schema.permissions)

    assert table == PERMISSIONS.read_text(encoding="utf-8"), HOW


@pytest.mark.parametrize("name", PRINCIPALS)
def test_every_closed_field_is_denied(name: str, schema: ServerSchema) -> None:
    principal = PRINCIPALS[name]
    info = SimpleNamespace(context=RequestContext(Services(), principal))
    denied = 0

    for coordinate, allowed in schema.permissions.items():
        if principal.is_among(allowed):
            continue
        type_name, field_name = coordinate.split(".")
        kind = schema.executable.get_type(type_name)
        assert isinstance(kind, GraphQLObjectType)
        resolve = kind.fields[field_name].resolve
        assert resolve is not None
        with pytest.raises(ServerError) as raised:
            resolve(None, info)
        assert raised.value.code == "forbidden"
        denied += 1

    assert denied > 0 or name == "admin"


def test_own_operations_fit_the_schema(schema: ServerSchema, translator: Translator) -> None:
    manifests = listed_operations()
    engine = Engine(schema, ErrorWriter(translator), manifests=manifests)

    engine.check_listed_operations()

    assert manifests.current
