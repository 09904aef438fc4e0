"""How an answer reaches the connection: its head with what follows, and never held for nothing."""

import asyncio

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState

from kiosk_server.runtime.http_connection import HttpConnection

GET = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
HEAD = b"HEAD / HTTP/1.1\r\nHost: here\r\n\r\n"
ASKING_FIRST = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
START = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]}
START_CHUNKED = {"type": "http.response.start", "status": 200, "headers": []}


class WrittenDown(asyncio.Transport):
    """A connection that keeps what is written to it, each writing by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.writings: list[bytes] = []
        self.wrote = asyncio.Event()
        self.closed = False

    def write(self, data: bytes) -> None:  # type: ignore[override]  # uvicorn writes nothing else
        self.writings.append(data)
        self.wrote.set()

    def writelines(self, list_of_data: tuple[bytes, ...]) -> None:  # type: ignore[override]  # as above
        self.write(b"".join(list_of_data))

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    def pause_reading(self) -> None:
        pass

    def resume_reading(self) -> None:
        pass


async def answered(app: object, *pieces: bytes) -> WrittenDown:
    """The connection after an app has answered what came on it."""
    config = uvicorn.Config(app, lifespan="off", log_config=None, interface="asgi3")  # type: ignore[arg-type]  # uvicorn's own types of ASGI
    config.load()
    state = ServerState()
    connection, transport = HttpConnection(config, state, {}), WrittenDown()
    connection.connection_made(transport)
    for piece in pieces:
        connection.data_received(piece)
        await transport.wrote.wait()
    while state.tasks:
        await asyncio.gather(*state.tasks)
    connection.connection_lost(None)
    return transport


async def in_one_piece(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send(START)
    await send({"type": "http.response.body", "body": b"hello"})


async def in_pieces(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send(START_CHUNKED)
    await send({"type": "http.response.body", "body": b"hel", "more_body": True})
    await send({"type": "http.response.body", "body": b"lo"})


async def with_nothing(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 304, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def failing_midway(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send(START)
    raise LookupError("fault")


async def reading(scope: Scope, receive: Receive, send: Send) -> None:
    await receive()
    await in_one_piece(scope, receive, send)


def test_a_head_goes_out_with_its_body() -> None:
    written = asyncio.run(answered(in_one_piece, GET)).writings

    assert len(written) == 1
    assert written[0].startswith(b"HTTP/1.1 200 OK\r\n")
    assert written[0].endswith(b"\r\n\r\nhello")


def test_later_pieces_go_out_as_they_come() -> None:
    written = asyncio.run(answered(in_pieces, GET)).writings

    assert written[0].endswith(b"\r\n\r\n3\r\nhel\r\n")
    assert written[1:] == [b"2\r\nlo\r\n0\r\n\r\n"]


@pytest.mark.parametrize(("app", "request_"), [(with_nothing, GET), (in_one_piece, HEAD)])
def test_a_head_that_nothing_follows_goes_out_alone(app: object, request_: bytes) -> None:
    written = asyncio.run(answered(app, request_)).writings

    assert len(written) == 1
    assert written[0].endswith(b"\r\n\r\n")


def test_answers_to_requests_that_came_together_keep_their_order() -> None:
    written = asyncio.run(answered(in_one_piece, HEAD + GET + HEAD + GET)).writings

    assert [one.endswith(b"hello") for one in written] == [False, True, False, True]


def test_a_client_that_asks_first_is_told_at_once() -> None:
    written = asyncio.run(answered(reading, ASKING_FIRST, b"hi")).writings

    assert written[0] == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert written[1].endswith(b"\r\n\r\nhello")


def test_a_fault_after_the_head_shows_the_head_and_ends() -> None:
    transport = asyncio.run(answered(failing_midway, GET))

    assert [one.startswith(b"HTTP/1.1 200 OK\r\n") for one in transport.writings] == [True]
    assert transport.closed
