"""Other languages by a folder alone: one longer than any, and one from right to left; no text is
cut on the controls of the pages in large mode.
"""

import shutil
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kiosk_steps import FIRST_WAY_MS, overflows
from tests.browser.pages import PHONE_SIZE, OpenPages, open_pages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.i18n.pseudo_locale import PSEUDO_LOCALE, add_pseudo_locale
from tests.kiosk_server.live_demo import CLINIC, free_port
from tests.kiosk_server.runtime.server_process import running

SERVE = (str(Path(sys.executable).with_name("kiosk-server")), "serve", "--config")
GOAL = "radiology"


@pytest.fixture(scope="module")
def polyglot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has one language more: a folder beside the others."""
    folder = tmp_path_factory.mktemp("polyglot")
    shutil.copytree(Path(str(resources.files("i18n"))), folder / "code" / "i18n")
    add_pseudo_locale(folder / "code" / "i18n" / "catalogs")
    port = free_port()
    settings = folder / "polyglot.toml"
    settings.write_text(
        f'data_dir = "data"\npublic_url = "http://127.0.0.1:{port}"\nlisten_port = {port}\n'
        f'plan_path = "{CLINIC}"\nlocales = ["{PSEUDO_LOCALE}", "ug", "en"]\n'
    )
    with running(settings, {"PYTHONPATH": str(folder / "code")}, command=SERVE) as server:
        assert server.get("/healthz")[0] == 200
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def opened(browser: Browser, polyglot: str) -> Iterator[OpenPages]:
    with open_pages(browser, polyglot) as pages:
        yield pages


def kiosk(opened: OpenPages, locale: str, fragment: str = "") -> Page:
    query = {"at": "E1", "locale": locale}
    return opened.open("/kiosk", query, mode="large", fragment=fragment, locale=locale)


@pytest.mark.parametrize("locale", [PSEUDO_LOCALE, "ug"])
def test_no_text_of_the_kiosk_is_cut_in_large_mode(opened: OpenPages, locale: str) -> None:
    page = kiosk(opened, locale)
    cut = overflows(page, fits=True)
    page.locator(".search-open").click()
    expect(page.locator("#search-text")).to_be_focused()
    cut += overflows(page, fits=True)
    page.locator(".bar-person").click()
    expect(page.locator('.kiosk[data-view="person"]')).to_be_visible()
    cut += overflows(page, fits=True)
    way = kiosk(opened, locale, f"to={GOAL}")
    expect(way.locator(".step-words").first).to_be_visible(timeout=FIRST_WAY_MS)
    cut += overflows(way, fits=True)

    assert cut == []


def test_every_word_of_the_first_view_comes_from_the_catalogs(opened: OpenPages) -> None:
    page = kiosk(opened, PSEUDO_LOCALE)

    words = page.locator("#app :is(button, h1, h2, p):visible").all_inner_texts()
    own = {word.strip() for word in words if "⟦" not in word} - {""}

    assert own == {"Sample Clinic", "ئۇيغۇرچە"}, "names of the house and of languages only"


def test_right_to_left_is_whole_on_the_phone(opened: OpenPages) -> None:
    page = opened.phone("E1", locale="ug")

    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.locator(".bar-back")).to_contain_text("قايتىش")
    assert overflows(page) == []


FOREIGN = """() => {
  const app = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const wrong = [];
  while (app.nextNode()) {
    const { data, parentElement } = app.currentNode;
    if (parentElement.closest("svg, script, style, noscript")) continue;
    const isUyghur = /\\p{Script=Arabic}/u.test(data);
    const tag = parentElement.closest("[lang]").lang;
    const isRight = isUyghur ? tag === "ug" : /\\p{L}/u.test(data) ? tag !== "ug" : true;
    if (!isRight) wrong.push(`${tag}: ${data.trim()}`);
  }
  for (const element of document.querySelectorAll("#app [aria-label]:not(svg)")) {
    const name = element.getAttribute("aria-label");
    const tag = element.closest("[lang]").lang;
    const isUyghur = /\\p{Script=Arabic}/u.test(name);
    if (element.closest("svg")) continue;
    if (/\\p{L}/u.test(name) && !element.textContent.trim() && isUyghur !== (tag === "ug")) {
      wrong.push(`${tag}: ${name}`);
    }
  }
  return wrong;
}"""
"""What is said to be in a language that it is not in, beside the names on plans."""


def test_words_that_another_language_lends_say_so_and_go_with_it(opened: OpenPages) -> None:
    page = opened.phone("E1", locale="ug", fragment=f"to={GOAL}")
    expect(page.locator(".phone-sign").first).to_be_visible(timeout=FIRST_WAY_MS)
    wrong = page.evaluate(FOREIGN)
    ticket = opened.open("/ticket", {"locale": "ug"}, locale="ug", size=PHONE_SIZE)
    expect(ticket.locator('#app [lang="en"]').first).to_be_visible()
    wrong += ticket.evaluate(FOREIGN)
    report = opened.open("/go/E1/report", {"locale": "ug"}, locale="ug", size=PHONE_SIZE)
    told = report.get_by_role("heading", name="Report something broken")
    expect(told).to_have_attribute("lang", "en")
    expect(told).to_have_attribute("dir", "ltr")
    expect(report.locator("html")).to_have_attribute("lang", "ug")
    wrong += report.evaluate(FOREIGN)

    assert wrong == [], "\n".join(wrong)
    report.locator(".bar-language").click(delay=PRESS_MILLISECONDS)
    expect(report.locator("html")).to_have_attribute("lang", "en")
    expect(told).not_to_have_attribute("lang", "en")
    expect(report.locator("#app [dir]")).to_have_count(0)
