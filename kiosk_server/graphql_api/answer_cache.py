"""Whole answers as bytes, bounded by their size, each made once however many ask at a time.

What a key must hold so that nobody sees another's answer is the engine's business.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Protocol

from kiosk_server.graphql_api.operations import Answer

_NAME = "graphql_answers"
_ENTRY_BYTES = 600
"""Rough size of a key and its bookkeeping."""


class CacheObserver(Protocol):
    """Counts what happens in a cache."""

    def cache_looked_up(self, cache: str, *, hit: bool) -> None:
        """It was asked."""
        ...

    def cache_holds(self, cache: str, size_bytes: int) -> None:
        """How much it holds now."""
        ...


class AnswerCache:
    """An LRU of encoded answers that counts bytes. `observer` may be set once, before its use."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._entries: OrderedDict[Hashable, Answer] = OrderedDict()
        self._making: dict[Hashable, asyncio.Task[Answer | None]] = {}
        self.bytes = 0
        self.observer: CacheObserver | None = None

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, key: Hashable) -> Answer | None:
        """The answer for a key, if it is kept."""
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        if self.observer is not None:
            self.observer.cache_looked_up(_NAME, hit=found is not None)
        return found

    def keep(self, key: Hashable, answer: Answer) -> None:
        """Keeps an answer and lets go of the longest unused ones beyond the bound."""
        size = len(answer.body) + _ENTRY_BYTES
        if size > self._most_bytes // 4:
            return
        before = self._entries.pop(key, None)
        if before is not None:
            self.bytes -= len(before.body) + _ENTRY_BYTES
        self._entries[key] = answer
        self.bytes += size
        while self.bytes > self._most_bytes:
            _, oldest = self._entries.popitem(last=False)
            self.bytes -= len(oldest.body) + _ENTRY_BYTES
        if self.observer is not None:
            self.observer.cache_holds(_NAME, self.bytes)

    async def once(
        self, key: Hashable, make: Callable[[], Awaitable[Answer | None]]
    ) -> Answer | None:
        """What `make` gives, run once for all that ask for the same key meanwhile.

        A caller that goes away does not stop it for the others. None is what may not be shared:
        then each of the others has to make its own.
        """
        task = self._making.get(key)
        if task is None:
            task = asyncio.ensure_future(_awaited(make))
            self._making[key] = task
            task.add_done_callback(lambda _: self._making.pop(key, None))
        return await asyncio.shield(task)


async def _awaited(make: Callable[[], Awaitable[Answer | None]]) -> Answer | None:
    return await make()
