"""Measures durable tickets a second: ours, and numbering as FQM and OpenMRS do it, on one disk.

FQM takes the greatest number of the office and adds one, OpenMRS's queue module counts the day's
entries of the queue and adds one; each commits before the next one begins, in one process, with
SQLite's own journal. Written here in plain SQL, without the object mappers that they go through.
"""

import asyncio
import gc
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import uvloop

from kiosk_server.command_line import GARBAGE_THRESHOLDS
from kiosk_server.core.clock import SystemClock
from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.queueing.device_limits import DeviceLimits
from kiosk_server.queueing.service.issue_service import IssueService, IssueWish
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.records.service import HospitalRecords
from kiosk_server.storage import migrate, open_database
from kiosk_server.venue.service import VenueService
from tests.benchmarks.aims import aim, end
from tests.benchmarks.timing import print_table, shown
from tests.floorplans.plan_makers import two_storeys
from tests.services.postgres import breakable_postgres

HEADS = ("tickets", "callers", "a second", "p50 ms", "p99 ms")
QUEUES = 20
AIM = 5.0
"""How many times as many a second as with a commit each, on the same disk."""
CLIENT = Asker(Principal(PrincipalKind.CLIENT, id="bench", name="Bench"), "bench")
_PEER_TABLE = """CREATE TABLE tickets (
    id INTEGER PRIMARY KEY, queue TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL,
    name TEXT NOT NULL, issued_at TEXT NOT NULL, day TEXT NOT NULL)"""
_GREATEST = "SELECT coalesce(max(number), 0) FROM tickets WHERE queue = ?"
_COUNTED = "SELECT count(*) FROM tickets WHERE queue = ? AND day = ?"


def run(total: int = 6_000) -> list[list[str]]:
    """A row for each way, as `HEADS` says; garbage is looked for as seldom as by the program."""
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        folder = Path(name)
        sqlite, postgres = f"sqlite:///{folder / 'k.db'}", breakable_postgres().new_database()
        rows = [
            ["ours, SQLite", "64", *_ours(sqlite, folder, 64, total)],
            ["ours, SQLite", "1", *_ours(sqlite, folder, 1, total // 10)],
            ["ours, PostgreSQL", "64", *_ours(postgres, folder, 64, total // 2)],
        ]
        for words, way in (
            ("max + 1, a commit each (FQM's way)", _greatest_and_one),
            ("count + 1, a commit each (OpenMRS's way)", _counted_and_one),
        ):
            rows.append([words, "1", *_peer(folder / f"{way.__name__}.db", way, total // 6)])
    return rows


def measure_queueing(total: int = 6_000) -> None:
    """Prints the table, and how many times as many ours are."""
    rows = run(total)
    print_table("Durable tickets", HEADS, rows)
    ours, *_, greatest, counted = (float(row[2].replace(",", "")) for row in rows)
    aim("store on SQLite to FQM's way", ours / greatest, AIM)
    aim("store on SQLite to OpenMRS's way", ours / counted, AIM)


def _ours(url: str, folder: Path, callers: int, total: int) -> list[str]:
    """In the program's own kind of loop."""
    migrate(url)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_issued(url, folder, callers, total))


async def _issued(url: str, folder: Path, callers: int, total: int) -> list[str]:
    waits: list[float] = []
    async with _issuing(url, folder) as service:

        async def call(caller: int) -> None:
            for number in range(total // callers):
                wish = IssueWish(f"queue-{(caller + number) % QUEUES}")
                request_id = f"{time.time_ns()}-{caller}-{number}"
                begin = time.perf_counter()
                done = await service.issue(wish, asker=CLIENT, request_id=request_id)
                waits.append(time.perf_counter() - begin)
                if not isinstance(done, KeptTicket):
                    raise TypeError(done)

        begin = time.perf_counter()
        await asyncio.gather(*(call(each) for each in range(callers)))
        seconds = time.perf_counter() - begin
    return _figures(waits, seconds)


@asynccontextmanager
async def _issuing(url: str, folder: Path) -> AsyncIterator[IssueService]:
    """The store and the use case of numbers, without a server."""
    file = folder / "queues.json"
    zones = [{"id": f"zone-{each}", "names": {"en": "Zone"}} for each in range(QUEUES)]
    queues = [
        {
            "id": f"queue-{each}",
            "zone": f"zone-{each}",
            "rooms": [f"room-{each}"],
            "names": {"en": "Queue"},
        }
        for each in range(QUEUES)
    ]
    rooms = [{"id": f"room-{each}", "names": {"en": "Room"}} for each in range(QUEUES)]
    rules = {"hospital": {"numbers": {"digits": 6}}}
    written = {"zones": zones, "queues": queues, "rooms": rooms, "rules": rules}
    file.write_text(json.dumps(written), encoding="utf-8")
    published = SimpleNamespace(plan=two_storeys())
    venue = cast(VenueService, SimpleNamespace(current=published, is_published=True))
    database = await open_database(url)
    clock, stores, ids = SystemClock(), QueueStores.of("main"), count(time.time_ns())
    book = RuleBook(venue, database, clock, stores)
    await book.take_over(file)
    work = QueueWork(book, database, MemoryBus(), clock, stores)
    limits = DeviceLimits(clock, b"bench")
    try:
        yield IssueService(
            *(work, HospitalRecords(None, clock), limits, limits),
            new_id=lambda: f"{next(ids):032x}",
        )
    finally:
        await database.close()


def _peer(file: Path, number: Callable[[Any, str, str], int], total: int) -> list[str]:
    waits: list[float] = []
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(_PEER_TABLE)
        connection.execute("CREATE INDEX tickets_queue ON tickets (queue, number)")
        connection.execute("CREATE INDEX tickets_day ON tickets (queue, day)")
        connection.commit()
        started = time.perf_counter()
        for each in range(total):
            begin = time.perf_counter()
            now, queue = datetime.now(UTC).isoformat(), f"queue-{each % QUEUES}"
            taken = number(connection, queue, now[:10]) + 1
            row = (queue, taken, "waiting", "", now, now[:10])
            connection.execute(
                "INSERT INTO tickets (queue, number, state, name, issued_at, day)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
            connection.commit()
            waits.append(time.perf_counter() - begin)
        return _figures(waits, time.perf_counter() - started)


def _greatest_and_one(connection: sqlite3.Connection, queue: str, _: str) -> int:
    return int(connection.execute(_GREATEST, (queue,)).fetchone()[0])


def _counted_and_one(connection: sqlite3.Connection, queue: str, day: str) -> int:
    return int(connection.execute(_COUNTED, (queue, day)).fetchone()[0])


def _figures(waits: list[float], seconds: float) -> list[str]:
    waits.sort()
    milliseconds = [waits[int(len(waits) * part)] * 1000 for part in (0.5, 0.99)]
    return [f"{len(waits) / seconds:,.0f}", *map(shown, milliseconds)]


if __name__ == "__main__":
    measure_queueing(*(int(given) for given in sys.argv[1:]))
    end()
