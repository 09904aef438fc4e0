"""The letter of graphql-transport-ws against a real server: handshake, messages, close codes."""

import logging

import pytest
from websockets.exceptions import InvalidStatus

from tests.kiosk_server.graphql_api.socket_hall import BOARD
from tests.kiosk_server.graphql_api.socket_server import OpenHall, open_hall, run


def closed_after(*frames: str | bytes, init: bool = True, **limits: object) -> tuple[int, str]:
    """How the server closes on a client that sends these frames."""

    async def scenario() -> tuple[int, str]:
        async with open_hall(**limits) as opened, opened.client() as client:
            if init:
                await client.init()
            for frame in frames:
                await client.connection.send(frame)
            return await client.closing()

    return run(scenario())


@pytest.mark.parametrize("protocol", ["", "graphql-ws", "soap"])
def test_another_subprotocol_is_closed_4406(protocol: str) -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client(protocol) as client:
            assert client.connection.subprotocol is None
            assert await client.closing() == (4406, "subprotocol-not-acceptable")
            assert opened.counts.opened == 0

    run(scenario())


def test_the_subprotocol_is_chosen_among_those_offered() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            assert client.connection.subprotocol == "graphql-transport-ws"

    run(scenario())


def test_without_init_the_socket_is_closed_in_time() -> None:
    assert closed_after(init=False, init_seconds=0.05) == (
        4408,
        "connection-initialisation-timeout",
    )


def test_init_in_time_is_not_closed_later() -> None:
    async def scenario() -> None:
        async with (
            open_hall(init_seconds=0.05, ping_seconds=0.1) as opened,
            opened.client() as client,
        ):
            await client.init()
            assert await client.hear() == {"type": "ping"}

    run(scenario())


INIT = '{"type":"connection_init"}'
HELLO = '{"type":"subscribe","id":"1","payload":{"query":"{ hello }"}}'
HELD = f'{{"type":"subscribe","id":"1","payload":{{"query":"{BOARD}","variables":{{"zone":"1"}}}}}}'


@pytest.mark.parametrize(
    ("frames", "closing"),
    [
        ([INIT], (4429, "too-many-initialisation-requests")),
        ([HELD, HELD], (4409, "subscriber-already-exists: 1")),
        (["hello"], (4400, "bad-message: not-json")),
        (["[]"], (4400, "bad-message: not-an-object")),
        (['{"type":"start"}'], (4400, "bad-message: unknown-type")),
        ([b'{"type":"ping"}'], (4400, "bad-message: not-text")),
        (
            ['{"type":"subscribe","payload":{"query":"{ hello }"}}'],
            (4400, "bad-message: id-missing"),
        ),
        (['{"type":"subscribe","id":"1"}'], (4400, "bad-message: payload-missing")),
        (
            ['{"type":"subscribe","id":"1","payload":{}}'],
            (4400, "bad-message: document-missing"),
        ),
        (
            ['{"type":"subscribe","id":"1","payload":{"query":7}}'],
            (4400, "bad-message: request-field-wrong"),
        ),
        (
            ['{"type":"subscribe","id":"1","payload":{"query":"{a}","variables":[]}}'],
            (4400, "bad-message: request-field-wrong"),
        ),
        (["[" * 60_000], (4400, "bad-message: not-json")),
    ],
)
def test_broken_rules_have_their_codes(
    frames: list[str | bytes], closing: tuple[int, str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert closed_after(*frames) == closing

    assert all(record.exc_info is None for record in caplog.records)
    assert all(record.levelno <= logging.INFO for record in caplog.records)


@pytest.mark.parametrize("early", [HELLO, HELD])
def test_an_operation_before_the_ack_is_closed_4401(early: str) -> None:
    assert closed_after(early, init=False) == (4401, "unauthorised")


def test_two_inits_at_once_are_closed_4429() -> None:
    assert closed_after(INIT, INIT, init=False)[0] == 4429


def test_an_init_with_a_payload_that_is_no_wish_is_closed_4400() -> None:
    frame = '{"type":"connection_init","payload":{"locale":["en"]}}'

    assert closed_after(frame, init=False) == (4400, "bad-message: payload-member-not-a-string")


def test_a_frame_a_byte_over_the_limit_is_closed_1009_and_the_client_hears_it() -> None:
    assert closed_after("x" * 65_537)[0] == 1009


def test_a_message_in_fragments_over_the_limit_is_closed_1009() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.init()
            await client.connection.send(["x" * 30_000] * 3)
            assert (await client.closing())[0] == 1009

    run(scenario())


def test_a_message_over_the_limit_is_closed_1009_whatever_the_server_lets_through() -> None:
    async def scenario() -> None:
        async with open_hall(uvicorn_options={}) as opened, opened.client() as client:
            await client.init()
            await client.connection.send("你" * 30_000)
            assert await client.closing() == (1009, "message-too-big")

    run(scenario())


def test_text_that_is_not_utf_8_is_closed_1007_without_a_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.init()
            await client.connection.send(b"\xff\xfe", text=True)
            assert await client.closing() == (1007, "not-utf-8")

    with caplog.at_level(logging.INFO):
        run(scenario())
    assert all(record.exc_info is None for record in caplog.records)


def test_pings_are_answered_with_their_payload_also_before_init() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.say(type="ping")
            assert await client.hear() == {"type": "pong"}
            await client.init()
            await client.say(type="ping", payload={"at": [1, "二"]})
            assert await client.hear() == {"type": "pong", "payload": {"at": [1, "二"]}}
            await client.say(type="pong")
            await client.say(type="complete", id="never-began")
            await client.say(type="ping")
            assert await client.hear() == {"type": "pong"}

    run(scenario())


def test_a_client_that_answers_pings_is_kept_and_a_silent_one_is_not() -> None:
    async def scenario() -> None:
        async with open_hall(ping_seconds=0.05) as opened, opened.client() as client:
            await client.init()
            for _ in range(3):
                assert await client.hear() == {"type": "ping"}
                await client.say(type="pong")
            assert await client.closing() == (4408, "no-sign-of-life")

    run(scenario())


async def status_of(opened: OpenHall, **options: object) -> int:
    with pytest.raises(InvalidStatus) as refused:
        async with opened.client(**options):  # type: ignore[arg-type]  # options are the library's
            pass
    return refused.value.response.status_code


def test_sockets_are_bounded_for_an_address_and_in_all() -> None:
    async def scenario() -> None:
        async with open_hall(sockets_per_address=2) as opened:
            async with opened.client(), opened.client():
                assert await status_of(opened) == 429
            await wait_until_empty(opened)
            async with opened.client() as client:
                await client.init()
        async with open_hall(sockets=1) as opened, opened.client():
            assert await status_of(opened) == 503

    run(scenario())


async def wait_until_empty(opened: OpenHall) -> None:
    """Returns when the server has seen that its clients went: by the order of its own events."""
    while opened.endpoint.open_sockets:
        with pytest.raises(InvalidStatus):
            async with opened.client(origin="https://nobody.example"):
                pass
