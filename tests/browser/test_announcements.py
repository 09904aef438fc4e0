"""Staff announce something: kiosks and boards there show it, and the loudspeakers of the level and
of its hall say it once each.
"""

from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.board_steps import CUT, open_board
from tests.browser.facilities_steps import open_desk
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.sounds import Loudspeaker, is_finish, speak
from tests.browser.station import Station

LEVEL, ZONE = "f1", "waiting-1"
NOW = """query ($zoneId: ID!) { announcements(zoneId: $zoneId) {
  announcements { timesLeft isForAll } } }"""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click(delay=PRESS_MILLISECONDS)


def test_an_announcement_is_sent_shown_and_said(station: Station, clinic_pages: OpenPages) -> None:
    kiosk = clinic_pages.kiosk("E1", locale="en")
    speaker = clinic_pages.open("/kiosk", {"at": "E1", "loudspeaker": "on"}, locale="zh-CN")
    board = open_board(clinic_pages, ZONE, {})
    speak(board, station.enrol(LEVEL, f"/board/{ZONE}?locales=en&loudspeaker=on"))
    expect(speaker.locator(".banner-mute")).to_contain_text("请工作人员")
    speak(speaker, station.enrol(LEVEL, "/kiosk?at=E1&loudspeaker=on"))
    expect(speaker.locator(".banner-mute")).to_have_count(0)
    on_level, in_hall = Loudspeaker(speaker), Loudspeaker(board)
    desk = open_desk(clinic_pages, station.demo)

    press(desk, "Announce …")
    assert not axe(desk)
    desk.get_by_role("radio", name="Out of service").check()
    press(desk, "Announce")
    expect(desk.locator(".announce-form .problem")).to_contain_text("needs a place")
    desk.locator(".announce-form input[type=text]").press_sequentially("lift")
    desk.locator(".announce-found .chip").first.click(delay=PRESS_MILLISECONDS)
    desk.get_by_role("group", name="How often").get_by_role("radio", name="1").check()
    with (
        speaker.expect_request_finished(is_finish),
        board.expect_request_finished(is_finish),
    ):
        press(desk, "Announce")

    expect(desk.locator(".announce-form")).to_have_count(0)
    expect(kiosk.locator(".banner-announced")).to_contain_text("Out of service: Lift")
    expect(speaker.locator(".banner-announced")).to_contain_text("暂停使用")
    expect(board.locator(".board-announced")).to_contain_text("Out of service: Lift")
    assert board.evaluate(CUT) == []
    assert not axe(board)
    for heard in (on_level, in_hall):
        assert len(heard.recordings) == len(set(heard.recordings)) == 2
        assert len(heard.finished) == 1
    zone = station.demo.data(NOW, {"zoneId": LEVEL})["announcements"]
    assert zone["announcements"] == [{"timesLeft": 0, "isForAll": True}]
