"""The pages about closures and faults for everybody who works with them: axe, narrow screens."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.facilities_steps import SPOT, open_desk, rows
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes
from tests.browser.station import Station

LOOKS: Mapping[str, Wishes] = {
    "standard": {},
    "large": {"locale": "zh-CN", "mode": "large"},
    "contrast": {"contrast": True},
}
SIZES: Mapping[str, Wishes] = {"desk": {}, "phone": {"size": PHONE_SIZE, "has_touch": True}}


def trouble_of(page: Page, look: str) -> list[str]:
    if look == "standard":
        return list(axe(page))
    return list(axe(page, "color-contrast-enhanced", target_px=60))


def overflows(page: Page) -> bool:
    wide: bool = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return wide


def lists(page: Page) -> None:
    page.locator(".tab-closures").click()
    expect(page.locator(".row.is-now")).to_be_visible()


def panel(page: Page) -> None:
    page.locator(".tab-plan").evaluate("(tab) => tab.click()")
    page.get_by_role("searchbox").fill("pharmacy")
    page.locator(".found button").first.click()
    page.locator("input[name=when]").nth(1).check()
    expect(page.locator("input[name=from]")).to_be_visible()


VIEWS: Mapping[str, Callable[[Page], None]] = {
    "plan": lambda page: page.get_by_role("searchbox").fill("1"),
    "lists": lists,
    "panel": panel,
}


@pytest.mark.parametrize(
    ("look", "size"),
    [("standard", "desk"), ("large", "desk"), ("contrast", "phone"), ("large", "phone")],
)
def test_the_page_keeps_the_rules_of_wcag(
    station: Station, clinic_pages: OpenPages, look: str, size: str
) -> None:
    station.close("lift-1")
    wishes: Wishes = {**LOOKS[look], **SIZES[size]}
    page = open_desk(clinic_pages, station.demo, **wishes)

    found = {}
    for name, show in VIEWS.items():
        show(page)
        found[name] = trouble_of(page, look)
        assert not overflows(page), name

    assert found == {name: [] for name in VIEWS}


@pytest.mark.parametrize(
    ("look", "wishes"),
    [
        ("standard", {"locale": "zh-CN"}),
        ("large", {"locale": "en", "mode": "large"}),
        ("contrast", {"locale": "zh-CN", "contrast": True}),
    ],
)
def test_reporting_keeps_the_rules_of_wcag(
    clinic_pages: OpenPages, look: str, wishes: Wishes
) -> None:
    given: Wishes = {"size": (PHONE_SIZE[0], 1800), **wishes}
    page = clinic_pages.open(f"/go/{SPOT}/report", {}, **given)

    assert trouble_of(page, look) == []
    page.locator(".report-send").click()
    expect(page.locator(".problem")).to_be_visible()
    assert trouble_of(page, look) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert not overflows(page)


def test_everything_is_closed_and_ended_by_keyboard_alone(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_desk(clinic_pages, station.demo)
    page.get_by_role("searchbox").press_sequentially("lift")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Close: Lift")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Cleaning")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Wet floor")
    page.keyboard.press("Enter")

    row = rows(page, "Closed now")
    expect(row).to_contain_text("Cleaning: Wet floor")
    end = row.get_by_role("button", name="End")
    end.focus()
    page.keyboard.press("Enter")
    expect(rows(page, "Closed now")).to_have_count(0)
    assert station.demo.data("{ closures { id } }")["closures"] == []


def test_the_language_changes_without_losing_the_place(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_desk(clinic_pages, station.demo)
    page.locator("select").select_option("f2")

    page.get_by_role("button", name="中文").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("后勤管理")
    expect(page.locator("select")).to_have_value("f2")
    expect(page.locator("select option:checked")).to_contain_text("二层")
