"""The kiosk's view of a way: plan, levels, steps, needs, an honest no, taking along."""

import io
import json
import re
from typing import Any

import numpy as np
import pytest
import qrcode
from PIL import Image
from playwright.sync_api import Page, expect
from qrcode.constants import ERROR_CORRECT_M

from tests.browser.kiosk_steps import (
    RADIOLOGY,
    WARD,
    all_steps,
    choose_category,
    go_back,
    heading,
    need,
    open_way,
    overflows,
    shown_plan,
    steps,
    travel_as,
)
from tests.browser.pages import OpenPages
from tests.kiosk_server.live_demo import LiveDemo

FIND = """
query ($from: LocationInput!, $to: LocationInput!, $needs: TravelNeedsInput) {
  route(from: $from, to: $to, needs: $needs) {
    __typename
    ... on Route { steps { text levelId } stepFreeText handOff { url } }
    ... on NoRoute { message advice nearestReachable { id name } blockers { message } }
  }
}"""
PLACES = "query { places(first: 200) { nodes { id } } }"


def location_of(page: Page) -> dict[str, str]:
    """Where the kiosk stands, as its page was told."""
    boot: dict[str, Any] = json.loads(page.locator("#boot").inner_text())
    location: dict[str, str] = boot["spot"]["location"]
    return location


def answer(
    demo: LiveDemo, page: Page, to: str, needs: str | None = None, locale: str = "zh-CN"
) -> dict[str, Any]:
    """The server's own answer to what the page shows."""
    variables = {
        "from": location_of(page),
        "to": {"placeId": to},
        "needs": {"profile": needs} if needs else None,
    }
    found: dict[str, Any] = demo.data(FIND, variables, locale)["route"]
    return found


def test_way_shows_plan_and_every_step(pages: OpenPages, hospital: LiveDemo) -> None:
    page = open_way(pages)
    wanted = answer(hospital, page, RADIOLOGY)

    expect(heading(page)).to_contain_text("放射科")
    expect(page.locator(".evidence")).to_have_text(wanted["stepFreeText"])
    assert "分钟" in page.locator(".minutes").inner_text()
    assert all_steps(page) == [step["text"] for step in wanted["steps"]]
    assert not overflows(page)


def test_plan_takes_more_than_half_of_the_height(pages: OpenPages) -> None:
    page = open_way(pages)

    box = page.locator(".plan-box").bounding_box()

    assert box is not None
    assert box["height"] > 1920 * 0.5


def test_controls_are_within_reach_of_a_seated_visitor(pages: OpenPages) -> None:
    page = open_way(pages, WARD)

    tops = page.locator("button:visible").evaluate_all(
        "(buttons) => buttons.map((button) => button.getBoundingClientRect().top)"
    )

    assert min(tops) >= 1920 * 0.3


def test_level_is_changed_by_one_touch(pages: OpenPages, hospital: LiveDemo) -> None:
    page = open_way(pages, WARD)
    tabs = page.locator(".level-tab")
    before = shown_plan(page).inner_html()
    last = answer(hospital, page, WARD)["steps"][-1]["text"]

    tabs.last.click()

    expect(tabs.last).to_have_attribute("aria-pressed", "true")
    assert shown_plan(page).count() == 1
    assert shown_plan(page).inner_html() != before
    assert last in all_steps(page)


def test_needs_find_another_way_and_keep_the_place(pages: OpenPages, hospital: LiveDemo) -> None:
    page = open_way(pages, "op-3f-obstetrics")
    wheelchair = need(page, "WHEELCHAIR")
    walker = all_steps(page)

    wheelchair.click()

    expect(wheelchair).to_be_checked()
    wheels = [
        step["text"] for step in answer(hospital, page, "op-3f-obstetrics", "WHEELCHAIR")["steps"]
    ]
    expect(page.locator(".step-words").first).to_have_text(wheels[0])
    expect(page.locator("[data-waiting]")).to_have_count(0)
    assert all_steps(page) == wheels != walker
    expect(heading(page)).to_contain_text("产科")
    assert "needs=WHEELCHAIR" in page.url.partition("#")[2]

    wheelchair.press("ArrowLeft")
    expect(need(page, "WALKING")).to_be_checked()
    expect(need(page, "WALKING")).to_be_focused()
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)
    assert "needs" not in page.url


def test_needs_hold_for_the_lists_too(pages: OpenPages) -> None:
    page = open_way(pages)
    travel_as(page, "WHEELCHAIR")
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request.post_data_json))

    page.locator(".bar-back").click()
    choose_category(page, "TOILETS")

    expect(page.locator(".plain-line")).to_be_visible()
    wanted = next(sent for sent in asked if sent and sent["operationName"] == "ListCategory")
    assert wanted["variables"]["needs"] == {"profile": "WHEELCHAIR"}


