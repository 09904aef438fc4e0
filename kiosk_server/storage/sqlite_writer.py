"""The one thread that writes to a SQLite file. Units that wait while one transaction commits share
the next, and each is told of its end only after the commit returned.

A unit that fails is undone alone. Few do, and a savepoint costs a tenth of what a unit costs: it is
the transaction that is undone, and what ran in it runs again, each unit in a savepoint; so do those
that come in the time after it.
"""

import asyncio
import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database import Work
from kiosk_server.storage.outcome import Outcome
from kiosk_server.storage.run_unit import refuse_commit_of_unit, run_unit
from kiosk_server.storage.sqlite_errors import is_unsynced, storage_error
from kiosk_server.storage.waiting_units import Unit, tell

_LOG = logging.getLogger(__name__)

_MOST_UNITS = 256
"""In one transaction."""

_SAVEPOINTS_AFTER_FAILURE = 256
"""So many units get one after one that failed: where many fail, none runs twice on account of
others but one in so many."""

_LONGEST_GATHERING_SECONDS = 0.05
"""A transaction takes no further units after this: the first ones want their answer."""


class SqliteWriter:
    """Runs units one after the other in a thread of its own. Belongs to one event loop."""

    def __init__(self, engine: Engine, path: Path) -> None:
        """Starts the thread. Raises what opening the file raises."""
        self._connection = engine.connect()
        self._driver = _driver_of(self._connection)
        event.listen(engine, "commit", refuse_commit_of_unit)
        self._path = path
        self._inode = path.stat().st_ino
        self._loop = asyncio.get_running_loop()
        self._waiting: queue.SimpleQueue[Unit | None] = queue.SimpleQueue()
        self._stopping = False
        self._is_unsynced = False
        self._savepoints_due = 0
        self._thread = threading.Thread(target=self._run, name="sqlite-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Work[Any]) -> asyncio.Future[Any]:
        """Queues a unit; a future that is cancelled before the unit began takes it out again."""
        unit = Unit(work, self._loop.create_future())
        self._waiting.put(unit)
        return unit.future

    async def stop(self) -> None:
        """Ends the thread and the connection after all that was submitted."""
        self._waiting.put(None)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        while not self._stopping and (first := self._waiting.get()) is not None:
            units = self._carry_out(self._gather(first))
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self._loop.call_soon_threadsafe(tell, units)
        with Outcome[None]():  # what was acknowledged is durable, whether it closes well or not
            self._connection.close()

    def _gather(self, first: Unit) -> Iterator[Unit]:
        """The first unit, and those that wait already or come while these run; none whose caller
        has gone. What has begun is not left out when it runs again: what others read of it, also
        into the memory, must come about."""
        until = time.monotonic() + _LONGEST_GATHERING_SECONDS
        if not first.future.cancelled():
            yield first
        for _ in range(_MOST_UNITS - 1):
            if time.monotonic() > until or self._waiting.empty():
                return
            unit = self._waiting.get_nowait()
            if unit is None:
                self._stopping = True
                return
            if not unit.future.cancelled():
                yield unit

    def _carry_out(self, units: Iterable[Unit]) -> Sequence[Unit]:
        """Runs units in one transaction: again with savepoints if one of them fails, each in a
        transaction of its own if the common one does."""
        begun: list[Unit] = []
        with Outcome[None]() as together:
            self._refuse_if_unsafe()
            with self._connection.begin() as transaction:
                for unit in units:
                    begun.append(unit)
                    self._run_unit(unit)
                self._refuse_if_unsafe()
                transaction.commit()
        if together.error is None:
            return begun
        self._undo(together.error)
        if isinstance(together.error, _UnitFailedError):
            self._savepoints_due = len(begun) + _SAVEPOINTS_AFTER_FAILURE
            if len(begun) == 1:  # it is undone with its transaction
                return begun
            return self._carry_out(_anew(begun))
        # A generator that was not begun still holds its first unit.
        begun = begun or list(units)
        if len(begun) == 1:
            begun[0].outcome.error = self._named(together.error)
            return begun
        return [done for unit in _anew(begun) for done in self._carry_out([unit])]

    def _run_unit(self, unit: Unit) -> None:
        """Runs a unit; what it raises undoes it alone, or is raised as a _UnitFailedError where it
        has no savepoint; trouble of the storage is raised here."""
        has_savepoint = self._savepoints_due > 0
        if has_savepoint:
            self._savepoints_due -= 1
            self._driver.execute("SAVEPOINT unit")
        with unit.outcome:
            unit.outcome.value = run_unit(unit.work, self._connection)
        error = unit.outcome.error
        if not self._driver.in_transaction or not self._connection.in_transaction():
            raise error or RuntimeError("a unit of work ended the transaction it runs in")
        if error is not None:
            if storage_error(error, self._path) is not None:
                raise error
            if not has_savepoint:
                raise _UnitFailedError
            self._driver.execute("ROLLBACK TO unit")
        if has_savepoint:
            self._driver.execute("RELEASE unit")

    def _undo(self, error: BaseException) -> None:
        if is_unsynced(error) and not self._is_unsynced:
            self._is_unsynced = True
            _LOG.critical("the disk did not keep what was written; no more is written")
        with Outcome[None]():  # the transaction may have ended by itself
            self._connection.rollback()
        if self._driver.in_transaction:
            with Outcome[None]():
                self._driver.execute("ROLLBACK")

    def _refuse_if_unsafe(self) -> None:
        if self._is_unsynced:
            raise ServerError("storage-failed")
        try:
            inode = self._path.stat().st_ino
        except FileNotFoundError as error:
            raise ServerError("storage-lost") from error
        if inode != self._inode:
            raise ServerError("storage-lost")

    def _named(self, error: BaseException) -> BaseException:
        named = storage_error(error, self._path)
        if named is None:
            return error
        named.__cause__ = error
        return named


class _UnitFailedError(Exception):
    """A unit without a savepoint raised something: its transaction is to be undone."""


def _anew(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units as if none had run."""
    for unit in units:
        unit.outcome = Outcome()
    return units


def _driver_of(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("a SQLite connection is wanted")
    return driver
