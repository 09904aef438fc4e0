"""What tests of boards do again and again: open one, and say what it is to show."""

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.pages import OpenPages, Wishes

SIZE = (1920, 1080)
CUT = """() => {
  const shown = ".call > *, .call-room, .call-name, .board-aside .small-ticket, h1, h2";
  return [...document.querySelectorAll(shown)].flatMap((each) => {
    const around = each.closest(".call, .board-part, .board-called").getBoundingClientRect();
    const { top, bottom, left, right } = each.getBoundingClientRect();
    const isBeyond = bottom > innerHeight + 1 || right > innerWidth + 1;
    const isCut = top < around.top - 1 || bottom > around.bottom + 1 ||
      left < around.left - 1 || right > around.right + 1;
    return isBeyond || isCut ? [`${each.className} ${each.innerText}`] : [];
  });
}"""
"""What is beyond the screen or its part."""


def open_board(pages: OpenPages, path: str, query: Mapping[str, str]) -> Page:
    """A board as a screen in the hall shows it."""
    wishes: Wishes = {"size": SIZE, "waits": False, "reduced_motion": "reduce"}
    page = pages.open(f"/board/{path}" if path else "/board", query, **wishes)
    page.wait_for_selector("#app[data-ready]")
    return page


_FAR = "2999-01-01T00:00:00Z"
_NOTHING_ANNOUNCED: Mapping[str, Any] = {"sayingId": None, "askAgainAt": None, "announcements": []}


class Feed:
    """A server of a test's own, which says what a board is to show, `now` to begin with.

    `beside` are the same boards in other languages, by tag.
    """

    def __init__(
        self,
        page: Page,
        now: Mapping[str, Any],
        beside: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.now = now
        self.beside = beside or {}
        self.sockets: list[tuple[WebSocketRoute, str, str]] = []
        self.listeners: list[tuple[WebSocketRoute, str]] = []
        self.announced: Mapping[str, Any] = _NOTHING_ANNOUNCED
        page.route_web_socket("**/graphql", self._connect)
        page.reload()
        expect(page.locator(".board-main")).to_be_visible()

    def _connect(self, socket: WebSocketRoute) -> None:
        tags: list[str] = []

        def hear(message: str | bytes) -> None:
            told = json.loads(message)
            if told["type"] == "connection_init":
                tags.append(told.get("payload", {}).get("locale", ""))
                socket.send(json.dumps({"type": "connection_ack"}))
            elif told["type"] == "ping":
                socket.send(json.dumps({"type": "pong"}))
            elif "Announcements" in told.get("payload", {}).get("operationName", ""):
                self.listeners.append((socket, told["id"]))
                self._tell_announced(socket, told["id"])
            elif "Board" in told.get("payload", {}).get("operationName", ""):
                self.sockets.append((socket, told["id"], tags[0]))
                self.say(self.now)

        socket.on_message(hear)

    def say(self, board: Mapping[str, Any]) -> None:
        """Tells it to the page, in each language that it asked for."""
        for socket, id_, tag in self.sockets:
            shown = self.beside.get(tag, board)
            payload = {"data": {"queueBoard": shown, "roomBoard": shown}}
            socket.send(json.dumps({"type": "next", "id": id_, "payload": payload}))

    def announce(self, *texts: tuple[str, str]) -> None:
        """Announces something to all, in each language."""
        parts = [{"locale": tag, "text": text, "speechUrl": None} for tag, text in texts]
        announced = {"id": "a", "isForAll": True, "expiresAt": _FAR, "parts": parts}
        self.announced = {"sayingId": None, "askAgainAt": None, "announcements": [announced]}
        for socket, id_ in self.listeners:
            self._tell_announced(socket, id_)

    def _tell_announced(self, socket: WebSocketRoute, id_: str) -> None:
        payload = {"data": {"announcements": self.announced}}
        socket.send(json.dumps({"type": "next", "id": id_, "payload": payload}))
