"""Staff announce something: kiosks there show it, and the level's loudspeaker says it once."""

from playwright.sync_api import Page, Request, expect

from tests.browser.axe import axe
from tests.browser.facilities_steps import open_desk
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.station import Station

LEVEL = "f1"
NOW = """query ($zoneId: ID!) { announcements(zoneId: $zoneId) {
  announcements { timesLeft isForAll } } }"""


PLAY_QUICKLY = """() => {
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    this.playbackRate = 16;
    return play.call(this);
  };
}"""
"""Plays every sound to its end, so fast that nobody waits for it."""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click(delay=PRESS_MILLISECONDS)


def is_finish(request: Request) -> bool:
    return "FinishAnnouncement" in (request.post_data or "")


def test_an_announcement_is_sent_shown_and_said(station: Station, clinic_pages: OpenPages) -> None:
    kiosk = clinic_pages.kiosk("E1", locale="en")
    address = station.enrol(LEVEL, "/kiosk?at=E1&loudspeaker=on")
    speaker = clinic_pages.open(address, {}, locale="zh-CN")
    speaker.evaluate(PLAY_QUICKLY)
    # Browsers let a page make sounds once it was touched.
    speaker.locator(".page-header").click()
    recordings: list[str] = []
    speaker.on(
        "request",
        lambda request: recordings.append(request.url) if "/speech/" in request.url else None,
    )
    desk = open_desk(clinic_pages, station.demo)

    press(desk, "Announce …")
    assert not axe(desk)
    desk.get_by_role("radio", name="Out of service").check()
    press(desk, "Announce")
    expect(desk.locator(".announce-form .problem")).to_contain_text("needs a place")
    desk.locator(".announce-form input[type=text]").press_sequentially("lift")
    desk.locator(".announce-found .chip").first.click(delay=PRESS_MILLISECONDS)
    desk.get_by_role("group", name="How often").get_by_role("radio", name="1").check()
    with speaker.expect_request_finished(is_finish):
        press(desk, "Announce")

    expect(desk.locator(".announce-form")).to_have_count(0)
    expect(kiosk.locator(".banner-announced")).to_contain_text("Out of service: Lift")
    expect(speaker.locator(".banner-announced")).to_contain_text("暂停使用")
    assert len(recordings) == len(set(recordings)) == 2
    zone = station.demo.data(NOW, {"zoneId": LEVEL})["announcements"]
    assert zone["announcements"] == [{"timesLeft": 0, "isForAll": True}]
