"""Who may open a socket, until when, and how a stopping server lets everybody go."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest
from websockets.exceptions import InvalidStatus

from kiosk_server.core.principals import Principal, PrincipalKind, Role
from tests.kiosk_server.graphql_api.socket_hall import BOARD
from tests.kiosk_server.graphql_api.socket_server import open_hall, run

STAFF = "subscription { staff }"


def nurse(**changes: object) -> Principal:
    given: dict[str, object] = {"id": "n1", "roles": frozenset({Role.NURSE}), **changes}
    return Principal(PrincipalKind.PERSON, **given)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    "payload",
    [{"authorization": "Bearer t"}, {"authorization": "t"}, {"Authorization": "Bearer t"}],
)
def test_a_token_in_the_init_says_who_asks(payload: dict[str, str]) -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            opened.guests.by_token["t"] = nurse()
            await client.init(**payload)
            await client.subscribe("s", STAFF)
            assert (await client.hear())["payload"] == {"data": {"staff": "person"}}

    run(scenario())


@pytest.mark.parametrize("header", [{"Cookie": "kiosk=t"}, {"Authorization": "Bearer t"}])
def test_a_session_or_token_of_the_handshake_says_who_asks(header: dict[str, str]) -> None:
    async def scenario() -> None:
        async with open_hall() as opened:
            opened.guests.by_token["t"] = nurse()
            async with opened.client(additional_headers=header) as client:
                await client.init()
                await client.subscribe("s", STAFF)
                assert (await client.hear())["payload"] == {"data": {"staff": "person"}}

    run(scenario())


def test_a_wrong_token_is_closed_4403_not_taken_for_a_visitor() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.say(type="connection_init", payload={"authorization": "Bearer wrong"})
            assert await client.closing() == (4403, "forbidden: token-unknown")

    run(scenario())


def test_subscriptions_are_not_shared_across_rights_and_languages() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, AsyncExitStack() as clients:
            opened.guests.by_token["t"] = nurse()
            asked = [{}, {"locale": "en"}, {"authorization": "t"}, {"locale": "zh-CN"}]
            for payload in asked:
                client = await clients.enter_async_context(opened.client())
                await client.init(**payload)
                await client.subscribe("b", BOARD, zone="1")
                await client.hear()

            assert (len(opened.fan_out), opened.hall.executions) == (3, 3)

    run(scenario())


@pytest.mark.parametrize("left_seconds", [0.1, -5.0])
def test_an_ended_session_is_closed_at_its_time(left_seconds: float) -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            ends = datetime.now(UTC) + timedelta(seconds=left_seconds)
            opened.guests.by_token["t"] = nurse(expires_at=ends)
            await client.say(type="connection_init", payload={"authorization": "t"})
            assert await client.closing() == (4403, "forbidden: session-expired")
            assert datetime.now(UTC) >= ends

    run(scenario())


def test_a_session_that_lasts_is_not_closed() -> None:
    async def scenario() -> None:
        async with open_hall(ping_seconds=0.05) as opened, opened.client() as client:
            ends = datetime.now(UTC) + timedelta(days=400)
            opened.guests.by_token["t"] = nurse(expires_at=ends)
            await client.init(authorization="t")
            assert await client.hear() == {"type": "ping"}

    run(scenario())


def test_a_session_that_was_prolonged_meanwhile_is_not_closed_at_its_old_end() -> None:
    async def scenario() -> None:
        given = {"recheck_seconds": 0.05, "ping_seconds": 0.6}
        async with open_hall(**given) as opened, opened.client() as client:
            now = datetime.now(UTC)
            opened.guests.by_token["t"] = nurse(expires_at=now + timedelta(seconds=0.3))
            await client.init(authorization="t")
            opened.guests.by_token["t"] = nurse(expires_at=now + timedelta(days=1))
            assert await client.hear() == {"type": "ping"}

    run(scenario())


def test_a_token_that_was_revoked_is_closed_at_the_next_look() -> None:
    async def scenario() -> None:
        async with open_hall(recheck_seconds=0.05) as opened, opened.client() as client:
            opened.guests.by_token["t"] = nurse()
            await client.init(authorization="t")
            del opened.guests.by_token["t"]
            assert await client.closing() == (4403, "forbidden: token-unknown")

    run(scenario())


def test_changed_rights_are_closed_so_that_the_next_socket_has_the_new_ones() -> None:
    async def scenario() -> None:
        given = {"recheck_seconds": 0.05, "ping_seconds": 0.3}
        async with open_hall(**given) as opened, opened.client() as client:
            opened.guests.by_token["t"] = nurse()
            await client.init(authorization="t")
            assert await client.hear() == {"type": "ping"}
            await client.say(type="pong")
            opened.guests.by_token["t"] = nurse(permission_version=1)
            assert await client.closing() == (4403, "forbidden: rights-changed")

    run(scenario())


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [
        ("http://127.0.0.1:{port}", True),
        ("https://127.0.0.1:{port}", True),
        ("https://pages.example", True),
        ("http://127.0.0.1", False),
        ("http://127.0.0.1:1", False),
        ("https://evil.example", False),
        ("http://127.0.0.1:{port}.evil.example", False),
        ("null", False),
        ("http://[", False),
        ("http://127.0.0.1:99999999", False),
    ],
)
def test_only_pages_from_here_may_connect(
    origin: str, is_let_in: bool, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        async with open_hall(allowed_origins={"https://pages.example"}) as opened:
            options = {"origin": origin.format(port=opened.port)}
            if is_let_in:
                async with opened.client(**options) as client:
                    await client.init()
            else:
                with pytest.raises(InvalidStatus, match="403"):
                    await opened.client(**options).__aenter__()
            assert opened.counts.opened == int(is_let_in)

    run(scenario())
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_a_draining_server_tells_everybody_1001_and_lets_nobody_in() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as early, opened.client() as busy:
            opened.hall.gate = asyncio.Event()
            await busy.init()
            await busy.subscribe("q", "{ slow }")
            await opened.hall.waiting.wait()

            draining = asyncio.create_task(opened.endpoint.drain())

            assert await early.closing() == (1001, "going-away")
            assert await busy.closing() == (1001, "going-away")
            await draining
            assert opened.hall.cancelled.is_set()
            assert opened.endpoint.open_sockets == 0
            assert opened.counts.codes == [1001, 1001]
            with pytest.raises(InvalidStatus, match="503"):
                async with opened.client():
                    pass

    run(scenario())


def test_a_server_that_stops_without_draining_also_says_1001() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.init()
            await asyncio.gather(client.closing(), opened.server.shutdown())
            assert client.connection.close_code == 1001

    run(scenario())
