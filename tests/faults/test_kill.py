"""A killed process has lost nothing that it acknowledged."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk_server.storage import migrate, open_database
from kiosk_server.storage.counters import next_number
from tests.faults.number_writer import written_numbers
from tests.services.postgres import PostgresServer

AT_LEAST = 150
KILLS = 2


@contextmanager
def number_writer(repository: Path, database_url: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.faults.number_writer", database_url]
    process = subprocess.Popen(
        command, cwd=repository, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def first_lines(process: "subprocess.Popen[str]") -> list[int]:
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(AT_LEAST)]
    if not lines[-1]:
        assert process.stderr is not None
        raise AssertionError(process.stderr.read())
    return [int(line) for line in lines]


def last_lines(process: "subprocess.Popen[str]") -> list[int]:
    output, _ = process.communicate()
    # The last line may be half written: that number was acknowledged, but nobody heard of it.
    return [int(line) for line in output.splitlines(keepends=True) if line.endswith("\n")]


async def numbers_now(database_url: str) -> tuple[list[int], int]:
    """What is written down, and the number that comes next."""
    database = await open_database(database_url)
    written = await database.read(written_numbers)
    following = await database.write(lambda connection: next_number(connection, "numbers"))
    await database.write(
        lambda connection: (
            connection.exec_driver_sql("UPDATE counters SET value = value - 1").rowcount
        )
    )
    await database.close()
    return written, following


def check(database_url: str, acknowledged: list[int]) -> None:
    written, following = asyncio.run(numbers_now(database_url))

    assert len(acknowledged) == len(set(acknowledged))
    assert set(acknowledged) <= set(written)
    assert written == list(range(1, following))


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_killed_process_has_lost_nothing_that_it_acknowledged(
    engine: str, tmp_path: Path, repository: Path, request: pytest.FixtureRequest
) -> None:
    if engine == "sqlite":
        database_url = f"sqlite:///{tmp_path / 'hospital.db'}"
        migrate(database_url)
    else:
        database_url = request.getfixturevalue("migrated_postgres_url")
    acknowledged: list[int] = []

    for _ in range(KILLS):
        with number_writer(repository, database_url) as process:
            acknowledged += first_lines(process)
            process.kill()
            acknowledged += last_lines(process)
        check(database_url, acknowledged)

    assert len(acknowledged) >= KILLS * AT_LEAST


def test_a_crashed_server_has_lost_nothing_that_was_acknowledged(
    own_postgres: PostgresServer, repository: Path
) -> None:
    database_url = own_postgres.new_database()
    migrate(database_url)

    with number_writer(repository, database_url) as process:
        acknowledged = first_lines(process)
        own_postgres.crash()
        acknowledged += last_lines(process)
    own_postgres.start()

    check(database_url, acknowledged)
