"""Boards: read from five metres, changed one call at a time, and never old without saying so."""

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe
from tests.browser.board_steps import CUT, SIZE, Feed, open_board
from tests.browser.kiosk_memory import read_memory
from tests.browser.modules import call
from tests.browser.number_steps import Counter
from tests.browser.pages import OpenPages, open_pages
from tests.browser.sounds import Loudspeaker, is_finish, is_report, speak
from tests.browser.station import Station
from tests.kiosk_server.live_demo import LiveDemo, live_demo

PANEL_WIDTH_MM = 952
"""Of a panel of 43 inches and 16:9."""
LEAST_NUMERALS_MM = 60
ZONE = "waiting-1"
OTHER_HALL = "pharmacy"
"""On the same level."""
HALLS = (ZONE, OTHER_HALL)
SPEAKS = "locales=zh-CN,en&loudspeaker=on"
ROOM = "consulting-1"
LEVEL = "f1"
QUEUE = "internal-medicine"
NUMERALS = """(element) => {
  const { fontFamily, fontSize, fontWeight } = getComputedStyle(element);
  const measure = document.createElement("canvas").getContext("2d");
  measure.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const { actualBoundingBoxAscent: above } = measure.measureText("0");
  return above;
}"""


@pytest.fixture
def desk(small_clinic: LiveDemo) -> Counter:
    """The people who call numbers in the clinic."""
    return Counter(small_clinic)


@pytest.fixture
def boards(browser: Browser, small_clinic: LiveDemo) -> Iterator[OpenPages]:
    """Opens boards of the clinic."""
    with open_pages(browser, small_clinic.address) as opened:
        yield opened


def test_a_call_is_shown_large_and_said_in_both_languages_in_its_own_hall_only(
    boards: OpenPages, desk: Counter
) -> None:
    board, other = (open_board(boards, zone, {"locales": "zh-CN,en"}) for zone in HALLS)
    with board.expect_request_finished(is_report), other.expect_request_finished(is_report):
        for page, zone in zip((board, other), HALLS, strict=True):
            speak(page, desk.enrol(LEVEL, f"/board/{zone}?{SPEAKS}"))
    here, there = Loudspeaker(board), Loudspeaker(other)
    door = open_board(boards, f"room/{ROOM}", {"locales": "en"})
    ticket = desk.issue(QUEUE, "张三丰")
    desk.take_room(ROOM, "Wang")

    with board.expect_request_finished(is_finish):
        desk.call(ticket["id"], ROOM, "Wang")
        called = board.locator(".call", has_text=ticket["number"])
        expect(called).to_contain_text("张*丰")
        expect(called).to_contain_text("第一诊室")
        expect(called).to_contain_text("Consulting room 1")
        expect(called).to_have_class("call is-new")
        expect(door.locator(".call-number")).to_have_text(ticket["number"])

    assert len(set(here.recordings)) == 2, "one in each language"
    assert not there.recordings, "the other hall of the level does not say it"
    assert "三" not in board.locator("#app").inner_text()
    for page in (board, door):
        numerals_px = page.locator(".call-number").first.evaluate(NUMERALS)
        assert numerals_px * PANEL_WIDTH_MM / SIZE[0] >= LEAST_NUMERALS_MM
        assert page.evaluate(CUT) == []
        assert page.evaluate("document.getAnimations().length") == 0
        assert not axe(page)
    desk.act("markNoShow", ticket["id"], "Wang")
    expect(board.locator(".board-missed")).to_contain_text(ticket["number"])
    expect(board.locator(".call", has_text=ticket["number"])).to_have_count(0)


def entry(number: str, *, recalls: int = 0, room: int = 1, name: str = "") -> dict[str, object]:
    """Somebody on a board."""
    return {
        "number": number,
        "spokenNumber": number,
        "maskedName": name or "欧**娜",
        "queueId": "internal",
        "queueName": "Internal medicine",
        "roomId": f"room-{room}",
        "roomName": f"Gastroenterology {room}",
        "calledAt": f"2026-11-22T10:00:{room:02}Z",
        "recalls": recalls,
    }


