"""Which business day and half-day a moment belongs to."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.queueing.business_day import (
    BusinessHalfDay,
    HalfDay,
    HalfDayRules,
    ends_of_half_day,
    half_day_of,
)
from tests.kiosk_server.queueing.ticket_makers import SHANGHAI

RULES = HalfDayRules()
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("wall", "day", "half_day"),
    [
        ("2026-11-23 05:00", 23, HalfDay.MORNING),
        ("2026-11-23 11:59", 23, HalfDay.MORNING),
        ("2026-11-23 12:00", 23, HalfDay.AFTERNOON),
        ("2026-11-23 17:30", 23, HalfDay.EVENING),
        ("2026-11-23 23:59", 23, HalfDay.EVENING),
        ("2026-11-24 04:59", 23, HalfDay.EVENING),
    ],
)
def test_a_day_begins_with_its_morning(wall: str, day: int, half_day: HalfDay) -> None:
    moment = datetime.fromisoformat(wall).replace(tzinfo=SHANGHAI).astimezone(UTC)

    assert half_day_of(moment, RULES, SHANGHAI) == BusinessHalfDay(date(2026, 11, day), half_day)


def test_without_an_evening_the_night_belongs_to_the_afternoon() -> None:
    night = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # two o'clock in Shanghai

    found = half_day_of(night, HalfDayRules(evening_begins=None), SHANGHAI)

    assert found == BusinessHalfDay(date(2026, 11, 23), HalfDay.AFTERNOON)


def test_keys_sort_by_time() -> None:
    day, next_day = date(2026, 11, 23), date(2026, 11, 24)
    parts = [BusinessHalfDay(day, each) for each in HalfDay]
    keys = [each.key for each in (*parts, BusinessHalfDay(next_day, HalfDay.MORNING))]

    assert keys == sorted(keys)
    assert keys[0] == "2026-11-23/1-morning"


def test_a_part_that_the_rules_have_no_more_is_empty() -> None:
    evening = BusinessHalfDay(date(2026, 11, 23), HalfDay.EVENING)

    begins, ends = ends_of_half_day(evening, HalfDayRules(evening_begins=None), SHANGHAI)

    assert begins == ends


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 made aware by timezones
    st.sampled_from((SHANGHAI, BERLIN)),
    st.sampled_from((RULES, HalfDayRules(time(0, 0), time(13, 0), None))),
)
def test_every_moment_lies_between_the_ends_of_its_half_day(
    moment: datetime, zone: ZoneInfo, rules: HalfDayRules
) -> None:
    begins, ends = ends_of_half_day(half_day_of(moment, rules, zone), rules, zone)

    assert begins <= moment < ends
