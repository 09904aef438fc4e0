"""The kiosk's plans to look at: a touch on a place chooses it, and a list does the same."""

from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.kiosk_steps import heading, overflows
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS

PHARMACY = '[data-place-id="op-1f-pharmacy"]'
REACH = 0.3
"""What lies above this part of the screen is out of a seated visitor's reach."""

FAR_FROM_ALL = """() => {
  const { left, top, right, bottom } = document.querySelector(".plan-box").getBoundingClientRect();
  const boxes = [...document.querySelectorAll(".plan-box [data-place-id]")].map((each) =>
    each.getBoundingClientRect(),
  );
  const away = (x, y) => Math.min(...boxes.map((box) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)),
  ));
  for (let y = top + 5; y < bottom; y += 10)
    for (let x = left + 5; x < right; x += 10) if (away(x, y) > 120) return [x, y];
  return null;
}"""
"""A point of the plan with no place near it."""


def browse(pages: OpenPages, **wishes: str) -> Page:
    page = pages.kiosk(locale="en", mode=wishes.get("mode", "standard"))
    page.locator(".browse-open").click()
    expect(page.locator(".plan-box svg.plan")).to_be_visible()
    expect(page.locator(".browse-places .place").first).to_be_visible()
    return page


def test_a_touch_on_the_plan_offers_what_is_there_and_leads_to_it(pages: OpenPages) -> None:
    page = browse(pages)
    plan = page.locator(".plan-box").bounding_box()
    place = page.locator(f".plan-box {PHARMACY}").first.bounding_box()
    assert place is not None

    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)

    offered = page.locator(".browse-places .place")
    expect(offered.first).to_contain_text("Outpatient pharmacy")
    assert offered.count() <= 3
    expect(page.locator("[data-meant]")).to_have_count(offered.count())
    assert page.locator(".plan-box").bounding_box() == plan, "the plan stays where it is"
    offered.first.click(delay=PRESS_MILLISECONDS)
    expect(heading(page)).to_contain_text("Outpatient pharmacy")
    expect(page.locator(".step").first).to_be_visible()


def test_every_level_is_there_by_touch_and_by_list(pages: OpenPages) -> None:
    page = browse(pages, mode="large")
    assert not overflows(page)
    assert not axe(page)
    tops = page.locator("button:visible").evaluate_all(
        "(buttons) => buttons.map((button) => button.getBoundingClientRect().top)"
    )
    assert min(tops) >= 1920 * REACH

    page.get_by_role("button", name="Inpatient building").click()
    expect(page.get_by_role("button", name="L8")).to_be_visible()
    page.get_by_role("button", name="L8").click(delay=PRESS_MILLISECONDS)

    expect(page.get_by_role("button", name="L8")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".browse-places")).to_contain_text("Urology ward")
    expect(page.locator(".plan-view[aria-label='Plan of Level 8'] svg")).to_be_visible()
    page.locator(".bar-back").click()
    expect(page.locator(".search-open")).to_be_visible()


def test_where_nothing_is_that_is_said_and_all_of_the_level_is_one_touch_away(
    pages: OpenPages,
) -> None:
    page = browse(pages)

    page.mouse.click(*page.evaluate(FAR_FROM_ALL))

    expect(page.get_by_text("There is no place here")).to_be_visible()
    page.get_by_role("button", name="All of this level").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".browse-places .place").first).to_be_visible()
    expect(page.locator("[data-meant]")).to_have_count(0)


def test_a_way_tells_what_it_rests_on_numbered_as_on_its_plan(clinic_pages: OpenPages) -> None:
    page = clinic_pages.kiosk("K1", locale="en", fragment="to=radiology&needs=WHEELCHAIR")
    page.get_by_role("button", name="3 places on this way are assumed").click()

    expect(page.locator(".basis-row")).to_have_count(1)
    expect(page.locator(".basis-number")).to_have_text("1")
    expect(page.locator('.plan-sheet:not([hidden]) g[aria-label="1"]')).to_be_attached()
    page.locator(".level-tab").last.click()
    expect(page.locator(".basis-number")).to_have_text(["2", "3"])
    expect(page.locator('.plan-sheet:not([hidden]) g[aria-label="3"]')).to_be_attached()
    assert not axe(page)
    page.locator(".button-main").click()
    expect(page.locator(".step").first).to_be_visible()
