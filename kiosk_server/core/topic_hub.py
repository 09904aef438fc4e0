"""Who in this process waits for which topic. Knows nothing of other processes."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager


class _Subscription:
    """The hints that one subscriber has not looked at: never more than the topics it asked for."""

    def __init__(self, topics: frozenset[str]) -> None:
        self.topics = topics
        self.pending: set[str] = set()
        self.closed = False
        self.woken = asyncio.Event()

    def hint(self, topics: Iterable[str]) -> None:
        self.pending.update(topics)
        self.woken.set()

    def close(self) -> None:
        self.closed = True
        self.woken.set()

    def __aiter__(self) -> "_Subscription":
        return self

    async def __anext__(self) -> frozenset[str]:
        await self.woken.wait()
        if self.closed:
            raise StopAsyncIteration
        self.woken.clear()
        seen = frozenset(self.pending)
        self.pending.clear()
        return seen


class TopicHub:
    """Hands hints to the subscribers of this process. Used on one event loop only."""

    def __init__(self) -> None:
        self._by_topic: dict[str, set[_Subscription]] = {}
        self._all: set[_Subscription] = set()
        self._closed = False

    @property
    def subscriber_count(self) -> int:
        """How many subscriptions are open."""
        return len(self._all)

    def hint(self, topics: Iterable[str]) -> None:
        """Hints topics to those who asked for them."""
        for topic in frozenset(topics):
            for subscription in self._by_topic.get(topic, ()):
                subscription.hint((topic,))

    def hint_everything(self) -> None:
        """Hints every subscribed topic: something may have been missed."""
        for subscription in self._all:
            subscription.hint(subscription.topics)

    @asynccontextmanager
    async def subscribe(
        self, topics: Iterable[str]
    ) -> AsyncIterator[AsyncIterator[frozenset[str]]]:
        """Hints on these topics while the context lasts; ends at once where the hub is closed."""
        subscription = _Subscription(frozenset(topics))
        if self._closed:
            subscription.close()
        self._all.add(subscription)
        for topic in subscription.topics:
            self._by_topic.setdefault(topic, set()).add(subscription)
        try:
            yield subscription
        finally:
            subscription.close()
            self._all.discard(subscription)
            for topic in subscription.topics:
                others = self._by_topic[topic]
                others.discard(subscription)
                if not others:
                    del self._by_topic[topic]

    def close(self) -> None:
        """Ends all subscriptions, and every later one."""
        self._closed = True
        for subscription in self._all:
            subscription.close()
