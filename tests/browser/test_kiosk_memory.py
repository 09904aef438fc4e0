"""A kiosk's page runs for weeks: visits leave nothing behind in it."""

from playwright.sync_api import expect

from tests.browser.kiosk_memory import memory_after
from tests.browser.pages import OpenPages

FEW, MANY = 10, 30
VIEW_NODES = 6000
"""More than the page has at any time; views that twenty visits leave behind are more."""
VIEW_LISTENERS = 100
VISIT_BYTES = 12_000
"""The first visits leave what a browser compiles and keeps, 5 to 10 kB each; a view that is held by
mistake costs more than 16 kB."""


def test_visits_leave_nothing_behind(pages: OpenPages) -> None:
    page = pages.kiosk(clock=True)
    expect(page.locator(".tile").first).to_be_visible()

    few, many = memory_after(page, (FEW, MANY))

    assert many.dom_nodes < VIEW_NODES
    assert many.listeners < few.listeners + VIEW_LISTENERS
    assert many.heap_bytes < few.heap_bytes + (MANY - FEW) * VISIT_BYTES
