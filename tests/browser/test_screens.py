"""A screen from its first name to its last call: added on the page, opened, heard, ended."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Response, Route, expect

from tests.browser.axe import axe
from tests.browser.board_steps import SIZE, open_board
from tests.browser.facilities_steps import DESK_SIZE
from tests.browser.kiosk_steps import overflows
from tests.browser.number_steps import Counter
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes, open_pages
from tests.browser.screen_views import list_none
from tests.browser.signing_in import open_signed_in
from tests.browser.sounds import PLAY_QUICKLY, is_finish
from tests.kiosk_server.live_demo import LiveDemo

ZONE, ROOM, QUEUE = "waiting-1", "consulting-1", "internal-medicine"
NAME = "Hall, beside the door"
UNTOUCHED = """(() => {
  const { play } = HTMLMediaElement.prototype;
  let isTouched = false;
  addEventListener("pointerdown", () => (isTouched = true), { capture: true });
  Object.defineProperty(navigator, "userActivation", { get: () => ({ hasBeenActive: isTouched }) });
  HTMLMediaElement.prototype.play = function () {
    return isTouched ? play.call(this) : Promise.reject(new DOMException("", "NotAllowedError"));
  };
})()"""
"""A browser that makes no sound until somebody touches the page: to it, a test always has."""


@pytest.fixture
def screens(browser: Browser, small_clinic: LiveDemo) -> Iterator[OpenPages]:
    """Opens the clinic's pages and screens."""
    with open_pages(browser, small_clinic.address) as opened:
        yield opened


def look_again(page: Page) -> None:
    """As the page does by itself every ten seconds."""
    page.evaluate("dispatchEvent(new Event('online'))")


def submit(page: Page) -> None:
    """Sends the form, as a click would do; a click so soon after another is a second tap."""
    page.locator(".screen-form").evaluate("(form) => form.requestSubmit()")


def report_true(route: Route) -> None:
    """Knows the screen that reports, and all else as the server does."""
    if "ReportKioskHealth" in (route.request.post_data or ""):
        route.fulfill(json={"data": {"reportKioskHealth": True}})
    else:
        route.fallback()


def is_stay(response: Response) -> bool:
    return response.request.method == "POST" and response.url.endswith("/enrol")


