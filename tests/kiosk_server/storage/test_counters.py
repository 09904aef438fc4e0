"""Numbers are given out without gap or duplicate."""

import asyncio

import pytest
from sqlalchemy import Connection

from kiosk_server.storage import Database
from kiosk_server.storage.counters import next_number
from tests.kiosk_server.storage.notes import RefusedError

pytestmark = pytest.mark.anyio


async def test_numbers_have_no_gap_and_no_duplicate(database: Database) -> None:
    numbers = await asyncio.gather(
        *(database.write(lambda connection: next_number(connection, "A")) for _ in range(64))
    )

    assert sorted(numbers) == list(range(1, 65))


async def test_each_name_and_each_hospital_counts_by_itself(database: Database) -> None:
    def work(connection: Connection) -> list[int]:
        return [
            next_number(connection, "A"),
            next_number(connection, "A", hospital_id="north"),
            next_number(connection, "B"),
            next_number(connection, "A"),
        ]

    assert await database.write(work) == [1, 1, 1, 2]


async def test_a_unit_that_is_undone_gives_its_number_back(database: Database) -> None:
    def refused(connection: Connection) -> None:
        next_number(connection, "A")
        raise RefusedError

    with pytest.raises(RefusedError):
        await database.write(refused)

    assert await database.write(lambda connection: next_number(connection, "A")) == 1
