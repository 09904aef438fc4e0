"""The directory by ear and by keypad: headings and rows in reading order, and on to the way."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.kiosk_steps import FIRST_WAY_MS
from tests.browser.pages import OpenPages
from tests.browser.voice_steps import (
    go_until,
    heard_since_key,
    listen,
    press,
    send,
    unspoken,
    wait_until_heard,
)

ROW_PX = 60
ASK_MS = 61_000
WIPE_MS = 21_000


def test_a_department_is_found_in_the_directory_by_keypad(pages: OpenPages) -> None:
    page = listen(pages.open("/directory", {}, locale="en", waits=False))

    assert "Voice is on" in press(page, "next"), "the first key tells how it goes on"
    wait_until_heard(page, "Directory")
    go_until(page, "Outpatient building, Level 5")
    press(page, "select")
    wait_until_heard(page, "Outpatient building, Level 5")
    row = go_until(page, "Geriatrics")
    wait_until_heard(page, " of ")
    told = heard_since_key(page)
    press(page, "repeat")
    wait_until_heard(page, told[-1])
    expect(page.locator(".voice-caption")).to_contain_text(row)
    assert press(page, "previous") != row
    assert press(page, "back") == "This is the first page."
    page.locator(".voice-slower").click()

    assert unspoken(page) == []
    top = page.evaluate("scrollY")
    page.locator(".bar-language").click()
    wait_until_heard(page, "科室分布")
    assert abs(page.evaluate("scrollY") - top) < ROW_PX, "what is in sight stays in sight"
    assert unspoken(page) == []
    go_until(page, "门诊楼 5 层")
    press(page, "select")
    go_until(page, "老年医学科")
    with page.expect_navigation():
        send(page, "F22")
    said = parse_qs(urlsplit(page.url).fragment)
    assert (said["voice"], said["locale"]) == (["0.85"], ["zh-CN"])
    wait_until_heard(page, "走约")


def test_a_screen_forgets_how_it_was_set_once_nobody_is_there(pages: OpenPages) -> None:
    page = pages.open("/directory", {}, locale="en", waits=False, clock=True)
    page.locator(".bar-mode").click()
    expect(page.locator("html")).to_have_attribute("data-mode", "large")
    assert "mode=large" in (page.locator("main li a").first.get_attribute("href") or "")
    page.locator(".directory-plan summary").nth(2).click()
    expect(page.locator(".directory-plan img").nth(2)).not_to_have_js_property("naturalWidth", 0)

    page.clock.run_for(ASK_MS)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    page.mouse.click(500, 900)
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-mode", "large")
    page.clock.run_for(ASK_MS + WIPE_MS)

    expect(page.locator("html")).to_have_attribute("data-mode", "standard")
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    assert "mode=large" not in (page.locator("main li a").first.get_attribute("href") or "")

    page.locator(".bar-person").click()
    expect(page.get_by_role("heading", name="A person who helps")).to_be_visible()
    expect(page.locator(".phone-desk")).to_be_visible(timeout=FIRST_WAY_MS)
    assert "view=" not in page.url, "opened again it begins where one is"
