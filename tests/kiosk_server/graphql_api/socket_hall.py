"""A waiting hall whose board is subscribed to: a toy domain for the tests of sockets."""

import asyncio
from dataclasses import dataclass, field

from ariadne import ObjectType
from graphql import GraphQLResolveInfo

from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.principals import ANYONE, Role
from kiosk_server.core.request_context import RequestContext
from kiosk_server.core.schema_part import SchemaPart

SDL = """
type Query { hello: String! slow: String! nothing: String }
type Mutation { call(zone: ID!): Int! }
type Subscription { board(zone: ID!): Board nothing: String staff: String! broken: String! }
type Board { zone: ID! called: Int! text: String! }
"""
BOARD = "subscription ($zone: ID!) { board(zone: $zone) { zone called text } }"
Info = GraphQLResolveInfo[RequestContext]


@dataclass
class Hall:
    """The state: what was called in each zone. A `gate` holds `slow` and boards back."""

    bus: EventBus
    called: dict[str, int] = field(default_factory=dict)
    text: str = "请到一号窗口"
    executions: int = 0
    gate: asyncio.Event | None = None
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    cancelled: asyncio.Event = field(default_factory=asyncio.Event)
    broken: bool = False

    async def call(self, zone: str) -> int:
        self.called[zone] = self.called.get(zone, 0) + 1
        await self.bus.publish([f"board:{zone}"])
        return self.called[zone]

    async def pass_gate(self) -> None:
        if self.gate is not None:
            self.waiting.set()
            try:
                await self.gate.wait()
            except asyncio.CancelledError:
                self.cancelled.set()
                raise


query, mutation, subscription = (
    ObjectType("Query"),
    ObjectType("Mutation"),
    ObjectType("Subscription"),
)


def _hall(info: Info) -> Hall:
    return info.context.services.get(Hall)


@query.field("hello")
def resolve_hello(_: None, info: Info) -> str:
    return "你好" if info.context.locale == "zh-CN" else "Hello"


@query.field("nothing")
@subscription.field("nothing")
def resolve_nothing(_: None, info: Info) -> None:
    return None


@query.field("slow")
async def resolve_slow(_: None, info: Info) -> str:
    await _hall(info).pass_gate()
    return "at last"


@mutation.field("call")
async def resolve_call(_: None, info: Info, zone: str) -> int:
    return await _hall(info).call(zone)


@subscription.field("board")
async def resolve_board(_: None, info: Info, zone: str) -> dict[str, object]:
    hall = _hall(info)
    hall.executions += 1
    await hall.pass_gate()
    if hall.broken:
        raise RuntimeError("password=hunter2")
    return {"zone": zone, "called": hall.called.get(zone, 0), "text": hall.text}


@subscription.field("staff")
def resolve_staff(_: None, info: Info) -> str:
    return info.context.principal.kind.value


@subscription.field("broken")
def resolve_broken(_: None, info: Info) -> str:
    raise RuntimeError("password=hunter2")


def hall_part() -> SchemaPart:
    fields = ["Query.hello", "Query.slow", "Query.nothing", "Mutation.call", "Board.zone"]
    fields += ["Board.called", "Board.text", "Subscription.board", "Subscription.nothing"]
    return SchemaPart(
        name="hall",
        sdl=SDL,
        bindables=[query, mutation, subscription],
        permissions={
            **dict.fromkeys([*fields, "Subscription.broken"], ANYONE),
            "Subscription.staff": frozenset({Role.NURSE}),
        },
        topics={
            "Subscription.board": lambda _, given: [f"board:{given['zone']}"],
            "Subscription.nothing": lambda *_: ["nothing"],
            "Subscription.staff": lambda *_: ["staff"],
            "Subscription.broken": lambda *_: ["broken"],
        },
    )
