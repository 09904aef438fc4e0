"""Event buses for tests, opened as the server opens them, and what tests ask of them."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from kiosk_server.core.event_buses import ConnectedBus, open_event_bus
from kiosk_server.core.linked_bus import BackOff
from kiosk_server.core.settings import EventsBackend, Settings

Result = TypeVar("Result")
QUICK = BackOff(first_seconds=0.02, most_seconds=0.1, chance=lambda: 1.0)
PATIENCE_SECONDS = 20.0


def run(story: Coroutine[object, object, Result]) -> Result:
    """Runs a test's story; one that hangs fails."""

    async def within_time() -> Result:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await story

    return asyncio.run(within_time())


def settings_for(backend: EventsBackend, url: str) -> Settings:
    """Settings of a server whose hints go over the server at `url`."""
    return Settings(
        data_dir=Path("unused"),
        public_url="http://127.0.0.1",
        events_backend=backend,
        database_url=url if backend is EventsBackend.POSTGRESQL else "",
        redis_url=url if backend is EventsBackend.REDIS else "",
    )


@asynccontextmanager
async def two_buses(settings: Settings) -> AsyncIterator[tuple[ConnectedBus, ConnectedBus]]:
    """Two processes' buses; in memory there is only one process."""
    here = await open_event_bus(settings, back_off=QUICK)
    in_memory = settings.events_backend is EventsBackend.MEMORY
    there = here if in_memory else await open_event_bus(settings, back_off=QUICK)
    try:
        yield here, there
    finally:
        await here.close()
        await there.close()


async def gather_topics(
    hints: AsyncIterator[frozenset[str]], wanted: frozenset[str]
) -> frozenset[str]:
    """What is hinted, until all that is wanted was."""
    seen: frozenset[str] = frozenset()
    while not wanted <= seen:
        seen |= await anext(hints)
    return seen
