"""Right to left: nothing of the frame is tied to a side, so that Arabic needs a catalog only."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.pages import OpenPages

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def turned(page: Page) -> Page:
    page.evaluate("document.documentElement.dir = 'rtl'")
    return page


def left_of(part: Locator) -> float:
    box = part.bounding_box()
    assert box is not None
    return box["x"]


@pytest.mark.parametrize("mode", ["standard", "large"])
def test_kiosk_is_mirrored_without_losing_anything(pages: OpenPages, mode: str) -> None:
    page = pages.kiosk(mode=mode)
    clock, venue = page.locator(".page-clock"), page.locator(".venue-name")
    before = (left_of(venue) < left_of(clock), page.evaluate(OVERFLOW))

    turned(page)

    assert before == (True, 0)
    assert left_of(venue) > left_of(clock)
    assert page.evaluate(OVERFLOW) == 0


def test_bar_of_the_phone_begins_on_the_right(pages: OpenPages) -> None:
    page = turned(pages.phone("OP-1F-04"))

    language, mode = page.locator(".bar-language"), page.locator(".bar-mode")

    assert left_of(language) > left_of(mode)
    assert page.evaluate(OVERFLOW) == 0


def test_arabic_letters_have_a_typeface_of_their_own(pages: OpenPages) -> None:
    page = pages.phone("OP-1F-04")

    loaded = page.evaluate("""async () => {
      const faces = await document.fonts.load("600 17px 'Noto Sans Arabic'", "مرحبا");
      return faces.map((face) => face.status);
    }""")

    assert loaded == ["loaded"]
