"""The phone's page where something is wrong: addresses, names, storage, a slow line, no way."""

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.pages import OpenPages, open_pages
from tests.browser.phone_steps import PRESS_MILLISECONDS, SPOT, WARD, next_button, open_way, sign
from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo

HOSTILE = "<img src=x onerror=alert(1)>&amp;\"'</script>"


def test_an_unknown_destination_is_told_with_a_way_on(pages: OpenPages) -> None:
    page = pages.phone(SPOT, fragment="to=no-such-place&locale=en")

    expect(page.get_by_role("heading", level=1)).to_contain_text("does not know the destination")
    page.get_by_role("button", name="Another destination").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-categories")).to_be_visible()
    assert "to=" not in page.url


def test_needs_that_cannot_be_read_are_never_passed_over_in_silence(pages: OpenPages) -> None:
    page = open_way(pages, WARD, fragment="needs=WHEELCHAR&locale=en")

    notice = page.locator(".phone-notice.is-warning")
    expect(notice).to_contain_text("needs could not be understood")
    notice.get_by_role("button", name="Needs").click(delay=PRESS_MILLISECONDS)
    page.get_by_role("radio", name="Wheelchair", exact=True).click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="Show the way").click(delay=PRESS_MILLISECONDS)

    expect(page.locator(".phone-notice")).to_have_count(0)
    assert "needs=WHEELCHAIR" in page.url


@pytest.mark.parametrize(
    "fragment",
    [
        "%%%&&==&to=",
        "to=" + "x" * 5000,
        "to=%00%ff&needs=&mode=huge&contrast=maybe&locale=xx",
        "bodyWidthMetres=1e999&walkingMetresPerSecond=0&to=" + WARD,
        "bodyWidthMetres=-4&to=" + WARD,
        "<script>alert(1)</script>",
    ],
)
def test_nonsense_in_the_address_ends_in_words_and_a_way_on(
    pages: OpenPages, fragment: str
) -> None:
    page = pages.phone(SPOT, fragment=fragment)

    expect(page.get_by_role("heading", level=1)).not_to_have_text(re.compile("⟦|正在查找"))
    expect(page.locator("main")).not_to_contain_text("undefined")
    expect(page.locator(".phone-foot button:visible").first).to_be_enabled()


def test_a_no_says_why_and_leads_to_the_nearest_place(
    browser: Browser, small_clinic: LiveDemo
) -> None:
    with open_pages(browser, small_clinic.address) as pages:
        page = pages.phone("E1", fragment="to=ward-5&needs=WHEELCHAIR&locale=en")
        expect(page.get_by_role("heading", level=1)).to_contain_text("none that meets these needs")
        expect(page.locator(".phone-blockers")).to_contain_text("not stated; 0.80 m is needed")
        expect(page.get_by_role("button", name="Change needs")).to_be_visible()
        expect(page.locator(".phone-first")).to_have_text("Ask a person")

        page.get_by_role("button", name="Go to Ward 4 (214) instead").click(
            delay=PRESS_MILLISECONDS
        )

        expect(sign(page)).to_be_visible()
        assert "to=ward-4&" in page.url
        assert "needs=WHEELCHAIR" in page.url


def test_hostile_names_are_shown_as_text(browser: Browser, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(CLINIC, plan)
    for path in plan.rglob("*json"):
        text = path.read_text("utf-8")
        hostile = json.dumps(HOSTILE)[1:-1]
        for name in ("Radiology", "Central stairs", "Inside the main entrance", "Sample Clinic"):
            text = text.replace(f'"{name}"', f'"{name} {hostile}"')
        path.write_text(text, "utf-8")
    with (
        live_demo(tmp_path / "data", "--plan", plan) as demo,
        open_pages(browser, demo.address) as pages,
    ):
        page = pages.phone("E1", locale="en")
        page.on("dialog", lambda _: pages.troubles.append("a dialog was opened"))
        expect(page.get_by_role("heading", level=1)).to_contain_text(HOSTILE)
        page.locator(".phone-search-button").click(delay=PRESS_MILLISECONDS)
        page.locator("#search-text").fill("radiology")
        row = page.locator(".phone-row", has_text=HOSTILE).first
        expect(row).to_be_visible()
        row.click(delay=PRESS_MILLISECONDS)
        expect(page.locator(".page-place")).to_contain_text(HOSTILE)
        page.get_by_role("button", name="All steps").click(delay=PRESS_MILLISECONDS)
        expect(page.locator(".phone-list")).to_contain_text(HOSTILE)

        assert page.locator("main img, main script, header img").count() == 0


def test_a_phone_without_storage_shows_the_way_all_the_same(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.context.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, { get() { throw new DOMException("no"); } });
        }"""
    )

    page.goto(f"{page.url.partition('#')[0]}#to={WARD}")
    page.reload()

    expect(sign(page)).to_be_visible()
    next_button(page).click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-bar i").nth(1)).to_have_class("is-now")


def test_what_is_kept_in_another_form_is_passed_over(pages: OpenPages) -> None:
    page = pages.phone(SPOT)

    for kept in ("{", "null", "[]", '{"form": 1, "way": {}}', '{"form": 99}'):
        page.evaluate("(kept) => localStorage.setItem('kiosk-server.phone.way', kept)", kept)
        page.reload()
        expect(page.locator(".phone-categories")).to_be_visible()
        expect(page.locator(".phone-go-on")).to_have_count(0)


def test_words_come_before_pictures_on_a_slow_line(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    held: list[Route] = []

    def hold_pictures(route: Route) -> None:
        if '"operationName":"Draw' in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route("**/graphql", hold_pictures)
    page.goto(f"{page.url.partition('#')[0]}#to={WARD}")

    expect(sign(page)).to_be_visible()
    expect(page.locator(".phone-picture .state-loading")).to_be_visible()
    next_button(page).click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-bar i").nth(1)).to_have_class("is-now")
    held.pop().continue_()
    expect(page.locator(".phone-picture svg.plan")).to_be_visible()


def test_a_page_older_than_its_server_is_loaded_again_by_a_touch(pages: OpenPages) -> None:
    page = pages.phone(SPOT, locale="en")
    gone = {"errors": [{"message": "", "extensions": {"code": "DOCUMENT_NOT_LISTED"}}]}
    page.route("**/graphql", lambda route: route.fulfill(status=400, json=gone))
    page.goto(f"{page.url.partition('#')[0]}#to={WARD}&locale=en")
    expect(page.locator("main")).to_contain_text("There is a newer version of this page")

    page.unroute("**/graphql")
    with page.expect_navigation():
        page.get_by_role("button", name="Load this page again").click(delay=PRESS_MILLISECONDS)

    expect(sign(page)).to_be_visible()


def test_a_server_that_refuses_is_told_and_asked_again(pages: OpenPages) -> None:
    page = pages.phone(SPOT)
    page.route("**/graphql", lambda route: route.fulfill(status=503, body="{}"))
    page.goto(f"{page.url.partition('#')[0]}#to={WARD}")
    expect(page.get_by_role("heading", level=1)).to_have_text("暂时查不到路线")

    page.unroute("**/graphql")
    page.get_by_role("button", name="再试一次").click(delay=PRESS_MILLISECONDS)

    expect(sign(page)).to_be_visible()
