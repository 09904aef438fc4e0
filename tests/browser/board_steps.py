"""What tests of boards do again and again: open one, and say what it is to show."""

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.pages import OpenPages, Wishes

SIZE = (1920, 1080)


def open_board(pages: OpenPages, path: str, query: Mapping[str, str]) -> Page:
    """A board as a screen in the hall shows it."""
    wishes: Wishes = {"size": SIZE, "waits": False, "reduced_motion": "reduce"}
    page = pages.open(f"/board/{path}" if path else "/board", query, **wishes)
    page.wait_for_selector("#app[data-ready]")
    return page


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
