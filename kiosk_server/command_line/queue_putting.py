"""What `kiosk-server queues put` does, over the server's own database and services."""

import argparse
import asyncio
from contextlib import AsyncExitStack
from secrets import token_hex

from kiosk_server.app.state import open_state, start_people, start_venue
from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, Console
from kiosk_server.command_line.operating_person import operating_person
from kiosk_server.core.clock import SystemClock
from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.core.settings import Settings
from kiosk_server.queueing.layout import read_queue_file
from kiosk_server.queueing.model import Refused
from kiosk_server.queueing.service.layout_service import LayoutService
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.service.stores import QueueStores


def put_queue_file(arguments: argparse.Namespace, settings: Settings, console: Console) -> int:
    """Puts `arguments.file` in force as a new version, with `arguments.note`; returns the exit
    status.

    Raises ServerError, `storage-locked` while a server holds the SQLite file.
    """
    return asyncio.run(_put(arguments, settings, console))


async def _put(arguments: argparse.Namespace, settings: Settings, console: Console) -> int:
    written = arguments.file.read_text(encoding="utf-8", errors="surrogateescape")
    clock, events, stores = SystemClock(), MemoryBus(), QueueStores.of(settings.hospital_id)
    async with AsyncExitStack() as ends:
        database = await open_state(settings, ends)
        venue = await start_venue(settings, database, events, clock, ends)
        people = start_people(settings, database, clock, ends)
        book = RuleBook(venue, database, clock, stores)
        work = QueueWork(book, database, events, clock, stores)
        layouts = LayoutService(work, people.audit.record)
        await book.bring_up_to_date()
        done = await layouts.change(
            written,
            arguments.note,
            seen_version=(await layouts.in_force()).version,
            asker=Asker(operating_person(settings.hospital_id)),
            request_id=token_hex(16),
        )
        if isinstance(done, Refused):
            console.trouble(f"refusal-{done.code.value}", **done.fields)
            return EXIT_NO
        layout = book.layout
        console.say(
            "queue-file-in-force",
            version=str(done.version),
            zones=str(len(layout.zones)),
            queues=str(len(layout.queues)),
            rooms=str(len(layout.rooms)),
        )
        if read_queue_file(written.encode(), book.plan).rules:
            console.trouble("queue-file-rules-left")
    return EXIT_DONE
