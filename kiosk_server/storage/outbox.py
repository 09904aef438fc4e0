"""Works off the outbox: each effect at least once, with the same key each time, until it happened
or was given up.
"""

import asyncio
import logging
import random
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database import Database
from kiosk_server.storage.outbox_rows import (
    Effect,
    claim,
    enqueue,
    finish,
    free_lost_leases,
    give_up,
    next_due,
    put_off,
)

__all__ = ["Effect", "Handler", "Outbox", "OutboxLimits", "enqueue"]

_LOG = logging.getLogger(__name__)

Handler = Callable[[Effect], Awaitable[None]]
"""Makes an effect happen. What it raises means: not yet. The same `key` may come twice."""


@dataclass(frozen=True, slots=True)
class OutboxLimits:
    """How patient a worker is."""

    lease_seconds: float = 30.0
    """A worker that says nothing for so long is taken for dead. A handler gets half of it."""
    most_attempts: int = 10
    first_pause_seconds: float = 1.0
    """Doubles with each attempt, and is spread by half."""
    longest_pause_seconds: float = 600.0
    at_once: int = 8
    longest_look_seconds: float = 5.0
    """Looks again after so long, for what other processes put in."""


class Outbox:
    """One worker. On PostgreSQL several processes may have one; each effect is leased to one of
    them, by clocks that differ by less than the lease. A SQLite file has one worker.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        handlers: Mapping[str, Handler],
        *,
        limits: OutboxLimits = OutboxLimits(),
        chance: Callable[[], float] = random.random,
        new_lease: Callable[[], uuid.UUID] = uuid.uuid4,
    ) -> None:
        self._database = database
        self._clock = clock
        self._handlers = dict(handlers)
        self._limits = limits
        self._chance = chance
        self._lease = new_lease().hex
        self._nudged = asyncio.Event()
        self._stopping = False

    def nudge(self) -> None:
        """Says that something was put in: `run` looks at once."""
        self._nudged.set()

    async def run(self) -> None:
        """Works until `stop`. Trouble of the storage is waited out."""
        is_recovered = False
        while not self._stopping:
            self._nudged.clear()
            try:
                if not is_recovered:
                    await self._database.write(free_lost_leases)
                    is_recovered = True
                worked = await self.work_once()
                pause = 0.0 if worked else await self._seconds_to_next()
            except ServerError as error:
                if error.code == "storage-closed":
                    return
                _LOG.warning("the outbox waits for the storage", extra={"code": error.code})
                pause = self._limits.longest_look_seconds
            if pause and not self._stopping:
                await self._wait(pause)

    def stop(self) -> None:
        """Lets `run` return after the effects that it is at."""
        self._stopping = True
        self._nudged.set()

    async def work_once(self) -> int:
        """Makes what is due happen; returns how many effects were tried. Raises as `write` does."""
        limits = self._limits
        now = self._clock.now()
        until = now + timedelta(seconds=limits.lease_seconds)
        kinds = tuple(self._handlers)
        effects = await self._database.write(
            lambda connection: claim(connection, kinds, self._lease, now, until, limits.at_once)
        )
        await asyncio.gather(*(self._work_on(effect) for effect in effects))
        return len(effects)

    async def _work_on(self, effect: Effect) -> None:
        if effect.attempt > self._limits.most_attempts:
            # The last attempt had no end: it may have taken the process with it.
            error: BaseException | None = ServerError("outbox-attempt-unfinished")
        else:
            (error,) = await asyncio.gather(self._handle(effect), return_exceptions=True)
        if error is None:
            held = await self._database.write(partial(finish, effect=effect, lease=self._lease))
        else:
            held = await self._fail(effect, _code(error))
        if not held:
            _LOG.warning("an effect took longer than its lease", extra=_fields(effect))

    async def _handle(self, effect: Effect) -> None:
        async with asyncio.timeout(self._limits.lease_seconds / 2):
            await self._handlers[effect.kind](effect)

    async def _fail(self, effect: Effect, code: str) -> bool:
        fields = {**_fields(effect), "code": code}
        if effect.attempt >= self._limits.most_attempts:
            _LOG.error("an effect was given up", extra=fields)
            return await self._database.write(
                partial(give_up, effect=effect, lease=self._lease, error_code=code)
            )
        _LOG.info("an effect is put off", extra=fields)
        not_before = self._clock.now() + timedelta(seconds=self._pause(effect.attempt))
        return await self._database.write(
            partial(
                put_off, effect=effect, lease=self._lease, not_before=not_before, error_code=code
            )
        )

    def _pause(self, attempt: int) -> float:
        """Seconds to wait after an attempt."""
        limits = self._limits
        longest = min(
            limits.first_pause_seconds * 2.0 ** (attempt - 1), limits.longest_pause_seconds
        )
        return longest * (1.0 - 0.5 * self._chance())

    async def _seconds_to_next(self) -> float:
        kinds = tuple(self._handlers)
        due = await self._database.read(partial(next_due, kinds=kinds))
        longest = self._limits.longest_look_seconds
        if due is None:
            return longest
        return min(max((due - self._clock.now()).total_seconds(), 0.0), longest)

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._nudged.wait()
        except TimeoutError:
            return


def _code(error: BaseException) -> str:
    """What is kept of an error: a code, never a text that might name somebody."""
    return error.code if isinstance(error, ServerError) else type(error).__name__


def _fields(effect: Effect) -> dict[str, object]:
    return {"effect": effect.id, "kind": effect.kind, "attempt": effect.attempt}
