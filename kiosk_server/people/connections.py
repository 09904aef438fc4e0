"""Pages of lists as GraphQL shows them (Relay connections), by a cursor that is a key in base64."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kiosk_server.core.errors import ServerError

Node = TypeVar("Node")

MOST_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Edge(Generic[Node]):
    cursor: str
    node: Node


@dataclass(frozen=True, slots=True)
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class Connection(Generic[Node]):
    edges: Sequence[Edge[Node]]
    page_info: PageInfo
    total_count: int | None = None


def checked_size(first: int) -> int:
    """How many are asked for. Raises ServerError `page-size-wrong` outside 1 to 100."""
    if not 1 <= first <= MOST_ON_A_PAGE:
        raise ServerError("page-size-wrong", first=first, most=MOST_ON_A_PAGE)
    return first


def key_of(cursor: str | None) -> str:
    """The key that a cursor stands for, empty for none. Raises ServerError `cursor-unknown`."""
    if cursor is None:
        return ""
    try:
        key = base64.urlsafe_b64decode(cursor.encode()).decode()
    except (binascii.Error, ValueError):
        raise ServerError("cursor-unknown") from None
    if "\0" in key:
        raise ServerError("cursor-unknown")
    return key


def connection_of(
    found: Sequence[Node],
    first: int,
    after: str | None,
    key: Callable[[Node], str],
    total_count: int | None = None,
) -> Connection[Node]:
    """A page of `first` from `found`, which holds one more where there is a next page."""
    edges = [
        Edge(base64.urlsafe_b64encode(key(node).encode()).decode(), node) for node in found[:first]
    ]
    page = PageInfo(
        has_next_page=len(found) > first,
        has_previous_page=after is not None,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return Connection(edges, page, total_count)
