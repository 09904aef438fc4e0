"""Ways that are found by ear alone, with the five keys of a keypad: the screen is not looked at."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser import kiosk_steps
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import SPOT, WARD, route
from tests.browser.voice_steps import (
    MOST_KEYS,
    first_heard,
    go_until,
    heard_since_key,
    listen,
    press,
    wait_until_heard,
)
from tests.kiosk_server.live_demo import LiveDemo

HAN = re.compile("[\u4e00-\u9fff]")
TWICE = 3
"""The step at which it is waited until it was said again."""
OFFLINE = 3
"""The step from which on there is no network."""
CARRIED_SOUNDS = """async (count) =>
  (await (await caches.open("voice-of-the-way")).keys()).length >= count"""


@pytest.fixture(autouse=True)
def compiled(hospital: LiveDemo) -> None:
    """The first way that a server finds waits until its plan is compiled."""
    route(hospital, WARD)


def test_radiology_is_found_by_keypad(pages: OpenPages) -> None:
    page = listen(pages.kiosk())

    assert "按“确认”选择" in press(page, "next"), "the first key tells how it goes on"
    wait_until_heard(page, "您要去哪里")
    go_until(page, "检查检验")
    press(page, "select")
    wait_until_heard(page, "项可以选")
    go_until(page, "放射科")
    press(page, "select")
    wait_until_heard(page, "去放射科（B101），")
    go_until(page, "轮椅")
    press(page, "select")
    wait_until_heard(page, "去放射科（B101），")
    go_until(page, "第 1 步")
    wait_until_heard(page, "走约")
    steps = heard_since_key(page)
    press(page, "repeat")
    wait_until_heard(page, steps[1])
    go_until(page, "第 2 步")
    go_until(page, "带到手机上")

    assert "把路线带到手机上" in press(page, "select")
    assert press(page, "back") == "去放射科（B101）"


def test_anything_is_found_by_letters(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en"))

    press(page, "next")
    go_until(page, "Search clinics")
    press(page, "select")
    wait_until_heard(page, "Nothing is typed")
    press(page, "select")
    for letter, row in (("m", "H to N"), ("r", "O to T"), ("i", "H to N")):
        go_until(page, row)
        press(page, "select")
        go_until(page, letter)
        press(page, "select")
        wait_until_heard(page, "Typed: ")
        assert press(page, "back") == row
    wait_until_heard(page, "found")
    assert "Letters and digits" in press(page, "back")
    go_until(page, "MRI", "previous")
    press(page, "select")

    wait_until_heard(page, "To MRI")


def test_phone_leads_by_keyboard_also_without_network(pages: OpenPages, hospital: LiveDemo) -> None:
    told = spoken_steps(hospital)
    page = listen(pages.phone(SPOT, fragment=f"to={WARD}&locale=en&voice=0.85"))
    wait_until_heard(page, "things to choose")
    assert page.evaluate("document.documentElement.dataset.voice") == "on"

    for number, step in enumerate(told[1:], start=2):
        if number == OFFLINE:
            # What is spoken of the way is on the phone by now.
            page.wait_for_function(CARRIED_SOUNDS, arg=recordings(hospital))
            page.context.set_offline(True)
        _down_to(page, "Next")
        _enter(page)
        wait_until_heard(page, f"Step {number} of {len(told)}")
        wait_until_heard(page, step)
        if number == TWICE:
            page.wait_for_function(
                "(step) => heard.lastIndexOf(step) > heard.indexOf(step, heard.lastIndexOf(null))",
                arg=step,
            )
    _down_to(page, "I am there")
    _enter(page)

    wait_until_heard(page, "You have arrived")


def test_steps_and_arrival_are_heard_however_quickly_they_are_pressed(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    steps = len(spoken_steps(hospital))
    page = listen(pages.phone(SPOT, fragment=f"to={WARD}&locale=en&voice=1"))
    wait_until_heard(page, "things to choose")

    for number in range(2, steps + 1):
        _enter_on(page, ".phone-first")
        wait_until_heard(page, f"Step {number} of {steps}")
    _enter_on(page, ".phone-first")

    wait_until_heard(page, "You have arrived")


def _enter_on(page: Page, selector: str) -> None:
    """Presses Enter on a control as soon as that is not taken for the second of two taps."""
    page.locator(selector).focus()
    _enter(page)


def recordings(hospital: LiveDemo) -> int:
    """How many recordings the steps of the way to the ward have."""
    asked = """query ($from: LocationInput!, $to: LocationInput!) {
      route(from: $from, to: $to) { ... on Route { steps { speechUrl tooFarSpeechUrl } } }
    }"""
    ends = {"from": {"anchorCode": SPOT}, "to": {"placeId": WARD}}
    steps = hospital.data(asked, ends)["route"]["steps"]
    return len({address for step in steps for address in step.values() if address})


def spoken_steps(hospital: LiveDemo) -> list[str]:
    """The steps of the way to the ward as the server has them spoken."""
    asked = """query ($from: LocationInput!, $to: LocationInput!) {
      route(from: $from, to: $to) { ... on Route { steps { spokenText } } }
    }"""
    ends = {"from": {"anchorCode": SPOT}, "to": {"placeId": WARD}}
    steps = hospital.data(asked, ends)["route"]["steps"]
    return [step["spokenText"] for step in steps]


def _down_to(page: Page, wanted: str) -> None:
    """Goes on by the arrow key of a keyboard until this is heard."""
    for _ in range(MOST_KEYS):
        if page.evaluate("document.activeElement.innerText").strip() == wanted:
            return
        page.keyboard.press("ArrowDown")
        first_heard(page)
    raise AssertionError(wanted)


def _enter(page: Page) -> None:
    """Presses Enter when that is no longer taken for the second of two taps."""
    now = page.evaluate("performance.now()")
    page.wait_for_function(
        "(then) => performance.now() > then", arg=now + kiosk_steps.TAPS_APART_MS
    )
    page.keyboard.press("Enter")


def test_deaf_visitor_reads_all_that_is_said(pages: OpenPages) -> None:
    page = pages.kiosk(locale="en")
    page.locator(".bar-voice").click()
    caption = page.locator(".voice-caption")
    expect(caption).to_contain_text("Where do you want to go?")

    page.locator('.tile[data-category="EXAMINATIONS"]').click()
    expect(caption).to_contain_text("Tests and scans")
    page.locator(".place", has_text="Radiology").click()
    expect(caption).to_contain_text("To Radiology (B101)")
    place = caption.bounding_box()
    page.locator(".take").click()
    expect(caption).to_contain_text("Take the way with you")

    assert caption.bounding_box() == place, "captions are always at the same place"
    assert page.locator("[aria-live]").count() == 2, "captions are read once by screen readers"
    assert page.locator(".voice-caption[aria-hidden=true]").count() == 1


def test_phone_takes_the_voice_and_its_pace_along(pages: OpenPages) -> None:
    page = kiosk_steps.open_way(pages)
    page.locator(".bar-voice").click()
    page.locator(".voice-slower").click()
    with page.expect_response(_is_hand_off) as answer:
        page.locator(".take").click()

    url = answer.value.json()["data"]["route"]["handOff"]["url"]
    said = parse_qs(urlsplit(url).fragment)
    assert said["voice"] == ["0.85"]
    phone = pages.phone(SPOT, fragment=urlsplit(url).fragment)
    expect(phone.locator(".voice-caption")).to_be_visible()
    assert parse_qs(urlsplit(phone.url).fragment)["voice"] == ["0.85"]


def _is_hand_off(response: Response) -> bool:
    sent: dict[str, Any] = response.request.post_data_json or {}
    return sent.get("operationName") == "HandOff"
