"""Who was called is announced, and nobody else, wherever the server was killed."""

import asyncio
import json
import signal
import threading
from contextlib import suppress
from pathlib import Path

from httpx2 import HTTPError
from sqlalchemy import Connection, func, select

from kiosk_server.announcements.store import announcements
from kiosk_server.command_line.demo_command import demo_settings
from kiosk_server.queueing.model import TicketState
from kiosk_server.queueing.store.tables import queue_events, queue_tickets
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.storage import open_database
from tests.faults.number_takers import CALL, ISSUE, QUEUE, ROOMS, TAKE
from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo
from tests.services.forked import run_command

NUMBERS = 30
"""Fewer than may wait to be said in one place."""
KILLED_AFTER = 6


def ask(demo: LiveDemo, document: str, **wish: str) -> None:
    """Has something done that works."""
    done = demo.data(document, {"input": wish})
    assert "code" not in json.dumps(done), done


def test_whoever_is_called_and_nobody_else_is_announced(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with live_demo(folder, "--plan", CLINIC) as demo:
        token = run_command("token", "--role", "clinician", "--as", "Li", "--data-dir", folder)
        demo.client.headers["Authorization"] = f"Bearer {token.split()[-1]}"
        for number in range(NUMBERS):
            ask(demo, ISSUE, queueId=QUEUE, requestId=f"number-{number:032}")
        for room in ROOMS:
            ask(demo, TAKE, roomId=room, requestId=f"take-{room}")
        some = threading.Event()

        def call() -> None:
            with suppress(HTTPError):
                for number in range(NUMBERS):
                    ask(demo, CALL, roomId=ROOMS[number % 2], requestId=f"call-{number}")
                    if number == KILLED_AFTER:
                        some.set()

        calling = threading.Thread(target=call)
        calling.start()
        assert some.wait(timeout=30)
        demo.process.send_signal(signal.SIGKILL)
        demo.process.communicate(timeout=20)
        calling.join()
    made, called, said = asyncio.run(_kept(folder))

    assert made >= KILLED_AFTER
    assert called == said == len(ROOMS)


async def _kept(folder: Path) -> tuple[int, int, int]:
    """How many calls were made, how many people are called and have not come yet, and how many
    calls are to be said."""
    database = await open_database(demo_settings(folder, 1).database_address)

    def unit(connection: Connection) -> tuple[int, int, int]:
        made = select(func.count()).where(queue_events.c.act == TicketAct.CALL.value)
        called = select(func.count()).where(queue_tickets.c.state == TicketState.CALLED.value)
        said = select(func.count()).select_from(announcements)
        counts = [connection.scalar(each) or 0 for each in (made, called, said)]
        return counts[0], counts[1], counts[2]

    found = await database.read(unit)
    await database.close()
    return found
