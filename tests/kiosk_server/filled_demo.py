"""Fills a data folder as the demo does, without serving it."""

import asyncio
from contextlib import AsyncExitStack

from floorplans.model import Plan
from kiosk_server.app.state import open_state, start_people, start_venue
from kiosk_server.command_line.demo_filling import FilledDemo
from kiosk_server.command_line.demo_filling import fill_demo as fill
from kiosk_server.core.clock import SystemClock
from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.core.settings import Settings


def fill_demo(settings: Settings, plan: Plan | None) -> FilledDemo:
    """What the demo makes of a folder and a plan before it serves."""

    async def filled() -> FilledDemo:
        clock = SystemClock()
        async with AsyncExitStack() as ends:
            database = await open_state(settings, ends)
            venue = await start_venue(settings, database, MemoryBus(), clock, ends)
            people = start_people(settings, database, clock, ends)
            return await fill(venue, people, settings.data_dir, plan)

    return asyncio.run(filled())
