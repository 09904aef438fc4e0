"""Who closes something is heeded by the next answer, and by every screen that watches."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from floorplans.model import Plan
from kiosk_server.core.principals import VISITOR, Principal, PrincipalKind, Role
from kiosk_server.core.request_context import RequestContext
from kiosk_server.graphql_api.fan_out import FanOut, SharedOperation
from kiosk_server.graphql_api.operations import OperationRequest
from kiosk_server.venue.closure_service import ClosureService
from kiosk_server.venue.model import ClosedElement, ClosureOrder
from tests.kiosk_server.venue.venue_house import FACILITIES, NOON
from tests.kiosk_server.wayfinding.closing_house import ADD, ClosingHouse, closing_house

LIST = "{ closures { id what kind reason from until isInForce isInPlan text summary } }"


@pytest.fixture
async def house(
    anyio_backend: str, tmp_path: Path, clinic_plan: Plan
) -> AsyncIterator[ClosingHouse]:
    assert anyio_backend == "asyncio"
    async with closing_house(tmp_path, clinic_plan) as made:
        yield made


@pytest.mark.anyio
async def test_a_closed_lift_is_told_to_who_needs_it(house: ClosingHouse) -> None:
    before = await house.route("pharmacy", "radiology", profile="WHEELCHAIR")
    lifts = [each.id for each in house.venue.venue.current.plan.connectors if "lift" in each.id]

    done = [
        await house.close(f"r{lift}", elementId=lift, kind="OUT_OF_SERVICE", until=_at(hours=2))
        for lift in lifts
    ]
    closed = await house.route("pharmacy", "radiology", profile="WHEELCHAIR")
    for each in done:
        await house.open_again(each["closure"]["id"], f"end-{each['closure']['id']}")
    after = await house.route("pharmacy", "radiology", profile="WHEELCHAIR")

    assert before["__typename"] == "Route"
    assert closed["__typename"] == "NoRoute"
    assert closed["reason"] == "CLOSED"
    assert {each["kind"] for each in closed["blockers"]} == {"CLOSED"}
    assert closed["blockers"][0]["message"].endswith(
        "is out of service until 22:00: Yearly check"
    ), closed
    assert closed["dataVersion"] != before["dataVersion"] != after["dataVersion"]
    assert {**after, "dataVersion": ""} == {**before, "dataVersion": ""}


@pytest.mark.anyio
async def test_a_way_round_names_what_it_goes_round(house: ClosingHouse) -> None:
    before = await house.route("pharmacy", "radiology")
    ridden = "lift" if any(step["kind"] == "TAKE_LIFT" for step in before["steps"]) else "stairs"
    plan = house.venue.venue.current.plan
    used = next(each.id for each in plan.connectors if each.id.startswith(ridden))

    done = await house.close(elementId=used, kind="CLEANING")
    answer = await house.route("pharmacy", "radiology")

    assert answer["__typename"] == "Route"
    assert answer["durationSeconds"] >= before["durationSeconds"]
    assert answer["closuresAvoided"] == [done["closure"]["id"]]
    assert answer["avoidedText"].startswith("This way goes round: ")
    assert answer["avoided"][0]["summary"].endswith("(cleaning)")


@pytest.mark.anyio
async def test_closures_are_told_to_everybody_and_who_closed_to_staff(house: ClosingHouse) -> None:
    level_id = house.venue.venue.current.plan.levels[0].id
    await house.close("r1", levelId=level_id, kind="CONSTRUCTION", **{"from": _at(hours=30)})
    corners = [{"x": x, "y": y} for x, y in ((0, 0), (2, 0), (2, 2))]
    await house.close("r2", area={"levelId": level_id, "corners": corners})

    listed = (await house.ask(LIST))["data"]["closures"]
    asked = "{ closures { createdBy createdAt } }"
    to_visitor = await house.ask(asked, principal=VISITOR)
    to_staff = await house.ask(asked, principal=FACILITIES)

    assert [each["isInForce"] for each in listed] == [True, False]
    assert listed[1]["text"].startswith("From 24 November 2026, 02:00: ")
    assert listed[1]["text"].endswith("is closed for building work")
    assert to_visitor["errors"]
    assert to_staff["data"]["closures"][0]["createdBy"] == "Wang Wei"


@pytest.mark.anyio
async def test_only_facilities_managers_and_admins_close(house: ClosingHouse) -> None:
    lift = house.venue.venue.current.plan.connectors[0].id
    given = {"input": {"elementId": lift, "reason": "x", "requestId": "r"}}

    for role in Role:
        person = Principal(PrincipalKind.PERSON, id="p", name="P", roles=frozenset({role}))
        answer = await house.ask(ADD, given, person)
        assert ("errors" not in answer) == (role in {Role.FACILITIES, Role.MANAGER, Role.ADMIN})
    assert "errors" in await house.ask(ADD, given, VISITOR)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "CLOSURE_TARGET_UNFIT"),
        ({"elementId": "lift-1", "levelId": "f1"}, "CLOSURE_TARGET_UNFIT"),
        ({"area": {"levelId": "f1", "corners": []}}, "CLOSURE_TARGET_UNFIT"),
        ({"area": {"levelId": "f1", "corners": [{"x": 1, "y": 1}]}}, "CLOSURE_AREA_UNFIT"),
        ({"levelId": "cellar"}, "CLOSURE_LEVEL_UNKNOWN"),
        ({"elementId": "nothing"}, "CLOSURE_ELEMENT_UNKNOWN"),
        ({"levelId": "f1", "until": "2020-01-01T00:00:00Z"}, "CLOSURE_TIMES_UNFIT"),
        ({"levelId": "f1", "until": "9999-12-31T23:59:00-12:00"}, "CLOSURE_TIMES_UNFIT"),
        ({"levelId": "f1", "from": "0001-01-01T00:00:00+12:00"}, "CLOSURE_TIMES_UNFIT"),
        ({"levelId": "f1", "reason": " "}, "CLOSURE_REASON_UNFIT"),
    ],
)
async def test_what_cannot_be_closed_is_refused_in_words(
    house: ClosingHouse, given: dict[str, object], code: str
) -> None:
    refused = await house.close(**given)

    assert refused["__typename"] == "Refusal"
    assert refused["code"] == code
    assert refused["message"]
    assert house.venue.venue.snapshot.closures is None


@pytest.mark.anyio
async def test_every_screen_that_watches_is_told(house: ClosingHouse) -> None:
    context = RequestContext(house.services, locale="en")
    prepared = house.engine.prepare_subscription(
        context, OperationRequest("subscription { closuresChanged { summary } }")
    )
    fan_out, screen = FanOut(house.venue.events), Screen()
    fan_out.join(SharedOperation(prepared.key, prepared.topics, prepared.run), screen)
    lift = next(e.id for e in house.venue.venue.current.plan.connectors if "lift" in e.id)

    first = await screen.next_state()
    done = await house.close(elementId=lift, kind="OUT_OF_SERVICE")
    second = await screen.next_state()
    await house.open_again(done["closure"]["id"])
    third = await screen.next_state()

    assert (first, len(second), third) == ([], 1, [])
    assert second[0]["summary"].endswith("(out of service)")
    await fan_out.close()


class Screen:
    """Somebody who holds a subscription."""

    def __init__(self) -> None:
        self.states: asyncio.Queue[bytes] = asyncio.Queue()

    def put_state(self, result: bytes) -> None:
        self.states.put_nowait(result)

    def end(self, *, is_broken: bool) -> None:
        assert not is_broken

    async def next_state(self) -> list[dict[str, str]]:
        state = json.loads(await asyncio.wait_for(self.states.get(), 5))
        listed: list[dict[str, str]] = state["data"]["closuresChanged"]
        return listed


def _at(**later: float) -> str:
    return (NOON + timedelta(**later)).isoformat()


@pytest.mark.anyio
async def test_a_way_through_a_room_says_that_there_is_no_other(house: ClosingHouse) -> None:
    asked = """{ route(from: {placeId: "aed-1"}, to: {placeId: "%s"}) { ... on Route {
      throughRoomIds throughRoomsText } } }"""

    through = (await house.ask(asked % "ct"))["data"]["route"]
    straight = (await house.ask(asked % "radiology"))["data"]["route"]

    assert through["throughRoomIds"] == ["radiology"]
    assert through["throughRoomsText"].startswith("There is no other way for you than through ")
    assert straight == {"throughRoomIds": [], "throughRoomsText": None}


@pytest.mark.anyio
async def test_a_closure_is_in_the_audit_of_who_made_it(tmp_path: Path, clinic_plan: Plan) -> None:
    kept: list[tuple[str, str, tuple[str, ...]]] = []
    async with closing_house(tmp_path, clinic_plan) as house:
        closures = ClosureService(
            house.venue.venue,
            house.venue.database,
            house.venue.events,
            house.venue.clock,
            new_id=lambda: "c1",
            record=lambda _c, actor, action, targets, _r: kept.append(
                (actor.name, action, tuple(targets))
            ),
        )
        order = ClosureOrder(ClosedElement("lift-1"), "Check")
        for request_id in ("a", "a"):
            await closures.add_closure(order, principal=FACILITIES, request_id=request_id)
        for request_id in ("b", "c"):
            await closures.end_closure("c1", principal=FACILITIES, request_id=request_id)

    assert kept == [
        ("Wang Wei", "closure-added", ("closure:c1", "element:lift-1")),
        ("Wang Wei", "closure-ended", ("closure:c1", "element:lift-1")),
    ]
