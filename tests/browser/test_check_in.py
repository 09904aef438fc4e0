"""Somebody with an appointment checks in at the kiosk, and again on the phone: one number."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.browser.kiosk_steps import FIRST_WAY_MS
from tests.browser.number_steps import open_queues, phone_check_in
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS

_HOSPITAL = ZoneInfo("Asia/Shanghai")
_CARD_OF_AN_OLD_MAN = "90000001"
_CARD_WITH_TWO_AT_ONE_TIME = "90000064"


def test_who_has_an_appointment_checks_in_once_wherever_it_is_tried(pages: OpenPages) -> None:
    now = datetime.now(_HOSPITAL)
    slot = now.replace(minute=now.minute // 30 * 30)
    code = f"{slot:%m%d%H%M}"
    kiosk = pages.kiosk(locale="en")
    open_queues(kiosk)
    kiosk.locator(".number-check-in").click(delay=PRESS_MILLISECONDS)
    kiosk.get_by_role("button", name="Appointment code").click(delay=PRESS_MILLISECONDS)
    kiosk.locator("#check-in-text").press_sequentially(code)
    kiosk.locator(".check-in-send").click(delay=PRESS_MILLISECONDS)

    number = kiosk.locator(".ticket-figure")
    expect(number).to_be_visible(timeout=FIRST_WAY_MS)
    expect(kiosk.locator(".ticket-code-picture svg")).to_be_visible()
    expect(kiosk.locator("#app")).to_contain_text(f"{slot:%H:%M}")
    assert code not in kiosk.url
    given = number.inner_text()

    older = pages.kiosk(locale="en")
    open_queues(older)
    older.locator(".number-search").click(delay=PRESS_MILLISECONDS)
    older.locator("#number-text").press_sequentially("medicines")
    older.locator('[data-queue="pharmacy"]').click(delay=PRESS_MILLISECONDS)
    older.locator('[data-class="older"]').click(delay=PRESS_MILLISECONDS)
    older.locator("#check-in-text").press_sequentially(_CARD_OF_AN_OLD_MAN)
    older.locator(".check-in-send").click(delay=PRESS_MILLISECONDS)
    expect(older.locator(".ticket-queue")).to_have_text("Collecting medicines")

    phone = phone_check_in(pages, {"locale": "en"})
    phone.get_by_label("Appointment code").check()
    phone.locator("#check-in-text").fill(code)
    phone.locator("#check-in-text").press("Enter")
    expect(phone.locator(".ticket-figure")).to_have_text(given)
    assert code not in phone.url


def test_who_has_two_appointments_at_one_time_chooses(pages: OpenPages) -> None:
    kiosk = pages.kiosk(locale="en")
    open_queues(kiosk)

    def identify() -> None:
        kiosk.locator(".number-check-in").click(delay=PRESS_MILLISECONDS)
        kiosk.locator("#check-in-text").press_sequentially(_CARD_WITH_TWO_AT_ONE_TIME)
        kiosk.locator(".check-in-send").click(delay=PRESS_MILLISECONDS)
        expect(kiosk.get_by_role("heading", name="Which appointment do you go to")).to_be_focused()
        expect(kiosk.locator("#app [data-queue]")).to_have_count(2)

    identify()
    kiosk.locator(".bar-back").click(delay=PRESS_MILLISECONDS)
    expect(kiosk.locator(".queue").first).to_be_visible()
    identify()
    second = kiosk.locator("#app [data-queue]").nth(1)
    expect(second.locator(".where")).to_contain_text(re.compile(r"Appointment at \d\d:00"))
    wanted = second.locator(".name").inner_text()
    second.click(delay=PRESS_MILLISECONDS)
    expect(kiosk.locator(".ticket-queue")).to_have_text(wanted)
    given = kiosk.locator(".ticket-figure").inner_text()

    phone = phone_check_in(pages, {"locale": "en"})
    phone.locator("#check-in-text").fill(_CARD_WITH_TWO_AT_ONE_TIME)
    phone.locator("#check-in-text").press("Enter")
    expect(phone.locator("#app [data-queue]")).to_have_count(2)
    phone.go_back()
    expect(phone.locator(".queue-row").nth(2)).to_be_visible()
    phone.locator(".ticket-main .phone-second").first.click(delay=PRESS_MILLISECONDS)
    phone.locator("#check-in-text").fill(_CARD_WITH_TWO_AT_ONE_TIME)
    phone.locator("#check-in-text").press("Enter")
    phone.locator("#app [data-queue]").filter(has_text=wanted).click(delay=PRESS_MILLISECONDS)
    expect(phone.locator(".ticket-figure")).to_have_text(given)
    assert _CARD_WITH_TWO_AT_ONE_TIME not in phone.url
