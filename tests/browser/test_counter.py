"""A clinician calls people from a room, whatever goes wrong; a nurse looks after the zone."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.number_steps import Counter
from tests.browser.pages import OpenPages
from tests.browser.signing_in import open_signed_in
from tests.kiosk_server.live_demo import LiveDemo

DESK_SIZE = (1366, 768)
READY_MS = 30_000
_ZONES = """{ queueZones { id name
  queues { id name isIssuing waiting } rooms { id name queues { id } } } }"""
_WORKED_IN: set[str] = set()


@pytest.fixture
def room(hospital: LiveDemo) -> tuple[str, str, str]:
    """A room that no other test works in, its zone, and the one queue that it calls from, in which
    no other test left anybody."""
    zones = hospital.data(_ZONES)["queueZones"]
    rooms = [
        (room["name"], zone["name"], queue["id"])
        for zone in zones
        for queue in zone["queues"]
        if queue["isIssuing"] and not queue["waiting"]
        for room in zone["rooms"]
        if room["queues"] == [{"id": queue["id"]}]
        and sum({"id": queue["id"]} in each["queues"] for each in zone["rooms"]) == 1
    ]
    free = next(room for room in rooms if room[0] not in _WORKED_IN)
    _WORKED_IN.add(free[0])
    return free


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
    nurse.get_by_role("button", name="Close").click()

    _only_one_room_then_any(nurse, desk, queue_id, name)
    _choose_of_several(nurse, first["number"])


def _only_one_room_then_any(nurse: Page, desk: Counter, queue_id: str, room: str) -> None:
    """A ticket is bound to a room and freed from it again, by the same form."""
    third = desk.issue(queue_id, "Test Five")
    for choice in (room, "Any room"):
        row = nurse.locator(".ticket-row").filter(has_text=third["number"])
        row.filter(has_text="Test Five").click()
        nurse.locator(".act-correct").click()
        nurse.get_by_label("May be called by").select_option(label=choice)
        with nurse.expect_request(
            lambda request: "CorrectTicket" in (request.post_data or "")
        ) as sent:
            nurse.locator(".act-form").get_by_role("button", name="Correct").click()
        told(nurse, f"{third['number']} is corrected")
        wish = json.loads(sent.value.post_data or "{}")["variables"]["input"]
        is_any = choice == "Any room"
        assert (wish["anyRoom"], wish["roomId"] is None) == (is_any, is_any)
        nurse.get_by_role("button", name="Close").click()
    assert desk.state(third["id"]) == "IN_ZONE"


def _choose_of_several(nurse: Page, number: str) -> None:
    """A number that was given on two days opens neither by itself."""

    def of_two_days(route: Route) -> None:
        if "FindTickets" not in (route.request.post_data or ""):
            route.fallback()
            return
        answer = route.fetch().json()
        (found,) = answer["data"]["findTickets"]
        earlier = {**found, "id": "0" * 32, "issuedAt": "2026-01-05T09:00:00+08:00"}
        answer["data"]["findTickets"] = [found, earlier]
        route.fulfill(json=answer)

    nurse.route("**/graphql", of_two_days)
    nurse.get_by_label("Find a number").fill(number)
    nurse.get_by_label("Find a number").press("Enter")
    told(nurse, f"{number} was given 2 times in the last days. Please choose one.")
    rows = nurse.locator(".zone-side .ticket-row")
    expect(rows).to_have_count(2)
    expect(rows.last).to_contain_text("Jan")
    rows.first.click()
    expect(nurse.locator("#panel-heading")).to_contain_text(number)


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
