"""Whole visits of those for whom a screen is hardest: by the kiosk to radiology, then to a toilet.

The eldest touch large type, the blind hear and press keys, the deaf see all that there is.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.kiosk_steps import FIRST_WAY_MS, wait_between_taps
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import SLOW_MILLISECONDS, SPOT, WARD, route
from tests.browser.test_large_type import KIOSK_DP_IN_PX, faults
from tests.browser.voice_steps import (
    go_until,
    heard_since_key,
    listen,
    press,
    wait_until_heard,
)
from tests.kiosk_server.live_demo import LiveDemo

NEAREST_TOILET = "无障碍卫生间"
"""From radiology, and what others below it in the list are called too."""
IN_VIEW = """(it) => {
  const { top, bottom } = it.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


@pytest.fixture(autouse=True)
def compiled(hospital: LiveDemo) -> None:
    """The first way that a server finds waits until its plan is compiled."""
    route(hospital, WARD)


class CodeReader:
    """The phone's camera: where the code leads that the kiosk shows."""

    def __init__(self, kiosk: Page) -> None:
        self._answers: list[Response] = []
        kiosk.on("response", self._see)
        self._kiosk = kiosk

    def _see(self, response: Response) -> None:
        if '"HandOff"' in (response.request.post_data or ""):
            self._answers.append(response)

    def open(self, pages: OpenPages) -> Page:
        """The page of the code on a phone."""
        expect(self._kiosk.locator(".code svg")).to_be_visible()
        url = urlsplit(self._answers[-1].json()["data"]["route"]["handOff"]["url"])
        return pages.phone(url.path.rsplit("/", 1)[1], fragment=url.fragment)


def touch(page: Page, control: Locator) -> None:
    """A slow finger on something that is to be seen without scrolling."""
    expect(control).to_be_visible(timeout=FIRST_WAY_MS)
    wait_between_taps(page)
    control.tap()


def test_somebody_very_old_goes_by_touch(pages: OpenPages) -> None:
    kiosk = pages.kiosk(SPOT, has_touch=True)
    code = CodeReader(kiosk)

    def choose(words: str) -> None:
        control = kiosk.get_by_role("button", name=words)
        touch(kiosk, control.first)

    choose("长辈版")
    assert faults(kiosk, KIOSK_DP_IN_PX) == []
    choose("检查检验")
    choose("放射科")
    expect(kiosk.locator(".step").first).to_be_visible(timeout=FIRST_WAY_MS)
    assert faults(kiosk, KIOSK_DP_IN_PX) == []
    choose("带到手机上")
    phone = code.open(pages)

    def go_on(words: str) -> None:
        control = phone.get_by_role("button", name=words)
        expect(control).to_be_visible(timeout=SLOW_MILLISECONDS)
        assert control.evaluate(IN_VIEW), f"“{words}” is to be seen at once"
        touch(phone, control)

    sign = phone.locator(".phone-sign-text")
    expect(sign).to_be_visible(timeout=SLOW_MILLISECONDS)
    expect(phone.locator("html")).to_have_attribute("data-mode", "large")
    for words in next_words(phone):
        assert faults(phone, 1) == []
        go_on(words)
    expect(phone.locator("h1")).to_have_text("您已到达")
    expect(phone.locator(".phone-arrival-place")).to_have_text("放射科（B101）")
    assert faults(phone, 1) == []

    go_on("去别的地方")
    expect(phone.locator("h1")).to_have_text("您在 放射科（B101）")
    touch(phone, phone.get_by_role("button", name="卫生间"))
    touch(phone, phone.locator(".phone-row").first)

    expect(sign).to_be_visible(timeout=SLOW_MILLISECONDS)
    expect(phone.locator("html")).to_have_attribute("data-mode", "large")
    for words in next_words(phone):
        go_on(words)
    expect(phone.locator("h1")).to_have_text("您已到达")
    expect(phone.locator(".phone-arrival-place")).to_contain_text("卫生间")


def next_words(phone: Page) -> Iterator[str]:
    """What the main button says at each step until it is said that one is there."""
    count = phone.locator(".phone-bar i").count()
    for number in range(count):
        expect(phone.locator(".phone-bar i").nth(number)).to_have_class("is-now")
        yield "我到了" if number == count - 1 else "下一步"


def test_somebody_blind_goes_by_ear_and_five_keys(pages: OpenPages) -> None:
    kiosk = listen(pages.kiosk(SPOT))
    code = CodeReader(kiosk)

    assert "按“确认”选择" in press(kiosk, "next"), "the first key tells how it goes on"
    wait_until_heard(kiosk, "项可以选")
    choose_by_ear(kiosk, "检查检验", then="项可以选")
    choose_by_ear(kiosk, "放射科", then="去放射科（B101），")
    choose_by_ear(kiosk, "带到手机上", then="对准二维码")
    phone = listen(code.open(pages))

    assert walk_by_ear(phone) == "放射科（B101）"
    choose_by_ear(phone, "去别的地方", then="您在 放射科（B101）")
    wait_until_heard(phone, "项可以选")
    go_until(phone, "我不在这里")
    choose_by_ear(phone, "卫生间", then="项可以选")
    go_until(phone, NEAREST_TOILET)
    wait_between_taps(phone)
    press(phone, "select")
    assert walk_by_ear(phone) == NEAREST_TOILET


def choose_by_ear(page: Page, wanted: str, *, then: str) -> None:
    """Goes to what is heard under this name and chooses it; returns when these words were said."""
    go_until(page, wanted)
    wait_between_taps(page)
    press(page, "select")
    wait_until_heard(page, then)


def walk_by_ear(page: Page) -> str:
    """Goes on at each step that is told until one has arrived; where that is."""
    wait_until_heard(page, "项可以选")
    lead = [each for each in heard_since_key(page) if each.startswith(("去 ", "第 1 步，共 "))]
    assert len(lead) == 2, "where to and how many steps, before the first"
    go_until(page, "下一步")
    number, count = 1, 2
    while number < count:
        wait_between_taps(page)
        told = re.fullmatch(r"第 (\d+) 步，共 (\d+) 步", press(page, "select"))
        assert told is not None
        number, count = int(told[1]), int(told[2])
        # One waits for the second time only once: it says the same.
        page.wait_for_function(SAID_TWICE if number == 2 else SAID)
    press(page, "previous")
    press(page, "next")
    wait_until_heard(page, "我到了")
    press(page, "select")
    wait_until_heard(page, "项可以选")
    heard = heard_since_key(page)
    return heard[heard.index("您已到达") + 1]


SAID = "() => heard.length > heard.lastIndexOf(null) + 2"
SAID_TWICE = """() => {
  const said = heard.slice(heard.lastIndexOf(null) + 1);
  return said.length > 2 && said.lastIndexOf(said[1]) > 1;
}"""


SILENT = """
window.sounds = 0;
HTMLMediaElement.prototype.play = function () { sounds += 1; return Promise.resolve(); };
for (const name of ["AudioContext", "webkitAudioContext"]) {
  window[name] = class { constructor() { sounds += 1; } };
}
window.told = [];
addEventListener("DOMContentLoaded", () => {
  for (const region of document.querySelectorAll("[aria-live]")) {
    new MutationObserver(() => {
      const text = region.textContent;
      if (text) requestAnimationFrame(() => told.push([text, document.body.innerText]));
    }).observe(region, { childList: true, characterData: true, subtree: true });
  }
});
"""
"""Nothing makes a sound; what is told to those who listen stands beside all that is shown then."""


def test_somebody_deaf_sees_all_that_is_told(pages: OpenPages) -> None:
    kiosk = silent(pages.kiosk(SPOT, locale="en", has_touch=True))
    code = CodeReader(kiosk)
    touch(kiosk, kiosk.get_by_role("button", name="Tests and scans"))
    touch(kiosk, kiosk.get_by_role("button", name="Radiology").first)
    expect(kiosk.locator(".step").first).to_be_visible(timeout=FIRST_WAY_MS)
    touch(kiosk, kiosk.get_by_role("button", name="Take it along"))
    expect(kiosk.locator("h1")).to_have_text("Take the way with you on your phone")
    phone = silent(code.open(pages))
    expect(phone.locator(".phone-sign-text")).to_be_visible(timeout=SLOW_MILLISECONDS)

    walk_by_eye(phone)
    expect(phone.locator(".phone-arrival-place")).to_have_text("Radiology (B101)")
    touch(phone, phone.get_by_role("button", name="Another destination"))
    touch(phone, phone.get_by_role("button", name="Toilets"))
    touch(phone, phone.locator(".phone-row").first)
    expect(phone.locator(".phone-sign-text")).to_be_visible(timeout=SLOW_MILLISECONDS)
    walk_by_eye(phone)

    for page in (kiosk, phone):
        assert page.evaluate("sounds") == 0
        assert page.evaluate("told.length") > 0
        assert untold(page) == []


def silent(page: Page) -> Page:
    """The page opened again without any sound."""
    page.add_init_script(SILENT)
    page.reload()
    page.wait_for_selector("#app[data-ready]")
    return page


def walk_by_eye(phone: Page) -> None:
    count = phone.locator(".phone-bar i").count()
    for number in range(count):
        expect(phone.locator(".phone-progress")).to_contain_text(f"Step {number + 1} of {count}")
        touch(phone, phone.locator(".phone-first"))
    expect(phone.locator("h1")).to_have_text("You have arrived")


def untold(page: Page) -> list[str]:
    """Sentences that were told of which some word of weight was not to be seen at that moment."""
    told: list[list[str]] = page.evaluate("told")
    return [text for text, shown in told if weighty(text) - weighty(shown)]


def weighty(text: str) -> set[str]:
    """Its figures and its longer words."""
    return set(re.findall(r"\d+|[a-z]{5,}", text.lower()))
