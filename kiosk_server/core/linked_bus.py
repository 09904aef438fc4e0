"""Hints between processes over any link: coalesced, split to its size, healed when it breaks.

A link knows one product; what is sent again, waited for and told to subscribers is decided here.
"""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4

import orjson

from kiosk_server.core.errors import ServerError
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.topic_hub import TopicHub

MOST_PENDING = 10_000
"""With more topics than this unsent, everybody is told that everything may have changed."""
EVERYTHING = "*"
_FAREWELL_SECONDS = 1.0

_logger = logging.getLogger(__name__)


class LinkLostError(Exception):
    """A link cannot be opened or is broken; the argument is its class of reason, no addresses."""


class Link(Protocol):
    """Carries small texts between all processes that open the same link."""

    backend: str
    most_bytes: int
    """The longest payload."""

    async def open(self) -> None:
        """Connects; from its return on nothing that is sent is missed. Raises LinkLostError."""
        ...

    def payloads(self) -> AsyncIterator[str]:
        """What is sent, also by ourselves, until LinkLostError is raised."""
        ...

    async def send(self, payload: str) -> None:
        """Sends a payload to all. Raises LinkLostError."""
        ...

    async def close(self) -> None:
        """Lets go of what is open, broken or not."""
        ...


@dataclass(frozen=True, slots=True)
class BackOff:
    """How long to wait before the next try: doubling, and spread by chance over its half."""

    first_seconds: float = 0.1
    most_seconds: float = 10.0
    chance: Callable[[], float] = random.random

    def seconds(self, failures: int) -> float:
        """The wait after so many failures in a row, at least one."""
        longest = min(self.most_seconds, self.first_seconds * 2.0 ** min(failures - 1, 30))
        return longest * (0.5 + 0.5 * self.chance())


class LinkedBus:
    """An EventBus over a link. Made by `open`."""

    def __init__(self, link: Link, back_off: BackOff, metrics: Metrics | None) -> None:
        self._link = link
        self._back_off = back_off
        self._metrics = metrics
        self._hub = TopicHub()
        self._sender = uuid4().hex
        self._pending: set[str] = set()
        self._something_pending = asyncio.Event()
        self._all_sent = asyncio.Event()
        self._all_sent.set()
        self._connected = asyncio.Event()
        self._lost = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @classmethod
    async def open(
        cls, link: Link, *, back_off: BackOff | None = None, metrics: Metrics | None = None
    ) -> "LinkedBus":
        """A bus that is connected. Raises ServerError `events-unreachable`."""
        bus = cls(link, back_off or BackOff(), metrics)
        try:
            await link.open()
        except LinkLostError as error:
            await link.close()
            reason = str(error)
            raise ServerError("events-unreachable", backend=link.backend, reason=reason) from error
        bus._connected.set()
        # The listener first: it must be there when the sender finds the link lost.
        bus._tasks = [asyncio.create_task(bus._keep_listening()), asyncio.create_task(bus._send())]
        for task in bus._tasks:
            task.add_done_callback(bus._note_end)
        return bus

    @property
    def is_connected(self) -> bool:
        """Whether hints come and go."""
        return self._connected.is_set()

    async def publish(self, topics: Iterable[str]) -> None:
        """Hints at once in this process, soon in the others; what is unsent is sent together."""
        wanted = frozenset(topics)
        self._hub.hint(wanted)
        self._pending |= wanted
        if len(self._pending) > MOST_PENDING:
            self._pending = {EVERYTHING}
        if self._pending:
            self._something_pending.set()
            self._all_sent.clear()

    def subscribe(
        self, topics: Iterable[str]
    ) -> AbstractAsyncContextManager[AsyncIterator[frozenset[str]]]:
        """Hints on these topics while the context lasts; all of them once after a lost link."""
        return self._hub.subscribe(topics)

    async def close(self) -> None:
        """Sends what is pending if that is quick, and ends all subscriptions."""
        if self.is_connected:
            try:
                async with asyncio.timeout(_FAREWELL_SECONDS):
                    await self._all_sent.wait()
            except TimeoutError:
                _logger.warning("hints unsent at the end", extra={"topics": len(self._pending)})
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._connected.clear()
        await self._link.close()
        self._hub.close()

    async def _keep_listening(self) -> None:
        while True:
            try:
                await self._listen()
            except LinkLostError as error:
                self._note_loss(str(error))
            await self._reopen()
            self._connected.set()
            self._hub.hint_everything()
            _logger.warning("event link is back", extra={"backend": self._link.backend})

    async def _listen(self) -> None:
        """Takes payloads until the link is lost; a send that fails says so too."""
        self._lost.clear()
        taking = asyncio.create_task(self._take_all())
        lost = asyncio.create_task(self._lost.wait())
        try:
            await asyncio.wait([taking, lost], return_when=asyncio.FIRST_COMPLETED)
            if taking.done():
                taking.result()
        finally:
            for task in (taking, lost):
                task.cancel()
            await asyncio.gather(taking, lost, return_exceptions=True)

    async def _take_all(self) -> None:
        async for payload in self._link.payloads():
            self._take(payload)

    def _take(self, payload: str) -> None:
        try:
            sender, *topics = orjson.loads(payload)
        except (ValueError, TypeError):
            return  # not ours: somebody else uses the channel
        if sender == self._sender:
            return
        if EVERYTHING in topics:
            self._hub.hint_everything()
        else:
            self._hub.hint(topic for topic in topics if isinstance(topic, str))

    async def _reopen(self) -> None:
        failures = 1
        while True:
            await self._link.close()
            await asyncio.sleep(self._back_off.seconds(failures))
            try:
                await self._link.open()
            except LinkLostError:
                failures += 1
            else:
                return

    def _note_loss(self, reason: str) -> None:
        if not self.is_connected:
            return
        self._connected.clear()
        if self._metrics is not None:
            self._metrics.events_lost()
        fields = {"backend": self._link.backend, "reason": reason}
        _logger.warning("event link lost", extra=fields)

    async def _send(self) -> None:
        while True:
            await self._something_pending.wait()
            await self._connected.wait()
            self._something_pending.clear()
            topics, self._pending = self._pending, set()
            try:
                for payload in payloads_of(self._sender, topics, self._link.most_bytes):
                    await self._link.send(payload)
            except LinkLostError as error:
                self._pending |= topics
                self._something_pending.set()
                self._note_loss(str(error))
                self._lost.set()
            else:
                if not self._pending:
                    self._all_sent.set()

    def _note_end(self, task: asyncio.Task[None]) -> None:
        """The tasks end by being cancelled only; anything else is a fault of ours."""
        if not task.cancelled() and task.exception() is not None:
            self._connected.clear()
            _logger.error("event link's task ended", exc_info=task.exception())


def payloads_of(sender: str, topics: Iterable[str], most_bytes: int) -> Iterator[str]:
    """The topics as JSON lists `[sender, topic, …]`, none longer than `most_bytes` in UTF-8.

    A topic that fits in no payload, or is no Unicode, becomes a hint on everything.
    """
    start = orjson.dumps([sender])[:-1]
    try:
        parts = [b"," + orjson.dumps(topic) for topic in sorted(topics)]
    except orjson.JSONEncodeError:
        parts = [b"," + orjson.dumps(EVERYTHING)]
    if any(len(start) + len(part) + 1 > most_bytes for part in parts):
        parts = [b"," + orjson.dumps(EVERYTHING)]
    payload = start
    for part in parts:
        if len(payload) + len(part) + 1 > most_bytes:
            yield (payload + b"]").decode()
            payload = start
        payload += part
    if payload != start:
        yield (payload + b"]").decode()
