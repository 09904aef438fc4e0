"""Signs are typed with five keys in few presses, and private ones without the hall hearing them."""

from collections.abc import Sequence

from playwright.sync_api import Page, expect

from tests.browser.number_steps import open_queues, take_number
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.voice_steps import (
    go_until,
    heard_since_key,
    listen,
    press,
    send,
    wait_until_heard,
)

NEXT, PREVIOUS, SELECT = "F24", "F23", "F22"
CUES = """
window.tones = [];
window.AudioContext = class {
  state = "running";
  currentTime = 0;
  resume() { return Promise.resolve(); }
  createOscillator() {
    const frequency = { set value(hertz) { tones.push(hertz); } };
    return { frequency, connect: (next) => next, start() {}, stop() {} };
  }
  createGain() {
    const gain = { setValueAtTime() {}, linearRampToValueAtTime() {} };
    return { gain, connect: (next) => next };
  }
};
"""
"""Remembers the tones of the short sounds."""
NUMBER_TWICE = "() => heard.filter((it) => it?.startsWith('Your number is')).length > 1"
STEP, WRAP, CHOSEN = [660], [660, 440, 660], [520, 780]


def tones(page: Page, *keys: str) -> Sequence[int]:
    """The tones that some keys are answered with."""
    page.evaluate("tones.length = 0")
    for key in keys:
        send(page, key)
    heard: list[int] = page.evaluate("tones")
    return heard


def test_private_signs_are_counted_by_ear_and_said_only_when_wanted(pages: OpenPages) -> None:
    page = pages.kiosk(locale="en")
    page.add_init_script(CUES)
    listen(page)
    press(page, "next")
    wait_until_heard(page, "things to choose")
    open_queues(page)
    page.locator(".number-check-in").click(delay=PRESS_MILLISECONDS)
    field = page.locator("#check-in-text")
    wait_until_heard(page, "This is private")

    assert press(page, "select") == "0 to 9"
    assert "The first is 0" in press(page, "select")
    assert tones(page, NEXT, NEXT) == STEP * 2
    assert heard_since_key(page) == [], "no sign is said"
    assert tones(page, SELECT) == CHOSEN
    wait_until_heard(page, "One sign is typed.")
    expect(field).to_have_value("2")
    assert tones(page, PREVIOUS) == WRAP, "counted from the first sign again"
    send(page, SELECT)
    wait_until_heard(page, "2 signs are typed.")
    expect(field).to_have_value("29")
    assert press(page, "back") == "0 to 9"
    assert press(page, "previous") == "Clear"
    assert "Letters and digits" in press(page, "back")

    go_until(page, "Say it aloud")
    press(page, "select")
    go_until(page, "Letters and digits", "previous")
    assert press(page, "select") == "0 to 9"
    assert press(page, "select") == "0"
    assert press(page, "previous") == "9"
    assert "2 9 9" in press(page, "select")


def test_a_number_is_told_twice(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en"))
    press(page, "next")
    wait_until_heard(page, "things to choose")

    take_number(page)

    page.wait_for_function(NUMBER_TWICE)


def test_every_sign_is_a_few_presses_away(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en"))
    press(page, "next")
    page.locator(".search-open").click()
    wait_until_heard(page, "Nothing is typed")

    rows = [press(page, "select"), *(press(page, "next") for _ in range(5))]
    assert rows == ["0 to 9", "A to G", "H to N", "O to T", "U to Z", "Clear"]
    sizes = page.evaluate("[...document.querySelectorAll('.pad .key')].length")

    assert sizes == 39
    assert press(page, "next") == "0 to 9"
    press(page, "select")
    assert [press(page, "next") for _ in range(5)] == ["1", "2", "3", "4", "5"]
    assert press(page, "back") == "0 to 9"
    page.locator(".bar-back").focus()
    assert press(page, "next") != "A to G", "whoever goes elsewhere is in no row any more"
