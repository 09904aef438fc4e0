"""The views of numbers keep the rules of access, by eye and by ear."""

import pytest

from tests.browser.axe import axe
from tests.browser.kiosk_steps import overflows
from tests.browser.number_steps import (
    KIOSK_VIEWS,
    PHONE_VIEWS,
    take_number,
)
from tests.browser.pages import OpenPages, Wishes
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.phone_steps import overflows as phone_overflows
from tests.browser.test_voice import unspoken
from tests.browser.voice_steps import listen, send, wait_until_heard

ZONE = "waiting-1"
QUEUE = "surgery"
ROOM = "consulting-3"
LOOKS: dict[str, Wishes] = {
    "standard": {},
    "large": {"mode": "large"},
    "contrast": {"contrast": True},
}


@pytest.mark.parametrize(
    ("look", "locale"), [("standard", "en"), ("large", "zh-CN"), ("contrast", "en")]
)
def test_views_of_the_kiosk_keep_the_rules(pages: OpenPages, look: str, locale: str) -> None:
    found: dict[str, list[str]] = {}
    rules = () if look == "standard" else ("color-contrast-enhanced",)
    for name, view in KIOSK_VIEWS.items():
        wishes: Wishes = {**LOOKS[look], "locale": locale, "reduced_motion": "reduce"}
        page = pages.kiosk(**wishes)
        view(page)
        found[name] = [*axe(page, *rules, target_px=60), *overflows(page, fits=True)]
        page.locator(".bar-voice").click()
        found[name] += unspoken(page)
        pages.close()

    assert {name: left for name, left in found.items() if left} == {}


@pytest.mark.parametrize(
    ("look", "locale"), [("standard", "zh-CN"), ("large", "en"), ("contrast", "zh-CN")]
)
def test_views_of_the_phone_keep_the_rules(pages: OpenPages, look: str, locale: str) -> None:
    found: dict[str, list[str]] = {}
    rules = () if look == "standard" else ("color-contrast-enhanced",)
    for name, view in PHONE_VIEWS.items():
        # Nothing lies below the foot of so high a screen.
        wishes: Wishes = {**LOOKS[look], "size": (390, 1700), "locale": locale}
        page = view(pages, wishes)
        found[name] = [*axe(page, *rules, target_px=44 if look == "standard" else 60)]
        found[name] += ["too wide"] if phone_overflows(page) else []
        page.set_viewport_size({"width": 320, "height": 640})
        found[name] += ["too wide at 320 px"] if phone_overflows(page) else []
        page.locator(".bar-voice").click(delay=PRESS_MILLISECONDS)
        found[name] += unspoken(page)
        pages.close()

    assert {name: left for name, left in found.items() if left} == {}


def test_number_is_taken_by_ear_alone(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en"))
    send(page, "F24")
    wait_until_heard(page, "things to choose")

    take_number(page)

    page.wait_for_function("() => heard.some((said) => /Your number is/.test(said ?? ''))")
