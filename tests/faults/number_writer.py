"""A process that writes numbers with many callers, and prints each when it is acknowledged.

Usage: python -m tests.faults.number_writer DATABASE-URL
"""

import asyncio
import sys
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from kiosk_server.storage import open_database
from kiosk_server.storage.counters import next_number
from kiosk_server.storage.tables import outbox

CALLERS = 16
START = datetime(2026, 1, 1, tzinfo=UTC)


def write_number(connection: Connection) -> int:
    """Takes the next number and writes it down: both or neither."""
    number = next_number(connection, "numbers")
    row = {"hospital_id": "main", "kind": "number", "key": str(number), "payload": {}}
    state = {"state": "waiting", "attempts": 0, "not_before": START}
    connection.execute(insert(outbox).values(**row, **state))
    return number


def written_numbers(connection: Connection) -> list[int]:
    """The numbers that are there, sorted."""
    return sorted(int(key) for key in connection.scalars(select(outbox.c.key)))


async def write_for_ever(database_url: str) -> None:
    """Writes until it is killed."""
    database = await open_database(database_url)

    async def caller() -> None:
        while True:
            number = await database.write(write_number)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()

    await asyncio.gather(*(caller() for _ in range(CALLERS)))


if __name__ == "__main__":
    asyncio.run(write_for_ever(sys.argv[1]))
