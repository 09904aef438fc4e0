"""What reaches a real server over HTTP: well-formed, malformed, too large, and from elsewhere."""

import json
import socket
from hashlib import sha256

import pytest
from httpx2 import Client

from kiosk_server.graphql_api.limits import Limits
from tests.kiosk_server.graphql_api.conftest import EngineMaker, Opened
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital

NEW = "application/graphql-response+json"
MUTATION = 'mutation { renameWard(input: {id: "1", newName: "N", requestId: "r"}) { __typename } }'


@pytest.fixture(scope="module")
def served_hospital() -> ToyHospital:
    return ToyHospital.with_wards(200)


@pytest.fixture(scope="module")
def client(make_engine: EngineMaker, opened: Opened, served_hospital: ToyHospital) -> Client:
    return opened(make_engine(Limits(body_bytes=20_000)), served_hospital)


def code_of(response: object) -> str:
    code: str = response.json()["errors"][0]["extensions"]["code"]  # type: ignore[attr-defined]  # httpx2's response
    return code


JSON = {"content-type": "application/json", "accept": NEW}
DEEP = b"[" * 900 + b"]" * 900
BAD_BODIES = {
    "nothing": (b"", "REQUEST_MALFORMED"),
    "not JSON": (b"{query: 1}", "REQUEST_MALFORMED"),
    "not UTF-8": (b'{"query":"{ greeting(name:\\"\xff\xfe\\") }"}', "REQUEST_MALFORMED"),
    "UTF-16": ('{"query":"{ greeting }"}'.encode("utf-16"), "REQUEST_MALFORMED"),
    "half a character": (b'{"query":"\\ud800"}', "REQUEST_MALFORMED"),
    "NaN": (b'{"query":"{ greeting }","variables":{"a":NaN}}', "REQUEST_MALFORMED"),
    "infinite": (b'{"query":"{ greeting }","variables":{"a":1e999}}', "REQUEST_MALFORMED"),
    "bottomless": (b"[" * 9_000, "REQUEST_MALFORMED"),
    "deep variables": (
        b'{"query":"{ greeting }","variables":{"a":' + DEEP + b"}}",
        "REQUEST_TOO_NESTED",
    ),
    "a list": (b'[{"query":"{ greeting }"}]', "REQUEST_NOT_AN_OBJECT"),
    "a number": (b"7", "REQUEST_NOT_AN_OBJECT"),
    "no query": (b'{"variables":{}}', "DOCUMENT_MISSING"),
    "empty query": (b'{"query":""}', "DOCUMENT_MISSING"),
    "query is a number": (b'{"query":7}', "REQUEST_FIELD_WRONG"),
    "variables are a list": (b'{"query":"{ greeting }","variables":[]}', "REQUEST_FIELD_WRONG"),
    "extensions are a text": (b'{"query":"{ greeting }","extensions":""}', "REQUEST_FIELD_WRONG"),
    "name is an object": (b'{"query":"{ greeting }","operationName":{}}', "REQUEST_FIELD_WRONG"),
    "hash is not one": (b'{"documentId":"sha256:12"}', "REQUEST_FIELD_WRONG"),
    "persisted query is a list": (
        b'{"extensions":{"persistedQuery":[]}}',
        "REQUEST_FIELD_WRONG",
    ),
}


@pytest.mark.parametrize("name", BAD_BODIES)
@pytest.mark.parametrize("accept", [NEW, "application/json"])
def test_malformed_body_is_refused_by_name(client: Client, name: str, accept: str) -> None:
    body, code = BAD_BODIES[name]

    response = client.post("/graphql", content=body, headers={**JSON, "accept": accept})

    assert (response.status_code, code_of(response)) == (400, code)
    assert response.headers["content-type"] == f"{accept}; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
    ],
)
def test_other_bodies_are_not_taken(client: Client, content_type: str) -> None:
    response = client.post(
        "/graphql", content=b'{"query":"{ greeting }"}', headers={"content-type": content_type}
    )

    assert (response.status_code, code_of(response)) == (415, "REQUEST_MEDIA_TYPE")


def test_compressed_body_is_not_taken(client: Client) -> None:
    response = client.post("/graphql", content=b"x", headers={**JSON, "content-encoding": "gzip"})

    assert response.status_code == 415


@pytest.mark.parametrize("stated", [True, False])
def test_a_megabyte_is_refused(client: Client, stated: bool) -> None:
    body = b'{"query":"{ greeting }","x":"' + b"a" * 1_000_000 + b'"}'

    content = body if stated else iter([body[i : i + 4_096] for i in range(0, len(body), 4_096)])
    response = client.post("/graphql", content=content, headers=JSON)

    assert (response.status_code, code_of(response)) == (413, "REQUEST_TOO_LARGE")
    assert client.post("/graphql", json={"query": "{ greeting }"}).status_code == 200


