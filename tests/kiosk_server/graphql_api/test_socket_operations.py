"""Operations over one socket: each is answered by itself, whatever its neighbours do."""

import asyncio
import logging

import pytest

from tests.kiosk_server.graphql_api.socket_hall import BOARD
from tests.kiosk_server.graphql_api.socket_server import open_hall, run


def next_of(key: str, **data: object) -> dict[str, object]:
    return {"type": "next", "payload": {"data": data}, "id": key}


def complete(key: str) -> dict[str, object]:
    return {"type": "complete", "id": key}


def test_a_query_is_answered_and_completed_in_the_wished_language() -> None:
    async def scenario() -> None:
        async with open_hall() as opened:
            for locale, hello in [("en-GB", "Hello"), ("zh", "你好"), ("xx", "你好")]:
                async with opened.client() as client:
                    await client.init(locale=locale)
                    await client.subscribe("q", "{ hello }")
                    assert await client.hear() == next_of("q", hello=hello)
                    assert await client.hear() == complete("q")
            headers = {"Accept-Language": "en"}
            async with opened.client(additional_headers=headers) as client:
                await client.init()
                await client.subscribe("q", "{ hello }")
                assert await client.hear() == next_of("q", hello="Hello")

    run(scenario())


def test_a_mutation_hints_what_a_subscription_holds() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client, opened.client() as other:
            for one in (client, other):
                await one.init()
                await one.subscribe("b", BOARD, zone="1")
                assert (await one.hear())["payload"]["data"]["board"]["called"] == 0

            await client.subscribe("m", 'mutation { call(zone: "1") }')

            heard = [await client.hear() for _ in range(3)]
            assert next_of("m", call=1) in heard
            assert complete("m") in heard
            board = next_of("b", board={"zone": "1", "called": 1, "text": "请到一号窗口"})
            assert board in heard
            assert await other.hear() == board
            assert opened.hall.executions == 2

    run(scenario())


def test_null_data_is_delivered() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.init()
            await client.subscribe("s", "subscription { nothing }")
            assert await client.hear() == next_of("s", nothing=None)
            await client.subscribe("b", "subscription { broken }")
            heard = await client.hear()
            assert heard["type"] == "next"
            assert heard["payload"]["data"] is None
            assert heard["payload"]["errors"][0]["extensions"]["code"] == "INTERNAL"

    run(scenario())


def test_slow_queries_do_not_hold_up_the_socket() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            opened.hall.gate = asyncio.Event()
            await client.init()
            await client.subscribe("slow", "{ slow }")
            await opened.hall.waiting.wait()

            await client.say(type="ping")
            assert await client.hear() == {"type": "pong"}
            await client.subscribe("fast", "{ hello }")
            assert await client.hear() == next_of("fast", hello="你好")
            assert await client.hear() == complete("fast")

            opened.hall.gate.set()
            assert await client.hear() == next_of("slow", slow="at last")

    run(scenario())


def test_too_many_operations_at_once_are_refused_one_by_one() -> None:
    async def scenario() -> None:
        async with open_hall(operations_per_socket=2) as opened, opened.client() as client:
            opened.hall.gate = asyncio.Event()
            await client.init(locale="en")
            for key in ("1", "2", "3"):
                await client.subscribe(key, "{ slow }")

            refused = await client.hear()
            opened.hall.gate.set()
            answers = [await client.hear() for _ in range(4)]

            assert (refused["type"], refused["id"]) == ("error", "3")
            error = refused["payload"][0]
            assert error["extensions"]["code"] == "SOCKET_TOO_MANY_OPERATIONS"
            assert error["message"].startswith("More than 2 operations run on this connection")
            assert {answer["id"] for answer in answers} == {"1", "2"}

    run(scenario())


