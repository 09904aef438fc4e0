"""What goes into the engine and what comes out of it: requests, prepared operations, answers."""

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

import orjson
from graphql import OperationType

from kiosk_server.core.request_context import RequestContext
from kiosk_server.graphql_api.documents import CheckedDocument, CheckedOperation
from kiosk_server.graphql_api.error_answers import WrittenError
from kiosk_server.graphql_api.manifests import hash_of


class Openness(Enum):
    """Who may send what."""

    LISTED = "listed"
    """People and registered clients any document and introspection, others listed documents."""
    OPEN = "open"
    """Everybody any document and introspection: the demo."""


def encode(response: object) -> bytes:
    """A response as JSON in UTF-8."""
    return orjson.dumps(response)


@dataclass(frozen=True)
class OperationRequest:
    """What a caller asks: a document, its SHA-256 in hex, or both. It may be asked many times."""

    document: str | None = None
    document_hash: str | None = None
    variables: Mapping[str, object] = field(default_factory=dict)
    operation_name: str | None = None
    body: bytes = field(default=b"", compare=False, repr=False)
    """As it came over HTTP; empty where it came otherwise."""

    @cached_property
    def hash_of_document(self) -> str:
        """The SHA-256 of the document itself, in hex; empty where there is none."""
        return "" if self.document is None else hash_of(self.document)


@dataclass(frozen=True, slots=True)
class Answer:
    """An encoded GraphQL response. `executed` is False for a request error: no `data` key.

    `etag` is of answers that may be asked for again; `code` is the first error's, or empty.
    """

    body: bytes
    executed: bool = True
    etag: str = ""
    from_cache: bool = False
    code: str = ""
    operation: str = ""
    """The operation's name where its document is listed, for metrics and logs; else empty."""


class RequestRefusedError(Exception):
    """Nothing was executed. `errors` are ready to be sent; `code` is the first one's."""

    def __init__(self, errors: Sequence[WrittenError], code: str) -> None:
        self.errors = errors
        self.code = code
        super().__init__(code)

    def answer(self) -> Answer:
        """The same as an encoded response."""
        return Answer(encode({"errors": list(self.errors)}), executed=False, code=self.code)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An operation that may be run: document valid, within limits, open to this caller."""

    context: RequestContext
    document: CheckedDocument
    operation: CheckedOperation
    variables: Mapping[str, object]
    canonical_variables: bytes
    listed_name: str

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.operation.kind


@dataclass(frozen=True, slots=True)
class PreparedSubscription:
    """A subscription that may be run. Equal keys see the same; hints on `topics` make it stale."""

    key: Hashable
    topics: tuple[str, ...]
    operation: str
    run: Callable[[], Awaitable[bytes]]
    """The state now, as an encoded response (`{"data": …}`)."""
