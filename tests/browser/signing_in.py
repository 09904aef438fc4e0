"""How people who work here come to a page: by the sign-in form, as a browser does."""

import re
from typing import Unpack
from urllib.parse import urlencode

from playwright.sync_api import Page

from tests.browser.pages import OpenPages, Wishes
from tests.kiosk_server.live_demo import LiveDemo


def password_of(demo: LiveDemo, role: str) -> str:
    """The password that the demo printed for a role's account."""
    found = re.search(rf"^  {role} +(\S+)$", demo.said, re.MULTILINE)
    assert found
    return found[1]


def sign_in(page: Page, demo: LiveDemo, role: str) -> None:
    """Fills in the form that is shown."""
    page.fill("[name=name]", role)
    page.fill("[name=password]", password_of(demo, role))
    page.click("button[type=submit]")


def open_signed_in(
    pages: OpenPages, demo: LiveDemo, role: str, path: str, **wishes: Unpack[Wishes]
) -> Page:
    """A page of staff in a context of its own, in English unless wished otherwise."""
    usual: Wishes = {"locale": "en"}
    usual.update(wishes)
    usual["waits"] = False
    look = {
        "locale": usual["locale"],
        "mode": usual.get("mode", "standard"),
        "contrast": "high" if usual.get("contrast") else "normal",
    }
    page = pages.open("/sign-in", {"next": f"{path}?{urlencode(look)}", "lang": "en"}, **usual)
    sign_in(page, demo, role)
    page.wait_for_selector("#app[data-ready]")
    return page
