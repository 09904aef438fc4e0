"""What buses over PostgreSQL and Redis do when their connection is cut or their server away."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

import psycopg
import pytest
from redis import Redis

from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_buses import ConnectedBus, open_event_bus
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.settings import EventsBackend, Settings
from tests.kiosk_server.core.buses import QUICK, gather_topics, run, settings_for, two_buses
from tests.services.postgres import PostgresServer
from tests.services.redis import RedisServer


@dataclass(frozen=True)
class Backend:
    """A real server, and how to reach into it."""

    settings: Settings
    cut: Callable[[], None]
    send_raw: Callable[[str], None]


def postgres_backend(url: str) -> Backend:
    def execute(statement: bytes, *values: object) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement, values)

    def cut() -> None:
        execute(
            b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            b" WHERE datname = current_database() AND application_name = 'kiosk-server events'"
        )

    def send_raw(payload: str) -> None:
        execute(b"SELECT pg_notify('kiosk_events', %s)", payload)

    return Backend(settings_for(EventsBackend.POSTGRESQL, url), cut, send_raw)


def redis_backend(url: str) -> Backend:
    def cut() -> None:
        with Redis.from_url(url) as client:
            client.client_kill_filter(_type="pubsub")
            client.client_kill_filter(_type="normal", skipme=True)

    def send_raw(payload: str) -> None:
        with Redis.from_url(url) as client:
            client.publish("kiosk_events", payload)

    return Backend(settings_for(EventsBackend.REDIS, url), cut, send_raw)


@pytest.fixture(params=["postgresql", "redis"])
def backend(request: pytest.FixtureRequest) -> Backend:
    if request.param == "postgresql":
        return postgres_backend(request.getfixturevalue("postgres_url"))
    return redis_backend(request.getfixturevalue("redis_url"))


@pytest.fixture(params=["postgresql", "redis"])
def own_server(request: pytest.FixtureRequest) -> tuple[PostgresServer | RedisServer, Settings]:
    """A server of one's own to stop and start, and settings for it."""
    if request.param == "postgresql":
        postgres: PostgresServer = request.getfixturevalue("own_postgres")
        return postgres, settings_for(EventsBackend.POSTGRESQL, postgres.new_database())
    redis: RedisServer = request.getfixturevalue("own_redis")
    return redis, settings_for(EventsBackend.REDIS, redis.url)


async def until_connected(bus: ConnectedBus, *, connected: bool) -> None:
    while bus.is_connected is not connected:  # noqa: ASYNC110 - a bus tells its health when asked
        await asyncio.sleep(0.005)


def test_a_cut_connection_heals_and_hints_every_topic_once(backend: Backend) -> None:
    async def story() -> None:
        async with (
            two_buses(backend.settings) as (here, there),
            there.subscribe(["a", "b"]) as hints,
            here.subscribe(["c"]) as others,
        ):
            await asyncio.to_thread(backend.cut)

            assert await anext(hints) == {"a", "b"}
            assert await anext(others) == {"c"}
            await here.publish(["a"])
            assert await anext(hints) == {"a"}

    run(story())


def test_hints_of_the_time_without_a_server_come_when_it_is_back(
    own_server: tuple[PostgresServer | RedisServer, Settings], caplog: pytest.LogCaptureFixture
) -> None:
    server, settings = own_server
    caplog.set_level(logging.INFO)
    metrics = Metrics.create()

    async def story() -> None:
        here = await open_event_bus(settings, metrics, QUICK)
        async with (
            two_buses(settings) as (there, other),
            there.subscribe(["a"]) as hints,
            here.subscribe(["a", "b"]) as own,
        ):
            await asyncio.to_thread(server.stop)
            await until_connected(here, connected=False)
            await here.publish(["a"])
            assert await anext(own) == {"a"}

            await asyncio.to_thread(server.start)
            for bus in (here, there, other):
                await until_connected(bus, connected=True)

            assert await gather_topics(hints, frozenset({"a"})) == {"a"}
            assert await gather_topics(own, frozenset({"b"})) == {"a", "b"}
        await here.close()

    run(story())
    assert metrics.registry.get_sample_value("kiosk_events_lost_total") == 1.0
    told = [record.getMessage() for record in caplog.records]
    # Three buses, each tells of its loss and of its return once.
    assert told.count("event link lost") == 3
    assert told.count("event link is back") == 3


def test_what_others_send_on_the_channel_is_left_alone(backend: Backend) -> None:
    async def story() -> None:
        async with (
            two_buses(backend.settings) as (here, there),
            there.subscribe(["a"]) as hints,
        ):
            for payload in ("", "hello", "7", "{}", "[]", "[[]]", '["x", 7, null]', "\u2028"):
                await asyncio.to_thread(backend.send_raw, payload)
            await here.publish(["a"])

            assert await anext(hints) == {"a"}
            assert there.is_connected

    run(story())


@pytest.mark.parametrize(
    ("backend", "url"),
    [
        (EventsBackend.POSTGRESQL, "postgresql://nobody@127.0.0.1:1/nothing"),
        (EventsBackend.REDIS, "redis://127.0.0.1:1/0"),
    ],
)
def test_a_server_that_is_away_at_the_start_is_named(backend: EventsBackend, url: str) -> None:
    with pytest.raises(ServerError) as caught:
        run(open_event_bus(settings_for(backend, url)))

    assert caught.value.code == "events-unreachable"
    assert set(caught.value.fields) == {"backend", "reason"}
