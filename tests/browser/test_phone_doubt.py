"""A way that may have changed: the phone says so, and asks until it knows."""

from playwright.sync_api import Request, Route, expect

from tests.browser.pages import OpenPages
from tests.browser.phone_steps import PRESS_MILLISECONDS, sign
from tests.browser.station import Station

NOTICE = ".phone-notice"


def test_after_a_closure_a_busy_server_is_asked_until_it_answers_and_the_doubt_is_told(
    station: Station, clinic_pages: OpenPages
) -> None:
    page = clinic_pages.phone("radiology", locale="en", fragment="to=pharmacy")
    expect(sign(page)).to_be_visible()
    asked: list[Request] = []

    def refuse(route: Route) -> None:
        if "FindRoute" in (route.request.post_data or "") and len(asked) < 2:
            asked.append(route.request)
            route.fulfill(status=503, json={"errors": [{"message": "busy"}]})
        else:
            route.fallback()

    page.route("**/graphql", refuse)
    page.get_by_role("button", name="All steps").click(delay=PRESS_MILLISECONDS)
    for way in ("lift-1", "stairs-1"):
        station.close(way)

    expect(page.locator(NOTICE).filter(has_text="may have changed")).to_contain_text(
        "Something in the building was closed or opened."
    )
    expect(page.get_by_role("heading", level=1)).to_contain_text("closed at the moment")
    assert len(asked) == 2
    expect(page.locator(NOTICE).filter(has_text="may have changed")).to_have_count(0)
