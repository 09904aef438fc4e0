"""Stops on the way: added, told, taken along and left out, on kiosk and phone."""

import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser import kiosk_steps
from tests.browser.axe import axe
from tests.browser.modules import call
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import (
    PRESS_MILLISECONDS,
    SPOT,
    WARD,
    next_button,
    open_way,
    overflows,
    route,
    sign,
)
from tests.kiosk_server.live_demo import LiveDemo

PHARMACY = "op-1f-pharmacy"
STOPS = "frame/stops.js"


@pytest.fixture(autouse=True)
def compiled(hospital: LiveDemo) -> None:
    """The first way that a server finds waits until its plan is compiled."""
    route(hospital, WARD)


def via_of(page: Page) -> list[str]:
    """The stops that the page's address names."""
    return parse_qs(page.url.partition("#")[2]).get("via", [])


def add_on_kiosk(page: Page, kind: str) -> str:
    """Adds the first place of a kind as a stop; its name."""
    page.locator(".stop-add").click()
    page.locator(".stop-kinds").get_by_role("button", name=kind).click()
    first = page.locator(".place").first
    expect(first).to_be_visible()
    name = first.locator(".name").inner_text()
    first.click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".stops-line")).to_contain_text(name)
    return name


def test_a_stop_at_the_kiosk_is_on_the_way_and_in_the_code(pages: OpenPages) -> None:
    page = kiosk_steps.open_way(pages, kiosk_steps.WARD, locale="en")
    without = kiosk_steps.all_steps(page)

    name = add_on_kiosk(page, "Pharmacy")

    expect(page.locator(".steps")).not_to_have_attribute("data-waiting", "")
    steps = kiosk_steps.all_steps(page)
    (stop,) = via_of(page)
    assert any(re.search(f"Arrive at {re.escape(name)}", step) for step in steps)
    assert steps[-1] == without[-1], "the goal stays the goal"
    expect(kiosk_steps.heading(page)).to_contain_text("Urology ward")
    with page.expect_request(asks_for_a_way) as asked:
        page.locator(".take").click()
    assert variables_of(asked.value)["via"] == [{"placeId": stop}]
    kiosk_steps.go_back(page)
    page.locator(".stop-add").click()
    expect(page.locator(".stop-row")).to_contain_text(name)
    assert not kiosk_steps.overflows(page)
    assert not axe(page)
    page.get_by_role("button", name="Leave out").click()
    expect(page.locator(".stop-row")).to_have_count(0)
    kiosk_steps.go_back(page)
    expect(page.locator(".steps")).not_to_have_attribute("data-waiting", "")
    assert kiosk_steps.all_steps(page) == without
    assert via_of(page) == []


def test_a_stop_that_is_not_in_the_plan_is_left_out_by_hand(pages: OpenPages) -> None:
    page = pages.kiosk(locale="en", fragment=f"to={kiosk_steps.RADIOLOGY}&via=gone")
    expect(page.locator(".no-route")).to_be_visible(timeout=kiosk_steps.FIRST_WAY_MS)

    page.get_by_role("button", name="Change stops").click()
    expect(page.locator(".stop-row")).to_contain_text("does not have")
    page.get_by_role("button", name="Leave out").click()
    page.locator(".button-main").click()

    expect(page.locator(".step").first).to_be_visible()
    assert via_of(page) == []


def variables_of(request: Request) -> dict[str, Any]:
    """What a request asks with; empty for one that is no question."""
    sent: Any = request.post_data_json if request.method == "POST" else None
    return (sent.get("variables") or {}) if isinstance(sent, dict) else {}


def asks_for_a_way(request: Request, profile: str | None = None) -> bool:
    """Whether a request asks for a way, of this traveller, and not for places or sounds."""
    variables = variables_of(request)
    is_theirs = profile is None or (variables.get("needs") or {}).get("profile") == profile
    return "via" in variables and is_theirs


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click(delay=PRESS_MILLISECONDS)


def test_a_stop_on_the_phone_leads_on_from_the_step_and_is_passed_once(
    pages: OpenPages, hospital: LiveDemo
) -> None:
    page = open_way(pages, WARD, locale="en")
    next_button(page).click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-bar i").nth(1)).to_have_class("is-now")

    press(page, "Stops")
    assert not overflows(page)
    assert not axe(page)
    press(page, "Toilets")
    page.locator(".phone-row").first.click(delay=PRESS_MILLISECONDS)

    expect(sign(page)).to_be_visible()
    expect(page.locator(".phone-bar i").first).to_have_class("is-now")
    expect(page.locator(".phone-notice")).to_have_count(0)
    (stop,) = via_of(page)
    name = hospital.data("query ($id: ID!) { place(id: $id) { name } }", {"id": stop}, "en")
    while not re.search("Arrive at", sign(page).inner_text()):
        reached = page.locator(".phone-bar .is-past").count()
        next_button(page).click(delay=PRESS_MILLISECONDS)
        expect(page.locator(".phone-bar i").nth(reached + 1)).to_have_class("is-now")
    expect(sign(page)).to_contain_text(name["place"]["name"])
    next_button(page).click(delay=PRESS_MILLISECONDS)
    press(page, "Needs")
    with page.expect_request(lambda sent: asks_for_a_way(sent, "SLOW_WALKING")) as asked:
        page.locator('[data-profile="SLOW_WALKING"]').click(delay=PRESS_MILLISECONDS)
    variables = variables_of(asked.value)
    assert variables["via"] == [], "nobody is led back to a stop that is behind them"
    assert "point" in variables["from"]


@pytest.mark.parametrize(
    ("via", "added", "stops"),
    [
        ([], "a", ["a"]),
        (["a"], "a", ["a"]),
        (["a"], "goal", ["a"]),
        (["a", "b", "c"], "d", ["a", "b", "c"]),
    ],
)
def test_a_stop_is_added_once_and_within_bounds(
    pages: OpenPages, via: list[str], added: str, stops: list[str]
) -> None:
    page = pages.phone(SPOT)

    assert call(page, STOPS, "m.withStop(via, added, 'goal')", via=via, added=added) == stops


def test_the_stop_that_costs_least_comes_first_and_of_equal_ones_the_nearest(
    pages: OpenPages,
) -> None:
    page = pages.phone(SPOT)
    here = {"far": 200, "near": 30, "round": 20, "no-way": None}
    goal = {"far": 10, "near": 190, "round": 400}
    lists = [
        [{"place": {"id": id_}, "walkSeconds": seconds} for id_, seconds in walks.items()]
        for walks in (here, goal)
    ]

    def ranked(category: str) -> list[str]:
        source = "m.onTheWay(category, lists[0], lists[1]).map(({ place }) => place.id)"
        found: list[str] = call(page, STOPS, source, category=category, lists=lists)
        return found

    assert ranked("TOILETS") == ["near", "far", "round", "no-way"]
    assert ranked("CLINICS") == list(here), "a certain destination keeps its place"
