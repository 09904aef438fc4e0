"""What the kiosk's lists say and leave out: hours, order, zones, why something fits."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.kiosk_steps import choose_category, go_back, names, search
from tests.browser.pages import OpenPages

MONDAY_AT_TEN = datetime(2026, 11, 16, 2, tzinfo=UTC)
"""Ten o'clock at the hospital."""


@pytest.mark.parametrize(
    ("hours_later", "told", "in_english"),
    [
        (0, "开放至 12:00", "Open until 12:00"),
        (2.5, "现在未开放，14:00 开放", "Closed, opens at 14:00"),
    ],
)
def test_lists_and_ways_say_whether_a_place_is_open(
    pages: OpenPages, hours_later: float, told: str, in_english: str
) -> None:
    page = pages.kiosk(clock=True)
    page.clock.set_system_time(MONDAY_AT_TEN + timedelta(hours=hours_later))
    choose_category(page, "CLINICS")

    expect(page.locator(".place .hours").first).to_have_text(told)
    page.locator(".place").first.click()
    expect(page.locator(".head .hours")).to_have_text(told)
    expect(page.locator(".head .hours.is-closed")).to_have_count(1 if hours_later else 0)
    page.locator(".bar-language").click()

    expect(page.locator(".head .hours")).to_have_text(in_english)


def test_departments_stand_in_the_order_of_the_directory(pages: OpenPages) -> None:
    page = pages.kiosk()

    choose_category(page, "CLINICS")

    assert [name.partition("（")[0] for name in names(page)][:3] == [
        *("全科医学科", "内科门诊", "呼吸内科"),
    ]


def test_of_mixed_facilities_the_first_sheet_has_one_of_each_kind(pages: OpenPages) -> None:
    page = pages.kiosk(locale="en")

    choose_category(page, "FACILITIES")

    first = names(page)
    assert len(first) == len({name.partition(" ")[0] for name in first}) == 7
    expect(page.locator(".pager")).to_contain_text("Page 1 of 3")


def test_what_serves_the_fever_clinic_is_offered_to_nobody_else(pages: OpenPages) -> None:
    page = pages.kiosk()
    for category in ("EXITS", "PAYMENT"):
        choose_category(page, category)
        sheet = listed = names(page)
        while (
            page.locator(".pager").count()
            and page.locator(".pager .button:last-child[aria-disabled=false]").count()
        ):
            page.locator(".pager .button").last.click()
            expect(page.locator(".place .name").first).not_to_have_text(sheet[0])
            sheet = names(page)
            listed = listed + sheet
        assert not [name for name in listed if "发热" in name]
        go_back(page)

    search(page, "发热门诊出口")

    expect(page.locator(".place .name").first).to_have_text("发热门诊出口")


def test_a_word_of_another_language_that_nobody_typed_explains_nothing(pages: OpenPages) -> None:
    page = pages.kiosk(locale="en")

    search(page, "ct")

    # What the first letter alone found may still be there.
    expect(page.locator(".matched", has_text="CT →").first).to_be_visible()
    reasons = page.locator(".matched").all_inner_texts()
    assert not [reason for reason in reasons if re.search(r"[\u4e00-\u9fff]", reason)]
