"""A full disk, a foreign lock, a damaged file and a file that is gone each have a name."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import migrate
from kiosk_server.storage.sqlite_database import SqliteDatabase
from kiosk_server.storage.tables import requests

pytestmark = pytest.mark.anyio


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hospital.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
async def database(path: Path) -> AsyncIterator[SqliteDatabase]:
    database = await SqliteDatabase.open(path, busy_seconds=0.05)
    yield database
    await database.close()


@contextmanager
def files_end_at(size_bytes: int) -> Iterator[None]:
    """Lets no file of this process grow over a size, as a used-up quota would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def keep(name: str, size_bytes: int) -> Callable[[Connection], None]:
    def work(connection: Connection) -> None:
        row = {"hospital_id": "main", "actor": "a", "request_id": name, "fingerprint": "f"}
        connection.execute(insert(requests).values(result="x" * size_bytes, **row))

    return work


def kept(connection: Connection) -> list[str]:
    return sorted(connection.scalars(select(requests.c.request_id)))


def read_all(connection: Connection) -> int:
    return len(connection.execute(select(requests)).all())


async def code_of(unit: "asyncio.Future[object]") -> str:
    with pytest.raises(ServerError) as raised:
        await unit
    return raised.value.code


async def fill(database: SqliteDatabase) -> tuple[list[str], str]:
    """Writes until it is refused; what was acknowledged, and the refusal's code."""
    done: list[str] = []
    for number in range(1_000):
        try:
            await database.write(keep(f"{number:04}", 10_000))
        except ServerError as error:
            return done, error.code
        done.append(f"{number:04}")
    raise AssertionError("there is no end to it")


async def test_a_used_up_quota_has_a_name_and_heals(database: SqliteDatabase) -> None:
    with files_end_at(1_000_000):
        done, code = await fill(database)
        still_there = await database.read(kept)
    await database.write(keep("after", 10_000))

    assert code == "storage-full"
    assert len(done) > 20
    assert still_there == done
    assert await database.read(kept) == [*done, "after"]


async def test_a_full_file_has_a_name_and_heals(database: SqliteDatabase) -> None:
    def limit_pages(most: int) -> Callable[[Connection], object]:
        return lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {most}").scalar()

    await database.write(limit_pages(200))
    done, code = await fill(database)
    await database.write(limit_pages(1_000_000))
    await database.write(keep("after", 10_000))

    assert code == "storage-full"
    assert await database.read(kept) == [*done, "after"]


async def test_a_unit_that_finds_no_room_takes_no_neighbour_along(
    database: SqliteDatabase, path: Path
) -> None:
    units = [keep(f"{n}", 3_000_000 if n == 4 else 10) for n in range(9)]

    with files_end_at(1_000_000):
        answers = await asyncio.gather(*map(database.write, units), return_exceptions=True)

    assert [getattr(answer, "code", None) for answer in answers] == [
        "storage-full" if n == 4 else None for n in range(9)
    ]
    assert await database.read(kept) == [f"{n}" for n in range(9) if n != 4]


async def test_a_foreign_lock_has_a_name_and_heals(database: SqliteDatabase, path: Path) -> None:
    await database.write(keep("before", 1))
    with closing(sqlite3.connect(path, isolation_level=None)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        code = await code_of(asyncio.ensure_future(database.write(keep("during", 1))))
        still_there = await database.read(kept)
        foreign.execute("ROLLBACK")
    await database.write(keep("after", 1))

    assert code == "storage-locked"
    assert still_there == ["before"]
    assert await database.read(kept) == ["after", "before"]


async def test_a_file_that_is_gone_has_a_name(database: SqliteDatabase, path: Path) -> None:
    await database.write(keep("before", 1))

    path.rename(path.with_name("elsewhere.db"))  # noqa: ASYNC240 - that is the fault

    assert await code_of(asyncio.ensure_future(database.write(keep("lost", 1)))) == "storage-lost"


def spoil_middle(content: bytearray) -> None:
    for place in range(4096, len(content), 64):
        content[place] ^= 0xFF


def spoil_head(content: bytearray) -> None:
    content[:16] = b"not a database!!"


def cut_off(content: bytearray) -> None:
    del content[len(content) // 2 :]


SPOILERS = [spoil_middle, spoil_head, cut_off]


@pytest.mark.parametrize("spoil", SPOILERS)
def test_a_damaged_file_is_found_when_it_is_opened(
    path: Path, spoil: Callable[[bytearray], None]
) -> None:
    content = bytearray(path.read_bytes())
    spoil(content)
    path.write_bytes(content)

    with pytest.raises(ServerError) as raised:
        asyncio.run(SqliteDatabase.open(path))
    with pytest.raises(ServerError) as raised_too:
        migrate(f"sqlite:///{path}")

    assert raised.value.code == raised_too.value.code == "storage-corrupt"
    assert path.read_bytes() == content


def test_damage_that_is_met_while_running_has_a_name(path: Path) -> None:
    async def fill_file() -> None:
        database = await SqliteDatabase.open(path)
        await asyncio.gather(*(database.write(keep(f"{n:03}", 1_000)) for n in range(900)))
        await database.close()

    async def use_file() -> list[str]:
        database = await SqliteDatabase.open(path, check=False)
        update_all = update(requests).values(result="y" * 2_000)
        codes = [
            await code_of(asyncio.ensure_future(database.read(read_all))),
            await code_of(asyncio.ensure_future(database.write(lambda c: c.execute(update_all)))),
        ]
        await database.close()
        return codes

    asyncio.run(fill_file())
    content = bytearray(path.read_bytes())
    for place in range(len(content) // 2, len(content), 16):
        content[place] ^= 0xFF
    path.write_bytes(content)

    assert asyncio.run(use_file()) == ["storage-corrupt"] * 2
