"""One schema of all parts; a part that leaves something open stops the start."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from ariadne import ObjectType

from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import ANYONE
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.graphql_api.schema import ServerSchema, build_schema
from tests.kiosk_server.graphql_api.toy_hospital import toy_part


def without(rows: Mapping[str, Any], coordinate: str) -> dict[str, Any]:
    return {key: value for key, value in rows.items() if key != coordinate}


def bell_part(name: str = "bell") -> SchemaPart:
    query = ObjectType("Query")
    query.set_field(name, lambda *_: "ding")
    sdl = f"extend type Query {{ {name}: String! }} extend enum RefusalCode {{ BELL_BROKEN }}"
    return SchemaPart(name, sdl, [query], {f"Query.{name}": ANYONE})


def test_parts_add_to_the_same_roots(translator: Translator) -> None:
    schema = build_schema([toy_part(), bell_part()], translator)

    printed = schema.printed()

    assert "  bell: String!" in printed
    assert "  greeting(name: String): String!" in printed
    assert printed.count("type Query {") == 1
    assert {"WARD_CLOSED", "BELL_BROKEN", "REQUEST_ID_REUSED"} <= set(printed.split())


def test_a_root_that_no_part_uses_is_not_there(translator: Translator) -> None:
    schema = build_schema([bell_part()], translator)

    assert schema.executable.mutation_type is None
    assert schema.executable.subscription_type is None


@pytest.mark.parametrize(
    ("change", "code", "coordinate"),
    [
        (
            lambda part: {"permissions": without(part.permissions, "Ward.name")},
            "schema-permission-missing",
            "Ward.name",
        ),
        (
            lambda part: {"permissions": {**part.permissions, "Ward.colour": ANYONE}},
            "schema-row-unknown",
            "Ward.colour",
        ),
        (
            lambda _: {"costs": {"Query.colours": 3}},
            "schema-row-unknown",
            "Query.colours",
        ),
        (
            lambda _: {"data_versions": {"Ward.name": str}},
            "schema-row-unknown",
            "Ward.name",
        ),
        (
            lambda part: {"topics": without(part.topics, "Subscription.alarms")},
            "schema-topics-missing",
            "Subscription.alarms",
        ),
        (
            lambda part: {
                "sdl": part.sdl + "extend type Query { laterOn: String }",
                "permissions": {**part.permissions, "Query.laterOn": ANYONE},
            },
            "schema-resolver-missing",
            "Query.laterOn",
        ),
    ],
)
def test_what_is_left_open_is_named(
    translator: Translator,
    change: Callable[[SchemaPart], dict[str, Any]],
    code: str,
    coordinate: str,
) -> None:
    part = toy_part()

    with pytest.raises(ServerError) as raised:
        build_schema([replace(part, **change(part))], translator)

    assert raised.value.code == code
    assert raised.value.fields["coordinate"] == coordinate


def test_two_parts_may_not_speak_of_one_field(translator: Translator) -> None:
    again = SchemaPart("again", "", [], {"Query.bell": ANYONE})

    with pytest.raises(ServerError) as raised:
        build_schema([bell_part(), replace(again, sdl="scalar Unused")], translator)

    assert raised.value.code == "schema-row-repeated"


def test_schema_is_printed_as_it_is_agreed(toy_schema: ServerSchema) -> None:
    printed = toy_schema.printed()

    assert "Why something was refused." in printed
    assert "scalar DateTime" in printed
    assert "union RenameWardResult = RenameWardSuccess | Refusal" in printed
