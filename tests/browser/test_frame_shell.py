"""What stands around every page: first paint, policy, language, direction, tokens."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import OpenPages


def test_page_is_readable_before_any_script_runs(pages: OpenPages) -> None:
    page = pages.kiosk(java_script_enabled=False, waits=False)

    expect(page.get_by_role("heading", name="您要去哪里？")).to_be_visible()
    expect(page.locator(".first-paint svg.plan")).to_be_visible()
    expect(page.locator(".venue-name")).to_have_text("康宁示范医院")
    assert "JavaScript" in page.locator("#app noscript").inner_html()


@pytest.mark.parametrize("mode", ["standard", "large"])
def test_nothing_moves_when_the_script_takes_over(pages: OpenPages, mode: str) -> None:
    parts = (".venue-name", ".page-place", ".plan-view", "h1", ".search-open", ".bottom-bar")
    tiles = """[...document.querySelectorAll(".tile")].map((tile) =>
      [tile.innerText.trim(), JSON.stringify(tile.getBoundingClientRect())])"""
    first = pages.kiosk(mode=mode, java_script_enabled=False, waits=False)
    second = pages.kiosk(mode=mode)

    before = {part: first.locator(part).bounding_box() for part in parts}
    after = {part: second.locator(part).bounding_box() for part in parts}
    assert len(first.evaluate(tiles)) == (6 if mode == "large" else 9)
    assert first.evaluate(tiles) == second.evaluate(tiles)

    assert before == after


def test_page_whose_script_never_comes_says_what_to_do(pages: OpenPages) -> None:
    page = pages.kiosk(java_script_enabled=False, waits=False)

    expect(page.locator(".script-help")).to_be_hidden()
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")

    expect(page.locator(".script-help")).to_be_visible()


def test_no_script_but_our_own_runs(pages: OpenPages) -> None:
    page = pages.kiosk(may_fail=True)

    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.wasRun = true";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", '<p style="color: red" id="styled">x</p>');
    }""")

    assert page.evaluate("window.wasRun") is None
    assert page.evaluate("getComputedStyle(document.getElementById('styled')).color") != (
        "rgb(255, 0, 0)"
    )
    violated = page.evaluate("window.policyViolations.splice(0)")
    assert {text.split(" ")[0] for text in violated} == {"script-src-elem", "style-src-attr"}


def language_of(page: Page) -> tuple[str, str]:
    html = page.locator("html")
    return html.get_attribute("lang") or "", html.get_attribute("dir") or ""


def test_page_opens_in_the_language_of_the_browser(pages: OpenPages) -> None:
    assert language_of(pages.kiosk(locale="en-GB")) == ("en", "ltr")
    assert language_of(pages.kiosk(locale="fr-FR")) == ("zh-CN", "ltr")
    assert language_of(pages.phone("OP-1F-04", locale="zh-TW")) == ("zh-CN", "ltr")


def test_modes_of_the_address_hold_from_the_first_paint(pages: OpenPages) -> None:
    page = pages.kiosk(mode="large", contrast=True)

    html = page.locator("html")
    expect(html).to_have_attribute("data-mode", "large")
    expect(html).to_have_attribute("data-contrast", "high")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "36px"
