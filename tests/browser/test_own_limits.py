"""Limits of one's own beside a profile's: chosen on the kiosk and the phone, kept, and heeded."""

import random
from typing import Any

from playwright.sync_api import Page, expect

from floorplans.travel_needs import Profile, needs_of
from kiosk_server.web.pages.travel_profiles import travel_profiles
from tests.browser.kiosk_steps import go_back, open_way
from tests.browser.modules import call
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.phone_steps import open_way as open_phone_way

LIMITS = "frame/own_limits.js"
FAR = "ip-8f-urology-ward"


def test_steps_and_switches_lead_back_to_the_profile(pages: OpenPages) -> None:
    """Whatever is stated, and in whatever order it is taken back, nothing of it stays."""
    page = pages.kiosk()
    by_chance = random.Random(7)
    touches = [by_chance.random() for _ in range(60)]

    left = call(
        page,
        LIMITS,
        """(({ hasOwnLimits }) => Object.entries(profiles).map(([profile, usual]) => {
          let needs = { profile };
          for (const chance of touches) {
            const rows = [...m.offeredTo(m.SCALES, needs), ...m.offeredTo(m.REFUSALS, needs)];
            const row = rows[Math.floor(chance * rows.length)];
            if (row.values) {
              const { lenient, strict } = m.standOf(row, needs, usual);
              const next = chance * 97 % 1 < 0.5 ? lenient : strict;
              if (next !== undefined) needs = m.withScale(row, needs, usual, next);
            } else {
              needs = m.withRefusal(row, needs, usual, !m.isRefused(row, needs, usual));
            }
          }
          const stated = needs;
          for (const scale of m.offeredTo(m.SCALES, needs)) {
            needs = m.withScale(scale, needs, usual, usual[scale.names[0]] ?? null);
          }
          for (const refusal of m.offeredTo(m.REFUSALS, needs)) {
            needs = m.withRefusal(refusal, needs, usual, m.isRefused(refusal, {}, usual));
          }
          return { profile, stated, needs, isOwn: [stated, needs].map(hasOwnLimits) };
        }))(modules["frame/needs_words.js"])""",
        profiles=travel_profiles(for_staff=True),
        touches=touches,
    )

    assert len(left) == len(travel_profiles(for_staff=True))
    for each in left:
        assert each["needs"] == {"profile": each["profile"]}
        assert each["isOwn"] == [True, False], each["stated"]


def test_a_value_between_two_of_the_scale_has_neighbours(pages: OpenPages) -> None:
    usual = dict(travel_profiles()["WHEELCHAIR"])
    found = call(
        pages.kiosk(),
        LIMITS,
        """[[0, 0.72], [1, 0.07], [3, null], [4, 10]].map(([at, value]) =>
          m.standOf(m.SCALES[at], { [m.SCALES[at].names[0]]: value }, usual))""",
        usual=usual,
    )

    assert [(each.get("lenient"), each.get("strict")) for each in found] == [
        (0.7, 0.75),
        (1 / 12, 1 / 16),
        (None, 1),
        (25, None),
    ]
    assert all(each["isOwn"] for each in found)


def asked_needs(page: Page) -> list[Any]:
    """Collects the needs of each way that the page asks for from now on."""
    needs: list[Any] = []

    def note(request: Any) -> None:  # noqa: ANN401 - Playwright's request
        sent = request.post_data_json if request.method == "POST" else None
        if sent and sent.get("operationName") == "FindRoute":
            needs.append(sent["variables"]["needs"])

    page.on("request", note)
    return needs


def test_the_kiosk_finds_the_way_for_a_narrower_chair_and_back(pages: OpenPages) -> None:
    page = open_way(pages, FAR, fragment="needs=WHEELCHAIR", locale="en")
    asked = asked_needs(page)
    usual = needs_of(Profile.WHEELCHAIR)

    page.locator(".need-more").click()
    expect(page.locator(".limits h2")).to_have_text("Wheelchair: more exactly")
    expect(page.locator("#limit-width")).to_contain_text(f"{usual.body_width_metres * 100:.0f} cm")
    page.get_by_role("button", name="Narrower").click()
    page.get_by_role("button", name="Less steep").click()
    page.locator("[aria-describedby=limit-lift-width][data-way=more]").click()
    page.locator('[data-limit="no-manual-doors"]').click()
    expect(page.locator('[data-limit="no-manual-doors"]')).to_be_checked()
    expect(page.locator("#limit-width")).to_have_text("75 cm")
    expect(page.locator("#limit-lift-width")).to_have_text("110 cm")

    wanted = {
        "profile": "WHEELCHAIR",
        "bodyWidthMetres": 0.75,
        "minDoorWidthMetres": 0.75,
        "maxIncline": 1 / 16,
        "minCarWidthMetres": 1.1,
        "mayUseManualDoors": False,
    }
    assert asked[-1] == wanted
    assert "bodyWidthMetres=0.75" in page.url.partition("#")[2]

    go_back(page)
    expect(page.locator(".need-more")).to_have_attribute("data-own", "")
    page.locator('[data-profile="PRAM"]').click()
    expect(page.locator(".need-more[data-own]")).to_have_count(0)
    assert "bodyWidthMetres" not in page.url


def test_the_phone_finds_the_way_without_lifts(pages: OpenPages) -> None:
    page = open_phone_way(pages, "op-3f-paediatrics", "OP-1F-04", locale="en")
    asked = asked_needs(page)

    page.locator(".phone-actions-quiet button").first.click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="Needs").last.click(delay=PRESS_MILLISECONDS)
    page.locator(".need-more").click(delay=PRESS_MILLISECONDS)
    page.locator('[data-limit="no-lifts"]').click(delay=PRESS_MILLISECONDS)
    page.get_by_role("button", name="More often").click(delay=PRESS_MILLISECONDS)
    expect(page.locator("#limit-rest")).to_have_text("every 200 m")
    page.locator(".phone-first").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".need-more[data-own]")).to_be_visible()
    page.locator(".phone-first").click(delay=PRESS_MILLISECONDS)

    expect(page.locator(".phone-step-row").first).to_be_visible()
    wanted = {"mayUseLifts": False, "restEveryMetres": 200, "restSeconds": 60}
    assert asked[-1] == {"profile": "WALKING", **wanted}
    assert "mayUseLifts=false" in page.url.partition("#")[2]
