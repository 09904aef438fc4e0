"""What tests of the phone's page do again and again: open a way, walk it, read it."""

from typing import Any, Unpack

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import OpenPages, Wishes
from tests.kiosk_server.live_demo import LiveDemo

SPOT = "OP-1F-01"
"""A code on the wall of the lift lobby of the outpatient building's ground floor."""
WARD = "ip-9f-orthopaedic-ward"
RADIOLOGY = "mt-1f-radiology"

SLOW_MILLISECONDS = 20_000
PRESS_MILLISECONDS = 310
"""A finger that rests so long on a button is never taken for the second tap of two."""

FIND = """
query ($from: LocationInput!, $to: LocationInput!, $needs: TravelNeedsInput) {
  route(from: $from, to: $to, needs: $needs) {
    __typename
    ... on Route {
      steps { text levelId toLevelId distanceMetres point { levelId x y } tooFarText }
      handOff { url }
    }
    ... on NoRoute { message }
  }
}"""


def route(
    demo: LiveDemo,
    to: str,
    spot: str = SPOT,
    locale: str = "zh-CN",
    needs: dict[str, object] | None = None,
) -> dict[str, Any]:
    """The server's own answer about a way from a spot."""
    variables = {"from": {"anchorCode": spot}, "to": {"placeId": to}, "needs": needs or {}}
    answer: dict[str, Any] = demo.data(FIND, variables, locale)["route"]
    return answer


def route_from(
    demo: LiveDemo,
    start: dict[str, Any],
    to: str,
    needs: dict[str, object] | None = None,
    locale: str = "zh-CN",
) -> dict[str, Any]:
    """The server's own answer about a way from a point of a step, or from another location."""
    location = {"point": start} if "x" in start else start
    variables = {"from": location, "to": {"placeId": to}, "needs": needs or {}}
    answer: dict[str, Any] = demo.data(FIND, variables, locale)["route"]
    return answer


def open_way(pages: OpenPages, to: str = WARD, spot: str = SPOT, **wishes: Unpack[Wishes]) -> Page:
    """The page with its first step shown; `fragment` is what the address says beside `to`."""
    wishes["fragment"] = f"to={to}&{wishes.get('fragment', '')}".rstrip("&")
    page = pages.phone(spot, **wishes)
    expect(sign(page)).to_be_visible(timeout=SLOW_MILLISECONDS)
    return page


def sign(page: Page) -> Locator:
    """The words of the step that is shown."""
    return page.locator(".phone-sign-text")


def next_button(page: Page) -> Locator:
    return page.locator(".phone-step ~ .phone-foot .phone-first")


def previous_button(page: Page) -> Locator:
    return page.locator(".phone-step ~ .phone-foot .phone-actions-main .phone-second")


def walk_all(page: Page, count: int) -> list[str]:
    """The words of all steps, read by going from the first to the last."""
    read = []
    for number in range(count):
        expect(page.locator(".phone-bar i").nth(number)).to_have_class("is-now")
        read.append(sign(page).inner_text())
        if number + 1 < count:
            next_button(page).click(delay=PRESS_MILLISECONDS)
    return read


def wait_until_carried(page: Page) -> None:
    """Returns when everything that the way needs is on the phone."""
    page.wait_for_function(
        """() => {
          const kept = JSON.parse(localStorage.getItem("kiosk-server.phone.way") ?? "null");
          return kept && Object.keys(kept.way.words).length > 1 &&
            Object.keys(kept.way.levelPictures).length > 1;
        }"""
    )


def overflows(page: Page) -> bool:
    """Whether the page can be moved sideways."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return wide
