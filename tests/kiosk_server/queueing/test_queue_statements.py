"""How often a number asks the database."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from tests.kiosk_server.queueing.queue_house import queue_house
from tests.kiosk_server.venue.venue_house import run


def test_a_number_needs_ten_statements(sqlite_url: str, tmp_path: Path) -> None:
    """Half of what a number costs is the database's: one more is felt by all who wait."""

    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            run_now: list[str] = []

            def listen(connection: Connection) -> None:
                driver: object = connection.connection.dbapi_connection
                assert isinstance(driver, sqlite3.Connection)
                driver.set_trace_callback(run_now.append)

            await queues.issue()
            await queues.house.database.write(listen)
            run_now.clear()
            await queues.issue()

            kinds = [statement.split()[0] for statement in run_now]
            around = {"BEGIN", "SAVEPOINT", "RELEASE", "COMMIT"}
            asked = [kind for kind in kinds if kind not in around]
            assert asked.count("INSERT") == 3
            assert asked.count("UPDATE") == 2
            assert asked.count("SELECT") == 5
            assert len(asked) == 10

    run(work())
