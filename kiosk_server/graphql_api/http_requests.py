"""Reads a GraphQL request from HTTP, by the GraphQL-over-HTTP specification and within bounds.

Nothing here executes; what is wrong with a request is raised as a status and a code.
"""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

import orjson
from starlette.types import Receive, Scope

from kiosk_server.core.errors import ServerError
from kiosk_server.graphql_api.limits import Limits
from kiosk_server.graphql_api.media_types import is_utf8_json
from kiosk_server.graphql_api.operations import OperationRequest
from kiosk_server.graphql_api.recent_requests import RecentRequests
from kiosk_server.graphql_api.request_head import RequestHead

OWN_HEADER = "x-kiosk-request"
"""No other site's page can send a header of its own without asking first, which is refused."""

_HASH = re.compile(r"(?:sha256:)?([0-9a-f]{64})")
_MOST_PARAMETERS = 16
_OTHER_SITES = frozenset({"cross-site", "same-site"})


class HttpRequestError(ServerError):
    """A request that is no GraphQL request; `status` says so in HTTP's terms."""

    def __init__(self, status: int, code: str, /, **fields: str | float | None) -> None:
        self.status = status
        super().__init__(code, **fields)


async def read_request(
    scope: Scope, receive: Receive, head: RequestHead, limits: Limits, recent: RecentRequests
) -> OperationRequest:
    """The operation that a GET or POST asks for. Raises HttpRequestError.

    Other methods are 405, another media type 415, too large 413, from another site 403, and
    everything malformed 400. `recent` are some that were read within the same limits.
    """
    if scope["method"] == "POST":
        is_plain = head.find("content-encoding") in {None, "identity"}
        if not is_plain or not is_utf8_json(head.find("content-type") or ""):
            raise HttpRequestError(415, "request-media-type")
        body = await _body(receive, head, limits.body_bytes)
        return recent.find(body) or from_object(_parsed(body), limits, body)
    if scope["method"] == "GET":
        _refuse_other_sites(head)
        return _from_query(scope["query_string"], limits)
    raise HttpRequestError(405, "request-method-unknown")


def _refuse_other_sites(head: RequestHead) -> None:
    """Refuses what another site's page could have sent in a visitor's name without asking first.

    Bodies in JSON need no such check: a browser asks before it sends one to another site.
    """
    if head.find(OWN_HEADER) is not None:
        return
    if head.find("cookie") is not None or head.find("sec-fetch-site") in _OTHER_SITES:
        raise HttpRequestError(403, "request-cross-site")


def from_object(received: object, limits: Limits, body: bytes = b"") -> OperationRequest:
    """The request that a JSON object read from `body` is. Raises HttpRequestError (400)."""
    if not isinstance(received, dict):
        raise HttpRequestError(400, "request-not-an-object")
    document = _text(received, "query")
    variables = _object(received, "variables", limits.variable_depth)
    extensions = _object(received, "extensions", limits.variable_depth)
    document_hash = _document_hash(_text(received, "documentId"), extensions)
    if not document and document_hash is None:
        raise HttpRequestError(400, "document-missing")
    return OperationRequest(
        document or None, document_hash, variables, _text(received, "operationName"), body
    )


def _parsed(body: bytes) -> object:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise HttpRequestError(400, "request-malformed") from error


async def _body(receive: Receive, head: RequestHead, most: int) -> bytes:
    """A whole body, given up as soon as it is longer than `most` bytes."""
    stated = head.find("content-length") or "0"
    if stated.isdecimal() and int(stated[:20]) > most:
        raise HttpRequestError(413, "request-too-large", most=most)
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise HttpRequestError(400, "request-malformed")
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > most:
            raise HttpRequestError(413, "request-too-large", most=most)
        chunks.append(chunk)
        if not message.get("more_body", False):
            return b"".join(chunks)


def _from_query(query_string: bytes, limits: Limits) -> OperationRequest:
    if len(query_string) > limits.body_bytes:
        raise HttpRequestError(413, "request-too-large", most=limits.body_bytes)
    try:
        pairs = parse_qsl(
            query_string.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except ValueError as error:
        raise HttpRequestError(400, "request-malformed") from error
    received: dict[str, object] = {}
    for name, value in pairs:
        if name in received:
            raise HttpRequestError(400, "request-field-wrong", name=_known(name))
        is_json = name in {"variables", "extensions"} and value
        received[name] = _parsed(value.encode()) if is_json else value or None
    return from_object(received, limits)


def _known(name: str) -> str:
    """A parameter's name as it may be repeated in an answer."""
    return name if name.isidentifier() and len(name) <= 32 else "?"


def _text(received: Mapping[str, object], name: str) -> str | None:
    found = received.get(name)
    if found is not None and not isinstance(found, str):
        raise HttpRequestError(400, "request-field-wrong", name=name)
    return found


def _object(received: Mapping[str, object], name: str, deepest: int) -> Mapping[str, object]:
    found = received.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise HttpRequestError(400, "request-field-wrong", name=name)
    level: list[object] = list(found.values())
    for _ in range(deepest):
        below: list[object] = []
        for value in level:
            if isinstance(value, dict):
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
        if not below:
            return found
        level = below
    raise HttpRequestError(400, "request-too-nested", name=name, most=deepest)


def _document_hash(document_id: str | None, extensions: Mapping[str, object]) -> str | None:
    """The hash that a request names, by `documentId` or as a persisted query."""
    named: object = document_id
    persisted = extensions.get("persistedQuery")
    if named is None and persisted is not None:
        named = persisted.get("sha256Hash") if isinstance(persisted, dict) else ""
    if named is None:
        return None
    match = _HASH.fullmatch(named.lower()) if isinstance(named, str) else None
    if match is None:
        raise HttpRequestError(400, "request-field-wrong", name="documentId")
    return match[1]
