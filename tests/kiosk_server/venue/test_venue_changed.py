"""Whoever holds a subscription to the venue has a new plan within a moment of its publication."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

from floorplans.facts import Names
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.fan_out import FanOut, SharedOperation
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.graphql_api.operations import Openness, OperationRequest
from kiosk_server.graphql_api.schema import build_schema
from kiosk_server.venue.schema_part import venue_part
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import TRANSLATOR, run, venue_house

HOUSE = two_storeys()
RENAMED = replace(HOUSE, names=Names.of(en="Renamed house"))
DOCUMENT = "subscription { venueChanged { name } }"


class Screen:
    """Somebody who holds a subscription."""

    def __init__(self) -> None:
        self.states: asyncio.Queue[bytes] = asyncio.Queue()

    def put_state(self, result: bytes) -> None:
        self.states.put_nowait(result)

    def end(self, *, is_broken: bool) -> None:
        raise AssertionError(is_broken)

    async def next_name(self) -> str:
        state = json.loads(await asyncio.wait_for(self.states.get(), 5))
        return str(state["data"]["venueChanged"]["name"])


def test_a_published_plan_reaches_every_screen(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            engine = Engine(
                build_schema([venue_part()], TRANSLATOR),
                ErrorWriter(TRANSLATOR),
                manifests=Manifests.none(),
                openness=Openness.OPEN,
            )
            context = RequestContext(Services(house.venue, house.views), locale="en")
            prepared = engine.prepare_subscription(context, OperationRequest(DOCUMENT))
            fan_out, screen = FanOut(house.events), Screen()
            fan_out.join(SharedOperation(prepared.key, prepared.topics, prepared.run), screen)

            first = await screen.next_name()
            await house.venue.publish(RENAMED, by="planner")
            second = await screen.next_name()

            assert (first, second) == ("Test plan", "Renamed house")
            await fan_out.close()

    run(work())
