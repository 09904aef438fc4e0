"""Pages of those who call people, by ear and by keypad: a clinician calls, a nurse adds one
and transfers another."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, Route, expect

from tests.browser.axe import axe
from tests.browser.modules import call
from tests.browser.number_steps import Counter
from tests.browser.pages import OpenPages
from tests.browser.signing_in import open_signed_in
from tests.browser.voice_steps import (
    go_until,
    listen,
    press,
    send,
    unspoken,
    wait_until_heard,
)
from tests.kiosk_server.live_demo import LiveDemo

DESK_SIZE = (1366, 768)
QUEUE = "surgery"
BEHIND = """[null, 31, 29].map((second) => m.isBehind({
  unsaidSince: second && new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString(),
}, new Date(Date.UTC(2026, 10, 22, 9, 1))))"""
"""Whether a hall's voice is behind with nothing, or with what waits for 29 or 31 seconds."""


def rooms_of(demo: LiveDemo, queue: str) -> tuple[str, Sequence[str]]:
    """The zone that a queue's people wait in, and the rooms that call it."""
    asked = "{ queues { id name zone { name } rooms { name } } }"
    found = next(each for each in demo.data(asked)["queues"] if each["id"] == queue)
    return found["zone"]["name"], [room["name"] for room in found["rooms"]]


def choose(page: Page, wanted: str) -> None:
    """Comes to something by the keys, and chooses it."""
    go_until(page, wanted)
    send(page, "F22")


def test_a_clinician_calls_by_keypad_and_hears_who_comes(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    desk = Counter(hospital)
    first, second = desk.issue(QUEUE, "Wang Xiaoming"), desk.issue(QUEUE)
    _, rooms = rooms_of(hospital, QUEUE)
    page = listen(open_signed_in(pages, hospital, "clinician", "/counter", size=DESK_SIZE))

    assert "Voice is on" in press(page, "next")
    wait_until_heard(page, "Which room do you work in?")
    assert unspoken(page) == []
    choose(page, rooms[0])
    wait_until_heard(page, rooms[0])
    choose(page, "Work here")
    wait_until_heard(page, f"You work in {rooms[0]}")
    choose(page, f"Call {first['number']}")
    wait_until_heard(page, f"{first['number']} is called")
    expect(page.locator(".now-number")).to_have_text(first["number"])
    assert unspoken(page) == []
    assert axe(page, target_px=44) == []

    choose(page, "Is here")
    wait_until_heard(page, f"{first['number']} is being seen")
    choose(page, "Details")
    wait_until_heard(page, "Wang Xiaoming")
    expect(page.locator(".history li").first).to_be_visible()
    assert unspoken(page) == []
    assert press(page, "back") != "This is the first page."
    expect(page.locator("#panel-heading")).to_have_count(0)
    page.locator(".bar-language").click()
    wait_until_heard(page, "诊室")
    assert unspoken(page) == []
    choose(page, "看完了，呼叫")
    wait_until_heard(page, f"已呼叫 {second['number']}")
    assert desk.state(first["id"]) == "FINISHED"


def say_that_every_hall_is_behind(route: Route) -> None:
    """What a nurse is told where a loudspeaker has the time for less than is called."""
    if "ShowVoices" not in (route.request.post_data or ""):
        route.fallback()
        return
    answer = route.fetch().json()
    since = (datetime.now(UTC) - timedelta(minutes=2)).isoformat()
    for voice in answer["data"]["announcementVoices"]:
        voice.update(loudspeakers=1, unsaid=3, unsaidSince=since)
    route.fulfill(json=answer)


def test_a_nurse_adds_and_transfers_by_keypad(pages: OpenPages, hospital: LiveDemo) -> None:
    desk = Counter(hospital)
    waiting = desk.issue("dermatology", "Li Hong")
    zone, _ = rooms_of(hospital, "dermatology")
    page = listen(open_signed_in(pages, hospital, "nurse", "/counter/triage", size=DESK_SIZE))

    page.route("**/graphql", say_that_every_hall_is_behind)
    press(page, "next")
    wait_until_heard(page, "Which zone do you look after?")
    choose(page, zone)
    wait_until_heard(page, zone)
    assert call(page, "frame/voice_delay.js", BEHIND) == [False, False, True]
    behind = page.locator(".desk-head .room-away")
    expect(behind).to_contain_text("The loudspeaker falls behind: 3 calls wait to be said")
    assert unspoken(page) == []
    choose(page, "Add somebody")
    expect(page.locator(".act-form")).to_be_visible()
    assert page.locator(".act-form select").count() == 0
    assert unspoken(page) == []
    name = page.locator("[data-private] input")
    name.fill("Zhao")
    go_until(page, "Name (may be empty)")
    wait_until_heard(page, "This is private")
    name.fill("")
    choose(page, "Dermatology")
    choose(page, "Give a number")
    wait_until_heard(page, "was given")
    expect(page.locator(".history li")).to_have_count(1)

    page.locator(".bar-back").focus()
    send(page, "F22")
    go_until(page, waiting["number"])
    wait_until_heard(page, "Li Hong")
    send(page, "F22")
    choose(page, "To another queue")
    choose(page, "Ophthalmology")
    choose(page, "To another queue")
    wait_until_heard(page, f"{waiting['number']} waits in another queue")
    assert unspoken(page) == []

    page.goto(f"{pages.address}/counter/rules?locale=en")
    expect(page.locator(".rules-classes li").first).to_be_visible()
    wait_until_heard(page, "Rules of the queues")
    assert page.locator("select").count() == 0
    assert unspoken(page) == []
