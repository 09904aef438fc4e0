"""A closure changes the way that a kiosk shows, and what says so hides nothing of it."""

from playwright.sync_api import expect

from tests.browser.kiosk_steps import overflows
from tests.browser.pages import OpenPages
from tests.browser.station import Station


def test_what_tells_of_a_closure_leaves_the_destination_in_sight(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = clinic_pages.kiosk("radiology", locale="en", fragment="to=pharmacy")
    expect(page.locator(".figures")).to_be_visible()
    touch = page.locator(".touch").bounding_box()

    station.close("stairs-1")

    expect(page.locator(".banner-notice")).to_contain_text("found again")
    banner = page.locator(".banner-notice").bounding_box()
    heading = page.locator("h1").bounding_box()
    after = page.locator(".touch").bounding_box()
    assert banner is not None
    assert heading is not None
    assert touch is not None
    assert after is not None
    assert banner["y"] + banner["height"] <= heading["y"]
    assert after["y"] + after["height"] == touch["y"] + touch["height"]
    assert not overflows(page)
