"""One browser and one demo hospital for all tests of pages; a context of its own for each test.

Servers last for the session. The browser lasts for this package only: while Playwright runs, its
event loop counts as running in this thread, and tests elsewhere run loops of their own.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.pages import OpenPages, open_pages
from tests.browser.program import browser_program
from tests.browser.station import Station, sign_in
from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo

PATIENCE_MS = 15_000.0
"""How long a test waits for what a page shows: a busy machine is slow, a broken page is not."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium without windows."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser_program())
        yield running
        running.close()


@pytest.fixture(scope="session")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveDemo]:
    """The demo as `make run` starts it: the sample hospital."""
    with live_demo(tmp_path_factory.mktemp("hospital") / "data") as demo:
        yield demo


@pytest.fixture(scope="session")
def small_clinic(clinic: LiveDemo) -> LiveDemo:
    """A small plan, for tests that need no hospital."""
    return clinic


@pytest.fixture(scope="package")
def staffed_clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """A small plan of which facilities are signed in."""
    folder = tmp_path_factory.mktemp("staffed-clinic") / "data"
    with live_demo(folder, "--plan", CLINIC) as demo:
        yield sign_in(demo, folder)


@pytest.fixture
def station(staffed_clinic: Station) -> Iterator[Station]:
    """The same, with nothing closed and nothing to be left after a test."""
    yield staffed_clinic
    staffed_clinic.end_all()


@pytest.fixture
def clinic_pages(browser: Browser, staffed_clinic: Station) -> Iterator[OpenPages]:
    """Opens pages of the clinic that is staffed."""
    with open_pages(browser, staffed_clinic.demo.address) as opened:
        yield opened


@pytest.fixture
def pages(browser: Browser, hospital: LiveDemo) -> Iterator[OpenPages]:
    """Opens pages of the hospital; fails the test if one says an error or breaks its policy."""
    with open_pages(browser, hospital.address) as opened:
        yield opened


@pytest.fixture
def own_server(
    tmp_path: Path, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[tuple[LiveDemo, OpenPages]]:
    """A server of the test's own on the small clinic, to be stopped and started again."""
    with ExitStack() as ends:
        demo = ends.enter_context(live_demo(tmp_path / "data", "--plan", CLINIC))
        yield demo, ends.enter_context(open_pages(browser, demo.address))
