"""A database that knows whether it can be written, without being asked to write for it too often.
Knows no product and no table but that of the counters.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.counters import next_number
from kiosk_server.storage.database import Database, Result, Work
from kiosk_server.storage.tables import MAIN_HOSPITAL

TRIAL_COUNTER = "trial-writes"
TRUSTED_SECONDS = 10.0
"""What the last write met is believed for so long."""

_TROUBLE = "storage-"
_CLOSED = "storage-closed"


class WatchedDatabase:
    """A Database that does what another one does. Belongs to one event loop."""

    def __init__(
        self,
        database: Database,
        *,
        hospital_id: str = MAIN_HOSPITAL,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._database = database
        self._trial = partial(next_number, name=TRIAL_COUNTER, hospital_id=hospital_id)
        self._seconds = seconds
        self._noted_at: float | None = None
        self._trouble: ServerError | None = None
        self._trying: asyncio.Task[None] | None = None

    async def write(self, work: Work[Result]) -> Result:
        """As the other one does."""
        try:
            value = await self._database.write(work)
        except ServerError as error:
            # Other errors are the work's own, and say nothing of the disk.
            if error.code.startswith(_TROUBLE) and error.code != _CLOSED:
                self._note(error)
            raise
        self._note(None)
        return value

    async def read(self, work: Work[Result]) -> Result:
        """As the other one does."""
        return await self._database.read(work)

    async def close(self) -> None:
        """As the other one does."""
        if self._trying is not None:
            await asyncio.gather(self._trying, return_exceptions=True)
        await self._database.close()

    async def check_writes(self) -> None:
        """Returns if the last write succeeded, at most ten seconds ago; after that a small one is
        made, and however many ask meanwhile wait for it. Raises ServerError with the code of
        what keeps units from being written.
        """
        if self._noted_at is None or self._seconds() - self._noted_at >= TRUSTED_SECONDS:
            if self._trying is None or self._trying.done():
                self._trying = asyncio.create_task(self._try())
            # Whoever asked may lose patience; the trial goes on for those that ask later.
            await asyncio.shield(self._trying)
        if self._trouble is not None:
            raise ServerError(self._trouble.code)

    async def _try(self) -> None:
        try:
            await self.write(self._trial)
        except ServerError as error:
            self._note(error)

    def _note(self, trouble: ServerError | None) -> None:
        self._noted_at = self._seconds()
        self._trouble = trouble
