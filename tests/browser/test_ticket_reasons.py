"""Whoever has a number is told why it is at its place: in full, in both languages, and aloud."""

from playwright.sync_api import Browser, expect

from tests.browser.number_steps import open_queue, open_ticket, ticket_of
from tests.browser.pages import OpenPages, open_pages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.voice_steps import listen, wait_until_heard
from tests.kiosk_server.live_demo import LiveDemo


def test_a_ticket_tells_in_full_why_it_is_at_its_place(
    browser: Browser, small_clinic: LiveDemo
) -> None:
    with open_pages(browser, small_clinic.address) as pages:
        walk(pages)


def walk(pages: OpenPages) -> None:
    kiosk = pages.kiosk("E1", locale="en")
    open_queue(kiosk, "surgery")
    kiosk.locator(".number-take button").click()
    expect(kiosk.locator(".ticket-figure")).to_be_visible()
    secret = ticket_of(kiosk)

    phone = open_ticket(
        pages, secret, "E1", locale="en", mode="large", fragment=f"{secret}&voice=1"
    )
    reasons = phone.locator("#ticket-why-all")
    expect(reasons).to_be_hidden()
    listen(phone)
    wait_until_heard(phone, "things to choose")
    expect(phone.locator(".ticket-walk")).to_contain_text("The walk takes")
    phone.locator(".ticket-why button").click(delay=PRESS_MILLISECONDS)
    expect(reasons).to_contain_text("before; this number has")
    expect(reasons).to_contain_text("Those who came later go before this number at most")
    wait_until_heard(phone, "Those who came later go before this number")
    phone.locator(".ticket-why button").click(delay=PRESS_MILLISECONDS)
    expect(reasons).to_be_hidden()

    chinese = open_ticket(pages, secret, "E1", locale="zh-CN", contrast=True)
    chinese.locator(".ticket-why button").click(delay=PRESS_MILLISECONDS)
    expect(chinese.locator("#ticket-why-all")).to_contain_text("后到者最多超过此号")
