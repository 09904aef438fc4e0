"""Works off the outbox: each effect at least once, with the same key each time, until it happened
or was given up.
"""

import asyncio
import logging
import random
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database import Database
from kiosk_server.storage.outbox_rows import (
    Effect,
    OutboxState,
    claim,
    count_by_state,
    enqueue,
    finish,
    free_lost_leases,
    give_back,
    give_up,
    next_due,
    put_off,
)
from kiosk_server.storage.tables import MAIN_HOSPITAL

__all__ = ["Effect", "Handler", "Outbox", "OutboxLimits", "OutboxObserver", "enqueue"]

_LOG = logging.getLogger(__name__)

_TAKEN_SECONDS = 0.1

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
    grace_seconds: float = 2.0
    """What a worker that ends is at gets so long; then it is given back."""


class OutboxObserver(Protocol):
    """Is told what becomes of effects."""

    def effect_ended(self, kind: str, outcome: str) -> None:
        """An attempt ended: `done`, `put-off` or `given-up`."""
        ...

    def effects_are(self, waiting: int, dead: int) -> None:
        """How many effects of the hospital there are now."""
        ...


class _Nobody:
    def effect_ended(self, kind: str, outcome: str) -> None:
        """Is not interested."""

    def effects_are(self, waiting: int, dead: int) -> None:
        """Is not interested."""


class Outbox:
    """One worker for one hospital's effects. On PostgreSQL several processes may have one; each
    effect is leased to one of them, by clocks that differ by less than the lease. A SQLite file
    has one worker.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        handlers: Mapping[str, Handler],
        *,
        hospital_id: str = MAIN_HOSPITAL,
        limits: OutboxLimits = OutboxLimits(),
        observer: OutboxObserver | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._clock = clock
        self._handlers = dict(handlers)
        self._hospital_id = hospital_id
        self._limits = limits
        self._observer = observer or _Nobody()
        self._chance = chance
        self._lease = uuid.uuid4().hex
        self._nudged = asyncio.Event()
        self._stopping = False
        self._is_recovered = False
        self._trouble: str | None = None

    def nudge(self) -> None:
        """Says that something was put in: `run` looks at once."""
        self._nudged.set()

    async def run(self) -> None:
        """Works until `stop`, or until the database is closed. Trouble is logged once and waited
        out.
        """
        while not self._stopping:
            self._nudged.clear()
            (looked,) = await asyncio.gather(self._look(), return_exceptions=True)
            if isinstance(looked, BaseException):
                trouble, pause = _code(looked), self._limits.longest_look_seconds
            else:
                trouble, pause = None, looked
            if trouble == "storage-closed":
                return
            self._note(trouble)
            if pause and not self._stopping:
                await self._wait(pause)

    def stop(self) -> None:
        """Lets `run` return after the effects that it is at."""
        self._stopping = True
        self._nudged.set()

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Works while the context lasts. What is not done soon after its end is given back."""
        running = asyncio.create_task(self.run())
        try:
            yield
        finally:
            self.stop()
            await asyncio.wait({running}, timeout=self._limits.grace_seconds)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            try:
                await self._database.write(partial(give_back, lease=self._lease))
            except ServerError as error:
                _LOG.warning("leases were not given back", extra={"code": error.code})

    async def _look(self) -> float:
        """Works on what is due; returns how many seconds to wait before the next look."""
        if not self._is_recovered:
            await self._database.write(free_lost_leases)
            self._is_recovered = True
        due = await self._database.read(self._read_state)
        longest = self._limits.longest_look_seconds
        if due is None:
            return longest
        seconds = (due - self._clock.now()).total_seconds()
        if seconds > 0:
            return min(seconds, longest)
        # What is due and not to be had is just being taken by another worker.
        return 0.0 if await self.work_once() else min(_TAKEN_SECONDS, longest)

    def _read_state(self, connection: Connection) -> datetime | None:
        counts = count_by_state(connection, hospital_id=self._hospital_id)
        self._observer.effects_are(counts[OutboxState.WAITING], counts[OutboxState.DEAD])
        return next_due(connection, tuple(self._handlers), hospital_id=self._hospital_id)

    async def work_once(self) -> int:
        """Makes what is due happen; returns how many effects were tried. Raises as `write` does."""
        limits = self._limits
        now = self._clock.now()
        until = now + timedelta(seconds=limits.lease_seconds)
        kinds = tuple(self._handlers)
        effects = await self._database.write(
            lambda connection: claim(
                connection,
                kinds,
                self._lease,
                now,
                until,
                limits.at_once,
                hospital_id=self._hospital_id,
            )
        )
        ends = await asyncio.gather(
            *(self._work_on(effect) for effect in effects), return_exceptions=True
        )
        for end in ends:
            if isinstance(end, BaseException):
                raise end
        return len(effects)

    async def _work_on(self, effect: Effect) -> None:
        if effect.attempt > self._limits.most_attempts:
            # The last attempt had no end: it may have taken the process with it.
            error: BaseException | None = ServerError("outbox-attempt-unfinished")
        else:
            (error,) = await asyncio.gather(self._handle(effect), return_exceptions=True)
        if error is None:
            held = await self._database.write(partial(finish, effect=effect, lease=self._lease))
            self._observer.effect_ended(effect.kind, "done")
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
            self._observer.effect_ended(effect.kind, "given-up")
            return await self._database.write(
                partial(give_up, effect=effect, lease=self._lease, error_code=code)
            )
        _LOG.info("an effect is put off", extra=fields)
        self._observer.effect_ended(effect.kind, "put-off")
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

    def _note(self, trouble: str | None) -> None:
        """Logs trouble when it comes or changes, and once that it went."""
        if trouble == self._trouble:
            return
        if trouble is not None:
            _LOG.warning("the outbox waits", extra={"code": trouble})
        else:
            _LOG.info("the outbox goes on")
        self._trouble = trouble

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
