"""Finished pages within a bound of bytes, each made once however many ask for it at a time."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable

from kiosk_server.web.kept_answers import KeptAnswer

MakePage = Callable[[], Awaitable[KeptAnswer]]


class KeptPages:
    """For one event loop. What was not asked for the longest time goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, KeptAnswer] = OrderedDict()
        self._in_work: dict[Hashable, asyncio.Task[KeptAnswer]] = {}
        self._size_bytes = 0

    @property
    def size_bytes(self) -> int:
        """The sum of the sizes of all that is kept."""
        return self._size_bytes

    async def get(self, key: Hashable, make: MakePage) -> KeptAnswer:
        """The page kept for `key`, or what `make` comes to; raises what it raises.

        Somebody who gives up waiting does not take the page from the others.
        """
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        task = self._in_work.get(key)
        if task is None:
            task = self._in_work[key] = asyncio.ensure_future(self._made(key, make))
        return await asyncio.shield(task)

    async def _made(self, key: Hashable, make: MakePage) -> KeptAnswer:
        try:
            page = await make()
            self._keep(key, page)
        finally:
            del self._in_work[key]
        return page

    def _keep(self, key: Hashable, page: KeptAnswer) -> None:
        if page.size_bytes > self._most_bytes:
            return
        while self._size_bytes + page.size_bytes > self._most_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._size_bytes -= oldest.size_bytes
        self._kept[key] = page
        self._size_bytes += page.size_bytes
