"""A number's whole day on real pages: taken at the kiosk, carried on a phone, called, missed, back
in the line, called again, done. Phone and board follow all the way.
"""

import re

from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.board_steps import open_board
from tests.browser.codes import is_code_of
from tests.browser.number_steps import Counter, open_queue, open_ticket, ticket_of
from tests.browser.pages import OpenPages, open_pages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.signing_in import open_signed_in
from tests.browser.sounds import Loudspeaker, is_finish, is_report, speak
from tests.kiosk_server.live_demo import LiveDemo

LEVEL, ZONE, QUEUE, ROOM = "f2", "waiting-2", "ultrasound", "Ultrasound"
DESK_SIZE = (1366, 768)


def open_loudspeaker(pages: OpenPages, desk: Counter) -> Page:
    """The board of the zone, which says its calls."""
    board = open_board(pages, ZONE, {})
    speak(board, desk.enrol(LEVEL, f"/board/{ZONE}?locales=en,zh-CN&loudspeaker=on"))
    return board


def open_room(pages: OpenPages, demo: LiveDemo) -> Page:
    """The counter of somebody who works in the room from now on."""
    counter = open_signed_in(pages, demo, "clinician", "/counter", size=DESK_SIZE)
    counter.locator(".room-card").filter(has_text=ROOM).first.click()
    counter.get_by_role("button", name="Work here").click()
    expect(counter.locator(".keys-switch")).to_be_visible()
    return counter


def press(counter: Page, key: str, told: str) -> None:
    """Does something by its key, and waits until it was done."""
    counter.keyboard.press(key)
    expect(counter.locator(".notice-text")).to_have_text(told)


def test_a_number_is_taken_followed_called_missed_back_and_done(
    browser: Browser, small_clinic: LiveDemo
) -> None:
    with open_pages(browser, small_clinic.address) as pages:
        board = open_loudspeaker(pages, Counter(small_clinic))
        said = Loudspeaker(board)
        called = board.locator(".call-number")
        with board.expect_request_finished(is_report):
            counter = open_room(pages, small_clinic)
            kiosk = pages.kiosk("E1", locale="en")

        def says_another(request: Request) -> bool:
            return is_finish(request) and len(set(said.finished)) > len(told)

        open_queue(kiosk, QUEUE)
        kiosk.locator(".number-take button").click(delay=PRESS_MILLISECONDS)
        drawn = kiosk.locator(".ticket-code-picture svg")
        expect(drawn).to_be_visible()
        number = kiosk.locator(".ticket-figure").inner_text()
        assert re.fullmatch(r"E\d{3}", number)
        carried = f"{ticket_of(kiosk)}&locale=en"
        assert is_code_of(drawn, f"{pages.address}/ticket?at=E1#{carried}")
        phone = open_ticket(pages, carried, "E1")
        expect(phone.locator(".ticket-figure")).to_have_text(number)
        expect(board.locator(".board-next")).to_contain_text(number)

        told: set[str] = set()
        with board.expect_request_finished(says_another):
            press(counter, "c", f"{number} is called")
            expect(called).to_have_text(number)
            expect(phone.locator(".ticket-page.is-called")).to_be_visible()
        assert len(set(said.recordings)) == 2, "in both languages"

        press(counter, "n", f"{number} did not come")
        expect(board.locator(".board-missed")).to_contain_text(number)
        expect(called).to_have_count(0)
        expect(phone.locator(".ticket-advice")).to_contain_text("into the line until")

        phone.locator(".ticket-foot .phone-first").click(delay=PRESS_MILLISECONDS)
        expect(phone.locator(".ticket-facts")).to_contain_text(re.compile("before you|next"))
        expect(board.locator(".board-next")).to_contain_text(number)
        expect(board.locator(".board-missed")).to_have_count(0)

        told = set(said.finished)
        with board.expect_request_finished(says_another):
            press(counter, "c", f"{number} is called")
            expect(called).to_have_text(number)
            expect(phone.locator(".ticket-page.is-called")).to_be_visible()

        press(counter, "s", f"{number} is being seen")
        expect(called).to_have_count(0)
        press(counter, "f", f"{number} is finished")
        expect(phone.locator(".ticket-page.is-called")).to_have_count(0)
        expect(phone.get_by_role("heading", level=1)).to_contain_text("Finished")
        expect(board.locator(".board-last")).to_contain_text(number)
