"""The strip of voice mode keeps the rules in every look, and leaves room for a step."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.kiosk_steps import open_way, overflows
from tests.browser.number_steps import PHONE_VIEWS
from tests.browser.pages import OpenPages, Wishes
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.phone_steps import open_way as open_phone_way

LOOKS: dict[str, Wishes] = {
    "standard": {},
    "large": {"mode": "large"},
    "contrast": {"contrast": True},
    "both": {"mode": "large", "contrast": True},
}
LOW = 640
"""How high the screen of a small phone is, in CSS pixels."""
BAR_ROWS = """new Set(
  [...document.querySelectorAll(".bar-button")].map((each) => each.getBoundingClientRect().top),
).size"""


def top(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("(it) => it.getBoundingClientRect().top"))


def bottom(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("(it) => it.getBoundingClientRect().bottom"))


@pytest.mark.parametrize(
    "look",
    [
        "standard",
        pytest.param("large", marks=pytest.mark.bench),
        pytest.param("contrast", marks=pytest.mark.bench),
        "both",
    ],
)
def test_strip_keeps_the_rules(pages: OpenPages, look: str) -> None:
    wishes: Wishes = {**LOOKS[look], "reduced_motion": "reduce"}
    kiosk = open_way(pages, **wishes)
    kiosk.locator(".bar-voice").click()
    expect(kiosk.locator(".voice-caption")).not_to_be_empty()
    spoken: Wishes = {**wishes, "fragment": "voice=1"}
    phone = open_phone_way(pages, **spoken)
    expect(phone.locator(".voice-caption")).not_to_be_empty()

    rules = () if look == "standard" else ("color-contrast-enhanced",)
    assert not axe(kiosk, *rules, target_px=60)
    assert not overflows(kiosk, fits=True)
    assert not axe(phone, *rules, target_px=44 if look == "standard" else 60)
    assert not overflows(phone)
    assert phone.evaluate(BAR_ROWS) == 1
    phone.set_viewport_size({"width": 360, "height": LOW})
    phone.evaluate("scrollTo(0, 0)")
    assert bottom(phone, ".phone-sign") <= top(phone, ".voice-strip"), "a low screen shows the step"
    assert bottom(phone, ".voice-buttons") <= LOW
    assert not overflows(phone)


def test_a_number_can_be_read_beside_the_strip(pages: OpenPages) -> None:
    """In each size on phones of two heights, as wide as the screen and no wider."""
    ticket = PHONE_VIEWS["ticket"](pages, {"locale": "zh-CN"})
    ticket.locator(".bar-voice").click(delay=PRESS_MILLISECONDS)
    expect(ticket.locator(".voice-caption")).not_to_be_empty()
    trouble = []
    for size in ("standard", "large", "largest"):
        name = "data-size" if size == "largest" else "data-mode"
        expect(ticket.locator("html")).to_have_attribute(name, size)
        for width, height in ((390, 844), (360, LOW)):
            ticket.set_viewport_size({"width": width, "height": height})
            ticket.evaluate("scrollTo(0, 0)")
            if bottom(ticket, ".ticket-figure") > top(ticket, ".voice-strip"):
                trouble.append(f"{size}, {height}: the number is covered")
            trouble += [f"{size}, {height}: {each}" for each in overflows(ticket)]
        ticket.locator(".bar-mode").click(delay=PRESS_MILLISECONDS)

    assert trouble == []