def board_of(*called: dict[str, object], version: int = 1) -> dict[str, Any]:
    """A zone's board with as much as fits beside its calls."""
    waiting = [entry(f"A{number}", room=number % 60) for number in range(200, 208)]
    return {
        "version": version,
        "waiting": 124,
        "zone": {"id": "z", "name": "Digestive and internal medicine waiting area", "place": None},
        "room": None,
        "called": list(called),
        "serving": [entry("A150")],
        "lastCalled": [entry(f"A{number}", room=number % 60) for number in range(120, 132)],
        "next": waiting,
        "missed": [entry(f"A{number}") for number in range(101, 113)],
        "queues": [],
        "rooms": [],
    }


STEPS = """(() => {
  const told = [];
  let shown = null;
  for (const wanted of boards) {
    for (;;) {
      const { board, news, isWhole } = m.nextShown(shown, wanted);
      shown = board;
      told.push([news && JSON.parse(news)[0], board.called.map(({ number }) => number),
        board.next[0].number]);
      if (isWhole) break;
    }
  }
  return told;
})()"""


def test_calls_at_once_are_shown_one_after_the_other(boards: OpenPages) -> None:
    page = open_board(boards, ZONE, {})
    one, two, three = entry("A1", room=1), entry("A2", room=2), entry("A3", room=3)
    again = entry("A1", room=1, recalls=1)

    told = call(
        page,
        "board/changes.js",
        STEPS,
        boards=[board_of(one), board_of(three, two, one), board_of(again, three, two)],
    )

    assert told == [
        [None, ["A1"], "A200"],
        ["A2", ["A2", "A1"], "A3"],
        ["A3", ["A3", "A2", "A1"], "A200"],
        ["A1", ["A1", "A3", "A2"], "A200"],
    ]


LONG_ANNOUNCEMENT = {
    "en": "A child is waiting at: Digestive and internal medicine, waiting area (2041). "
    "Whoever is looking for a child, please come there.",
    "zh-CN": "有一名儿童在消化内科与普通内科候诊区（2041）等候。寻找孩子的家长，请前往那里。",
}
LONG_NAME = "阿**提·买**力·吐*逊"
LOOKS: dict[str, dict[str, str]] = {
    "standard": {"locales": "en,zh-CN"},
    "large": {"locale": "en", "mode": "large"},
    "contrast": {"locales": "zh-CN,en", "contrast": "high"},
}


def stands_below(page: Page, board: Mapping[str, Any]) -> bool:
    """Whether somebody stands where announcements take turns, so that they leave it again."""
    source = "m.hasLastCalled({ board, kind: 'zone' })"
    return bool(call(page, "board/board_view.js", source, board=board))


@pytest.mark.parametrize("look", LOOKS)
def test_a_full_board_keeps_the_rules(boards: OpenPages, look: str) -> None:
    page = open_board(boards, ZONE, LOOKS[look])
    feed = Feed(page, board_of(entry("A300")))
    page.evaluate("document.getElementById('type').disabled = false")

    usual = product([("A30", "欧**娜")], (1, 2, 3, 4, 7))
    for (series, name), count in (*usual, *product([("A123", LONG_NAME)], (1, 2, 3, 4))):
        feed.say(board_of(*[entry(f"{series}{i}", room=i, name=name) for i in range(count)]))
        most = 2 if look == "large" else 4
        expect(page.locator(".call", has_text=series)).to_have_count(min(count, most))

        assert page.evaluate(CUT) == [], f"{count} calls, {name}"
        numerals_px = page.locator(".call-number").first.evaluate(NUMERALS)
        assert numerals_px * PANEL_WIDTH_MM / SIZE[0] >= LEAST_NUMERALS_MM
    rules = () if look == "standard" else ("color-contrast-enhanced",)
    assert not axe(page, *rules)

    nobody: dict[str, list[object]] = {"lastCalled": [], "serving": []}
    few, many = ([entry(f"A{number}") for number in range(count)] for count in (2, 5))
    assert not stands_below(page, {**board_of(*few), **nobody})
    assert stands_below(page, {**board_of(*few), "lastCalled": []}), "somebody is being seen"
    assert stands_below(page, {**board_of(*many), **nobody}), "calls that found no room above"
    feed.say({**board_of(*few), **nobody})
    feed.announce(*LONG_ANNOUNCEMENT.items())
    expect(page.locator(".board-announced")).to_be_visible()
    expect(page.locator(".call")).to_have_count(2)
    assert page.evaluate(CUT) == []
    assert not axe(page, *rules)


