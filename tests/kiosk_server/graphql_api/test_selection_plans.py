"""A plan answers as graphql-core does, for whatever a domain's values turn out to be."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

import pytest
from ariadne import EnumType, ObjectType
from graphql import ExecutionResult, GraphQLSchema, execute, parse
from hypothesis import given
from hypothesis import strategies as st

from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import ANYONE, VISITOR
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.graphql_api.schema import build_schema
from kiosk_server.graphql_api.selection_plans import Plan, PlanningExecutor

SDL = """
type Query { room: Room roomOrWard: RoomOrWard }
union RoomOrWard = Room | Ward
type Ward { id: ID! }
enum Kind { OFFICE WARD }
type Room {
  id: ID!
  name: String
  isOpen: Boolean!
  bedCount: Int!
  widthMetres: Float
  kind: Kind!
  tags: [String!]!
  doors: [Room]
  next: Room
  nextStrictly: Room!
  secret: String
  since: DateTime
}
"""
FIELDS = ("id", "name", "isOpen", "bedCount", "widthMetres", "kind", "tags", "doors", "next")
DOCUMENTS = (
    "{ room { id name isOpen bedCount widthMetres kind tags } }",
    "{ room { id next { id name } doors { id tags next { widthMetres } } } }",
    "{ room { a: id ...R } } fragment R on Room { __typename nextStrictly { bedCount } }",
    "{ roomOrWard { __typename ... on Room { kind tags } ... on Ward { id } } }",
    "{ room { id next { name } next { kind } doors { id: bedCount } } }",
)


class Kind(Enum):
    OFFICE = "office"
    WARD = "ward"


@dataclass
class Room:
    id: Any = "r1"
    name: Any = "Office"
    is_open: Any = True
    bed_count: Any = 2
    width_metres: Any = 0.9
    kind: Any = Kind.OFFICE
    tags: Any = ("a", "b")
    doors: Any = None
    next: Any = None
    next_strictly: Any = None
    secret: Any = None


class Trap:
    """Has everything a room has, but one thing cannot be read."""

    id = "trap"
    tags: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        raise ServerError("storage-lost")


def room_schema(translator: Translator, found: dict[str, Any]) -> GraphQLSchema:
    query = ObjectType("Query")
    query.set_field("room", lambda *_: found["room"])
    query.set_field("roomOrWard", lambda *_: found["room"])
    room = ObjectType("Room")
    room.set_field("since", lambda *_: None)
    kinds = EnumType("Kind", Kind)
    names = [*FIELDS, "nextStrictly", "since"]
    permissions = {
        **{f"Room.{name}": ANYONE for name in names},
        "Room.secret": frozenset[Any](),
        "Query.room": ANYONE,
        "Query.roomOrWard": ANYONE,
        "Ward.id": ANYONE,
    }
    part = SchemaPart("rooms", SDL, [query, room, kinds], permissions)
    schema = build_schema([part], translator).executable
    union = schema.get_type("RoomOrWard")
    union.resolve_type = lambda *_: "Room"  # type: ignore[union-attr]  # it is the union above
    return schema


FOUND: dict[str, Any] = {}


@pytest.fixture(scope="module")
def schema(translator: Translator) -> GraphQLSchema:
    return room_schema(translator, FOUND)


def run(
    schema: GraphQLSchema, document: str, plans: dict[tuple[str, int], Plan | None] | None
) -> ExecutionResult:
    node = parse(document)
    options: Mapping[str, Any] = (
        {} if plans is None else {"executor_class": PlanningExecutor, "plans": plans}
    )
    context = RequestContext(Services(), VISITOR)
    result = execute(schema, node, context_value=context, **options)
    assert isinstance(result, ExecutionResult)
    return result


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**33), 2**33),
    st.floats(),
    st.text(max_size=3),
    st.sampled_from([*Kind, object, print, (), ["a", None], {"id": 7}, b"x", Trap()]),
)
ROOMS = st.recursive(
    st.one_of(st.none(), ODD, st.builds(Room, id=ODD), st.fixed_dictionaries({"id": ODD})),
    lambda below: st.one_of(
        st.builds(
            Room,
            name=ODD,
            is_open=st.one_of(st.booleans(), ODD),
            bed_count=st.one_of(st.integers(0, 9), ODD),
            width_metres=st.one_of(st.floats(0, 3), ODD),
            kind=st.one_of(st.sampled_from(Kind), ODD),
            doors=st.one_of(st.lists(below, max_size=2), ODD),
            next=below,
            next_strictly=below,
        ),
    ),
    max_leaves=6,
)


@given(room=ROOMS, document=st.sampled_from(DOCUMENTS))
def test_plan_and_executor_agree(schema: GraphQLSchema, room: object, document: str) -> None:
    FOUND["room"] = room

    planned = run(schema, document, {})
    reference = run(schema, document, None)

    assert repr(planned.data) == repr(reference.data)
    assert [error.formatted for error in planned.errors or []] == [
        error.formatted for error in reference.errors or []
    ]


class Calling(Room):
    """A value that looks like a room, and is asked for one by being called."""

    def __call__(self, *_: object) -> Room:
        return Room(id="called")


@pytest.mark.parametrize(
    "room",
    [
        Room(width_metres=float("nan")),
        Room(width_metres=float("inf")),
        Room(bed_count=2**31),
        Room(next=Calling()),
        {"id": "r1"},
    ],
)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_plan_and_executor_agree_on_odd_values(
    schema: GraphQLSchema, room: object, document: str
) -> None:
    FOUND["room"] = room

    planned = run(schema, document, {})
    reference = run(schema, document, None)

    assert repr(planned.data) == repr(reference.data)
    assert [str(error) for error in planned.errors or []] == [
        str(error) for error in reference.errors or []
    ]


def test_a_plan_is_made_once_and_used(schema: GraphQLSchema) -> None:
    FOUND["room"] = Room(next=Room(), doors=[Room(), Room()])
    plans: dict[tuple[str, int], Plan | None] = {}

    run(schema, DOCUMENTS[1], plans)

    (plan,) = plans.values()
    assert plan is not None


@pytest.mark.parametrize(
    "selection",
    [
        "{ id secret }",
        "{ id since }",
        "{ id name @skip(if: false) }",
        "{ id ... @include(if: true) { name } }",
        "{ id ...R }",
    ],
)
def test_what_is_not_plain_gets_no_plan(schema: GraphQLSchema, selection: str) -> None:
    FOUND["room"] = Room()
    plans: dict[tuple[str, int], Plan | None] = {}

    fragment = "fragment R on Room { name @skip(if: true) }"
    run(schema, f"{{ room {selection} }} {fragment}", plans)

    assert list(plans.values()) == [None]


def test_awaitable_in_a_plain_field_is_waited_for(schema: GraphQLSchema) -> None:
    async def ask() -> ExecutionResult:
        waiting: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        FOUND["room"] = Room(name=waiting)
        node = parse("{ room { id name } }")
        context = RequestContext(Services(), VISITOR)
        result = execute(
            schema, node, context_value=context, executor_class=PlanningExecutor, plans={}
        )
        waiting.set_result("late")
        assert not isinstance(result, ExecutionResult)
        return await result

    assert asyncio.run(ask()).data == {"room": {"id": "r1", "name": "late"}}
