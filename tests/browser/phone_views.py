"""Every view of the phone's page, opened as a visitor comes to it."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Page, expect

from tests.browser.kiosk_steps import FIRST_WAY_MS, STAFF_ROOM
from tests.browser.pages import OpenPages, Wishes
from tests.browser.phone_steps import (
    PRESS_MILLISECONDS,
    RADIOLOGY,
    SPOT,
    WARD,
    next_button,
    open_way,
)


def start(pages: OpenPages, wishes: Wishes) -> Page:
    page = pages.phone(SPOT, **wishes)
    expect(page.locator(".phone-categories")).to_be_visible()
    expect(page.locator(".phone-home-picture svg.plan")).to_be_visible()
    return page


def where(pages: OpenPages, wishes: Wishes) -> Page:
    reached: Wishes = {**wishes, "fragment": f"{wishes.get('fragment', '')}&here={RADIOLOGY}"}
    page = start(pages, reached)
    page.locator(".phone-elsewhere").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-where-view")).to_be_visible()
    return page


def search(pages: OpenPages, wishes: Wishes) -> Page:
    page = start(pages, wishes)
    page.locator(".phone-search-button").click(delay=PRESS_MILLISECONDS)
    page.locator("#search-text").fill("ct")
    expect(page.locator(".phone-row").first).to_be_visible()
    return page


def category(pages: OpenPages, wishes: Wishes) -> Page:
    page = start(pages, wishes)
    page.locator(".phone-categories button").nth(1).click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-row").first).to_be_visible()
    return page


def step(pages: OpenPages, wishes: Wishes) -> Page:
    page = open_way(pages, WARD, **wishes)
    expect(page.locator(".phone-picture svg.plan")).to_be_visible()
    return page


def ride(pages: OpenPages, wishes: Wishes) -> Page:
    page = step(pages, wishes)
    while page.locator(".phone-ride").count() == 0:
        reached = page.locator(".phone-bar .is-past").count()
        next_button(page).click(delay=PRESS_MILLISECONDS)
        expect(page.locator(".phone-bar i").nth(reached + 1)).to_have_class("is-now")
    return page


def whole_list(pages: OpenPages, wishes: Wishes) -> Page:
    page = step(pages, wishes)
    page.locator(".phone-actions-quiet button").first.click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-level svg.plan").first).to_be_visible()
    return page


def needs(pages: OpenPages, wishes: Wishes) -> Page:
    page = step(pages, wishes)
    page.locator(".phone-actions-quiet button").nth(1).click(delay=PRESS_MILLISECONDS)
    wheelchair = page.locator('[data-profile="WHEELCHAIR"]')
    wheelchair.click(delay=PRESS_MILLISECONDS)
    expect(wheelchair).to_be_checked()
    return page


def limits(pages: OpenPages, wishes: Wishes) -> Page:
    page = needs(pages, wishes)
    page.locator(".need-more").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".own-limits")).to_be_visible()
    return page


def stops(pages: OpenPages, wishes: Wishes) -> Page:
    page = step(pages, wishes)
    page.locator(".phone-actions-quiet button").last.click(delay=PRESS_MILLISECONDS)
    page.locator(".phone-categories button").first.click(delay=PRESS_MILLISECONDS)
    page.locator(".phone-row").first.click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-step")).to_be_visible()
    page.locator(".phone-actions-quiet button").last.click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-stop-row .phone-row-where")).not_to_be_empty()
    return page


def parking(pages: OpenPages, wishes: Wishes) -> Page:
    page = start(pages, wishes)
    page.locator(".phone-parking-open").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-parking-row").first).to_be_visible()
    return page


def arrival(pages: OpenPages, wishes: Wishes) -> Page:
    page = whole_list(pages, wishes)
    page.locator(".phone-step-row").last.click(delay=PRESS_MILLISECONDS)
    next_button(page).click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-arrival")).to_be_visible()
    return page


def person(pages: OpenPages, wishes: Wishes) -> Page:
    page = step(pages, wishes)
    page.locator(".bar-person").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-desk")).to_be_visible()
    return page


def no_route(pages: OpenPages, wishes: Wishes) -> Page:
    asked: Wishes = {**wishes, "fragment": "to=nowhere&needs=FLYING"}
    page = pages.phone(SPOT, **asked)
    expect(page.locator(".phone-no-route")).to_be_visible()
    return page


def barred(pages: OpenPages, wishes: Wishes) -> Page:
    asked: Wishes = {**wishes, "fragment": f"to={STAFF_ROOM}&needs=WHEELCHAIR"}
    page = pages.phone(SPOT, **asked)
    expect(page.locator(".barred-plan svg")).to_be_visible(timeout=FIRST_WAY_MS)
    return page


VIEWS: Mapping[str, Callable[[OpenPages, Wishes], Page]] = {
    "start": start,
    "where": where,
    "search": search,
    "category": category,
    "step": step,
    "ride": ride,
    "list": whole_list,
    "stops": stops,
    "parking": parking,
    "needs": needs,
    "limits": limits,
    "arrival": arrival,
    "person": person,
    "no-route": no_route,
    "barred": barred,
}
