"""What only a SQLite file has: one process, one writer, groups of units in one commit."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, delete

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import migrate
from kiosk_server.storage.sqlite_database import SqliteDatabase
from kiosk_server.storage.tables import counters
from tests.kiosk_server.storage.notes import RefusedError, Unit, give, names, note, values

pytestmark = pytest.mark.anyio

PATIENCE_SECONDS = 10


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hospital.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[SqliteDatabase]:
    migrate(f"sqlite:///{path}")
    database = await SqliteDatabase.open(path)
    yield database
    await database.close()


def modes_in(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}


class HeldWriter:
    """Keeps the writer busy with a unit until it is let go."""

    def __init__(self, database: SqliteDatabase) -> None:
        self.go_on = threading.Event()
        self._begun = threading.Event()
        self.task = asyncio.create_task(database.write(self._work))

    def _work(self, _: Connection) -> None:
        self._begun.set()
        assert self.go_on.wait(PATIENCE_SECONDS)

    async def begun(self) -> None:
        assert await asyncio.to_thread(self._begun.wait, PATIENCE_SECONDS)


async def test_the_file_is_durable_and_private(database: SqliteDatabase, path: Path) -> None:
    def settings(connection: Connection) -> list[object]:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]

    full = 2
    assert await database.write(settings) == ["wal", full, 1, 5000]
    assert modes_in(path.parent) == {
        "hospital.db": 0o600,
        "hospital.db-wal": 0o600,
        "hospital.db-shm": 0o600,
        "hospital.db.lock": 0o600,
    }


async def test_units_that_wait_share_one_commit(database: SqliteDatabase) -> None:
    commits: list[str] = []
    held = HeldWriter(database)
    await held.begun()
    database._writer._driver.set_trace_callback(
        lambda statement: commits.append(statement) if statement == "COMMIT" else None
    )
    units = [asyncio.create_task(database.write(note(f"{n}"))) for n in range(100)]
    await asyncio.sleep(0)

    held.go_on.set()
    await asyncio.gather(held.task, *units)

    assert len(commits) <= 2
    assert len(await database.read(names)) == 100


async def test_a_unit_that_fails_is_undone_alone_and_hardly_any_runs_again_for_it(
    database: SqliteDatabase,
) -> None:
    runs: list[list[int]] = []
    for day in range(2):
        ran = [0] * 20
        held = HeldWriter(database)
        await held.begun()
        units = [
            asyncio.create_task(database.write(counted(ran, each, f"{day}-{each:02}")))
            for each in range(20)
        ]
        await asyncio.sleep(0)
        held.go_on.set()
        done = await asyncio.gather(held.task, *units, return_exceptions=True)
        runs.append(ran)

        assert [isinstance(each, RefusedError) for each in done[1:]] == [
            n % 7 == 3 for n in range(20)
        ]

    kept = [f"{day}-{each:02}" for day in range(2) for each in range(20) if each % 7 != 3]
    assert await database.read(names) == kept
    assert runs[0] == [2] * 4 + [1] * 16, "those before it ran again; from then on each could fail"
    assert runs[1] == [1] * 20


async def test_a_unit_that_others_have_read_runs_again_though_its_caller_has_gone(
    database: SqliteDatabase,
) -> None:
    held = HeldWriter(database)
    await held.begun()
    loop, runs = asyncio.get_running_loop(), list[list[str]]()
    gone = asyncio.create_task(database.write(note("read by others")))

    def fail(connection: Connection) -> None:
        runs.append(names(connection))
        if len(runs) == 1:
            has_gone = threading.Event()
            loop.call_soon_threadsafe(gone.cancel)
            loop.call_soon_threadsafe(lambda: loop.call_soon(has_gone.set))
            has_gone.wait(PATIENCE_SECONDS)
        raise RefusedError("last")

    failing = asyncio.create_task(database.write(fail))
    await asyncio.sleep(0)
    held.go_on.set()
    await asyncio.gather(held.task, gone, failing, return_exceptions=True)

    assert gone.cancelled()
    assert runs == [["read by others"]] * 2
    assert await database.read(names) == ["read by others"]


async def test_a_unit_that_waits_is_taken_out_with_its_caller(database: SqliteDatabase) -> None:
    held = HeldWriter(database)
    await held.begun()
    waiting = asyncio.create_task(database.write(note("gone")))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)

    held.go_on.set()
    await database.write(note("here"))

    assert await database.read(names) == ["here"]


async def test_only_so_many_units_are_taken_in(database: SqliteDatabase) -> None:
    held = HeldWriter(database)
    await held.begun()
    units = [asyncio.create_task(database.write(give(n))) for n in range(3_000)]
    await asyncio.sleep(0)

    assert database._writer._waiting.qsize() < 1_024
    held.go_on.set()

    assert await asyncio.gather(*units) == list(range(3_000))


async def test_those_who_wait_for_a_place_are_told_of_the_end(database: SqliteDatabase) -> None:
    held = HeldWriter(database)
    await held.begun()
    units = [asyncio.create_task(database.write(give(n))) for n in range(1_500)]
    await asyncio.sleep(0)

    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    held.go_on.set()
    answers = await asyncio.gather(*units, return_exceptions=True)
    await closing

    assert answers[:1_023] == list(range(1_023))
    assert {getattr(answer, "code", None) for answer in answers[1_023:]} == {"storage-closed"}


async def test_a_second_opening_is_refused_by_name(database: SqliteDatabase, path: Path) -> None:
    with pytest.raises(ServerError) as raised:
        await SqliteDatabase.open(path)
    with pytest.raises(ServerError) as raised_too:
        migrate(f"sqlite:///{path}")

    assert raised.value.code == raised_too.value.code == "storage-locked"


async def test_a_closed_file_opens_again(database: SqliteDatabase, path: Path) -> None:
    await database.write(note("kept"))
    await database.close()

    again = await SqliteDatabase.open(path)

    assert await again.read(names) == ["kept"]
    await again.close()
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "hospital.db",
        "hospital.db.lock",
    ]


async def test_a_missing_folder_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(ServerError) as raised:
        await SqliteDatabase.open(tmp_path / "none" / "hospital.db")

    assert raised.value.code == "storage-unopenable"
    assert raised.value.fields == {"problem": "No such file or directory"}


def counted(ran: list[int], each: int, name: str) -> Unit:
    """A unit that counts how often it runs, and fails if it is one in seven."""

    def work(connection: Connection) -> None:
        ran[each] += 1
        note(name)(connection)
        if each % 7 == 3:
            raise RefusedError(name)

    return work


Step = tuple[str, int, bool]
STEPS = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 9), st.booleans()), max_size=40)


def carry_out(step: Step) -> Unit:
    name, value, raises = step

    def work(connection: Connection) -> None:
        connection.execute(delete(counters).where(counters.c.name == name))
        note(name, value=value)(connection)
        if raises:
            raise RefusedError

    return work


@given(steps=STEPS)
def test_any_mix_of_units_ends_as_if_they_ran_one_by_one(
    steps: list[Step], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("mix") / "hospital.db"
    expected = {name: value for name, value, raises in steps if not raises}

    async def run() -> dict[str, int]:
        database = await SqliteDatabase.open(path)
        await database.write(counters.create)
        units = (database.write(carry_out(step)) for step in steps)
        await asyncio.gather(*units, return_exceptions=True)
        found = await database.read(values)
        await database.close()
        return found

    assert asyncio.run(run()) == expected
