"""Ways for beds and through doors of staff: on phones of those who signed in, and no others."""

from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.pages import PHONE_SIZE, OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS, sign
from tests.browser.signing_in import sign_in
from tests.browser.station import Station

RADIOLOGY = "radiology"


def sign_in_to(pages: OpenPages, station: Station, path: str, role: str) -> Page:
    """A phone on which somebody signs in on the way to a page."""
    query = {"next": path, "lang": "en"}
    page = pages.open("/sign-in", query, size=PHONE_SIZE, locale="en", has_touch=True, waits=False)
    sign_in(page, station.demo, role)
    return page


def test_a_nurse_finds_the_way_for_a_bed(station: Station, clinic_pages: OpenPages) -> None:
    path = f"/staff/E1?{urlencode({'locale': 'en'})}"
    page = sign_in_to(clinic_pages, station, path, "nurse")
    page.wait_for_selector("#app[data-ready]")
    page.goto(f"{page.url.partition('#')[0]}#to={RADIOLOGY}&needs=BED")
    page.reload()

    expect(sign(page)).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Needs: Bed").click(delay=PRESS_MILLISECONDS)
    expect(page.locator('[data-profile="BED"]')).to_be_checked()
    expect(page.locator('[data-profile="STAFF"]')).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 4000})
    assert not axe(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator('[data-profile="STAFF"]').click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="Show the way").click(delay=PRESS_MILLISECONDS)
    expect(sign(page)).to_be_visible()
    expect(page.locator(".phone-notice")).to_have_count(0)
    assert "needs=STAFF" in page.url


def test_visitors_are_never_offered_it(station: Station, clinic_pages: OpenPages) -> None:
    page = clinic_pages.phone("E1", locale="en", fragment=f"to={RADIOLOGY}&needs=BED")

    expect(page.locator(".phone-notice.is-warning")).to_contain_text("could not be understood")
    page.get_by_role("button", name="Needs", exact=True).first.click(delay=PRESS_MILLISECONDS)
    expect(page.locator('[data-profile="WHEELCHAIR"]')).to_be_visible()
    assert page.locator('[data-profile="BED"], [data-profile="STAFF"]').count() == 0

    page.goto(f"{station.demo.address}/staff/E1")
    expect(page.locator("[name=password]")).to_be_visible()
