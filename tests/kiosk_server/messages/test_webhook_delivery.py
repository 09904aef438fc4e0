"""A message reaches each address once, or again under its name, whatever the receiver does."""

import asyncio
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry
from sqlalchemy import Connection

from kiosk_server.core.errors import ServerError
from kiosk_server.messages.webhooks import WEBHOOK, WEBHOOK_PATIENCE
from kiosk_server.storage import Database, open_database
from kiosk_server.storage.outbox import Effect, Outbox
from kiosk_server.storage.outbox_rows import claim, list_dead, next_due
from kiosk_server.venue.model import Closure
from tests.kiosk_server.messages.receiver import HANGS, answer, receiver
from tests.kiosk_server.messages.telling_house import (
    close_door,
    house_that_tells,
    rows,
    webhooks,
    worker,
)
from tests.kiosk_server.venue.venue_house import (
    NOON,
    SetClock,
)

pytestmark = pytest.mark.anyio


async def test_a_delivery_is_repeated_under_its_name_until_it_is_taken(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    clock, registry = SetClock(), CollectorRegistry()
    with receiver(answer(500), HANGS, b"", answer(302), answer(200)) as other:
        hooks = webhooks(clock, other.url, timeout_seconds=0.2)
        outbox = worker(database, clock, hooks, registry)
        async with house_that_tells(database_url, tmp_path, database, hooks):
            worked = []
            for pause in (4.9, 0.1, 10, 20, 40, 80):
                worked.append(await outbox.work_once())
                clock.move(seconds=pause)
        received = other.received

    assert worked == [1, 0, 1, 1, 1, 1]
    assert len(received) == 5
    assert len({request.delivery for request in received}) == 1
    assert len({request.content for request in received}) == 1
    assert len({request.headers["x-kiosk-timestamp"] for request in received}) == 5
    attempts = partial(registry.get_sample_value, "kiosk_outbox_attempts_total")
    assert attempts({"kind": "webhook", "outcome": "put-off"}) == 4
    assert attempts({"kind": "webhook", "outcome": "done"}) == 1


async def test_a_receiver_that_wants_no_more_is_left_alone(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    clock = SetClock()
    with receiver(answer(410)) as other:
        hooks = webhooks(clock, other.url)
        async with house_that_tells(database_url, tmp_path, database, hooks):
            await worker(database, clock, hooks).work_once()

        assert await database.read(rows) == []
        assert len(other.received) == 1


async def test_what_nobody_takes_is_given_up_after_a_day_and_told_once(
    database: Database, database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock, registry = SetClock(), CollectorRegistry()
    hooks = webhooks(clock, "http://127.0.0.1:1/")
    outbox = worker(database, clock, hooks, registry)
    async with house_that_tells(database_url, tmp_path, database, hooks):
        tried = 0
        while (due := await database.read(partial(next_due, kinds=[WEBHOOK]))) is not None:
            clock.time = due
            tried += await outbox.work_once()
    await database.read(outbox._read_state)

    assert tried == WEBHOOK_PATIENCE.most_attempts
    assert timedelta(hours=15) < clock.now() - NOON < timedelta(hours=31)
    assert [code for _, code in await database.read(list_dead)] == ["webhook-unreachable"]
    assert [r.levelname for r in caplog.records].count("ERROR") == 1
    assert registry.get_sample_value("kiosk_outbox_failed") == 1
    assert registry.get_sample_value("kiosk_outbox_waiting") == 0


async def test_an_address_that_is_in_the_settings_no_more_is_sent_nothing(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    clock = SetClock()
    with receiver() as other:
        before = webhooks(clock, other.url)
        async with house_that_tells(database_url, tmp_path, database, before):
            await worker(database, clock, webhooks(clock)).work_once()

        (kept,) = await database.read(rows)
        assert other.received == []
        (effect,) = await database.write(_claim_all)
        with pytest.raises(ServerError) as raised:
            await webhooks(clock).deliver(effect)
        assert raised.value.code == "webhook-address-unknown"
        assert kept[0] == effect.key


def _claim_all(connection: Connection) -> list[Effect]:
    later = NOON + timedelta(days=1)
    return claim(connection, [WEBHOOK], "test", later, later, 10)


async def test_another_hospitals_messages_are_left_to_it(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    clock = SetClock()
    with receiver() as other:
        hooks = webhooks(clock, other.url)
        async with house_that_tells(database_url, tmp_path, database, hooks):
            elsewhere = Outbox(database, clock, {WEBHOOK: hooks.deliver}, hospital_id="east")

            assert await elsewhere.work_once() == 0
            assert await worker(database, clock, hooks).work_once() == 1


async def test_two_processes_tell_once_between_them(
    database: Database, database_url: str, tmp_path: Path, engine: str
) -> None:
    if engine == "sqlite":
        pytest.skip("a SQLite file has one process")
    second = await open_database(database_url)
    clock = SetClock()
    with receiver() as other:
        hooks = webhooks(clock, other.url)
        async with house_that_tells(database_url, tmp_path, database, hooks) as house:
            for number in range(10):
                closure = await close_door(house, f"r{number}")
                assert isinstance(closure, Closure)
            workers = [worker(d, clock, hooks) for d in (database, second)]
            while sum(await asyncio.gather(*(one.work_once() for one in workers))):
                pass
        deliveries = [request.delivery for request in other.received]
    await second.close()

    assert len(deliveries) == len(set(deliveries)) == 11
