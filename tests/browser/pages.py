"""Opens pages of a running server in a real browser, and holds what went wrong on them."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, TypedDict, Unpack
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

KIOSK_SIZE = (1080, 1920)
PHONE_SIZE = (390, 844)
_VIOLATIONS = """
window.policyViolations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.policyViolations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""
_SET_TYPE = """new Promise((resolve) => {
  const type = document.getElementById("type");
  if (type.sheet) return resolve();
  for (const end of ["load", "error"]) type.addEventListener(end, () => resolve(), { once: true });
  type.disabled = false;
})"""
_FAILED_REQUEST = re.compile(
    r"Failed to load resource|net::ERR_|WebSocket connection to"
    r"|Service Worker registration blocked by Playwright"
)
"""What a browser says by itself when a server is away; the page's own errors are never this."""


class Wishes(TypedDict, total=False):
    """How a page is opened; by default as a kiosk in Chinese.

    `clock` installs a clock that the test moves. `may_fail` allows for errors on the console, in
    tests of pages that are meant to be refused something. `waits` False: returns before the page
    is ready.
    """

    size: tuple[int, int]
    locale: str
    mode: str
    contrast: bool
    fragment: str
    waits: bool
    clock: bool
    may_fail: bool
    has_touch: bool
    java_script_enabled: bool
    reduced_motion: Literal["reduce", "no-preference"]
    service_workers: Literal["allow", "block"]


@dataclass
class OpenPages:
    """Opens pages, each in a context of its own. `troubles` gathers what no page may do."""

    browser: Browser
    address: str
    troubles: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    refused: set[BrowserContext] = field(default_factory=set)
    """Those whose pages are meant to be refused something."""

    def kiosk(self, at: str | None = None, **wishes: Unpack[Wishes]) -> Page:
        """The kiosk's page at a spot, ready to be used."""
        return self.open("/kiosk", {"at": at} if at else {}, **wishes)

    def phone(self, spot: str, **wishes: Unpack[Wishes]) -> Page:
        """The phone's page at a spot, ready to be used, by touch."""
        usual: Wishes = {"size": PHONE_SIZE, "has_touch": True}
        usual.update(wishes)
        return self.open(f"/go/{spot}", {}, **usual)

    def open(self, path: str, query: Mapping[str, str], **wishes: Unpack[Wishes]) -> Page:
        """A page in a context of its own."""
        width, height = wishes.get("size", KIOSK_SIZE)
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            locale=wishes.get("locale", "zh-CN"),
            service_workers=wishes.get("service_workers", "block"),
            java_script_enabled=wishes.get("java_script_enabled", True),
            has_touch=wishes.get("has_touch", False),
            reduced_motion=wishes.get("reduced_motion", "no-preference"),
        )
        self.contexts.append(context)
        context.add_init_script(_VIOLATIONS)
        page = context.new_page()
        if wishes.get("may_fail", False):
            self.refused.add(context)
        else:
            page.on("console", self._hear)
            page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        if wishes.get("clock", False):
            page.clock.install()
        page.goto(self.address + _address(path, query, wishes))
        if wishes.get("waits", True):
            page.wait_for_selector("#app[data-ready]")
            # What the page does by itself a second later.
            page.evaluate(_SET_TYPE)
        return page

    def close(self) -> None:
        """Closes all contexts, after looking for violations of the policy."""
        for context in self.contexts:
            for page in context.pages if context not in self.refused else []:
                found = page.evaluate("window.policyViolations ?? []")
                self.troubles += [f"policy: {violation}" for violation in found]
            context.close()
        self.contexts.clear()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not _FAILED_REQUEST.search(message.text):
            self.troubles.append(f"console {message.type}: {message.text}")


def _address(path: str, query: Mapping[str, str], wishes: Wishes) -> str:
    asked = dict(query)
    if "mode" in wishes:
        asked["mode"] = wishes["mode"]
    if wishes.get("contrast", False):
        asked["contrast"] = "high"
    fragment = wishes.get("fragment", "")
    return f"{path}{'?' if asked else ''}{urlencode(asked)}{'#' if fragment else ''}{fragment}"


@contextmanager
def open_pages(browser: Browser, address: str) -> Iterator[OpenPages]:
    """Pages of a server; at the end none may have said an error or broken the policy."""
    opened = OpenPages(browser, address)
    yield opened
    opened.close()
    assert not opened.troubles, "\n".join(opened.troubles)
