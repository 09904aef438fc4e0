"""Whatever a client sends, in whatever order: it is answered, or closed with a protocol code."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import AsyncExitStack

import orjson
import pytest
import uvloop
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from kiosk_server.graphql_api.socket_closing import Closing
from tests.kiosk_server.graphql_api.socket_hall import BOARD
from tests.kiosk_server.graphql_api.socket_server import OpenHall, open_hall

CODES = {closing.code for closing in Closing} | {1007, 1009}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(["1", "2", "", "三"])
DOCUMENTS = st.sampled_from(
    [
        *("{ hello }", "{ nothing }", BOARD, "subscription { nothing }", "subscription { broken }"),
        *('mutation { call(zone: "1") }', "{ nope }", "{", "subscription { staff }", ""),
    ]
)
KINDS = ["connection_init", "ping", "pong", "subscribe", "complete", "next", "error", "x"]


def message(**members: object) -> str:
    return orjson.dumps(members, option=orjson.OPT_NON_STR_KEYS).decode(errors="replace")


GOOD = st.one_of(
    st.just(message(type="connection_init")),
    st.just(message(type="ping", payload={"a": 1})),
    st.just(message(type="pong")),
    KEYS.map(lambda key: message(type="complete", id=key)),
    st.tuples(KEYS, DOCUMENTS).map(
        lambda pair: message(
            type="subscribe",
            id=pair[0],
            payload={"query": pair[1], "variables": {"zone": "1"}},
        )
    ),
)
ODD = st.one_of(
    st.text(max_size=20),
    st.binary(max_size=20),
    st.tuples(st.sampled_from(KINDS), JSON, JSON).map(
        lambda given: message(type=given[0], id=given[1], payload=given[2])
    ),
)
FRAMES = st.lists(st.one_of(GOOD, GOOD, GOOD, GOOD, ODD), max_size=12)


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[asyncio.Runner, OpenHall]]:
    """One server for all conversations: what one does to it, the next would meet."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        stack = AsyncExitStack()
        yield runner, runner.run(stack.enter_async_context(open_hall(sockets_per_address=100)))
        runner.run(stack.aclose())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.booleans(), FRAMES)
def test_any_conversation_is_answered_or_closed_by_the_protocol(
    served: tuple[asyncio.Runner, OpenHall],
    caplog: pytest.LogCaptureFixture,
    begins_well: bool,
    frames: list[str | bytes],
) -> None:
    runner, opened = served

    async def scenario() -> None:
        async with asyncio.timeout(20):
            assert await converse(opened, frames, begins_well=begins_well)
            await opened.emptied()
        assert opened.counts.subscriptions == 0

    caplog.clear()
    with caplog.at_level(logging.INFO):
        runner.run(scenario())
    failures = {"Exception in ASGI application\n", "socket task failed", "operation failed"}
    assert failures.isdisjoint(record.message for record in caplog.records)


async def converse(opened: OpenHall, frames: list[str | bytes], *, begins_well: bool) -> bool:
    """Says all, then pings: True if that was answered, or the server closed with a known code."""
    async with opened.client() as client:
        if begins_well:
            await client.init()
        try:
            for frame in [*frames, message(type="ping", payload={"last": True})]:
                await client.connection.send(frame)
            while True:
                heard = await client.hear()
                if heard == {"type": "pong", "payload": {"last": True}}:
                    return True
                assert heard["type"] in {"connection_ack", "next", "error", "complete", "pong"}
        except ConnectionClosed as closed:
            return closed.rcvd is not None and closed.rcvd.code in CODES
