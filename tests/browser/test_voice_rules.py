"""What is said before what, what only headphones hear, what is done where nothing can be heard."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.modules import call
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import SPOT
from tests.browser.voice_steps import (
    heard_since_key,
    listen,
    plug,
    press,
    send,
    voice_module,
    wait_until_heard,
)

ORDER = "frame/voice/speech_order.js"
ARRANGED = """(() => {
  let order = { now: null, waiting: [] };
  const after = [];
  list.forEach(([told, text, at]) => {
    const isControl = told === "control";
    const next = { kind: isControl ? "focus" : told, texts: [text], at, isControl };
    if (told === "again") order = { ...order, now: { ...order.now, isAgain: true } };
    else order = told === "end" ? m.advance(order) : m.arrange(order, next);
    const { now, waiting } = order;
    after.push([now?.texts[0] ?? null, waiting.map(({ texts }) => texts[0])]);
  });
  return after;
})()"""


LATER_VIEWS_ARE_THERE = """() => performance.getEntriesByType("resource").some(
  (each) => each.name.endsWith(".later.js") && each.responseEnd > 0)"""


@pytest.fixture
def begun(pages: OpenPages) -> Page:
    """A kiosk in voice mode, of which all is heard."""
    page = listen(pages.kiosk(locale="en"))
    press(page, "next")
    wait_until_heard(page, "things to choose")
    return page


def arranged(page: Page, *said: tuple[str, str, int]) -> list[tuple[str | None, list[str]]]:
    """What is said and what waits, after each that came to be said."""
    found: list[Any] = voice_module(page, ORDER, ARRANGED, list=said)
    return [(now, waiting) for now, waiting in found]


def test_only_one_thing_is_said_at_a_time_and_the_gravest_first(begun: Page) -> None:
    assert arranged(
        begun,
        ("focus", "tile", 0),
        ("news", "5 found", 1000),
        ("focus", "next tile", 3000),
        ("news", "6 found", 3100),
        ("warning", "still here?", 3200),
        ("focus", "a key", 3300),
        ("alarm", "leave", 4000),
        ("focus", "another key", 5000),
        ("end", "", 0),
        ("end", "", 0),
    ) == [
        ("tile", []),
        ("tile", ["5 found"]),
        ("next tile", []),
        ("next tile", ["6 found"]),
        ("still here?", ["next tile", "6 found"]),
        ("still here?", ["a key", "6 found"]),
        ("leave", []),
        ("leave", ["another key"]),
        ("another key", []),
        (None, []),
    ]


def test_what_a_warning_or_a_control_cuts_off_is_said_again(begun: Page) -> None:
    assert arranged(
        begun,
        ("focus", "turn left", 0),
        ("warning", "a child waits", 1000),
        ("end", "", 0),
        ("control", "Slower", 2000),
        ("control", "Pause", 2500),
        ("end", "", 0),
        ("control", "Repeat", 3000),
        ("focus", "another step", 4000),
    ) == [
        ("turn left", []),
        ("a child waits", ["turn left"]),
        ("turn left", []),
        ("Slower", ["turn left"]),
        ("Pause", ["turn left"]),
        ("turn left", []),
        ("Repeat", ["turn left"]),
        ("another step", []),
    ]


def test_what_is_said_once_more_keeps_nobody_waiting(begun: Page) -> None:
    assert arranged(
        begun,
        ("alarm", "leave", 0),
        ("focus", "step 2", 1000),
        ("end", "", 0),
        ("alarm", "leave", 2000),
        ("again", "", 0),
        ("focus", "step 3", 3000),
    ) == [
        ("leave", []),
        ("leave", ["step 2"]),
        ("step 2", []),
        ("leave", []),
        ("leave", []),
        ("step 3", []),
    ]


def test_news_of_a_view_are_not_lost_to_its_heading(begun: Page) -> None:
    assert arranged(begun, ("news", "way", 1000), ("focus", "heading", 1040)) == [
        ("way", []),
        ("heading", ["way"]),
    ]


def test_private_things_are_said_into_headphones_or_when_asked_for(begun: Page) -> None:
    begun.evaluate(
        """() => {
          const modules = document.querySelector("main");
          modules.insertAdjacentHTML("beforeend",
            '<p id="secret" data-private tabindex="-1">123456</p>' +
            '<div data-private><label>Back <input id="card" value="42"></label></div>');
        }"""
    )

    begun.locator("#card").focus()
    wait_until_heard(begun, "This is private")
    assert heard_since_key(begun)[-2] == "Back"
    assert not any("42" in sentence or "4 2" in sentence for sentence in heard_since_key(begun))

    begun.locator("#secret").focus()
    wait_until_heard(begun, "This is private")
    assert "123456" not in heard_since_key(begun)
    plug(begun, is_in=True)
    wait_until_heard(begun, "Headphones are in")
    begun.locator(".search-open").focus()
    begun.locator("#secret").focus()
    wait_until_heard(begun, "123456")
    plug(begun, is_in=False)
    wait_until_heard(begun, "Headphones are out")
    begun.locator(".search-open").focus()
    begun.locator("#secret").focus()
    wait_until_heard(begun, "This is private")
    begun.get_by_role("button", name="Say it aloud").click()

    begun.wait_for_function("() => heard.at(-1) === '123456'")


def test_headphones_begin_the_voice(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en"))

    plug(page, is_in=True)

    wait_until_heard(page, "Where do you want to go?")
    expect(page.locator(".bar-voice")).to_have_attribute("aria-pressed", "true")


def test_silent_browser_says_so_and_speaks_after_a_touch(pages: OpenPages) -> None:
    page = listen(pages.phone(SPOT, fragment="voice=1&locale=en"))
    page.add_init_script("window.isSilent = true")
    page.reload()
    notice = page.locator(".voice-notice")
    expect(notice).to_contain_text("until you touch it")

    page.evaluate("window.isSilent = false")
    notice.get_by_role("button").click()

    expect(notice).to_have_count(0)
    page.wait_for_function("() => heard.length > 0")


def test_captions_go_on_without_network(begun: Page) -> None:
    begun.wait_for_function(LATER_VIEWS_ARE_THERE)
    begun.context.set_offline(True)

    begun.locator(".tile").nth(1).focus()

    expect(begun.locator(".voice-caption")).to_contain_text("Clinics")
    begun.locator(".bar-person").click()
    expect(begun.locator(".voice-caption")).to_contain_text("You need no screen")
    expect(begun.locator(".voice-notice")).to_contain_text("only written here")
    begun.context.set_offline(False)


def test_language_without_a_voice_has_captions(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en"))

    def without_voice(asked: Route) -> None:
        answer = asked.fetch()
        told = answer.json()
        for each in told.get("data", {}).get("speech", []):
            each["speechUrl"] = None
        asked.fulfill(response=answer, body=json.dumps(told))

    page.route("**/graphql", without_voice)
    page.locator(".bar-voice").click()

    expect(page.locator(".voice-caption")).to_contain_text("The page is read to you")
    expect(page.locator(".voice-notice")).to_contain_text("There is no voice for this")
    assert page.evaluate("heard.filter(Boolean)") == []
    # What is still being asked for is nobody's any more when the page goes.
    page.unroute_all(behavior="ignoreErrors")


def test_controls_change_pace_and_volume_for_the_visit(begun: Page) -> None:
    begun.locator(".voice-slower").click()
    begun.locator(".voice-slower").click()
    begun.locator(".voice-louder").click()
    expect(begun.locator(".voice-slower")).to_have_attribute("aria-disabled", "true")

    assert begun.evaluate("[sessionStorage['visit.pace'], sessionStorage['visit.volume']]") == [
        "0.75",
        "1",
    ]
    begun.locator(".bar-voice").click()
    expect(begun.locator("#voice")).to_have_count(0)
    begun.locator(".bar-contrast").click()
    begun.locator(".bar-voice").click()
    expect(begun.locator(".voice-slower")).to_have_attribute("aria-disabled", "true")


def test_pause_by_keypad_holds_what_was_being_said(begun: Page) -> None:
    begun.evaluate("window.isEndless = true")
    begun.locator(".tile").nth(1).focus()
    caption = begun.locator(".voice-caption")
    expect(caption).to_contain_text("Clinics")

    begun.locator(".voice-pause").focus()
    expect(caption).to_have_text("Pause")
    send(begun, "F22")

    expect(begun.locator(".voice-go-on")).to_be_visible()
    expect(caption).to_contain_text("Clinics")
    begun.locator(".voice-faster").focus()
    expect(caption).to_have_text("Faster")
    begun.evaluate("window.isEndless = false; playing.dispatchEvent(new Event('ended'))")
    expect(caption).to_contain_text("Clinics")
    expect(begun.locator(".voice-go-on")).to_be_visible()
    begun.locator(".voice-go-on").click()
    expect(begun.locator(".voice-pause")).to_be_visible()
    wait_until_heard(begun, "Clinics")


def test_pause_holds_and_goes_on(begun: Page) -> None:
    begun.evaluate("window.isEndless = true")
    begun.locator(".voice-repeat").click()
    begun.locator(".voice-pause").click()
    expect(begun.locator(".voice-go-on")).to_be_visible()
    shown = begun.locator(".voice-caption").inner_text()

    begun.evaluate("window.isEndless = false")
    begun.locator(".voice-go-on").click()

    expect(begun.locator(".voice-pause")).to_be_visible()
    assert shown


def test_end_of_a_visit_is_warned_of_aloud_and_silent_afterwards(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en", clock=True))
    press(page, "next")
    page.locator(".voice-louder").click()

    page.clock.run_for(62_000)
    wait_until_heard(page, "This page clears in")
    assert "Are you still here?" in heard_since_key(page)
    assert page.locator("#announcer-now").inner_text() == "", "one voice at a time"
    page.clock.run_for(22_000)

    expect(page.locator("#voice")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0
    assert call(page, "frame/voice_switch.js", "m.volume()") == USUAL_VOLUME


USUAL_VOLUME = 0.8
