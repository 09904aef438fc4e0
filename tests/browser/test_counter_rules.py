"""A manager changes the rules of queues in a form, sees what is wrong, takes a change back."""

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.facilities_steps import DESK_SIZE
from tests.browser.pages import OpenPages
from tests.browser.signing_in import open_signed_in
from tests.browser.station import Station


def told(page: Page, text: str) -> None:
    expect(page.locator(".notice-text")).to_contain_text(text)


def written(page: Page) -> dict[str, object]:
    """The hospital's rules as the other view has them."""
    page.get_by_role("button", name="Text", exact=True).click()
    rules: dict[str, dict[str, object]] = json.loads(page.locator(".rules-text").input_value())
    page.get_by_role("button", name="Form", exact=True).click()
    return rules["hospital"]


def test_a_manager_changes_rules_by_form_and_takes_them_back(
    clinic_pages: OpenPages, station: Station
) -> None:
    page = open_signed_in(clinic_pages, station.demo, "manager", "/counter/rules", size=DESK_SIZE)
    target = page.get_by_label("Call within (minutes)")
    put = page.get_by_role("button", name="Put in force")
    expect(target).to_have_value("15")

    target.fill("0")
    target.press("Tab")
    expect(target).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".rules-fault")).to_contain_text("1–1440")
    expect(put).to_be_disabled()

    target.fill("20")
    target.press("Tab")
    page.get_by_label("Children: Called").select_option("every")
    page.get_by_label("Children: After how many others").fill("4")
    page.get_by_label("Most people at each room's door").fill("2")
    cap = page.get_by_label("Pharmacy window 2 (most people; empty: as above)")
    last = page.get_by_label("How often before somebody whom a rule places last")
    expect(cap).to_have_value("")
    expect(last).to_have_value("30")
    cap.fill("51")
    cap.press("Tab")
    expect(page.locator(".rules-fault")).to_contain_text("0–50")
    cap.fill("3")
    last.fill("12")
    page.get_by_label("Rooms have lunch").check()
    page.get_by_label("Lunch begins").fill("11:45")
    page.get_by_label("Who still waits at closing").select_option("expire")
    page.get_by_label("What was changed").fill("Quieter mornings")
    rules = written(page)
    assert rules["waitTargets"] == {"minutes": 20, "queueMinutes": {"pharmacy": 10}}
    assert rules["roomWait"] == {
        "mostWaiting": 2,
        "roomMostWaiting": {"pharmacy-window-2": 3},
        "isAutomatic": True,
    }
    assert rules["overtaking"] == {"atMost": 3, "oneMoreForEvery": 3, "lastAtMost": 12}
    expect(put).to_be_enabled()
    put.click()
    told(page, "In force as version 2")

    page.reload()
    expect(target).to_have_value("20")
    expect(page.get_by_label("Children: After how many others")).to_have_value("4")
    expect(page.get_by_label("Lunch begins")).to_have_value("11:45")
    expect(cap).to_have_value("3")
    cap.fill("")
    cap.press("Tab")
    wait = written(page)["roomWait"]
    assert wait == {"mostWaiting": 2, "roomMostWaiting": {}, "isAutomatic": True}
    page.get_by_role("button", name="Drop the change").click()
    expect(cap).to_have_value("3")
    expect(page.locator(".history li").first).to_contain_text("Quieter mornings")

    page.locator(".history li").last.get_by_role("button", name="Put back in force").click()
    told(page, "In force as version 3")
    expect(target).to_have_value("15")
    expect(page.get_by_label("Rooms have lunch")).not_to_be_checked()


def test_a_zone_gets_rules_of_its_own_and_others_may_only_read(
    clinic_pages: OpenPages, station: Station
) -> None:
    page = open_signed_in(clinic_pages, station.demo, "manager", "/counter/rules", size=DESK_SIZE)
    page.locator(".rules-scope select").select_option("pharmacy")
    page.get_by_role("button", name="Give it rules of its own").click()
    page.get_by_label("Call within (minutes)").fill("8")
    page.get_by_label("Call within (minutes)").press("Tab")
    page.get_by_role("button", name="Text", exact=True).click()
    text = page.locator(".rules-text")
    zones = json.loads(text.input_value())["zones"]
    assert zones["pharmacy"]["waitTargets"]["minutes"] == 8

    text.fill("{")
    page.get_by_role("button", name="Form", exact=True).click()
    expect(page.locator(".rules-fault")).to_contain_text("cannot be read as rules")
    page.get_by_role("button", name="Drop the change").click()
    expect(page.get_by_text("no rules of its own")).to_be_visible()

    nurse = open_signed_in(clinic_pages, station.demo, "nurse", "/counter/rules", size=DESK_SIZE)
    expect(nurse.get_by_label("Call within (minutes)")).to_be_disabled()
    expect(nurse.get_by_role("button", name="Put in force")).to_have_count(0)


def test_a_window_is_added_while_everything_runs(clinic_pages: OpenPages, station: Station) -> None:
    page = open_signed_in(clinic_pages, station.demo, "manager", "/counter/rules", size=DESK_SIZE)
    page.get_by_role("button", name="Queues and rooms").click()
    text = page.locator(".rules-text")
    expect(text).to_have_value(re.compile("pharmacy-window-2"))
    layout = json.loads(text.input_value())
    layout["rooms"].append({"id": "pharmacy-window-3", "names": {"en": "Pharmacy window 3"}})
    text.fill(json.dumps(layout))
    expect(page.locator(".rules-faults")).to_contain_text("no queue has this room")

    pharmacy = next(each for each in layout["queues"] if each["id"] == "pharmacy")
    pharmacy["rooms"].append("pharmacy-window-3")
    text.fill(json.dumps(layout))
    expect(page.locator(".rules-fit")).to_be_visible()
    page.get_by_role("button", name="Put in force").click()
    told(page, "In force as version")

    page.get_by_role("button", name="All rooms").click()
    expect(page.locator(".room-card").filter(has_text="Pharmacy window 3")).to_be_visible()
    page.goto(f"{clinic_pages.address}/counter/rules?locale=en")
    page.get_by_role("button", name="Queues and rooms").click()
    page.locator(".history li").last.get_by_role("button", name="Put back in force").click()
    told(page, "In force as version")
    expect(text).not_to_have_value(re.compile("pharmacy-window-3"))