LONG_ROOM = "Endoscopy centre, special examination room"


@pytest.mark.parametrize("look", LOOKS)
def test_wide_numbers_and_long_rooms_are_never_cut(boards: OpenPages, look: str) -> None:
    page = open_board(boards, ZONE, LOOKS[look])
    feed = Feed(page, board_of(entry("A300")))
    page.evaluate("document.getElementById('type').disabled = false")

    for number, count in product(("A3012", "XHK26013"), (1, 2, 4)):
        called = [
            {**entry(f"{number}{i}", room=i, name=LONG_NAME), "roomName": f"{LONG_ROOM} {i}"}
            for i in range(count)
        ]
        waiting = [entry(f"{number}{i}", name=LONG_NAME) for i in range(8)]
        feed.say({**board_of(*called), "next": waiting, "missed": waiting})
        most = 2 if look == "large" or len(number) > 4 else 4
        expect(page.locator(".call", has_text=number)).to_have_count(min(count, most))

        assert page.evaluate(CUT) == [], f"{count} calls of {number}"
        numerals_px = page.locator(".call-number").first.evaluate(NUMERALS)
        assert numerals_px * PANEL_WIDTH_MM / SIZE[0] >= LEAST_NUMERALS_MM


FEW, MANY = 100, 500
GROWTH_BYTES = 1_500


def test_a_board_runs_for_days_without_growing(boards: OpenPages) -> None:
    page = open_board(boards, ZONE, {"locales": "zh-CN"})
    feed = Feed(page, board_of(entry("A300")))
    session = page.context.new_cdp_session(page)

    def run(first: int, last: int) -> None:
        for number in range(first, last):
            feed.say(board_of(entry(f"B{number}"), version=number))
            if number % 50 == 0:
                expect(page.locator(".call-number")).to_have_text(f"B{number}")
        expect(page.locator(".call-number")).to_have_text(f"B{last - 1}")

    run(1, FEW)
    few = read_memory(page, session)
    run(FEW, MANY)
    many = read_memory(page, session)

    assert many.dom_nodes < few.dom_nodes + MANY - FEW
    assert many.listeners <= few.listeners + 5
    assert many.heap_bytes < few.heap_bytes + (MANY - FEW) * GROWTH_BYTES


def test_what_cannot_be_a_board_is_told_with_those_that_are(boards: OpenPages) -> None:
    page = open_board(boards, "nowhere", {"locale": "en"})

    expect(page.get_by_role("heading", level=1)).to_contain_text("no waiting zone “nowhere”")
    expect(page.locator(".board-zones")).to_contain_text("/board/waiting-1")
    page.goto(f"{boards.address}/board?locale=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which board is this?")
    assert not axe(page)
    page.get_by_role("link", name="Consulting room 1").click()
    expect(page.locator(".board-title")).to_have_text("Consulting room 1")


def test_an_alarm_turns_a_board_and_its_end_turns_it_back(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_board(clinic_pages, ZONE, {"locale": "en"})
    expect(page.locator(".board-main")).to_be_visible()

    alarm = station.start()

    expect(page.locator(".board-alarm .alarm-band")).to_be_visible()
    expect(page.locator(".board-alarm .step").first).to_be_visible()
    assert not axe(page)
    station.end(alarm)
    expect(page.locator(".board-main")).to_be_visible()


def test_a_board_says_since_when_it_knows_nothing_and_heals(
    own_server: tuple[LiveDemo, OpenPages], tmp_path: Path
) -> None:
    demo, pages = own_server
    desk = Counter(demo)
    ticket = desk.issue(QUEUE)
    page = open_board(pages, ZONE, {"locale": "en"})
    expect(page.locator(".board-next")).to_contain_text(ticket["number"])
    port = int(demo.address.rpartition(":")[2])

    demo.stop()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Connection lost since")
    assert ticket["number"] not in page.locator("#app").inner_text()
    with live_demo(tmp_path / "data", port=port):
        expect(page.locator(".board-next")).to_contain_text(ticket["number"], timeout=60_000)
