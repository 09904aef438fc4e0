"""Copies a SQLite database while it is in use, and puts a copy back; both are read through before
they count. PostgreSQL has its own programs for that.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.exc import DBAPIError

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database_url import SqlitePlace, read_database_url
from kiosk_server.storage.file_lock import FileLock
from kiosk_server.storage.migration import refuse_newer
from kiosk_server.storage.outbox_rows import give_up_waiting
from kiosk_server.storage.sqlite_engine import check_file, make_private_file, sync_folder
from kiosk_server.storage.sqlite_errors import storage_error

_RESTORED = "outbox-restored"
_SIDE_FILES = ("-wal", "-shm")


def backup(database_url: str, target: Path) -> None:
    """Writes all that is acknowledged by now to a new file, without stopping the server.

    The file is whole, checked and durable when this returns; before that there is only
    `<target>.part`. Raises ServerError `storage-backup-elsewhere` for PostgreSQL, whose `tool` is
    the program that does it; `storage-target-exists`, `storage-missing`, `storage-full`,
    `storage-corrupt`.
    """
    source = _sqlite_path(database_url, "pg_dump")
    if not source.is_file():
        raise ServerError("storage-missing", file=source.name)
    _refuse_existing(target)
    part = _copy_checked(source, target)
    _put_in_place(part, target)


def restore(source: Path, database_url: str, *, replace: bool = False) -> None:
    """Puts a backup where the database belongs. The server must not run.

    Effects that waited when the backup was made are given up: they may have happened since, and
    what they tell may not be true any more. With `replace` the database that is there is kept as
    `<name>.replaced`. Raises ServerError
    `storage-locked` if the server runs, `storage-target-exists`, `storage-missing`,
    `storage-corrupt` and `storage-newer` for what the backup is, and `storage-backup-elsewhere`
    for PostgreSQL.
    """
    target = _sqlite_path(database_url, "pg_restore")
    if not source.is_file():
        raise ServerError("storage-missing", file=source.name)
    lock = FileLock.take(target)
    try:
        if target.exists() and not replace:
            raise ServerError("storage-target-exists", file=target.name)
        part = _copy_checked(source, target)
        _refuse_foreign(part)
        _give_up_effects(part)
        if target.exists():
            _set_aside(target)
        _put_in_place(part, target)
    finally:
        lock.release()


def _sqlite_path(database_url: str, tool: str) -> Path:
    place = read_database_url(database_url)
    if not isinstance(place, SqlitePlace):
        raise ServerError("storage-backup-elsewhere", tool=tool)
    return place.path


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise ServerError("storage-target-exists", file=target.name)


def _copy_checked(source: Path, target: Path) -> Path:
    """A checked copy, beside the target. One step reads one snapshot, and stops no writer."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    make_private_file(part)
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
            # A copy is one file: nothing of it may be in a log beside it.
            new.execute("PRAGMA journal_mode = DELETE")
        check_file(part, whole=True)
    except sqlite3.Error as error:
        named = storage_error(error, part)
        part.unlink(missing_ok=True)
        if named is None:
            raise
        raise named from error
    except ServerError:
        part.unlink(missing_ok=True)
        raise
    return part


def _refuse_foreign(part: Path) -> None:
    """Refuses a copy of something else, or of a later program's database."""
    engine = create_engine(f"sqlite:///{part}")
    try:
        with engine.connect() as connection:
            _check_version(connection)
    except (ServerError, DBAPIError):
        part.unlink()
        raise
    finally:
        engine.dispose()


def _check_version(connection: Connection) -> None:
    if not inspect(connection).has_table("alembic_version"):
        raise ServerError("storage-foreign")
    refuse_newer(connection)


def _give_up_effects(part: Path) -> None:
    engine = create_engine(f"sqlite:///{part}")
    try:
        with engine.begin() as connection:
            give_up_waiting(connection, _RESTORED)
    except DBAPIError as failed:
        named = storage_error(failed, part)
        part.unlink()
        if named is None:
            raise
        raise named from failed
    finally:
        engine.dispose()


def _set_aside(target: Path) -> None:
    """Renames a database with its log; the log goes first, so it never meets another database."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(target)) as old_database:
        # A log that is empty cannot be parted from its database; one of a broken file stays.
        old_database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = target.with_name(target.name + ".replaced")
    for suffix in (*_SIDE_FILES, ""):
        old = target.with_name(target.name + suffix)
        new = aside.with_name(aside.name + suffix)
        new.unlink(missing_ok=True)
        if old.exists():
            old.rename(new)
    sync_folder(target.parent)


def _put_in_place(part: Path, target: Path) -> None:
    descriptor = os.open(part, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    part.rename(target)
    sync_folder(target.parent)
