"""Whole visits at a kiosk, one after the other, and what its page holds in memory between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

from tests.browser.kiosk_steps import FIRST_WAY_MS

ASK_MS = 60_000
WIPE_MS = 20_000
SEARCHES = (
    *("fsk", "8b", "ct", "yaofang", "b101", "jizhen", "guke", "erke", "chaosheng", "neike"),
    *("weishengjian", "shoufei", "jianyan", "yanke", "kouqiang", "fuke", "shoushu", "icu"),
)
"""Places all over the hospital, as people type them."""

_VISIT = """async ({ text, patienceMs }) => {
  const one = (selector) => document.querySelector(selector);
  const until = (isThere) => new Promise((resolve, reject) => {
    if (isThere()) return resolve();
    const watching = new MutationObserver(() => {
      if (!isThere()) return;
      watching.disconnect();
      clearTimeout(timer);
      resolve();
    });
    const timer = setTimeout(() => {
      watching.disconnect();
      reject(new Error(`${text}: not seen: ${isThere}; ${document.body.innerText}`));
    }, patienceMs);
    watching.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const isSettled = () => !one("[data-waiting]") && !one(".loading");
  const isWayShown = () => isSettled() && one(".steps") && one(".plan-sheet:not([hidden]) svg");

  one(".search-open").click();
  await until(() => one("#search-text"));
  for (const letter of text) {
    const field = one("#search-text");
    field.value += letter;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, data: letter }));
    await new Promise(requestAnimationFrame);
  }
  await until(() => isSettled() && one(".place"));
  one(".place").click();
  await until(isWayShown);
  one("[data-profile=WHEELCHAIR]").click();
  await until(() => one("[data-profile=WHEELCHAIR][aria-checked=true]"));
  await until(() => isSettled() && one("[data-view=route]") && (isWayShown() || one(".no-route")));
}"""


@dataclass(frozen=True, slots=True)
class PageMemory:
    """What a page holds after its garbage was collected."""

    heap_bytes: int
    dom_nodes: int
    listeners: int


def read_memory(page: Page, session: CDPSession) -> PageMemory:
    """Collects garbage, twice for what finalisers let go of, and counts what is left."""
    session.send("Performance.enable")
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
        page.evaluate("new Promise((resolve) => setTimeout(resolve))")
    metrics = {
        each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]
    }
    return PageMemory(
        int(metrics["JSHeapUsedSize"]), int(metrics["Nodes"]), int(metrics["JSEventListeners"])
    )


def make_visit(page: Page, text: str) -> None:
    """From the first view by a search to a way, with needs; then nobody is there and it is wiped.

    The page's clock is a test's own: nobody waits for the wipe. No handle of an element is taken,
    which would hold its view for ever.
    """
    page.evaluate(_VISIT, {"text": text, "patienceMs": FIRST_WAY_MS})
    page.clock.fast_forward(ASK_MS + 1000)
    page.locator(".idle").wait_for()
    page.clock.fast_forward(WIPE_MS + 1000)
    page.locator('.kiosk[data-view="home"]:not([inert]) .tile').first.wait_for()


def memory_after(page: Page, counts: Sequence[int]) -> list[PageMemory]:
    """What the page holds after so many visits in all, for each of the rising counts."""
    session = page.context.new_cdp_session(page)
    read: list[PageMemory] = []
    made = 0
    for count in counts:
        for number in range(made, count):
            make_visit(page, SEARCHES[number % len(SEARCHES)])
        made = count
        read.append(read_memory(page, session))
    session.detach()
    return read
