"""Whenever the power goes under a PostgreSQL server, all that it acknowledged to us is there, and
nothing is there by halves. Its files are rebuilt as a disk without power would hold them.
"""

import asyncio
import itertools
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import open_database
from kiosk_server.storage.counters import next_number
from tests.faults.number_writer import write_number, written_numbers
from tests.faults.recorded_files import Change, FileRecord, compiled_recorder
from tests.services.bare_postgres import SMALL, BarePostgres, PostgresStartError, bare_postgres

NUMBERS = 400
CALLERS = 8
LOG_FILES = 8


@dataclass(frozen=True)
class PowerCuts:
    """A server's files at the start, and what happened to them while numbers were written."""

    server: BarePostgres
    record: FileRecord
    start: Path
    changes: list[Change]

    def loss_at(self, seed: int) -> str | None:
        """What is wrong after a power cut at the moment that a seed chooses."""
        chance = random.Random(seed)
        promises = [n for n, change in enumerate(self.changes) if change.kind == "promise"]
        moment = chance.randrange(promises[0] + 1, len(self.changes))
        promised = max(self.changes[n].place for n in promises if n < moment)
        self._rebuild(moment, chance)
        try:
            # What is read now need not outlast another cut.
            self.server.start(options=f"{SMALL} -c fsync=off")
        except PostgresStartError as error:
            return f"seed {seed}: does not start: {error}"
        try:
            written, given = asyncio.run(numbers_in(self.server.database_url))
        except ServerError as error:
            return f"seed {seed}: {error.code}"
        finally:
            self.server.stop("immediate")
        if written != list(range(1, given + 1)) or given < promised:
            return f"seed {seed}: {given} numbers, {promised} promised"
        return None

    def _rebuild(self, moment: int, chance: random.Random) -> None:
        data = self.server.data
        shutil.rmtree(data)
        subprocess.run(["cp", "-a", self.start, data], check=True)
        differing, gone = self.record.after_power_cut(self.start, self.changes, moment, chance)
        for name in gone:
            (data / name).unlink()
        for name, content in differing.items():
            (data / name).write_bytes(content)
            self.server.hand_over(data / name)
            (data / name).chmod(0o600)
        (data / "postmaster.pid").unlink(missing_ok=True)


async def write_numbers(database_url: str, record: FileRecord, *, log_files: int) -> None:
    """Many callers write. Meanwhile the server's log goes on to a new file so many times, each
    with a checkpoint, so that the power goes in the midst of some."""
    database = await open_database(database_url)
    numbers = itertools.count()

    async def caller() -> None:
        while next(numbers) < NUMBERS:
            record.promise(await database.write(write_number))

    def go_on_with_log() -> None:
        with psycopg.connect(database_url, autocommit=True) as connection:
            for _ in range(log_files):
                connection.execute("SELECT pg_switch_wal()")
                connection.execute("CHECKPOINT")

    await asyncio.gather(asyncio.to_thread(go_on_with_log), *(caller() for _ in range(CALLERS)))
    await database.close()


async def numbers_in(database_url: str) -> tuple[list[int], int]:
    """What is written down, and how many numbers were given out."""
    database = await open_database(database_url)
    try:
        written = await database.read(written_numbers)
        following = await database.write(lambda connection: next_number(connection, "numbers"))
    finally:
        await database.close()
    return written, following - 1


@pytest.fixture(scope="module")
def made_server() -> Iterator[BarePostgres]:
    with bare_postgres() as server:
        server.make()
        subprocess.run(["cp", "-a", server.data, server.folder / "start"], check=True)
        yield server


@pytest.fixture(scope="module")
def recorder(made_server: BarePostgres) -> Path:
    try:
        return compiled_recorder(made_server.folder)
    except LookupError:
        pytest.skip("needs a C compiler, to stand between PostgreSQL and its files")


def power_cuts(
    server: BarePostgres, recorder: Path, *, options: str = "", log_files: int = 0
) -> PowerCuts:
    start = server.folder / "start"
    shutil.rmtree(server.data)
    subprocess.run(["cp", "-a", start, server.data], check=True)
    log = server.folder / "log"
    log.unlink(missing_ok=True)
    record = FileRecord(server.data, log)
    server.start(options=f"{SMALL} {options}", environment=record.environment(recorder))
    asyncio.run(write_numbers(server.database_url, record, log_files=log_files))
    changes = record.changes()
    server.stop("immediate")
    return PowerCuts(server, record, start, changes)


@pytest.mark.parametrize(
    "cuts", [range(4), pytest.param(range(4, 150), marks=pytest.mark.bench)], ids=["few", "many"]
)
def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged(
    made_server: BarePostgres, recorder: Path, cuts: range
) -> None:
    played = power_cuts(made_server, recorder, log_files=LOG_FILES)

    assert [loss for seed in cuts if (loss := played.loss_at(seed)) is not None] == []
    promises = [change for change in played.changes if change.kind == "promise"]
    assert len({change.place for change in promises}) == NUMBERS
    # The cuts came in a server at work: its log went on to new files, tables were written.
    assert any(c.kind == "rename" and "pg_wal/" in c.path for c in played.changes)
    assert any(c.kind == "sync-names" and c.path == "pg_wal" for c in played.changes)


@pytest.mark.parametrize(
    "careless", ["synchronous_commit=off", pytest.param("fsync=off", marks=pytest.mark.bench)]
)
def test_power_cuts_would_show_a_server_that_acknowledges_too_early(
    made_server: BarePostgres, recorder: Path, careless: str
) -> None:
    played = power_cuts(made_server, recorder, options=f"-c {careless}")

    assert any(played.loss_at(seed) is not None for seed in range(5))
