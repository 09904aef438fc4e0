"""What tests and pictures of the kiosk's page do again and again: search, choose, open a way."""

import re
from collections.abc import Callable, Mapping
from typing import Unpack

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import OpenPages, Wishes

RADIOLOGY = "mt-1f-radiology"
"""On the kiosk's own level, in another building."""
STAFF_ROOM = "ip-10f-doctors"
"""Not open to visitors."""
FIRST_WAY_MS = 30_000
"""The first way that a server finds waits until its plan is compiled."""
TAPS_APART_MS = 300
WARD = "ip-8f-urology-ward"
"""Up eight levels in the third building."""


def type_on_pad(page: Page, text: str) -> None:
    """Presses the keys of the pad, as a finger does."""
    for letter in text:
        page.locator(".pad .key").get_by_text(letter, exact=True).click()


def search(page: Page, text: str) -> Page:
    """Opens the search from the first view and types on a real keyboard."""
    page.locator(".search-open").click()
    page.locator("#search-text").press_sequentially(text)
    return page


def choose_category(page: Page, category: str) -> Page:
    """The list of a category, from the first view."""
    page.locator(f'.tile[data-category="{category}"]').click()
    expect(page.locator(".place").first).to_be_visible()
    return page


def open_way(pages: OpenPages, to: str = RADIOLOGY, **wishes: Unpack[Wishes]) -> Page:
    """The way to a place with its picture; `fragment` is what the address says beside `to`."""
    wishes["fragment"] = f"to={to}&{wishes.get('fragment', '')}".rstrip("&")
    page = pages.kiosk(**wishes)
    expect(shown_plan(page)).to_be_visible(timeout=FIRST_WAY_MS)
    return page


def need(page: Page, profile: str) -> Locator:
    """The choice of how somebody travels."""
    return page.locator(f'[data-profile="{profile}"]')


def travel_as(page: Page, profile: str) -> None:
    """Chooses how somebody travels."""
    need(page, profile).click()
    expect(need(page, profile)).to_be_checked()


def go_back(page: Page) -> None:
    """Touches “back” when that is no longer taken for the second tap of a double one."""
    wait_between_taps(page)
    page.locator(".bar-back").click()


def wait_between_taps(page: Page) -> None:
    """Returns when the next touch is no longer taken for the second tap of a double one."""
    page.wait_for_function("(then) => performance.now() > then", arg=_now(page) + TAPS_APART_MS)


def _now(page: Page) -> float:
    now: float = page.evaluate("performance.now()")
    return now


def settle(page: Page) -> None:
    """Returns when nothing is waited for any more: pictures are asked for after the words."""
    page.evaluate(_SETTLED)


_SETTLED = """new Promise((resolve) => {
  const isWaiting = () => document.querySelector("#app :is([data-waiting], .state-loading)");
  let calm = 0;
  const look = () => {
    calm = isWaiting() ? 0 : calm + 1;
    return calm > 3 ? resolve() : requestAnimationFrame(look);
  };
  look();
})"""


def shown_plan(page: Page) -> Locator:
    """The picture of the level that is shown."""
    return page.locator(".plan-sheet:not([hidden]) svg")


def names(page: Page) -> list[str]:
    """The places of the list, as they are called."""
    return page.locator(".place .name").all_inner_texts()


def steps(page: Page) -> list[str]:
    """The words of the steps that are shown."""
    return page.locator(".step-words").all_inner_texts()


def all_steps(page: Page) -> list[str]:
    """The words of all steps, read by turning from the first sheet to the last."""
    read = steps(page)
    later = page.locator(".turner .button").last
    while later.count() and later.is_enabled():
        before = steps(page)
        later.click()
        expect(page.locator(".step-words")).not_to_have_text(before)
        read += steps(page)
    return read


def heading(page: Page) -> Locator:
    return page.locator("h1")


def overflows(page: Page, *, fits: bool = False) -> list[str]:
    """Controls and words that stand beside the screen or are cut off by their own box.

    `fits`: none may be above or below it either, since this view does not scroll.
    """
    found: list[str] = page.evaluate(_OVERFLOWS, fits)
    return found


_OVERFLOWS = """(fits) => {
  const wide = document.documentElement.scrollWidth > innerWidth ? ["page is too wide"] : [];
  const checked = "#app :is(button, input, h1, .step-words, .name)";
  return wide.concat([...document.querySelectorAll(checked)].flatMap((element) => {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    if (width <= 1 || getComputedStyle(element).visibility !== "visible") return [];
    const isBeside = left < -1 || right > innerWidth + 1;
    const isBeyond = fits && (top < -1 || bottom > innerHeight + 1);
    const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    return isBeside || isBeyond || isCut ? [`${element.className}: ${element.innerText}`] : [];
  }));
}"""


