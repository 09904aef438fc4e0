"""A database whose units of work are counted and timed. Knows no product and no table."""

from time import perf_counter

from kiosk_server.core.errors import ServerError
from kiosk_server.core.metrics import Metrics
from kiosk_server.storage.database import Database, Result, Work

_OK = "ok"
_UNDONE = "undone"
"""The unit raised something of its own, and was undone."""


class MeasuredDatabase:
    """A Database that does what another one does."""

    def __init__(self, database: Database, metrics: Metrics) -> None:
        self._database = database
        self._metrics = metrics
        self._writing = 0

    async def write(self, work: Work[Result]) -> Result:
        """As the other one does."""
        self._writing += 1
        self._metrics.storage_queue_is(self._writing)
        outcome = _UNDONE
        begin = perf_counter()
        try:
            value = await self._database.write(work)
            outcome = _OK
        except ServerError as error:
            outcome = error.code
            raise
        finally:
            self._writing -= 1
            self._metrics.storage_queue_is(self._writing)
            self._metrics.storage_answered("write", outcome, perf_counter() - begin)
        return value

    async def read(self, work: Work[Result]) -> Result:
        """As the other one does."""
        outcome = _UNDONE
        begin = perf_counter()
        try:
            value = await self._database.read(work)
            outcome = _OK
        except ServerError as error:
            outcome = error.code
            raise
        finally:
            self._metrics.storage_answered("read", outcome, perf_counter() - begin)
        return value

    async def close(self) -> None:
        """As the other one does."""
        await self._database.close()
