"""The kiosk's page for everybody: keyboard, screen reader, zoom, wide screens, axe."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.covered_controls import covered
from tests.browser.kiosk_steps import (
    VIEWS,
    WARD,
    heading,
    open_way,
    overflows,
    shown_plan,
    travel_as,
    way,
)
from tests.browser.looks import unspoken_in_both_languages
from tests.browser.pages import KIOSK_SIZE, OpenPages, Wishes

LOOKS: dict[str, Wishes] = {
    "standard": {},
    "large": {"mode": "large"},
    "contrast": {"contrast": True},
    "large-contrast": {"mode": "large", "contrast": True},
}
LOCALES = ("zh-CN", "en")


def spoken_way(page: Page) -> None:
    VIEWS["way_up"](page)
    page.locator(".bar-voice").click()
    expect(page.locator(".voice-caption")).not_to_be_empty()


ALL_VIEWS = {**VIEWS, "spoken_way": spoken_way}
MATRIX = [(view, look, locale) for view in ALL_VIEWS for look in LOOKS for locale in LOCALES]


def opened(pages: OpenPages, view: str, look: str, locale: str) -> Page:
    wishes: Wishes = {**LOOKS[look], "locale": locale, "reduced_motion": "reduce"}
    page = pages.kiosk(**wishes)
    ALL_VIEWS[view](page)
    return page


def check(page: Page, look: str) -> None:
    rules = () if look == "standard" else ("color-contrast-enhanced",)
    assert not axe(page, *rules, target_px=60)
    assert not overflows(page, fits=True)
    assert page.evaluate("document.documentElement.scrollHeight") <= 1920


@pytest.mark.parametrize("view", ALL_VIEWS)
def test_view_keeps_the_rules_for_eye_and_ear(pages: OpenPages, view: str) -> None:
    """Each in a look and language of its own; all of them are for `make bench`."""
    turn = list(ALL_VIEWS).index(view)
    look, locale = list(LOOKS)[turn % len(LOOKS)], LOCALES[turn // len(LOOKS) % len(LOCALES)]

    page = opened(pages, view, look, locale)

    check(page, look)
    check_zoomed(page)
    page.set_viewport_size({"width": KIOSK_SIZE[0], "height": KIOSK_SIZE[1]})
    assert not unspoken_in_both_languages(page)


@pytest.mark.bench
@pytest.mark.parametrize(("view", "look", "locale"), MATRIX)
def test_every_view_keeps_the_rules(pages: OpenPages, view: str, look: str, locale: str) -> None:
    check(opened(pages, view, look, locale), look)


def test_question_of_idleness_keeps_the_rules(pages: OpenPages) -> None:
    page = open_way(pages, clock=True, mode="large")
    page.clock.run_for(61_000)
    expect(page.locator(".idle")).to_be_visible()
    page.clock.resume()

    assert not axe(page, "color-contrast-enhanced", target_px=60)


def test_keyboard_alone_finds_a_way_and_takes_it(pages: OpenPages) -> None:
    page = pages.kiosk()
    press = page.keyboard.press

    page.keyboard.type("ct")
    expect(page.locator(".place").first).to_be_visible()
    press("Tab")
    expect(page.locator(".place").first).to_be_focused()
    press("Enter")
    expect(heading(page)).to_be_focused()
    expect(page.locator(".take")).to_be_visible()
    _tab_to(page, ".take")
    press("Enter")
    expect(page.locator(".code svg")).to_be_visible()
    expect(heading(page)).to_be_focused()
    _tab_to(page, ".bar-back")
    press("Space")

    expect(page.locator(".steps")).to_be_visible()


def _tab_to(page: Page, selector: str) -> None:
    """Goes on by the Tab key until the control has the focus, and sees that the focus is shown."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(it) => document.activeElement.matches(it)", selector):
            outline: str = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
            return
    raise AssertionError(selector)


def test_focus_goes_in_reading_order(pages: OpenPages) -> None:
    page = open_way(pages, WARD)
    places: list[dict[str, float]] = []
    for _ in range(page.locator('#app button:visible:enabled:not([tabindex="-1"])').count()):
        page.keyboard.press("Tab")
        places.append(page.evaluate("document.activeElement.getBoundingClientRect().toJSON()"))

    for before, after in pairwise(places):
        # Down the page, or to what stands beside the rows before, which may reach less far down.
        assert after["bottom"] >= before["bottom"] or after["left"] >= before["right"]


def test_way_is_told_to_those_who_listen(pages: OpenPages) -> None:
    page = open_way(pages)

    expect(page.locator("#announcer")).to_contain_text("去放射科")


def test_plan_has_words_of_its_own(pages: OpenPages) -> None:
    page = open_way(pages)

    expect(page.locator(".plan-sheet:not([hidden]) > .plan-view")).to_have_attribute(
        "aria-label", "路线图，门诊楼 1层—医技楼 1层"
    )
    assert shown_plan(page).locator("title").count() > 0


ZOOMED = (540, 960)
"""The kiosk's screen in CSS pixels when its page is shown at 200 %."""
NARROW = (320, 640)
"""As narrow as a page must be able to be."""
LOW = (320, 256)
"""A wide screen of 1280 × 1024 when its page is shown at 400 %."""


def check_zoomed(page: Page) -> None:
    for width, height in (ZOOMED, NARROW, LOW):
        page.set_viewport_size({"width": width, "height": height})
        assert not overflows(page)
        assert not covered(page)


@pytest.mark.bench
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("mode", ["standard", "large"])
@pytest.mark.parametrize("view", ALL_VIEWS)
def test_no_view_loses_anything_at_twice_the_size(
    pages: OpenPages, view: str, mode: str, locale: str
) -> None:
    page = pages.kiosk(size=ZOOMED, mode=mode, locale=locale)

    ALL_VIEWS[view](page)

    check_zoomed(page)


def test_what_is_being_asked_again_can_still_be_read(pages: OpenPages) -> None:
    page = open_way(pages, mode="large", reduced_motion="reduce")
    waiting = page.locator(".steps[data-waiting]")
    page.route("**/graphql", lambda _: None)  # No answer comes.

    travel_as(page, "WHEELCHAIR")

    expect(waiting).to_be_visible()
    assert not axe(page, "color-contrast-enhanced", target_px=60)


@pytest.mark.parametrize("view", ["home", "found", "clinics", "way_up", "take", "person"])
def test_wide_screens_show_all_of_it(pages: OpenPages, view: str) -> None:
    page = pages.kiosk(size=(1920, 1080))

    VIEWS[view](page)

    for width, height in ((1920, 1080), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        assert not overflows(page)
        for control in page.locator("#app button:visible:enabled:not([aria-disabled=true])").all():
            control.click(trial=True)


def test_right_to_left_turns_the_page_round(pages: OpenPages) -> None:
    page = pages.kiosk()
    way(page)

    page.evaluate("document.documentElement.dir = 'rtl'")

    assert not overflows(page)
    assert _left(page, ".take") < _left(page, ".needs")
    assert _left(page, ".bar-back") > _left(page, ".bar-person")


def _left(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"]
