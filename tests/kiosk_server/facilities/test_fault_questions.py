"""Fault reports as GraphQL shows them: all to staff, the outcome to whoever has the receipt."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.model import Plan
from kiosk_server.core.principals import VISITOR
from tests.kiosk_server.facilities.building_office import BuildingOffice, building_office
from tests.kiosk_server.facilities.fault_house import PLAN, SPOT, photo

SETTLED = {"state": "SETTLED", "requestId": "r", "seenChangedAt": "2026-11-22T20:00:00+08:00"}

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def office(anyio_backend: str, tmp_path: Path) -> AsyncIterator[BuildingOffice]:
    async with building_office(tmp_path) as opened:
        yield opened


async def test_staff_see_what_where_and_when(office: BuildingOffice) -> None:
    report = await office.house.reported(sent=photo())

    (row,) = (await office.data("ListFaultReports"))["faultReports"]

    anchor = PLAN.anchors[0]
    assert row["point"] == {
        "levelId": anchor.level_id,
        "x": anchor.point[0],
        "y": anchor.point[1],
    }
    assert row["spotName"]
    for name in ("point", "spotName", "closure", "closureHasEnded"):
        row.pop(name, None)
    assert row == {
        "id": report.id,
        "kind": "DOOR",
        "words": "The door sticks",
        "photoUrl": f"/fault-photos/{report.id}",
        "receivedAt": "2026-11-22T20:00:00+08:00",
        "state": "RECEIVED",
        "answer": "",
        "closureId": None,
        "changedAt": "2026-11-22T20:00:00+08:00",
        "changedBy": None,
    }


async def test_a_visitor_with_the_receipt_sees_the_outcome_and_nothing_else(
    office: BuildingOffice,
) -> None:
    report = await office.house.reported()
    change = {**SETTLED, "reportId": report.id, "answer": "Mended"}
    await office.data("ChangeFaultReport", {"input": change})

    answer = await office.ask(
        "ShowFaultOutcomes", {"receipts": [report.receipt, report.id, "?"]}, VISITOR, "zh-CN"
    )

    (row,) = answer["data"]["faultOutcomes"]
    assert (row["receipt"], row["kind"], row["state"], row["answer"]) == (
        report.receipt,
        "DOOR",
        "SETTLED",
        "Mended",
    )


@pytest.mark.parametrize("receipts", [[], ["x"] * 21])
async def test_nobody_tries_receipts_by_the_thousand(
    office: BuildingOffice, receipts: list[str]
) -> None:
    answer = await office.ask("ShowFaultOutcomes", {"receipts": receipts}, VISITOR)

    assert answer["data"] is None
    assert answer["errors"][0]["extensions"]["code"] == "FAULT_RECEIPTS_TOO_MANY"


async def test_settled_reports_are_a_list_of_their_own(office: BuildingOffice) -> None:
    open_one = await office.house.reported()
    settled = await office.house.reported(request_id="request-0000000002")
    change = {**SETTLED, "reportId": settled.id}
    await office.data("ChangeFaultReport", {"input": change})

    inbox = (await office.data("ListFaultReports"))["faultReports"]
    done = (await office.data("ListFaultReports", {"settled": True}))["faultReports"]

    assert [row["id"] for row in inbox] == [open_one.id]
    assert [row["id"] for row in done] == [settled.id]


async def test_a_refused_change_says_what_to_do(office: BuildingOffice) -> None:
    change = {**SETTLED, "reportId": "nothing"}

    told = (await office.data("ChangeFaultReport", {"input": change}))["changeFaultReport"]

    assert told["code"] == "FAULT_REPORT_UNKNOWN"
    assert "Reload" in told["message"]


STATE_OF_CLOSURE = """{ faultReports { state closureId closureHasEnded changedAt
  closure { what isInForce endedBy } } faultReportCount }"""
OUTCOME = """query ($receipts: [String!]!) {
  faultOutcomes(receipts: $receipts) { state closureHasEnded } }"""
CHANGE = """mutation ($input: ChangeFaultReportInput!) { changeFaultReport(input: $input) {
  ... on ChangeFaultReportSuccess { report { answer closureId changedAt } }
  ... on Refusal { code message } } }"""


async def test_a_report_tells_what_the_closure_is_now(office: BuildingOffice) -> None:
    report = await office.house.reported()
    closing = {"elementId": "lift-1", "reason": "Broken", "requestId": "c"}
    added = await office.data("AddClosure", {"input": closing})
    closure_id = added["addClosure"]["closure"]["id"]
    change = {**SETTLED, "reportId": report.id, "state": "WAY_CLOSED", "closureId": closure_id}
    await office.data("ChangeFaultReport", {"input": change})

    (during,) = (await office.ask(STATE_OF_CLOSURE))["data"]["faultReports"]
    ending = {"closureId": closure_id, "requestId": "e"}
    await office.data("EndClosure", {"input": ending})
    answer = (await office.ask(STATE_OF_CLOSURE))["data"]
    outcome = await office.ask(OUTCOME, {"receipts": [report.receipt]}, VISITOR)

    (after,) = answer["faultReports"]
    assert answer["faultReportCount"] == 1
    assert (during["closureId"], during["closureHasEnded"]) == (closure_id, False)
    assert during["closure"] == {"what": "Lift 1", "isInForce": True, "endedBy": None}
    assert (after["closureId"], after["closureHasEnded"]) == (None, True)
    assert after["closure"] == {"what": "Lift 1", "isInForce": False, "endedBy": "Li Na"}
    told = outcome["data"]["faultOutcomes"]
    assert told == [{"state": "WAY_CLOSED", "closureHasEnded": True}]


async def test_a_change_of_what_was_seen_long_ago_is_refused_and_says_why(
    office: BuildingOffice,
) -> None:
    report = await office.house.reported()
    change = {**SETTLED, "reportId": report.id, "answer": "Mended"}
    first = (await office.ask(CHANGE, {"input": change}))["data"]["changeFaultReport"]["report"]

    stale = await office.ask(CHANGE, {"input": {**change, "requestId": "s", "answer": "?"}})
    fresh = await office.ask(
        CHANGE,
        {"input": {**change, "requestId": "t", "seenChangedAt": first["changedAt"]}},
    )

    refused = stale["data"]["changeFaultReport"]
    assert refused["code"] == "FAULT_REPORT_CHANGED"
    assert "meanwhile" in refused["message"]
    assert fresh["data"]["changeFaultReport"]["report"]["answer"] == "Mended"


async def test_the_spot_of_a_report_may_leave_the_plan(office: BuildingOffice) -> None:
    await office.house.reported()
    venue = office.house.venue.venue
    await venue.publish(_without_anchors(), by="test")

    (row,) = (await office.data("ListFaultReports"))["faultReports"]

    assert (row["point"], row["spotName"]) == (None, SPOT)


def _without_anchors() -> Plan:
    return replace(PLAN, anchors=())
