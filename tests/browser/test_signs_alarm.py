"""The list of signs to print gives way to an alarm, and comes back."""

from playwright.sync_api import expect

from tests.browser.axe import axe
from tests.browser.house_views import signs
from tests.browser.pages import OpenPages
from tests.browser.station import Station

BAND = ".alarm-band"
SOON_MS = 3_000
"""A second, and what a busy machine takes beside."""


def test_the_list_of_signs_gives_way_to_it_and_comes_back(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = signs(clinic_pages, station, {"locale": "en"})

    alarm_id = station.start(reason="Smoke")

    expect(page.locator(BAND)).to_contain_text("Evacuation alarm", timeout=SOON_MS)
    expect(page.locator(".sign-row")).to_have_count(0)
    assert not axe(page)
    assert "/go/" in (page.get_by_role("link", name="The way out").get_attribute("href") or "")
    station.end(alarm_id)
    expect(page.locator(".sign-row").first).to_be_visible()
    expect(page.locator(BAND)).to_have_count(0)
