"""What somebody told about is covered on the page, until who stands before it asks to see it."""

from typing import Unpack

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.facilities_steps import SPOT
from tests.browser.kiosk_steps import wait_between_taps
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.station import Station
from tests.browser.voice_steps import go_until, heard_since_key, listen, plug, press, send

TOLD = "The bed of Mrs Lin squeaks"
ANSWER = "Oiled for Mrs Lin"
_SETTLE = """mutation ($input: ChangeFaultReportInput!) { changeFaultReport(input: $input) {
  ... on ChangeFaultReportSuccess { report { id } } } }"""
WHOLE = (390, 2600)
"""So tall that nothing lies under the bar."""
LOOKS: dict[str, Wishes] = {
    "large": {"mode": "large", "size": WHOLE},
    "contrast": {"contrast": True, "size": WHOLE},
}


def open_report(pages: OpenPages, **wishes: Unpack[Wishes]) -> Page:
    usual: Wishes = {"size": PHONE_SIZE, "has_touch": True}
    usual.update(wishes)
    return pages.open(f"/go/{SPOT}/report", {"locale": "en"}, **usual)


def answered(station: Station, page: Page, words: str = TOLD) -> None:
    """Reports something, and the house answers; the page is opened again."""
    page.get_by_label("Door", exact=True).check()
    page.get_by_label("Tell us more").fill(words)
    page.get_by_role("button", name="Send").click(delay=PRESS_MILLISECONDS)
    expect(page.get_by_role("heading", name="Thank you")).to_be_focused()
    for report in station.demo.data("{ faultReports { id changedAt } }")["faultReports"]:
        wish = {"reportId": report["id"], "seenChangedAt": report["changedAt"]}
        settled = {"state": "SETTLED", "answer": ANSWER, "requestId": f"settle-{report['id']}"}
        station.demo.data(_SETTLE, {"input": wish | settled})
    page.reload()
    page.wait_for_selector("#app[data-ready]")
    expect(shower(page)).to_be_visible()


def shower(page: Page) -> Locator:
    return page.get_by_role("button", name="Show report 1 of 1")


def told_anywhere(page: Page) -> str:
    """All that eye, ear or browser could take from the page: document, title, address, fields."""
    told: str = page.evaluate(
        """[document.documentElement.outerHTML, document.title, location.href,
            JSON.stringify(history.state),
            ...Array.from(document.querySelectorAll("input, textarea"), ({ value }) => value),
        ].join()"""
    )
    return told


def test_reports_are_covered_until_asked_for_and_again_when_nobody_is_there(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_report(clinic_pages, clock=True)
    answered(station, page)
    assert ANSWER not in told_anywhere(page)

    shower(page).click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".outcome-answer")).to_have_text(ANSWER)
    assert ANSWER not in page.title() + page.url
    page.clock.run_for(41_000)
    expect(page.locator(".cover-note")).to_contain_text("Covered again in")
    expect(page.locator("#announcer")).to_contain_text("Touch the page to go on reading")
    page.mouse.wheel(0, 10)
    expect(page.locator(".cover-note")).to_contain_text("when nobody touches the page")
    expect(page.locator(".outcome-answer")).to_be_visible()
    page.clock.run_for(61_000)

    expect(shower(page)).to_be_focused()
    assert ANSWER not in told_anywhere(page)
    shower(page).press("Enter")
    expect(page.locator(".outcome-answer")).to_be_visible()
    wait_between_taps(page)
    page.get_by_role("button", name="Cover report 1 of 1").press("Enter")
    expect(page.locator(".outcome-answer")).to_have_count(0)
    expect(page.locator("#announcer")).to_have_text("Covered.")
    wait_between_taps(page)
    shower(page).press("Enter")
    expect(page.locator(".outcome-answer")).to_be_visible()
    put_away(page)
    assert ANSWER not in told_anywhere(page), "the phone takes its picture at once"


def put_away(page: Page) -> None:
    """Another page is brought before this one."""
    page.evaluate(
        """() => {
          Object.defineProperty(document, "hidden", { value: true, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
          delete document.hidden;
        }"""
    )


