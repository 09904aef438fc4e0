"""Takes pictures of the pages' views, for people to look at.

    python -m tests.browser.screenshots FOLDER [--view NAME]... [--look LOOK]... [--locale TAG]...
        [--address URL] [--size 1080x1920]

Without an address it starts the demo. A picture is called `<page>-<view>-<locale>-<look>.png`.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.browser import kiosk_steps, phone_views
from tests.browser.pages import OpenPages, Wishes
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
    f"kiosk-{name}": kiosk_view(view) for name, view in kiosk_steps.VIEWS.items()
} | {f"phone-{name}": view for name, view in phone_views.VIEWS.items()}


def take(
    pages: OpenPages,
    folder: Path,
    views: Sequence[str],
    looks: Sequence[str],
    locales: Sequence[str],
    size: tuple[int, int] | None,
) -> None:
    """Writes a picture of each view in each look and language."""
    for view in views:
        for look in looks:
            for locale in locales:
                wishes: Wishes = {**LOOKS[look], "locale": locale, "reduced_motion": "reduce"}
                if size is not None:
                    wishes["size"] = size
                page = VIEWS[view](pages, wishes)
                page.screenshot(path=folder / f"{view}-{locale}-{look}.png")
                pages.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the arguments and takes the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--view", action="append", choices=sorted(VIEWS))
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
    with ExitStack() as ends:
        address = asked.address
        if address is None:
            data = ends.enter_context(TemporaryDirectory())
            address = ends.enter_context(live_demo(Path(data) / "data")).address
        playwright = ends.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        ends.callback(browser.close)
        pages = OpenPages(browser, address)
        take(
            pages,
            asked.folder,
            asked.view or list(VIEWS),
            asked.look or list(LOOKS),
            asked.locale or LOCALES,
            size,
        )
    for trouble in pages.troubles:
        sys.stderr.write(f"{trouble}\n")
    return 1 if pages.troubles else 0


if __name__ == "__main__":
    sys.exit(main())
