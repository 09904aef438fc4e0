"""Asks the real schema for pictures of a plan, without a server: as a visitor, by any document."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import orjson

from floorplans.model import Plan
from i18n.translator import Translator
from kiosk_server.app.graphql import listed_operations, server_schema
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.operations import Openness, OperationRequest
from kiosk_server.wayfinding.hand_offs import HandOffs
from kiosk_server.wayfinding.pictures import WayPictures
from kiosk_server.wayfinding.service import WayfindingService
from tests.kiosk_server.venue.venue_house import TRANSLATOR, VenueHouse, venue_house
from tests.services.sqlite import migrated_sqlite

PUBLIC_URL = "https://ways.example.org"
WAY = {"from": {"anchorCode": "K1"}, "to": {"placeId": "radiology"}}
"""From the clinic's kiosk, over a change of level."""


@dataclass(frozen=True)
class PictureHouse:
    """A published plan, and the engine that answers about it."""

    venue: VenueHouse
    engine: Engine
    """As under `serve`: a visitor's documents must be listed."""
    open_engine: Engine
    """As in the demo: anybody may ask anything."""
    services: Services
    pictures: WayPictures

    async def answer(
        self, document: str, variables: Mapping[str, object], locale: str = "en"
    ) -> dict[str, Any]:
        """The whole answer to a document that the pages list."""
        context = RequestContext(self.services, locale=locale)
        request = OperationRequest(document, variables=variables)
        answer: dict[str, Any] = orjson.loads((await self.engine.answer(context, request)).body)
        return answer

    async def ask(
        self, operation: str, variables: Mapping[str, object], locale: str = "en"
    ) -> dict[str, Any]:
        """The whole answer to an operation of the pages, by its file's name."""
        folder = resources.files("kiosk_server.web") / "operations"
        document = folder.joinpath(f"{operation}.graphql").read_text("utf-8")
        return await self.answer(document, variables, locale)


@asynccontextmanager
async def picture_house(
    folder: Path, plan: Plan, translator: Translator = TRANSLATOR
) -> AsyncIterator[PictureHouse]:
    """A published plan with services that answer about it."""
    url = migrated_sqlite(folder)
    schema, errors = server_schema(translator), ErrorWriter(translator)
    engine = Engine(schema, errors, manifests=listed_operations())
    open_engine = Engine(schema, errors, openness=Openness.OPEN)
    async with venue_house(url, folder, plan) as house:
        wayfinding = WayfindingService(house.venue, house.views, translator)
        pictures = WayPictures(house.venue, house.views, translator)
        hand_offs = HandOffs(PUBLIC_URL, translator)
        services = Services(house.venue, house.views, wayfinding, pictures, hand_offs)
        try:
            yield PictureHouse(house, engine, open_engine, services, pictures)
        finally:
            await pictures.stop()
            await wayfinding.stop()


async def route_of(
    house: PictureHouse, operation: str, variables: Mapping[str, object], locale: str = "en"
) -> dict[str, Any]:
    """The route of an answer without errors."""
    answer = await house.ask(operation, variables, locale)
    assert "errors" not in answer, answer
    route: dict[str, Any] = answer["data"]["route"]
    return route


def svg_of(text: str) -> ET.Element:
    """The root element of a picture; raises ParseError for what is not well-formed."""
    return ET.fromstring(text)  # noqa: S314 - our own drawing
