"""Where one parked: kept on the phone alone, found again from anywhere, gone after a day."""

import re
from collections.abc import Sequence
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS, SPOT, overflows, route, sign
from tests.kiosk_server.live_demo import LiveDemo

CAR_PARK = "SITE-11"
CAR_PARK_PLACE = "site-car-park-b"
KEY = "kiosk-server.phone.parking"


@pytest.fixture(autouse=True)
def compiled(hospital: LiveDemo) -> None:
    """The first way that a server finds waits until its plan is compiled."""
    route(hospital, CAR_PARK_PLACE)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click(delay=PRESS_MILLISECONDS)


def stored(page: Page) -> str | None:
    found: str | None = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return found


def go_to_spot(page: Page, spot: str) -> None:
    page.goto(re.sub(r"/go/[^#?]*", f"/go/{spot}", page.url.partition("#")[0]))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def axe_of_all(page: Page) -> Sequence[str]:
    """What axe finds with nothing of the page behind its lower bar."""
    page.set_viewport_size({"width": 390, "height": 4000})
    found = axe(page)
    page.set_viewport_size({"width": 390, "height": 844})
    return found


def test_the_way_back_to_the_car_is_one_touch_from_any_code(pages: OpenPages) -> None:
    page = pages.phone(CAR_PARK, locale="en")
    press(page, "I parked here")
    expect(page.locator(".phone-parking")).to_contain_text("Your car is here: Car park, rows B")
    assert CAR_PARK_PLACE in (stored(page) or "")

    go_to_spot(page, SPOT)
    expect(page.locator(".phone-parking")).to_contain_text("Your car: Car park, rows B")
    assert not overflows(page)
    assert not axe_of_all(page)
    press(page, "Back to my car")

    expect(sign(page)).to_be_visible()
    assert f"to={CAR_PARK_PLACE}" in page.url


def test_nothing_is_asked_where_nobody_parks_and_nothing_is_kept_unasked(
    pages: OpenPages,
) -> None:
    page = pages.phone(SPOT, locale="en")
    expect(page.locator(".phone-categories")).to_be_visible()
    expect(page.locator(".phone-parking")).to_have_count(0)

    at_parking = pages.phone(CAR_PARK, locale="en")
    expect(at_parking.locator(".phone-parking")).to_be_visible()
    assert stored(at_parking) is None


def test_car_park_and_bay_are_said_from_anywhere_and_stay_on_the_phone(pages: OpenPages) -> None:
    page = pages.phone(SPOT, locale="en")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    press(page, "Remember where I parked")
    expect(page.locator(".phone-parking-row").first).to_be_visible()
    assert not axe_of_all(page)
    press(page, "Remember it")
    expect(page.locator("#parking-problem")).to_have_text("Choose the car park first.")

    page.get_by_label("Car park, rows B").check()
    page.locator("#parking-bay").fill("<b>7</b>")
    press(page, "Remember it")
    expect(page.locator("#parking-problem")).to_contain_text("letters and digits")
    assert stored(page) is None
    page.locator("#parking-bay").fill("B-27")
    press(page, "Remember it")

    expect(page.locator(".phone-parking")).to_contain_text("Your car: Car park, rows B")
    expect(page.locator(".phone-parking-bay")).to_have_text("Bay B-27")
    assert "B-27" in (stored(page) or "")
    assert not any("B-27" in each for each in sent), "the bay is nobody else's business"
    page.locator(".bar-language").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-parking-bay")).to_have_text("车位 B-27")
    expect(page.locator(".phone-parking")).to_contain_text("地面停车场B区")


def test_its_owner_forgets_it_and_the_way_may_be_forgotten_apart(pages: OpenPages) -> None:
    page = pages.phone(CAR_PARK, locale="en")
    press(page, "I parked here")
    press(page, "Forget where I parked")

    expect(page.get_by_role("button", name="I parked here")).to_be_visible()
    assert stored(page) is None


def test_after_a_day_it_is_gone(pages: OpenPages) -> None:
    page = pages.phone(CAR_PARK, locale="en", clock=True)
    press(page, "I parked here")
    expect(page.locator(".phone-parking")).to_contain_text("Your car is here")

    page.clock.set_system_time(
        page.evaluate("Date.now()") + timedelta(hours=25) / timedelta(milliseconds=1)
    )
    page.reload()

    expect(page.get_by_role("button", name="I parked here")).to_be_visible()
    assert stored(page) is None


def test_nonsense_in_the_storage_is_as_good_as_none(pages: OpenPages) -> None:
    page = pages.phone(CAR_PARK, locale="en")
    for nonsense in (
        "{",
        "null",
        '{"form":1}',
        '{"form":1,"id":7,"names":{},"keptAt":1}',
        '{"form":1,"id":"a","names":{},"bay":"<i>","keptAt":1}',
        "x" * 9_999,
    ):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, nonsense])
        page.reload()
        expect(page.get_by_role("button", name="I parked here")).to_be_visible()


def test_the_directory_leads_to_a_way_from_here(pages: OpenPages) -> None:
    page = pages.phone(SPOT, locale="en")
    page.get_by_role("link", name="Departments by level").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Directory")
    assert not axe_of_all(page)

    page.get_by_role("link", name="Cardiology").first.click()

    expect(sign(page)).to_be_visible()
    assert f"/go/{SPOT}#to=" in page.url
