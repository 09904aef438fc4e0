"""A process that fills the small disk that it was started on, frees it again, and tells what its
store said meanwhile, as one JSON object.

Usage: python -m tests.faults.full_disk sqlite|postgresql FOLDER
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, insert, select

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import Database, migrate, open_database
from kiosk_server.storage.tables import requests
from kiosk_server.storage.watched_database import WatchedDatabase
from tests.services.bare_postgres import bare_postgres

ROOM_BYTES = 1_500_000
BALLAST = "ballast"


def keep(name: str, content: str = "") -> Callable[[Connection], None]:
    """A unit that writes a row."""

    def work(connection: Connection) -> None:
        row = {"hospital_id": "main", "actor": "a", "request_id": name, "fingerprint": "f"}
        connection.execute(insert(requests).values(result=content, **row))

    return work


def kept(connection: Connection) -> list[str]:
    """The rows that are there."""
    return sorted(connection.scalars(select(requests.c.request_id)))


def take_room(folder: Path) -> None:
    """Leaves little room on the disk."""
    disk = os.statvfs(folder)
    left = disk.f_bavail * disk.f_frsize
    (folder / BALLAST).write_bytes(bytes(max(left - ROOM_BYTES, 0)))


async def fill(database: Database) -> tuple[list[str], str]:
    """Writes until it is refused; what was acknowledged, and the refusal's code."""
    done: list[str] = []
    while True:
        name = f"{len(done):05}"
        try:
            # What has no pattern cannot be pressed together.
            await database.write(keep(name, os.urandom(8_000).hex()))
        except ServerError as error:
            return done, error.code
        done.append(name)


async def code_of_writing(database: WatchedDatabase) -> str:
    """What a health check is told."""
    try:
        await database.check_writes()
    except ServerError as error:
        return error.code
    return "ok"


async def fill_and_free(database_url: str, folder: Path) -> dict[str, object]:
    """What the store said while its disk was full and when it was free again."""
    database = WatchedDatabase(await open_database(database_url))
    take_room(folder)
    acknowledged, code = await fill(database)
    told_while_full = await code_of_writing(database)
    read_while_full = await database.read(kept)
    (folder / BALLAST).unlink()
    await database.write(keep("after"))
    told_when_free = await code_of_writing(database)
    await database.close()
    return {
        "acknowledged": acknowledged,
        "code": code,
        "told_while_full": told_while_full,
        "read_while_full": read_while_full,
        "told_when_free": told_when_free,
    }


async def rows_of(database_url: str) -> list[str]:
    """The rows that a new process finds."""
    database = await open_database(database_url)
    try:
        return await database.read(kept)
    finally:
        await database.close()


def on_sqlite(folder: Path) -> dict[str, object]:
    """The whole story over a file."""
    database_url = f"sqlite:///{folder / 'hospital.db'}"
    migrate(database_url)
    story = asyncio.run(fill_and_free(database_url, folder))
    return {**story, "rows": asyncio.run(rows_of(database_url))}


def on_postgresql(folder: Path) -> dict[str, object]:
    """The whole story over a server whose tables are on the small disk, and its log elsewhere."""
    with TemporaryDirectory(prefix="kiosk-log-") as log, bare_postgres(folder) as server:
        server.hand_over(Path(log))
        server.make(log_folder=Path(log) / "log")
        server.start()
        story = asyncio.run(fill_and_free(server.database_url, folder))
        server.stop("immediate")
        server.start()
        return {**story, "rows": asyncio.run(rows_of(server.database_url))}


if __name__ == "__main__":
    stories = {"sqlite": on_sqlite, "postgresql": on_postgresql}
    json.dump(stories[sys.argv[1]](Path(sys.argv[2])), sys.stdout)