def test_stated_length_is_refused_before_the_body_comes(client: Client) -> None:
    address = (client.base_url.host, client.base_url.port)
    head = b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"

    with socket.create_connection(address, timeout=5) as connection:
        connection.sendall(head + b"content-length: 1000000000\r\n\r\n")
        answered = connection.recv(4_096)

    assert answered.startswith(b"HTTP/1.1 413 ")


def test_get_asks_queries_only(client: Client, served_hospital: ToyHospital) -> None:
    query = client.get("/graphql", params={"query": "{ greeting }"})
    change = client.get("/graphql", params={"query": MUTATION})

    assert query.json() == {"data": {"greeting": "Hello, visitor"}}
    assert (change.status_code, code_of(change)) == (405, "OPERATION_NOT_ALLOWED_MUTATION")
    assert change.headers["allow"] == "POST"
    assert served_hospital.wards["1"].name == "Ward 1"


@pytest.mark.parametrize(
    ("query_string", "code"),
    [
        ("query=%ff%fe", "REQUEST_MALFORMED"),
        ("query={greeting}&query={greeting}", "REQUEST_FIELD_WRONG"),
        ("query={greeting}&variables=[]", "REQUEST_FIELD_WRONG"),
        ("query={greeting}&variables={", "REQUEST_MALFORMED"),
        ("query={greeting}" + "&a=1" * 40, "REQUEST_MALFORMED"),
        ("variables={}", "DOCUMENT_MISSING"),
    ],
)
def test_malformed_query_string_is_refused(client: Client, query_string: str, code: str) -> None:
    response = client.get(f"/graphql?{query_string}")

    assert (response.status_code, code_of(response)) == (400, code)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    response = client.request(method, "/graphql", headers={"accept": "*/*"})

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"


def test_neither_media_type_accepted_is_406(client: Client) -> None:
    response = client.post("/graphql", json={"query": "{ greeting }"}, headers={"accept": "a/b"})

    assert (response.status_code, code_of(response)) == (406, "REQUEST_NOT_ACCEPTABLE")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"cookie": "kiosk=1"}, 403),
        ({"cookie": "kiosk=1", "x-kiosk-request": "1"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "cross-site", "x-kiosk-request": "1"}, 200),
    ],
)
def test_get_in_a_visitors_name_needs_a_header_of_its_own(
    client: Client, headers: dict[str, str], status: int
) -> None:
    response = client.get("/graphql", params={"query": "{ greeting }"}, headers=headers)

    assert response.status_code == status


def test_a_token_that_does_not_hold_is_401(client: Client) -> None:
    response = client.post(
        "/graphql", json={"query": "{ greeting }"}, headers={"authorization": "Bearer nobody"}
    )

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert "data" not in response.json()


@pytest.mark.parametrize(
    ("languages", "greeting"),
    [
        ("zh-CN,zh;q=0.9", "你好, visitor"),
        ("en;q=0.5, zh-Hans;q=0.8", "你好, visitor"),
        ("fr", "Hello, visitor"),
        ("zh;q=0, en", "Hello, visitor"),
        ("", "Hello, visitor"),
    ],
)
def test_language_is_negotiated(client: Client, languages: str, greeting: str) -> None:
    response = client.post(
        "/graphql", json={"query": "{ greeting }"}, headers={"accept-language": languages}
    )

    assert response.json() == {"data": {"greeting": greeting}}


def test_document_and_hash_have_to_agree(client: Client) -> None:
    document = "{ greeting }"
    named = {"persistedQuery": {"version": 1, "sha256Hash": sha256(document.encode()).hexdigest()}}

    agreed = client.post("/graphql", json={"query": document, "extensions": named})
    other = client.post("/graphql", json={"query": "{greeting}", "extensions": named})
    by_id = client.get(
        "/graphql",
        params={"documentId": f"sha256:{sha256(document.encode()).hexdigest()}"},
    )

    assert agreed.json() == by_id.json() == {"data": {"greeting": "Hello, visitor"}}
    assert code_of(other) == "DOCUMENT_HASH_MISMATCH"


def test_values_come_as_the_specification_says(client: Client) -> None:
    moment = "2026-11-22T09:30:00+08:00"
    asked = {
        "query": "query ($m: DateTime!) { openedAt(moment: $m) }",
        "variables": json.loads(f'{{"m": "{moment}"}}'),
    }

    good = client.post("/graphql", json=asked, headers={"accept": NEW})
    naive = client.post(
        "/graphql", json={**asked, "variables": {"m": moment[:19]}}, headers={"accept": NEW}
    )
    literal = client.post("/graphql", json={"query": '{ openedAt(moment: "today") }'})

    assert good.json() == {"data": {"openedAt": moment}}
    assert (naive.status_code, code_of(naive)) == (400, "BAD_USER_INPUT")
    assert code_of(literal) == "GRAPHQL_VALIDATION_FAILED"


def test_subscription_is_sent_to_the_socket(client: Client) -> None:
    response = client.post(
        "/graphql", json={"query": 'subscription { wardChanged(id: "1") { id } }'}
    )

    assert code_of(response) == "OPERATION_NOT_ALLOWED_SUBSCRIPTION"
