"""Hints that something changed. Published after the commit; a lost hint costs a refresh, no data.

A topic is a text such as `venue` or `queue:12`. Nothing personal is ever in one.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager
from typing import Protocol


class EventBus(Protocol):
    """Carries hints between everything that runs for one database."""

    async def publish(self, topics: Iterable[str]) -> None:
        """Hints that what these topics stand for may have changed. Never raises for a lost hint."""
        ...

    def subscribe(
        self, topics: Iterable[str]
    ) -> AbstractAsyncContextManager[AsyncIterator[frozenset[str]]]:
        """Hints on these topics while the context lasts, coalesced: topics since the last look.

        After a lost connection every topic is hinted once.
        """
        ...

    async def close(self) -> None:
        """Ends all subscriptions."""
        ...
