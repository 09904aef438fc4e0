"""Units of work on a PostgreSQL server, which several processes may share."""

import asyncio
import logging
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, Engine, event, func, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database import Work
from kiosk_server.storage.database_url import PostgresPlace
from kiosk_server.storage.postgres_engine import pooled_engine
from kiosk_server.storage.postgres_errors import may_be_tried_again, storage_error
from kiosk_server.storage.run_unit import refuse_commit_of_unit, run_unit

Result = TypeVar("Result")

_LOG = logging.getLogger(__name__)

_CONNECTIONS = 16
_MOST_WAITING = 1_024
_MOST_TRIES = 8
_FIRST_PAUSE_SECONDS = 0.01


class PostgresDatabase:
    """A Database on a PostgreSQL server. Belongs to one event loop; units run in threads.

    Units that write run at READ COMMITTED: a unit that decides over a set locks the owning row
    first (`with_for_update`, or `next_number`), and then sees all that was committed before it got
    the lock. Units that read see one snapshot (REPEATABLE READ, read only).
    """

    def __init__(self, engine: Engine, connections: int, chance: Callable[[], float]) -> None:
        event.listen(engine, "commit", refuse_commit_of_unit)
        event.listen(engine, "reset", _leave_transaction)
        self._engine = engine
        self._snapshots = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._chance = chance
        self._threads = ThreadPoolExecutor(connections, thread_name_prefix="postgres")
        self._places = asyncio.Semaphore(_MOST_WAITING)
        self._lost = threading.Event()
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    async def open(
        cls,
        place: PostgresPlace,
        *,
        connections: int = _CONNECTIONS,
        chance: Callable[[], float] = random.random,
    ) -> "PostgresDatabase":
        """Connects. `chance` gives numbers from 0 to 1, to spread repeated tries.

        Raises ServerError `storage-lost` if the server is away or does not let us in, and
        `storage-driver-missing` where psycopg is not installed.
        """
        database = cls(pooled_engine(place, connections), connections, chance)
        try:
            await database._warn_if_not_durable()
        except ServerError:
            await database.close()
            raise
        return database

    async def write(self, work: Work[Result]) -> Result:
        """See `Database.write`. A caller that is cancelled leaves the unit whole: done or not.

        A unit that PostgreSQL undid for another's sake is run again. After `storage-lost` it may
        have been done or not: the request id tells.
        """
        return await self._start(self._engine, work)

    async def read(self, work: Work[Result]) -> Result:
        """See `Database.read`. A work that writes raises ServerError `storage-read-only`."""
        return await self._start(self._snapshots, work)

    async def close(self) -> None:
        """See `Database.close`. A second time waits for the first."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._close())
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()

    async def _start(self, engine: Engine, work: Work[Result]) -> Result:
        await self._places.acquire()
        if self._closing is not None:
            self._places.release()
            raise ServerError("storage-closed")
        future = asyncio.get_running_loop().run_in_executor(self._threads, self._run, engine, work)
        future.add_done_callback(lambda _: self._places.release())
        return await future

    def _run(self, engine: Engine, work: Work[Result]) -> Result:
        tries = 0
        was_cut_off = False
        while True:
            tries += 1
            progress = _Progress()
            try:
                value = _run_once(engine, work, progress)
            except DBAPIError as error:
                named = storage_error(error)
                if named is None:
                    raise
                # A kept connection may have died unnoticed; after COMMIT was sent nobody knows.
                is_stale = error.connection_invalidated and not progress.commit_sent
                if is_stale and not was_cut_off:
                    was_cut_off = True
                    continue
                if tries >= _MOST_TRIES or not may_be_tried_again(error):
                    self._note(is_lost=named.code == "storage-lost")
                    raise named from error
            except StopIteration as error:
                raise RuntimeError("a unit of work raised StopIteration") from error
            else:
                self._note(is_lost=False)
                return value
            time.sleep(_FIRST_PAUSE_SECONDS * 2**tries * self._chance())

    def _note(self, *, is_lost: bool) -> None:
        """Logs the server's going once, and its return once."""
        if is_lost == self._lost.is_set():
            return
        if is_lost:
            self._lost.set()
            _LOG.error("the database server is lost")
        else:
            self._lost.clear()
            _LOG.info("the database server is back")

    async def _warn_if_not_durable(self) -> None:
        for name in ("fsync", "synchronous_commit"):
            if await self.read(partial(_setting, name=name)) == "off":
                _LOG.warning("the database server may forget commits", extra={"setting": name})


def _leave_transaction(connection: DBAPIConnection, *_: object) -> None:
    """A commit that was refused counts as one for SQLAlchemy, which then keeps the connection as it
    is; psycopg asks the server for nothing where there is no transaction."""
    connection.rollback()


@dataclass(slots=True)
class _Progress:
    commit_sent: bool = False


def _run_once(engine: Engine, work: Work[Result], progress: _Progress) -> Result:
    with engine.connect() as connection, connection.begin() as transaction:
        value = run_unit(work, connection)
        progress.commit_sent = True
        transaction.commit()
    return value


def _setting(connection: Connection, name: str) -> object:
    return connection.scalar(select(func.current_setting(name)))
