"""The outbox's worker as the server runs it: what it is at when it ends, and when storage fails."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from prometheus_client import CollectorRegistry
from sqlalchemy import Connection

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import Database
from kiosk_server.storage.database import Result, Work
from kiosk_server.storage.outbox import Effect, Handler, Outbox, OutboxLimits, enqueue
from kiosk_server.storage.outbox_counts import OutboxCounts
from kiosk_server.storage.outbox_rows import claim, forget_dead, list_dead, next_due

pytestmark = pytest.mark.anyio

START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LIMITS = OutboxLimits(longest_look_seconds=600, grace_seconds=0)
PRINT = ["print"]


class StandingClock:
    def now(self) -> datetime:
        return START


class FailingDatabase:
    """Fails so many writes and reads as it is told to, then does what the real one does."""

    def __init__(self, database: Database, failures: int = 0) -> None:
        self._database = database
        self.failures = failures

    async def write(self, work: Work[Result]) -> Result:
        self._fail()
        return await self._database.write(work)

    async def read(self, work: Work[Result]) -> Result:
        self._fail()
        return await self._database.read(work)

    async def close(self) -> None:
        await self._database.close()

    def _fail(self) -> None:
        if self.failures:
            self.failures -= 1
            raise ServerError("storage-lost")


class Hanging:
    """A handler that begins and never ends."""

    def __init__(self) -> None:
        self.began = asyncio.Event()

    async def __call__(self, _: Effect) -> None:
        self.began.set()
        await asyncio.Event().wait()


def put(key: str, hospital_id: str = "main") -> Callable[[Connection], None]:
    return lambda c: enqueue(c, "print", {}, START, key=key, hospital_id=hospital_id)


def outbox_of(
    database: Database,
    handler: Handler,
    *,
    limits: OutboxLimits = LIMITS,
    registry: CollectorRegistry | None = None,
) -> Outbox:
    observer = OutboxCounts(registry or CollectorRegistry())
    return Outbox(database, StandingClock(), {"print": handler}, limits=limits, observer=observer)


def claim_all(connection: Connection) -> list[tuple[str, int]]:
    """Keys and numbers of the attempts of what anybody could take now."""
    found = claim(connection, PRINT, "test", START, START + timedelta(seconds=1), 10)
    return [(effect.key, effect.attempt) for effect in found]


async def test_a_worker_that_ends_gives_back_what_it_is_at(database: Database) -> None:
    handler = Hanging()
    await database.write(put("slip"))

    async with asyncio.timeout(10), outbox_of(database, handler).working():
        await handler.began.wait()
        assert await database.write(claim_all) == []

    assert await database.write(claim_all) == [("slip", 1)]


async def test_a_worker_that_ends_lets_soon_ends_come(database: Database) -> None:
    began, may_end = asyncio.Event(), asyncio.Event()

    async def slow(_: Effect) -> None:
        began.set()
        await may_end.wait()

    await database.write(put("slip"))
    patient = OutboxLimits(grace_seconds=10)

    async with asyncio.timeout(10), outbox_of(database, slow, limits=patient).working():
        await began.wait()
        asyncio.get_running_loop().call_later(0, may_end.set)

    assert await database.read(partial(next_due, kinds=PRINT)) is None


async def test_trouble_of_the_storage_is_told_once_and_waited_out(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="kiosk_server.storage.outbox")
    printed = asyncio.Event()

    async def handler(_: Effect) -> None:
        printed.set()

    await database.write(put("slip"))
    failing = FailingDatabase(database, failures=3)
    limits = OutboxLimits(longest_look_seconds=0.001)

    async with asyncio.timeout(10), outbox_of(failing, handler, limits=limits).working():
        await printed.wait()

    told = [record.message for record in caplog.records if "the outbox" in record.message]
    assert told == ["the outbox waits", "the outbox goes on"]


async def test_an_effect_whose_end_cannot_be_kept_happens_again_and_holds_up_no_other(
    database: Database,
) -> None:
    failing = FailingDatabase(database)
    seen: list[str] = []

    async def handler(effect: Effect) -> None:
        seen.append(effect.key)
        if effect.key == "first":
            failing.failures = 1

    for key in ("first", "second", "third"):
        await database.write(put(key))
    outbox = outbox_of(failing, handler)

    with pytest.raises(ServerError):
        await outbox.work_once()

    later = START + timedelta(seconds=30)
    left = await database.write(
        lambda c: claim(c, PRINT, "test", later, later + timedelta(seconds=1), 10)
    )
    assert sorted(seen) == ["first", "second", "third"]
    assert [(effect.attempt, effect.key in seen) for effect in left] == [(2, True)]


async def test_effects_of_another_hospital_are_left_to_it(database: Database) -> None:
    await database.write(put("ours"))
    await database.write(put("theirs", "east"))
    seen: list[str] = []

    async def handler(effect: Effect) -> None:
        seen.append(effect.key)

    outbox = outbox_of(database, handler)
    while await outbox.work_once():
        pass

    assert seen == ["ours"]
    assert await database.read(partial(next_due, kinds=PRINT, hospital_id="east")) == START


async def test_what_waits_and_what_was_given_up_is_counted(database: Database) -> None:
    async def jammed(_: Effect) -> None:
        raise ServerError("paper-out")

    registry = CollectorRegistry()
    limits = OutboxLimits(most_attempts=1, at_once=1)
    outbox = outbox_of(database, jammed, limits=limits, registry=registry)
    for key in ("a", "b", "c"):
        await database.write(put(key))

    await outbox.work_once()
    await database.read(outbox._read_state)

    count = registry.get_sample_value
    assert (count("kiosk_outbox_waiting"), count("kiosk_outbox_failed")) == (2, 1)
    ended = {"kind": "print", "outcome": "given-up"}
    assert count("kiosk_outbox_attempts_total", ended) == 1


async def test_what_was_given_up_long_ago_is_forgotten(database: Database) -> None:
    async def jammed(_: Effect) -> None:
        raise ServerError("paper-out")

    await database.write(put("old"))
    outbox = outbox_of(database, jammed, limits=OutboxLimits(most_attempts=1))
    await outbox.work_once()

    early = await database.write(partial(forget_dead, before=START))
    kept = await database.read(list_dead)
    late = await database.write(partial(forget_dead, before=START + timedelta(seconds=1)))

    assert (early, len(kept), late) == (0, 1, 1)
    assert await database.read(list_dead) == []
