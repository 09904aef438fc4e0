"""The desk of those who run the building: the real schema over the sample clinic, as served."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from kiosk_server.app.graphql import listed_operations, server_schema
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.facilities.closing_service import ClosingService
from kiosk_server.facilities.fault_views import FaultViews
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.operations import Openness, OperationRequest
from kiosk_server.venue.closure_views import ClosureViews
from tests.kiosk_server.facilities.fault_house import FaultHouse, fault_house
from tests.kiosk_server.venue.venue_house import TRANSLATOR
from tests.services.sqlite import migrated_sqlite


def person(*roles: Role) -> Principal:
    return Principal(PrincipalKind.PERSON, "p", "Li Na", frozenset(roles))


@dataclass(frozen=True)
class BuildingOffice:
    """Asks what the pages ask, by the name of the listed operation."""

    house: FaultHouse
    engine: Engine
    services: Services

    async def ask(
        self,
        operation: str,
        variables: Mapping[str, object] | None = None,
        principal: Principal | None = None,
        locale: str = "en",
    ) -> dict[str, Any]:
        """The whole answer to a listed operation, or to a document of braces."""
        context = RequestContext(self.services, principal or person(Role.FACILITIES), locale)
        listed = listed_operations().current
        document = operation if "{" in operation else listed[operation].document
        request = OperationRequest(document, variables=variables or {})
        answer: dict[str, Any] = orjson.loads((await self.engine.answer(context, request)).body)
        return answer

    async def data(
        self, operation: str, variables: Mapping[str, object] | None = None, locale: str = "en"
    ) -> dict[str, Any]:
        """The data of an answer without errors, as facilities staff get it."""
        answer = await self.ask(operation, variables, locale=locale)
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data


@asynccontextmanager
async def building_office(folder: Path) -> AsyncIterator[BuildingOffice]:
    """A started office."""
    async with fault_house(migrated_sqlite(folder), folder) as house:
        venue = house.venue
        closing = ClosingService(venue.venue, venue.views, TRANSLATOR, venue.clock)
        services = Services(
            *(venue.venue, venue.views, venue.closures, closing, house.faults),
            *(ClosureViews(TRANSLATOR), FaultViews(TRANSLATOR)),
        )
        engine = Engine(
            server_schema(TRANSLATOR),
            ErrorWriter(TRANSLATOR),
            manifests=listed_operations(),
            openness=Openness.OPEN,
        )
        try:
            yield BuildingOffice(house, engine, services)
        finally:
            await closing.stop()
