"""The views of numbers keep the rules of access, by eye and by ear."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import axe
from tests.browser.kiosk_steps import overflows
from tests.browser.looks import turn_contrast, turn_large, unspoken_in_both_languages
from tests.browser.number_steps import KIOSK_VIEWS, PHONE_VIEWS, take_number
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import overflows as phone_overflows
from tests.browser.voice_steps import listen, send, wait_until_heard

ENHANCED = "color-contrast-enhanced"
HIGH = (390, 1700)


@pytest.mark.parametrize("view", KIOSK_VIEWS)
def test_view_of_the_kiosk_keeps_the_rules(pages: OpenPages, view: str) -> None:
    """As it was opened, in high contrast, and large in the other language."""
    page = pages.kiosk(locale="en", reduced_motion="reduce")
    KIOSK_VIEWS[view](page)

    assert axe(page, target_px=60) == []
    assert overflows(page, fits=True) == []
    turn_contrast(page, "high")
    assert axe(page, ENHANCED, target_px=60) == []
    assert overflows(page, fits=True) == []
    turn_contrast(page, "normal")
    assert unspoken_in_both_languages(page) == []
    turn_large(page)
    assert axe(page, ENHANCED, target_px=60) == []
    assert overflows(page, fits=True) == []


@pytest.mark.parametrize("view", PHONE_VIEWS)
def test_view_of_the_phone_keeps_the_rules(pages: OpenPages, view: str) -> None:
    """As it was opened, in high contrast, and large in the other language."""
    # Nothing lies below the foot of so high a screen.
    page = PHONE_VIEWS[view](pages, {"size": HIGH, "locale": "zh-CN"})

    assert axe(page) == []
    turn_contrast(page, "high")
    assert axe(page, ENHANCED, target_px=60) == []
    turn_contrast(page, "normal")
    assert unspoken_in_both_languages(page) == []
    assert loses_nothing_on_a_narrow_phone(page)
    turn_large(page)
    assert axe(page, ENHANCED, target_px=60) == []
    assert loses_nothing_on_a_narrow_phone(page)


def loses_nothing_on_a_narrow_phone(page: Page) -> bool:
    """Whether nothing stands beside the screen, also on one of 320 pixels."""
    fits = [not phone_overflows(page)]
    page.set_viewport_size({"width": 320, "height": 640})
    fits.append(not phone_overflows(page))
    page.set_viewport_size({"width": HIGH[0], "height": HIGH[1]})
    return all(fits)


def test_number_is_taken_by_ear_alone(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en"))
    send(page, "F24")
    wait_until_heard(page, "things to choose")

    take_number(page)

    page.wait_for_function("() => heard.some((said) => /Your number is/.test(said ?? ''))")
