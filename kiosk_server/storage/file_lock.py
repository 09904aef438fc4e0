"""One process for one SQLite file: an exclusive lock on a file beside it, freed by the kernel when
the process ends, however it ends.
"""

import fcntl
import os
from pathlib import Path

from kiosk_server.core.errors import ServerError

_OWNER_ONLY = 0o600


class FileLock:
    """Holds `<database>.lock`. The file stays when the lock is let go: its name is the lock."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, database: Path) -> "FileLock":
        """Takes the lock of a database file, at once or not at all.

        Raises ServerError `storage-locked` if another holds it, `storage-unopenable` if the folder
        cannot be written.
        """
        path = database.with_name(database.name + ".lock")
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _OWNER_ONLY)
        except OSError as error:
            raise ServerError("storage-unopenable", problem=error.strerror) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            raise ServerError("storage-locked") from error
        return cls(descriptor)

    def release(self) -> None:
        """Lets go; a second time does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
