"""The messages of graphql-transport-ws: text from a client to values, and answers to bytes.

Pure: knows the protocol's grammar and nothing of sockets, operations or who asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import orjson

SUBPROTOCOL = "graphql-transport-ws"
MOST_ID_CHARACTERS = 128

Object = Mapping[str, object]


class BadMessageError(ValueError):
    """A message that the protocol does not know; its text says in code what is wrong."""


@dataclass(frozen=True, slots=True)
class ConnectionInit:
    """Asks for the connection to be acknowledged."""

    payload: Object = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ping:
    """Asks for a pong, which carries the same payload: here in JSON, None without one."""

    payload: bytes | None = None


@dataclass(frozen=True, slots=True)
class Pong:
    """A sign of life."""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Asks for an operation of any kind: the payload is a request as HTTP would carry it."""

    id: str
    payload: Object


@dataclass(frozen=True, slots=True)
class Complete:
    """Wants no more of an operation."""

    id: str


ClientMessage = ConnectionInit | Ping | Pong | Subscribe | Complete


def read_message(text: str) -> ClientMessage:
    """The message in a text frame. Raises BadMessageError.

    A null payload, and a null member of a payload, is read as one that is not there.
    """
    try:
        whole: object = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadMessageError("not-json") from error
    if not isinstance(whole, dict):
        raise BadMessageError("not-an-object")
    message = cast(Object, whole)
    kind = message.get("type")
    if kind == "connection_init":
        return ConnectionInit(_object(message, "payload") or {})
    if kind == "ping":
        payload = _object(message, "payload")
        return Ping(None if payload is None else _json(payload))
    if kind == "pong":
        _object(message, "payload")
        return Pong()
    if kind == "subscribe":
        operation_id, payload = _id(message), _object(message, "payload")
        if payload is None:
            raise BadMessageError("payload-missing")
        return Subscribe(operation_id, payload)
    if kind == "complete":
        return Complete(_id(message))
    raise BadMessageError("unknown-type")


def _id(message: Object) -> str:
    value = message.get("id")
    if not isinstance(value, str) or not value:
        raise BadMessageError("id-missing")
    if len(value) > MOST_ID_CHARACTERS:
        raise BadMessageError("id-too-long")
    return value


def _object(holder: Object, name: str) -> Object | None:
    value = holder.get(name)
    if value is None or isinstance(value, dict):
        return value
    raise BadMessageError(f"{name}-not-an-object")


def _json(value: Object) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError as error:  # it reads nests that are too deep for it to write
        raise BadMessageError("nested-too-deep") from error


def connection_ack() -> bytes:
    """Says that operations may come."""
    return b'{"type":"connection_ack"}'


def ping() -> bytes:
    """Asks for a sign of life."""
    return b'{"type":"ping"}'


def pong(payload: bytes | None) -> bytes:
    """Answers a ping with its own payload, which is JSON."""
    if payload is None:
        return b'{"type":"pong"}'
    return b'{"type":"pong","payload":%b}' % payload


def id_suffix(operation_id: str) -> bytes:
    """The end of every message of an operation, its id: what sockets do not share."""
    return b',"id":%b}' % orjson.dumps(operation_id)


def next_prefix(result: bytes) -> bytes:
    """A `next` message with an execution result in JSON, up to its id suffix."""
    return b'{"type":"next","payload":' + result


def error_prefix(errors: bytes) -> bytes:
    """An `error` message with a JSON list of GraphQL errors, up to its id suffix."""
    return b'{"type":"error","payload":' + errors


COMPLETE_PREFIX = b'{"type":"complete"'
"""A `complete` message up to its id suffix."""
