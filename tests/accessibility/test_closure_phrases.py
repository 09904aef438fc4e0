"""A closure says what, for what, and until when; in both languages, and also if much is unknown."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accessibility.closure_phrases import ClosurePhrases, ClosureTimes
from floorplans.closed_parts import ClosedPart
from floorplans.model import Plan
from floorplans.sample_clinic import sample_clinic_plan
from i18n.translator import Translator

PHRASES = ClosurePhrases(Translator.load())
TEN = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LIFT = ClosedPart("c", element_id="lift-1")
LEVEL = ClosedPart("c", level_id="f2")
PART = ClosedPart("c", level_id="f2", corners=((0, 0), (1, 0), (1, 1)))


@pytest.fixture(scope="module")
def clinic() -> Plan:
    return sample_clinic_plan()


@pytest.mark.parametrize(
    ("locale", "hours", "has_begun", "told"),
    [
        ("en", 4, True, "is out of service until 14:00"),
        ("en", 28, True, "is out of service until 23 November 2026, 14:00"),
        ("en", None, True, "is out of service"),
        ("en", 4, False, "is out of service until 14:00"),
        ("zh-CN", 4, True, "暂停使用，到 14:00 为止"),
        ("zh-CN", 28, True, "暂停使用，到 2026 年 11 月 23 日 14:00 为止"),
    ],
)
def test_a_closure_says_until_when(
    clinic: Plan, locale: str, hours: int | None, has_begun: bool, told: str
) -> None:
    ends_at = None if hours is None else TEN + timedelta(hours=hours)
    times = ClosureTimes(TEN, ends_at, has_begun)

    said = PHRASES.sentence(LIFT, "out-of-service", times, clinic, locale)

    assert said.text.replace(" ", "").endswith(told.replace(" ", "")), said.text
    assert said.text.startswith("From 22 November 2026, 10:00: ") != has_begun
    assert said.spoken


@pytest.mark.parametrize(
    ("locale", "made_before", "told"),
    [
        ("en", timedelta(seconds=8), "Lift 1 is out of service until 14:00"),
        ("zh-CN", timedelta(minutes=1), "1 号电梯暂停使用，到 14:00 为止"),
        ("en", timedelta(hours=3), "From 10:00: Lift 1 is out of service until 14:00"),
        ("zh-CN", timedelta(hours=3), "10:00 起：1 号电梯暂停使用，到 14:00 为止"),
        (
            "en",
            timedelta(hours=11),
            "From 22 November 2026, 10:00: Lift 1 is out of service until 14:00",
        ),
    ],
)
def test_the_beginning_is_told_as_one_would_on_the_day_of_the_notice(
    clinic: Plan, locale: str, made_before: timedelta, told: str
) -> None:
    times = ClosureTimes(TEN, TEN + timedelta(hours=4), has_begun=False, made_at=TEN - made_before)

    said = PHRASES.sentence(LIFT, "out-of-service", times, clinic, locale)

    assert said.text == told


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_what_is_closed_has_a_name(clinic: Plan, locale: str) -> None:
    lift, level, part, gone, outdoors = (
        PHRASES.what(each, clinic, locale).text
        for each in (
            *(LIFT, LEVEL, PART),
            *(ClosedPart("c", element_id="gone"), ClosedPart("c", level_id="site")),
        )
    )

    assert level != part
    assert level.lower().split()[-1] in part.lower()
    assert "gone" in gone
    assert all((lift, outdoors))


def test_an_element_that_the_plan_lost_is_told_as_that(clinic: Plan) -> None:
    gone = ClosedPart("c", element_id="gone")

    said = PHRASES.sentence(gone, "other", ClosureTimes(TEN, None, has_begun=True), clinic, "en")

    assert said.text.endswith("(not in this plan)")
