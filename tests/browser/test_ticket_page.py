"""A ticket's own page: unknown numbers, without network, and when it is time to go."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.modules import call
from tests.browser.number_steps import Counter, open_ticket
from tests.browser.pages import OpenPages, open_pages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.kiosk_server.live_demo import LiveDemo

QUEUE = "surgery"


@pytest.fixture
def counter(small_clinic: LiveDemo) -> Counter:
    """The people who call numbers in the clinic."""
    return Counter(small_clinic)


def test_a_ticket_nobody_knows_is_told_and_leads_to_a_new_one(pages: OpenPages) -> None:
    page = pages.open("/ticket", {}, size=(390, 844), has_touch=True, fragment="0" * 32)

    expect(page.locator(".state-empty")).to_contain_text("没有这个号")
    page.locator(".ticket-foot .phone-first").click(delay=PRESS_MILLISECONDS)

    expect(page.locator(".queue-row").first).to_be_visible()


def test_a_kept_ticket_is_shown_without_network_with_its_age(
    browser: Browser,
    small_clinic: LiveDemo,
    counter: Counter,
) -> None:
    with open_pages(browser, small_clinic.address) as pages:
        counter.issue(QUEUE, "李四")
        ticket = counter.issue(QUEUE, "张三丰")
        page = open_ticket(pages, ticket["id"], locale="en")
        expect(page.locator(".ticket-facts")).to_contain_text("before you")
        page.route("**/graphql", lambda route: route.abort())
        page.route_web_socket("**/graphql", lambda socket: socket.close())

        page.reload()

        expect(page.locator(".ticket-figure")).to_have_text(ticket["number"])
        expect(page.locator(".banner")).to_contain_text("This is how things stood at")
        assert page.locator(".ticket-figure").evaluate(_KEEPS_TO_THE_PAGE, "XHK000001")
        page.unroute_all(behavior="ignoreErrors")


_KEEPS_TO_THE_PAGE = """(figure, number) => {
  [figure.textContent, figure.dataset.signs] = [number, number.length];
  return document.documentElement.scrollWidth <= innerWidth; }"""
REMINDED = """[
  m.setOffAt(null, 60),
  m.setOffAt({ earliest: "2026-11-22T10:30:00Z" }, 300).toISOString(),
  m.isTimeToGo({ ahead: 8, estimatedCall: { earliest: "2026-11-22T10:30:00Z" } }, 300,
    new Date("2026-11-22T10:21:59Z")),
  m.isTimeToGo({ ahead: 8, estimatedCall: { earliest: "2026-11-22T10:30:00Z" } }, 300,
    new Date("2026-11-22T10:22:00Z")),
  m.isTimeToGo({ ahead: 8, estimatedCall: null }, 300, new Date()),
  m.isTimeToGo({ ahead: 2, estimatedCall: null }, null, new Date()),
]"""


def test_time_to_go_counts_the_walk_and_a_margin(pages: OpenPages) -> None:
    page = pages.open("/ticket", {}, size=(390, 844))

    told = call(page, "ticket/reminder.js", REMINDED)

    assert told == [None, "2026-11-22T10:22:00.000Z", False, True, False, True]
