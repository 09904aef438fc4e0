"""The views of those who run the house, and what they bring about on everybody's pages.

Each needs the running demo: its accounts, and somebody who starts alarms and closes things.
"""

from collections.abc import Callable, Mapping

from playwright.sync_api import Page, expect

from tests.browser.facilities_steps import DESK_SIZE, open_desk, open_pocket
from tests.browser.kiosk_steps import FIRST_WAY_MS
from tests.browser.number_steps import Counter
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes
from tests.browser.phone_steps import PRESS_MILLISECONDS, SPOT
from tests.browser.signing_in import open_signed_in
from tests.browser.station import Station

_ROOM = "op-2f-internal-room-1"
View = Callable[[OpenPages, Station, Wishes], Page]


def desk(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    return open_desk(pages, station.demo, **wishes)


def desk_closing(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = desk(pages, station, wishes)
    page.get_by_role("searchbox").fill("ct")
    page.locator(".found button").first.click()
    expect(page.locator(".panel")).to_be_visible()
    return page


def pocket(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    return open_pocket(pages, station.demo, **wishes)


def signs(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = open_desk(pages, station.demo, **wishes)
    query = f"locale={wishes.get('locale', 'zh-CN')}&mode={wishes.get('mode', 'standard')}"
    contrast = "&contrast=high" if wishes.get("contrast") else ""
    page.goto(f"{pages.address}/facilities/signs?{query}{contrast}")
    expect(page.locator(".sign-row").first).to_be_visible(timeout=FIRST_WAY_MS)
    return page


def report(pages: OpenPages, _: Station, wishes: Wishes) -> Page:
    usual: Wishes = {"size": PHONE_SIZE, "has_touch": True}
    usual.update(wishes)
    return pages.open(f"/go/{SPOT}/report", {}, **usual)


def report_person(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = report(pages, station, wishes)
    page.locator(".bar-person").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-desk")).to_be_visible(timeout=FIRST_WAY_MS)
    return page


def directory(pages: OpenPages, _: Station, wishes: Wishes) -> Page:
    waiting: Wishes = {**wishes, "waits": False}
    return pages.open("/directory", {}, **waiting)


def counter_rooms(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = _counter(pages, station, wishes, "clinician", "/counter")
    expect(page.locator(".room-card, .desk").first).to_be_visible()
    return page


def counter_room(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    """Somebody is called, some wait, one of them with a priority."""
    desk = Counter(station.demo)
    for name in ("Test One", "Test Two", "Test Three"):
        desk.issue("internal-medicine", name)
    page = _counter(pages, station, wishes, "clinician", "/counter")
    page.goto(f"{page.url}#room={_ROOM}")
    expect(page.locator(".next-step")).to_be_visible()
    if not page.locator(".keys-switch").count():
        page.locator(".next-step").click()
        expect(page.locator(".keys-switch")).to_be_visible()
        page.keyboard.press("c")
    expect(page.locator(".now-number")).to_be_visible()
    return page


def counter_zone(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = _counter(pages, station, wishes, "nurse", "/counter/triage")
    page.locator(".zone-card").first.click()
    expect(page.locator(".zone-room-list")).to_be_visible()
    return page


def counter_rules(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = _counter(pages, station, wishes, "manager", "/counter/rules")
    expect(page.locator(".rules-classes li").first).to_be_visible()
    return page


def counter_rules_text(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    page = counter_rules(pages, station, wishes)
    page.locator(".rules-views button").nth(1).click()
    expect(page.locator(".rules-text")).to_be_visible()
    return page


def figures(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    Counter(station.demo).issue("internal-medicine", "Test Four")
    page = _counter(pages, station, wishes, "manager", "/figures")
    expect(page.locator(".tile").first).to_be_visible()
    return page


def _heard(view: View) -> View:
    """The same view, read aloud."""

    def opened(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
        page = view(pages, station, wishes)
        page.locator(".bar-voice").click()
        expect(page.locator(".voice-strip")).to_be_visible()
        return page

    return opened


def _counter(pages: OpenPages, station: Station, wishes: Wishes, role: str, path: str) -> Page:
    usual: Wishes = {"size": DESK_SIZE}
    usual.update(wishes)
    return open_signed_in(pages, station.demo, role, path, **usual)


def kiosk_alarm(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    station.start()
    page = pages.kiosk(**wishes)
    expect(page.locator(".alarm-band")).to_be_visible()
    expect(page.locator(".plan-box svg.plan").first).to_be_visible(timeout=FIRST_WAY_MS)
    expect(page.locator(".step").first).to_be_visible(timeout=FIRST_WAY_MS)
    return page


def phone_alarm(pages: OpenPages, station: Station, wishes: Wishes) -> Page:
    station.start()
    page = pages.phone(SPOT, **wishes)
    expect(page.locator(".alarm-band")).to_be_visible()
    expect(page.locator("svg.plan").first).to_be_visible(timeout=FIRST_WAY_MS)
    return page


VIEWS: Mapping[str, View] = {
    "facilities-desk": desk,
    "facilities-closing": desk_closing,
    "facilities-pocket": pocket,
    "facilities-signs": signs,
    "report-form": report,
    "report-person": report_person,
    "directory": directory,
    "counter-rooms": counter_rooms,
    "counter-room": counter_room,
    "counter-zone": counter_zone,
    "counter-rules": counter_rules,
    "counter-rules-text": counter_rules_text,
    "counter-room-heard": _heard(counter_room),
    "counter-zone-heard": _heard(counter_zone),
    "figures": figures,
    "figures-heard": _heard(figures),
    "kiosk-alarm": kiosk_alarm,
    "phone-alarm": phone_alarm,
}
"""Each view, opened; what was started for it is ended by who opened it."""
