"""Press and say: what is said is shown, what may be meant is offered, and the visitor chooses."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import OpenPages, open_pages
from tests.browser.program import browser_program
from tests.browser.voice_steps import listen, press, unspoken, wait_until_heard
from tests.kiosk_server.live_demo import CLINIC, free_port
from tests.kiosk_server.runtime.server_process import SERVE, ServerProcess, running

SCRIPT = """I use a wheelchair, where is radiology
can someone help me
asdf qwer zxcv
带我去厕所
"""
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@pytest.fixture(scope="module")
def listening_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("listening")
    script = folder / "script.txt"
    script.write_text(SCRIPT, encoding="utf-8")
    port = free_port()
    settings = folder / "listening.toml"
    settings.write_text(
        f'data_dir = "data"\npublic_url = "http://127.0.0.1:{port}"\nlisten_port = {port}\n'
        f'plan_path = "{CLINIC}"\nlistening_engine = "scripted"\nlistening_model = "{script}"\n'
    )
    with running(settings, command=SERVE) as server:
        assert server.get("/healthz")[0] == 200
        yield server


@pytest.fixture(scope="module")
def hearing_browser(browser: Browser) -> Iterator[Browser]:
    """One with a microphone that somebody speaks into, and that pages may use."""
    running_browser = browser.browser_type.launch(
        executable_path=browser_program(), args=MICROPHONE
    )
    yield running_browser
    running_browser.close()


@pytest.fixture
def heard(hearing_browser: Browser, listening_server: ServerProcess) -> Iterator[OpenPages]:
    with open_pages(hearing_browser, f"http://127.0.0.1:{listening_server.port}") as opened:
        yield opened


def say(page: Page) -> None:
    """Presses, speaks until the page hears it, and presses again."""
    page.locator(".listen-button").click()
    page.wait_for_function("() => document.querySelector('#listen-level')?.value > 0.25")
    page.locator(".listen-button").click()
    expect(page.locator(".listen-heard")).to_be_visible()


def test_a_visit_by_saying(heard: OpenPages) -> None:
    page = heard.kiosk(locale="en")
    page.locator(".search-open").click()

    say(page)
    expect(page.locator(".listen-heard .listen-panel")).to_contain_text("where is radiology")
    expect(page.locator(".place .name").first).to_contain_text("Radiology")
    expect(page.locator(".listen-need")).to_contain_text("wheelchair", ignore_case=True)

    page.locator(".listen-need .button").click()
    expect(page.locator(".listen-need")).to_have_count(0)

    say(page)
    page.locator(".listen-heard .button").first.click()
    expect(page.locator('.kiosk[data-view="person"]')).to_be_visible()
    page.locator(".bar-back").click()
    expect(page.locator(".listen-panel")).to_have_count(0)

    say(page)
    expect(page.locator(".listen-heard")).to_contain_text("no place fits")
    expect(page.locator(".place")).to_have_count(0)

    phone = heard.phone("E1", locale="zh-CN")
    phone.locator(".phone-search-button").click()
    say(phone)
    expect(phone.locator(".phone-row-name").first).to_contain_text("卫生间")
    phone.locator(".phone-row").first.click()
    expect(phone.locator(".listen-heard")).to_have_count(0)


def test_the_voice_is_silent_while_it_listens_and_tells_what_it_heard(heard: OpenPages) -> None:
    page = listen(heard.kiosk(locale="en"))
    page.locator(".search-open").click()
    press(page, "next")
    wait_until_heard(page, "things to choose")
    page.evaluate("window.isEndless = true")
    press(page, "repeat")
    caption = page.locator(".voice-caption")
    expect(caption).not_to_have_text("")

    page.locator(".listen-button").click()
    page.wait_for_function("() => document.querySelector('#listen-level')?.value > 0.25")
    expect(caption).to_have_text("")
    before = page.evaluate("heard.length")
    page.locator(".bar-back").focus()
    expect(page.locator(".bar-back")).to_be_focused()
    expect(caption).to_have_text("")
    assert page.evaluate("heard.length") == before
    page.evaluate("window.isEndless = false")
    page.locator(".listen-button").click()

    wait_until_heard(page, "Heard: “")
    wait_until_heard(page, "Is it one of these?")
    expect(page.locator(".place").first).to_be_visible()
    assert unspoken(page) == []


def test_a_microphone_that_is_not_allowed_is_said_and_typing_goes_on(
    browser: Browser, listening_server: ServerProcess
) -> None:
    with open_pages(browser, f"http://127.0.0.1:{listening_server.port}") as opened:
        page = opened.kiosk(locale="en")
        page.locator(".search-open").click()

        page.locator(".listen-button").click()

        expect(page.locator(".listen-panel")).to_contain_text("type where you want to go")
        page.locator("#search-text").press_sequentially("pharm")
        expect(page.locator(".place .name").first).to_contain_text("Pharmacy")
        expect(page.locator(".listen-panel")).to_have_count(0)


def test_without_an_engine_nothing_offers_to_listen(pages: OpenPages) -> None:
    page = pages.kiosk()

    page.locator(".search-open").click()

    expect(page.locator("#search-text")).to_be_visible()
    expect(page.locator(".listen-button")).to_have_count(0)