_PUT_AWAY_WHEN_SENT = """() => {
  const send = window.fetch;
  window.fetch = async (address, ...how) => {
    const answer = await send(address, ...how);
    if (address === "/fault-reports") {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
    }
    return answer;
  };
}"""


def test_what_is_sent_opens_no_older_report_and_nothing_on_a_phone_that_was_put_away(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_report(clinic_pages)
    answered(station, page)
    page.route("**/graphql*", lambda route: route.abort())

    page.get_by_label("Door", exact=True).check()
    page.get_by_role("button", name="Send").click(delay=PRESS_MILLISECONDS)
    expect(page.get_by_role("heading", name="Thank you")).to_be_focused()
    expect(page.locator(".report-outcomes .problem")).to_be_visible()
    assert ANSWER not in told_anywhere(page)
    page.unroute("**/graphql*")
    wait_between_taps(page)
    page.get_by_role("button", name="Report something else").click(delay=PRESS_MILLISECONDS)
    page.get_by_label("Door", exact=True).check()
    page.get_by_label("Tell us more").fill(TOLD)
    page.evaluate(_PUT_AWAY_WHEN_SENT)
    page.get_by_role("button", name="Send").click(delay=PRESS_MILLISECONDS)

    expect(page.get_by_role("button", name="Show report 1 of 3")).to_be_visible()
    expect(page.locator("[data-private]")).to_have_count(0)


def test_what_is_being_written_is_covered_too_and_nothing_of_it_is_lost(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_report(clinic_pages, clock=True)
    page.get_by_label("Tell us more").press_sequentially(TOLD)
    expect(page.get_by_label("Tell us more")).to_be_focused()

    page.clock.run_for(61_000)
    expect(page.get_by_label("Tell us more")).to_have_count(0)
    assert TOLD not in told_anywhere(page)
    page.get_by_role("button", name="Show what I entered").click(delay=PRESS_MILLISECONDS)
    expect(page.get_by_label("Tell us more")).to_have_value(TOLD)
    page.reload()
    page.wait_for_selector("#app[data-ready]")

    assert TOLD not in told_anywhere(page)
    page.get_by_role("button", name="Show what I entered").click(delay=PRESS_MILLISECONDS)
    expect(page.get_by_label("Tell us more")).to_have_value(TOLD)
    page.get_by_label("Tell us more").fill("")
    expect(page.locator(".cover")).to_have_count(0)


@pytest.mark.parametrize("look", ["large", "contrast"])
def test_cover_keeps_the_rules_open_and_closed(
    station: Station, clinic_pages: OpenPages, look: str
) -> None:
    page = open_report(clinic_pages, **LOOKS[look])
    answered(station, page)

    found = list(axe(page, "color-contrast-enhanced", target_px=60))
    shower(page).click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".outcome-answer")).to_be_visible()
    found += axe(page, "color-contrast-enhanced", target_px=60)

    assert found == []


def test_keypad_opens_and_covers_it_and_the_hall_hears_none_of_it(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = open_report(clinic_pages)
    answered(station, page)
    listen(page)

    press(page, "next")
    go_until(page, "Show report 1 of 1")
    press(page, "select")
    expect(page.locator(".outcome-answer")).to_be_visible()
    go_until(page, "This is private", key="next")
    assert not any(ANSWER in said for said in heard_since_key(page))
    plug(page, is_in=True)
    press(page, "next")
    send(page, "F24")
    expect(page.locator("#voice")).to_contain_text(ANSWER)
    go_until(page, "Cover report 1 of 1", key="previous")
    press(page, "select")

    expect(page.locator(".outcome-answer")).to_have_count(0)
    assert ANSWER not in told_anywhere(page), "nor in the captions"
    wait_between_taps(page)
    press(page, "select")
    go_until(page, "Door")
    press(page, "next")
    page.evaluate("window.isEndless = true")
    send(page, "F24")
    expect(page.locator("#voice")).to_contain_text(ANSWER)
    put_away(page)
    expect(page.locator("#voice")).not_to_contain_text(ANSWER)
    assert ANSWER not in told_anywhere(page)
