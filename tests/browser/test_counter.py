"""A clinician calls people from a room, whatever goes wrong; a nurse looks after the zone."""

from itertools import count

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.number_steps import Counter
from tests.browser.pages import OpenPages
from tests.browser.signing_in import open_signed_in
from tests.kiosk_server.live_demo import LiveDemo

DESK_SIZE = (1366, 768)
READY_MS = 30_000
_ZONES = "{ queueZones { id name queues { id name isIssuing } rooms { id name queues { id } } } }"
_ROOMS = count()


@pytest.fixture
def room(hospital: LiveDemo) -> tuple[str, str, str]:
    """A room that no other test works in, its zone, and the one queue that it calls from."""
    zones = hospital.data(_ZONES)["queueZones"]
    rooms = [
        (room["name"], zone["name"], queue["id"])
        for zone in zones
        for queue in zone["queues"]
        if queue["isIssuing"]
        for room in zone["rooms"]
        if room["queues"] == [{"id": queue["id"]}]
        and sum({"id": queue["id"]} in each["queues"] for each in zone["rooms"]) == 1
    ]
    return rooms[next(_ROOMS)]


def go_to_room(page: Page, name: str) -> None:
    """Works in a room, whatever room the clinician works in already."""
    heading = page.get_by_role("heading", level=1)
    expect(page.locator(".room-card, .desk").first).to_be_visible(timeout=READY_MS)
    if page.locator(".desk").count():
        page.locator(".desk-tools").get_by_role("button", name="Other room").click()
    page.locator(".room-card").filter(has=page.get_by_text(name, exact=True)).first.click()
    expect(heading).to_have_text(name)
    page.get_by_role("button", name="Work here").click()
    expect(page.locator(".keys-switch")).to_be_visible()
    told(page, f"You work in {name}")


def told(page: Page, text: str) -> None:
    """What was done last has been answered; before that no key does another thing."""
    expect(page.locator(".notice-text")).to_have_text(text)


def test_a_clinician_works_by_keys_and_every_act_can_be_taken_back(
    pages: OpenPages, hospital: LiveDemo, room: tuple[str, str, str]
) -> None:
    name, zone, queue_id = room
    desk = Counter(hospital)
    first, second = desk.issue(queue_id, "Test One"), desk.issue(queue_id, "Test Two")
    page = open_signed_in(pages, hospital, "clinician", "/counter", size=DESK_SIZE)
    go_to_room(page, name)
    number = page.locator(".now-number")
    rows = page.locator(".tickets").first.locator(".number")
    expect(rows).to_have_text([first["number"], second["number"]])

    page.keyboard.press("c")
    told(page, f"{first['number']} is called")
    expect(number).to_have_text(first["number"])
    expect(rows).to_have_text([second["number"]])
    page.keyboard.press("r")
    told(page, f"{first['number']} is called again")
    expect(page.locator(".now-state")).to_contain_text("called again")
    page.keyboard.press("n")
    told(page, f"{first['number']} did not come")
    expect(page.get_by_role("heading", name="Missed the call")).to_be_visible()
    page.locator(".notice").get_by_role("button", name="Undo").click()
    told(page, f"{first['number']}: taken back, now “Called”")
    expect(number).to_have_text(first["number"])
    page.keyboard.press("s")
    told(page, f"{first['number']} is being seen")
    page.keyboard.press(" ")
    told(page, f"{second['number']} is called")
    expect(number).to_have_text(second["number"])
    assert desk.state(first["id"]) == "FINISHED"

    page.get_by_role("button", name="Details").click()
    expect(page.locator("#panel-heading")).to_contain_text("Test Two")
    expect(page.locator(".history li")).to_have_count(2)
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("f")
    told(page, f"{second['number']} is finished")
    expect(page.locator(".now-nobody")).to_be_visible()

    nurse = open_signed_in(pages, hospital, "nurse", "/counter/triage", size=DESK_SIZE)
    nurse.locator(".zone-card").filter(has_text=zone).first.click()
    nurse.get_by_label("Find a number").fill(first["number"])
    nurse.get_by_role("button", name="Find", exact=True).click()
    expect(nurse.locator(".history li").first).to_be_visible()
    expect(nurse.locator(".history")).to_contain_text("(taken back)")


def test_pressed_twice_or_unheard_one_person_is_called(
    pages: OpenPages, hospital: LiveDemo, room: tuple[str, str, str]
) -> None:
    name, _, queue_id = room
    desk = Counter(hospital)
    first, second = desk.issue(queue_id, "Test Three"), desk.issue(queue_id, "Test Four")
    page = open_signed_in(pages, hospital, "clinician", "/counter", size=DESK_SIZE)
    go_to_room(page, name)
    sent: list[str] = []
    unanswered: list[Route] = []

    def lose_the_answer(route: Route) -> None:
        body = route.request.post_data or ""
        if "CallNext" not in body:
            route.continue_()
            return
        sent.append(body)
        if len(sent) == 1:
            route.fetch()
            unanswered.append(route)
        else:
            route.continue_()

    page.route("**/graphql", lose_the_answer)
    page.keyboard.press("c")
    page.keyboard.press("c")
    while not unanswered:
        page.evaluate("0")  # What the page asks is heard while it is spoken with.
    unanswered.pop().abort()
    expect(page.locator(".notice")).to_contain_text("It is not known whether it was done")
    page.locator(".notice").get_by_role("button", name="Try again").click()
    expect(page.locator(".notice")).to_contain_text(f"{first['number']} is called")
    expect(page.locator(".now-number")).to_have_text(first["number"])

    assert len(sent) == 2
    assert sent[0] == sent[1]
    assert desk.state(second["id"]) == "IN_ZONE"