def test_too_many_subscriptions_are_refused_and_make_room_when_they_end() -> None:
    async def scenario() -> None:
        async with open_hall(subscriptions_per_socket=2) as opened, opened.client() as client:
            await client.init()
            for key in ("1", "2", "3"):
                await client.subscribe(key, BOARD, zone=key)
            heard = [await client.hear() for _ in range(3)]
            assert [message["type"] for message in heard] == ["next", "error", "next"] or sorted(
                (message["id"], message["type"]) for message in heard
            ) == [("1", "next"), ("2", "next"), ("3", "error")]
            assert opened.counts.subscriptions == 2

            await client.say(type="complete", id="1")
            await client.subscribe("3", BOARD, zone="3")

            assert (await client.hear())["id"] == "3"
            assert opened.counts.subscriptions == 2

    run(scenario())


def test_complete_cancels_a_running_query() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            opened.hall.gate = asyncio.Event()
            await client.init()
            await client.subscribe("q", "{ slow }")
            await opened.hall.waiting.wait()

            await client.say(type="complete", id="q")
            await opened.hall.cancelled.wait()

            await client.subscribe("q", "{ hello }")
            assert await client.hear() == next_of("q", hello="你好")

    run(scenario())


def test_complete_ends_a_subscription_and_its_execution() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.init()
            await client.subscribe("b", BOARD, zone="1")
            await client.hear()
            assert len(opened.fan_out) == 1

            await client.say(type="complete", id="b")
            await client.say(type="ping")
            assert await client.hear() == {"type": "pong"}

            assert len(opened.fan_out) == 0
            await opened.hall.call("1")
            await client.say(type="ping")
            assert await client.hear() == {"type": "pong"}
            assert opened.hall.executions == 1

    run(scenario())


def test_a_client_that_goes_leaves_nothing_behind() -> None:
    async def scenario() -> None:
        async with open_hall() as opened:
            opened.hall.gate = asyncio.Event()
            async with opened.client() as client:
                await client.init()
                await client.subscribe("q", "{ slow }")
                await client.subscribe("b", BOARD, zone="1")
                await opened.hall.waiting.wait()
                client.connection.transport.abort()
            await opened.hall.cancelled.wait()
            await opened.endpoint.drain()

            assert (len(opened.fan_out), opened.endpoint.open_sockets) == (0, 0)
            assert opened.counts.subscriptions == 0

    run(scenario())


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"query": "{ hello"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nope }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "subscription { staff }"}, "FORBIDDEN"),
        ({"query": BOARD, "variables": {}}, "BAD_USER_INPUT"),
        ({"query": "{ hello }", "operationName": "other"}, "OPERATION_UNKNOWN"),
        ({"documentId": "0" * 64}, "PERSISTED_QUERY_NOT_FOUND"),
        ({"query": "{ hello" + " hello" * 10_000 + " }"}, "DOCUMENT_TOO_LONG"),
        (
            {"query": "{" + " ".join(f"a{i}: hello" for i in range(10_000))[:60_000] + "}"},
            "DOCUMENT_TOO_LONG",
        ),
        ({"query": "{ hello " + "{ hello " * 100 + "}" * 101}, "DOCUMENT_TOO_DEEP"),
    ],
)
def test_a_neighbours_error_hurts_nobody_else(payload: dict[str, object], code: str) -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.init()
            await client.subscribe("b", BOARD, zone="1")
            await client.hear()

            await client.say(type="subscribe", id="x", payload=payload)
            error = await client.hear()
            await opened.hall.call("1")

            assert (error["type"], error["id"]) == ("error", "x")
            assert error["payload"][0]["extensions"]["code"] == code
            assert (await client.hear())["payload"]["data"]["board"]["called"] == 1

    run(scenario())


def test_an_execution_that_breaks_is_told_once_and_heals_with_the_next_hint(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.init()
            await client.subscribe("b", BOARD, zone="1")
            await client.hear()
            opened.hall.broken = True
            await opened.hall.call("1")
            broken = await client.hear()
            assert "hunter2" not in str(broken)
            assert broken["payload"]["data"] == {"board": None}

            opened.hall.broken = False
            await opened.hall.call("1")
            assert (await client.hear())["payload"]["data"]["board"]["called"] == 2

    with caplog.at_level(logging.ERROR):
        run(scenario())
