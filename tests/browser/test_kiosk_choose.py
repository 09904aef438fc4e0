"""The kiosk's ways to say where one wants to go: categories, lists, and search by every script."""

from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.kiosk_steps import (
    choose_category,
    heading,
    minutes_of,
    names,
    search,
    toilets,
    type_on_pad,
)
from tests.browser.pages import OpenPages


def test_home_offers_few_kinds_and_emergency_first(pages: OpenPages) -> None:
    page = pages.kiosk()

    tiles = page.locator(".tile")
    expect(tiles.first).to_have_attribute("data-category", "EMERGENCY")
    assert 2 <= tiles.count() <= 9
    expect(page.locator(".look svg")).to_be_visible()
    expect(page.locator(".bar-back")).to_be_hidden()


def test_large_home_offers_fewer_and_the_rest_on_the_next_sheet(pages: OpenPages) -> None:
    page = pages.kiosk(mode="large")
    expect(page.locator(".tile")).to_have_count(6)
    first = page.locator(".tile").all_inner_texts()

    page.locator(".pager .button").last.click()

    expect(page.locator(".tile").first).not_to_have_text(first[0])
    assert not set(first) & set(page.locator(".tile").all_inner_texts())


@pytest.mark.parametrize("text", ["fangshe", "fsk", "radiology", "b101"])
def test_pad_finds_radiology(pages: OpenPages, text: str) -> None:
    page = pages.kiosk(locale="en" if text == "radiology" else "zh-CN")
    page.locator(".search-open").click()

    type_on_pad(page, text)

    wanted = "Radiology" if text == "radiology" else "放射科"
    expect(page.locator("#search-text")).to_have_value(text)
    expect(page.locator(".place .name").first).to_contain_text(wanted)
    assert len(names(page)) <= 7


@pytest.mark.parametrize("text", ["放射科", "拍片"])
def test_keyboard_finds_radiology_in_chinese(pages: OpenPages, text: str) -> None:
    page = pages.kiosk()

    search(page, text)

    expect(page.locator(".place .name").first).to_contain_text("放射科")


def test_synonym_that_fits_is_shown(pages: OpenPages) -> None:
    page = pages.kiosk()

    search(page, "拍片")

    expect(page.locator(".place .matched").first).to_contain_text("拍片 → 放射科")


def test_nothing_found_says_what_to_try(pages: OpenPages) -> None:
    page = pages.kiosk()

    search(page, "xqzvw")

    expect(page.locator(".state-empty")).to_contain_text("xqzvw")
    expect(page.locator(".state-text")).to_be_visible()


def test_pad_deletes_clears_and_writes_spaces(pages: OpenPages) -> None:
    page = pages.kiosk()
    page.locator(".search-open").click()
    field = page.locator("#search-text")
    delete, clear = (page.locator(".key.word").filter(has_text=word) for word in ("删除", "清空"))

    type_on_pad(page, "ctx")
    delete.click()
    page.locator(".key.space").click()
    type_on_pad(page, "1")
    expect(field).to_have_value("ct 1")
    expect(field).to_be_focused()
    clear.click()

    expect(field).to_have_value("")
    expect(page.locator(".place")).to_have_count(0)
    expect(page.locator(".hint")).to_be_visible()


def test_pad_types_where_the_caret_is(pages: OpenPages) -> None:
    page = pages.kiosk()
    page.locator(".search-open").click()
    type_on_pad(page, "ck")

    page.keyboard.press("ArrowLeft")
    type_on_pad(page, "t")

    expect(page.locator("#search-text")).to_have_value("ctk")


def test_typing_on_a_keyboard_opens_the_search(pages: OpenPages) -> None:
    page = pages.kiosk()

    page.keyboard.type("ct")

    expect(page.locator("#search-text")).to_have_value("ct")
    expect(page.locator(".place .name").first).to_contain_text("CT")


