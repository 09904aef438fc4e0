"""Numbers outlive the server: none is lost that somebody was told, none is given twice, none left
out, nobody is called twice.
"""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from kiosk_server.queueing.store.tickets import KeptTicket, TicketStore
from kiosk_server.storage import open_database
from tests.faults.number_takers import play
from tests.kiosk_server.live_demo import free_port
from tests.kiosk_server.runtime.server_process import write_settings
from tests.kiosk_server.runtime.test_serve_command import PLAN

ZONE = "waiting-1"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_numbers_stay_whole_when_the_server_is_killed(
    tmp_path: Path, request: pytest.FixtureRequest, engine: str
) -> None:
    check(tmp_path, request, engine, total=120, patients=8, kills=1)


@pytest.mark.bench
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_twenty_thousand_numbers_stay_whole_over_ten_kills(
    tmp_path: Path, request: pytest.FixtureRequest, engine: str
) -> None:
    check(tmp_path, request, engine, total=20_000, patients=64, kills=10)


def check(
    folder: Path,
    request: pytest.FixtureRequest,
    engine: str,
    *,
    total: int,
    patients: int,
    kills: int,
) -> None:
    """Plays a day, and looks at what is kept of it."""
    port = free_port()
    queues = folder / "queues.json"
    queues.write_text(QUEUES, encoding="utf-8")
    lines = f'plan_path = "{PLAN}"\nqueues_path = "{queues}"\ngraphql_open = true\n'
    url = f"sqlite:///{folder / 'data' / 'kiosk.db'}"
    if engine == "postgresql":
        url = str(request.getfixturevalue("migrated_postgres_url"))
    settings = write_settings(folder, f'{lines}database_url = "{url}"\n', port=port)
    (folder / "data").mkdir()

    day = play(settings, port, total, patients, kills)
    kept = asyncio.run(_kept(url))

    told = dict(day.issued)
    numbers = sorted(int(number[1:]) for number in told.values())
    assert len(day.issued) == len(told) == total
    assert numbers == list(range(1, total + 1))
    assert {each.ticket.id: each.ticket.number for each in kept} == told
    assert len(set(day.called)) == len(day.called)
    assert day.called
    calls = [len(each.ticket.calls) for each in kept]
    assert max(calls) == 1
    assert sum(calls) == len(day.called)


async def _kept(url: str) -> list[KeptTicket]:
    database = await open_database(url)

    def unit(connection: Connection) -> list[KeptTicket]:
        store = TicketStore("main")
        over = store.list_over(connection, ZONE, LONG_AGO, 100_000)
        return [*store.list_open(connection, ZONE), *over]

    found = await database.read(unit)
    await database.close()
    return found


QUEUES = """{
  "zones": [{"id": "waiting-1", "place": "seats-lobby", "names": {"en": "Waiting"}}],
  "queues": [{
    "id": "internal-medicine", "zone": "waiting-1", "department": "internal-medicine",
    "rooms": ["consulting-1", "consulting-2"]
  }],
  "rules": {"hospital": {"numbers": {"digits": 6}}}
}
"""
"""As the sample clinic has them, with enough numbers."""
