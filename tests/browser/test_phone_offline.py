"""The phone without network: what it carries, what it says, and how it finds back."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import OpenPages, open_pages
from tests.browser.phone_steps import (
    PRESS_MILLISECONDS,
    SPOT,
    WARD,
    open_way,
    route,
    route_from,
    sign,
    wait_until_carried,
    walk_all,
)
from tests.kiosk_server.live_demo import CLINIC, LiveDemo, free_port, live_demo

NOTICE = ".phone-notice"
# With its date when midnight has passed since.
AS_OF = re.compile(r"(没有网络，路线是 (\d+年\d+月\d+日 )?|is as of (\d+ \w+ \d+, )?)\d\d:\d\d")


def texts(demo: LiveDemo, locale: str = "zh-CN") -> list[str]:
    return [step["text"] for step in route(demo, WARD, locale=locale)["steps"]]


def show_whole_list(page: Page, count: int) -> None:
    page.locator(".phone-actions-quiet button").first.click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-step-row")).to_have_count(count)
    expect(page.locator(".phone-level svg.plan")).to_have_count(2)


def test_every_step_list_and_language_works_with_the_network_off_and_no_worker(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    chinese, english = texts(hospital), texts(hospital, "en")
    page = open_way(pages)
    wait_until_carried(page)
    page.context.set_offline(True)

    expect(page.locator(NOTICE)).to_contain_text(AS_OF)
    expect(page.locator(NOTICE)).to_contain_text("请不要关闭本页")
    assert walk_all(page, len(chinese)) == chinese
    expect(page.locator(".phone-picture svg.plan")).to_be_visible()
    page.locator(".bar-language").click(delay=PRESS_MILLISECONDS)
    expect(sign(page)).to_have_text(english[-1])
    expect(page.locator(NOTICE)).to_contain_text(AS_OF)
    show_whole_list(page, len(english))


def test_a_new_destination_without_network_is_told_plainly_and_found_when_it_is_back(
    pages: OpenPages,
) -> None:
    page = pages.phone(SPOT)
    page.get_by_role("button", name="卫生间").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-row").first).to_be_visible()
    page.context.set_offline(True)

    page.locator(".phone-row").first.click(delay=PRESS_MILLISECONDS)
    expect(page.get_by_role("heading", level=1)).to_have_text("暂时查不到路线")
    expect(page.locator("main")).to_contain_text("没有网络，无法查找新路线")
    page.context.set_offline(False)

    expect(sign(page)).to_be_visible()


def test_back_online_the_way_is_asked_again_and_said_to_be_the_same(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    chinese = texts(hospital)
    page = open_way(pages)
    wait_until_carried(page)
    walk_all(page, 3)
    page.context.set_offline(True)
    page.locator(".bar-contrast").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(NOTICE)).to_contain_text("没有网络")

    page.context.set_offline(False)

    expect(page.locator(NOTICE)).to_have_text("网络恢复，路线没有变化。")
    expect(sign(page)).to_have_text(chinese[2])


def test_the_page_opens_again_without_network_by_its_worker(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    chinese, english = texts(hospital), texts(hospital, "en")
    page = open_way(pages, service_workers="allow")
    wait_until_carried(page)
    page.wait_for_function(
        """async (paths) => {
          const pages = await caches.open("pages");
          return (await Promise.all(paths.map((path) => pages.match(path)))).every(Boolean);
        }""",
        arg=[f"/go/{SPOT}", f"/go/{SPOT}?locale=en"],
    )
    walk_all(page, 3)
    page.context.set_offline(True)

    page.reload()

    expect(sign(page)).to_have_text(chinese[2])
    expect(page.locator(NOTICE)).to_contain_text("没有网络")
    expect(page.locator(NOTICE)).not_to_contain_text("请不要关闭本页")
    expect(page.locator(".phone-picture svg.plan")).to_be_visible()
    page.locator(".bar-language").click(delay=PRESS_MILLISECONDS)
    expect(sign(page)).to_have_text(english[2])
    expect(page.locator(".venue-name")).to_have_text("Kangning Sample Hospital")


def test_needs_changed_without_network_leave_the_old_way_over_a_reload_too(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    page = open_way(pages, service_workers="allow")
    wait_until_carried(page)
    page.wait_for_function(
        "(path) => caches.open('pages').then((pages) => pages.match(path)).then(Boolean)",
        arg=f"/go/{SPOT}",
    )
    walk_all(page, 3)
    page.context.set_offline(True)
    page.get_by_role("button", name="出行方式").click(delay=PRESS_MILLISECONDS)
    page.get_by_role("radio", name="轮椅", exact=True).click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="看路线").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(f"{NOTICE}.is-warning")).to_contain_text("仍是按“步行”找的")

    page.reload()

    expect(sign(page)).to_have_text(texts(hospital)[2])
    expect(page.locator(f"{NOTICE}.is-warning")).to_contain_text("仍是按“步行”找的")
    expect(page.locator(NOTICE).first).to_contain_text(AS_OF)


def test_a_server_that_refuses_is_not_called_a_network_that_is_gone(pages: OpenPages) -> None:
    page = open_way(pages, may_fail=True)
    wait_until_carried(page)
    refusal = {"errors": [{"message": "x", "extensions": {"code": "DOCUMENT_NOT_LISTED"}}]}
    page.route("**/graphql", lambda asked: asked.fulfill(json=refusal))

    page.get_by_role("button", name="出行方式").click(delay=PRESS_MILLISECONDS)
    page.get_by_role("radio", name="轮椅", exact=True).click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="看路线").click(delay=PRESS_MILLISECONDS)

    expect(page.locator(NOTICE).first).to_contain_text("页面已有新版本")
    expect(page.locator(NOTICE).first).to_contain_text("现在显示的是")
    expect(page.locator(NOTICE).first).not_to_contain_text("没有网络")
    expect(page.get_by_role("button", name="重新打开本页")).to_be_visible()


def test_a_server_that_goes_and_comes_back_is_noticed_and_nothing_is_lost(
    browser: Browser, tmp_path: Path
) -> None:
    port = free_port()
    with (
        live_demo(tmp_path / "data", "--plan", CLINIC, port=port) as demo,
        open_pages(browser, demo.address) as pages,
    ):
        page = open_way(pages, "radiology", "E1", locale="en")
        wait_until_carried(page)
        walk_all(page, 2)
        second = sign(page).inner_text()
        demo.stop()

        expect(page.locator(NOTICE)).to_contain_text("No network", timeout=20_000)
        expect(sign(page)).to_have_text(second)
        with live_demo(tmp_path / "data", "--plan", CLINIC, port=port):
            expect(page.locator(NOTICE)).to_contain_text("still the same", timeout=30_000)
            expect(sign(page)).to_have_text(second)


def test_a_changed_plan_changes_the_way_and_keeps_ones_place_where_it_can(
    browser: Browser, tmp_path: Path
) -> None:
    plan, port = tmp_path / "plan", free_port()
    shutil.copytree(CLINIC, plan)
    with (
        live_demo(tmp_path / "data", "--plan", CLINIC, port=port) as demo,
        open_pages(browser, demo.address) as pages,
    ):
        phones = [open_way(pages, "radiology", "E1", locale="en") for _ in range(2)]
        before = []
        for stood_at, page in enumerate(phones):
            wait_until_carried(page)
            walk_all(page, stood_at + 1)
            before.append(sign(page).inner_text())
        steps = route(demo, "radiology", "E1", "en")["steps"]
        demo.stop()
        connectors = plan / "connectors.json"
        text = connectors.read_text("utf-8")
        assert "Central stairs" in text
        connectors.write_text(text.replace("Central stairs", "Old stairs"), "utf-8")

        with live_demo(tmp_path / "data", "--plan", plan, port=port) as again:
            anew = [step["text"] for step in route(again, "radiology", "E1", "en")["steps"]]
            assert "Old stairs" in " ".join(anew)
            assert before[0] in anew
            assert before[1] not in anew
            onward = route_from(again, steps[1]["point"], "radiology", locale="en")
            from_there = [step["text"] for step in onward["steps"]]

            for page, told, shown in (
                (phones[0], anew, before[0]),
                (phones[1], from_there, from_there[0]),
            ):
                page.evaluate("dispatchEvent(new Event('online'))")
                expect(page.locator(NOTICE)).to_contain_text("The way has changed", timeout=30_000)
                expect(sign(page)).to_have_text(shown)
                page.get_by_role("button", name="All steps").click(delay=PRESS_MILLISECONDS)
                expect(page.locator(".phone-step-row-words > span")).to_have_text(told)


def test_the_next_code_on_the_wall_offers_to_go_on(pages: OpenPages) -> None:
    page = open_way(pages, WARD, fragment="needs=WHEELCHAIR")
    wait_until_carried(page)

    page.goto(page.url.partition("/go/")[0] + "/go/OP-1F-04")
    page.get_by_role("button", name="继续去 骨科病区（9A）").click(delay=PRESS_MILLISECONDS)

    expect(sign(page)).to_be_visible()
    assert page.url.endswith(f"/go/OP-1F-04#to={WARD}&needs=WHEELCHAIR&locale=zh-CN")


def test_what_is_forgotten_leaves_nothing_on_the_phone(pages: OpenPages) -> None:
    page = open_way(pages)
    wait_until_carried(page)
    page.get_by_role("button", name="全部步骤").click(delay=PRESS_MILLISECONDS)

    page.get_by_role("button", name="忘记这条路线").click(delay=PRESS_MILLISECONDS)

    expect(page.locator(NOTICE)).to_contain_text("已忘记，本页不再保存这条路线。")
    for go in (lambda: None, page.go_back, page.reload, page.go_forward):
        go()
        expect(page.get_by_role("heading", level=1)).to_have_text("您在 门诊楼1层电梯厅")
        expect(page.locator(".phone-go-on")).to_have_count(0)
        assert "to=" not in page.url
        assert page.evaluate("JSON.stringify(localStorage)") == "{}"


def test_a_way_that_is_chosen_after_forgetting_is_kept_like_any_other(pages: OpenPages) -> None:
    page = open_way(pages)
    page.get_by_role("button", name="全部步骤").click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="忘记这条路线").click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="卫生间").click(delay=PRESS_MILLISECONDS)
    page.locator(".phone-row").first.click(delay=PRESS_MILLISECONDS)
    expect(sign(page)).to_be_visible()
    chosen = page.url

    page.reload()
    expect(sign(page)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("卫生间")
    page.go_forward()

    expect(sign(page)).to_be_visible()
    assert page.url == chosen


def test_a_page_that_cannot_be_opened_again_says_so_before_the_network_is_gone(
    pages: OpenPages,
) -> None:
    kept = open_way(pages, service_workers="allow")
    bare = open_way(pages)
    for page in (kept, bare):
        page.get_by_role("button", name="全部步骤").click(delay=PRESS_MILLISECONDS)
        expect(page.locator(".phone-carried").first).to_contain_text("没有网络也能用")

    expect(bare.locator(".phone-carried")).to_have_count(2)
    expect(bare.locator(".phone-carried").last).to_contain_text("请不要关闭本页")
    expect(kept.locator(".phone-carried")).to_have_count(1)


def test_a_way_is_kept_for_a_day_and_no_longer(pages: OpenPages) -> None:
    page = open_way(pages)
    wait_until_carried(page)
    start = page.url.partition("#")[0]
    older = """(hours) => {
      const key = "kiosk-server.phone.way";
      const kept = JSON.parse(localStorage.getItem(key));
      kept.keptAt -= hours * 3600 * 1000;
      localStorage.setItem(key, JSON.stringify(kept));
    }"""
    page.goto(start)
    page.reload()
    expect(page.locator(".phone-go-on")).to_be_visible()

    page.evaluate(older, 23)
    page.reload()
    expect(page.locator(".phone-go-on")).to_be_visible()
    page.evaluate(older, 1.1)
    page.reload()

    expect(page.locator(".phone-categories")).to_be_visible()
    expect(page.locator(".phone-go-on")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
