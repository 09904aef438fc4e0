"""A board and the tickets on it behind the real engine and endpoint in the product's own process,
for fan_out and fan_out_phones."""

import gc
import socket
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

from ariadne import ObjectType
from graphql import GraphQLResolveInfo
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.routing import WebSocketRoute

from i18n.translator import Translator
from kiosk_server.command_line import GARBAGE_THRESHOLDS
from kiosk_server.core.clock import SystemClock
from kiosk_server.core.drain import Drain
from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.principals import ANYONE, VISITOR, Principal
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.core.settings import Settings
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.fan_out import FanOut
from kiosk_server.graphql_api.operations import Openness
from kiosk_server.graphql_api.schema import build_schema
from kiosk_server.graphql_api.socket_endpoint import GraphQLSocketEndpoint
from kiosk_server.graphql_api.socket_limits import SocketLimits
from kiosk_server.graphql_api.socket_ports import SocketPorts
from kiosk_server.runtime.process import run_server
from kiosk_server.web.request_records import RequestRecords

SDL = """
type Query { hello: String! }
type Mutation { callNext: Int! }
type Subscription { board: Board! ticket(id: ID!): Ticket! }
type Board { zone: String! called: Int! tickets: [Ticket!]! }
type Ticket { number: String! counter: String! state: String! ahead: Int }
"""
Info = GraphQLResolveInfo[RequestContext]
query, mutation, subscription = (
    ObjectType("Query"),
    ObjectType("Mutation"),
    ObjectType("Subscription"),
)


@dataclass
class Desk:
    """What was called, and how long the list is that everybody sees."""

    bus: MemoryBus
    ticket_count: int
    phones: int = 0
    called: int = 0

    def ticket(self, number: int) -> dict[str, Any]:
        """A phone's own, each of which moves with every call."""
        ahead = number + 100_000 - self.called
        return {
            "number": f"A{number:06}",
            "counter": "窗口 3",
            "state": "WAITING",
            "ahead": ahead,
        }


@query.field("hello")
def resolve_hello(_: None, info: Info) -> str:
    """A query, since a schema must have one."""
    return "hello"


@mutation.field("callNext")
async def resolve_call_next(_: None, info: Info) -> int:
    """Changes the board and hints it."""
    desk = info.context.services.get(Desk)
    desk.called += 1
    await desk.bus.publish(["board", *(f"ticket:{each}" for each in range(desk.phones))])
    return desk.called


@subscription.field("board")
def resolve_board(_: None, info: Info) -> dict[str, Any]:
    """The board now."""
    desk = info.context.services.get(Desk)
    tickets = [
        {"number": f"A{desk.called + i:06}", "counter": "窗口 3", "state": "WAITING"}
        for i in range(desk.ticket_count)
    ]
    return {"zone": "门诊一楼候诊大厅", "called": desk.called, "tickets": tickets}


@subscription.field("ticket")
def resolve_ticket(_: None, info: Info, *, id: str) -> dict[str, Any]:  # noqa: A002 - GraphQL's name
    """A ticket now."""
    return info.context.services.get(Desk).ticket(int(id))


def board_part() -> SchemaPart:
    """The board as a domain's share of the schema."""
    fields = ["Query.hello", "Mutation.callNext", "Subscription.board", "Board.zone"]
    fields += ["Board.called", "Board.tickets", "Ticket.number", "Ticket.counter", "Ticket.state"]
    fields += ["Subscription.ticket", "Ticket.ahead"]
    return SchemaPart(
        name="board",
        sdl=SDL,
        bindables=[query, mutation, subscription],
        permissions=dict.fromkeys(fields, ANYONE),
        topics={
            "Subscription.board": lambda *_: ["board"],
            "Subscription.ticket": lambda _, given: [f"ticket:{given['id']}"],
        },
    )


async def everybody_is_a_visitor(_: HTTPConnection) -> Principal:
    """An authenticate without accounts."""
    return VISITOR


def board_app(ticket_count: int, phones: int) -> Starlette:
    """The sockets as the product has them."""
    bus, translator, numbers, metrics = MemoryBus(), Translator.load(), count(), Metrics.create()
    schema = build_schema([board_part()], translator)
    ports = SocketPorts(
        Engine(schema, ErrorWriter(translator), openness=Openness.OPEN),
        Services(Desk(bus, ticket_count, phones)),
        FanOut(bus),
        everybody_is_a_visitor,
        ("zh-CN", "en"),
        SystemClock(),
        lambda: str(next(numbers)),
        SocketLimits(sockets_per_address=20_000),
        metrics,
    )
    records = Middleware(RequestRecords, metrics=metrics, make_id=lambda: uuid4().hex)
    sockets = WebSocketRoute("/graphql", GraphQLSocketEndpoint(ports))
    app = Starlette(routes=[sockets], middleware=[records])
    app.state.drain = Drain()
    return app


def main(ticket_count: int, phones: int = 0) -> int:
    """Serves until it is told to stop; prints its port once it may be connected to. Garbage is
    looked for as seldom as by the program."""
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    settings = Settings(
        data_dir=Path(), public_url=f"http://127.0.0.1:{port}", listen_port=port, drain_seconds=1.0
    )

    def build() -> Starlette:
        app = board_app(ticket_count, phones)
        print(port, flush=True)
        return app

    return run_server(build, settings, {})


if __name__ == "__main__":
    sys.exit(main(*(int(given) for given in sys.argv[1:])))
