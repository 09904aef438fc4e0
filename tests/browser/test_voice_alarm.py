"""The voice where it counts: round what is closed, and in an alarm."""

from playwright.sync_api import expect

from tests.browser.pages import OpenPages
from tests.browser.station import Station
from tests.browser.voice_steps import heard_since_key, listen, press, wait_until_heard

UPSTAIRS = "radiology"
DOWNSTAIRS = "pharmacy"
STAIRS = "stairs-1"
SAID_AGAIN = """() => {
  const end = heard.findLastIndex((it) => it?.includes("something on it is closed"));
  return end >= 0 && heard.slice(end).some((it) => it?.includes("Evacuation alarm"));
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
    page.wait_for_function(SAID_AGAIN)
    expect(page.locator(".voice-notice")).to_have_count(0)
    said = heard_since_key(page)
    assert said.index(held) < said.index("Evacuation alarm")
    assert held not in said[said.index("Evacuation alarm") :], "what was cut off is let go"
    station.end(alarm_id)
    wait_until_heard(page, "The alarm has ended")
    expect(page.locator(".search-open")).to_be_visible()
