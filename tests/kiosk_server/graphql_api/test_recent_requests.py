"""A body that came before is not read again, stays within its room, and gives nobody any right."""

import json
import tracemalloc

import orjson
import pytest
from httpx2 import Client
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route

from kiosk_server.core.request_context import Services
from kiosk_server.graphql_api.endpoint import GraphQLEndpoint
from kiosk_server.graphql_api.http_requests import from_object
from kiosk_server.graphql_api.limits import Limits
from kiosk_server.graphql_api.operations import OperationRequest
from kiosk_server.graphql_api.recent_requests import RecentRequests
from tests.kiosk_server.graphql_api.conftest import EngineMaker, Opened, authenticate
from tests.kiosk_server.graphql_api.live_server import serving
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital

ASKED = OperationRequest("{ greeting }")


def test_a_body_is_known_again() -> None:
    recent = RecentRequests()

    recent.keep(b"body", ASKED)

    assert recent.find(b"body") is ASKED
    assert recent.find(b"Body") is None


def test_the_longest_unasked_goes_first() -> None:
    recent = RecentRequests(most_bytes=4_000)
    for body in (b"a", b"b", b"c"):
        recent.keep(body, ASKED)
    recent.find(b"a")

    recent.keep(b"d", ASKED)

    assert [body for body in (b"a", b"b", b"c", b"d") if recent.find(body)] == [b"a", b"c", b"d"]


def test_long_bodies_are_not_kept() -> None:
    recent = RecentRequests()

    recent.keep(b"x" * 8_193, ASKED)

    assert len(recent) == recent.bytes == 0


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 200)), max_size=60))
def test_its_room_is_always_kept_to(steps: list[tuple[int, int]]) -> None:
    recent = RecentRequests(most_bytes=12_000)

    for first, length in steps:
        recent.keep(b"%d" % first + b"x" * length, ASKED)

    assert recent.bytes <= 12_000
    assert (recent.bytes > 0) is (len(recent) > 0)


@pytest.mark.parametrize("small", [b"{}", b"[]", b"1000", b'"ab"', b"0.5"])
def test_nobody_can_make_it_take_more_room_than_it_counts(small: bytes) -> None:
    many = b",".join([small] * (8_000 // (len(small) + 1)))
    bodies = [b'{"query":"{ n%03d }","variables":{"a":[%b]}}' % (n, many) for n in range(40)]
    recent = RecentRequests()
    tracemalloc.start()

    for body in bodies:
        recent.keep(bytes(bytearray(body)), from_object(orjson.loads(body), Limits()))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(recent) == 40
    assert taken <= recent.bytes


@pytest.fixture(scope="module")
def client(make_engine: EngineMaker, opened: Opened) -> Client:
    return opened(make_engine(Limits(body_bytes=20_000)), ToyHospital.with_wards(200))


def test_the_same_body_is_answered_to_each_as_their_own(client: Client) -> None:
    body = json.dumps({"query": "{ patients { name } }"}).encode()
    nurse = {"authorization": "Bearer nurse"}
    headers = {"content-type": "application/json"}

    def ask(more: dict[str, str]) -> object:
        return client.post("/graphql", content=body, headers={**headers, **more}).json()

    first, as_nurse, again = ask({}), ask(nurse), ask({})
    unknown = client.post(
        "/graphql", content=body, headers={**headers, "authorization": "Bearer nobody"}
    )

    assert as_nurse == {"data": {"patients": [{"name": "Zhang San"}]}}
    assert first == again
    assert "Zhang San" not in json.dumps(first)
    assert unknown.status_code == 401


def test_a_known_body_is_still_one_of_a_media_type(client: Client) -> None:
    body = json.dumps({"query": "{ greeting }"}).encode()

    as_json = client.post("/graphql", content=body, headers={"content-type": "application/json"})
    as_text = client.post("/graphql", content=body, headers={"content-type": "text/plain"})

    assert (as_json.status_code, as_text.status_code) == (200, 415)


def test_only_what_the_cache_answers_is_kept_so_no_mutation_with_its_password(
    make_engine: EngineMaker,
) -> None:
    hospital, recent = ToyHospital.with_wards(2), RecentRequests()
    endpoint = GraphQLEndpoint(
        make_engine(), Services(hospital), authenticate, ("en", "zh-CN"), recent=recent
    )
    rename = 'renameWard(input: {id: 1, newName: "Heart", requestId: 7})'
    renamed = f"mutation {{ {rename} {{ ... on RenameWardSuccess {{ ward {{ name }} }} }} }}"
    answers, kept = [], []
    with (
        serving(Starlette(routes=[Route("/graphql", endpoint)])) as address,
        Client(base_url=address, headers={"authorization": "Bearer manager"}) as client,
    ):
        for query in (renamed, *["{ wards { name } }"] * 3):
            answers.append(client.post("/graphql", json={"query": query}).json())
            kept.append(len(recent))

    assert all("errors" not in answer for answer in answers)
    assert kept == [0, 0, 1, 1]
