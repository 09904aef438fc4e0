"""Facilities staff close things on the plan, end that, and take both back; whatever goes wrong."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.facilities_steps import (
    choose,
    close_it,
    notice,
    open_desk,
    open_pocket,
    rows,
    undo,
)
from tests.browser.pages import OpenPages
from tests.browser.signing_in import password_of
from tests.browser.station import Station

LIFT = "lift-1"
CLOSURES = "{ closures { elementId levelId reason from until isInForce corners { x y } } }"


def closed_ids(station: Station) -> list[str | None]:
    return [each["elementId"] for each in station.demo.data(CLOSURES)["closures"]]


def test_a_lift_is_closed_by_touch_with_its_effect_told_and_taken_back(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_desk(clinic_pages, station.demo)
    choose(page, "Lift")
    expect(page.locator(".mark-chosen")).to_be_visible()
    place = page.locator(".mark-chosen").bounding_box()
    assert place
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".panel")).to_have_count(0)

    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)

    expect(page.get_by_role("heading", name="Close: Lift")).to_be_focused()
    expect(page.locator(".effect")).to_contain_text("lose their step-free way", timeout=60_000)
    page.get_by_label("Why, for everybody to read").fill("Cable inspection")
    close_it(page)
    row = rows(page, "Closed now")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Out of service: Cable inspection")
    expect(row).to_contain_text("until somebody ends it")
    expect(row).to_contain_text("Facilities")
    expect(page.locator(".mark-closed")).to_have_count(1)
    assert closed_ids(station) == [LIFT]
    undo(page)
    expect(rows(page, "Closed now")).to_have_count(0)
    assert closed_ids(station) == []


def test_a_closure_is_ended_with_one_touch_and_that_is_undone(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_desk(clinic_pages, station.demo)
    station.close(LIFT)
    row = rows(page, "Closed now")
    expect(row).to_have_count(1)
    since = station.demo.data(CLOSURES)["closures"][0]["from"]

    row.get_by_role("button", name="End").click()

    expect(row).to_have_count(0)
    expect(rows(page, "Ended lately").first).to_contain_text("Facilities")
    undo(page)
    expect(row).to_have_count(1)
    (again,) = station.demo.data(CLOSURES)["closures"]
    assert (again["elementId"], again["reason"], again["from"]) == (LIFT, "Smoke", since)


def test_a_window_is_announced_and_called_off(station: Station, clinic_pages: OpenPages) -> None:
    page = open_desk(clinic_pages, station.demo)
    choose(page, "Pharmacy")
    page.get_by_label("Cleaning").check()
    page.get_by_label("With times").check()
    close_it(page)
    expect(page.locator("#draft-problem")).to_contain_text("Enter when it starts or ends")

    page.get_by_label("From", exact=True).fill("2031-03-01T08:00")
    page.get_by_label("Until", exact=True).fill("2031-03-01T07:00")
    close_it(page)
    expect(page.locator("#draft-problem")).to_contain_text("Check the times")
    page.get_by_label("Until", exact=True).fill("2031-03-01T09:30")
    close_it(page)

    row = rows(page, "Coming")
    expect(row).to_contain_text("Cleaning")
    (kept,) = station.demo.data(CLOSURES)["closures"]
    assert (kept["from"], kept["until"], kept["isInForce"]) == (
        "2031-03-01T08:00:00+08:00",
        "2031-03-01T09:30:00+08:00",
        False,
    )
    row.get_by_role("button", name="Call off").click()
    expect(rows(page, "Coming")).to_have_count(0)
    assert closed_ids(station) == []


def test_part_of_a_level_is_drawn_and_closed_by_keyboard_alone(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_desk(clinic_pages, station.demo)
    page.get_by_role("button", name="Close part of it").press("Enter")
    expect(page.locator(".stage")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.locator(".mark-corner")).to_have_count(1)
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Close: Part of")).to_be_focused()
    page.locator("input[name=reason]").press("Enter")

    expect(rows(page, "Closed now")).to_contain_text("Part of Ground floor")
    (kept,) = station.demo.data(CLOSURES)["closures"]
    assert (kept["levelId"], len(kept["corners"])) == ("f1", 4)


def test_a_whole_level_is_closed(station: Station, clinic_pages: OpenPages) -> None:
    page = open_desk(clinic_pages, station.demo)
    page.locator("select").select_option("f2")
    page.get_by_role("button", name="Close the whole level").click()
    expect(page.locator(".effect")).to_contain_text("can no longer be reached", timeout=60_000)

    close_it(page)

    expect(rows(page, "Closed now")).to_have_count(1)
    (kept,) = station.demo.data(CLOSURES)["closures"]
    assert (kept["levelId"], kept["corners"]) == ("f2", [])


def test_an_answer_that_is_lost_closes_once_however_often_it_is_sent(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_desk(clinic_pages, station.demo, may_fail=True)
    choose(page, "Lift")

    def lose(route: Route) -> None:
        if "AddClosure" in (route.request.post_data or ""):
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/graphql", lose)
    close_it(page)
    expect(page.locator("#draft-problem")).to_contain_text("cannot be reached")
    assert closed_ids(station) == [LIFT]

    page.unroute("**/graphql")
    close_it(page)

    expect(page.locator(".panel")).to_have_count(0)
    expect(rows(page, "Closed now")).to_have_count(1)
    assert closed_ids(station) == [LIFT]


def test_who_is_signed_out_meanwhile_signs_in_again_and_loses_nothing(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_desk(clinic_pages, station.demo, may_fail=True)
    choose(page, "Lift")
    page.get_by_label("Why, for everybody to read").fill("Cable inspection")
    page.context.clear_cookies()

    close_it(page)

    expect(page.locator("#draft-problem")).to_contain_text("not signed in any more")
    expect(page.locator("input[name=reason]")).to_have_value("Cable inspection")
    assert closed_ids(station) == []
    again = page.context.new_page()
    again.goto(f"{station.demo.address}/sign-in")
    again.fill("[name=name]", "facilities")
    again.fill("[name=password]", password_of(station.demo, "facilities"))
    again.click("button[type=submit]")
    again.close()
    close_it(page)
    expect(rows(page, "Closed now")).to_contain_text("Cable inspection")


def test_planners_look_and_close_nothing(station: Station, clinic_pages: OpenPages) -> None:
    page = open_desk(clinic_pages, station.demo, role="planner")
    station.close(LIFT)

    expect(rows(page, "Closed now")).to_have_count(1)
    expect(page.get_by_role("button", name="On the plan: ")).to_have_count(1)
    expect(page.get_by_role("button", name="End: ")).to_have_count(0)
    expect(page.get_by_role("button", name="Close part of it")).to_have_count(0)


def test_a_shape_is_drawn_corner_by_corner_and_a_corner_is_taken_back(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_desk(clinic_pages, station.demo)
    page.get_by_role("button", name="Close part of it").press("Enter")
    page.get_by_role("button", name="Corner by corner").press("Enter")
    expect(page.locator(".stage")).to_be_focused()
    told = page.locator(".plan-told")

    corner_after(page)
    corner_after(page, "ArrowRight", "ArrowRight")
    corner_after(page, "ArrowDown", "ArrowDown", "ArrowLeft")
    expect(told).to_contain_text("3 corners")
    corner_after(page, "ArrowUp", "ArrowUp", "ArrowUp")
    expect(page.locator(".mark-corner")).to_have_count(4)
    page.get_by_role("button", name="Finish").press("Enter")
    expect(told).to_contain_text("The sides of the shape cross")
    page.locator(".stage").focus()
    page.keyboard.press("Backspace")
    expect(page.locator(".mark-corner")).to_have_count(3)
    page.get_by_role("button", name="Take back").press("Enter")
    expect(page.locator(".mark-corner")).to_have_count(2)
    expect(page.get_by_role("button", name="Finish")).to_have_count(0)
    corner_after(page, "ArrowDown", "ArrowDown", "ArrowDown", "ArrowLeft")
    corner_after(page, "ArrowLeft", "ArrowLeft")
    page.get_by_role("button", name="Finish").press("Enter")

    expect(page.get_by_role("heading", name="Close: Part of")).to_be_focused()
    close_it(page)
    expect(rows(page, "Closed now")).to_contain_text("Part of Ground floor")
    (kept,) = station.demo.data(CLOSURES)["closures"]
    assert (kept["levelId"], len(kept["corners"])) == ("f1", 4)


def corner_after(page: Page, *arrows: str) -> None:
    """Sets a corner where some keys lead."""
    before = page.locator(".mark-corner").count()
    for arrow in arrows:
        page.keyboard.press(arrow)
    page.keyboard.press("Enter")
    expect(page.locator(".mark-corner")).to_have_count(before + 1)


def test_a_phone_shows_one_pane_at_a_time(station: Station, clinic_pages: OpenPages) -> None:
    page = open_pocket(clinic_pages, station.demo)
    station.close(LIFT)

    expect(page.locator(".stage")).to_be_visible()
    expect(page.locator(".lists")).to_be_hidden()
    page.get_by_role("button", name="Closures").click()
    expect(rows(page, "Closed now")).to_be_visible()
    expect(page.locator(".stage")).to_be_hidden()
    page.get_by_role("button", name="On the plan").first.click()
    expect(page.locator(".mark-shown")).to_be_visible()


@pytest.mark.parametrize("text", ["<b>lift</b>", "zzz", "'\"; --"])
def test_what_is_not_there_is_said(station: Station, clinic_pages: OpenPages, text: str) -> None:
    page: Page = open_desk(clinic_pages, station.demo)

    page.get_by_role("searchbox").fill(text)

    expect(page.locator(".found")).to_have_text("Nothing on this level is called that.")
    expect(notice(page)).to_have_count(0)
