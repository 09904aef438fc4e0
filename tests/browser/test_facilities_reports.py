"""Somebody reports what is broken, staff deal with it, and the phone shows what became of it."""

from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.facilities_steps import SPOT, notice, open_desk, rows, undo
from tests.browser.modules import call
from tests.browser.pages import PHONE_SIZE, OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.station import Station
from tests.kiosk_server.facilities.fault_house import photo

OPEN = "{ faultReports { kind words state answer closureId photoUrl } }"
INBOX = "To see to"


def open_report(pages: OpenPages, **wishes: bool) -> Page:
    return pages.open(
        f"/go/{SPOT}/report",
        {"locale": "en"},
        size=PHONE_SIZE,
        has_touch=True,
        may_fail=wishes.get("may_fail", False),
    )


def fill(page: Page, words: str, kind: str = "Door") -> None:
    page.get_by_label(kind, exact=True).check()
    page.get_by_label("Tell us more").fill(words)


def send(page: Page) -> None:
    page.get_by_role("button", name="Send").click(delay=PRESS_MILLISECONDS)


def settle_all(station: Station, page: Page) -> None:
    """Leaves an empty inbox to the next test."""
    for _ in station.demo.data(OPEN)["faultReports"]:
        rows(page, INBOX).first.get_by_role("button", name="Settle").click()
        page.locator(".settle").get_by_role("button", name="Settle").click()
        expect(page.locator(".settle")).to_have_count(0)


def test_from_the_code_on_the_wall_to_the_answer_on_the_phone(
    station: Station, clinic_pages: OpenPages, tmp_path: Path
) -> None:
    desk = open_desk(clinic_pages, station.demo)
    desk.get_by_role("button", name="Reports").click()
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(photo((2400, 1800)))
    phone = clinic_pages.phone(SPOT, locale="en")

    phone.get_by_role("link", name="Report something broken").click()
    phone.wait_for_selector(".report-main")
    send(phone)
    expect(phone.locator(".problem")).to_have_text("Choose what is broken.")
    fill(phone, "It sticks halfway")
    phone.set_input_files("input[type=file]", picture)
    expect(phone.get_by_role("img", name="Your photo")).to_be_visible()
    phone.get_by_role("button", name="Ask a person").click(delay=PRESS_MILLISECONDS)
    expect(phone.get_by_role("heading", name="A person who helps")).to_be_focused()
    expect(phone.locator(".phone-person")).to_contain_text("information desk")
    phone.get_by_role("button", name="Back").click(delay=PRESS_MILLISECONDS)
    expect(phone.get_by_role("img", name="Your photo")).to_be_visible()
    send(phone)
    expect(phone.get_by_role("heading", name="Thank you")).to_be_focused()
    expect(phone.locator(".outcome")).to_contain_text("Received")

    row = rows(desk, INBOX)
    expect(row).to_contain_text("It sticks halfway")
    expect(desk.locator(".mark-report")).to_have_count(2)
    shown = row.locator("img")
    shown.scroll_into_view_if_needed()
    desk.wait_for_function("document.querySelector('.photo img').naturalWidth > 0")
    assert shown.evaluate("(image) => image.naturalWidth") == 1280
    row.get_by_role("button", name="I see to it").click()
    expect(row).to_contain_text("Being seen to")
    row.get_by_role("button", name="Settle").click()
    desk.get_by_label("Answer for whoever reported it").fill("Oiled, thank you")
    desk.locator(".settle").get_by_role("button", name="Settle").click()
    expect(rows(desk, INBOX)).to_have_count(0)
    expect(rows(desk, "Settled lately").first).to_contain_text("Oiled, thank you")

    phone.get_by_role("button", name="Look again").click()
    expect(phone.locator(".outcome")).to_contain_text("Settled")
    expect(phone.locator(".outcome-answer")).to_have_text("Oiled, thank you")
    phone.reload()
    show = phone.get_by_role("button", name="Show report 1 of 1")
    show.click(delay=PRESS_MILLISECONDS)
    expect(phone.locator(".outcome-answer")).to_have_text("Oiled, thank you")
    phone.get_by_role("button", name="Forget these reports here").click()
    expect(phone.locator(".outcome")).to_have_count(0)
    phone.reload()
    phone.wait_for_selector("#app[data-ready]")
    expect(phone.locator(".outcome")).to_have_count(0)


def test_what_is_broken_is_closed_from_its_report_and_both_are_taken_back(
    station: Station, clinic_pages: OpenPages
) -> None:
    phone = open_report(clinic_pages)
    fill(phone, "Stuck", kind="Lift or escalator")
    send(phone)
    expect(phone.locator(".report-sent")).to_be_visible()
    desk = open_desk(clinic_pages, station.demo)
    desk.get_by_role("button", name="Reports").click()
    row = rows(desk, INBOX)

    row.get_by_role("button", name="Close there").click()
    expect(desk.get_by_role("heading", name="What is to be closed?")).to_be_focused()
    expect(desk.locator(".others button")).to_have_text(["Lift 1, 15 m"])
    desk.get_by_role("button", name="Lift 1, 15 m").click()
    expect(desk.get_by_role("heading", name="Close: Lift 1")).to_be_focused()
    desk.get_by_role("button", name="Close it").click()

    expect(row).to_contain_text("Closed until it is mended")
    (report,) = station.demo.data(OPEN)["faultReports"]
    (closure,) = station.demo.data("{ closures { id elementId } }")["closures"]
    assert (report["state"], report["closureId"]) == ("WAY_CLOSED", closure["id"])
    phone.get_by_role("button", name="Look again").click()
    expect(phone.locator(".outcome")).to_contain_text("Closed until it is mended")
    undo(desk)
    expect(notice(desk)).to_contain_text("Taken back")
    expect(row).to_contain_text("Received")
    assert station.demo.data("{ closures { id } }")["closures"] == []
    settle_all(station, desk)


