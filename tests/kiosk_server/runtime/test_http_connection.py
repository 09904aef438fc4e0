"""What a client may send before a request is whole, over real connections."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from uvicorn.server import ServerState

from kiosk_server.runtime.http_connection import MOST_HEAD_BYTES, HttpConnection

GET = b"GET / HTTP/1.1\r\nHost: here\r\n"
POST = b"POST / HTTP/1.1\r\nHost: here\r\n"
PIECE = 16_384


class Impatient(HttpConnection):
    """Waits a moment only."""

    whole_within_seconds = 0.05


async def read_whole(request: Request) -> Response:
    return PlainTextResponse(f"{len(await request.body())} bytes")


@asynccontextmanager
async def connected(
    kind: type[HttpConnection] = HttpConnection,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A client of a server of one route."""
    app = Starlette(routes=[Route("/", read_whole, methods=["GET", "POST"])])
    config = uvicorn.Config(app, lifespan="off", log_config=None)
    state = ServerState()
    server = await asyncio.get_running_loop().create_server(
        lambda: kind(config, state, {}), "127.0.0.1", 0
    )
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        async with asyncio.timeout(20):
            yield reader, writer
    finally:
        writer.close()
        server.close()


async def sent_until_refused(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, piece: bytes
) -> tuple[bytes, int]:
    """What is answered while pieces are sent without end, and how many bytes went out."""
    answer = asyncio.ensure_future(reader.read())
    sent = 0
    try:
        while not answer.done() and sent < 64 * MOST_HEAD_BYTES:
            writer.write(piece)
            await writer.drain()
            sent += len(piece)
            await asyncio.sleep(0)
        return await answer, sent
    except ConnectionError:
        answer.cancel()
        return b"", sent


@pytest.mark.parametrize("begin", [GET, GET + b"X-Long: "], ids=["many headers", "one long header"])
@pytest.mark.parametrize("piece", [b"a: b\r\n" * (PIECE // 6), b"a" * PIECE])
def test_headers_without_end_are_refused(begin: bytes, piece: bytes) -> None:
    async def scenario() -> None:
        async with connected() as (reader, writer):
            writer.write(begin)
            answer, sent = await sent_until_refused(reader, writer, piece)

        assert not answer or answer.startswith((b"HTTP/1.1 431 ", b"HTTP/1.1 400 "))
        assert sent < 40 * MOST_HEAD_BYTES, "the kernel's buffers hold some"

    asyncio.run(scenario())


def test_trailers_without_end_are_cut() -> None:
    async def scenario() -> None:
        async with connected() as (reader, writer):
            writer.write(POST + b"Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n")
            answer, sent = await sent_until_refused(reader, writer, b"a: b\r\n" * (PIECE // 6))

        assert answer == b""
        assert sent < 40 * MOST_HEAD_BYTES

    asyncio.run(scenario())


def test_a_long_head_and_a_longer_body_are_taken() -> None:
    async def scenario() -> None:
        body = b"x" * (4 * MOST_HEAD_BYTES)
        async with connected() as (reader, writer):
            long = b"X-Long: " + b"a" * 60_000 + b"\r\n"
            writer.write(POST + long + b"Content-Length: %d\r\n" % len(body))
            writer.write(b"Connection: close\r\n\r\n" + body)
            answer = await reader.read()

        assert answer.startswith(b"HTTP/1.1 200 ")
        assert answer.endswith(b"%d bytes" % len(body))

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "begin",
    [b"", b"\r\n", GET, POST + b"Content-Length: 9\r\n\r\nhalf"],
    ids=["nothing", "a blank line", "half a head", "half a body"],
)
def test_a_request_that_is_not_whole_in_time_is_dropped(begin: bytes) -> None:
    async def scenario() -> None:
        async with connected(Impatient) as (reader, writer):
            writer.write(begin)
            try:
                answer = await reader.read()
            except ConnectionResetError:
                answer = b""

        assert answer == b""

    asyncio.run(scenario())


@pytest.mark.parametrize("half", [GET, POST + b"Content-Length: 9\r\n\r\nhalf"])
def test_half_a_request_behind_a_whole_one_is_dropped_in_time(half: bytes) -> None:
    async def scenario() -> None:
        async with connected(Impatient) as (reader, writer):
            writer.write(GET + b"\r\n" + half)
            await reader.readuntil(b"0 bytes")
            try:
                rest = await reader.read()
            except ConnectionResetError:
                rest = b""

        assert rest == b""

    asyncio.run(scenario())


def test_a_blank_line_after_an_answer_does_not_keep_the_connection() -> None:
    async def scenario() -> None:
        async with connected(Impatient) as (reader, writer):
            writer.write(GET + b"\r\n")
            await reader.readuntil(b"0 bytes")
            writer.write(b"\r\n")
            try:
                rest = await reader.read()
            except ConnectionResetError:
                rest = b""

        assert rest == b""

    asyncio.run(scenario())


def test_a_kept_connection_takes_one_request_after_another() -> None:
    async def scenario() -> None:
        async with connected(Impatient) as (reader, writer):
            for _ in range(3):
                writer.write(GET + b"\r\n")
                answer = await reader.readuntil(b"0 bytes")
                assert answer.startswith(b"HTTP/1.1 200 ")

    asyncio.run(scenario())
