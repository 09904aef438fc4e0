"""The way on the phone: the same as the kiosk's, one step at a time, by needs, back again."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.pages import OpenPages
from tests.browser.phone_steps import (
    PRESS_MILLISECONDS,
    RADIOLOGY,
    SPOT,
    WARD,
    next_button,
    open_way,
    previous_button,
    route,
    route_from,
    sign,
    walk_all,
)
from tests.browser.station import Station
from tests.kiosk_server.live_demo import LiveDemo

HAND_OFF = """
query ($from: LocationInput!, $to: LocationInput!, $needs: TravelNeedsInput) {
  route(from: $from, to: $to, needs: $needs) {
    ... on Route { handOff(mode: LARGE) { url } }
  }
}"""


def texts(answer: dict[str, Any]) -> list[str]:
    return [step["text"] for step in answer["steps"]]


def test_address_of_the_hand_off_opens_the_same_way_needs_language_and_size(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    needs: dict[str, object] = {"profile": "WHEELCHAIR", "bodyWidthMetres": 0.75}
    ends = {"from": {"anchorCode": SPOT}, "to": {"placeId": WARD}, "needs": needs}
    url = hospital.data(HAND_OFF, ends, "en")["route"]["handOff"]["url"]
    path, _, fragment = url.partition("#")

    page = pages.phone(path.rsplit("/", 1)[1], fragment=fragment)
    expect(sign(page)).to_be_visible()

    told = texts(route(hospital, WARD, locale="en", needs=needs))
    assert walk_all(page, len(told)) == told
    expect(page.locator("html")).to_have_attribute("data-mode", "large")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert set(page.url.partition("#")[2].split("&")) == set(fragment.split("&"))


def test_steps_go_on_and_back_and_end_in_arrival(pages: OpenPages, hospital: LiveDemo) -> None:
    told = texts(route(hospital, RADIOLOGY))
    page = open_way(pages, RADIOLOGY)
    expect(previous_button(page)).to_be_disabled()

    next_button(page).click(delay=PRESS_MILLISECONDS)
    expect(sign(page)).to_have_text(told[1])
    expect(page.locator(".phone-progress")).to_contain_text(f"第 2 步，共 {len(told)} 步")
    previous_button(page).click(delay=PRESS_MILLISECONDS)
    expect(sign(page)).to_have_text(told[0])
    walk_all(page, len(told))
    next_button(page).click(delay=PRESS_MILLISECONDS)

    expect(page.get_by_role("heading", level=1)).to_have_text("您已到达")
    expect(page.locator(".phone-arrival-place")).to_have_text("放射科（B101）")


def test_every_step_has_its_own_piece_of_the_plan(pages: OpenPages, hospital: LiveDemo) -> None:
    count = len(route(hospital, RADIOLOGY)["steps"])
    page = open_way(pages, RADIOLOGY)

    pictures = set()
    for number in range(count):
        picture = page.locator(".phone-picture svg.plan")
        expect(picture).to_be_visible()
        pictures.add(picture.evaluate("(svg) => svg.outerHTML"))
        if number + 1 < count:
            next_button(page).click(delay=PRESS_MILLISECONDS)

    assert len(pictures) == count


def test_a_lift_shows_the_floors_as_its_buttons_do(pages: OpenPages, hospital: LiveDemo) -> None:
    steps = route(hospital, WARD)["steps"]
    at = next(index for index, step in enumerate(steps) if step["toLevelId"])
    page = open_way(pages, WARD)
    for _ in range(at):
        next_button(page).click(delay=PRESS_MILLISECONDS)

    expect(page.locator(".phone-floor [aria-hidden]")).to_have_text(["1", "9"])
    expect(page.locator(".phone-floor .only-heard")).to_have_text(["1层", "9层"])
    expect(page.locator(".phone-ride")).to_contain_text("请按")


def test_two_taps_at_once_are_one_step(pages: OpenPages, hospital: LiveDemo) -> None:
    told = texts(route(hospital, WARD))
    page = open_way(pages, WARD)

    next_button(page).dblclick()

    expect(sign(page)).to_have_text(told[1])


def test_a_stroke_of_the_thumb_goes_on_and_one_that_scrolls_does_not(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    told = texts(route(hospital, WARD))
    page = open_way(pages, WARD)
    stroke = """([dx, dy]) => {
      const main = document.querySelector("main");
      const at = (type, x, y) => main.dispatchEvent(new PointerEvent(type, {
        bubbles: true, isPrimary: true, pointerType: "touch", clientX: x, clientY: y,
      }));
      at("pointerdown", 200, 300);
      at("pointerup", 200 + dx, 300 + dy);
    }"""

    page.evaluate(stroke, [-40, 160])
    expect(sign(page)).to_have_text(told[0])
    page.evaluate(stroke, [-120, 20])
    expect(sign(page)).to_have_text(told[1])
    page.evaluate(stroke, [120, -10])
    expect(sign(page)).to_have_text(told[0])


def test_the_list_has_every_step_under_its_levels_and_leads_to_each(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    told = texts(route(hospital, WARD))
    page = open_way(pages, WARD)

    page.get_by_role("button", name="全部步骤").click(delay=PRESS_MILLISECONDS)

    rows = page.locator(".phone-step-row-words > span")
    expect(rows).to_have_text(told)
    expect(page.locator(".phone-level")).to_have_count(2)
    expect(page.locator(".phone-level svg.plan")).to_have_count(2)
    expect(page.locator("[aria-current=step]")).to_contain_text(told[0])
    rows.nth(4).click(delay=PRESS_MILLISECONDS)
    expect(sign(page)).to_have_text(told[4])


def test_the_list_tells_what_nobody_measured_numbered_as_on_its_plans(
    clinic_pages: OpenPages,
) -> None:
    page = clinic_pages.phone("K1", locale="en", fragment="to=radiology&needs=WHEELCHAIR")
    page.get_by_role("button", name="All steps").click(delay=PRESS_MILLISECONDS)
    marks, assumed = page.locator(".phone-level .plan-assumed"), page.locator(".phone-assumed")
    expect(marks).to_have_count(3)
    expect(marks.first).to_be_hidden()

    assumed.locator("summary").click(delay=PRESS_MILLISECONDS)

    for number in range(3):
        expect(marks.nth(number)).to_be_visible()
        expect(marks.nth(number)).to_have_attribute("aria-label", str(number + 1))
    expect(assumed.locator("li")).to_have_count(3)


def test_needs_change_the_way_at_once_and_stay_in_the_address(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    page = open_way(pages, "op-3f-paediatrics", spot="OP-1F-04")
    on_foot = texts(route(hospital, "op-3f-paediatrics", "OP-1F-04"))
    wheeled = texts(
        route(hospital, "op-3f-paediatrics", "OP-1F-04", needs={"profile": "WHEELCHAIR"})
    )
    assert on_foot != wheeled

    page.get_by_role("button", name="出行方式").click(delay=PRESS_MILLISECONDS)
    page.get_by_role("radio", name="轮椅", exact=True).click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="看路线").click(delay=PRESS_MILLISECONDS)

    expect(sign(page)).to_have_text(wheeled[0])
    assert "needs=WHEELCHAIR" in page.url
    expect(page.get_by_role("button", name="出行方式：轮椅")).to_be_visible()
    page.reload()
    expect(sign(page)).to_have_text(wheeled[0])
    assert walk_all(page, len(wheeled)) == wheeled


def test_needs_changed_on_the_way_lead_on_from_the_step_that_was_reached(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    there, spot = "op-3f-paediatrics", "OP-1F-04"
    on_foot = texts(route(hospital, there, spot))
    wheeled = texts(route(hospital, there, spot, needs={"profile": "WHEELCHAIR"}))
    stood_at = next(at for at, text in enumerate(on_foot) if at and text not in wheeled)
    point = route(hospital, there, spot)["steps"][stood_at]["point"]
    onward = texts(route_from(hospital, point, there, {"profile": "WHEELCHAIR"}))
    page = open_way(pages, there, spot=spot)
    walk_all(page, stood_at + 1)
    page.context.set_offline(True)

    page.get_by_role("button", name="出行方式").click(delay=PRESS_MILLISECONDS)
    page.get_by_role("radio", name="轮椅", exact=True).click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="看路线").click(delay=PRESS_MILLISECONDS)
    expect(sign(page)).to_have_text(on_foot[stood_at])
    expect(page.locator(".phone-notice.is-warning")).to_contain_text("仍是按“步行”找的")
    page.context.set_offline(False)

    expect(sign(page)).to_have_text(onward[0])
    expect(page.locator(".phone-notice.is-warning")).to_contain_text("从您刚才那一步继续走")
    assert "needs=WHEELCHAIR" in page.url
    assert walk_all(page, len(onward)) == onward


def test_a_closure_on_the_way_leads_on_from_the_step_that_was_reached(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_way(clinic_pages, "pharmacy", spot="radiology", locale="en")
    told = route_from(station.demo, {"placeId": "radiology"}, "pharmacy", locale="en")
    stairs = next(at for at, step in enumerate(told["steps"]) if "stairs" in step["text"])
    point = told["steps"][stairs]["point"]
    walk_all(page, stairs + 1)

    station.close("stairs-1")

    why = "Something in the building was closed or opened."
    notice = f"{why} The way has changed. It leads on from the step you were at."
    expect(page.locator(".phone-notice.is-warning")).to_have_text(notice)
    onward = texts(route_from(station.demo, point, "pharmacy", locale="en"))
    assert walk_all(page, len(onward)) == onward
    page.reload()
    expect(sign(page)).to_have_text(onward[-1])


def test_the_step_that_was_reached_is_kept_over_a_reload(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    told = texts(route(hospital, WARD))
    page = open_way(pages, WARD)
    walk_all(page, 4)

    page.reload()

    expect(sign(page)).to_have_text(told[3])


def test_language_of_the_way_changes_at_the_same_step(pages: OpenPages, hospital: LiveDemo) -> None:
    english = texts(route(hospital, WARD, locale="en"))
    page = open_way(pages, WARD)
    walk_all(page, 3)

    page.locator(".bar-language").click(delay=PRESS_MILLISECONDS)

    expect(sign(page)).to_have_text(english[2])
    expect(page.locator(".page-place")).to_have_text(re.compile("^To Orthopaedic"))
    assert "locale=en" in page.url


def test_size_and_contrast_stay_in_the_address(pages: OpenPages) -> None:
    page = open_way(pages, WARD)

    page.locator(".bar-contrast").click(delay=PRESS_MILLISECONDS)
    page.locator(".bar-mode").click(delay=PRESS_MILLISECONDS)

    expect(page.locator("html")).to_have_attribute("data-mode", "large")
    expect(page.locator("html")).to_have_attribute("data-contrast", "high")
    assert page.url.endswith("&mode=large&contrast=high")
    page.locator(".bar-mode").click(delay=PRESS_MILLISECONDS)
    assert page.url.endswith("&mode=largest&contrast=high")
    page.locator(".bar-mode").click(delay=PRESS_MILLISECONDS)
    page.locator(".bar-contrast").click(delay=PRESS_MILLISECONDS)
    assert page.url.endswith(f"#to={WARD}&locale=zh-CN")


def test_nothing_of_the_destination_or_the_needs_reaches_an_address_of_the_server(
    pages: OpenPages,
) -> None:
    page = pages.phone(SPOT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{page.url.partition('#')[0]}#to={WARD}&needs=WHEELCHAIR")
    page.reload()
    expect(sign(page)).to_be_visible()

    assert asked
    assert not [url for url in asked if WARD in url or "WHEELCHAIR" in url]
