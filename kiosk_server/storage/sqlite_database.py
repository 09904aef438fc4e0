"""Units of work on one SQLite file, which one process owns: a writer thread and a few readers."""

import asyncio
from pathlib import Path
from typing import TypeVar, cast

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database import Work
from kiosk_server.storage.file_lock import FileLock
from kiosk_server.storage.outcome import Outcome
from kiosk_server.storage.sqlite_engine import (
    check_file,
    make_private_file,
    reading_engine,
    writing_engine,
)
from kiosk_server.storage.sqlite_errors import storage_error
from kiosk_server.storage.sqlite_readers import SqliteReaders
from kiosk_server.storage.sqlite_writer import SqliteWriter

Result = TypeVar("Result")

_MOST_WAITING = 1_024
"""Units that may wait; more callers wait for a place."""

_READERS = 4
_BUSY_SECONDS = 5.0


class SqliteDatabase:
    """A Database over one file. Writes go one after the other and commit in groups; a unit is
    acknowledged when it is on the disk (WAL, `synchronous=FULL`). Belongs to one event loop.
    """

    def __init__(self, lock: FileLock, writer: SqliteWriter, readers: SqliteReaders) -> None:
        self._lock = lock
        self._writer = writer
        self._readers = readers
        self._places_to_write = asyncio.Semaphore(_MOST_WAITING)
        self._places_to_read = asyncio.Semaphore(_MOST_WAITING)
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    async def open(
        cls, path: Path, *, busy_seconds: float = _BUSY_SECONDS, check: bool = True
    ) -> "SqliteDatabase":
        """Opens a file, made if it is missing, and checks it.

        `busy_seconds` is how long to wait for a foreign program's lock. Raises ServerError
        `storage-locked` if another process has it, `storage-corrupt`, `storage-unopenable`.
        """
        lock = FileLock.take(path)
        opened: Outcome[SqliteDatabase] = Outcome()
        with opened:
            make_private_file(path)
            if check:
                await asyncio.to_thread(check_file, path)
            writer = SqliteWriter(writing_engine(path, busy_seconds=busy_seconds), path)
            engine = reading_engine(path, busy_seconds=busy_seconds, readers=_READERS)
            readers = SqliteReaders(engine, path, _READERS)
            opened.value = cls(lock, writer, readers)
        if opened.value is None:
            lock.release()
            error = opened.error or RuntimeError("neither opened nor refused")
            named = storage_error(error, path)
            if named is None:
                raise error
            raise named from error
        return opened.value

    async def write(self, work: Work[Result]) -> Result:
        """See `Database.write`. A caller that is cancelled leaves the unit whole: done or not."""
        await self._take(self._places_to_write)
        try:
            return cast("Result", await self._writer.submit(work))
        finally:
            self._places_to_write.release()

    async def read(self, work: Work[Result]) -> Result:
        """See `Database.read`. A work that writes raises ServerError `storage-read-only`."""
        await self._take(self._places_to_read)
        try:
            return cast("Result", await self._readers.submit(work))
        finally:
            self._places_to_read.release()

    async def close(self) -> None:
        """See `Database.close`. A second time waits for the first."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._close())
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        await self._writer.stop()
        await self._readers.stop()
        self._lock.release()

    async def _take(self, places: asyncio.Semaphore) -> None:
        await places.acquire()
        if self._closing is not None:
            places.release()
            raise ServerError("storage-closed")
