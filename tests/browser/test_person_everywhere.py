"""“I'd rather have a person, paper or cash” is said on every page that visitors use."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kiosk_steps import FIRST_WAY_MS, RADIOLOGY, open_way, search, wait_between_taps
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes
from tests.browser.phone_steps import PRESS_MILLISECONDS, SPOT

WORDS = {"en": ("person", "paper", "cash"), "zh-CN": ("工作人员", "纸质", "现金")}


def kiosk_search(pages: OpenPages, locale: str) -> Page:
    return search(pages.kiosk(locale=locale), "ct")


def kiosk_way(pages: OpenPages, locale: str) -> Page:
    return open_way(pages, locale=locale)


def phone_way(pages: OpenPages, locale: str) -> Page:
    page = pages.phone(SPOT, locale=locale, fragment=f"to={RADIOLOGY}")
    expect(page.locator(".phone-sign").first).to_be_visible(timeout=FIRST_WAY_MS)
    return page


def hand_held(path: str, *, waits: bool = True) -> Callable[[OpenPages, str], Page]:
    def opened(pages: OpenPages, locale: str) -> Page:
        wishes: Wishes = {"size": PHONE_SIZE, "has_touch": True, "locale": locale, "waits": waits}
        return pages.open(path, {"locale": locale}, **wishes)

    return opened


def directory(pages: OpenPages, locale: str) -> Page:
    page = pages.open("/directory", {"locale": locale}, locale=locale, waits=False)
    expect(page.locator(".bottom-bar")).to_be_visible()
    return page


PAGES: Mapping[str, Callable[[OpenPages, str], Page]] = {
    "kiosk": lambda pages, locale: pages.kiosk(locale=locale),
    "kiosk search": kiosk_search,
    "kiosk way": kiosk_way,
    "phone": lambda pages, locale: pages.phone(SPOT, locale=locale),
    "phone way": phone_way,
    "ticket": hand_held("/ticket"),
    "report": hand_held(f"/go/{SPOT}/report"),
    "directory": directory,
    "unknown address": hand_held("/nope", waits=False),
}


@pytest.mark.parametrize("locale", ["en", pytest.param("zh-CN", marks=pytest.mark.bench)])
def test_person_paper_and_cash_are_one_touch_away_on_every_page(
    pages: OpenPages, locale: str
) -> None:
    told = {}
    for name, opened in PAGES.items():
        page = opened(pages, locale)
        wait_between_taps(page)
        page.locator('.bar-person, .way[href*="view=person"]').click(delay=PRESS_MILLISECONDS)
        expect(page.locator("#app")).to_contain_text(WORDS[locale][1])
        text = page.locator("#app").inner_text()
        told[name] = [word for word in WORDS[locale] if word not in text]
        page.context.close()
        pages.contexts.remove(page.context)

    assert told == {name: [] for name in PAGES}
