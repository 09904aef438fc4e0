"""A request is carried out once, and where it is refused nothing of it stays."""

import pytest
from sqlalchemy import Connection

from kiosk_server.storage import Database
from kiosk_server.storage.counters import next_number
from kiosk_server.storage.one_time_requests import OneTimeRequest, Undone, write_unless_undone

pytestmark = pytest.mark.anyio


def count_up(connection: Connection) -> int:
    return next_number(connection, "asked")


def as_text(_: Connection, number: int) -> str:
    return f"number {number}"


async def ask(database: Database, value: str) -> str | None:
    unit = OneTimeRequest("li", "r1", {"value": value}).unit(count_up, as_text, reused=None)
    return await write_unless_undone(database, unit)


async def test_the_same_request_finds_what_it_made_and_another_is_told(database: Database) -> None:
    assert [await ask(database, "a") for _ in range(3)] == ["number 1"] * 3
    assert await ask(database, "b") is None
    assert await database.write(count_up) == 2


async def test_what_is_undone_leaves_nothing_and_may_be_asked_again(database: Database) -> None:
    def refuses(connection: Connection) -> int:
        count_up(connection)
        raise Undone("not now")

    unit = OneTimeRequest("li", "r1", {"value": "a"}).unit(refuses, as_text, reused=None)

    assert await write_unless_undone(database, unit) == "not now"
    assert await ask(database, "a") == "number 1"
