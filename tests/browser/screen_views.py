"""The views of the page of those who look after screens."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from tests.browser.facilities_steps import DESK_SIZE
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes
from tests.browser.signing_in import open_signed_in
from tests.browser.station import Station


def open_screens(pages: OpenPages, station: Station, wishes: Wishes, role: str = "admin") -> Page:
    """The page, signed in, with what it lists."""
    usual: Wishes = {"size": DESK_SIZE}
    usual.update(wishes)
    page = open_signed_in(pages, station.demo, role, "/screens", **usual)
    expect(page.locator(".screen-add")).to_be_visible()
    page.evaluate("document.getElementById('type').disabled = false")
    return page


def list_none(route: Route) -> None:
    """Answers a page of screens as if none had been added."""
    if "ListScreens" not in (route.request.post_data or ""):
        route.fallback()
        return
    answer = route.fetch()
    told = answer.json()
    told["data"]["kiosks"] = []
    route.fulfill(response=answer, json=told)


def no_screens(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    """Nothing was ever added. What the demo adds for itself is left out."""
    page = open_screens(pages, station, wishes)
    page.route("**/graphql", list_none)
    page.reload()
    expect(page.locator(".state-empty")).to_be_visible()
    page.evaluate("document.getElementById('type').disabled = false")
    return page


def some_screens(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    """One is connected, the others are awaited."""
    level = station.demo.data("{ kioskSpots { level { id } } }")["kioskSpots"][0]["level"]["id"]
    path = station.enrol(level)
    opened = pages.open(urlsplit(path).path, {}, waits=False)
    opened.get_by_role("button").click()
    expect(opened.locator("#app[data-ready]")).to_be_attached()
    page = open_screens(pages, station, wishes)
    expect(page.locator('[data-state="CONNECTED"]').first).to_be_visible()
    return page


def ending(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = some_screens(pages, station, wishes)
    page.locator('[data-state="CONNECTED"] .screen-end').first.click()
    expect(page.locator(".ending")).to_be_visible()
    return page


def form(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = open_screens(pages, station, wishes)
    page.locator(".screen-add").click()
    expect(page.locator(".screen-form")).to_be_visible()
    return page


def made(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = form(pages, station, wishes)
    page.locator(".form-acts .button-main").click()
    expect(page.locator(".made-code svg")).to_be_visible()
    return page


def in_a_pocket(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    return some_screens(pages, station, {"size": PHONE_SIZE, "has_touch": True, **wishes})


def form_in_a_pocket(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    return form(pages, station, {"size": PHONE_SIZE, "has_touch": True, **wishes})


def signed_out(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = open_screens(pages, station, wishes)
    page.context.clear_cookies()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".state-error")).to_be_visible()
    return page


def offline(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = open_screens(pages, station, wishes)
    page.context.set_offline(True)
    expect(page.locator(".banner")).to_be_visible()
    return page


VIEWS: Mapping[str, Callable[[OpenPages, Station, Wishes], Page]] = {
    "screens-none": no_screens,
    "screens-some": some_screens,
    "screens-ending": ending,
    "screens-form": form,
    "screens-made": made,
    "screens-pocket": in_a_pocket,
    "screens-form-pocket": form_in_a_pocket,
    "screens-signed-out": signed_out,
    "screens-offline": offline,
}
"""Each view, opened as somebody who looks after screens comes to it."""
