"""Modes, taps and idling: what a touch does, and what is left for the next visitor."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.modules import call
from tests.browser.pages import OpenPages

MODES = "frame/modes.js"


def token(page: Page, name: str) -> str:
    style = "getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
    return str(page.evaluate(f"(name) => {style}", name))


def test_modes_change_tokens_and_stay_for_the_visit(pages: OpenPages) -> None:
    page = pages.phone("OP-1F-04", locale="en")
    before = (token(page, "--text"), token(page, "--target"), token(page, "--ink"))

    call(page, MODES, "[m.setMode('large'), m.setContrast(true)]")
    page.reload()
    page.wait_for_selector("#app[data-ready]")

    assert before == ("17px", "44px", "#16202b")
    assert (token(page, "--text"), token(page, "--target"), token(page, "--ink")) == (
        *("22px", "60px"),
        "#000000",
    )
    assert call(page, MODES, "[m.mode(), m.contrast(), m.pictureTheme()]") == [
        "large",
        True,
        "CONTRAST",
    ]


def test_end_of_a_visit_gives_the_page_its_own_look_back(pages: OpenPages) -> None:
    page = pages.kiosk(mode="large")
    call(page, MODES, "[m.setMode('standard'), m.setContrast(true)]")

    call(page, MODES, "m.resetModes()")

    assert call(page, MODES, "[m.mode(), m.contrast()]") == ["large", False]
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_nonsense_in_the_address_changes_nothing(pages: OpenPages) -> None:
    page = pages.kiosk(mode='"><script>', fragment="mode=huge&contrast=constructor")

    assert call(page, MODES, "[m.mode(), m.contrast()]") == ["standard", False]


@pytest.fixture
def bench(pages: OpenPages) -> Page:
    """A page with buttons that count what reaches them; events tell the time that a test sets."""
    page = pages.phone("OP-1F-04")
    page.evaluate("""() => {
      document.body.innerHTML = `
        <button id="one">1</button> <button id="two">2</button>
        <button id="key" data-repeat>k</button>
        <label id="label">field <input id="box" type="checkbox"></label>`;
      window.counts = {};
      for (const element of document.querySelectorAll("button, input")) {
        element.addEventListener("click", () => {
          counts[element.id] = (counts[element.id] ?? 0) + 1;
        });
      }
    }""")
    return page


def counts(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("window.counts")
    return found


def tap(page: Page, times: list[tuple[str, int]]) -> None:
    """Clicks elements at moments in milliseconds, by the clock that events carry."""
    page.evaluate(
        """(times) => {
          for (const [id, at] of times) {
            const element = document.getElementById(id);
            const box = element.getBoundingClientRect();
            const event = new MouseEvent("click", {
              bubbles: true, cancelable: true, detail: 1,
              clientX: box.x + box.width / 2, clientY: box.y + box.height / 2,
            });
            Object.defineProperty(event, "timeStamp", { value: 1e9 + at });
            element.dispatchEvent(event);
          }
        }""",
        times,
    )


def test_second_tap_on_a_control_within_300_ms_does_nothing(bench: Page) -> None:
    tap(bench, [("one", 0), ("one", 299), ("one", 301)])

    assert counts(bench) == {"one": 2}


def test_taps_on_different_controls_both_count(bench: Page) -> None:
    bench.evaluate("document.getElementById('two').style.setProperty('margin-left', '200px')")

    tap(bench, [("one", 0), ("two", 100)])

    assert counts(bench) == {"one": 1, "two": 1}


def test_second_tap_does_not_press_what_the_first_one_put_there(bench: Page) -> None:
    bench.evaluate("""() => {
      const [one, two] = [document.getElementById("one"), document.getElementById("two")];
      two.style.setProperty("display", "none");
      one.addEventListener("click", () => {
        one.style.setProperty("display", "none");
        two.style.setProperty("display", "inline-block");
      });
    }""")

    bench.locator("#one").dblclick()

    assert counts(bench) == {"one": 1}


def test_keys_of_a_pad_may_be_tapped_as_fast_as_one_can(bench: Page) -> None:
    tap(bench, [("key", 0), ("key", 80), ("key", 160)])

    assert counts(bench) == {"key": 3}


def test_label_still_switches_its_field(bench: Page) -> None:
    bench.locator("#label").click(position={"x": 4, "y": 4})

    expect(bench.locator("#box")).to_be_checked()


IDLE = """(() => {
  window.told = [];
  window.needed = true;
  window.pressed = 0;
  document.body.innerHTML = '<button id="below">below</button>';
  document.getElementById("below").addEventListener("click", () => { pressed += 1; });
  window.idle = m.watchIdle({
    onWarn: (left) => told.push(left),
    onWipe: () => told.push("wipe"),
    onStay: () => told.push("stay"),
    isNeeded: () => needed,
  });
})()"""


@pytest.fixture
def idling(pages: OpenPages) -> Page:
    """A page whose clock a test moves, with what the watch has told in `told`."""
    page = pages.kiosk(clock=True)
    call(page, "frame/idle.js", IDLE)
    return page


def test_visit_that_nobody_goes_on_with_is_wiped_after_a_warning(idling: Page) -> None:
    idling.clock.run_for(59_000)
    before = idling.evaluate("told.length")
    idling.clock.run_for(21_500)

    assert before == 0
    assert idling.evaluate("told") == [*range(20, 0, -1), "wipe"]


def test_one_touch_stays_and_presses_nothing(idling: Page) -> None:
    idling.clock.run_for(65_000)

    idling.locator("#below").click()

    assert idling.evaluate("told.at(-1)") == "stay"
    assert idling.evaluate("pressed") == 0
    idling.clock.run_for(50_000)
    assert idling.evaluate("told.at(-1)") == "stay"
    idling.locator("#below").click()
    assert idling.evaluate("pressed") == 1


def test_key_stays_too(idling: Page) -> None:
    idling.clock.run_for(65_000)

    idling.locator("#below").press("Enter")

    assert idling.evaluate("[told.at(-1), pressed]") == ["stay", 0]


def test_nothing_is_asked_where_there_is_nothing_to_wipe(idling: Page) -> None:
    idling.evaluate("needed = false")

    idling.clock.run_for(300_000)

    assert idling.evaluate("told") == []


def test_machine_that_slept_asks_before_it_wipes(idling: Page) -> None:
    idling.clock.fast_forward(3_600_000)
    first = idling.evaluate("told")
    idling.clock.run_for(21_000)

    assert first == [20]
    assert idling.evaluate("told.at(-1)") == "wipe"
