"""Threads for what takes its time, with a bound on how long one waits for them. Knows no work."""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any, TypeVar

from kiosk_server.core.errors import ServerError

MOST_WAITING = 4_096
MOST_SECONDS = 7.0
"""Pages give up a second after this: what nobody waits for any more is not worked for."""

Made = TypeVar("Made")


class _Shared:
    """Work that is done once for all who ask for the same."""

    def __init__(self, task: "asyncio.Task[Any]") -> None:
        self.task = task
        self.askers = 0


class BoundedThreads:
    """Used on one event loop only; what runs on its threads must be fit to."""

    def __init__(
        self,
        name: str,
        busy: str,
        *,
        threads: int = 1,
        most_waiting: int = MOST_WAITING,
        most_seconds: float = MOST_SECONDS,
        now_seconds: Callable[[], float] = monotonic,
    ) -> None:
        """`busy` is the code of the error for those who waited `most_seconds` in vain, or come when
        `most_waiting` are there: a crowd that asks at once is answered, one after the other."""
        self._busy = busy
        self._most_waiting = most_waiting
        self._most_seconds = most_seconds
        self._now_seconds = now_seconds
        self._threads = ThreadPoolExecutor(threads, name)
        self._waiting = 0
        self._shared: dict[Hashable, _Shared] = {}

    async def run(self, work: Callable[[], Made], *, key: Hashable = None) -> Made:
        """What `work` comes to on a thread. Who asks with an equal `key` meanwhile is given the
        same answer; None: this work is like no other.

        Raises ServerError with the code `busy`, and what `work` raises.
        """
        if key is None:
            return await self._run(work)
        shared = self._shared.get(key)
        if shared is None:
            shared = self._shared[key] = _Shared(asyncio.create_task(self._run(work)))
        shared.askers += 1
        try:
            # Who leaves must not take the answer away from the others.
            made: Made = await asyncio.shield(shared.task)
            return made
        finally:
            shared.askers -= 1
            if shared.askers == 0:
                shared.task.cancel()
            if shared.askers == 0 or shared.task.done():
                self._forget(key, shared)

    async def stop(self) -> None:
        """Waits for what runs; what waits is given up, and nothing can be run any more."""
        await asyncio.to_thread(self._threads.shutdown, wait=True, cancel_futures=True)

    def _forget(self, key: Hashable, shared: _Shared) -> None:
        if self._shared.get(key) is shared:
            del self._shared[key]

    async def _run(self, work: Callable[[], Made]) -> Made:
        if self._waiting >= self._most_waiting:
            raise ServerError(self._busy)
        asked_at = self._now_seconds()

        def begin() -> Made:
            if self._now_seconds() - asked_at > self._most_seconds:
                raise ServerError(self._busy)
            return work()

        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, begin)
        finally:
            self._waiting -= 1