def test_language_keeps_the_view(pages: OpenPages, hospital: LiveDemo) -> None:
    page = open_way(pages, WARD)
    page.locator(".level-tab").last.click()

    page.locator(".bar-language").click()

    expect(heading(page)).to_have_text("To Urology ward (8B)")
    wanted = [step["text"] for step in answer(hospital, page, WARD, locale="en")["steps"]]
    expect(page.locator(".level-tab").last).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".step-words").last).to_have_text(wanted[-1])
    expect(page.locator(".venue-name")).to_have_text("Kangning Sample Hospital")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_large_and_contrast_keep_the_view(pages: OpenPages) -> None:
    page = open_way(pages, WARD)
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request.post_data_json))

    page.locator(".bar-mode").click()
    expect(page.locator("html")).to_have_attribute("data-mode", "large")
    page.locator(".bar-contrast").click()
    expect(page.locator("html")).to_have_attribute("data-contrast", "high")
    expect(page.locator("[data-waiting]")).to_have_count(0)

    expect(heading(page)).to_contain_text("泌尿外科")
    assert len(steps(page)) <= 2
    drawn = [sent["variables"] for sent in asked if sent and sent["operationName"] == "DrawRoute"]
    assert drawn[-1]["theme"] == "CONTRAST"
    assert not overflows(page)


@pytest.mark.parametrize("needs", [None, "WHEELCHAIR"])
def test_code_is_the_address_of_the_same_way(
    pages: OpenPages, hospital: LiveDemo, needs: str | None
) -> None:
    page = open_way(pages, fragment=f"needs={needs}" if needs else "")
    url = answer(hospital, page, RADIOLOGY, needs)["handOff"]["url"]
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(url)

    page.locator(".take").click()
    drawn = page.locator(".code svg")
    expect(drawn).to_be_visible()
    seen = np.asarray(Image.open(io.BytesIO(drawn.screenshot())).convert("L")) < 128

    wanted = np.asarray(code.get_matrix())
    module = min(seen.shape) / len(wanted)
    down, across = (
        ((side - module * len(wanted)) / 2 + (np.arange(len(wanted)) + 0.5) * module).astype(int)
        for side in seen.shape
    )
    assert (seen[np.ix_(down, across)] == wanted).all()
    assert module >= 8


def test_unknown_destination_says_so(pages: OpenPages) -> None:
    page = pages.kiosk(fragment="to=no-such-place&needs=FLYING&locale=tlh")

    expect(page.locator(".state-title")).to_have_text("找不到这个目的地")
    page.locator(".bar-back").click()
    expect(page.locator(".tile").first).to_be_visible()


def test_honest_no_says_why_and_leads_to_the_nearest(pages: OpenPages, hospital: LiveDemo) -> None:
    page = pages.kiosk()
    to, refused = _unreachable(hospital, page)

    page = pages.kiosk(fragment=f"to={to}&needs=POWERED_CHAIR")

    expect(page.locator(".no-route .message")).to_have_text(refused["message"])
    expect(page.locator(".no-route .advice")).to_have_text(refused["advice"])
    expect(page.locator(".blockers li").first).to_have_text(refused["blockers"][0]["message"])
    expect(page.locator(".barred-plan .f-barred")).not_to_have_count(0)
    expect(page.locator(".barred-plan")).to_have_attribute("aria-label", re.compile("不通"))
    expect(page.locator(".take")).to_have_count(0)
    assert not overflows(page)
    page.locator(".main-action .button-main").click()
    expect(heading(page)).to_have_text("找人帮忙")
    go_back(page)
    page.locator(".main-action .button:not(.button-main)").click()
    expect(heading(page)).to_contain_text(refused["nearestReachable"]["name"])
    expect(page.locator(".steps")).to_be_visible()


def _unreachable(demo: LiveDemo, page: Page) -> tuple[str, dict[str, Any]]:
    """A place that a powered chair cannot reach, and what the server says of it."""
    for place in demo.data(PLACES)["places"]["nodes"]:
        found = answer(demo, page, place["id"], "POWERED_CHAIR")
        if found["__typename"] == "NoRoute" and found["blockers"] and found["nearestReachable"]:
            return place["id"], found
    raise AssertionError("the sample hospital has no such place")


def test_person_is_one_touch_away_and_leads_to_the_desk(pages: OpenPages) -> None:
    page = open_way(pages, WARD)

    page.locator(".bar-person").click()
    desk = page.locator(".desk .name")
    expect(desk).to_be_visible()
    name = desk.inner_text()
    page.locator(".main-action .button-main").click()

    expect(heading(page)).to_contain_text(name)
    go_back(page)
    expect(desk).to_be_visible()
    go_back(page)
    expect(heading(page)).to_contain_text("泌尿外科")
