"""The port that every store is written for: units of work, run on SQLite or PostgreSQL alike."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

Result = TypeVar("Result")

Work = Callable[[Connection], Result]
"""A plain function of a connection: no I/O of its own, and safe to run again."""


class Database(Protocol):
    """Runs units of work."""

    async def write(self, work: Work[Result]) -> Result:
        """Runs `work` in a transaction and returns its value once it is durable.

        An exception of `work` undoes that unit alone and is raised here. Raises ServerError
        `storage-full`, `storage-locked`, `storage-lost`, `storage-corrupt`, `storage-closed`.
        """
        ...

    async def read(self, work: Work[Result]) -> Result:
        """Runs `work` on a snapshot that sees every acknowledged write. Raises as `write` does."""
        ...

    async def close(self) -> None:
        """Finishes what was accepted, then lets go of the database."""
        ...
