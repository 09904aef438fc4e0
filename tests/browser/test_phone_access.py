"""The phone's page for everybody: keyboard, screen reader, zoom, narrow and turned screens, axe."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.covered_controls import covered
from tests.browser.looks import unspoken_in_both_languages
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes
from tests.browser.phone_steps import (
    PRESS_MILLISECONDS,
    SPOT,
    WARD,
    next_button,
    open_way,
    overflows,
    route,
    sign,
    walk_all,
)
from tests.browser.phone_views import VIEWS
from tests.kiosk_server.live_demo import LiveDemo

LOOKS: list[Wishes] = [
    {"locale": "zh-CN"},
    {"locale": "en", "mode": "large"},
    {"locale": "zh-CN", "contrast": True},
]
MORE_LOOKS: list[Wishes] = [
    {"locale": "en"},
    {"locale": "zh-CN", "mode": "large"},
    {"locale": "en", "contrast": True},
    {"locale": "en", "mode": "large", "contrast": True},
    {"locale": "zh-CN", "mode": "large", "contrast": True},
]
SMALL_OR_TURNED = [(320, 640), (195, 422), (844, 390)]
"""The second is a phone's screen in CSS pixels when its page is shown at 200 %."""


def trouble_of(page: Page, look: Wishes) -> list[str]:
    """What axe finds by the rules of a look."""
    # As tall as the page: what lies under the bar as long as it is not scrolled is no small target.
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": PHONE_SIZE[0], "height": max(height, PHONE_SIZE[1])})
    if look.keys() == {"locale"}:
        return list(axe(page))
    return list(axe(page, "color-contrast-enhanced", target_px=60))


@pytest.mark.parametrize("view", VIEWS)
def test_view_keeps_the_rules_for_eye_and_ear(pages: OpenPages, view: str) -> None:
    """Each in a look of its own; all of them are for `make bench`."""
    look = LOOKS[list(VIEWS).index(view) % len(LOOKS)]

    page = VIEWS[view](pages, look.copy())

    assert trouble_of(page, look) == []
    assert not overflows(page)
    assert unspoken_in_both_languages(page) == []


@pytest.mark.bench
@pytest.mark.parametrize("look", [*LOOKS, *MORE_LOOKS], ids=str)
@pytest.mark.parametrize("view", VIEWS)
def test_view_keeps_the_rules_of_wcag_in_every_look(
    pages: OpenPages, view: str, look: Wishes
) -> None:
    page = VIEWS[view](pages, look.copy())

    assert trouble_of(page, look) == []
    for width, height in SMALL_OR_TURNED:
        page.set_viewport_size({"width": width, "height": height})
        assert not overflows(page)
        assert covered(page) == []


@pytest.mark.parametrize("look", ["locale=en&mode=large", "locale=zh-CN", "locale=en"])
@pytest.mark.parametrize(("width", "height"), SMALL_OR_TURNED)
def test_a_step_can_be_walked_on_a_small_zoomed_or_turned_screen(
    pages: OpenPages, look: str, width: int, height: int
) -> None:
    page = open_way(pages, WARD, fragment=look, size=(width, height))

    next_button(page).click(delay=PRESS_MILLISECONDS)

    expect(page.locator(".phone-bar i").nth(1)).to_have_class("is-now")
    assert not overflows(page)
    assert covered(page) == []


def test_everything_is_done_by_keyboard_alone(pages: OpenPages, hospital: LiveDemo) -> None:
    told = [each["text"] for each in route(hospital, WARD, locale="en")["steps"]]
    page = pages.phone(SPOT, locale="en", has_touch=False)

    page.keyboard.press("Tab")
    expect(page.locator(".phone-search-button")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("orthopaedic ward")
    expect(page.locator(".phone-row").first).to_contain_text("Orthopaedic ward")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(sign(page)).to_have_text(told[0])
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    for _ in page.locator(".phone-actions-quiet button, .phone-first").all():
        page.keyboard.press("Tab")
    expect(next_button(page)).to_be_focused()
    for text in told[1:]:
        page.keyboard.press("Enter", delay=PRESS_MILLISECONDS)
        expect(sign(page)).to_have_text(text)
        expect(next_button(page)).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("You have arrived")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_new_step_is_the_heading_and_is_read_once(pages: OpenPages, hospital: LiveDemo) -> None:
    told = route(hospital, WARD, locale="en")["steps"]
    page = open_way(pages, WARD, fragment="locale=en")
    page.evaluate(
        """() => {
          window.heard = [];
          new MutationObserver(() => {
            const text = document.getElementById("announcer").textContent;
            if (text) window.heard.push(text);
          }).observe(document.getElementById("announcer"), { childList: true });
        }"""
    )

    next_button(page).click(delay=PRESS_MILLISECONDS)

    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile(re.escape(told[1]["text"]))
    )
    page.wait_for_function("window.heard.length === 1")
    heard = page.evaluate("window.heard")
    assert heard[0].startswith(f"Step 2 of {len(told)}. ")
    assert page.get_by_role("heading", level=1).aria_snapshot().count(told[1]["text"]) == 1


def test_the_page_does_not_jump_while_it_loads(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.context.add_init_script(
        """window.shifts = 0;
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) {
            if (!shift.hadRecentInput) window.shifts += shift.value;
          }
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    bare = page.url.partition("#")[0]

    for address, shown in (
        (bare, ".phone-home-picture svg.plan"),
        (f"{bare}#to={WARD}", ".phone-picture svg.plan"),
    ):
        page.goto("about:blank")
        page.goto(address)
        expect(page.locator(shown)).to_be_visible()
        assert page.evaluate("window.shifts") < 0.1


def test_nothing_moves_for_those_who_asked_for_stillness(pages: OpenPages) -> None:
    page = open_way(pages, WARD, reduced_motion="reduce")
    walk_all(page, 2)

    moving = page.evaluate(
        """() => document.getAnimations().filter(
          (each) => each.effect.getComputedTiming().duration > 0,
        ).length"""
    )

    assert moving == 0
