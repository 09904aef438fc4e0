"""One suite over all event buses, on real servers."""

import asyncio
from dataclasses import replace

import pytest

from kiosk_server.core.event_buses import open_event_bus
from kiosk_server.core.linked_bus import MOST_PENDING
from kiosk_server.core.settings import EventsBackend, Settings
from tests.kiosk_server.core.buses import gather_topics, run, settings_for, two_buses

FIXTURES = {EventsBackend.POSTGRESQL: "postgres_url", EventsBackend.REDIS: "redis_url"}


@pytest.fixture(params=list(EventsBackend), ids=lambda backend: backend.value)
def settings(request: pytest.FixtureRequest) -> Settings:
    backend: EventsBackend = request.param
    url = request.getfixturevalue(FIXTURES[backend]) if backend in FIXTURES else ""
    return settings_for(backend, url)


@pytest.fixture(params=list(FIXTURES), ids=lambda backend: backend.value)
def linked(request: pytest.FixtureRequest) -> Settings:
    """Settings where there is somebody else to hear."""
    return settings_for(request.param, request.getfixturevalue(FIXTURES[request.param]))


def test_a_hint_reaches_who_asked_for_its_topic(settings: Settings) -> None:
    async def story() -> None:
        async with (
            two_buses(settings) as (here, there),
            there.subscribe(["venue", "queue:1"]) as hints,
        ):
            await here.publish(["queue:2"])
            await here.publish(["queue:1"])

            assert await anext(hints) == {"queue:1"}

    run(story())


def test_hints_between_two_looks_come_as_one_set(settings: Settings) -> None:
    async def story() -> None:
        async with (
            two_buses(settings) as (here, there),
            there.subscribe(["a", "b"]) as hints,
            there.subscribe(["end"]) as end,
        ):
            for _ in range(200):
                await here.publish(["a"])
                await here.publish(["b"])
            await here.publish(["end"])
            await anext(end)
            await anext(hints)

            await here.publish(["end"])
            await anext(end)
            later = asyncio.ensure_future(anext(hints))
            await asyncio.sleep(0)

            assert not later.done()
            later.cancel()

    run(story())


def test_a_publisher_hears_its_own_hint_once(settings: Settings) -> None:
    async def story() -> None:
        async with (
            two_buses(settings) as (here, there),
            here.subscribe(["a"]) as own,
            here.subscribe(["b"]) as answer,
        ):
            await here.publish(["a"])
            assert await anext(own) == {"a"}

            await there.publish(["b"])
            await anext(answer)
            echo = asyncio.ensure_future(anext(own))
            await asyncio.sleep(0)

            assert not echo.done()
            echo.cancel()

    run(story())


def test_many_long_topics_all_arrive(settings: Settings) -> None:
    topics = frozenset(f"ticket:候诊-{number:0200}" for number in range(1_000))

    async def story() -> None:
        async with (
            two_buses(settings) as (here, there),
            there.subscribe(topics) as hints,
        ):
            await here.publish(topics)

            assert await gather_topics(hints, topics) == topics

    run(story())


def test_a_topic_too_long_for_the_link_hints_everything(settings: Settings) -> None:
    async def story() -> None:
        async with (
            two_buses(settings) as (here, there),
            there.subscribe(["venue"]) as hints,
        ):
            await here.publish(["x" * 100_000, "venue"])

            assert await anext(hints) == {"venue"}

    run(story())


def test_a_flood_of_topics_hints_everything_and_is_not_kept(settings: Settings) -> None:
    async def story() -> None:
        async with (
            two_buses(settings) as (here, there),
            there.subscribe(["queue:7"]) as hints,
        ):
            for number in range(MOST_PENDING + 2):
                await here.publish([f"queue:{number}"])

            assert await anext(hints) == {"queue:7"}

    run(story())


def test_closing_ends_all_subscriptions_now_and_later(settings: Settings) -> None:
    async def story() -> None:
        async with (
            two_buses(settings) as (here, _),
            here.subscribe(["a"]) as hints,
        ):
            waiting = asyncio.ensure_future(anext(hints, None))
            await asyncio.sleep(0)
            await here.close()

            assert await waiting is None
            async with here.subscribe(["a"]) as later:
                assert await anext(later, None) is None

    run(story())


def test_hints_of_the_last_moment_are_sent_before_closing(linked: Settings) -> None:
    async def story() -> None:
        async with two_buses(linked) as (here, there), there.subscribe(["a"]) as hints:
            await here.publish(["a"])
            await here.close()

            assert await anext(hints) == {"a"}

    run(story())


def test_another_channel_is_another_world(linked: Settings) -> None:
    other = replace(linked, events_channel="other_house")

    async def story() -> None:
        stranger = await open_event_bus(other)
        async with two_buses(linked) as (here, there), there.subscribe(["a", "b"]) as hints:
            await stranger.publish(["a"])
            await stranger.close()
            await here.publish(["b"])

            assert await anext(hints) == {"b"}

    run(story())
