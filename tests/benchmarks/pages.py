"""The pages in a real browser: how soon a touch is answered, and what a kiosk holds after a day.

Times are taken in the page, from the event to the picture of the screen after what it brought.
Slower processors are the browser's own throttle; everything stays on 127.0.0.1.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from floorplans.sample_hospital import sample_hospital_plan
from tests.benchmarks import aims
from tests.benchmarks.slowed import throttle, worked_ms
from tests.benchmarks.timing import print_table, shown
from tests.browser.kiosk_memory import memory_after
from tests.browser.kiosk_steps import FIRST_WAY_MS, WARD, open_way
from tests.browser.pages import KIOSK_SIZE, OpenPages, open_pages
from tests.browser.phone_steps import SPOT
from tests.browser.program import browser_program
from tests.kiosk_server.live_demo import live_demo

SLOWER = (1, 4)
"""How many times slower the processor is made."""
OPENINGS = 15
SWITCHES = 100
KEYSTROKES = 300
VISITS = (100, 400, 700, 1000)
MOST_OPENING_MS = 500.0
MOST_SCRIPT_KB = 60.0
MOST_SWITCH_MS = 100.0
MOST_VISIT_BYTES = 1_000.0
"""What a visit may leave behind once hundreds were made; a view that is held costs 16 kB."""

_FIRST_TOUCH = """
window.seen = {};
const afterPaint = (then) => requestAnimationFrame(() => setTimeout(then));
let isTouched = false;
const watching = new MutationObserver(() => {
  if (!seen.script && document.querySelector("#app[data-ready]")) seen.script = performance.now();
  if (!isTouched && document.querySelector(".tile")) {
    isTouched = true;
    afterPaint(() => {
      seen.choices = performance.now();
      document.querySelector(".tile").click();
    });
  }
  if (seen.script && document.querySelector('.kiosk[data-view="choose"]')) {
    watching.disconnect();
    afterPaint(() => {
      seen.answered = performance.now();
      console.log("answered");
    });
  }
});
watching.observe(document, { subtree: true, childList: true, attributes: true });
"""
"""Touches the first category as soon as it is on the screen. `seen` has the times of what came;
nothing is asked of the page meanwhile, which would cost time of its own."""

_SWITCH = """async (count) => {
  const painted = () => new Promise((resolve) =>
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
  const taken = [];
  for (let number = 0; number < count; number += 1) {
    const tab = document.querySelector('.level-tab[aria-pressed="false"]');
    const before = document.querySelector(".plan-sheet:not([hidden])");
    const begin = performance.now();
    tab.click();
    let end = await painted();
    while (document.querySelector(".plan-sheet:not([hidden])") === before) end = await painted();
    taken.push(end - begin);
    // A second tap of the same finger is dropped.
    await new Promise((resolve) => setTimeout(resolve, 310));
  }
  return taken;
}"""

_LISTEN = """
window.answered = new Set();
const send = window.fetch;
window.fetch = async (...request) => {
  const answer = await send(...request);
  const { operationName, variables } = JSON.parse(request[1]?.body ?? "{}");
  if (operationName === "SearchPlaces") {
    const read = answer.json.bind(answer);
    answer.json = async () => {
      const found = await read();
      answered.add(variables.text);
      return found;
    };
  }
  return answer;
};
addEventListener("keydown", ({ timeStamp }) => { window.pressed = timeStamp; }, { capture: true });
"""

_HAS_VOICE = """() => performance.getEntriesByType("resource")
  .some(({ name, encodedBodySize }) => name.endsWith(".voice.js") && encodedBodySize > 0)"""

_RESULTS_SHOWN = """(text) => new Promise((resolve) => {
  const look = () => {
    const isThere = answered.has(text) && !document.querySelector("[data-waiting]") &&
      document.querySelector(".place, .state-empty");
    if (!isThere) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
  };
  look();
})"""


def measure_pages(visits: Sequence[int] = VISITS) -> None:
    """Prints what opening, switching, typing and a thousand visits cost, in Chromium."""
    with _opened() as pages:
        _measure_opening(pages)
        _measure_script(pages)
        _measure_touches(pages)
        _measure_visits(pages, visits)


@contextmanager
def _opened() -> Iterator[OpenPages]:
    """Pages of the sample hospital; what went wrong on one of them is an error."""
    with (
        TemporaryDirectory(prefix="kiosk-pages-") as folder,
        live_demo(Path(folder) / "data") as demo,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=browser_program())
        try:
            with open_pages(browser, demo.address) as pages:
                yield pages
        finally:
            browser.close()


def _measure_opening(pages: OpenPages) -> None:
    """From the first byte of the kiosk's page until a touch is answered, with nothing kept."""
    pages.kiosk()
    pages.close()
    rows = []
    kept: dict[tuple[int, bool], float] = {}
    for slower in SLOWER:
        for title, is_kept in (("nothing kept", False), ("opened again", True)):
            seen = [_first_touch(pages, slower, is_kept=is_kept) for _ in range(OPENINGS)]
            kept[slower, is_kept] = median(each["answered"] for each in seen)
            told = [
                shown(median(each[fact] for each in seen))
                for fact in ("choices", "script", "answered", "processor")
            ]
            worst = shown(max(each["answered"] for each in seen))
            rows.append([f"{slower}x slower, {title}", *told, worst])
    heads = ["", "choices there", "script runs", "touch answered", "processor", "slowest"]
    print_table(f"Kiosk page from its first byte, median of {OPENINGS}", heads, rows)
    opened = kept[SLOWER[-1], False]
    aims.limit(f"kiosk answers a touch, {SLOWER[-1]}x slower", opened, MOST_OPENING_MS, "ms")


def _first_touch(pages: OpenPages, slower: int, *, is_kept: bool) -> dict[str, float]:
    """Milliseconds from the first byte to each fact of `_FIRST_TOUCH`.

    `processor` is what the page's main thread worked until then.
    """
    page = _blank(pages)
    if is_kept:
        page.goto(f"{pages.address}/kiosk")
        expect(page.locator(".tile").first).to_be_visible()
        page.goto("about:blank")
    session = throttle(page, slower)
    page.add_init_script(_FIRST_TOUCH)
    with page.expect_console_message(lambda message: message.text == "answered"):
        page.goto(f"{pages.address}/kiosk", wait_until="commit")
    seen: dict[str, float] = page.evaluate(
        """() => {
          const [{ responseStart }] = performance.getEntriesByType("navigation");
          return Object.fromEntries(
            Object.entries(seen).map(([fact, time]) => [fact, time - responseStart]));
        }"""
    )
    worked = worked_ms(session)
    pages.close()
    return {**seen, "processor": worked}


def _blank(pages: OpenPages) -> Page:
    """An empty page as large as a kiosk."""
    width, height = KIOSK_SIZE
    context = pages.browser.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", service_workers="block"
    )
    pages.contexts.append(context)
    return context.new_page()


