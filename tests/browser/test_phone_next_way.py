"""After arriving: the next way begins at the place that was reached, or where one says one is."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import OpenPages
from tests.browser.phone_steps import (
    PRESS_MILLISECONDS,
    RADIOLOGY,
    SLOW_MILLISECONDS,
    SPOT,
    WARD,
    next_button,
    open_way,
    route,
    route_from,
    sign,
    walk_all,
)
from tests.kiosk_server.live_demo import LiveDemo

WHEELCHAIR: dict[str, object] = {"profile": "WHEELCHAIR"}


@pytest.fixture(autouse=True)
def compiled(hospital: LiveDemo) -> None:
    """The first way that a server finds waits until its plan is compiled."""
    route(hospital, WARD, needs=WHEELCHAIR)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click(delay=PRESS_MILLISECONDS)


def arrive(page: Page, hospital: LiveDemo, needs: dict[str, object] | None = None) -> None:
    """Walks all steps from the spot to radiology, and says to be there."""
    walk_all(page, len(route(hospital, RADIOLOGY, needs=needs)["steps"]))
    next_button(page).click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-arrival-place")).to_be_visible()


def behind_hash(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).fragment)


def test_the_next_way_begins_at_the_place_that_was_reached(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    asked: list[str] = []
    page = open_way(pages, RADIOLOGY, fragment="needs=WHEELCHAIR&mode=large&voice=0.85")
    page.on("request", lambda request: asked.append(request.url))
    arrive(page, hospital, WHEELCHAIR)

    press(page, "去别的地方")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("您在 放射科（B101）")
    expect(page.locator(".phone-where")).to_contain_text("1层")
    assert behind_hash(page) == {
        "needs": ["WHEELCHAIR"],
        "locale": ["zh-CN"],
        "mode": ["large"],
        "voice": ["0.85"],
        "here": [RADIOLOGY],
    }
    page.locator(".bar-language").click(delay=PRESS_MILLISECONDS)
    expect(heading).to_have_text("You are at Radiology (B101)")
    page.reload()
    expect(heading).to_have_text("You are at Radiology (B101)")
    page.locator(".bar-language").click(delay=PRESS_MILLISECONDS)
    page.locator(".phone-search-button").click(delay=PRESS_MILLISECONDS)
    page.locator("#search-text").fill("骨科病房")
    page.locator(".phone-row").first.click(delay=PRESS_MILLISECONDS)

    told = route_from(hospital, {"placeId": RADIOLOGY}, WARD, WHEELCHAIR)["steps"]
    expect(sign(page)).to_have_text(told[0]["text"], timeout=SLOW_MILLISECONDS)
    expect(page.locator(".phone-progress")).to_contain_text(f"共 {len(told)} 步")
    page.go_back()
    page.go_back()
    expect(heading).to_have_text("您在 放射科（B101）")
    assert not [url for url in asked if RADIOLOGY in url or WARD in url]


def test_whoever_is_somewhere_else_says_where(pages: OpenPages, hospital: LiveDemo) -> None:
    page = open_way(pages, RADIOLOGY)
    arrive(page, hospital)
    page.context.set_offline(True)
    press(page, "去别的地方")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("您在 放射科（B101）")
    page.context.set_offline(False)

    press(page, "我不在这里")
    press(page, "搜索身边的科室或房间")
    expect(heading).to_have_text("您现在在哪里？")
    page.locator("#search-text").fill("骨科病房")
    page.locator(".phone-row").first.click(delay=PRESS_MILLISECONDS)
    expect(heading).to_contain_text("您在 骨科病区")
    page.locator(".phone-search-button").click(delay=PRESS_MILLISECONDS)
    expect(page.locator("#search-text")).to_have_value("")
    page.locator("#search-text").fill("放射科")
    page.locator(".phone-row").first.click(delay=PRESS_MILLISECONDS)
    told = route_from(hospital, {"placeId": WARD}, RADIOLOGY)["steps"]
    expect(sign(page)).to_have_text(told[0]["text"], timeout=SLOW_MILLISECONDS)

    page.goto(f"{page.url.partition('#')[0]}#here={WARD}&locale=zh-CN")
    press(page, "我不在这里")
    press(page, "我在扫码的地方：门诊楼1层电梯厅")
    expect(heading).to_have_text("您在 门诊楼1层电梯厅")
    assert "here" not in behind_hash(page)


@pytest.mark.parametrize("here", ["gone-with-the-old-plan", "x" * 3000, "%22%3E%3Cb%3E"])
def test_a_place_that_the_plan_does_not_have_is_where_nobody_is(
    pages: OpenPages, here: str
) -> None:
    page = pages.phone(SPOT, fragment=f"here={here}")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("您在 门诊楼1层电梯厅")
    assert "here" not in behind_hash(page)


def test_the_way_back_leads_from_the_place_to_the_spot(pages: OpenPages) -> None:
    page = open_way(pages, RADIOLOGY)
    page.get_by_role("button", name="全部步骤").click(delay=PRESS_MILLISECONDS)
    last = page.locator(".phone-step-row").last
    last.click(delay=PRESS_MILLISECONDS)
    next_button(page).click(delay=PRESS_MILLISECONDS)

    page.get_by_role("button", name="返回的路线").click(delay=PRESS_MILLISECONDS)

    expect(page.locator(".page-place")).to_have_text("去 门诊楼1层电梯厅")
    assert page.url.endswith(f"#to={RADIOLOGY}&locale=zh-CN&back=true")
    first = sign(page).inner_text()
    page.reload()
    expect(sign(page)).to_have_text(first)
    expect(page.locator(".page-place")).to_have_text("去 门诊楼1层电梯厅")
