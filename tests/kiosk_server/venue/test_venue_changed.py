"""Whoever holds a subscription to the venue is told at once of a new plan and of an alarm."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from floorplans.facts import Names
from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.fan_out import FanOut, SharedOperation
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.graphql_api.operations import Openness, OperationRequest
from kiosk_server.graphql_api.schema import build_schema
from kiosk_server.venue.alarm import Alarm, AlarmOrder
from kiosk_server.venue.alarm_views import AlarmViews
from kiosk_server.venue.schema_part import venue_part
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import (
    FACILITIES,
    TRANSLATOR,
    VenueHouse,
    run,
    venue_house,
)

HOUSE = two_storeys()
RENAMED = replace(HOUSE, names=Names.of(en="Renamed house"))
DOCUMENT = "subscription { venueChanged { name } }"


ALARMS = "subscription { venueChanged { alarms { id isDrill text } } }"


class Screen:
    """Somebody who holds a subscription."""

    def __init__(self) -> None:
        self.states: asyncio.Queue[bytes] = asyncio.Queue()

    def put_state(self, result: bytes) -> None:
        self.states.put_nowait(result)

    def end(self, *, is_broken: bool) -> None:
        raise AssertionError(is_broken)

    async def next_state(self) -> Any:  # noqa: ANN401 - as JSON has it
        state = json.loads(await asyncio.wait_for(self.states.get(), 5))
        return state["data"]["venueChanged"]


@asynccontextmanager
async def screen_of(house: VenueHouse, document: str) -> AsyncIterator[Screen]:
    """A screen that holds a subscription to what a server tells."""
    engine = Engine(
        build_schema([venue_part()], TRANSLATOR),
        ErrorWriter(TRANSLATOR),
        manifests=Manifests.none(),
        openness=Openness.OPEN,
    )
    services = Services(house.venue, house.views, house.alarms, AlarmViews(TRANSLATOR))
    context = RequestContext(services, locale="en")
    prepared = engine.prepare_subscription(context, OperationRequest(document))
    fan_out, screen = FanOut(house.events), Screen()
    fan_out.join(SharedOperation(prepared.key, prepared.topics, prepared.run), screen)
    try:
        yield screen
    finally:
        await fan_out.close()


def test_a_published_plan_reaches_every_screen(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with (
            venue_house(sqlite_url, tmp_path, HOUSE) as house,
            screen_of(house, DOCUMENT) as screen,
        ):
            first = await screen.next_state()
            await house.venue.publish(RENAMED, by="planner")
            second = await screen.next_state()

            assert (first, second) == ({"name": "Test plan"}, {"name": "Renamed house"})

    run(work())


def test_an_alarm_reaches_the_screens_of_every_process(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        bus = MemoryBus()
        async with (
            venue_house(sqlite_url, tmp_path, HOUSE, events=bus) as one,
            venue_house(sqlite_url, tmp_path, events=bus, database=one.database) as other,
            screen_of(other, ALARMS) as screen,
        ):
            before = await screen.next_state()
            order = AlarmOrder(is_drill=True)
            drill = await one.alarms.start_alarm(order, principal=FACILITIES, request_id="r1")
            during = await screen.next_state()
            assert isinstance(drill, Alarm)
            await one.alarms.end_alarm(drill.id, principal=FACILITIES, request_id="r2")
            after = await screen.next_state()

            told = {"id": drill.id, "isDrill": True, "text": "Evacuation drill"}
            assert (before, during, after) == ({"alarms": []}, {"alarms": [told]}, {"alarms": []})

    run(work())
