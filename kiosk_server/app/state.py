"""Opens what the server keeps: database, plans, people. Each lasts until the given stack ends."""

import asyncio
from contextlib import AsyncExitStack

from kiosk_server.core.clock import Clock
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.settings import Settings
from kiosk_server.people.assembly import People, assemble_people
from kiosk_server.people.key_ring import KeyRing
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.people.signed_tokens import KeyFile
from kiosk_server.storage import Database, migrate, open_database
from kiosk_server.venue.notices import TellOthers, tell_nobody
from kiosk_server.venue.plan_library import PlanLibrary
from kiosk_server.venue.service import VenueService

PLANS_FOLDER = "plans"


async def open_state(settings: Settings, ends: AsyncExitStack) -> Database:
    """The migrated database; makes the data folder where there is none."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    await asyncio.to_thread(migrate, settings.database_address)
    database = await open_database(settings.database_address)
    ends.push_async_callback(database.close)
    return database


async def start_venue(
    settings: Settings,
    database: Database,
    events: EventBus,
    clock: Clock,
    ends: AsyncExitStack,
    *,
    tell: TellOthers = tell_nobody,
) -> VenueService:
    """The venue as it is published; `tell` as VenueService has it."""
    library = PlanLibrary(settings.data_dir / PLANS_FOLDER)
    venue = VenueService(
        database,
        events,
        clock,
        library,
        hospital_id=settings.hospital_id,
        tell=tell,
    )
    ends.push_async_callback(venue.stop)
    await venue.start()
    return venue


def start_people(
    settings: Settings, database: Database, clock: Clock, ends: AsyncExitStack
) -> People:
    """The services of people."""
    keys = KeyRing(KeyFile(settings.data_dir))
    people = assemble_people(database, clock, keys, PeopleSettings.of(settings))
    ends.callback(people.close)
    return people
