"""A number from the kiosk to the room: taken, carried on a phone, called, missed, and given up."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.kiosk_steps import FIRST_WAY_MS
from tests.browser.number_steps import (
    Counter,
    open_queue,
    open_queues,
    open_ticket,
    ticket_of,
)
from tests.browser.pages import OpenPages, Wishes, open_pages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.voice_steps import heard_since_key, listen, send, wait_until_heard
from tests.kiosk_server.live_demo import LiveDemo

ZONE = "waiting-1"
QUEUE = "surgery"
ROOM = "consulting-3"
LOOKS: dict[str, Wishes] = {
    "standard": {},
    "large": {"mode": "large"},
    "contrast": {"contrast": True},
}


@pytest.fixture
def counter(small_clinic: LiveDemo) -> Counter:
    """The people who call numbers in the clinic."""
    return Counter(small_clinic)


def operation_of(route: Route) -> str:
    sent: dict[str, Any] = route.request.post_data_json or {}
    return str(sent.get("operationName"))


def addresses(page: Page) -> list[str]:
    """All addresses that a page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_a_number_goes_from_kiosk_to_phone_to_room_and_back(
    browser: Browser,
    small_clinic: LiveDemo,
    counter: Counter,
) -> None:
    with open_pages(browser, small_clinic.address) as pages:
        kiosk = pages.kiosk("E1", locale="en")
        asked = addresses(kiosk)
        before = counter.waiting(ZONE)
        open_queue(kiosk, QUEUE)

        kiosk.locator(".number-take button").dblclick()
        expect(kiosk.locator(".ticket-figure")).to_have_text(re.compile(r"B\d{3}"))

        secret = ticket_of(kiosk)
        number = kiosk.locator(".ticket-figure").inner_text()
        assert counter.waiting(ZONE) == before + 1
        expect(kiosk.locator(".ticket-facts")).to_contain_text("Ground floor waiting area")
        phone = open_ticket(pages, secret, "E1", locale="en")
        asked_by_phone = addresses(phone)
        expect(phone.locator(".ticket-figure")).to_have_text(number)
        expect(phone.locator(".ticket-walk")).to_contain_text("The walk takes")

        counter.take_room(ROOM, "Li")
        counter.call(secret, ROOM, "Li")

        expect(phone.locator(".ticket-page.is-called")).to_be_visible()
        expect(phone.locator(".ticket-goal")).to_contain_text("Go to Consulting room 3")
        expect(kiosk.locator(".ticket-look[data-state=CALLED]")).to_be_visible()
        kiosk.locator(".ticket-done").click()
        expect(kiosk.locator('.kiosk[data-view="home"]')).to_be_visible()
        assert number not in kiosk.locator("main").inner_text()
        assert kiosk.evaluate("sessionStorage.length") == 0

        counter.act("markNoShow", secret, "Li")
        expect(phone.locator(".ticket-advice")).to_contain_text("into the line until")
        phone.locator(".ticket-foot .phone-first").click(delay=PRESS_MILLISECONDS)
        expect(phone.locator(".ticket-facts")).to_contain_text(re.compile("before you|next"))
        assert counter.state(secret) == "IN_ZONE"

        phone.locator(".ticket-foot .phone-quiet").click(delay=PRESS_MILLISECONDS)
        expect(phone.get_by_role("heading", level=1)).to_have_text(f"Give up number {number}?")
        phone.locator(".ticket-give-up").click(delay=PRESS_MILLISECONDS)
        expect(phone.get_by_role("heading", level=1)).to_contain_text("Cancelled")
        assert counter.state(secret) == "CANCELLED"
        assert phone.evaluate("localStorage['kiosk-server.phone.tickets']") is None
        assert not [each for each in asked + asked_by_phone if secret in each]


def test_a_number_lost_on_its_way_is_the_same_when_the_network_is_back(
    browser: Browser,
    small_clinic: LiveDemo,
    counter: Counter,
) -> None:
    sent: list[dict[str, Any]] = []

    def lose_first(route: Route) -> None:
        if operation_of(route) == "IssueTicket":
            sent.append((route.request.post_data_json or {})["variables"]["input"])
            if len(sent) == 1:
                route.fetch()
                route.abort()
                return
        route.fallback()

    with open_pages(browser, small_clinic.address) as pages:
        page = pages.kiosk("E1", locale="en")
        before = counter.waiting(ZONE)
        page.route("**/graphql", lose_first)
        open_queue(page, QUEUE)

        page.locator(".number-take button").click(delay=PRESS_MILLISECONDS)

        expect(page.locator(".taking-notice")).to_contain_text("No number has been seen yet")
        expect(page.locator(".ticket-figure")).to_be_visible()
        assert len({each["requestId"] for each in sent}) == 1
        assert counter.waiting(ZONE) == before + 1
        page.unroute_all(behavior="ignoreErrors")


