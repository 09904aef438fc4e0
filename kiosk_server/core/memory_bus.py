"""Hints within one process, where nothing can get lost."""

from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager

from kiosk_server.core.topic_hub import TopicHub


class MemoryBus:
    """An EventBus for a server that is one process."""

    def __init__(self) -> None:
        self._hub = TopicHub()

    @property
    def is_connected(self) -> bool:
        """Always: there is nothing to lose."""
        return True

    async def publish(self, topics: Iterable[str]) -> None:
        """Hints these topics to their subscribers."""
        self._hub.hint(topics)

    def subscribe(
        self, topics: Iterable[str]
    ) -> AbstractAsyncContextManager[AsyncIterator[frozenset[str]]]:
        """Hints on these topics while the context lasts."""
        return self._hub.subscribe(topics)

    async def close(self) -> None:
        """Ends all subscriptions."""
        self._hub.close()
