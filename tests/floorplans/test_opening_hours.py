from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from floorplans.kinds import PlaceKind
from floorplans.model import Place
from floorplans.opening_hours import (
    ALWAYS_OPEN,
    DAY_MINUTES,
    WEEK_MINUTES,
    OpenSpan,
    OpenState,
    hours_of_places,
    open_on_arrival,
    open_spans,
    open_state,
)
from floorplans.sample_hospital import sample_hospital_plan

SHANGHAI = "Asia/Shanghai"
CLINIC = "Mo-Fr 08:00-12:00,14:00-17:30; Sa 08:00-12:00"


def _day(day: int, begin: str, end: str) -> OpenSpan:
    def minute(time: str) -> int:
        hours, minutes = time.split(":")
        return day * DAY_MINUTES + int(hours) * 60 + int(minutes)

    return OpenSpan(minute(begin), minute(end))


def _at(text: str, zone: str = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Mo 08:00-12:00", (_day(0, "8:00", "12:00"),)),
        ("Mo,We 08:00-09:00", (_day(0, "8:00", "9:00"), _day(2, "8:00", "9:00"))),
        (
            "Sa-Mo 08:00-12:00",
            (_day(0, "8:00", "12:00"), _day(5, "8:00", "12:00"), _day(6, "8:00", "12:00")),
        ),
        ("24/7", ALWAYS_OPEN),
        ("00:00-24:00", ALWAYS_OPEN),
        ("Mo-Su 00:00-24:00", ALWAYS_OPEN),
        ("Mo 22:00-02:00", (_day(0, "22:00", "26:00"),)),
        ("Su 22:00-02:00", (_day(6, "22:00", "26:00"),)),
        (
            "Mo-Tu 08:00-18:00; Tu 10:00-12:00",
            (_day(0, "8:00", "18:00"), _day(1, "10:00", "12:00")),
        ),
        ("Mo-Tu 08:00-18:00; Tu off; PH off", (_day(0, "8:00", "18:00"),)),
        ("Mo 08:00-18:00; PH,Su 09:00-10:00", (_day(0, "8:00", "18:00"), _day(6, "9:00", "10:00"))),
        ("24/7; Mo 00:00-05:00 off", (OpenSpan(300, WEEK_MINUTES),)),
        ("off", ()),
    ],
)
def test_a_week_is_read(text: str, spans: tuple[OpenSpan, ...]) -> None:
    assert open_spans(text) == spans


@pytest.mark.parametrize(
    "text",
    [
        *("", " ; ", "Mo", "Mo-Fr", "nonsense", "08:00", "08:00+", "25:00-26:00", "08:00-49:00"),
        *("Apr-Oct Mo-Fr 08:00-12:00", "Mo-Fr sunrise-sunset", 'Mo "by appointment"'),
        *("Mo[1] 08:00-12:00", "SH 08:00-12:00", "2026 Mo 08:00-12:00", "Mo-Fr 08:00-12:00 ||"),
        *("Mo " * 20_000, "00:00-24:00," * 20_000 + "00:00-24:00", "24/7;" * 20 + "x"),
    ],
)
def test_what_is_not_understood_says_nothing(text: str) -> None:
    assert open_spans(text) is None


@pytest.mark.parametrize(
    ("text", "moment", "is_open", "changes_at"),
    [
        # 16 November 2026 is a Monday.
        (CLINIC, "2026-11-16T07:59", False, "2026-11-16T08:00"),
        (CLINIC, "2026-11-16T08:00", True, "2026-11-16T12:00"),
        (CLINIC, "2026-11-16T11:59", True, "2026-11-16T12:00"),
        (CLINIC, "2026-11-16T12:00", False, "2026-11-16T14:00"),
        (CLINIC, "2026-11-16T17:30", False, "2026-11-17T08:00"),
        (CLINIC, "2026-11-21T12:30", False, "2026-11-23T08:00"),
        ("Su 22:00-02:00", "2026-11-16T01:00", True, "2026-11-16T02:00"),
        ("Su 22:00-02:00", "2026-11-22T23:00", True, "2026-11-23T02:00"),
        ("Mo 08:00-12:00", "2026-11-16T12:00", False, "2026-11-23T08:00"),
        ("24/7", "2026-11-16T12:00", True, None),
        ("off", "2026-11-16T12:00", False, None),
    ],
)
def test_open_and_closed_are_told_with_their_end(
    text: str, moment: str, is_open: bool, changes_at: str | None
) -> None:
    spans = open_spans(text)

    assert spans is not None
    state = open_state(spans, _at(moment).astimezone(UTC), SHANGHAI)

    assert state == OpenState(is_open, None if changes_at is None else _at(changes_at))


def test_the_clock_on_the_wall_counts_when_summer_time_ends() -> None:
    spans = open_spans("Mo-Su 08:00-20:00")
    berlin = "Europe/Berlin"

    assert spans is not None
    state = open_state(spans, _at("2026-10-24T21:00", berlin), berlin)

    assert state.changes_at == _at("2026-10-25T08:00", berlin)
    assert state.changes_at - _at("2026-10-24T21:00", berlin).astimezone(UTC) == timedelta(hours=12)


def test_a_place_has_its_own_hours_else_those_of_the_department_it_receives_for() -> None:
    plan = sample_hospital_plan()
    place, other, third = plan.places[:3]
    department = replace(plan.departments[0], opening_hours="Mo 08:00-12:00")
    bare = [replace(each, opening_hours="") for each in (place, other, third)]
    own = replace(bare[1], opening_hours="24/7")

    found = hours_of_places(
        replace(
            plan,
            places=(bare[0], own, bare[2]),
            departments=(
                replace(department, id="a", place_ids=("gone", place.id, third.id)),
                replace(department, id="b", place_ids=(other.id,)),
                replace(department, id="c", place_ids=(third.id,)),
                replace(department, id="d", place_ids=(third.id,), opening_hours="off"),
            ),
        )
    )

    assert found == {place.id: "Mo 08:00-12:00", other.id: "24/7"}


def test_what_closes_on_the_way_is_closed_on_arrival() -> None:
    plan = replace(
        sample_hospital_plan(),
        departments=(),
        time_zone=SHANGHAI,
        places=tuple(
            Place(name, "op-1f", PlaceKind.SHOP, (0.0, 0.0), opening_hours=hours)
            for name, hours in (
                ("always", "24/7"),
                ("day", "08:00-18:00"),
                ("evening", "18:00-20:00"),
                ("unread", "sunrise-sunset"),
                ("unstated", ""),
            )
        ),
    )
    walks = dict.fromkeys((place.id for place in plan.places), 90.0)
    departs_at = _at("2026-11-23T17:59")

    found = open_on_arrival(plan, walks, departs_at)

    assert found == {"always": True, "day": False, "evening": True}
    assert open_on_arrival(plan, walks, departs_at.astimezone(UTC)) == found
    assert open_on_arrival(plan, dict.fromkeys(walks, 0.0), departs_at)["day"]


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"])
def test_where_the_calendar_ends_nothing_is_said(moment: str) -> None:
    plan = sample_hospital_plan()
    walks = dict.fromkeys((place.id for place in plan.places), 90.0)

    assert open_on_arrival(plan, walks, datetime.fromisoformat(moment)) == {}