def _measure_script(pages: OpenPages) -> None:
    """Bytes of all scripts that a page fetches, zipped as they are sent, without heads."""
    rows = []
    for title, path in (("kiosk", "/kiosk"), ("phone", f"/go/{SPOT}")):
        page = pages.open(path, {})
        # The script that speaks comes when the page has time.
        page.wait_for_function(_HAS_VOICE)
        sizes: list[int] = page.evaluate(
            """() => performance.getEntriesByType("resource")
              .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
              .map(({ encodedBodySize }) => encodedBodySize)"""
        )
        rows.append([title, str(len(sizes)), f"{sum(sizes) / 1000:.1f} kB"])
        aims.limit(f"script of the {title}", sum(sizes) / 1000, MOST_SCRIPT_KB, "kB")
        pages.close()
    print_table("Script of a page over the wire", ["", "modules", "zipped"], rows)


def _measure_touches(pages: OpenPages) -> None:
    rows = []
    for slower in SLOWER:
        switches, worked = _switches(pages, slower)
        rows.append([f"another level, {slower}x slower", *_told(switches, worked)])
        aims.limit(f"another level, {slower}x slower", median(switches), MOST_SWITCH_MS, "ms")
        rows.append([f"key to places, {slower}x slower", *_told(*_keystrokes(pages, slower))])
    heads = ["", "count", "median", "p99", "slowest", "processor each"]
    print_table("From a touch to the screen", heads, rows)


def _told(taken: Sequence[float], worked: float) -> list[str]:
    most = quantiles(taken, n=100, method="inclusive")[98]
    each = worked / len(taken)
    return [str(len(taken)), *map(shown, (median(taken), most, max(taken), each))]


def _switches(pages: OpenPages, slower: int) -> tuple[list[float], float]:
    """Milliseconds of switching between the levels of a way through two buildings, and what the
    page's main thread worked for all of them."""
    page = open_way(pages, WARD)
    expect(page.locator(".level-tab")).to_have_count(2)
    session = throttle(page, slower)
    before = worked_ms(session)
    taken: list[float] = page.evaluate(_SWITCH, SWITCHES)
    worked = worked_ms(session) - before
    pages.close()
    return taken, worked


def _keystrokes(pages: OpenPages, slower: int) -> tuple[list[float], float]:
    """Milliseconds from a key to the places that fit what is typed, asked for the first time, and
    what the page's main thread worked for all of them."""
    names = [name for place in sample_hospital_plan().places for name in place.names.texts()]
    typed = sorted({name.lower() for name in names if name.isascii() and name.isprintable()})
    random.Random(1).shuffle(typed)
    page = _blank(pages)
    page.add_init_script(_LISTEN)
    page.goto(f"{pages.address}/kiosk?locale=en")
    page.locator(".search-open").click()
    session = throttle(page, slower)
    before = worked_ms(session)
    taken: list[float] = []
    for name in typed:
        page.locator("#search-text").fill("")
        for number, letter in enumerate(name, start=1):
            text = name[:number].strip()
            is_new = letter != " " and not page.evaluate("(text) => answered.has(text)", text)
            page.keyboard.press(letter if letter != " " else "Space")
            if is_new:
                taken.append(page.evaluate(_RESULTS_SHOWN, text))
            if len(taken) == KEYSTROKES:
                worked = worked_ms(session) - before
                pages.close()
                return taken, worked
    raise RuntimeError("too few names to type")


def _measure_visits(pages: OpenPages, visits: Sequence[int]) -> None:
    """Prints what the page holds after so many visits; it should not grow from row to row."""
    page = pages.kiosk(clock=True)
    expect(page.locator(".tile").first).to_be_visible(timeout=FIRST_WAY_MS)
    read = memory_after(page, visits)
    rows = [
        [f"{count:,}", f"{each.heap_bytes / 1e6:.2f} MB", str(each.dom_nodes), str(each.listeners)]
        for count, each in zip(visits, read, strict=True)
    ]
    pages.close()
    print_table("A kiosk's page after visits", ["", "heap", "nodes", "listeners"], rows)
    before, after = read[-2:]
    left = (after.heap_bytes - before.heap_bytes) / (visits[-1] - visits[-2])
    aims.limit("what a visit leaves behind", left, MOST_VISIT_BYTES, "bytes")


if __name__ == "__main__":
    measure_pages()
    aims.end()