def test_who_says_which_lift_it_is_leaves_nothing_to_guess_and_nobody_writes_over_a_colleague(
    station: Station, clinic_pages: OpenPages
) -> None:
    phone = open_report(clinic_pages)
    fill(phone, "Stuck", kind="Lift or escalator")
    phone.get_by_label("Lift 1", exact=False).check()
    send(phone)
    expect(phone.locator(".report-sent")).to_be_visible()
    desk = open_desk(clinic_pages, station.demo)
    desk.get_by_role("button", name="Reports").click()
    row = rows(desk, INBOX)

    row.get_by_role("button", name="Close there").click()
    expect(desk.get_by_role("heading", name="Close: Lift 1")).to_be_focused()
    desk.get_by_role("button", name="Close it").click()
    expect(row).to_contain_text("Closed until it is mended")
    expect(row.get_by_role("button", name="Close there")).to_have_count(0)
    station.end_all()
    expect(row).to_contain_text("is open again. Is it mended?")
    expect(row.get_by_role("button", name="Close there")).to_be_visible()
    phone.get_by_role("button", name="Look again").click()
    expect(phone.locator(".outcome")).to_contain_text("is open again")

    row.get_by_role("button", name="Settle").click()
    desk.get_by_label("Answer for whoever reported it").fill("Mended")
    station.see_to_reports()
    expect(row).to_contain_text("Being seen to")
    desk.locator(".settle").get_by_role("button", name="Settle").click()
    expect(desk.locator(".notice.is-problem")).to_be_visible()
    (report,) = station.demo.data(OPEN)["faultReports"]
    assert (report["state"], report["answer"]) == ("BEING_SEEN_TO", "")
    again = desk.locator(".settle").get_by_role("button", name="Settle")
    again.click(delay=PRESS_MILLISECONDS)
    expect(rows(desk, "Settled lately").first).to_contain_text("Mended")


def test_without_network_nothing_that_was_entered_is_lost_and_it_is_sent_once(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_report(clinic_pages, may_fail=True)
    fill(page, "No light in the lobby", kind="Light")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/fault-reports", lose)
    send(page)
    expect(page.locator(".problem")).to_contain_text("There is no network")
    expect(page.get_by_label("Tell us more")).to_have_value("No light in the lobby")
    page.unroute("**/fault-reports")
    send(page)

    expect(page.locator(".report-sent")).to_be_visible()
    told = [each["words"] for each in station.demo.data(OPEN)["faultReports"]]
    assert told == ["No light in the lobby"]
    desk = open_desk(clinic_pages, station.demo)
    desk.get_by_role("button", name="Reports").click()
    settle_all(station, desk)


def test_what_was_typed_outlives_the_page(clinic_pages: OpenPages) -> None:
    page = open_report(clinic_pages)
    fill(page, "The tap drips", kind="Toilet")

    page.reload()
    page.wait_for_selector("#app[data-ready]")

    page.get_by_role("button", name="Show what I entered").click(delay=PRESS_MILLISECONDS)
    expect(page.get_by_label("Tell us more")).to_have_value("The tap drips")
    expect(page.get_by_label("Toilet", exact=True)).to_be_checked()


def test_a_file_that_is_no_photo_is_said_to_be_none(
    clinic_pages: OpenPages, tmp_path: Path
) -> None:
    page = open_report(clinic_pages)
    wrong = tmp_path / "photo.jpg"
    wrong.write_bytes(b"no picture at all")

    page.set_input_files("input[type=file]", wrong)

    expect(page.locator(".problem")).to_contain_text("This photo cannot be read")


SQUARE = [[0, 0], [100, 0], [100, 100], [0, 100]]


def element(name: str, kind: str, x: int, place_kinds: list[str]) -> dict[str, object]:
    """A square of ten metres, at ten pixels for a metre."""
    points = [[x + px, py] for px, py in SQUARE]
    held = {"id": name, "kind": kind, "name": name}
    return {"element": held, "shape": "AREA", "points": points, "placeKinds": place_kinds}


def test_only_what_is_plain_is_chosen_for_whoever_closes_it(
    station: Station, clinic_pages: OpenPages
) -> None:
    desk = open_desk(clinic_pages, station.demo)
    drawn = [
        element("pharmacy", "ROOM", 0, ["PHARMACY"]),
        element("men", "ROOM", 300, ["TOILET"]),
        element("lift 1", "LIFT", 800, ["LIFT"]),
        element("lift 2", "LIFT", 950, ["LIFT"]),
        element("hall", "AREA", 0, []),
    ]
    asked = [
        ["TOILET", [50, 50]],
        ["TOILET", [350, 50]],
        ["LIFT", [922, 50]],
        ["LIFT", [850, 50]],
        ["FLOOR", [350, 50]],
        ["LIGHT", [50, 50]],
        ["DOOR", [50, 50]],
    ]

    told = call(
        desk,
        "facilities/fault_targets.js",
        """asked.map(([kind, at]) => {
          const { sure, candidates } = m.faultTargets(kind, drawn, at, 10);
          const names = candidates.map(({ each }) => each.element.name);
          return [sure?.each.element.name ?? null, names];
        })""",
        drawn=drawn,
        asked=asked,
    )

    assert told == [
        [None, ["men"]],
        ["men", ["men"]],
        [None, ["lift 1", "lift 2"]],
        ["lift 1", ["lift 1", "lift 2"]],
        ["men", ["men"]],
        [None, ["pharmacy", "hall"]],
        [None, []],
    ]
