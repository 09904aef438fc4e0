"""Measures durable units of work: how many a second, and how long each caller waits."""

import asyncio
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from kiosk_server.storage import Database, migrate, open_database
from kiosk_server.storage.counters import next_number
from kiosk_server.storage.tables import counters
from tests.benchmarks.timing import print_table, shown
from tests.services.postgres import breakable_postgres

HEADS = ("units of work", "callers", "a second", "p50", "p99")

Unit = Callable[[Connection], object]


def run() -> list[list[str]]:
    """A row for each engine and load, as `HEADS` says. Takes some seconds."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        rows = _measure_engine("SQLite", f"sqlite:///{Path(folder) / 'hospital.db'}", 20_000)
    return rows + _measure_engine("PostgreSQL", breakable_postgres().new_database(), 6_000)


def measure_storage() -> None:
    """Prints the table."""
    print_table("Durable units of work", HEADS, run())


def _measure_engine(engine: str, database_url: str, total: int) -> list[list[str]]:
    migrate(database_url)
    loads: list[tuple[str, str, int, int]] = [
        ("20 counters", "many", 64, total),
        ("one counter", "hot", 64, total),
        ("one counter", "hot", 1, total // 20),
        ("reads", "read", 64, total),
    ]
    return [
        [f"{engine}, {words}", *asyncio.run(_measure(database_url, load, callers, units))]
        for words, load, callers, units in loads
    ]


async def _measure(database_url: str, load: str, callers: int, total: int) -> Sequence[str]:
    database = await open_database(database_url)
    before = await database.read(_given_out)
    waits: list[float] = []
    begin = time.perf_counter()
    await asyncio.gather(
        *(_call(database, load, caller, total // callers, waits) for caller in range(callers))
    )
    seconds = time.perf_counter() - begin
    given = await database.read(_given_out) - before
    await database.close()
    if load != "read" and given != len(waits):
        raise AssertionError(f"{given} numbers for {len(waits)} units")
    waits.sort()
    milliseconds = [waits[int(len(waits) * part)] * 1000 for part in (0.5, 0.99)]
    return (str(callers), f"{len(waits) / seconds:,.0f}", *map(shown, milliseconds))


async def _call(database: Database, load: str, caller: int, units: int, waits: list[float]) -> None:
    name = f"queue-{caller % 20}" if load == "many" else "queue"
    for _ in range(units):
        begin = time.perf_counter()
        if load == "read":
            await database.read(_given_out)
        else:
            await database.write(lambda connection: next_number(connection, name))
        waits.append(time.perf_counter() - begin)


def _given_out(connection: Connection) -> int:
    return sum(connection.scalars(select(counters.c.value)))


if __name__ == "__main__":
    measure_storage()
