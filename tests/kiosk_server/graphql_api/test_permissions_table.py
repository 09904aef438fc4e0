"""Each field for each kind of caller: denied by one mechanism, before anything of it is known."""

import asyncio
from itertools import product

import pytest

from kiosk_server.core.principals import ANYONE, VISITOR, Principal, PrincipalKind, Role
from kiosk_server.graphql_api.schema import ServerSchema
from tests.kiosk_server.graphql_api.asking import ask, codes, person, read
from tests.kiosk_server.graphql_api.conftest import EngineMaker
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital

DOCUMENTS = {
    "Query.greeting": "{ greeting }",
    "Query.wards": "{ wards { id } }",
    "Query.ward": '{ ward(id: "1") { id } }',
    "Query.wardsConnection": "{ wardsConnection(first: 1) { edges { cursor } } }",
    "Query.broken": "{ broken }",
    "Query.brokenStrictly": "{ brokenStrictly }",
    "Query.lost": "{ lost }",
    "Query.openedAt": '{ openedAt(moment: "2026-11-22T09:30:00+08:00") }',
    "Query.echo": "{ echo(input: {}) }",
    "Query.patients": "{ patients { __typename } }",
    "Patient.name": "{ patients { name } }",
    "Ward.id": "{ wards { id } }",
    "Ward.name": "{ wards { name } }",
    "Ward.bedCount": "{ wards { bedCount } }",
    "Ward.next": "{ wards { next { id } } }",
    "Ward.nurseName": "{ wards { nurseName } }",
    "WardConnection.edges": "{ wardsConnection(first: 1) { edges { __typename } } }",
    "WardEdge.cursor": "{ wardsConnection(first: 1) { edges { cursor } } }",
    "WardEdge.node": "{ wardsConnection(first: 1) { edges { node { id } } } }",
    "Mutation.renameWard": 'mutation { renameWard(input: {id: "1", newName: "N", requestId: "r"})'
    " { __typename } }",
    "RenameWardSuccess.ward": 'mutation { renameWard(input: {id: "1", newName: "N", requestId:'
    ' "r"}) { ... on RenameWardSuccess { ward { id } } } }',
    "Refusal.code": 'mutation { renameWard(input: {id: "no", newName: "N", requestId: "r"})'
    " { ... on Refusal { code } } }",
    "Refusal.message": 'mutation { renameWard(input: {id: "no", newName: "N", requestId: "r"})'
    " { ... on Refusal { message } } }",
    "Subscription.wardChanged": 'subscription { wardChanged(id: "1") { id } }',
    "Subscription.alarms": "subscription { alarms }",
}
BELOW = {
    "Patient.name": "Query.patients",
    "RenameWardSuccess.ward": "Mutation.renameWard",
    "Refusal.code": "Mutation.renameWard",
    "Refusal.message": "Mutation.renameWard",
}
PRINCIPALS = [
    *(Principal(kind, id="x") for kind in PrincipalKind if kind is not PrincipalKind.PERSON),
    *(person(role) for role in Role),
]


def test_the_table_covers_the_schema(toy_schema: ServerSchema) -> None:
    own = {row for row in toy_schema.permissions if not row.startswith("PageInfo.")}

    assert own == DOCUMENTS.keys()
    assert toy_schema.permissions["PageInfo.endCursor"] == ANYONE, "each list has its own row"


@pytest.mark.parametrize("coordinate", DOCUMENTS)
def test_each_field_is_open_to_exactly_those_in_its_row(
    coordinate: str, toy_schema: ServerSchema, make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    engine = make_engine()
    allowed = toy_schema.permissions

    for principal in PRINCIPALS:
        needed = [coordinate, *([BELOW[coordinate]] if coordinate in BELOW else [])]
        may = all(principal.is_among(allowed[each]) for each in needed)
        answer = asyncio.run(ask(engine, hospital, DOCUMENTS[coordinate], principal))

        assert ("FORBIDDEN" in codes(answer)) is not may, principal


def test_denied_root_field_gives_no_data_and_runs_nothing(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    for locale, words in (("en", "not open to you"), ("zh-CN", "没有这项权限")):
        answer = asyncio.run(ask(make_engine(), hospital, "{ patients { name } }", locale=locale))

        (error,) = read(answer)["errors"]
        assert read(answer)["data"] is None
        assert error["extensions"] == {"code": "FORBIDDEN"}
        assert error["path"] == ["patients"]
        assert words in error["message"]
    assert hospital.looks == 0


def test_denied_mutation_changes_nothing(make_engine: EngineMaker, hospital: ToyHospital) -> None:
    answer = asyncio.run(
        ask(make_engine(), hospital, DOCUMENTS["Mutation.renameWard"], person(Role.NURSE))
    )

    assert codes(answer) == ["FORBIDDEN"]
    assert hospital.wards["1"].name == "Ward 1"


def test_denied_field_below_leaves_its_neighbours(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    answer = asyncio.run(ask(make_engine(), hospital, '{ ward(id: "1") { name nurseName } }'))

    assert read(answer)["data"] == {"ward": {"name": "Ward 1", "nurseName": None}}
    assert codes(answer) == ["FORBIDDEN"]


@pytest.mark.parametrize(
    ("principal", "spread"),
    list(
        product(
            [VISITOR],
            [
                "{ wards { ...F } } fragment F on Ward { nurseName }",
                "{ wards { ... on Ward { alias: nurseName } } }",
            ],
        )
    ),
)
def test_no_fragment_or_alias_gets_around_it(
    principal: Principal, spread: str, make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    answer = asyncio.run(ask(make_engine(), hospital, spread, principal))

    assert set(codes(answer)) == {"FORBIDDEN"}
    assert b"R. Li" not in answer.body