def minutes_of(page: Page) -> list[int]:
    """The walking times of the list in minutes; less than one is 0."""
    texts = page.locator(".place .walk").all_inner_texts()
    return [_minutes(text) for text in texts]


def _minutes(text: str) -> int:
    if re.search("不到|under|就在|here", text):
        return 0
    found = re.search(r"\d+", text)
    assert found is not None, text
    return int(found.group())


def home(page: Page) -> None:
    """The first view: nothing is to be done."""


def found(page: Page) -> None:
    search(page, "ct")
    expect(page.locator(".place").first).to_be_visible()


def nothing_found(page: Page) -> None:
    search(page, "xqzvw")
    expect(page.locator(".state-empty")).to_be_visible()


def typing(page: Page) -> None:
    page.locator(".search-open").click()
    expect(page.locator("#search-text")).to_be_focused()


def clinics(page: Page) -> None:
    choose_category(page, "CLINICS")


def toilets(page: Page) -> None:
    page.locator(".tile").last.scroll_into_view_if_needed()
    if not page.locator('.tile[data-category="TOILETS"]').count():
        page.locator(".pager .button").last.click()
    choose_category(page, "TOILETS")


def way(page: Page) -> None:
    _way_from_search(page, "B101")


def way_up(page: Page) -> None:
    _way_from_search(page, "8B")
    page.locator(".level-tab").last.click()


def wheelchair(page: Page) -> None:
    way_up(page)
    wait_between_taps(page)
    travel_as(page, "WHEELCHAIR")
    settle(page)


def limits(page: Page) -> None:
    wheelchair(page)
    wait_between_taps(page)
    page.locator(".need-more").click()
    expect(page.locator(".own-limits")).to_be_visible()
    settle(page)


def stops(page: Page) -> None:
    way(page)
    wait_between_taps(page)
    page.locator(".stop-add").click()
    wait_between_taps(page)
    page.locator(".stop-kinds button").first.click()
    expect(page.locator(".place").first).to_be_visible()
    wait_between_taps(page)
    page.locator(".place").first.click()
    expect(page.locator(".stops-line b")).to_be_visible()
    wait_between_taps(page)
    page.locator(".stop-add").click()
    expect(page.locator(".stop-row")).to_be_visible()
    settle(page)


def browse(page: Page) -> None:
    page.locator(".browse-open").click()
    expect(page.locator(".browse-places .place").first).to_be_visible()
    expect(page.locator(".browsed svg.plan")).to_be_visible()


def take(page: Page) -> None:
    way(page)
    page.locator(".take").click()
    expect(page.locator(".code svg")).to_be_visible()


def person(page: Page) -> None:
    page.locator(".bar-person").click()
    expect(page.locator(".desk, .state-empty").first).to_be_visible()


def no_way(page: Page) -> None:
    _open_at(page, f"to={STAFF_ROOM}&needs=WHEELCHAIR")
    expect(page.locator(".no-route")).to_be_visible(timeout=FIRST_WAY_MS)
    expect(page.locator(".barred-plan svg")).to_be_visible(timeout=FIRST_WAY_MS)


def unknown_place(page: Page) -> None:
    _open_at(page, "to=nowhere-at-all")
    expect(page.locator(".state-empty")).to_be_visible()


def _open_at(page: Page, fragment: str) -> None:
    page.evaluate("(fragment) => history.replaceState(null, '', `#${fragment}`)", fragment)
    page.reload()


def _way_from_search(page: Page, text: str) -> None:
    search(page, text)
    expect(page.locator(".place .name").first).to_contain_text(text)
    page.keyboard.press("Enter")
    expect(shown_plan(page)).to_be_visible(timeout=FIRST_WAY_MS)
    expect(page.locator("[data-waiting]")).to_have_count(0)


VIEWS: Mapping[str, Callable[[Page], None]] = {
    view.__name__: view
    for view in (
        home,
        typing,
        found,
        nothing_found,
        clinics,
        toilets,
        way,
        way_up,
        wheelchair,
        limits,
        stops,
        browse,
        take,
        person,
        no_way,
        unknown_place,
    )
}
"""Each view of the kiosk, and how one comes to it from the first."""
