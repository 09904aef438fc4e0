"""How a page begins: with few files, without a question, in the system's type and then its own."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.modules import call
from tests.browser.pages import OpenPages
from tests.kiosk_server.live_demo import LiveDemo

PATHS = """performance.getEntriesByType("resource").map(({ name }) =>
  new URL(name).pathname.replace(/^[/]static[/][0-9a-f]+[/]/, ""))"""


@pytest.fixture(params=["kiosk", "phone"])
def page(request: pytest.FixtureRequest, pages: OpenPages) -> Page:
    """A page that nobody has touched, as it begins by itself."""
    if request.param == "kiosk":
        return pages.kiosk(waits=False)
    return pages.phone("OP-1F-04", waits=False)


def test_first_view_is_shown_without_asking_for_its_choices(page: Page) -> None:
    page.locator(".tile, .phone-categories button").first.wait_for()

    name = page.evaluate("document.documentElement.dataset.page")
    paths = page.evaluate(PATHS)
    later = (".voice.js", ".later.js")
    scripts = [path for path in paths if path.endswith(".js") and not path.endswith(later)]
    assert scripts == ["frame/early.js", f"scripts/{name}.js"]
    assert [path for path in paths if path.startswith("css/")] == [f"css/{name}.css"]


def test_kiosk_asks_nothing_before_it_is_touched(pages: OpenPages) -> None:
    page = pages.kiosk(waits=False)
    page.locator(".tile").first.wait_for()

    assert "/graphql" not in page.evaluate(PATHS)


@pytest.mark.parametrize(
    ("touched", "view"), [('.tile[data-category="PHARMACY"]', "choose"), (".search-open", "search")]
)
def test_touch_before_the_script_is_there_is_answered_once_it_is(
    browser: Browser, hospital: LiveDemo, touched: str, view: str
) -> None:
    context = browser.new_context(locale="zh-CN", service_workers="block")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route("**/scripts/kiosk.js", hold)
    page = context.new_page()
    page.goto(f"{hospital.address}/kiosk", wait_until="commit")

    page.locator(".bar-back").wait_for(state="attached")
    page.locator(".tile").first.click()
    page.locator(touched).click()
    held[0].continue_()

    expect(page.locator(".kiosk")).to_have_attribute("data-view", view)
    if view == "choose":
        expect(page.locator("h1")).to_have_text("取药")
    page.locator(".bar-back").click()
    expect(page.locator(".kiosk")).to_have_attribute("data-view", "home")
    expect(page.locator("[data-touched]")).to_have_count(0)
    context.close()


NO_TIME_OF_ITS_OWN = """
const soon = window.setTimeout;
window.requestIdleCallback = window.setInterval = () => 0;
window.setTimeout = (then, milliseconds) => (milliseconds < 1000 ? soon(then, milliseconds) : 0);
"""
"""The page does nothing by itself, however long a busy machine takes."""


def test_touch_is_answered_while_the_page_is_still_what_the_server_painted(
    browser: Browser, hospital: LiveDemo
) -> None:
    context = browser.new_context(locale="zh-CN", service_workers="block")
    context.add_init_script(NO_TIME_OF_ITS_OWN)
    page = context.new_page()
    page.goto(f"{hospital.address}/kiosk")
    call(page, "frame/boot.js", "m.boot.page")

    expect(page.locator(".first-paint")).to_have_count(1)
    page.locator('.tile[data-category="PHARMACY"]').click()

    expect(page.locator("h1")).to_have_text("取药")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator(".place").first).to_be_visible()
    context.close()


def test_plan_is_there_soon_after_the_choices(pages: OpenPages) -> None:
    page = pages.kiosk()

    page.wait_for_function("""() => getComputedStyle(
      document.querySelector(".plan-view")).contentVisibility === "visible" """)


def test_another_language_fetches_the_page_once(pages: OpenPages) -> None:
    page = pages.kiosk()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.locator(".bar-language").click()
    expect(page.locator("h1")).to_have_text("Where do you want to go?")
    expect(page.locator(".here .plan-view")).to_have_attribute(
        "aria-label", "Plan of Level 1, with the place where you stand"
    )

    assert [urlsplit(url).path for url in asked].count("/kiosk") == 1


def test_page_is_set_in_its_own_type_when_it_has_time(page: Page) -> None:
    page.wait_for_function("() => document.getElementById('type').sheet")

    page.wait_for_function("""document.fonts.ready.then((fonts) =>
      fonts.check('600 20px "Noto Sans SC Variable"', "您在这里"))""")


def test_page_without_script_is_set_in_its_own_type(pages: OpenPages) -> None:
    page = pages.kiosk(java_script_enabled=False, waits=False)

    assert page.evaluate("""document.fonts.load('20px "Noto Sans SC Variable"', "您在这里")
      .then((faces) => faces.length)""")
