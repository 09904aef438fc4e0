"""The phone's page without a destination: where one is, search, kinds of place, a person."""

import re
from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.browser.pages import OpenPages
from tests.browser.phone_steps import (
    PRESS_MILLISECONDS,
    RADIOLOGY,
    SLOW_MILLISECONDS,
    SPOT,
    overflows,
    sign,
)

MONDAY_MORNING = datetime(2026, 11, 23, 2, tzinfo=UTC)
"""Ten o'clock at the hospital, when its desks are open."""


def test_page_says_where_one_is_and_shows_it_on_the_plan(pages: OpenPages) -> None:
    page = pages.phone(SPOT)

    expect(page.get_by_role("heading", level=1)).to_have_text("您在 门诊楼1层电梯厅")
    expect(page.locator(".phone-home-picture svg.plan")).to_be_visible()
    expect(page.locator(".bar-back")).to_be_hidden()
    assert not overflows(page)


def test_search_finds_as_one_types_and_a_choice_leads_to_the_way(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.locator(".phone-search-button").click(delay=PRESS_MILLISECONDS)
    expect(page.locator("#search-text")).to_be_focused()

    page.keyboard.insert_text("放射科")
    page.locator(".phone-row", has_text="放射科（B101）").click(delay=PRESS_MILLISECONDS)

    expect(sign(page)).to_be_visible()
    assert page.url.endswith(f"/go/{SPOT}#to={RADIOLOGY}&locale=zh-CN")


def test_enter_takes_the_first_find_even_before_it_is_known(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    opened = page.url
    page.locator(".phone-search-button").click(delay=PRESS_MILLISECONDS)
    expect(page.locator("#search-text")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.insert_text("xqzzy")
    page.keyboard.press("Enter")
    expect(page.locator(".phone-none")).to_contain_text("xqzzy")
    expect(page.locator("#search-text")).to_have_value("xqzzy")

    page.locator("#search-text").fill("放射科")
    page.keyboard.press("Enter")

    expect(sign(page)).to_be_visible(timeout=SLOW_MILLISECONDS)
    assert page.url == f"{opened.partition('#')[0]}#to={RADIOLOGY}&locale=zh-CN"


def test_search_says_which_word_it_was_found_by(pages: OpenPages) -> None:
    page = pages.phone(SPOT, locale="en")
    page.locator(".phone-search-button").click(delay=PRESS_MILLISECONDS)

    page.locator("#search-text").fill("radiology")

    row = page.locator(".phone-row", has_text="MRI room 1")
    expect(row.locator(".phone-row-matched")).to_contain_text("adiology")
    expect(row.locator(".phone-row-far")).to_have_text(re.compile(r"min$"))


def test_search_without_a_find_says_what_to_try_and_offers_the_kinds(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.locator(".phone-search-button").click(delay=PRESS_MILLISECONDS)

    page.locator("#search-text").fill("<b>xqzzy")

    expect(page.locator(".phone-none")).to_contain_text("没有找到“<b>xqzzy”")
    expect(page.locator(".phone-categories")).to_be_visible()
    assert page.locator(".phone-none b").count() == 0


def test_clearing_a_search_begins_it_again(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.locator(".phone-search-button").click(delay=PRESS_MILLISECONDS)
    page.locator("#search-text").fill("药房")
    expect(page.locator(".phone-row").first).to_be_visible()

    page.get_by_role("button", name="清除").click(delay=PRESS_MILLISECONDS)

    expect(page.locator("#search-text")).to_have_value("")
    expect(page.locator("#search-text")).to_be_focused()
    expect(page.locator(".phone-row")).to_have_count(0)


def test_a_kind_of_place_lists_its_places_with_level_and_walking_time(pages: OpenPages) -> None:
    page = pages.phone(SPOT)

    page.get_by_role("button", name="卫生间").click(delay=PRESS_MILLISECONDS)

    expect(page.get_by_role("heading", level=1)).to_have_text("卫生间")
    first = page.locator(".phone-row").first
    expect(first.locator(".phone-row-where")).to_have_text(re.compile("层 · "))
    expect(first.locator(".phone-row-far")).to_have_text(re.compile("分钟"))


def test_the_phones_own_way_back_goes_through_the_views(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.get_by_role("button", name="卫生间").click(delay=PRESS_MILLISECONDS)
    page.locator(".phone-row").first.click(delay=PRESS_MILLISECONDS)
    expect(sign(page)).to_be_visible()

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("卫生间")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("您在 门诊楼1层电梯厅")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("卫生间")
    assert "to=" not in page.url


def test_a_view_that_is_loaded_again_is_the_same_view(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.get_by_role("button", name="卫生间").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-row").first).to_be_visible()

    page.reload()

    expect(page.get_by_role("heading", level=1)).to_have_text("卫生间")
    expect(page.locator(".phone-row").first).to_be_visible()


def test_a_person_is_told_with_the_nearest_desk_and_its_way(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.clock.set_fixed_time(MONDAY_MORNING)

    page.locator(".bar-person").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-desk")).to_contain_text("1层 · 门诊楼")
    page.get_by_role("button", name="看路线").click(delay=PRESS_MILLISECONDS)

    expect(sign(page)).to_be_visible()


def test_language_changes_every_word_and_keeps_the_view(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.get_by_role("button", name="卫生间").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-row").first).to_be_visible()

    page.locator(".bar-language").click(delay=PRESS_MILLISECONDS)

    expect(page.get_by_role("heading", level=1)).to_have_text("Toilets")
    expect(page.locator(".phone-row-where").first).to_have_text(re.compile("Level"))
    assert page.url.endswith("#locale=en")
    page.locator(".bar-back").click(delay=PRESS_MILLISECONDS)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^You are at"))


def test_an_unknown_spot_is_told_with_a_way_on(pages: OpenPages) -> None:
    page = pages.phone("NOWHERE-99", waits=False)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("a.way")).to_have_attribute("href", re.compile("^/go/"))


def test_rows_say_whether_a_place_is_open_and_nobody_is_offered_a_bed(pages: OpenPages) -> None:
    page = pages.phone(SPOT, clock=True)
    page.clock.set_system_time(datetime(2026, 11, 16, 4, 30, tzinfo=UTC))
    page.locator(".phone-categories button", has_text="门诊科室").click(delay=PRESS_MILLISECONDS)

    expect(page.locator(".phone-hours").first).to_have_text("现在未开放，14:00 开放")

    page.evaluate("location.hash = 'needs=BED'")
    expect(page.locator(".phone-notice.is-warning")).to_be_visible()
