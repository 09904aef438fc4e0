"""How a page begins: with few files, without a question, in the system's type and then its own."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import OpenPages

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
    assert [path for path in paths if path.endswith(".js")] == [
        "frame/early.js",
        f"scripts/{name}.js",
    ]
    assert [path for path in paths if path.startswith("css/")] == [
        f"css/{name}.css",
        "css/fonts.css",
    ]


def test_kiosk_asks_nothing_before_it_is_touched(pages: OpenPages) -> None:
    page = pages.kiosk(waits=False)
    page.locator(".tile").first.wait_for()

    assert "/graphql" not in page.evaluate(PATHS)


def test_page_is_set_in_its_own_type_when_it_has_time(page: Page) -> None:
    page.wait_for_selector('#type[media="all"]', state="attached")

    page.wait_for_function("""document.fonts.ready.then((fonts) =>
      fonts.check('600 20px "Noto Sans SC Variable"', "您在这里"))""")


def test_page_without_script_is_set_in_its_own_type(pages: OpenPages) -> None:
    page = pages.kiosk(java_script_enabled=False, waits=False)

    assert page.evaluate("""document.fonts.load('20px "Noto Sans SC Variable"', "您在这里")
      .then((faces) => faces.length)""")
