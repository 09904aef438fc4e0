"""Fault reports as GraphQL shows them: all to staff, the outcome to whoever has the receipt."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.model import Plan
from kiosk_server.core.principals import VISITOR
from tests.kiosk_server.facilities.building_office import BuildingOffice, building_office
from tests.kiosk_server.facilities.fault_house import PLAN, SPOT, photo

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
    del row["point"], row["spotName"]
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
    change = {"reportId": report.id, "state": "SETTLED", "answer": "Mended", "requestId": "r"}
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
    change = {"reportId": settled.id, "state": "SETTLED", "requestId": "r"}
    await office.data("ChangeFaultReport", {"input": change})

    inbox = (await office.data("ListFaultReports"))["faultReports"]
    done = (await office.data("ListFaultReports", {"settled": True}))["faultReports"]

    assert [row["id"] for row in inbox] == [open_one.id]
    assert [row["id"] for row in done] == [settled.id]


async def test_a_refused_change_says_what_to_do(office: BuildingOffice) -> None:
    change = {"reportId": "nothing", "state": "SETTLED", "requestId": "r"}

    told = (await office.data("ChangeFaultReport", {"input": change}))["changeFaultReport"]

    assert told["code"] == "FAULT_REPORT_UNKNOWN"
    assert "Reload" in told["message"]


async def test_the_spot_of_a_report_may_leave_the_plan(office: BuildingOffice) -> None:
    await office.house.reported()
    venue = office.house.venue.venue
    await venue.publish(_without_anchors(), by="test")

    (row,) = (await office.data("ListFaultReports"))["faultReports"]

    assert (row["point"], row["spotName"]) == (None, SPOT)


def _without_anchors() -> Plan:
    return replace(PLAN, anchors=())