def test_whoever_goes_back_meanwhile_has_no_number(
    browser: Browser,
    small_clinic: LiveDemo,
    counter: Counter,
) -> None:
    is_away = True

    def lose(route: Route) -> None:
        if operation_of(route) == "IssueTicket" and is_away:
            route.fetch()
            route.abort()
        else:
            route.fallback()

    with open_pages(browser, small_clinic.address) as pages:
        page = pages.kiosk("E1", locale="en")
        before = counter.waiting(ZONE)
        page.route("**/graphql", lose)
        open_queue(page, QUEUE)
        page.locator(".number-take button").click(delay=PRESS_MILLISECONDS)
        expect(page.locator(".taking-notice")).to_be_visible()
        page.locator(".bar-back").click()
        expect(page.locator(".queue").first).to_be_visible()
        assert counter.waiting(ZONE) == before + 1

        with page.expect_response(
            lambda answer: "CancelTicket" in (answer.request.post_data or "")
        ):
            is_away = False

        assert counter.waiting(ZONE) == before
        page.unroute_all(behavior="ignoreErrors")


def test_a_page_opened_again_goes_on_with_the_same_wish(
    browser: Browser,
    small_clinic: LiveDemo,
    counter: Counter,
) -> None:
    with open_pages(browser, small_clinic.address) as pages:
        page = pages.kiosk("E1", locale="en")
        before = counter.waiting(ZONE)
        page.route("**/graphql", _lose_issue)
        open_queue(page, QUEUE)
        page.locator(".number-take button").click(delay=PRESS_MILLISECONDS)
        expect(page.locator(".taking-notice")).to_be_visible()
        page.unroute_all(behavior="ignoreErrors")

        page.reload()

        expect(page.locator(".ticket-figure")).to_be_visible()
        assert counter.waiting(ZONE) == before + 1
        page.reload()
        expect(page.locator(".ticket-figure")).to_be_visible()


def _lose_issue(route: Route) -> None:
    if operation_of(route) == "IssueTicket":
        route.fetch()
        route.abort()
    else:
        route.fallback()


def test_what_is_typed_to_check_in_is_private_and_goes_by_itself(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en", clock=True))
    send(page, "F24")
    wait_until_heard(page, "things to choose")
    open_queues(page)
    page.locator(".number-check-in").click(delay=PRESS_MILLISECONDS)
    field = page.locator("#check-in-text")
    expect(field).to_be_focused()

    field.press_sequentially("900012345")
    page.locator(".check-in-kinds button").last.focus()
    field.focus()
    wait_until_heard(page, "This is private")
    assert not [said for said in heard_since_key(page) if re.search(r"9|nine", said)]
    soon = page.locator(".check-in-soon")
    page.clock.run_for(31_000)
    expect(soon).to_contain_text("erased in 20 seconds")
    wait_until_heard(page, "What you typed is erased in 20 seconds")
    send(page, "F24")
    expect(soon).to_have_count(0)
    page.clock.run_for(49_000)
    expect(soon).to_be_visible()
    expect(field).to_have_value("900012345")
    page.clock.run_for(2_000)

    expect(field).to_have_value("")
    expect(page.locator(".check-in-told")).to_contain_text("has been erased")
    wait_until_heard(page, "What you typed has been erased")
    stored = page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location])")
    assert "900012345" not in stored


def test_search_finds_a_queue_by_first_letters_and_by_its_name(pages: OpenPages) -> None:
    page = pages.kiosk(locale="en")
    open_queues(page)
    page.locator(".number-search").click(delay=PRESS_MILLISECONDS)
    field = page.locator("#number-text")

    field.press_sequentially("xqzvw")
    expect(page.locator(".state-empty")).to_contain_text("No queue fits", timeout=FIRST_WAY_MS)
    field.fill("wk")
    expect(page.locator('[data-queue="surgery"]')).to_be_visible()
    field.fill("pharm")
    expect(page.locator('[data-queue="pharmacy"]')).to_be_visible()
    page.locator('[data-queue="pharmacy"]').click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Collecting medicines")


def test_hospital_without_queues_says_so(pages: OpenPages) -> None:
    page = pages.kiosk(locale="en")

    def without(route: Route) -> None:
        if operation_of(route) == "ListQueues":
            route.fulfill(body=json.dumps({"data": {"queues": []}}))
        else:
            route.fallback()

    page.route("**/graphql", without)
    page.locator(".numbers-open").click()

    expect(page.locator(".state-empty")).to_contain_text("Numbers are not given here yet")
    page.unroute_all(behavior="ignoreErrors")
