"""Views that come in a script of their own: what is shown until it is there, and that it comes."""

from playwright.sync_api import Page, Route, expect

from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS, SPOT

LATER = "**/*.later.js"
STATE = ".state-error"
QUIET_MS = 4000
"""Longer than a page waits for a touch before it fetches what comes later."""
AGAIN_MS = 10_000


def lose(route: Route) -> None:
    route.abort()


def opened_without(page: Page, script: str) -> Page:
    """The page opened again where a script cannot be had."""
    page.route(script, lose)
    page.reload()
    page.wait_for_selector("#app[data-ready]")
    return page


def test_kiosk_shows_a_view_once_its_script_can_be_had_and_nobody_touches(pages: OpenPages) -> None:
    page = opened_without(pages.kiosk(clock=True, locale="en"), LATER)

    page.locator(".browse-open").click()
    expect(page.locator(STATE)).to_contain_text("The server cannot be reached")
    page.locator(STATE).get_by_role("button").click()
    page.clock.run_for(QUIET_MS)
    expect(page.locator(STATE)).to_contain_text("The server cannot be reached")
    page.unroute(LATER)
    page.clock.run_for(AGAIN_MS)

    expect(page.locator(".browse-places .place").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_phone_shows_a_view_as_soon_as_the_network_is_back(pages: OpenPages) -> None:
    page = opened_without(pages.phone(SPOT, locale="en"), LATER)

    page.get_by_role("button", name="Toilets").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(STATE)).to_contain_text("The server cannot be reached")
    page.unroute(LATER)
    page.evaluate("dispatchEvent(new Event('online'))")

    expect(page.locator(".phone-row").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
