"""A clinic in which staff close things and visitors ask for ways, over the real schema."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from floorplans.model import Plan
from kiosk_server.core.principals import VISITOR, Principal
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.operations import OperationRequest
from kiosk_server.venue.closure_views import ClosureViews
from kiosk_server.wayfinding.service import WayfindingService
from tests.kiosk_server.venue.venue_house import FACILITIES, TRANSLATOR, VenueHouse
from tests.kiosk_server.wayfinding.picture_house import picture_house

ROUTE = """query ($from: LocationInput!, $to: LocationInput!, $needs: TravelNeedsInput) {
  route(from: $from, to: $to, needs: $needs) {
    __typename
    ... on Route {
      distanceMetres durationSeconds dataVersion closuresAvoided avoidedText
      avoided { id summary text } steps { kind } points { levelId x y }
    }
    ... on NoRoute {
      reason message blockers { elementId kind message } nearestReachable { id } dataVersion
    }
  }
}"""
ADD = """mutation ($input: AddClosureInput!) { addClosure(input: $input) {
  __typename
  ... on AddClosureSuccess { closure { id what text createdBy isInForce isInPlan } }
  ... on Refusal { code message }
} }"""
END = """mutation ($input: EndClosureInput!) { endClosure(input: $input) {
  __typename
  ... on EndClosureSuccess { closure { id } }
  ... on Refusal { code message }
} }"""


@dataclass(frozen=True)
class ClosingHouse:
    venue: VenueHouse
    engine: Engine
    services: Services

    async def ask(
        self,
        document: str,
        variables: Mapping[str, object] | None = None,
        principal: Principal = VISITOR,
        locale: str = "en",
    ) -> dict[str, Any]:
        """The whole answer to any document."""
        context = RequestContext(self.services, principal, locale=locale)
        request = OperationRequest(document, variables=variables or {})
        answer: dict[str, Any] = orjson.loads((await self.engine.answer(context, request)).body)
        return answer

    async def route(self, start: str, goal: str, **needs: object) -> dict[str, Any]:
        """The answer to a visitor's question for a way between two places."""
        ends = {"from": {"placeId": start}, "to": {"placeId": goal}}
        answer = await self.ask(ROUTE, {**ends, "needs": needs or None})
        assert "errors" not in answer, answer
        found: dict[str, Any] = answer["data"]["route"]
        return found

    async def close(self, request_id: object = "r1", **target: object) -> dict[str, Any]:
        """What facilities are told who close something."""
        given = {"reason": "Yearly check", "requestId": request_id, **target}
        answer = await self.ask(ADD, {"input": given}, FACILITIES)
        assert "errors" not in answer, answer
        done: dict[str, Any] = answer["data"]["addClosure"]
        return done

    async def open_again(self, closure_id: str, request_id: str = "r2") -> dict[str, Any]:
        """What facilities are told who end a closure."""
        given = {"closureId": closure_id, "requestId": request_id}
        answer = await self.ask(END, {"input": given}, FACILITIES)
        done: dict[str, Any] = answer["data"]["endClosure"]
        return done


@asynccontextmanager
async def closing_house(folder: Path, plan: Plan) -> AsyncIterator[ClosingHouse]:
    """A published plan that answers visitors and listens to facilities."""
    async with picture_house(folder, plan) as house:
        services = Services(
            *(house.venue.venue, house.venue.views, house.services.get(WayfindingService)),
            *(house.venue.closures, ClosureViews(TRANSLATOR)),
        )
        yield ClosingHouse(house.venue, house.open_engine, services)
