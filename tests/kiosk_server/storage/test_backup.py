"""A backup holds what was acknowledged when it was made, and nothing else counts as one."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import migrate
from kiosk_server.storage.backup import backup, restore
from kiosk_server.storage.counters import next_number
from kiosk_server.storage.outbox_rows import claim, enqueue, list_dead, next_due
from kiosk_server.storage.sqlite_database import SqliteDatabase
from tests.kiosk_server.storage.notes import names, note, values

pytestmark = pytest.mark.anyio


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hospital.db"
    migrate(url_of(path))
    return path


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


async def write(path: Path, *rows: str) -> None:
    database = await SqliteDatabase.open(path)
    await database.write(note(*rows))
    await database.close()


async def rows_of(path: Path) -> list[str]:
    database = await SqliteDatabase.open(path)
    found = await database.read(names)
    await database.close()
    return found


def code_of(raised: pytest.ExceptionInfo[ServerError]) -> str:
    return raised.value.code


def spoil(path: Path) -> None:
    """Damages rows only: the file opens, and only reading it through shows the damage."""
    content = bytearray(path.read_bytes())
    for place in range(len(content) * 2 // 3, len(content), 16):
        content[place] ^= 0xFF
    path.write_bytes(content)


async def test_a_backup_beside_a_busy_server_holds_all_that_was_acknowledged(
    path: Path, tmp_path: Path
) -> None:
    database = await SqliteDatabase.open(path)
    acknowledged = 0
    stopping = False
    busy = asyncio.Event()

    async def write_on() -> None:
        nonlocal acknowledged
        while not stopping:
            number = await database.write(lambda connection: next_number(connection, "a"))
            acknowledged = max(acknowledged, number)
            if acknowledged > 50:
                busy.set()

    writers = [asyncio.create_task(write_on()) for _ in range(8)]
    await busy.wait()
    before = acknowledged
    target = tmp_path / "backup.db"
    await asyncio.to_thread(backup, url_of(path), target)
    stopping = True
    await asyncio.gather(*writers)
    await database.close()

    with closing(sqlite3.connect(target)) as copy:
        (value,) = copy.execute("SELECT value FROM counters").fetchone()
    assert before <= value
    assert value <= acknowledged
    assert not target.with_name("backup.db.part").exists()


async def test_a_backup_comes_back_as_it_was(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    await write(path, "one", "two")
    backup(url_of(path), target)
    await write(path, "three")

    restore(target, url_of(path), replace=True)

    assert await rows_of(path) == ["one", "two"]
    assert await rows_of(path.with_name("hospital.db.replaced")) == ["one", "three", "two"]


async def test_what_waited_to_be_sent_is_not_sent_from_a_backup(path: Path, tmp_path: Path) -> None:
    database = await SqliteDatabase.open(path)
    now = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    later = now + timedelta(seconds=30)
    await database.write(lambda c: enqueue(c, "webhook", {}, now, key="leased"))
    await database.write(lambda c: claim(c, ["webhook"], "somebody", now, later, 1))
    await database.write(lambda c: enqueue(c, "webhook", {}, now, key="waits"))
    await database.close()
    backup(url_of(path), tmp_path / "backup.db")

    restore(tmp_path / "backup.db", url_of(tmp_path / "new.db"))
    restored = await SqliteDatabase.open(tmp_path / "new.db")
    due = await restored.read(lambda c: next_due(c, ["webhook"]))
    dead = await restored.read(list_dead)
    await restored.close()

    assert due is None
    assert [(effect.key, code) for effect, code in dead] == [
        ("leased", "outbox-restored"),
        ("waits", "outbox-restored"),
    ]


async def test_a_backup_is_restored_where_nothing_is(path: Path, tmp_path: Path) -> None:
    await write(path, "one")
    backup(url_of(path), tmp_path / "backup.db")

    restore(tmp_path / "backup.db", url_of(tmp_path / "new.db"))

    assert await rows_of(tmp_path / "new.db") == ["one"]


def test_nothing_is_written_over_unasked(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    target.write_text("precious")

    with pytest.raises(ServerError) as raised:
        backup(url_of(path), target)
    with pytest.raises(ServerError) as raised_too:
        restore(path, url_of(target))

    assert code_of(raised) == code_of(raised_too) == "storage-target-exists"
    assert target.read_text() == "precious"


async def test_a_running_server_keeps_its_database(path: Path, tmp_path: Path) -> None:
    backup(url_of(path), tmp_path / "backup.db")
    database = await SqliteDatabase.open(path)

    with pytest.raises(ServerError) as raised:
        restore(tmp_path / "backup.db", url_of(path), replace=True)

    assert code_of(raised) == "storage-locked"
    assert await database.read(values) == {}
    await database.close()


async def test_a_damaged_backup_is_refused_and_the_database_stays(
    path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "backup.db"
    await write(path, *(f"{n:0200}" for n in range(500)))
    backup(url_of(path), target)
    spoil(target)

    with pytest.raises(ServerError) as raised:
        restore(target, url_of(path), replace=True)

    assert code_of(raised) == "storage-corrupt"
    assert len(await rows_of(path)) == 500
    assert not path.with_name("hospital.db.part").exists()


def test_a_damaged_database_gives_no_backup(path: Path, tmp_path: Path) -> None:
    asyncio.run(write(path, *(f"{n:0200}" for n in range(500))))
    spoil(path)

    with pytest.raises(ServerError) as raised:
        backup(url_of(path), tmp_path / "backup.db")

    assert code_of(raised) == "storage-corrupt"
    assert {file.name for file in tmp_path.iterdir()} == {"hospital.db", "hospital.db.lock"}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "storage-newer"),
        ("DROP TABLE alembic_version", "storage-foreign"),
    ],
)
def test_what_is_no_backup_of_this_program_is_refused(
    path: Path, tmp_path: Path, statement: str, code: str
) -> None:
    target = tmp_path / "backup.db"
    backup(url_of(path), target)
    with closing(sqlite3.connect(target)) as copy, copy:
        copy.execute(statement)

    with pytest.raises(ServerError) as raised:
        restore(target, url_of(tmp_path / "new.db"))

    assert code_of(raised) == code
    assert not (tmp_path / "new.db").exists()


def test_a_text_is_no_backup(path: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear hospital,\n" * 100)

    with pytest.raises(ServerError) as raised:
        restore(tmp_path / "letter.txt", url_of(path), replace=True)

    assert code_of(raised) == "storage-corrupt"


def test_a_missing_file_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(ServerError) as raised:
        backup(url_of(tmp_path / "none.db"), tmp_path / "backup.db")

    assert code_of(raised) == "storage-missing"
    assert list(tmp_path.iterdir()) == []


def test_postgresql_is_sent_to_its_own_programs(tmp_path: Path) -> None:
    url = "postgresql://kiosk@db.example/hospital"

    with pytest.raises(ServerError) as raised:
        backup(url, tmp_path / "backup.db")
    with pytest.raises(ServerError) as raised_too:
        restore(tmp_path / "backup.db", url)

    assert (code_of(raised), raised.value.fields) == (
        "storage-backup-elsewhere",
        {"tool": "pg_dump"},
    )
    assert raised_too.value.fields == {"tool": "pg_restore"}
