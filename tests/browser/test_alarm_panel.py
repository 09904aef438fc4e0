"""Staff start and end an alarm from their page by two touches, and see what is in force."""

from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.facilities_steps import open_desk, open_pocket
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.station import Station

UPSTAIRS = "radiology"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click(delay=PRESS_MILLISECONDS)


def test_a_drill_of_a_building_is_started_and_ended(
    station: Station, clinic_pages: OpenPages
) -> None:
    desk = open_desk(clinic_pages, station.demo)
    kiosk = clinic_pages.kiosk(UPSTAIRS, locale="en")

    press(desk, "Alarm or drill …")
    desk.get_by_role("radio").last.check()
    desk.get_by_role("switch", name="This is a drill").click()
    desk.get_by_role("textbox", name="What everybody may read (optional)").fill("Monthly drill")
    expect(kiosk.locator(".search-open")).to_be_visible()
    press(desk, "Start the drill")

    expect(kiosk.locator(".alarm-band")).to_contain_text("Evacuation drill")
    expect(kiosk.locator(".alarm-reason")).to_have_text("Monthly drill")
    expect(desk.locator(".alarm-in-force")).to_contain_text("started by")
    press(desk, "End it …")
    expect(kiosk.locator(".alarm-band")).to_be_visible()
    press(desk, "End it now")
    expect(desk.locator(".alarm-in-force")).to_have_count(0)
    expect(kiosk.locator(".alarm-band")).to_have_count(0)


def test_a_drill_is_refused_in_words_while_it_is_earnest(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_pocket(clinic_pages, station.demo)
    press(page, "Alarm or drill …")
    page.get_by_role("switch", name="This is a drill").click(delay=PRESS_MILLISECONDS)
    station.start()
    expect(page.locator(".alarm-in-force")).to_be_visible()

    press(page, "Start the drill")

    problem = "An alarm in earnest is in force. A drill can be started once it has ended."
    expect(page.locator(".alarm-form .problem")).to_have_text(problem)
    assert not axe(page)


def test_who_may_only_look_sees_the_alarm_and_no_button(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_desk(clinic_pages, station.demo, "planner")
    expect(page.get_by_role("button", name="Alarm or drill …")).to_have_count(0)

    station.start(reason="Smoke")

    expect(page.locator(".alarm-in-force")).to_contain_text("Smoke")
    expect(page.get_by_role("button", name="End it …")).to_have_count(0)


def test_a_second_reason_is_added_and_a_lost_session_leaves_the_form_and_a_way_to_sign_in(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_pocket(clinic_pages, station.demo, may_fail=True)
    station.start(reason="Smoke on level 1")
    expect(page.locator(".alarm-in-force")).to_contain_text("Smoke on level 1")
    reason = page.get_by_role("textbox", name="What everybody may read (optional)")

    press(page, "Alarm or drill …")
    reason.fill("Stair 3 too")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    press(page, "Start the alarm")
    expect(page.locator(".alarm-form .problem")).to_contain_text("You are not signed in any more")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    expect(reason).to_have_value("Stair 3 too")
    page.context.add_cookies(cookies)  # type: ignore[arg-type]  # as they came
    press(page, "Start the alarm")

    panel = page.get_by_role("region", name="Alarm")
    expect(panel).to_contain_text("It was in force already")
    expect(page.locator(".alarm-in-force")).to_have_count(1)
    expect(page.locator(".alarm-in-force")).to_contain_text("Smoke on level 1")
    expect(page.locator(".alarm-in-force")).to_contain_text("Stair 3 too")
