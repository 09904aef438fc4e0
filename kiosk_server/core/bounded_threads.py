"""Threads for what takes its time, with a bound on how many wait for them. Knows no work."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from kiosk_server.core.errors import ServerError

Made = TypeVar("Made")


class BoundedThreads:
    """Used on one event loop only; what runs on its threads must be fit to."""

    def __init__(self, name: str, busy: str, *, threads: int = 1, most_waiting: int = 256) -> None:
        """`busy` is the code of the error for those who come when `most_waiting` are there."""
        self._busy = busy
        self._most_waiting = most_waiting
        self._threads = ThreadPoolExecutor(threads, name)
        self._waiting = 0

    async def run(self, work: Callable[[], Made]) -> Made:
        """What `work` comes to on a thread. What waits too long is not worth beginning.

        Raises ServerError with the code `busy`, and what `work` raises.
        """
        if self._waiting >= self._most_waiting:
            raise ServerError(self._busy)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1

    async def stop(self) -> None:
        """Waits for what runs; what waits is given up, and nothing can be run any more."""
        await asyncio.to_thread(self._threads.shutdown, wait=True, cancel_futures=True)
