"""What tests of the facilities staff's page do again and again: sign in, choose, close, look."""

from typing import Unpack

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.signing_in import open_signed_in
from tests.kiosk_server.live_demo import LiveDemo

DESK_SIZE = (1440, 900)
SPOT = "E1"
"""A code on the wall of the clinic's lobby."""
READY_MS = 30_000


def open_desk(
    pages: OpenPages,
    demo: LiveDemo,
    role: str = "facilities",
    path: str = "/facilities",
    **wishes: Unpack[Wishes],
) -> Page:
    """The page on a desk's screen, signed in, with its plan."""
    usual: Wishes = {"size": DESK_SIZE}
    usual.update(wishes)
    page = open_signed_in(pages, demo, role, path, **usual)
    expect(page.locator(".stage > svg.plan")).to_be_attached(timeout=READY_MS)
    expect(page.locator(".lists")).to_be_attached(timeout=READY_MS)
    return page


def open_pocket(pages: OpenPages, demo: LiveDemo, **wishes: Unpack[Wishes]) -> Page:
    """The same on a phone, by touch."""
    usual: Wishes = {"size": PHONE_SIZE, "has_touch": True}
    usual.update(wishes)
    return open_desk(pages, demo, **usual)


def choose(page: Page, text: str) -> None:
    """Finds something by its name, and opens the form that closes it."""
    page.get_by_role("searchbox").fill(text)
    page.locator(".found button").filter(has_text=text).first.click()
    expect(page.locator(".panel")).to_be_visible()


def close_it(page: Page) -> None:
    page.get_by_role("button", name="Close it").click(delay=PRESS_MILLISECONDS)


def rows(page: Page, section: str) -> Locator:
    """The rows of a list, by its heading."""
    return page.locator("section", has=page.get_by_role("heading", name=section)).locator(".row")


def notice(page: Page) -> Locator:
    return page.locator(".notice-text")


def undo(page: Page) -> None:
    page.locator(".notice").get_by_role("button", name="Undo").click()
