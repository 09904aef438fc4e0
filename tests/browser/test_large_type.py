"""The mode for the eldest, measured: type, targets, room between lines, few choices at a time."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import kiosk_steps, phone_views
from tests.browser.looks import turn_language
from tests.browser.pages import OpenPages, Wishes
from tests.browser.phone_steps import PRESS_MILLISECONDS, SPOT, WARD, route
from tests.kiosk_server.live_demo import LiveDemo

KIOSK_DP_IN_PX = 0.43
"""A density-independent pixel (1/160 inch) on a screen of 32 inches, 1080 pixels wide."""
LEAST_TEXT_DP = 18
LEAST_STEP_DP = 30
LEAST_TARGET_DP = 60
LEAST_LINE = 1.295
"""1.3, as far as pixels are whole."""
MOST_CHOICES = 6
CONTROLS = "button:not([disabled]), a[href], input, summary, select"
MEASURED = """(controls) => {
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const { visibility, opacity } = getComputedStyle(element);
    return width > 1 && height > 1 && visibility === "visible" && opacity !== "0";
  };
  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
  const own = (element) => [...element.childNodes].some(isText);
  const all = [...document.querySelectorAll("#app *")].filter(
    (element) => !element.closest("svg") && isSeen(element),
  );
  const texts = all.filter(own).map((element) => {
    const { fontSize, lineHeight } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    const range = document.createRange();
    range.selectNodeContents(element);
    const lines = [...range.getClientRects()].map(({ bottom }) => Math.round(bottom / size));
    const line = new Set(lines).size > 1 ? parseFloat(lineHeight) / size : Infinity;
    return { text: element.innerText.slice(0, 30), size, line,
      isBar: Boolean(element.closest(".bottom-bar, .page-header")), place: element.className };
  });
  const targets = all.filter((element) => element.matches(controls)).map((element) => {
    const box = (element.closest("label") ?? element).getBoundingClientRect();
    return { text: element.innerText.slice(0, 30), width: box.width, height: box.height };
  });
  return { texts, targets };
}"""


@pytest.fixture(autouse=True)
def compiled(hospital: LiveDemo) -> None:
    """The first way that a server finds waits until its plan is compiled."""
    route(hospital, WARD)


def faults(page: Page, dp: float) -> list[str]:
    """What is smaller than it must be; `dp` is how many pixels one is."""
    found = page.evaluate(MEASURED, CONTROLS)
    assert found["texts"]
    assert found["targets"]
    return [
        *(
            f"text of {each['size'] / dp:.1f} dp: {each['text']}"
            for each in found["texts"]
            if each["size"] / dp < LEAST_TEXT_DP and not each["isBar"]
        ),
        *(
            f"lines at {each['line']:.2f}: {each['text']} ({each['place']})"
            for each in found["texts"]
            if each["line"] < LEAST_LINE
        ),
        *(
            f"target of {each['width'] / dp:.0f} × {each['height'] / dp:.0f} dp: {each['text']}"
            for each in found["targets"]
            if min(each["width"], each["height"]) / dp < LEAST_TARGET_DP
        ),
    ]


def faults_in_both_languages(page: Page, dp: float) -> list[str]:
    """The same of a page in large type, in its language and in the other one."""
    expect(page.locator("html")).to_have_attribute("data-mode", "large")
    found = faults(page, dp)
    locale = turn_language(page)
    return [*found, *(f"{locale}: {each}" for each in faults(page, dp))]


@pytest.mark.parametrize("view", ["home", "found", "clinics", "way_up", "take", "person", "no_way"])
def test_kiosk_is_large(pages: OpenPages, view: str) -> None:
    page = pages.kiosk()
    page.locator(".bar-mode").click()

    kiosk_steps.VIEWS[view](page)

    assert faults_in_both_languages(page, KIOSK_DP_IN_PX) == []


@pytest.mark.parametrize(
    "view", ["start", "category", "step", "list", "needs", "arrival", "person"]
)
def test_phone_is_large(pages: OpenPages, view: str) -> None:
    page = phone_views.VIEWS[view](pages, {"locale": "zh-CN", "mode": "large"})

    assert faults_in_both_languages(page, 1) == []


def test_first_view_of_the_eldest_has_few_choices(pages: OpenPages) -> None:
    page = pages.kiosk()

    page.locator(".bar-mode").click()

    expect(page.locator(".tile")).to_have_count(MOST_CHOICES)
    page.locator(".bar-voice").click()
    expect(page.locator(".tile")).to_have_count(MOST_CHOICES)


def test_steps_of_the_eldest_are_thirty_dp(pages: OpenPages) -> None:
    page = phone_views.step(pages, {"mode": "large"})

    size = page.locator(".phone-sign-text").evaluate(
        "(it) => parseFloat(getComputedStyle(it).fontSize)"
    )

    assert size >= LEAST_STEP_DP


MAIN_WORDS = """() => [...document.querySelectorAll("main *")].filter((it) =>
  !it.closest("svg, .phone-sign-board") && it.getBoundingClientRect().width > 1 &&
  [...it.childNodes].some((node) => node.nodeType === 3 && /\\p{L}/u.test(node.data)),
).map((it) => [parseFloat(getComputedStyle(it).fontSize), it.innerText.slice(0, 40)])"""
LEAST_NOTE_DP = 26
LARGEST: Wishes = {"fragment": "mode=largest"}
NARROW = (320, 640)


def test_main_text_grows_to_thirty_dp(pages: OpenPages) -> None:
    small = {}
    for name in ("start", "step", "list"):
        page = phone_views.VIEWS[name](pages, {**LARGEST})
        sizes = page.evaluate(MAIN_WORDS)
        small[name] = [text for size, text in sizes if size < LEAST_NOTE_DP]
        assert max(size for size, _ in sizes) >= LEAST_STEP_DP
        assert sum(size >= LEAST_STEP_DP for size, _ in sizes) * 2 >= len(sizes), name
        pages.close()

    assert {name: texts for name, texts in small.items() if texts} == {}


def test_size_is_chosen_by_one_control_and_stays(pages: OpenPages) -> None:
    page = phone_views.step(pages, {"locale": "en"})
    size = page.locator(".bar-mode")

    sizes = []
    for label in ("Larger", "Largest", "Usual"):
        expect(size).to_have_text(label)
        size.click(delay=PRESS_MILLISECONDS)
        sizes.append(page.locator("main p").first.evaluate("(it) => getComputedStyle(it).fontSize"))
        if label == "Largest":
            assert page.url.endswith("&mode=largest")
            page.reload()
            expect(page.locator("html")).to_have_attribute("data-size", "largest")

    assert sorted(sizes[:2]) == sizes[:2]
    assert "mode=" not in page.url


def test_numbers_are_shown_as_the_way_was(pages: OpenPages) -> None:
    look = "needs=WHEELCHAIR&locale=en&mode=largest&contrast=high&voice=0.85"
    page = pages.phone(SPOT, fragment=look)

    address = page.locator(".phone-ticket").get_attribute("href")

    assert address == f"/ticket?at={SPOT}#{look}"


def test_largest_type_loses_nothing_on_a_narrow_phone(pages: OpenPages) -> None:
    lost = {}
    for name in ("start", "step", "list", "limits"):
        page = phone_views.VIEWS[name](pages, {"locale": "en", "size": NARROW, **LARGEST})
        lost[name] = page.evaluate(CUT)
        pages.close()

    assert {name: texts for name, texts in lost.items() if texts} == {}


CUT = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const cut = [...document.querySelectorAll("#app *")].filter((it) =>
    !it.closest("svg, .plan-view, .page-header") && it.clientWidth > 1 &&
    getComputedStyle(it).overflowX !== "visible" &&
    getComputedStyle(it).overflowX !== "auto" &&
    (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1),
  ).map((it) => it.className + ": " + it.innerText.slice(0, 40));
  return [...(wide > 0 ? [`${wide} px too wide`] : []), ...cut];
}"""
"""What does not fit: the page itself, or words in a box that hides the rest of them. The header is
one line that says less where there is less room; all of it stands in the views."""