def test_a_screen_is_added_says_a_call_and_is_ended(
    screens: OpenPages, small_clinic: LiveDemo
) -> None:
    page = open_signed_in(screens, small_clinic, "admin", "/screens", size=DESK_SIZE)
    expect(page.locator(".boards")).to_contain_text("Consulting room 1")
    page.get_by_role("button", name="Add a screen").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.get_by_label("Board in a hall").check()
    page.get_by_label("Where does it stand?").select_option(ZONE)
    page.get_by_label("Name, for this list").fill(NAME)
    assert not axe(page)
    page.get_by_role("button", name="Make the address").click()
    expect(page.locator(".made-code svg")).to_be_visible()
    assert not axe(page)
    address = page.get_by_role("textbox", name="Address").input_value()

    board = open_board(screens, ZONE, {})
    board.context.add_init_script(PLAY_QUICKLY)
    board.context.add_init_script(UNTOUCHED)
    with board.expect_response(is_stay) as stayed:
        board.goto(address)
        expect(board.get_by_role("heading", level=1)).to_have_text(f"这块屏幕是“{NAME}”吗？")
        assert not axe(board)
        # As the OK of a remote control does.
        board.keyboard.press("Enter")
        expect(board.locator(".board-muted")).to_contain_text("touches this screen once")
        assert not axe(board)
        board.locator(".board-header").click()
        expect(board.locator(".board-muted")).to_have_count(0)
    assert stayed.value.status == 204, "its cookie is given anew"
    look_again(page)
    expect(page.locator(".made-opened")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    row = page.locator(".screen-row", has_text=NAME)
    expect(row).to_contain_text("Connected")
    expect(page.locator(".board-zones")).to_contain_text("heard here")

    desk = Counter(small_clinic)
    ticket = desk.issue(QUEUE)
    desk.take_room(ROOM, "Wang")
    with board.expect_request_finished(is_finish) as finish:
        desk.call(ticket["id"], ROOM, "Wang")
        expect(board.locator(".call-number", has_text=ticket["number"])).to_be_visible()
    answer = finish.value.response()
    assert answer is not None
    assert answer.json()["data"]["finishAnnouncement"] is True
    desk.act("finishTicket", ticket["id"], "Wang")
    end(page, row)
    board.goto(address)
    expect(board.get_by_role("heading", level=1)).to_have_text("这块屏幕未添加")
    assert not axe(board)
    board.go_back()
    expect(board.locator(".board-muted")).to_contain_text("staff have to add this screen")


def end(page: Page, row: Locator) -> None:
    """Ends the screen of a row, after thinking again."""
    row.get_by_role("button", name="End").click()
    expect(row.get_by_role("button", name="Keep it")).to_be_focused()
    assert not axe(page)
    page.keyboard.press("Enter")
    expect(row.get_by_role("button", name="End")).to_be_focused()
    expect(row.get_by_role("button", name="End")).to_have_accessible_description(NAME)
    page.keyboard.press("Enter")
    row.get_by_role("button", name="End it").click()
    expect(row).to_have_count(0)
    expect(page.locator(".screens-notice")).to_contain_text(NAME)


def test_a_board_that_is_to_speak_asks_until_it_is_known(screens: OpenPages) -> None:
    wishes: Wishes = {"size": SIZE, "waits": False, "clock": True}
    board = screens.open(f"/board/{ZONE}", {"loudspeaker": "on", "locales": "en"}, **wishes)
    muted = board.locator(".board-muted")
    expect(muted).to_contain_text("staff have to add this screen")

    board.route("**/graphql", report_true)
    board.clock.fast_forward(61_000)
    expect(muted).to_have_count(0)


LOOKS: dict[str, Wishes] = {
    "large": {"mode": "large", "locale": "zh-CN", "size": PHONE_SIZE},
    "contrast": {"contrast": True, "size": DESK_SIZE},
}


@pytest.mark.parametrize("look", LOOKS)
def test_the_page_keeps_the_rules_in_every_look(
    screens: OpenPages, small_clinic: LiveDemo, look: str
) -> None:
    page = open_signed_in(screens, small_clinic, "facilities", "/screens", **LOOKS[look])
    expect(page.locator(".screen-row").first).to_be_visible()
    opened = page.locator(".screen-row:not([data-state=AWAITED])")
    assert not opened.locator(".screen-end").count(), "who is no admin ends no screen"

    assert not axe(page, "color-contrast-enhanced", target_px=60)
    assert not overflows(page)
    page.locator(".screen-add").click()
    expect(page.locator(".screen-form")).to_be_visible()
    assert not axe(page, "color-contrast-enhanced", target_px=60)
    assert not overflows(page)


def test_what_does_not_go_through_is_told_and_nothing_is_lost(
    screens: OpenPages, small_clinic: LiveDemo
) -> None:
    page = open_signed_in(screens, small_clinic, "facilities", "/screens", size=DESK_SIZE)
    page.locator(".screen-add").click()
    page.get_by_label("Name, for this list").fill("\u200b")
    page.get_by_role("button", name="Make the address").click()
    expect(page.locator(".trouble")).to_be_visible()

    page.get_by_label("Name, for this list").fill(NAME)
    page.context.set_offline(True)
    expect(page.locator(".banner")).to_contain_text("No network")
    submit(page)
    expect(page.locator(".trouble")).to_be_visible()
    expect(page.get_by_label("Name, for this list")).to_have_value(NAME)
    page.context.set_offline(False)
    submit(page)
    expect(page.locator(".made-code svg")).to_be_visible()
    page.route("**/graphql", list_none)
    look_again(page)
    expect(page.locator(".trouble")).to_contain_text("good no more")
    expect(page.locator(".made-code")).to_have_count(0)
    page.unroute("**/graphql")
    page.get_by_role("button", name="To the list").click()
    look_again(page)
    row = page.locator(".screen-row", has_text=NAME)
    expect(row).to_have_count(1)
    row.get_by_role("button", name="Withdraw address").click()
    row.get_by_role("button", name="Withdraw it").click()
    expect(row).to_have_count(0)

    page.context.clear_cookies()
    look_again(page)
    expect(page.locator(".state-error")).to_contain_text("not signed in any more")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
