"""Opens SQLite files the way the server needs them: durable, checked, one transaction at a time."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, QueuePool, create_engine, event

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.sqlite_errors import storage_error

_WAL_PAGES = 8_000
"""Pages in the write-ahead log that are worth a checkpoint: 32 MB. Most of them are there several
times, and are put back once; a start after a crash reads so much in less than a second."""

_WAL_BYTES_KEPT = 64_000_000

_WRITER_CACHE_KIB = 32_000
"""Pages that are written are read again with the next group: those of the day fit in."""


def make_private_file(path: Path) -> None:
    """Makes an empty database file that only its owner may read, and its directory entry durable.

    Raises ServerError `storage-unopenable` or `storage-full`.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        sync_folder(path.parent)
    except OSError as error:
        raise ServerError("storage-unopenable", problem=error.strerror) from error


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def writing_engine(path: Path, *, busy_seconds: float, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions take the write lock when they begin."""
    engine = create_engine(
        _url(path),
        poolclass=NullPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {int(busy_seconds * 1000)}",
            "journal_mode = WAL",
            "synchronous = FULL",
            # What a savepoint may have to put back; SQLite takes a file for it if it is not told.
            "temp_store = MEMORY",
            f"cache_size = -{_WRITER_CACHE_KIB}",
            f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
            f"wal_autocheckpoint = {_WAL_PAGES}",
            f"journal_size_limit = {_WAL_BYTES_KEPT}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def reading_engine(path: Path, *, busy_seconds: float, readers: int) -> Engine:
    """An engine whose transactions see one snapshot and cannot write."""
    engine = create_engine(
        _url(path),
        poolclass=QueuePool,
        pool_size=readers,
        max_overflow=0,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def check_file(path: Path, *, whole: bool = False) -> None:
    """Reads a database file through; `whole` compares indexes with tables too.

    Raises ServerError `storage-corrupt`, or what else keeps it from being read.
    """
    try:
        connection = sqlite3.connect(path)
        try:
            findings: list[tuple[Any, ...]] = connection.execute(
                "PRAGMA integrity_check(1)" if whole else "PRAGMA quick_check(1)"
            ).fetchall()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise storage_error(error, path) or ServerError("storage-corrupt") from error
    if findings != [("ok",)]:
        raise ServerError("storage-corrupt")


def _url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))
