"""Ways asked for at a time, and asked for now, by the clock of the house."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk_server.core.request_context import RequestContext
from kiosk_server.graphql_api.operations import OperationRequest
from tests.floorplans.plan_makers import two_storeys
from tests.floorplans.test_timetable import with_hours
from tests.kiosk_server.wayfinding.closing_house import ClosingHouse, closing_house

pytestmark = pytest.mark.anyio

ASK = """query ($to: ID!, $at: DateTime, $needs: TravelNeedsInput) {
  route(from: {placeId: "r1"}, to: {placeId: $to}, departAt: $at, needs: $needs) {
    ... on Route {
      durationSeconds openOnArrival steps { kind text spokenText waitUntil durationSeconds }
    }
    ... on NoRoute { reason blockers { elementId kind message opensAt } }
  }
}"""
NEAR = """query { nearestPlaces(kind: ROOM, from: {placeId: "r1"}) { place { id } } }"""


@asynccontextmanager
async def house_with_hours(folder: Path, **hours: str) -> AsyncIterator[ClosingHouse]:
    """Two storeys in Asia/Shanghai; its clock stands at eight in the evening of a Sunday."""
    async with closing_house(folder, with_hours(two_storeys(), **hours)) as house:
        yield house


async def ask(
    house: ClosingHouse, to: str = "r2", at: str | None = None, locale: str = "en"
) -> dict[str, Any]:
    answer = await house.ask(ASK, {"to": to, "at": at}, locale=locale)
    assert "errors" not in answer, answer
    found: dict[str, Any] = answer["data"]["route"]
    return found


def kinds(found: Mapping[str, Any]) -> list[str]:
    return [step["kind"] for step in found["steps"]]


@pytest.mark.parametrize(
    ("locale", "message"),
    [("en", "it opens on Monday at 07:30"), ("zh-CN", "周一07:30开放")],
)
async def test_a_shut_door_is_told_with_when_it_opens(
    tmp_path: Path, locale: str, message: str
) -> None:
    async with house_with_hours(tmp_path, d2="Mo-Fr 07:30-18:00") as house:
        found = await ask(house, locale=locale)

        assert found["reason"] == "CLOSED"
        (blocker,) = found["blockers"]
        assert (blocker["elementId"], blocker["kind"]) == ("d2", "HOURS")
        assert blocker["opensAt"] == "2026-11-23T07:30:00+08:00"
        assert message in blocker["message"].replace(" ", "" if locale == "zh-CN" else " ")


async def test_the_same_door_is_passed_at_another_time(tmp_path: Path) -> None:
    async with house_with_hours(tmp_path, d2="Mo-Fr 07:30-18:00") as house:
        found = await ask(house, at="2026-11-23T12:00:00+08:00")

        assert "ARRIVE" in kinds(found)
        assert "WAIT" not in kinds(found)


@pytest.mark.parametrize(("locale", "said"), [("en", "opens at 07:30"), ("zh-CN", "07:30开放")])
async def test_a_wait_is_a_step_with_its_words(tmp_path: Path, locale: str, said: str) -> None:
    async with house_with_hours(tmp_path, d2="07:30-18:00") as house:
        found = await ask(house, at="2026-11-23T07:27:00+08:00", locale=locale)

        (wait,) = [step for step in found["steps"] if step["kind"] == "WAIT"]
        assert wait["waitUntil"] == "2026-11-23T07:30:00+08:00"
        assert said in wait["text"].replace(" ", "" if locale == "zh-CN" else " ")
        assert wait["spokenText"]
        assert wait["durationSeconds"] > 120.0
        total = sum(step["durationSeconds"] for step in found["steps"])
        assert total == pytest.approx(found["durationSeconds"], abs=0.5)


async def test_no_answer_outlives_a_change_by_the_clock(tmp_path: Path) -> None:
    async with house_with_hours(tmp_path, d2="06:00-20:30") as house:
        by_day = await ask(house)
        house.venue.clock.move(minutes=20)
        still = await ask(house)
        house.venue.clock.move(minutes=15)
        shut = await ask(house)

        assert by_day == still
        assert shut["reason"] == "CLOSED"


async def test_answers_are_shared_while_nothing_changes_soon(tmp_path: Path) -> None:
    async with house_with_hours(tmp_path, d2="06:00-23:59") as house:
        context = RequestContext(house.services, locale="en")
        request = OperationRequest(ASK, variables={"to": "r2"})
        first = await house.engine.answer(context, request)
        house.venue.clock.move(minutes=14, seconds=7)
        again = await house.engine.answer(context, request)
        house.venue.clock.move(hours=2)
        near_a_change = await house.engine.answer(context, request)

        assert [each.from_cache for each in (first, again, near_a_change)] == [False, True, False]


async def test_a_plan_without_hours_shares_its_answers_for_ever(tmp_path: Path) -> None:
    async with house_with_hours(tmp_path) as house:
        context = RequestContext(house.services, locale="en")
        request = OperationRequest(ASK, variables={"to": "r2"})
        await house.engine.answer(context, request)
        house.venue.clock.move(hours=30)

        assert (await house.engine.answer(context, request)).from_cache


async def test_the_nearest_is_not_behind_a_door_that_is_shut_now(tmp_path: Path) -> None:
    async with house_with_hours(tmp_path, d2="06:00-20:30") as house:
        before = await house.ask(NEAR)
        house.venue.clock.move(hours=1)
        after = await house.ask(NEAR)

        ids = [
            [each["place"]["id"] for each in x["data"]["nearestPlaces"]] for x in (before, after)
        ]
        assert ids == [["r1", "r2", "r3"], ["r1", "r3"]]


async def test_an_announced_closure_is_heeded_by_who_sets_out_then(tmp_path: Path) -> None:
    async with house_with_hours(tmp_path) as house:
        times = {"from": "2026-11-23T10:00:00+08:00", "until": "2026-11-23T12:00:00+08:00"}
        done = await house.close(elementId="d2", **times)

        assert "ARRIVE" in kinds(await ask(house))
        then = await ask(house, at="2026-11-23T11:00:00+08:00")
        assert [each["kind"] for each in then["blockers"]] == ["CLOSED"]
        assert done["closure"]["isInForce"] is False
        assert "ARRIVE" in kinds(await ask(house, at="2026-11-23T12:00:00+08:00"))


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
async def test_a_departure_that_nobody_means_is_refused(tmp_path: Path, at: str) -> None:
    async with house_with_hours(tmp_path, d2="06:00-20:30") as house:
        answer = await house.ask(ASK, {"to": "r2", "at": at})

        assert answer["data"] is None
        (error,) = answer["errors"]
        assert "2000" in error["message"]


async def test_whether_it_is_open_on_arrival_is_told_with_a_departure_only(tmp_path: Path) -> None:
    async with house_with_hours(tmp_path) as house:
        assert (await ask(house))["openOnArrival"] is None
        assert (await ask(house, at=datetime(2026, 11, 23, tzinfo=UTC).isoformat()))[
            "openOnArrival"
        ] is None
