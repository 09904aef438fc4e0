"""The voice where it counts: in an alarm, round what is closed, and on a way without network."""

from playwright.sync_api import expect

from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS, next_button, sign, wait_until_carried
from tests.browser.station import Station
from tests.browser.voice_steps import heard_since_key, listen, press, wait_until_heard

UPSTAIRS = "radiology"
DOWNSTAIRS = "pharmacy"
STAIRS = "stairs-1"
STEPS = """query ($from: LocationInput!, $to: LocationInput!) {
  route(from: $from, to: $to) { ... on Route { steps { spokenText } } }
}"""
CARRIED = """async (least) => {
  const place = await caches.open("voice-of-the-way");
  return (await place.keys()).length >= least;
}"""


def test_way_round_is_told_and_an_alarm_interrupts_it(
    station: Station, clinic_pages: OpenPages
) -> None:
    station.close(STAIRS)
    page = listen(clinic_pages.kiosk(UPSTAIRS, locale="en", fragment=f"to={DOWNSTAIRS}"))
    expect(page.locator(".step").first).to_be_visible()
    press(page, "next")
    wait_until_heard(page, "This way goes round")
    page.evaluate("window.isEndless = true")
    held = press(page, "repeat")
    assert page.evaluate("playing.dataset.said") == held, "it goes on being said"

    alarm_id = station.start()

    wait_until_heard(page, "Evacuation alarm")
    expect(page.locator(".voice-caption")).to_contain_text("Evacuation alarm")
    page.evaluate("window.isEndless = false")
    page.evaluate("playing.dispatchEvent(new Event('ended'))")
    wait_until_heard(page, "Ask for help now")
    wait_until_heard(page, "something on it is closed")
    expect(page.locator(".voice-notice")).to_have_count(0)
    said = heard_since_key(page)
    assert said.index(held) < said.index("Evacuation alarm")
    assert held not in said[said.index("Evacuation alarm") :], "what was cut off is let go"
    station.end(alarm_id)
    expect(page.locator(".search-open")).to_be_visible()


def test_way_is_heard_on_a_phone_without_network(station: Station, clinic_pages: OpenPages) -> None:
    ends = {"from": {"placeId": UPSTAIRS}, "to": {"placeId": DOWNSTAIRS}}
    steps = [each["spokenText"] for each in station.demo.data(STEPS, ends)["route"]["steps"]]
    opened = f"to={DOWNSTAIRS}&locale=en&voice=1"
    page = listen(
        clinic_pages.phone(UPSTAIRS, locale="en", fragment=opened, service_workers="allow")
    )
    expect(sign(page)).to_be_visible()
    wait_until_carried(page)
    page.wait_for_function(CARRIED, arg=len(steps))
    page.wait_for_function(
        "(path) => caches.open('pages').then((pages) => pages.match(path)).then(Boolean)",
        arg=f"/go/{UPSTAIRS}",
    )
    page.context.set_offline(True)
    page.reload()

    for number, step in enumerate(steps[1:], start=2):
        expect(sign(page)).to_be_visible()
        next_button(page).click(delay=PRESS_MILLISECONDS)
        wait_until_heard(page, step)
        expect(page.locator(".phone-progress")).to_contain_text(f"Step {number} of {len(steps)}")
    page.context.set_offline(False)
