"""Alarm, announcements and the pages of those who run the house, in every look and language: axe,
narrow and zoomed screens."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import board_views, screen_views
from tests.browser.axe import axe
from tests.browser.covered_controls import covered
from tests.browser.house_views import VIEWS
from tests.browser.kiosk_steps import overflows
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes, open_pages
from tests.browser.phone_steps import overflows as is_moved_sideways
from tests.browser.station import Station, sign_in
from tests.kiosk_server.live_demo import live_demo

pytestmark = pytest.mark.bench

LOOKS: Mapping[str, Wishes] = {
    "standard": {},
    "large": {"mode": "large"},
    "contrast": {"contrast": True},
    "large-contrast": {"mode": "large", "contrast": True},
}
KIOSK_ZOOMED = (540, 960)
NARROW = (320, 640)
PHONE_ZOOMED = (195, 422)
ANNOUNCE = """mutation ($input: AnnounceInput!) { announce(input: $input) {
  ... on AnnounceSuccess { announcements { id } } } }"""
VISITING_ENDS = "announcement-visiting-ends"
OF_VISITORS = ("kiosk-alarm", "phone-alarm", "announced", "report-form", "directory")
ON_PHONES = ("phone-alarm", "report-form", "facilities-pocket")


def announced(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    given = {"id": VISITING_ENDS, "minutes": 1, "times": 1, "requestId": f"r-{wishes}"}
    said = station.demo.data(ANNOUNCE, {"input": given})
    assert said["announce"]["announcements"]
    page = pages.kiosk(**wishes)
    expect(page.locator(".banner-announced")).to_be_visible()
    return page


ALL_VIEWS: Mapping[str, Callable[[OpenPages, Station, Wishes], Page]] = {
    **VIEWS,
    **board_views.VIEWS,
    **screen_views.VIEWS,
    "announced": announced,
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """The sample hospital with somebody of facilities."""
    folder = tmp_path_factory.mktemp("house") / "data"
    with live_demo(folder) as demo:
        yield sign_in(demo, folder)


@pytest.fixture
def house_pages(browser: Browser, house: Station) -> Iterator[OpenPages]:
    """Opens its pages, with nothing in force before and after."""
    with open_pages(browser, house.demo.address) as opened:
        yield opened
    house.end_all()


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("view", ALL_VIEWS)
def test_every_view_keeps_the_rules(
    house: Station, house_pages: OpenPages, view: str, look: str, locale: str
) -> None:
    wishes: Wishes = {**LOOKS[look], "locale": locale, "reduced_motion": "reduce"}
    page = ALL_VIEWS[view](house_pages, house, wishes)

    is_kiosk = view in {"kiosk-alarm", "announced"}
    rules = () if look == "standard" else ("color-contrast-enhanced",)
    if view in {*ON_PHONES, "directory"}:
        # As tall as the page: what lies under the bar as long as it is not scrolled is not small.
        width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
        width = PHONE_SIZE[0] if view in ON_PHONES else width
        page.set_viewport_size({"width": width, "height": max(height, PHONE_SIZE[1])})
    assert not axe(page, *rules, target_px=60 if is_kiosk or rules else 44)
    assert not overflows(page)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("mode", ["standard", "large"])
@pytest.mark.parametrize("view", OF_VISITORS)
def test_no_view_loses_anything_on_narrow_screens(
    house: Station, house_pages: OpenPages, view: str, mode: str, locale: str
) -> None:
    page = ALL_VIEWS[view](house_pages, house, {"mode": mode, "locale": locale})

    for width, height in (NARROW, PHONE_ZOOMED if view in ON_PHONES else KIOSK_ZOOMED):
        page.set_viewport_size({"width": width, "height": height})
        assert not (is_moved_sideways(page) if view in ON_PHONES else overflows(page))
        assert not covered(page)
