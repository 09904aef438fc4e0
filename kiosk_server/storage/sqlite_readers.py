"""The few threads that read a SQLite file. Units that wait share a snapshot that is newer than
every write acknowledged before they came.
"""

import asyncio
import queue
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from kiosk_server.storage.database import Work
from kiosk_server.storage.outcome import Outcome
from kiosk_server.storage.run_unit import refuse_commit_of_unit, run_unit
from kiosk_server.storage.sqlite_errors import storage_error
from kiosk_server.storage.waiting_units import Unit, tell

_MOST_UNITS = 16
"""That share a snapshot: a slow one holds up so many at most."""


class SqliteReaders:
    """Threads with a connection each. Belongs to one event loop."""

    def __init__(self, engine: Engine, path: Path, threads: int) -> None:
        """Starts the threads; each connects when it has its first unit."""
        event.listen(engine, "commit", refuse_commit_of_unit)
        self._engine = engine
        self._path = path
        self._loop = asyncio.get_running_loop()
        self._waiting: queue.SimpleQueue[Unit | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._run, name=f"sqlite-reader-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, work: Work[Any]) -> asyncio.Future[Any]:
        """Queues a unit; a future that is cancelled before the unit began takes it out again."""
        unit = Unit(work, self._loop.create_future())
        self._waiting.put(unit)
        return unit.future

    async def stop(self) -> None:
        """Ends the threads after all that was submitted."""
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            await asyncio.to_thread(thread.join)
        self._engine.dispose()

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            units = self._gather(first)
            self._carry_out(units)
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self._loop.call_soon_threadsafe(tell, units)

    def _gather(self, first: Unit) -> Sequence[Unit]:
        """The first unit and this thread's share of those that wait; the snapshot comes later."""
        units = [first]
        for _ in range(min(self._waiting.qsize() // len(self._threads), _MOST_UNITS - 1)):
            with suppress(queue.Empty):  # another thread was faster
                unit = self._waiting.get_nowait()
                if unit is None:
                    self._waiting.put(None)
                    break
                units.append(unit)
        return units

    def _carry_out(self, units: Sequence[Unit]) -> None:
        with Outcome[None]() as together, self._engine.connect() as connection:
            for unit in units:
                if not unit.future.cancelled():
                    self._run_unit(unit, connection)
        if together.error is not None:
            for unit in units:
                unit.outcome.error = unit.outcome.error or self._named(together.error)

    def _run_unit(self, unit: Unit, connection: Connection) -> None:
        if not connection.in_transaction():
            connection.begin()
        with unit.outcome:
            unit.outcome.value = run_unit(unit.work, connection)
        if unit.outcome.error is not None:
            unit.outcome.error = self._named(unit.outcome.error)

    def _named(self, error: BaseException) -> BaseException:
        named = storage_error(error, self._path)
        if named is None:
            return error
        named.__cause__ = error
        return named
