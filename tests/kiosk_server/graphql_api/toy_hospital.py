"""A small schema part that shows every kind of field, for tests of the endpoint."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ariadne import ObjectType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import ANYONE, SIGNED_IN, Role
from kiosk_server.core.request_context import RequestContext
from kiosk_server.core.schema_part import SchemaPart

SDL = """
type Query {
  greeting(name: String): String!
  wards(first: Int = 3): [Ward!]!
  ward(id: ID!): Ward
  wardsConnection(first: Int!): WardConnection!
  patients: [Patient!]!
  broken: String
  brokenStrictly: String!
  lost: String
  openedAt(moment: DateTime!): DateTime!
  echo(input: EchoInput!): String!
}

type Mutation {
  renameWard(input: RenameWardInput!): RenameWardResult!
}

type Subscription {
  wardChanged(id: ID!): Ward!
  alarms: [String!]!
}

type Ward { id: ID! name: String! bedCount: Int! next: Ward nurseName: String }
type WardConnection { edges: [WardEdge!]! }
type WardEdge { cursor: String! node: Ward! }
type Patient { name: String! }

input RenameWardInput { id: ID! newName: String! requestId: ID! }
input EchoInput { texts: [String!] nested: EchoInput number: Int factor: Float }
union RenameWardResult = RenameWardSuccess | Refusal
type RenameWardSuccess { ward: Ward! }
extend enum RefusalCode { WARD_CLOSED }
"""

Info = GraphQLResolveInfo[RequestContext]


@dataclass
class Ward:
    id: str
    name: str
    bed_count: int
    next: "Ward | None" = None
    nurse_name: str = "R. Li"


@dataclass
class ToyHospital:
    """The service behind the schema; counts what is asked of it."""

    version: int = 1
    wards: dict[str, Ward] = field(default_factory=dict)
    looks: int = 0
    gate: asyncio.Event | None = None

    @staticmethod
    def with_wards(count: int) -> "ToyHospital":
        wards = {str(i): Ward(str(i), f"Ward {i}", 10 + i) for i in range(count)}
        for ward in wards.values():
            ward.next = wards[str((int(ward.id) + 1) % count)]
        return ToyHospital(wards=wards)


class Refused:
    code = "WARD_CLOSED"
    message = "The ward is closed. Ask at the desk."


def _hospital(info: Info) -> ToyHospital:
    return info.context.services.get(ToyHospital)


query = ObjectType("Query")
mutation = ObjectType("Mutation")
subscription = ObjectType("Subscription")
result = UnionType("RenameWardResult")


@query.field("greeting")
def resolve_greeting(_: None, info: Info, name: str | None = None) -> str:
    return f"{'你好' if info.context.locale == 'zh-CN' else 'Hello'}, {name or 'visitor'}"


@query.field("wards")
async def resolve_wards(_: None, info: Info, first: int = 3) -> list[Ward]:
    hospital = _hospital(info)
    hospital.looks += 1
    if hospital.gate is not None:
        await hospital.gate.wait()
    return list(hospital.wards.values())[:first]


@query.field("ward")
def resolve_ward(_: None, info: Info, id: str) -> Ward | None:  # noqa: A002 (named by the schema)
    return _hospital(info).wards.get(id)


@query.field("wardsConnection")
def resolve_connection(_: None, info: Info, first: int) -> dict[str, Any]:
    wards = list(_hospital(info).wards.values())[:first]
    return {"edges": [{"cursor": ward.id, "node": ward} for ward in wards]}


@query.field("patients")
def resolve_patients(_: None, info: Info) -> list[dict[str, str]]:
    _hospital(info).looks += 1
    return [{"name": "Zhang San"}]


@query.field("broken")
@query.field("brokenStrictly")
def resolve_broken(_: None, info: Info) -> str:
    raise RuntimeError("password=hunter2")


@query.field("lost")
def resolve_lost(_: None, info: Info) -> str:
    raise ServerError("storage-lost")


@query.field("openedAt")
def resolve_opened_at(_: None, info: Info, moment: datetime) -> datetime:
    return moment


@query.field("echo")
def resolve_echo(_: None, info: Info, input: Mapping[str, Any]) -> str:  # noqa: A002 (as above)
    return ",".join(sorted(input))


@mutation.field("renameWard")
def resolve_rename(_: None, info: Info, input: Mapping[str, Any]) -> object:  # noqa: A002 (as above)
    ward = _hospital(info).wards.get(input["id"])
    if ward is None:
        return Refused()
    ward.name = input["new_name"]
    _hospital(info).version += 1
    return {"ward": ward}


@subscription.field("wardChanged")
def resolve_ward_changed(_: None, info: Info, id: str) -> Ward:  # noqa: A002 (as above)
    return _hospital(info).wards[id]


@subscription.field("alarms")
def resolve_alarms(_: None, info: Info) -> list[str]:
    return ["fire"]


@result.type_resolver
def resolve_result(value: object, *_: object) -> str:
    return "RenameWardSuccess" if isinstance(value, dict) else "Refusal"


def toy_part() -> SchemaPart:
    everybody = [
        *("greeting", "wards", "ward", "wardsConnection", "broken", "brokenStrictly", "lost"),
        *("openedAt", "echo"),
    ]
    return SchemaPart(
        name="toy",
        sdl=SDL,
        bindables=[query, mutation, subscription, result],
        permissions={
            **{f"Query.{name}": ANYONE for name in everybody},
            **{f"Ward.{name}": ANYONE for name in ("id", "name", "bedCount", "next")},
            "Ward.nurseName": SIGNED_IN,
            "WardConnection.edges": ANYONE,
            "WardEdge.cursor": ANYONE,
            "WardEdge.node": ANYONE,
            "Query.patients": frozenset({Role.NURSE}),
            "Patient.name": frozenset({Role.NURSE}),
            "Mutation.renameWard": frozenset({Role.MANAGER}),
            "RenameWardSuccess.ward": ANYONE,
            "Subscription.wardChanged": ANYONE,
            "Subscription.alarms": frozenset({Role.FACILITIES}),
        },
        data_versions={
            "Query.wards": lambda context: str(context.services.get(ToyHospital).version),
            "Query.ward": lambda context: str(context.services.get(ToyHospital).version),
        },
        topics={
            "Subscription.wardChanged": lambda _, arguments: [f"ward:{arguments['id']}"],
            "Subscription.alarms": lambda *_: ["alarms"],
        },
        costs={"Query.wards": 5},
    )
