"""A finger finds its way about a page that is read aloud: it hears first, and chooses then."""

from playwright.sync_api import CDPSession, Page, expect

from tests.browser.pages import OpenPages
from tests.browser.voice_steps import listen, wait_until_heard


def middle(page: Page, selector: str) -> dict[str, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


def finger(session: CDPSession, kind: str, *points: dict[str, float]) -> None:
    """A real touch of the browser: touchStart, touchMove or touchEnd."""
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})


def test_finger_hears_what_lies_under_it_and_chooses_with_two_taps(pages: OpenPages) -> None:
    page = listen(pages.kiosk(locale="en", has_touch=True))
    session = page.context.new_cdp_session(page)
    page.locator(".bar-voice").tap()
    wait_until_heard(page, "hold a finger on the screen")
    clinics, tests = '.tile[data-category="CLINICS"]', '.tile[data-category="EXAMINATIONS"]'

    finger(session, "touchStart", middle(page, clinics))
    wait_until_heard(page, page.locator(clinics).inner_text())
    finger(session, "touchMove", middle(page, tests))
    wait_until_heard(page, "Tests and scans")
    finger(session, "touchEnd")
    wait_until_heard(page, "Tap twice to choose")
    expect(page.locator("h1")).to_have_text("Where do you want to go?")
    expect(page.locator(tests)).to_be_focused()
    page.touchscreen.tap(540, 200)
    page.touchscreen.tap(540, 200)

    expect(page.locator("h1")).to_have_text("Tests and scans")
    page.locator(".bar-back").tap()
    wait_until_heard(page, "Back")  # One tap only hears.
    expect(page.locator("h1")).to_have_text("Tests and scans")
