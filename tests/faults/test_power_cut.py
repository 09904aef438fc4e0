"""Whenever the power goes, all that was acknowledged is there, and nothing is there by halves."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import migrate
from kiosk_server.storage.counters import next_number
from kiosk_server.storage.sqlite_database import SqliteDatabase
from tests.faults.number_writer import write_number, written_numbers
from tests.faults.recorded_disk import RecordedDisk, recorded_disk

NUMBERS = 240
CALLERS = 6
CUTS = 60


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hospital.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def disk(path: Path) -> Iterator[RecordedDisk]:
    try:
        with recorded_disk() as disk:
            yield disk
    except LookupError:
        pytest.skip("this Python hides the functions of SQLite")


async def write_numbers(path: Path, disk: RecordedDisk, *, careless: bool) -> None:
    database = await SqliteDatabase.open(path)
    if careless:
        database._writer._driver.execute("PRAGMA synchronous = OFF")
    # Checkpoints come often, so that the power goes in the midst of some.
    database._writer._driver.execute("PRAGMA wal_autocheckpoint = 12")

    async def caller() -> None:
        for _ in range(NUMBERS // CALLERS):
            disk.promise(await database.write(write_number))

    await asyncio.gather(*(caller() for _ in range(CALLERS)))
    await database.close()


async def numbers_after(folder: Path, files: dict[str, bytes]) -> tuple[list[int], int]:
    """What is written down after the power cut, and how many numbers were given out."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    database = await SqliteDatabase.open(folder / "hospital.db")
    written = await database.read(written_numbers)
    following = await database.write(lambda connection: next_number(connection, "numbers"))
    await database.close()
    return written, following - 1


def losses(path: Path, disk: RecordedDisk, *, careless: bool = False) -> list[str]:
    """What is wrong after power cuts at moments that a seed chooses."""
    start = {path.name: path.read_bytes()}
    asyncio.run(write_numbers(path, disk, careless=careless))
    changes = len(disk.changes)
    found: list[str] = []
    for seed in range(CUTS):
        chance = random.Random(seed)
        moment = chance.randrange(changes)
        files, promised = disk.after_power_cut(start, moment, chance)
        folder = path.with_name(f"cut-{seed}")
        folder.mkdir()
        try:
            written, given = asyncio.run(numbers_after(folder, files))
        except ServerError as error:
            found.append(f"seed {seed}: {error.code}")
            continue
        if written != list(range(1, given + 1)) or given < promised:
            found.append(f"seed {seed}: {given} numbers, {promised} promised")
    return found


def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged(
    path: Path, disk: RecordedDisk
) -> None:
    assert losses(path, disk) == []
    assert [change.place for change in disk.changes if change.kind == "promise"][-1] > 200
    assert any(c.kind == "write" and c.file == "hospital.db" for c in disk.changes)


def test_power_cuts_would_show_a_file_that_is_not_made_durable(
    path: Path, disk: RecordedDisk
) -> None:
    assert losses(path, disk, careless=True) != []


def test_a_disk_that_cannot_keep_what_it_is_given_is_written_no_more(
    path: Path, disk: RecordedDisk
) -> None:
    async def run() -> tuple[list[str], list[int]]:
        database = await SqliteDatabase.open(path)
        await database.write(write_number)
        disk.is_broken = True
        codes: list[str] = []
        for _ in range(2):
            with pytest.raises(ServerError) as raised:
                await database.write(write_number)
            codes.append(raised.value.code)
            disk.is_broken = False
        still_there = await database.read(written_numbers)
        await database.close()
        return codes, still_there

    assert asyncio.run(run()) == (["storage-failed", "storage-failed"], [1])
