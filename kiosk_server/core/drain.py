"""Whether the server is on its way out; everything that lives long looks here and ends itself."""

import asyncio


class Drain:
    """Begins once and never ends. Used on one event loop only."""

    def __init__(self) -> None:
        self._begun = asyncio.Event()

    @property
    def is_draining(self) -> bool:
        """Whether the server takes no more work."""
        return self._begun.is_set()

    def begin(self) -> None:
        """Tells everyone who waits. Does nothing the second time."""
        self._begun.set()

    async def wait(self) -> None:
        """Returns when draining begins: long-lived sockets then say so and close with 1001."""
        await self._begun.wait()
