"""The views of boards: what a hall and a door may show, few and many, long, in trouble."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.board_steps import Feed, open_board
from tests.browser.pages import OpenPages, Wishes
from tests.browser.station import Station

_ZONE, _ROOM = "op-2f-waiting-west", "op-2f-internal-room-1"
_NAMES = {
    "zh-CN": {
        "zone": "二层西候诊区",
        "room": "内科{}诊室",
        "long_zone": "门诊楼二层消化内科与肝胆外科联合候诊区",
        "long_room": "消化内镜中心特殊检查室{}",
        "people": ("张*丰", "李*", "王*明", "欧**娜", "陈*", "赵*兰", "刘*国", "孙*"),
    },
    "en": {
        "zone": "West waiting area, level 2",
        "room": "Medicine room {}",
        "long_zone": "Joint waiting area of gastroenterology and hepatobiliary surgery, level 2",
        "long_room": "Endoscopy centre, special examination room {}",
        "people": ("张*丰", "李*", "王*明", "O*** N***", "陈*", "赵*兰", "刘*国", "孙*"),
    },
}
_LONG_PEOPLE = ("阿**提·买**力·吐*逊", "欧阳**", "古**尔·阿**江", "迪**热")


def _entry(locale: str, number: str, at: int, *, is_long: bool) -> dict[str, Any]:
    names = _NAMES[locale]
    people: Sequence[str] = _LONG_PEOPLE if is_long else names["people"]
    room = str(names["long_room" if is_long else "room"])
    return {
        "number": number,
        "spokenNumber": number,
        "maskedName": people[at % len(people)],
        "queueId": "internal",
        "queueName": "",
        "roomId": f"room-{at}",
        "roomName": room.format(at % 8 + 1),
        "calledAt": f"2026-11-22T10:00:{at:02}Z",
        "recalls": 0,
    }


def _board(
    locale: str, called: int, others: int, *, is_long: bool = False, **room: object
) -> dict[str, Any]:
    """`called` people now, and `others` in each list beside."""
    series = "XHK2601" if is_long else "A0"

    def some(first: int, count: int) -> list[dict[str, Any]]:
        numbers = range(first, first + count)
        return [_entry(locale, f"{series}{n}", n - first, is_long=is_long) for n in numbers]

    waiting = [{**each, "roomId": None, "roomName": None} for each in some(40, others)]
    return {
        "version": 1,
        "waiting": others * 4,
        "zone": {
            "id": "z",
            "name": _NAMES[locale]["long_zone" if is_long else "zone"],
            "place": None,
        },
        "room": room or None,
        "called": some(30, called),
        "serving": some(25, min(others, 2)),
        "lastCalled": some(20, min(others, 5)),
        "next": waiting,
        "missed": some(11, min(others, 4)),
        "queues": [],
        "rooms": [],
    }


def _opened(pages: OpenPages, wishes: Wishes, path: str, **more: str) -> Page:
    locale = wishes.get("locale", "zh-CN")
    other = "en" if locale == "zh-CN" else "zh-CN"
    # Large type leaves room for one language.
    query = {"locales": locale if wishes.get("mode") == "large" else f"{locale},{other}", **more}
    if wishes.get("mode") == "large":
        query["mode"] = "large"
    if wishes.get("contrast"):
        query["contrast"] = "high"
    page = open_board(pages, path, query)
    page.evaluate("document.getElementById('type').disabled = false")
    return page


def _shown(pages: OpenPages, wishes: Wishes, path: str, make: Callable[[str], Any]) -> Page:
    page = _opened(pages, wishes, path)
    Feed(page, make(wishes.get("locale", "zh-CN")), {tag: make(tag) for tag in _NAMES})
    page.evaluate("document.getElementById('type').disabled = false")
    page.evaluate("document.fonts.ready")
    return page


def zone(called: int, others: int, *, is_long: bool = False) -> "View":
    """A hall's board."""

    def view(pages: OpenPages, _: Station, wishes: Wishes) -> Page:
        return _shown(
            pages, wishes, _ZONE, lambda tag: _board(tag, called, others, is_long=is_long)
        )

    return view


def door(called: int, others: int, **room: bool) -> "View":
    """A display at a door."""

    def make(tag: str) -> dict[str, Any]:
        name = str(_NAMES[tag]["room"]).format(3)
        state = {"isOpen": True, "isPaused": False, **room}
        return _board(tag, called, others, id="room-2", name=name, **state)

    def view(pages: OpenPages, _: Station, wishes: Wishes) -> Page:
        return _shown(pages, wishes, f"room/{_ROOM}", make)

    return view


def stale(pages: OpenPages, _: Station, wishes: Wishes) -> Page:
    """The network is gone."""
    page = _opened(pages, wishes, _ZONE)
    expect(page.locator(".board-main")).to_be_visible()
    page.route_web_socket("**/graphql", lambda socket: socket.close())
    page.route("**/graphql", lambda route: route.abort())
    page.reload()
    page.evaluate("document.getElementById('type').disabled = false")
    expect(page.locator(".board-instead[role=alert]")).to_be_visible(timeout=30_000)
    return page


def muted(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    """It is to speak, and nobody has added it."""
    page = _opened(pages, wishes, _ZONE, loudspeaker="on")
    expect(page.locator(".board-muted")).to_be_visible()
    return page


def unknown(pages: OpenPages, _: Station, wishes: Wishes) -> Page:
    page = _opened(pages, wishes, "nowhere")
    expect(page.locator(".board-zones a").first).to_be_visible()
    return page


def choosing(pages: OpenPages, _: Station, wishes: Wishes) -> Page:
    page = _opened(pages, wishes, "")
    expect(page.locator(".board-zones a").first).to_be_visible()
    return page


def alarm(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    station.start()
    page = _opened(pages, wishes, _ZONE)
    expect(page.locator(".board-alarm .step").first).to_be_visible(timeout=60_000)
    expect(page.locator(".board-alarm svg.plan")).to_be_visible(timeout=60_000)
    return page


View = Callable[[OpenPages, Station, Wishes], Page]

VIEWS: Mapping[str, View] = {
    "board-empty": zone(0, 0),
    "board-one": zone(1, 3),
    "board-two": zone(2, 8),
    "board-many": zone(7, 12),
    "board-long-names": zone(2, 6, is_long=True),
    "board-many-long-names": zone(4, 8, is_long=True),
    "board-door": door(1, 3),
    "board-door-empty": door(0, 0),
    "board-door-paused": door(0, 2, isPaused=True),
    "board-stale": stale,
    "board-muted": muted,
    "board-unknown": unknown,
    "board-choosing": choosing,
    "board-alarm": alarm,
}
"""Each view of a board, opened; an alarm is ended by who opened it."""
