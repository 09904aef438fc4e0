"""Clients that do not read, and clients that come and go: memory stays bounded."""

import asyncio
import gc
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import orjson
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request

from kiosk_server.graphql_api.socket_outbox import Outbox, StateSlot
from kiosk_server.graphql_api.socket_wire import SocketProtocol
from tests.kiosk_server.graphql_api.socket_hall import BOARD
from tests.kiosk_server.graphql_api.socket_server import Client, OpenHall, open_hall, run

LONG = "长" * 20_000


@asynccontextmanager
async def unread(opened: OpenHall) -> AsyncIterator[Client]:
    """A client whose program reads nothing: its kernel's buffer is small, its library's too."""
    small = socket.socket()
    small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    small.setblocking(False)
    await asyncio.get_running_loop().sock_connect(small, ("127.0.0.1", opened.port))
    async with opened.client(sock=small, max_queue=1) as client:
        yield client
        client.connection.transport.abort()


def test_a_slow_reader_gets_the_newest_state_and_not_all_between() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, unread(opened) as slow, opened.client() as quick:
            opened.hall.text = LONG
            for client in (slow, quick):
                await client.init()
                await client.subscribe("b", BOARD, zone="1")
                await client.hear()
            for number in range(1, 101):
                await opened.hall.call("1")
                assert (await quick.hear())["payload"]["data"]["board"]["called"] == number

            told = [0]
            while told[-1] != 100:
                told.append((await slow.hear())["payload"]["data"]["board"]["called"])

            assert told == sorted(told)
            assert len(told) < 30

    run(scenario())


def test_a_client_that_reads_nothing_for_a_while_is_closed_by_name() -> None:
    async def scenario() -> None:
        limits = {"slow_reader_seconds": 0.1, "closing_seconds": 0.1}
        async with open_hall(**limits) as opened, unread(opened) as slow:
            opened.hall.text = LONG
            await slow.init()
            await slow.subscribe("b", BOARD, zone="1")
            async with opened.client() as quick:
                await quick.init()
                await quick.subscribe("b", BOARD, zone="1")
                await quick.hear()
                for _ in range(20):
                    await opened.hall.call("1")
                    await quick.hear()
                assert await opened.counts.closed.get() == 1013

    run(scenario())


def test_nothing_is_written_to_a_client_that_was_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    wires: list[SocketProtocol] = []
    connect = SocketProtocol.handle_connect

    def connect_and_keep(wire: SocketProtocol, event: Request) -> None:
        wires.append(wire)
        connect(wire, event)

    monkeypatch.setattr(SocketProtocol, "handle_connect", connect_and_keep)

    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.init()
            assert wires[0].offer(b'{"type":"ping"}')

            wires[0].abort()

            assert not wires[0].offer(b'{"type":"ping"}')

    run(scenario())


def test_a_client_that_reads_no_replies_is_not_read_either() -> None:
    async def scenario() -> None:
        limits = {"slow_reader_seconds": 0.2, "waiting_messages": 4, "waiting_bytes": 100_000}
        async with open_hall(**limits) as opened, unread(opened) as slow:
            await slow.init()

            async def ping_for_ever() -> None:
                while True:
                    await slow.say(type="ping", payload={"text": "x" * 50_000})

            with pytest.raises(ConnectionClosed):
                await ping_for_ever()
            assert await opened.counts.closed.get() == 1013

    run(scenario())


class StuckWire:
    """Takes nothing until it is opened; then everything."""

    def __init__(self) -> None:
        self.opened = asyncio.Event()
        self.taken: list[bytes] = []
        self.count: asyncio.Queue[int] = asyncio.Queue()

    def offer(self, *_: bytes) -> bool:
        return False

    async def ready(self) -> None:
        await self.opened.wait()

    async def write(self, *parts: bytes) -> None:
        self.taken.append(b"".join(parts))
        self.count.put_nowait(len(self.taken))

    async def close(self, *_: object) -> None:
        raise AssertionError

    def abort(self) -> None:
        raise AssertionError


