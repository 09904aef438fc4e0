"""Watching the server: a page that loses it says since when, and comes back by itself."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute

from tests.browser.modules import call
from tests.browser.pages import OpenPages
from tests.kiosk_server.live_demo import LiveDemo, live_demo

WATCH = """(() => {
  window.told = [];
  window.end = m.watch("WatchVenue", {}, {
    onData: (data) => told.push(data.venueChanged.planVersion),
    onState: ({ state, since }) => told.push(since ? `${state} ${since instanceof Date}` : state),
  });
})()"""


def watch(page: Page) -> None:
    call(page, "frame/live.js", WATCH)


def told(page: Page, count: int) -> list[Any]:
    page.wait_for_function("(count) => window.told.length >= count", arg=count)
    found: list[Any] = page.evaluate("window.told")
    return found


def test_state_comes_at_once_and_again_after_a_restart(
    own_server: tuple[LiveDemo, OpenPages], tmp_path: Path
) -> None:
    demo, pages = own_server
    page = pages.phone("pharmacy")
    watch(page)
    version = told(page, 2)[1]
    port = int(demo.address.rpartition(":")[2])

    demo.stop()
    lost = told(page, 3)
    with live_demo(tmp_path / "data", port=port):
        found = told(page, 5)
        page.evaluate("window.end()")

    assert lost == ["live", version, "stale true"]
    assert found[3:5] == ["live", version]


def test_watching_ends_when_nobody_wants_it(pages: OpenPages) -> None:
    page = pages.phone("OP-1F-04")
    with page.expect_websocket() as opened:
        watch(page)
    told(page, 2)

    with opened.value.expect_event("close"):
        page.evaluate("window.end()")

    assert page.evaluate("told.length") == 2


class SilentServer:
    """Stands between page and server: lets a connection begin, then says nothing any more."""

    def __init__(self) -> None:
        self.connections = 0
        self.is_silent = False

    def connect(self, route: WebSocketRoute) -> None:
        self.connections += 1
        server = route.connect_to_server()
        server.on_message(lambda message: None if self.is_silent else route.send(message))


@pytest.fixture
def silent_server() -> SilentServer:
    """A server that goes silent when a test says so."""
    return SilentServer()


def test_connection_that_died_silently_is_noticed_and_made_anew(
    pages: OpenPages, silent_server: SilentServer
) -> None:
    page = pages.kiosk(clock=True)
    page.route_web_socket("**/graphql", silent_server.connect)
    watch(page)
    told(page, 2)
    before = silent_server.connections

    silent_server.is_silent = True
    page.clock.run_for(15_000)
    page.clock.run_for(7_000)
    lost = told(page, 3)
    silent_server.is_silent = False
    page.clock.run_for(1_500)
    found = told(page, 5)

    assert lost[2] == "stale true"
    assert found[3] == "live"
    assert silent_server.connections > before


COUNT_SOCKETS = """() => {
  const Real = WebSocket;
  window.opened = 0;
  window.WebSocket = class extends Real {
    constructor(...given) {
      super(...given);
      opened += 1;
    }
  };
}"""


def test_page_waits_longer_each_time_and_hurries_when_the_network_is_back(
    pages: OpenPages,
) -> None:
    page = pages.phone("OP-1F-04", clock=True)
    page.route_web_socket("**/graphql", lambda route: route.close(code=1013))
    page.evaluate(COUNT_SOCKETS)
    page.evaluate("Math.random = () => 0.5")
    watch(page)
    counts = []
    for _ in range(60):
        page.clock.run_for(1_000)
        counts.append(page.evaluate("opened"))

    first_ten_seconds, last_ten_seconds = counts[9] - counts[0], counts[59] - counts[49]
    page.evaluate("dispatchEvent(new Event('offline'))")
    page.evaluate("dispatchEvent(new Event('online'))")

    assert first_ten_seconds > last_ten_seconds
    assert 5 <= counts[59] <= 40
    assert page.evaluate("opened") > counts[59]