def test_input_method_asks_only_for_what_was_composed(pages: OpenPages) -> None:
    page = pages.kiosk()
    page.locator(".search-open").click()
    expect(page.locator("#search-text")).to_be_focused()
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(_searched(request)))
    keyboard = page.context.new_cdp_session(page)

    for typed in ("f", "fa", "fang"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    keyboard.send("Input.insertText", {"text": "放射科"})

    expect(page.locator(".place .name").first).to_contain_text("放射科")
    assert {text for text in asked if text} == {"放射科"}


def _searched(request: Request) -> str | None:
    sent = request.post_data_json if request.url.endswith("/graphql") else None
    return sent["variables"].get("text") if sent else None


def test_list_turns_its_sheets_and_back_leads_home(pages: OpenPages) -> None:
    page = choose_category(pages.kiosk(), "CLINICS")
    first = names(page)
    back, later = page.locator(".pager .button").all()
    assert len(first) == 7
    expect(back).to_be_disabled()

    later.click()
    expect(page.locator(".place .name").first).not_to_have_text(first[0])
    second = names(page)
    page.locator(".bar-back").click()

    assert not set(first) & set(second)
    expect(heading(page)).to_be_focused()
    expect(page.locator(".tile").first).to_be_visible()


def test_the_last_sheet_keeps_the_focus(pages: OpenPages) -> None:
    page = choose_category(pages.kiosk(), "TOILETS")
    first = names(page)
    later = page.locator(".pager .button").last
    look = "(button) => getComputedStyle(button).borderBlockStartStyle"
    assert later.evaluate(look) == "solid"

    later.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".place .name").first).not_to_have_text(first[0])
    expect(later).to_be_disabled()
    expect(later).to_be_focused()
    assert later.evaluate(look) == "dashed"


def test_back_from_a_way_leads_to_the_same_sheet(pages: OpenPages) -> None:
    page = choose_category(pages.kiosk(), "CLINICS")
    page.locator(".pager .button").last.click()
    expect(page.locator(".pager .button").first).to_be_enabled()
    second = names(page)

    page.locator(".place").first.click()
    expect(page.locator(".steps")).to_be_visible()
    page.locator(".bar-back").click()

    expect(page.locator(".place .name")).to_have_text(second)


def test_back_from_a_way_leads_to_the_same_search(pages: OpenPages) -> None:
    page = search(pages.kiosk(), "ct")
    page.locator(".place").first.click()
    expect(page.locator(".steps")).to_be_visible()

    page.locator(".bar-back").click()

    expect(page.locator("#search-text")).to_have_value("ct")
    expect(page.locator(".place").first).to_be_visible()


def test_nearest_toilet_comes_first(pages: OpenPages) -> None:
    page = pages.kiosk()

    toilets(page)

    minutes = minutes_of(page)
    assert minutes == sorted(minutes)
    assert page.locator(".place .level-sign").first.inner_text()


def test_large_list_shows_fewer_places(pages: OpenPages) -> None:
    page = choose_category(pages.kiosk(mode="large"), "CLINICS")

    expect(page.locator(".place")).to_have_count(5)


def test_two_taps_at_once_choose_one_place(pages: OpenPages) -> None:
    page = choose_category(pages.kiosk(), "CLINICS")
    first, second = names(page)[:2]

    page.evaluate(
        "() => { const [one, two] = document.querySelectorAll('.place'); one.click(); two.click() }"
    )

    expect(heading(page)).to_contain_text(first)
    page.locator(".bar-back").click()
    expect(page.locator(".place .name").nth(1)).to_have_text(second)


def test_double_tap_does_not_press_what_comes_beneath(pages: OpenPages) -> None:
    page = pages.kiosk()
    box = page.locator('.tile[data-category="CLINICS"]').bounding_box()
    assert box is not None

    page.mouse.dblclick(box["x"] + 40, box["y"] + 40)

    expect(page.locator(".place").first).to_be_visible()
    expect(heading(page)).to_have_text("门诊科室")


def _keys(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_enter_takes_the_first_and_arrow_goes_into_the_list(pages: OpenPages) -> None:
    page = search(pages.kiosk(), "ct")
    expect(page.locator(".place").first).to_be_visible()

    _keys(page, "ArrowDown")
    expect(page.locator(".place").first).to_be_focused()
    _keys(page, "Enter")

    expect(page.locator(".steps")).to_be_visible()
    expect(heading(page)).to_be_focused()


def test_enter_waits_for_the_answer_to_the_last_letter(pages: OpenPages) -> None:
    page = pages.kiosk()

    page.keyboard.type("B10")
    page.keyboard.type("1\n")

    expect(heading(page)).to_contain_text("B101")
    expect(page.locator(".steps")).to_be_visible()


def test_keys_pressed_before_the_field_is_there_are_not_lost(pages: OpenPages) -> None:
    page = pages.kiosk()

    page.evaluate(
        """() => {
          for (const key of ["B", "1", "0", "1", "Enter"])
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        }"""
    )

    expect(heading(page)).to_contain_text("B101")
