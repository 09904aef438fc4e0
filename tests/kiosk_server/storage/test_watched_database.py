"""Whether a database can be written is known from the last write, or else from a small one."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import Database
from kiosk_server.storage.database import Result, Work
from kiosk_server.storage.sqlite_database import SqliteDatabase
from kiosk_server.storage.tables import counters
from kiosk_server.storage.watched_database import (
    TRIAL_COUNTER,
    TRUSTED_SECONDS,
    WatchedDatabase,
)
from tests.kiosk_server.storage.notes import RefusedError, note, note_and_raise

pytestmark = pytest.mark.anyio


class Disk:
    """A Database whose writes fail with a code while there is one, and that can be held up."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.code: str | None = None
        self.writes = 0
        self.began = asyncio.Event()
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()

    async def write(self, work: Work[Result]) -> Result:
        self.writes += 1
        self.began.set()
        await self.may_go_on.wait()
        if self.code is not None:
            raise ServerError(self.code)
        return await self._database.write(work)

    async def read(self, work: Work[Result]) -> Result:
        return await self._database.read(work)

    async def close(self) -> None:
        await self._database.close()


class Watch:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


async def answer_of(watched: WatchedDatabase) -> str:
    try:
        await watched.check_writes()
    except ServerError as error:
        return error.code
    return "ok"


def trials(connection: Connection) -> int:
    made = select(func.sum(counters.c.value)).where(counters.c.name == TRIAL_COUNTER)
    return connection.scalar(made) or 0


async def test_nobody_wrote_yet_so_a_small_write_is_made(database: Database) -> None:
    watched = WatchedDatabase(database)

    assert await answer_of(watched) == "ok"
    assert await database.read(trials) == 1


async def test_a_recent_write_tells_without_another(database: Database) -> None:
    disk, watch = Disk(database), Watch()
    watched = WatchedDatabase(disk, seconds=watch)
    await watched.write(note("a"))

    answers = []
    for pause in (0.0, TRUSTED_SECONDS - 0.1, 0.1, 0.0):
        watch.seconds += pause
        answers.append((await answer_of(watched), disk.writes))

    assert answers == [("ok", 1), ("ok", 1), ("ok", 2), ("ok", 2)]


@pytest.mark.parametrize("code", ["storage-full", "storage-read-only", "storage-lost"])
async def test_a_write_that_failed_is_told_until_one_succeeds(
    database: Database, code: str
) -> None:
    disk, watch = Disk(database), Watch()
    watched = WatchedDatabase(disk, seconds=watch)
    disk.code = code
    with pytest.raises(ServerError):
        await watched.write(note("a"))

    at_once = await answer_of(watched)
    watch.seconds += TRUSTED_SECONDS
    still = await answer_of(watched)
    disk.code = None
    before_next_trial = await answer_of(watched)
    watch.seconds += TRUSTED_SECONDS
    healed = await answer_of(watched)

    assert (at_once, still, before_next_trial, healed) == (code, code, code, "ok")
    assert disk.writes == 3


async def test_a_write_of_anybody_ends_the_trouble_at_once(database: Database) -> None:
    disk = Disk(database)
    watched = WatchedDatabase(disk, seconds=Watch())
    disk.code = "storage-full"
    before = await answer_of(watched)
    disk.code = None

    await watched.write(note("a"))

    assert (before, await answer_of(watched)) == ("storage-full", "ok")


async def test_a_unit_that_is_refused_is_no_trouble(database: Database) -> None:
    disk = Disk(database)
    watched = WatchedDatabase(disk)
    with pytest.raises(RefusedError):
        await watched.write(note_and_raise("a"))

    assert await answer_of(watched) == "ok"


async def test_however_many_ask_one_small_write_is_made(database: Database) -> None:
    disk = Disk(database)
    watched = WatchedDatabase(disk, seconds=Watch())
    disk.may_go_on.clear()

    asking = [asyncio.create_task(answer_of(watched)) for _ in range(50)]
    impatient = asyncio.create_task(answer_of(watched))
    await disk.began.wait()
    impatient.cancel()
    disk.may_go_on.set()

    assert await asyncio.gather(*asking) == ["ok"] * 50
    assert disk.writes == 1


async def test_a_file_that_may_only_be_read_is_noticed(tmp_path: Path, engine: str) -> None:
    if engine != "sqlite":
        pytest.skip("a file's matter")
    path = tmp_path / "hospital.db"
    real = await SqliteDatabase.open(path)
    await real.write(
        lambda c: (
            c.exec_driver_sql(
                "CREATE TABLE counters (hospital_id, name, value, PRIMARY KEY (hospital_id, name))"
            ).rowcount
        )
    )
    real._writer._driver.execute("PRAGMA query_only = ON")
    watched = WatchedDatabase(real)

    told = await answer_of(watched)
    real._writer._driver.execute("PRAGMA query_only = OFF")
    await watched.write(note("a"))

    assert (told, await answer_of(watched)) == ("storage-read-only", "ok")
    await watched.close()
