"""Names for what SQLite reports: which of the server's storage errors it is, if any."""

import errno
import os
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from kiosk_server.core.errors import ServerError

_CODES = {
    sqlite3.SQLITE_BUSY: "storage-locked",
    sqlite3.SQLITE_LOCKED: "storage-locked",
    sqlite3.SQLITE_CORRUPT: "storage-corrupt",
    sqlite3.SQLITE_NOTADB: "storage-corrupt",
    sqlite3.SQLITE_READONLY: "storage-read-only",
    sqlite3.SQLITE_FULL: "storage-full",
    sqlite3.SQLITE_IOERR: "storage-failed",
    sqlite3.SQLITE_CANTOPEN: "storage-unopenable",
    sqlite3.SQLITE_PERM: "storage-unopenable",
}
_UNSYNCED = {sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PAGE_BYTES = 4096


def storage_error(error: BaseException, path: Path) -> ServerError | None:
    """The storage error that an error of SQLite stands for; None for a mistake of the work."""
    code = _sqlite_code(error)
    name = _CODES.get(code & 0xFF)
    if name is None:
        return None
    if name == "storage-failed" and has_no_room(path):
        name = "storage-full"
    if name == "storage-unopenable":
        return ServerError(name, problem="SQLITE_CANTOPEN")
    return ServerError(name)


def is_unsynced(error: BaseException) -> bool:
    """Whether the disk failed to keep what it was given: nothing later can be trusted either."""
    return _sqlite_code(error) in _UNSYNCED


def has_no_room(path: Path) -> bool:
    """Whether a page more cannot be written beside a database of this size.

    SQLite calls a used-up quota or file size limit an I/O error; the system's own number says.
    """
    sizes = [file.stat().st_size for file in (path, _wal_of(path)) if file.exists()]
    probe = path.with_name(path.name + ".probe")
    try:
        descriptor = os.open(probe, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(descriptor, bytes(_PAGE_BYTES), max(sizes, default=0))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
            probe.unlink()
    except OSError as error:
        return error.errno in _NO_ROOM
    return False


def _wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _sqlite_code(error: BaseException) -> int:
    original = error.orig if isinstance(error, DBAPIError) else error
    return getattr(original, "sqlite_errorcode", 0) if isinstance(original, sqlite3.Error) else 0