def test_what_waits_keeps_its_order_and_one_state_for_each_subscription() -> None:
    async def scenario() -> None:
        wire = StuckWire()
        ended: asyncio.Queue[str] = asyncio.Queue()
        outbox = Outbox(
            wire,
            stuck_seconds=10.0,
            most_messages=100,
            most_bytes=1_000,
            on_stuck=lambda: ended.put_nowait("stuck"),
            on_gone=lambda: ended.put_nowait("gone"),
        )
        first, second = StateSlot("1"), StateSlot("2")
        for number in range(1_000):
            outbox.put_state(first, b"%d" % number)
            outbox.put_state(second, b"%d" % -number)
        outbox.reply(b"reply")
        outbox.put_state(first, b"newest")
        second.prefix = None  # its client wants no more of it
        assert len(outbox._waiting) == 3

        wire.opened.set()
        outbox.reply(b"last")
        await outbox.room()
        assert [await wire.count.get() for _ in range(3)] == [1, 2, 3]

        assert wire.taken == [b'newest,"id":"1"}', b"reply", b"last"]
        assert ended.empty()
        outbox.close()

    run(scenario())


@pytest.mark.parametrize("replies", [[b"x"] * 4, [b"x" * 101]])
def test_a_full_outbox_has_no_room_until_it_was_read(replies: list[bytes]) -> None:
    async def scenario() -> None:
        wire = StuckWire()
        outbox = Outbox(
            wire,
            stuck_seconds=10.0,
            most_messages=3,
            most_bytes=100,
            on_stuck=wire.abort,
            on_gone=wire.abort,
        )
        for reply in replies:
            outbox.reply(reply)
        waiting = asyncio.create_task(outbox.room())
        await asyncio.sleep(0)
        assert not waiting.done()

        wire.opened.set()
        await waiting

        assert await wire.count.get() == 1
        outbox.close()

    run(scenario())


def test_an_outbox_that_makes_no_progress_says_so() -> None:
    async def scenario() -> None:
        ended: asyncio.Queue[str] = asyncio.Queue()
        outbox = Outbox(
            StuckWire(),
            stuck_seconds=0.01,
            most_messages=1,
            most_bytes=10,
            on_stuck=lambda: ended.put_nowait("stuck"),
            on_gone=lambda: ended.put_nowait("gone"),
        )
        outbox.reply(b"reply")

        assert await ended.get() == "stuck"
        outbox.close()

    run(scenario())


async def come_and_go(opened: OpenHall, sockets: int) -> None:
    async with AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(opened.client(ping_interval=None))
            for _ in range(sockets)
        ]
        for client in clients:
            await client.init()
            await client.subscribe("b", BOARD, zone="1")
        for client in clients:
            await client.hear()
        for client in clients:
            client.connection.transport.abort()


def server_objects() -> int:
    """How many objects of the server's own classes there are."""
    gc.collect()
    module = "kiosk_server.graphql_api.socket_"
    return sum(1 for found in gc.get_objects() if str(type(found).__module__).startswith(module))


def test_sockets_that_come_and_go_leave_nothing() -> None:
    async def scenario() -> None:
        async with open_hall() as opened:
            await come_and_go(opened, 5)
            await opened.emptied()
            before = server_objects()

            await come_and_go(opened, 150)
            await opened.emptied()

            assert server_objects() == before
            assert (len(opened.fan_out), opened.counts.subscriptions) == (0, 0)
            assert opened.counts.opened == 155

    run(scenario())


def test_shared_bytes_are_the_same_for_every_socket_but_for_the_id() -> None:
    async def scenario() -> None:
        async with open_hall() as opened, opened.client() as client:
            await client.init()
            for key in ("1", "二", 'quote"\\'):
                await client.subscribe(key, BOARD, zone="1")
            heard = [await client.connection.recv() for _ in range(3)]
            assert {orjson.loads(text)["id"] for text in heard} == {"1", "二", 'quote"\\'}
            assert len({str(text).rpartition(',"id":')[0] for text in heard}) == 1
            assert opened.hall.executions == 1

    run(scenario())


def test_another_servers_sockets_serve_as_well_only_slower() -> None:
    async def scenario() -> None:
        stock = {"ws": "websockets-sansio"}
        async with open_hall(uvicorn_options=stock) as opened, opened.client() as client:
            await client.init()
            await client.subscribe("b", BOARD, zone="1")
            assert (await client.hear())["id"] == "b"
            await opened.hall.call("1")
            assert (await client.hear())["payload"]["data"]["board"]["called"] == 1
            await opened.endpoint.drain()
            assert await client.closing() == (1001, "going-away")

    run(scenario())
