"""A visit at the kiosk from beginning to wiping, and the page through troubles of the net."""

import json
import shutil
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.kiosk_steps import (
    FIRST_WAY_MS,
    heading,
    names,
    need,
    open_way,
    search,
    steps,
    travel_as,
)
from tests.browser.pages import OpenPages, open_pages
from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo

ASK_MS = 60_000
WIPE_MS = 20_000
MOMENT_MS = 100


STILL_FROM_SECONDS = 10
"""A clock can only be stopped at a moment to come."""


def stop_clock(page: Page) -> None:
    """From now on time passes only where a test says so, however slow the machine is; somebody has
    touched the kiosk just now."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + STILL_FROM_SECONDS)
    page.keyboard.press("Shift")


def leave_alone(page: Page, milliseconds: int) -> None:
    """Lets time pass at the kiosk with nobody touching it."""
    page.clock.run_for(milliseconds)


def test_nobody_there_wipes_everything(pages: OpenPages) -> None:
    page = open_way(pages, fragment="needs=WHEELCHAIR", clock=True)
    page.locator(".bar-language").click()
    page.locator(".bar-mode").click()
    page.locator(".bar-contrast").click()
    expect(page.locator("[data-waiting]")).to_have_count(0)
    stop_clock(page)

    leave_alone(page, ASK_MS + 1000)
    expect(page.locator(".idle")).to_be_visible()
    assert int(page.locator(".idle .seconds").inner_text()) >= 18
    leave_alone(page, WIPE_MS + 1000)
    page.clock.resume()

    expect(page.locator(".idle")).to_have_count(0)
    expect(heading(page)).to_have_text("您要去哪里？")
    expect(page.locator("html")).to_have_attribute("data-mode", "standard")
    expect(page.locator("html")).to_have_attribute("data-contrast", "normal")
    assert page.url.endswith("/kiosk")
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert page.evaluate("history.length") == 2
    page.locator(".bar-person").click()
    expect(page.locator(".desk")).to_be_visible()
    assert "needs" not in page.url


def test_one_touch_stays_and_presses_nothing_beneath(pages: OpenPages) -> None:
    page = open_way(pages, clock=True)
    shown = steps(page)
    box = page.locator(".take").bounding_box()
    assert box is not None
    stop_clock(page)
    leave_alone(page, ASK_MS + 5000)
    expect(page.locator(".idle")).to_be_visible()

    page.mouse.click(box["x"] + 20, box["y"] + 20)
    leave_alone(page, MOMENT_MS)

    expect(page.locator(".idle")).to_have_count(0)
    assert steps(page) == shown
    leave_alone(page, ASK_MS - 2000)
    expect(page.locator(".idle")).to_have_count(0)


def test_key_stays_too(pages: OpenPages) -> None:
    page = open_way(pages, clock=True)
    page.locator(".take").focus()
    leave_alone(page, ASK_MS + 1000)
    expect(page.locator("#idle-stay")).to_be_focused()

    page.keyboard.press("Enter")

    expect(page.locator(".idle")).to_have_count(0)
    expect(page.locator(".take")).to_be_focused()
    expect(page.locator(".steps")).to_be_visible()


def test_question_is_read_out(pages: OpenPages) -> None:
    page = open_way(pages, clock=True)

    leave_alone(page, ASK_MS + 1000)

    expect(page.locator("#announcer-now")).to_contain_text("碰一下屏幕")


def test_untouched_kiosk_asks_nobody(pages: OpenPages) -> None:
    page = pages.kiosk(clock=True)

    leave_alone(page, 5 * ASK_MS)

    expect(page.locator(".idle")).to_have_count(0)
    expect(page.locator(".tile").first).to_be_visible()


def test_kiosk_of_a_large_mode_goes_back_to_it(pages: OpenPages) -> None:
    page = pages.kiosk(mode="large", clock=True)
    page.locator(".bar-mode").click()
    expect(page.locator("html")).to_have_attribute("data-mode", "standard")

    leave_alone(page, ASK_MS + 1000)
    leave_alone(page, WIPE_MS + 1000)

    expect(page.locator("html")).to_have_attribute("data-mode", "large")


def test_reload_goes_on_where_the_visit_was(pages: OpenPages) -> None:
    page = open_way(pages)
    travel_as(page, "WHEELCHAIR")
    page.locator(".bar-mode").click()

    page.reload()

    expect(page.locator(".steps")).to_be_visible()
    expect(need(page, "WHEELCHAIR")).to_be_checked()
    expect(page.locator("html")).to_have_attribute("data-mode", "large")


def test_slow_network_shows_the_shape_of_what_comes(pages: OpenPages) -> None:
    page = pages.kiosk()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/graphql", hold)

    page.locator('.tile[data-category="CLINICS"]').click()
    expect(page.locator(".state-loading")).to_be_visible()
    expect(heading(page)).to_have_text("门诊科室")
    while held:
        held.pop().continue_()

    page.unroute("**/graphql")
    expect(page.locator(".place").first).to_be_visible()
    expect(page.locator(".state-loading")).to_have_count(0)


def test_answer_that_comes_late_does_not_stand_in_for_a_newer_one(pages: OpenPages) -> None:
    page = pages.kiosk()
    page.locator(".search-open").click()
    held: list[Route] = []

    def hold_first(route: Route) -> None:
        sent = route.request.post_data_json or {}
        if sent.get("variables") == {**sent.get("variables", {}), "text": "c"}:
            held.append(route)
        else:
            route.continue_()

    page.route("**/graphql", hold_first)
    # The next letter comes after the question for the first one has gone out.
    with page.expect_request(lambda request: '"text":"c"' in (request.post_data or "")):
        page.keyboard.type("c")
    expect(page.locator(".state-loading")).to_be_visible()
    page.keyboard.type("t")
    expect(page.locator(".place .name").first).to_contain_text("CT")
    shown = names(page)
    held[0].abort()

    assert names(page) == shown
    expect(page.locator(".state-error")).to_have_count(0)


def test_no_answer_says_what_to_do_and_heals_by_a_touch(pages: OpenPages) -> None:
    page = pages.kiosk()
    page.route("**/graphql", lambda route: route.fulfill(status=503, json={"errors": []}))
    page.locator('.tile[data-category="CLINICS"]').click()
    again = page.locator(".state-error .button")
    expect(again).to_be_visible()

    page.unroute("**/graphql")
    again.click()

    expect(page.locator(".place").first).to_be_visible()


def test_lost_server_is_told_and_heals_by_itself(
    own_server: tuple[LiveDemo, OpenPages], tmp_path: Path
) -> None:
    demo, pages = own_server
    page = search(pages.kiosk(), "f")
    expect(page.locator(".place").first).to_be_visible()
    page.locator(".place").first.click()
    expect(page.locator(".step-words").first).to_be_visible()
    shown = steps(page)
    port = int(demo.address.rpartition(":")[2])

    demo.stop()
    expect(page.locator(".banner")).to_be_visible()
    assert steps(page) == shown
    page.locator(".bar-person").click()
    expect(page.locator(".state-error")).to_be_visible()
    with live_demo(tmp_path / "data", port=port):
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator(".desk, .state-empty")).to_be_visible(timeout=FIRST_WAY_MS)
        expect(page.locator(".banner")).to_have_count(0)
        pages.close()


def test_changed_plan_finds_the_way_again_and_says_so(browser: Browser, tmp_path: Path) -> None:
    plan, data = tmp_path / "plan", tmp_path / "data"
    shutil.copytree(CLINIC, plan)
    with ExitStack() as ends:
        demo = ends.enter_context(live_demo(data, "--plan", CLINIC))
        opened = ends.enter_context(open_pages(browser, demo.address))
        page = search(opened.kiosk(), "药房")
        page.locator(".place").first.click()
        expect(page.locator(".step-words").first).to_be_visible()
        demo.stop()

        _rename(plan, "药房", "新药房")
        ends.enter_context(live_demo(data, "--plan", plan, port=int(demo.address[-5:])))
        page.evaluate("dispatchEvent(new Event('online'))")

        expect(page.locator(".banner-notice")).to_be_visible()
        expect(heading(page)).to_contain_text("新药房")
        opened.close()


def test_hostile_names_are_text(browser: Browser, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(CLINIC, plan)
    hostile = "药房<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    _rename(plan, "药房", hostile)
    with (
        live_demo(tmp_path / "data", "--plan", plan) as demo,
        open_pages(browser, demo.address) as opened,
    ):
        page = opened.kiosk()
        page.on("dialog", lambda dialog: opened.troubles.append(dialog.message))

        search(page, "药房")
        expect(page.locator(".place .name").first).to_contain_text("<img src=x")
        page.locator(".place").first.click()
        expect(page.locator(".step-words").first).to_be_visible()

        expect(heading(page)).to_contain_text("<img src=x onerror=alert(1)>")
        assert page.locator("#app img").count() == 0


def _rename(plan: Path, name: str, new: str) -> None:
    """Another name for the place of a name, in every file of a plan."""
    wanted, other = (json.dumps(text, ensure_ascii=False) for text in (name, new))
    changed = 0
    for file in plan.rglob("*json"):
        text = file.read_text(encoding="utf-8")
        changed += text.count(wanted)
        file.write_text(text.replace(wanted, other), encoding="utf-8")
    assert changed
