"""A real server for the waiting hall on a free port of this machine, and a client of few words."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any, TypeVar

import orjson
import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.routing import WebSocketRoute
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from i18n.translator import Translator
from kiosk_server.core.clock import SystemClock
from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.core.principals import VISITOR, Principal
from kiosk_server.core.request_context import Services
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.fan_out import FanOut
from kiosk_server.graphql_api.operations import Openness
from kiosk_server.graphql_api.schema import build_schema
from kiosk_server.graphql_api.socket_endpoint import GraphQLSocketEndpoint
from kiosk_server.graphql_api.socket_limits import SocketLimits
from kiosk_server.graphql_api.socket_ports import SocketPorts
from kiosk_server.graphql_api.socket_wire import uvicorn_options
from tests.kiosk_server.graphql_api.socket_hall import Hall, hall_part

Value = TypeVar("Value")


@dataclass
class Guests:
    """Who has which token."""

    by_token: dict[str, Principal] = field(default_factory=dict)

    async def authenticate(self, connection: HTTPConnection) -> Principal:
        shown = connection.headers.get("authorization") or connection.cookies.get("kiosk")
        if shown is None:
            return VISITOR
        principal = self.by_token.get(shown.removeprefix("Bearer "))
        if principal is None:
            raise NotAuthenticated("token-unknown")
        return principal


@dataclass
class Counts:
    """A SocketObserver that keeps what it hears."""

    opened: int = 0
    subscriptions: int = 0
    codes: list[int] = field(default_factory=list)
    closed: asyncio.Queue[int] = field(default_factory=asyncio.Queue)

    def socket_opened(self) -> None:
        self.opened += 1

    def socket_closed(self, code: int) -> None:
        self.codes.append(code)
        self.closed.put_nowait(code)

    def subscription_began(self) -> None:
        self.subscriptions += 1

    def subscription_ended(self) -> None:
        self.subscriptions -= 1


class Client:
    """A client that says exactly what it is told to."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def say(self, **message: object) -> None:
        await self.connection.send(orjson.dumps(message).decode())

    async def hear(self) -> dict[str, Any]:
        heard: dict[str, Any] = orjson.loads(await self.connection.recv())
        return heard

    async def init(self, **payload: object) -> None:
        await self.say(type="connection_init", payload=payload)
        assert await self.hear() == {"type": "connection_ack"}

    async def subscribe(self, key: str, document: str, **variables: object) -> None:
        payload = {"query": document, "variables": variables}
        await self.say(type="subscribe", id=key, payload=payload)

    async def closing(self) -> tuple[int, str]:
        """The code and reason that the server closes with, whatever it says before."""
        try:
            while True:
                await self.connection.recv()
        except ConnectionClosed as closed:
            told = closed.rcvd
            return (told.code, told.reason) if told else (1006, "")


@dataclass
class OpenHall:
    """The running server."""

    hall: Hall
    guests: Guests
    counts: Counts
    fan_out: FanOut
    endpoint: GraphQLSocketEndpoint
    server: uvicorn.Server
    port: int

    async def emptied(self) -> None:
        """Returns when the last socket has ended: as many were closed as were opened."""
        while len(self.counts.codes) < self.counts.opened:
            await self.counts.closed.get()
        for _ in range(5):  # uvloop lets go of a lost transport a turn or two later
            await asyncio.sleep(0)

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/graphql"

    @asynccontextmanager
    async def client(
        self,
        protocol: str = "graphql-transport-ws",
        **options: Any,  # noqa: ANN401 - the library's
    ) -> AsyncIterator[Client]:
        protocols = [Subprotocol(protocol)] if protocol else None
        options = {"max_size": None, "compression": None, "proxy": None, **options}
        async with connect(self.url, subprotocols=protocols, **options) as connection:
            yield Client(connection)


@cache
def hall_engine() -> Engine:
    translator = Translator.load()
    schema = build_schema([hall_part()], translator)
    return Engine(schema, ErrorWriter(translator), openness=Openness.OPEN)


@asynccontextmanager
async def open_hall(
    **given: Any,  # noqa: ANN401 - limits by name
) -> AsyncIterator[OpenHall]:
    """A hall that is served on a free port of this machine. `given` are limits and options."""
    uvicorn_given = given.pop("uvicorn_options", None)
    allowed_origins = given.pop("allowed_origins", frozenset())
    bus = MemoryBus()
    hall, guests, counts = Hall(bus), Guests(), Counts()
    engine = hall_engine()
    fan_out, limits, numbers = FanOut(bus), SocketLimits(**given), count(1)
    ports = SocketPorts(
        engine,
        Services(hall),
        fan_out,
        guests.authenticate,
        ("zh-CN", "en"),
        SystemClock(),
        lambda: f"request-{next(numbers)}",
        limits,
        counts,
    )
    endpoint = GraphQLSocketEndpoint(ports, allowed_origins=allowed_origins)
    app = Starlette(routes=[WebSocketRoute("/graphql", endpoint)])
    options = uvicorn_options(limits.message_bytes) if uvicorn_given is None else uvicorn_given
    config = uvicorn.Config(app, port=0, log_config=None, lifespan="off", **options)
    config.load()
    server = uvicorn.Server(config)  # started by its parts: its own loop ticks ten times a second
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield OpenHall(hall, guests, counts, fan_out, endpoint, server, port)
    finally:
        async with asyncio.timeout(5):
            await endpoint.drain()
        await fan_out.close()
        await bus.close()
        await server.shutdown()


def run(scenario: Coroutine[Any, Any, Value]) -> Value:
    """Runs a scenario on the loop that the server uses, within a minute."""

    async def bounded() -> Value:
        async with asyncio.timeout(60):
            return await scenario

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(bounded())
