"""What only PostgreSQL has: several writers at once, who wait for each other or start again."""

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, select, text

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import open_database
from kiosk_server.storage.database_url import PostgresPlace, read_database_url
from kiosk_server.storage.postgres_database import PostgresDatabase
from kiosk_server.storage.tables import counters
from tests.kiosk_server.storage.notes import Unit, note, set_value, values

pytestmark = pytest.mark.anyio

PATIENCE_SECONDS = 10


def place_of(url: str) -> PostgresPlace:
    place = read_database_url(url)
    assert isinstance(place, PostgresPlace)
    return place


@pytest.fixture
async def database(migrated_postgres_url: str) -> AsyncIterator[PostgresDatabase]:
    database = await PostgresDatabase.open(place_of(migrated_postgres_url), chance=lambda: 0.5)
    yield database
    await database.close()


def locked_sum(connection: Connection) -> int:
    """A decision over a set: locks the owning row, then looks, then writes."""
    connection.execute(select(counters).where(counters.c.name == "owner").with_for_update())
    rows = values(connection)
    note(f"member-{len(rows)}")(connection)
    return len(rows)


async def test_a_decision_over_a_locked_set_sees_all_earlier_ones(
    database: PostgresDatabase,
) -> None:
    await database.write(note("owner"))

    decided = await asyncio.gather(*(database.write(locked_sum) for _ in range(40)))

    assert sorted(decided) == list(range(1, 41))


async def test_units_that_wait_for_each_other_in_a_ring_are_both_done(
    database: PostgresDatabase,
) -> None:
    await database.write(note("a", "b"))
    meeting = threading.Barrier(2)
    tries: list[str] = []

    def change(first: str, second: str, value: int) -> Unit:
        def work(connection: Connection) -> None:
            is_first_try = first not in tries
            tries.append(first)
            set_value(first, value)(connection)
            if is_first_try:
                meeting.wait(PATIENCE_SECONDS)
            set_value(second, value)(connection)

        return work

    await asyncio.gather(database.write(change("a", "b", 1)), database.write(change("b", "a", 2)))

    assert len(tries) == 3
    assert await database.read(values) in ({"a": 1, "b": 1}, {"a": 2, "b": 2})


async def test_a_lock_that_is_never_let_go_has_a_name(
    database: PostgresDatabase, migrated_postgres_url: str
) -> None:
    await database.write(note("a"))
    holds, let_go = threading.Event(), threading.Event()

    def hold(connection: Connection) -> None:
        set_value("a", 1)(connection)
        holds.set()
        assert let_go.wait(PATIENCE_SECONDS)

    def impatient(connection: Connection) -> None:
        connection.execute(text("SET LOCAL lock_timeout = '50ms'"))
        set_value("a", 2)(connection)

    holder = asyncio.create_task(database.write(hold))
    await asyncio.to_thread(holds.wait, PATIENCE_SECONDS)
    with pytest.raises(ServerError) as raised:
        await database.write(impatient)
    let_go.set()
    await holder

    assert raised.value.code == "storage-locked"
    assert await database.read(values) == {"a": 1}


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://kiosk:s3cret@127.0.0.1:1/hospital",
        "postgresql://kiosk:s3cret@/hospital?host=/nowhere",
    ],
)
async def test_a_server_that_is_away_has_a_name(url: str) -> None:
    with pytest.raises(ServerError) as raised:
        await open_database(url)

    assert raised.value.code == "storage-lost"
    assert "s3cret" not in str(raised.value.__cause__)


async def test_a_database_that_is_not_there_has_a_name(postgres_url: str) -> None:
    with pytest.raises(ServerError) as raised:
        await open_database(postgres_url.replace("/test_", "/missing_"))

    assert raised.value.code == "storage-lost"


async def test_a_server_that_may_forget_is_told_of(
    migrated_postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    forgetful = f"{migrated_postgres_url}&options=-c%20synchronous_commit%3Doff"

    await (await open_database(forgetful)).close()

    settings = [getattr(record, "setting", "") for record in caplog.records]
    assert "synchronous_commit" in settings
