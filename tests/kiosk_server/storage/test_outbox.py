"""Effects happen at least once, with one key each, and only if their unit was committed."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import Database, open_database
from kiosk_server.storage.outbox import Effect, Outbox, OutboxLimits, enqueue
from kiosk_server.storage.outbox_rows import (
    claim,
    free_lost_leases,
    list_dead,
    next_due,
    revive,
)
from tests.kiosk_server.storage.notes import RefusedError

pytestmark = pytest.mark.anyio

START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LIMITS = OutboxLimits(
    lease_seconds=30, most_attempts=3, first_pause_seconds=4, longest_pause_seconds=6, at_once=3
)


@dataclass
class SetClock:
    """A clock that tests set."""

    time: datetime = START

    def now(self) -> datetime:
        return self.time

    def go_on(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass
class Printer:
    """A handler that keeps what it was given, and fails as often as it is told to."""

    seen: list[tuple[str, int]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    failures: int = 0

    async def print(self, effect: Effect) -> None:
        self.seen.append((str(effect.payload["text"]), effect.attempt))
        self.keys.append(effect.key)
        if self.failures:
            self.failures -= 1
            raise ServerError("paper-out")


def put(
    text: str, *, later_seconds: float = 0, key: str | None = None
) -> Callable[[Connection], None]:
    when = START + timedelta(seconds=later_seconds)
    return lambda connection: enqueue(connection, "print", {"text": text}, when, key=key)


def lease_to_dead_worker(now: datetime) -> Callable[[Connection], int]:
    until = now + timedelta(seconds=30)
    return lambda connection: len(claim(connection, ["print"], "dead", now, until, 3))


def worker(
    database: Database, clock: SetClock, handlers: Mapping[str, Callable[[Effect], Awaitable[None]]]
) -> Outbox:
    return Outbox(database, clock, handlers, limits=LIMITS, chance=lambda: 0.0)


async def test_what_is_due_happens_once_in_order(database: Database) -> None:
    clock, printer = SetClock(), Printer()
    for number in range(5):
        await database.write(put(f"{number}"))
    outbox = worker(database, clock, {"print": printer.print})

    counts = [await outbox.work_once() for _ in range(3)]

    assert counts == [3, 2, 0]
    assert printer.seen == [(f"{number}", 1) for number in range(5)]


async def test_nothing_happens_before_its_time(database: Database) -> None:
    clock, printer = SetClock(), Printer()
    await database.write(put("later", later_seconds=60))
    outbox = worker(database, clock, {"print": printer.print})

    early = await outbox.work_once()
    due = await database.read(partial(next_due, kinds=["print"]))
    clock.go_on(60)
    late = await outbox.work_once()

    assert (early, late) == (0, 1)
    assert due == START + timedelta(seconds=60)


async def test_an_undone_unit_has_no_effect(database: Database) -> None:
    def refused(connection: Connection) -> None:
        put("never")(connection)
        raise RefusedError

    with pytest.raises(RefusedError):
        await database.write(refused)

    assert await worker(database, SetClock(), {"print": Printer().print}).work_once() == 0


async def test_a_failed_effect_is_tried_again_later_with_its_key(database: Database) -> None:
    clock, printer = SetClock(), Printer(failures=1)
    await database.write(put("slip"))
    outbox = worker(database, clock, {"print": printer.print})

    first = await outbox.work_once()
    clock.go_on(3.9)
    too_early = await outbox.work_once()
    clock.go_on(0.1)
    second = await outbox.work_once()
    after = await outbox.work_once()

    assert (first, too_early, second, after) == (1, 0, 1, 0)
    assert printer.seen == [("slip", 1), ("slip", 2)]
    assert len(set(printer.keys)) == 1


async def test_an_effect_that_always_fails_is_left_to_a_person(database: Database) -> None:
    clock, printer = SetClock(), Printer(failures=99)
    await database.write(put("jammed"))
    outbox = worker(database, clock, {"print": printer.print})

    tried = []
    for _ in range(6):
        tried.append(await outbox.work_once())
        clock.go_on(6)
    dead = await database.read(list_dead)

    assert tried == [1, 1, 1, 0, 0, 0]
    assert [(effect.payload, effect.attempt, code) for effect, code in dead] == [
        ({"text": "jammed"}, 3, "paper-out")
    ]

    printer.failures = 0
    assert await database.write(partial(revive, effect_id=dead[0][0].id, not_before=clock.now()))
    assert await outbox.work_once() == 1
    assert await database.read(list_dead) == []


async def test_one_effect_that_fails_holds_up_no_other(database: Database) -> None:
    class SpillError(Exception):
        pass

    async def spill(effect: Effect) -> None:
        raise SpillError(effect.payload["text"])

    clock, printer = SetClock(), Printer()
    await database.write(lambda c: enqueue(c, "spill", {"text": "secret"}, START))
    await database.write(put("fine"))
    outbox = worker(database, clock, {"print": printer.print, "spill": spill})

    await outbox.work_once()
    clock.go_on(600)
    await outbox.work_once()
    clock.go_on(600)
    await outbox.work_once()

    assert printer.seen == [("fine", 1)]
    assert [code for _, code in await database.read(list_dead)] == ["SpillError"]


async def test_the_lease_of_a_dead_worker_runs_out(database: Database) -> None:
    clock, printer = SetClock(), Printer()
    await database.write(put("slip"))
    await database.write(lease_to_dead_worker(START))
    outbox = worker(database, clock, {"print": printer.print})

    held = await outbox.work_once()
    clock.go_on(30)
    free = await outbox.work_once()

    assert (held, free) == (0, 1)
    assert printer.seen == [("slip", 2)]


async def test_an_effect_that_takes_its_worker_along_is_given_up(database: Database) -> None:
    clock, printer = SetClock(), Printer()
    await database.write(put("poison"))
    for _ in range(3):
        await database.write(lease_to_dead_worker(clock.now()))
        clock.go_on(30)

    await worker(database, clock, {"print": printer.print}).work_once()

    assert printer.seen == []
    assert [code for _, code in await database.read(list_dead)] == ["outbox-attempt-unfinished"]


async def test_an_effect_that_outlives_its_lease_is_not_forgotten(database: Database) -> None:
    clock = SetClock()

    async def slow(_: Effect) -> None:
        clock.go_on(31)
        await database.write(lease_to_dead_worker(clock.now()))

    await database.write(put("slip"))
    await worker(database, clock, {"print": slow}).work_once()

    assert await database.read(partial(next_due, kinds=["print"])) == START + timedelta(seconds=61)


async def test_effects_of_other_kinds_are_left_to_others(database: Database) -> None:
    await database.write(put("slip"))

    assert await worker(database, SetClock(), {"sms": Printer().print}).work_once() == 0
    assert await worker(database, SetClock(), {"print": Printer().print}).work_once() == 1


async def test_a_key_that_waits_is_not_put_in_twice(database: Database) -> None:
    clock, printer = SetClock(), Printer()
    await database.write(put("first", key="ticket-12"))
    await database.write(put("second", key="ticket-12"))
    outbox = worker(database, clock, {"print": printer.print})

    await outbox.work_once()

    assert printer.seen == [("first", 1)]
    assert printer.keys == ["ticket-12"]


async def test_workers_share_the_work_and_double_none(
    database: Database, database_url: str, engine: str
) -> None:
    others = [await open_database(database_url) for _ in range(2)] if engine != "sqlite" else []
    clock, printer = SetClock(), Printer()
    for number in range(40):
        await database.write(put(f"{number:02}"))
    workers = [worker(d, clock, {"print": printer.print}) for d in (database, *others)]

    async def work(outbox: Outbox) -> None:
        while await outbox.work_once():
            pass

    await asyncio.gather(*map(work, workers))
    for other in others:
        await other.close()

    assert sorted(printer.seen) == [(f"{number:02}", 1) for number in range(40)]


async def test_a_running_worker_is_nudged_and_stopped(database: Database) -> None:
    printed = asyncio.Event()

    async def handler(_: Effect) -> None:
        printed.set()

    outbox = Outbox(
        database, SetClock(), {"print": handler}, limits=OutboxLimits(longest_look_seconds=600)
    )
    running = asyncio.create_task(outbox.run())
    await database.write(put("slip"))
    outbox.nudge()
    async with asyncio.timeout(10):
        await printed.wait()
        outbox.stop()
        await running

    assert await database.read(partial(next_due, kinds=["print"])) is None


async def test_a_worker_ends_with_its_database(database: Database) -> None:
    outbox = Outbox(database, SetClock(), {"print": Printer().print})
    await database.close()

    async with asyncio.timeout(10):
        await outbox.run()


async def test_a_new_process_takes_over_its_own_file_at_once(
    database: Database, engine: str
) -> None:
    clock, printer = SetClock(), Printer()
    await database.write(put("slip"))
    await database.write(lease_to_dead_worker(START))

    await database.write(free_lost_leases)
    worked = await worker(database, clock, {"print": printer.print}).work_once()

    assert worked == {"sqlite": 1, "postgresql": 0}[engine]
