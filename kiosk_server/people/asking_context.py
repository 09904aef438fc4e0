"""A database whose units run in the context of whoever asks, also on another thread.

What a unit logs then carries the request's id.
"""

from contextvars import copy_context

from kiosk_server.storage.database import Database, Result, Work


class AskingContextDatabase:
    """A Database that does what another one does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, work: Work[Result]) -> Result:
        """As the other one does."""
        context = copy_context()
        return await self._database.write(lambda connection: context.run(work, connection))

    async def read(self, work: Work[Result]) -> Result:
        """As the other one does."""
        context = copy_context()
        return await self._database.read(lambda connection: context.run(work, connection))

    async def close(self) -> None:
        """As the other one does."""
        await self._database.close()
