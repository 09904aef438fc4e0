"""Subscriptions executed once for all who hold the same one, their bytes shared.

Knows no socket and no GraphQL: it is given what to run, and hands out the bytes that came of it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk_server.core.event_bus import EventBus

_log = logging.getLogger(__name__)

_DELIVERIES_AT_A_STRETCH = 500
"""After so many sockets the loop looks after others, some milliseconds later."""


@dataclass(frozen=True, slots=True)
class SharedOperation:
    """A validated subscription: `run` gives its state now, in the bytes that all share.

    Equal keys have equal states at any moment. A hint on any of the `topics` makes one stale.
    """

    key: Hashable
    topics: Sequence[str]
    run: Callable[[], Awaitable[bytes]]


class Subscriber(Protocol):
    """One who holds a subscription. None of these calls may wait or raise."""

    def put_state(self, result: bytes) -> None:
        """The state now, instead of one that was not read yet. Equal states are one object."""
        ...

    def end(self, *, is_broken: bool) -> None:
        """Nothing will come any more: the server has no more, or could not find out."""
        ...


class FanOut:
    """All subscriptions that are held, each executed once for each change."""

    def __init__(self, bus: EventBus, *, concurrent_executions: int = 8) -> None:
        self._bus = bus
        self._turn = asyncio.Semaphore(concurrent_executions)
        self._shared: dict[Hashable, _SharedSubscription] = {}

    def __len__(self) -> int:
        return len(self._shared)

    def join(self, operation: SharedOperation, subscriber: Subscriber) -> Callable[[], None]:
        """Begins to tell a subscriber, at once where the state is known; returns how to leave.

        Leaving twice does no harm. With the last one who leaves, the execution stops.
        """
        shared = self._shared.get(operation.key)
        if shared is None:
            shared = _SharedSubscription(operation, self._bus, self._turn, self._drop)
            self._shared[operation.key] = shared
        shared.add(subscriber)
        joined = shared

        def leave() -> None:
            joined.remove(subscriber)

        return leave

    async def close(self) -> None:
        """Ends every subscription."""
        ended = [shared.stop() for shared in list(self._shared.values())]
        await asyncio.gather(*ended, return_exceptions=True)

    def _drop(self, shared: "_SharedSubscription") -> None:
        if self._shared.get(shared.operation.key) is shared:
            del self._shared[shared.operation.key]


class _SharedSubscription:
    """One subscription: its task, its last result and who has been told of it."""

    def __init__(
        self,
        operation: SharedOperation,
        bus: EventBus,
        turn: asyncio.Semaphore,
        drop: Callable[["_SharedSubscription"], None],
    ) -> None:
        self.operation = operation
        self._bus = bus
        self._turn = turn
        self._drop = drop
        self._result: bytes | None = None
        self._is_current = False
        self._told: dict[Subscriber, bytes | None] = {}
        self._task = asyncio.create_task(self._follow())
        self._task.add_done_callback(self._finish)

    def add(self, subscriber: Subscriber) -> None:
        self._told[subscriber] = None
        if self._is_current:
            self._tell(subscriber)

    def remove(self, subscriber: Subscriber) -> None:
        if self._told.pop(subscriber, self) is not self and not self._told:
            self.stop()

    def stop(self) -> asyncio.Task[None]:
        self._drop(self)
        self._task.cancel()
        return self._task

    async def _follow(self) -> None:
        """Listens before the first look, so that no change falls between the two."""
        async with self._bus.subscribe(self.operation.topics) as hints:
            await self._refresh()
            async for _ in hints:
                self._is_current = False
                await self._refresh()

    async def _refresh(self) -> None:
        async with self._turn:
            result = await self.operation.run()
        if result != self._result:
            self._result = result
        self._is_current = True
        for count, subscriber in enumerate(list(self._told), start=1):
            self._tell(subscriber)
            if count % _DELIVERIES_AT_A_STRETCH == 0:
                await asyncio.sleep(0)

    def _tell(self, subscriber: Subscriber) -> None:
        """Tells the last result to one who is still there and does not know it."""
        result = self._result
        if result is None or self._told.get(subscriber, result) is result:
            return
        self._told[subscriber] = result
        subscriber.put_state(result)

    def _finish(self, task: asyncio.Task[None]) -> None:
        """Tells everybody that it is over. A fault stays with this one subscription."""
        self._drop(self)
        fault = None if task.cancelled() else task.exception()
        if fault is not None:
            _log.error("subscription failed", exc_info=fault)
        told, self._told = self._told, {}
        for subscriber in told:
            subscriber.end(is_broken=fault is not None)
