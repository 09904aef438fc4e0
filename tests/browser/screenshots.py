"""Takes pictures of the pages' views, for people to look at.

    python -m tests.browser.screenshots FOLDER [--view NAME]... [--look LOOK]... [--locale TAG]...
        [--address URL] [--size 1080x1920]

Without an address it starts the demo, whose staff's views are taken too. A picture is called
`<page>-<view>-<locale>-<look>.png`.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser import (
    board_views,
    house_views,
    kiosk_steps,
    number_steps,
    phone_views,
    screen_views,
)
from tests.browser.kiosk_steps import FIRST_WAY_MS
from tests.browser.pages import OpenPages, Wishes
from tests.browser.program import browser_program
from tests.browser.station import Station, sign_in
from tests.kiosk_server.live_demo import live_demo

LOOKS: Mapping[str, Wishes] = {
    "standard": {},
    "large": {"mode": "large"},
    "contrast": {"contrast": True},
}
LOCALES = ("zh-CN", "en")


def kiosk_view(view: Callable[[Page], None]) -> Callable[[OpenPages, Wishes], Page]:
    """A view of the kiosk, as a function that opens it."""

    def opened(pages: OpenPages, wishes: Wishes) -> Page:
        page = pages.kiosk(**wishes)
        view(page)
        return page

    return opened


VIEWS: Mapping[str, Callable[[OpenPages, Wishes], Page]] = {
    **{f"kiosk-{name}": kiosk_view(view) for name, view in kiosk_steps.VIEWS.items()},
    **{f"kiosk-{name}": kiosk_view(view) for name, view in number_steps.KIOSK_VIEWS.items()},
    **{f"phone-{name}": view for name, view in phone_views.VIEWS.items()},
    **{f"ticket-{name}": view for name, view in number_steps.PHONE_VIEWS.items()},
}

STAFFED = {**house_views.VIEWS, **board_views.VIEWS, **screen_views.VIEWS}
"""Those that need somebody who works there, or only the demo's own hospital."""


def staffed_view(
    view: Callable[[OpenPages, Station, Wishes], Page], station: Station
) -> Callable[[OpenPages, Wishes], Page]:
    """A view of a house with staff, as a function that opens it."""

    def opened(pages: OpenPages, wishes: Wishes) -> Page:
        return view(pages, station, wishes)

    return opened


def take(
    pages: OpenPages,
    folder: Path,
    views: Mapping[str, Callable[[OpenPages, Wishes], Page]],
    looks: Sequence[str],
    locales: Sequence[str],
    size: tuple[int, int] | None,
    station: Station | None,
) -> None:
    """Writes a picture of each view in each look and language; then nothing is left in force."""
    for view, opened in views.items():
        for look in looks:
            for locale in locales:
                wishes: Wishes = {**LOOKS[look], "locale": locale, "reduced_motion": "reduce"}
                if size is not None:
                    wishes["size"] = size
                page = opened(pages, wishes)
                page.screenshot(path=folder / f"{view}-{locale}-{look}.png")
                pages.close()
                if station is not None:
                    station.end_all()


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the arguments and takes the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--view", action="append", choices=sorted({**VIEWS, **STAFFED}))
    parser.add_argument("--look", action="append", choices=sorted(LOOKS))
    parser.add_argument("--locale", action="append", choices=LOCALES)
    parser.add_argument("--address")
    parser.add_argument("--size", help="width and height in CSS pixels, such as 1920x1080")
    asked = parser.parse_args(arguments)
    size = None
    if asked.size:
        width, _, height = asked.size.partition("x")
        size = int(width), int(height)
    asked.folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=FIRST_WAY_MS)
    with ExitStack() as ends:
        address, station, views = asked.address, None, dict(VIEWS)
        if address is None:
            data = Path(ends.enter_context(TemporaryDirectory())) / "data"
            station = sign_in(ends.enter_context(live_demo(data)), data)
            address = station.demo.address
            views |= {name: staffed_view(view, station) for name, view in STAFFED.items()}
        playwright = ends.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=browser_program())
        ends.callback(browser.close)
        pages = OpenPages(browser, address)
        take(
            pages,
            asked.folder,
            {name: views[name] for name in asked.view or views},
            asked.look or list(LOOKS),
            asked.locale or LOCALES,
            size,
            station,
        )
    for trouble in pages.troubles:
        sys.stderr.write(f"{trouble}\n")
    return 1 if pages.troubles else 0


if __name__ == "__main__":
    sys.exit(main())
