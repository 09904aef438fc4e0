"""The report on what each door and lift carries alone, asked of the real schema."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from floorplans.criticality import criticality
from floorplans.plan_opening import open_plan
from floorplans.travel_needs import Profile, needs_of
from kiosk_server.app.graphql import listed_operations, server_schema
from kiosk_server.core.principals import VISITOR, Principal, PrincipalKind, Role
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.facilities.service import FacilitiesService
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.operations import OperationRequest
from kiosk_server.storage import migrate
from tests.kiosk_server.venue.venue_house import TRANSLATOR, VenueHouse, venue_house

REPORT = "report_criticality.graphql"


@dataclass(frozen=True)
class Office:
    """A published clinic and the engine that answers about it, as under `serve`."""

    venue: VenueHouse
    engine: Engine
    services: Services
    document: str

    async def ask(
        self,
        principal: Principal,
        needs: Mapping[str, object] | None = None,
        locale: str = "en",
    ) -> dict[str, Any]:
        context = RequestContext(self.services, principal, locale)
        request = OperationRequest(self.document, variables={"needs": needs})
        answer: dict[str, Any] = orjson.loads((await self.engine.answer(context, request)).body)
        return answer


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def office(
    anyio_backend: str, tmp_path_factory: pytest.TempPathFactory, repository: Path
) -> AsyncIterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    url = f"sqlite:///{folder / 'kiosk.sqlite'}"
    migrate(url)
    plan = open_plan(repository / "floorplans" / "sample_clinic" / "plan").plan
    engine = Engine(
        server_schema(TRANSLATOR), ErrorWriter(TRANSLATOR), manifests=listed_operations()
    )
    document = repository / "kiosk_server" / "web" / "operations" / REPORT
    async with venue_house(url, folder, plan) as house:
        facilities = FacilitiesService(house.venue, house.views, TRANSLATOR)
        services = Services(house.venue, house.views, facilities)
        try:
            yield Office(house, engine, services, document.read_text("utf-8"))
        finally:
            await facilities.stop()


def person(*roles: Role) -> Principal:
    return Principal(PrincipalKind.PERSON, "p", "P", frozenset(roles))


@pytest.mark.anyio
async def test_the_report_names_elements_and_what_they_cut_off(office: Office) -> None:
    needs = needs_of(Profile.WHEELCHAIR)

    answer = await office.ask(person(Role.FACILITIES), {"profile": "WHEELCHAIR"})

    report = answer["data"]["criticalityReport"]
    expected = criticality(office.venue.venue.snapshot, needs)
    told = [
        (row["element"]["id"], tuple(place["id"] for place in row["placesCutOff"]))
        for row in report
    ]
    assert told == [(each.element_id, each.place_ids) for each in expected]
    by_id = {row["element"]["id"]: row["element"] for row in report}
    assert by_id["lift-1"] == {"id": "lift-1", "kind": "LIFT", "name": by_id["lift-1"]["name"]}
    assert "ift" in by_id["lift-1"]["name"]


@pytest.mark.anyio
async def test_the_report_speaks_the_language_of_the_request(office: Office) -> None:
    answer = await office.ask(person(Role.ADMIN), {"profile": "WHEELCHAIR"}, locale="zh-CN")

    names = {row["element"]["id"]: row["element"]["name"]
             for row in answer["data"]["criticalityReport"]}  # fmt: skip
    assert "电梯" in names["lift-1"]


@pytest.mark.anyio
@pytest.mark.parametrize("role", [Role.FACILITIES, Role.PLANNER, Role.MANAGER, Role.ADMIN])
async def test_those_who_run_the_building_may_ask(office: Office, role: Role) -> None:
    assert "errors" not in await office.ask(person(role))


@pytest.mark.anyio
@pytest.mark.parametrize(
    "principal",
    [
        VISITOR,
        Principal(PrincipalKind.KIOSK, "k"),
        person(Role.VOLUNTEER, Role.NURSE, Role.CLINICIAN, Role.COORDINATOR),
    ],
    ids=["visitor", "kiosk", "others"],
)
async def test_others_may_not(office: Office, principal: Principal) -> None:
    answer = await office.ask(principal)

    assert answer["data"] is None
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]


@pytest.mark.anyio
async def test_impossible_needs_are_refused_in_words(office: Office) -> None:
    answer = await office.ask(
        person(Role.ADMIN), {"profile": "WALKING", "walkingMetresPerSecond": -1.0}
    )

    assert answer["data"] is None
    (error,) = answer["errors"]
    assert "walkingMetresPerSecond" in error["message"]


@pytest.mark.anyio
async def test_a_body_too_wide_for_any_door_has_nothing_to_lose(office: Office) -> None:
    answer = await office.ask(person(Role.ADMIN), {"profile": "WHEELCHAIR", "bodyWidthMetres": 4.0})

    assert answer["data"]["criticalityReport"] == []
