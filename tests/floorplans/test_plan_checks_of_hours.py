"""What the checks find on opening hours of doors, areas, path lines and connectors."""

from dataclasses import replace

import pytest

from floorplans.facts import Access
from floorplans.model import Plan
from floorplans.plan_checks import FindingCode, Severity, check_plan
from tests.floorplans.plan_makers import path_line, plan_of, two_storeys
from tests.floorplans.test_timetable import with_hours

HOURS_CODES = {
    FindingCode.HOURS_UNREADABLE,
    FindingCode.HOURS_NEVER,
    FindingCode.WAY_OUT_WITH_HOURS,
}


def found(plan: Plan) -> list[tuple[FindingCode, str | None, Severity]]:
    return [
        (each.code, each.element_id, each.severity)
        for each in check_plan(plan)
        if each.code in HOURS_CODES
    ]


@pytest.mark.parametrize("element_id", ["d1", "c", "lift"])
def test_hours_that_nobody_can_be_kept_to_are_found(element_id: str) -> None:
    plan = with_hours(two_storeys(), **{element_id: "when the nurse is in"})

    assert found(plan) == [(FindingCode.HOURS_UNREADABLE, element_id, Severity.WARNING)]


def test_hours_that_never_come_are_found() -> None:
    line = replace(path_line("l", (0.0, 0.0), (1.0, 0.0)), opening_hours="off")

    assert found(plan_of(line)) == [(FindingCode.HOURS_NEVER, "l", Severity.WARNING)]


def test_sensible_hours_are_left_alone() -> None:
    plan = with_hours(two_storeys(), d1="Mo-Fr 07:30-18:00", c="24/7", lift="22:00-06:00")

    assert found(plan) == []


def test_hours_of_an_emergency_door_are_noted() -> None:
    plan = with_hours(two_storeys(), d1="07:30-18:00")
    doors = tuple(
        replace(door, access=Access.EMERGENCY) if door.id == "d1" else door for door in plan.doors
    )

    assert found(replace(plan, doors=doors)) == [
        (FindingCode.WAY_OUT_WITH_HOURS, "d1", Severity.NOTE)
    ]
