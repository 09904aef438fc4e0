"""A browser whose session has ended may go on as a visitor, and is told to forget its cookie."""

import asyncio
import re
from typing import Any

import orjson
import pytest
from httpx2 import Client, Response
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.kiosk_server.live_demo import LiveDemo

ME = "{ me { kind } }"
SIGN_OUT = """mutation { signOutEverywhere(input: {requestId: "r"}) {
 ... on SignOutEverywhereSuccess { sessions } } }"""
DEAD = "kiosk=no-such-session"
FORGET = 'kiosk=""; Max-Age=0; Path=/; HttpOnly; SameSite=lax'


def ask(demo: LiveDemo, document: str, **headers: str) -> Response:
    """An answer, without whatever other tests left in the client's jar."""
    given = {"Origin": demo.address, "Accept-Language": "en"} | headers
    with Client(base_url=demo.address, timeout=60) as client:
        return client.post("/graphql", json={"query": document}, headers=given)


def code_of(answer: Response) -> str:
    return str(answer.json()["errors"][0]["extensions"]["code"])


def signed_in_and_out(demo: LiveDemo) -> str:
    """The cookie of a session that its person ended."""
    found = re.search(r"^  nurse +(\S+)$", demo.said, re.MULTILINE)
    assert found
    with Client(base_url=demo.address, timeout=60, headers={"Origin": demo.address}) as client:
        client.post("/sign-in", data={"name": "nurse", "password": found[1]})
        cookie = f"kiosk={client.cookies['kiosk']}"
        assert client.post("/graphql", json={"query": ME}).json() == {
            "data": {"me": {"kind": "PERSON"}}
        }
        client.post("/sign-out")
    return cookie


@pytest.mark.parametrize("is_made_up", [True, False])
def test_queries_of_an_ended_session_are_a_visitors(clinic: LiveDemo, is_made_up: bool) -> None:
    cookie = DEAD if is_made_up else signed_in_and_out(clinic)

    answer = ask(clinic, ME, Cookie=cookie)

    assert answer.status_code == 200
    assert answer.json() == {"data": {"me": {"kind": "VISITOR"}}}
    assert answer.headers.get_list("set-cookie") == [FORGET]


def test_a_query_by_get_is_a_visitors_too(clinic: LiveDemo) -> None:
    headers = {"Cookie": DEAD, "X-Kiosk-Request": "1"}

    with Client(base_url=clinic.address, timeout=60) as client:
        answer = client.get("/graphql", params={"query": ME}, headers=headers)

    assert answer.json() == {"data": {"me": {"kind": "VISITOR"}}}
    assert answer.headers.get_list("set-cookie") == [FORGET]


def test_what_only_staff_may_read_stays_shut(clinic: LiveDemo) -> None:
    answer = ask(clinic, "{ accounts { totalCount } }", Cookie=DEAD)

    assert code_of(answer) == "FORBIDDEN"


def test_who_changes_something_is_told_that_the_session_has_ended(clinic: LiveDemo) -> None:
    answer = ask(clinic, SIGN_OUT, Cookie=DEAD)

    assert (answer.status_code, code_of(answer)) == (401, "SESSION_UNKNOWN")
    assert answer.headers.get_list("set-cookie") == [FORGET]


def test_a_bearer_token_that_does_not_hold_stays_refused(clinic: LiveDemo) -> None:
    alone = ask(clinic, ME, Authorization="Bearer nonsense")
    beside = ask(clinic, ME, Authorization="Bearer nonsense", Cookie=DEAD)

    assert (alone.status_code, beside.status_code) == (401, 401)
    assert "set-cookie" not in beside.headers


def test_another_sites_page_is_refused_as_before(clinic: LiveDemo) -> None:
    answer = ask(clinic, ME, Cookie=DEAD, Origin="http://evil.test")

    assert (answer.status_code, code_of(answer)) == (401, "ORIGIN_FOREIGN")


async def told_by_socket(demo: LiveDemo, cookie: str, **init: str) -> dict[str, Any]:
    """What `me` is on a socket whose handshake carried a cookie."""
    async with connect(
        demo.address.replace("http", "ws") + "/graphql",
        subprotocols=[Subprotocol("graphql-transport-ws")],
        origin=demo.address,  # type: ignore[arg-type]  # a NewType of the library
        additional_headers={"Cookie": cookie},
        proxy=None,
    ) as connection:
        await connection.send(orjson.dumps({"type": "connection_init", "payload": init}).decode())
        assert orjson.loads(await connection.recv()) == {"type": "connection_ack"}
        asked = {"type": "subscribe", "id": "1", "payload": {"query": ME}}
        await connection.send(orjson.dumps(asked).decode())
        heard: dict[str, Any] = orjson.loads(await connection.recv())
        return heard


def test_a_socket_of_an_ended_session_is_a_visitors(clinic: LiveDemo) -> None:
    heard = asyncio.run(told_by_socket(clinic, DEAD))

    assert heard["payload"] == {"data": {"me": {"kind": "VISITOR"}}}


def test_a_socket_with_a_token_that_does_not_hold_is_closed(clinic: LiveDemo) -> None:
    with pytest.raises(ConnectionClosed) as closed:
        asyncio.run(told_by_socket(clinic, DEAD, authorization="nonsense"))

    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403
