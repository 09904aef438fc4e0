"""What tests of loudspeakers do again and again: sounds that are over soon, and who said what."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Page, Request

PLAY_QUICKLY = """(() => {
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    this.playbackRate = 16;
    return play.call(this);
  };
})()"""
"""Plays every sound to its end, so fast that nobody waits for it."""


def is_finish(request: Request) -> bool:
    """Whether a player tells that it has said something."""
    return "FinishAnnouncement" in (request.post_data or "")


def is_report(request: Request) -> bool:
    """Whether a screen tells that it is there, and heard."""
    told = request.post_data or ""
    return "ReportKioskHealth" in told and "HEARD" in told


def speak(board: Page, address: str) -> None:
    """Makes a page a loudspeaker by the address of a screen; its sounds are over soon."""
    board.context.add_init_script(PLAY_QUICKLY)
    board.goto(urljoin(board.url, address))
    board.get_by_role("button").click()
    board.wait_for_selector("#app[data-ready]")
    # Browsers let a page make sounds once it was touched.
    board.locator("header").click()


@dataclass
class Loudspeaker:
    """What a page says aloud from now on: the recordings that it fetches, and what it finishes."""

    page: Page
    recordings: list[str] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._hear)

    def _hear(self, request: Request) -> None:
        if "/speech/" in request.url:
            self.recordings.append(request.url)
        elif is_finish(request):
            told: dict[str, Any] = request.post_data_json or {}
            self.finished.append(told["variables"]["announcementId"])
