"""What asks for too much is refused by name before any of it runs, and in little time."""

import asyncio
from time import process_time

import pytest
from graphql import get_introspection_query
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.graphql_api.limits import Limits
from tests.kiosk_server.graphql_api.asking import ask, codes, read
from tests.kiosk_server.graphql_api.conftest import EngineMaker
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital

CHAIN = " ".join(f"fragment F{i} on Ward {{ ...F{i + 1} }}" for i in range(200))
BOMB = " ".join(
    f"fragment F{i} on Ward {{ next {{ ...F{i + 1} }} other: next {{ ...F{i + 1} }} }}"
    for i in range(10)
)
REFUSED = {
    "nested 100-fold": ("{ wards { " + "next { " * 100 + "id" + " }" * 102, "DOCUMENT_TOO_DEEP"),
    "nested in plain blocks": (
        "{ " + "... { " * 150 + "greeting" + " }" * 151,
        "DOCUMENT_TOO_DEEP",
    ),
    "chain of fragments": (
        f"{{ wards {{ ...F0 }} }} {CHAIN} fragment F200 on Ward {{ id }}",
        "DOCUMENT_TOO_DEEP",
    ),
    "tree of fragments": (
        f"{{ wards {{ ...F0 }} }} {BOMB} fragment F10 on Ward {{ id }}",
        "DOCUMENT_TOO_COSTLY",
    ),
    "aliases": (
        "{ " + " ".join(f"a{i}: greeting" for i in range(31)) + " }",
        "DOCUMENT_TOO_MANY_ROOT_FIELDS",
    ),
    "aliases below": (
        "{ wards { " + " ".join(f"a{i}: id" for i in range(31)) + " } }",
        "DOCUMENT_TOO_MANY_ALIASES",
    ),
    "10,000 aliases": (
        "{ " + " ".join(f"a{i}: greeting" for i in range(10_000)) + " }",
        "DOCUMENT_TOO_LONG",
    ),
    "comments": ("{ greeting }" + "\n#" * 5_000, "DOCUMENT_TOO_LONG"),
    "directives": ("{ greeting " + "@skip(if: false) " * 60 + "}", "DOCUMENT_TOO_MANY_DIRECTIVES"),
    "one field again and again": ("{ wards { " + "id " * 21 + "} }", "DOCUMENT_TOO_REPETITIVE"),
    "roots by fragments": (
        "{ ...A ...A ...A } fragment A on Query { " + "greeting " * 7 + "}",
        "DOCUMENT_TOO_MANY_ROOT_FIELDS",
    ),
    "long list": ("{ wards(first: 5000) { id } }", "DOCUMENT_TOO_COSTLY"),
    "lists in lists": (
        "{ wardsConnection(first: 2000) { edges { node { id name } } } }",
        "DOCUMENT_TOO_COSTLY",
    ),
    "introspection in circles": (
        "{ __schema { types { " + "fields { type { " * 4 + "name" + " } }" * 4 + " } } }",
        "GRAPHQL_VALIDATION_FAILED",
    ),
    "deep introspection": (
        "{ __schema { types { " + "ofType { " * 20 + "name" + " }" * 23,
        "INTROSPECTION_TOO_DEEP",
    ),
    "cycle of fragments": (
        "{ ward(id: 1) { ...A } } fragment A on Ward { ...B } fragment B on Ward { ...A }",
        "GRAPHQL_VALIDATION_FAILED",
    ),
    "fragment in itself": ("{ ...A } fragment A on Query { ...A }", "GRAPHQL_VALIDATION_FAILED"),
    "nothing selected": ("{ }", "GRAPHQL_PARSE_FAILED"),
    "only a fragment": ("fragment A on Query { greeting }", "GRAPHQL_VALIDATION_FAILED"),
    "wide integer": ("{ wards(first: 99999999999999999999) { id } }", "GRAPHQL_VALIDATION_FAILED"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_too_much_is_refused_by_name(
    name: str, make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    document, code = REFUSED[name]

    began = process_time()
    answer = asyncio.run(ask(make_engine(), hospital, document))
    seconds = process_time() - began

    assert codes(answer)[0] == code
    assert answer.executed is False
    assert "data" not in read(answer)
    assert hospital.looks == 0
    assert seconds < 0.5


def test_no_chain_of_fragments_is_too_long_for_the_stack(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    chain = " ".join(f"fragment F{i} on Ward {{ ...F{i + 1} }}" for i in range(5_000))

    answer = asyncio.run(
        ask(make_engine(Limits(tokens=100_000)), hospital, f"{{ wards {{ ...F0 }} }} {chain}")
    )

    assert codes(answer) == ["DOCUMENT_TOO_DEEP"]


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_refusal_says_the_limit(
    locale: str, make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    document = "{ wards { " + "next { " * 9 + "id" + " }" * 11

    answer = asyncio.run(
        ask(
            make_engine(Limits(depth=7)),
            hospital,
            document,
            locale=locale,
        )
    )

    assert " 7 " in read(answer)["errors"][0]["message"]


def test_usual_introspection_is_within_the_limits(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    query = get_introspection_query(input_value_deprecation=True, schema_description=True)

    answer = asyncio.run(ask(make_engine(), hospital, query))

    assert codes(answer) == []


@pytest.mark.parametrize(
    ("document", "variables", "passes"),
    [
        ("query ($n: Int!) { wards(first: $n) { id } }", {"n": 4_900}, True),
        ("query ($n: Int!) { wards(first: $n) { id } }", {"n": 4_996}, False),
        ("query ($n: Int!) { wards(first: $n) { id } }", {"n": -1}, True),
        ("query ($n: Int = 4996) { wards(first: $n) { id } }", {}, False),
        ("query ($n: Int = 4996) { wards(first: $n) { id } }", {"n": 5}, True),
        ("{ wards { id } }", {}, True),
    ],
)
def test_cost_counts_variables(
    document: str,
    variables: dict[str, object],
    passes: bool,
    make_engine: EngineMaker,
    hospital: ToyHospital,
) -> None:
    answer = asyncio.run(ask(make_engine(), hospital, document, variables=variables))

    assert (codes(answer) == ["DOCUMENT_TOO_COSTLY"]) is not passes


def test_a_connection_is_multiplied_once(make_engine: EngineMaker, hospital: ToyHospital) -> None:
    document = "{ wardsConnection(first: 100) { edges { cursor node { id } } } }"

    within = asyncio.run(ask(make_engine(Limits(cost=302)), hospital, document))
    beyond = asyncio.run(ask(make_engine(Limits(cost=301)), hospital, document))

    assert codes(within) == []
    assert codes(beyond) == ["DOCUMENT_TOO_COSTLY"]


@given(text=st.text(alphabet='{}()[]!$@:"\\#.,|&= \nabwards0123…', max_size=120))
def test_no_text_is_answered_with_an_internal_error(make_engine: EngineMaker, text: str) -> None:
    answer = asyncio.run(ask(make_engine(), ToyHospital.with_wards(3), text))

    assert "INTERNAL" not in codes(answer)


def test_hardest_documents_within_the_limits_are_checked_quickly(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    fields = "id name bedCount nurseName"
    spread = " ".join(f"...F{i}" for i in range(200))
    fragments = " ".join(f"fragment F{i} on Ward {{ {fields} }}" for i in range(200))
    many = f"{{ wards(first: 1) {{ {spread} }} }} {fragments}"
    nested = "{ wards(first: 1) { " + "next { id } " * 20 + "} }"

    for document in (many, nested):
        began = process_time()
        answer = asyncio.run(ask(make_engine(), hospital, document))

        assert process_time() - began < 0.5
        assert "INTERNAL" not in codes(answer)
