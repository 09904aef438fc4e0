"""Sockets of the whole server as a process: npm's client, a published plan, and every abuse."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import orjson
import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.kiosk_server.graphql_api.socket_server import Client, run
from tests.kiosk_server.live_demo import copy_filled_clinic
from tests.services.forked import ForkedProcess

REPOSITORY = Path(__file__).resolve().parents[3]
VENUE = "subscription { venueChanged { name } }"
LONG = "{ venue { levels { id name planUrl } } places(first: 100) { nodes { id name kind } } }"
INIT = '{"type":"connection_init"}'


def subscribe(document: str, key: str = "1") -> str:
    message = {"type": "subscribe", "id": key, "payload": {"query": document}}
    return orjson.dumps(message).decode()


NESTED = "{ venue " * 100 + "{ id }" + "}" * 100
ALIASES = "{ " + " ".join(f"a{number}: venue {{ id }}" for number in range(10_000)) + " }"
CLOSED_BY: dict[str, tuple[str | bytes, int]] = {
    "not JSON": ("hello", 4400),
    "an array": ("[]", 4400),
    "a number": ("7", 4400),
    "a missing id": ('{"type":"subscribe","payload":{"query":"{ venue { id } }"}}', 4400),
    "an id that is no text": (subscribe("{ venue { id } }").replace('"1"', "1"), 4400),
    "a missing payload": ('{"type":"subscribe","id":"1"}', 4400),
    "a query that is no text": ('{"type":"subscribe","id":"1","payload":{"query":7}}', 4400),
    "an unknown type": ('{"type":"start"}', 4400),
    "bytes": (b'{"type":"ping"}', 4400),
    "brackets": ("[" * 60_000, 4400),
    "a frame of 1 MB": ("x" * 1_000_000, 1009),
    "10,000 aliases": (subscribe(ALIASES), 1009),  # 240 kB: no message is so long
}
REFUSED_BY = {
    "100-fold nesting": NESTED,
    "31 aliases": "{ " + " ".join(f"a{number}: __typename" for number in range(31)) + " }",
    "5,000 aliases": "{ " + " ".join(f"a{number}:__typename" for number in range(5_000)) + " }",
    "a hundred places twenty times": "{ "
    + " ".join(f"a{n}: places(first: 100) {{ nodes {{ id level {{ id }} }} }}" for n in range(20))
    + " }",
    "a variable that does not fit": "query ($id: ID!) { place(id: $id) { id } }",
    "an unknown field": "{ nope }",
    "half a document": "{",
    "a subscription of two fields": "subscription { venueChanged { id } b: venueChanged { id } }",
}


class LiveSockets:
    """The running server, which publishes plans one after the other."""

    def __init__(self, process: ForkedProcess, port: int) -> None:
        self.process = process
        self.port = port
        self.published = 0

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/graphql"

    def publish(self) -> str:
        """Has the next plan published; its name."""
        self.process.send_signal(signal.SIGUSR1)
        self.published += 1
        return f"Clinic {self.published}"

    @asynccontextmanager
    async def client(self, small: socket.socket | None = None) -> AsyncIterator[Client]:
        if small is not None:
            small.setblocking(False)
            await asyncio.get_running_loop().sock_connect(small, ("127.0.0.1", self.port))
        async with connect(
            self.url,
            subprotocols=[Subprotocol("graphql-transport-ws")],
            compression=None,
            proxy=None,
            max_size=None,
            max_queue=16 if small is None else 1,
            sock=small,
        ) as connection:
            yield Client(connection)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSockets]:
    folder = tmp_path_factory.mktemp("live")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(folder / "notify"))
        manager.settimeout(1)
        module = "tests.kiosk_server.publishing_server"
        copy_filled_clinic(folder / "data")
        environment = {**os.environ, "NOTIFY_SOCKET": str(folder / "notify")}
        arguments = (folder / "data", str(port))
        with ForkedProcess(arguments, module=module, environment=environment) as process:
            try:
                wait_until_ready(manager, process)
                yield LiveSockets(process, port)
            finally:
                process.send_signal(signal.SIGTERM)
                status = process.wait(60)
    assert status == 0, "it lived through all of it"


def wait_until_ready(manager: socket.socket, process: ForkedProcess) -> None:
    """Returns when the process has said that it answers, as it says it to systemd."""
    for _ in range(60):
        assert process.poll() is None, "it ended at the start"
        with suppress(TimeoutError):
            assert manager.recv(100) == b"READY=1"
            return
    raise TimeoutError


async def name_told(client: Client) -> str:
    heard = await client.hear()
    assert heard["type"] == "next", heard
    return str(heard["payload"]["data"]["venueChanged"]["name"])


@asynccontextmanager
async def a_screen(live: LiveSockets) -> AsyncIterator[Client]:
    """Another client: it is told of a plan that is published after whatever happened meanwhile."""
    async with live.client() as screen:
        await screen.init(locale="en")
        await screen.subscribe("v", VENUE)
        before = await name_told(screen)
        yield screen
        expected = live.publish()
        assert await name_told(screen) == expected != before


def test_who_breaks_the_protocol_is_closed_and_others_are_told_on(live: LiveSockets) -> None:
    closed_by: dict[str, int] = {}

    async def scenario() -> None:
        async with a_screen(live):
            for abuse, (frame, _) in CLOSED_BY.items():
                async with live.client() as bad:
                    await bad.init()
                    await bad.connection.send(frame)
                    closed_by[abuse] = (await bad.closing())[0]

    run(scenario())

    assert closed_by == {abuse: code for abuse, (_, code) in CLOSED_BY.items()}


def test_what_asks_too_much_is_refused_and_the_socket_goes_on(live: LiveSockets) -> None:
    async def refused(document: str) -> bool:
        async with live.client() as greedy:
            await greedy.init()
            await greedy.connection.send(subscribe(document))
            heard = await greedy.hear()
            assert (heard["type"], heard["id"]) == ("error", "1")

            await greedy.connection.send(subscribe("{ __typename }", "2"))
            assert (await greedy.hear())["payload"] == {"data": {"__typename": "Query"}}
            return bool(heard["payload"][0]["extensions"]["code"])

    async def scenario() -> dict[str, bool]:
        async with a_screen(live):
            return {abuse: await refused(document) for abuse, document in REFUSED_BY.items()}

    assert run(scenario()) == dict.fromkeys(REFUSED_BY, True)


def test_a_client_that_reads_nothing_holds_up_nobody(live: LiveSockets) -> None:
    async def scenario() -> None:
        small = socket.socket()
        small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        async with a_screen(live) as screen, live.client(small) as unread:
            await unread.init()
            await unread.subscribe("v", VENUE)
            asking = asyncio.ensure_future(ask_for_ever(unread))
            for _ in range(5):
                expected = live.publish()
                assert await name_told(screen) == expected
            await screen.subscribe("q", "{ __typename }")
            assert (await screen.hear())["id"] == "q"
            assert (await screen.hear())["type"] == "complete"
            assert not asking.done(), "the server has stopped reading from it"
            asking.cancel()
            unread.connection.transport.abort()

    run(scenario())


async def ask_for_ever(client: Client) -> None:
    """Sends questions with long answers until it may not any more."""
    number = 0
    while True:
        number += 1
        await client.connection.send(subscribe(LONG, f"q{number}"))


def test_an_operation_before_init_and_two_of_one_id_are_closed(live: LiveSockets) -> None:
    async def scenario() -> None:
        async with a_screen(live), live.client() as early, live.client() as twice:
            await early.connection.send(subscribe(VENUE))
            assert (await early.closing())[0] == 4401
            await twice.init()
            for _ in range(2):
                await twice.connection.send(subscribe(VENUE))
            assert (await twice.closing())[0] == 4409

    run(scenario())


def test_a_hundred_sockets_that_break_off_leave_the_others_alone(live: LiveSockets) -> None:
    async def scenario() -> None:
        async with a_screen(live):
            for _ in range(100):
                async with live.client() as client:
                    await client.connection.send(INIT)
                    await client.connection.send(subscribe(VENUE))
                    client.connection.transport.abort()
                    await client.connection.wait_closed()

    run(scenario())


def test_the_client_that_pages_use_is_told_of_each_plan(live: LiveSockets, node: str) -> None:
    async def scenario() -> list[list[object]]:
        program = await asyncio.create_subprocess_exec(
            node,
            REPOSITORY / "tests" / "npm" / "venue_client.mjs",
            live.url,
            stdout=asyncio.subprocess.PIPE,
        )
        assert program.stdout is not None
        told: list[list[object]] = []
        try:
            async for line in program.stdout:
                told.append(orjson.loads(line))
                plans = [one for one in told if one[0] == "venue"]
                if told[-1][0] == "venue" and len(plans) < 3:
                    live.publish()
        finally:
            if program.returncode is None:
                program.terminate()
            await program.wait()
        return told

    told = run(scenario())

    first = told[2][1]
    assert isinstance(first, dict)
    plans = [first["data"]["venue"]["name"]]
    plans += [f"Clinic {live.published - 1}", f"Clinic {live.published}"]
    assert told == [
        ["connected", None],
        ["pong", True],
        ["query", first],
        ["refused", "GRAPHQL_VALIDATION_FAILED"],
        *(["venue", name] for name in plans),
        ["closed", 1000],
    ]
