"""An alarm turns every open page to the way out, and lets it go again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe
from tests.browser.kiosk_steps import overflows
from tests.browser.pages import OpenPages, Wishes, open_pages
from tests.browser.phone_steps import PRESS_MILLISECONDS, next_button, sign
from tests.browser.station import Station, sign_in
from tests.kiosk_server.live_demo import CLINIC, free_port, live_demo

UPSTAIRS = "radiology"
DOWNSTAIRS = "pharmacy"
BAND = ".alarm-band"
POLL_MS = 12_000
SOON_MS = 3_000
"""A second, and what a busy machine takes beside."""


@contextmanager
def away(page: Page) -> Iterator[None]:
    """Without network."""
    page.context.set_offline(True)
    yield
    page.context.set_offline(False)


def step_texts(page: Page) -> list[str]:
    return page.locator(".step-words").all_inner_texts()


def test_it_reaches_kiosk_and_phone_and_lets_both_go(
    station: Station, clinic_pages: OpenPages
) -> None:
    kiosk = clinic_pages.kiosk(UPSTAIRS, locale="en")
    phone = clinic_pages.phone(UPSTAIRS, locale="en", fragment=f"to={DOWNSTAIRS}")
    expect(sign(phone)).to_be_visible()
    step = sign(phone).inner_text()

    alarm_id = station.start(reason="Smoke in the laboratory")

    for page in (kiosk, phone):
        expect(page.locator(BAND)).to_be_visible(timeout=SOON_MS)
        expect(page.locator(BAND)).to_have_text("Evacuation alarm Smoke in the laboratory")
        expect(page.locator("h1")).to_have_text("Leave the building now")
        expect(page.locator(".alarm-advice")).to_contain_text("nobody here can see whether")
        expect(page.locator(".step").first).to_be_visible()
        assert page.locator(".step-take_lift").count() == 0
    expect(kiosk.locator("#announcer-now")).to_contain_text("Evacuation alarm")
    station.end(alarm_id)
    expect(kiosk.locator(".banner-notice")).to_have_text("The alarm has ended.", timeout=SOON_MS)
    expect(kiosk.locator(".search-open")).to_be_visible()
    expect(phone.locator(".banner-notice")).to_have_text("The alarm has ended.")
    expect(sign(phone)).to_have_text(step)


def test_it_outlives_the_server(browser: Browser, tmp_path: Path) -> None:
    folder, port = tmp_path / "data", free_port()
    with live_demo(folder, "--plan", CLINIC, port=port) as demo:
        sign_in(demo, folder).start()
        demo.stop()
    with (
        live_demo(folder, "--plan", CLINIC, port=port) as demo,
        open_pages(browser, demo.address) as pages,
    ):
        expect(pages.kiosk(UPSTAIRS).locator(BAND)).to_have_text("疏散警报")


def test_the_visit_before_is_forgotten_and_nothing_else_can_be_done(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = clinic_pages.kiosk(UPSTAIRS, locale="en", fragment=f"to={DOWNSTAIRS}")
    expect(page.locator(".step").first).to_be_visible()

    station.start()
    expect(page.locator(BAND)).to_be_visible()
    page.keyboard.press("a")

    assert DOWNSTAIRS not in page.url
    assert page.locator("input, .bar-person").count() == 0
    expect(page.locator(BAND)).to_be_visible()


def test_nobody_is_asked_whether_they_are_still_there(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = clinic_pages.kiosk(UPSTAIRS, locale="en", clock=True)
    station.start()
    expect(page.locator(BAND)).to_be_visible()
    page.locator(".bar-mode").click()

    page.clock.run_for(120_000)

    expect(page.locator(".idle")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("data-mode", "large")
    expect(page.locator(BAND)).to_be_visible()


def test_language_and_looks_change_in_an_alarm(station: Station, clinic_pages: OpenPages) -> None:
    page = clinic_pages.kiosk(UPSTAIRS, locale="en")
    station.start()
    expect(page.locator(".steps")).to_contain_text("stairs", ignore_case=True)

    page.locator(".bar-language").click()

    expect(page.locator(BAND)).to_have_text("疏散警报")
    expect(page.locator("h1")).to_have_text("请立即离开大楼")
    expect(page.locator(".steps")).to_contain_text("楼梯")


def test_who_cannot_use_stairs_is_told_the_truth_and_the_next_one_is_led_on_foot(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = clinic_pages.kiosk(UPSTAIRS, locale="en", clock=True)
    station.start()
    expect(page.locator(".step").first).to_be_visible()

    page.get_by_role("switch").click()
    expect(page.locator("h1")).to_have_text("Ask for help now")
    expect(page.locator(".alarm-without")).to_contain_text("The plan shows no way out from here")
    expect(page.locator(".alarm-advice")).to_contain_text("call for help")
    page.clock.run_for(61_000)

    expect(page.get_by_role("switch")).not_to_be_checked()
    expect(page.locator(".step").first).to_be_visible()


def test_a_blocked_exit_changes_the_way_within_a_moment(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = clinic_pages.kiosk(UPSTAIRS, locale="en")
    station.start()
    expect(page.locator(".steps")).to_contain_text("stairs", ignore_case=True)

    closure_id = station.close("stairs-1")
    expect(page.locator("h1")).to_have_text("Ask for help now")
    station.open(closure_id)

    expect(page.locator(".steps")).to_contain_text("stairs", ignore_case=True)


def test_a_drill_says_so_everywhere(station: Station, clinic_pages: OpenPages) -> None:
    kiosk = clinic_pages.kiosk(UPSTAIRS, locale="en")
    phone = clinic_pages.phone(UPSTAIRS, locale="en")

    station.start(isDrill=True)

    for page in (kiosk, phone):
        expect(page.locator(BAND)).to_have_text("Evacuation drill")
        expect(page.locator("h1")).to_have_text("This is a drill: go to the exit")


def test_a_phone_is_led_from_the_step_that_it_shows(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = clinic_pages.phone(UPSTAIRS, locale="en", fragment=f"to={DOWNSTAIRS}")
    expect(sign(page)).to_be_visible()
    while "Take" not in sign(page).inner_text():
        shown = sign(page).inner_text()
        next_button(page).click(delay=PRESS_MILLISECONDS)
        expect(sign(page)).not_to_have_text(shown)
    next_button(page).click(delay=PRESS_MILLISECONDS)

    station.start()

    expect(page.locator(".alarm-basis")).to_contain_text("From the step of your way")
    expect(page.locator(".step").first).to_be_visible()
    assert not [text for text in step_texts(page) if "stairs" in text.lower()]


def test_a_phone_without_network_keeps_alarm_and_way_over_a_reload(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = clinic_pages.phone(UPSTAIRS, locale="en", service_workers="allow")
    page.wait_for_function(
        """async (path) => {
          const pages = await caches.open("pages");
          return Boolean(await pages.match(path));
        }""",
        arg=f"/go/{UPSTAIRS}",
    )
    station.start()
    expect(page.locator(".step").first).to_be_visible()
    expect(page.locator(".phone-level-picture svg").first).to_be_visible()
    steps = step_texts(page)

    with away(page):
        page.reload()

        expect(page.locator(BAND)).to_have_text("Evacuation alarm")
        expect(page.locator(".alarm-basis")).to_contain_text("No network. This is as of")
        expect(page.locator(".phone-level-picture svg").first).to_be_visible()
        assert step_texts(page) == steps
    station.end_all()
    expect(page.locator(BAND)).to_have_count(0)


def test_where_no_socket_comes_through_pages_ask_for_alarms_and_closures(
    station: Station, clinic_pages: OpenPages
) -> None:
    wishes: Wishes = {"locale": "en", "fragment": f"to={DOWNSTAIRS}", "clock": True}
    kiosk = clinic_pages.kiosk(UPSTAIRS, **wishes)
    phone = clinic_pages.phone(UPSTAIRS, **wishes)
    for page in (kiosk, phone):
        page.route_web_socket("**/graphql", lambda socket: socket.close())
        page.reload()
    expect(kiosk.locator(".steps")).to_be_visible()
    expect(sign(phone)).to_be_visible()

    station.close("lift-1")
    station.close("stairs-1")
    pass_time(kiosk, phone)

    expect(kiosk.locator(".no-route")).to_be_visible()
    expect(phone.locator("h1")).to_contain_text("something on it is closed at the moment")
    expect(kiosk.locator(".banner")).to_contain_text("Something in the building was closed")
    station.start()
    pass_time(kiosk, phone)
    for page in (kiosk, phone):
        expect(page.locator(BAND)).to_have_text("Evacuation alarm")


def pass_time(*pages: Page) -> None:
    """As long as it takes at most until a page asks anew."""
    for page in pages:
        page.clock.fast_forward(POLL_MS)


LOOKS: dict[str, Wishes] = {
    "standard": {},
    "large": {"mode": "large"},
    "contrast": {"contrast": True},
}


@pytest.mark.parametrize(
    ("look", "locale"), [("standard", "en"), ("large", "zh-CN"), ("contrast", "en")]
)
def test_the_pages_keep_the_rules(
    station: Station, clinic_pages: OpenPages, look: str, locale: str
) -> None:
    station.start(isDrill=look == "contrast")
    wishes: Wishes = {**LOOKS[look], "locale": locale, "reduced_motion": "reduce"}
    rules = () if look == "standard" else ("color-contrast-enhanced",)
    kiosk, phone = clinic_pages.kiosk(UPSTAIRS, **wishes), clinic_pages.phone(UPSTAIRS, **wishes)
    for page in (kiosk, phone):
        expect(page.locator(".step").first).to_be_visible()
        expect(page.locator(".plan-view svg").first).to_be_visible()

    assert not axe(kiosk, *rules, target_px=60)
    assert not overflows(kiosk, fits=True)
    assert kiosk.evaluate("document.documentElement.scrollHeight") <= 1920
    assert not axe(phone, *rules, target_px=44 if look == "standard" else 60)
    assert not phone.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_page_that_is_opened_in_an_alarm_shows_it_before_anything_is_asked(
    station: Station, clinic_pages: OpenPages
) -> None:
    station.start()
    shown = clinic_pages.kiosk(UPSTAIRS, locale="en", may_fail=True)

    for path in (f"/kiosk?at={UPSTAIRS}", f"/go/{UPSTAIRS}", f"/go/{UPSTAIRS}/report"):
        shown.route_web_socket("**/graphql", lambda socket: socket.close())
        shown.route("**/graphql", lambda route: route.abort())
        shown.goto(station.demo.address + path)

        expect(shown.locator(BAND)).to_have_text("Evacuation alarm")
    station.end_all()
    shown.unroute_all()
    shown.goto(f"{station.demo.address}/kiosk?at={UPSTAIRS}")
    expect(shown.locator(".search-open")).to_be_visible()
    expect(shown.locator(BAND)).to_have_count(0)


def test_a_half_written_report_and_the_directory_turn_too_and_nothing_is_lost(
    station: Station, clinic_pages: OpenPages
) -> None:
    report = clinic_pages.open(f"/go/{UPSTAIRS}/report", {"locale": "en"}, size=(390, 844))
    report.get_by_label("Tell us more").fill("The tap drips")
    hand = clinic_pages.open(
        "/directory", {"at": UPSTAIRS, "locale": "en"}, size=(390, 844), waits=False
    )
    wall = clinic_pages.open("/directory", {"at": UPSTAIRS, "locale": "en"}, waits=False)

    alarm_id = station.start()

    for page in (report, hand, wall):
        expect(page.locator(BAND)).to_be_visible()
    expect(report.locator(".step").first).to_be_visible()
    assert f"/go/{UPSTAIRS}#" in hand.url
    assert f"/kiosk?at={UPSTAIRS}" in wall.url
    station.end(alarm_id)
    expect(report.get_by_label("Tell us more")).to_have_value("The tap drips")
    expect(report.locator(".banner-notice")).to_have_text("The alarm has ended.")
