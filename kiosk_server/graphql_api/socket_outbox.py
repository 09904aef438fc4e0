"""What one socket still has to be told: replies in their order, of each subscription the newest.

Bounded: a subscription waits with one state, whatever its client fails to read.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from kiosk_server.graphql_api.socket_messages import id_suffix
from kiosk_server.graphql_api.socket_wire import Wire


class StateSlot:
    """The newest state of one subscription of one socket that is still to be sent."""

    __slots__ = ("prefix", "suffix")

    def __init__(self, operation_id: str) -> None:
        self.suffix = id_suffix(operation_id)
        self.prefix: bytes | None = None


class Outbox:
    """Writes to one wire. While the wire takes no more, replies queue and states replace.

    `on_stuck` is called when something has waited for `stuck_seconds` without any progress, and
    `on_gone` when the client turns out to have gone.
    """

    def __init__(
        self,
        wire: Wire,
        *,
        stuck_seconds: float,
        most_messages: int,
        most_bytes: int,
        on_stuck: Callable[[], None],
        on_gone: Callable[[], None],
    ) -> None:
        self._wire = wire
        self._stuck_seconds = stuck_seconds
        self._most_messages = most_messages
        self._most_bytes = most_bytes
        self._on_stuck = on_stuck
        self._on_gone = on_gone
        self._waiting: deque[tuple[bytes, ...] | StateSlot] = deque()
        self._writer: asyncio.Task[None] | None = None
        self._reply_bytes = 0
        self._has_room = asyncio.Event()
        self._has_room.set()
        self._closed = False

    def reply(self, *parts: bytes) -> None:
        """Sends a message, in its turn. Does nothing once closed."""
        if self._closed or (self._writer is None and self._wire.offer(*parts)):
            return
        self._reply_bytes += sum(map(len, parts))
        self._queue(parts)

    def put_state(self, slot: StateSlot, prefix: bytes) -> None:
        """Sends a subscription's state, or replaces the one that still waits."""
        if self._closed or (self._writer is None and self._wire.offer(prefix, slot.suffix)):
            return
        is_waiting = slot.prefix is not None
        slot.prefix = prefix
        if not is_waiting:
            self._queue(slot)

    async def room(self) -> None:
        """Returns once no more than `most_messages` and `most_bytes` of replies wait."""
        await self._has_room.wait()

    def close(self) -> None:
        """Forgets what waits."""
        self._closed = True
        self._waiting.clear()
        self._has_room.set()
        if self._writer is not None:
            self._writer.cancel()

    def _queue(self, entry: tuple[bytes, ...] | StateSlot) -> None:
        self._waiting.append(entry)
        if len(self._waiting) > self._most_messages or self._reply_bytes > self._most_bytes:
            self._has_room.clear()
        if self._writer is None:
            self._writer = asyncio.create_task(self._write_waiting())

    async def _write_waiting(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                stuck = loop.call_later(self._stuck_seconds, self._on_stuck)
                try:
                    await self._wire.ready()  # the state is chosen as late as can be
                    await self._write_next()
                finally:
                    stuck.cancel()
        except OSError:
            self._on_gone()
        finally:
            self._writer = None

    async def _write_next(self) -> None:
        entry = self._waiting.popleft()
        if not isinstance(entry, StateSlot):
            self._reply_bytes -= sum(map(len, entry))
            await self._wire.write(*entry)
        elif entry.prefix is not None:
            prefix, entry.prefix = entry.prefix, None
            await self._wire.write(prefix, entry.suffix)
        if len(self._waiting) <= self._most_messages and self._reply_bytes <= self._most_bytes:
            self._has_room.set()
