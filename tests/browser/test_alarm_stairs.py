"""Who cannot use stairs is led by none in an alarm, however they said so."""

from playwright.sync_api import expect

from tests.browser.modules import call
from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.station import Station

UPSTAIRS = "radiology"
DOWNSTAIRS = "pharmacy"


def test_who_said_before_that_stairs_will_not_do_is_led_by_none(
    station: Station, clinic_pages: OpenPages
) -> None:
    """On foot, with a limit of their own: the same as somebody in a wheelchair."""
    page = clinic_pages.phone(UPSTAIRS, locale="en", fragment=f"to={DOWNSTAIRS}&mayUseStairs=false")
    station.start()

    expect(page.locator("h1")).to_have_text("Ask for help now")
    expect(page.get_by_role("switch")).to_be_checked()
    fled = call(
        page,
        "frame/alarms.js",
        "wishes.map((needs) => m.needsToFlee(needs, m.cannotUseStairs(needs)))",
        wishes=[
            {"profile": "SLOW_WALKING", "mayUseStairs": False},
            {"profile": "SLOW_WALKING", "mayUseLifts": False},
            {"profile": "WHEELCHAIR", "bodyWidthMetres": 0.7, "mayUseManualDoors": False},
            {"profile": "BED", "bodyWidthMetres": 1.05, "evidence": "MEASURED"},
            None,
        ],
    )
    assert fled == [
        {"profile": "SLOW_WALKING", "mayUseStairs": False},
        {"profile": "WALKING"},
        {"profile": "WHEELCHAIR", "bodyWidthMetres": 0.7},
        {"profile": "BED", "bodyWidthMetres": 1.05},
        {"profile": "WALKING"},
    ]
    page.get_by_role("switch").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".step-take_stairs").first).to_be_attached()
