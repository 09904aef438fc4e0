"""Shared column kinds keep what they are given."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import StatementError

from kiosk_server.storage import Database
from kiosk_server.storage.tables import requests

pytestmark = pytest.mark.anyio

BEIJING = timezone(timedelta(hours=8))


def keep(made_at: datetime) -> dict[str, object]:
    key = {"hospital_id": "main", "actor": "a", "request_id": "r", "fingerprint": "f"}
    return {**key, "made_at": made_at}


async def test_an_instant_comes_back_aware_in_utc(database: Database) -> None:
    when = datetime(2026, 11, 22, 8, 30, 0, 123456, tzinfo=BEIJING)

    await database.write(lambda connection: connection.execute(insert(requests), keep(when)))
    back = await database.read(lambda connection: connection.scalar(select(requests.c.made_at)))

    assert back == when
    assert back is not None
    assert back.tzinfo is UTC


async def test_both_hours_of_a_night_when_clocks_are_put_back_are_kept(database: Database) -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    rows = [
        keep(when) | {"request_id": request_id}
        for request_id, when in (("a", first), ("b", first.replace(fold=1)))
    ]
    by_id = select(requests.c.made_at).order_by(requests.c.request_id)

    await database.write(lambda connection: connection.execute(insert(requests), rows))
    back = await database.read(lambda connection: connection.scalars(by_id).all())

    assert back == [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]


async def test_instants_are_compared_as_instants(database: Database) -> None:
    when = datetime(2026, 11, 22, 8, 30, tzinfo=BEIJING)
    await database.write(lambda connection: connection.execute(insert(requests), keep(when)))

    def count(connection: Connection, limit: datetime) -> int:
        return len(connection.execute(select(requests).where(requests.c.made_at < limit)).all())

    at = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)
    assert await database.read(lambda connection: count(connection, at)) == 0
    after = at + timedelta(microseconds=1)
    assert await database.read(lambda connection: count(connection, after)) == 1


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 22)  # noqa: DTZ001 - that is what is refused

    with pytest.raises(StatementError):
        await database.write(lambda connection: connection.execute(insert(requests), keep(naive)))
