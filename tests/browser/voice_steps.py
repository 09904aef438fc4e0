"""What tests of voice mode do again and again: press the keys of a keypad, and hear what is said.

Nothing of the screen is looked at: `heard` has every sentence that was played, in order.
"""

from typing import Any

from playwright.sync_api import Page

from tests.browser.modules import call_voice

_PADS = {"previous": "F23", "next": "F24", "select": "F22", "back": "F21", "repeat": "F20"}
_SOCKET = {True: "F15", False: "F16"}
MOST_KEYS = 60

LISTEN = """
window.heard = [];
addEventListener("keydown", () => heard.push(null), { capture: true });
HTMLMediaElement.prototype.play = function () {
  if (window.isSilent) return Promise.reject(new DOMException("silent", "NotAllowedError"));
  window.playing = this;
  if (this.dataset.said) heard.push(this.dataset.said);
  if (!window.isEndless) queueMicrotask(() => this.dispatchEvent(new Event("ended")));
  return Promise.resolve();
};
"""
"""Plays every sound in no time, and remembers what it says; a key leaves null between."""


def listen(page: Page) -> Page:
    """The page opened again, so that all that it plays is heard."""
    page.add_init_script(LISTEN)
    page.reload()
    page.wait_for_selector("#app[data-ready]")
    return page


def send(page: Page, code: str) -> None:
    """A key that a keypad sends; Playwright's own keyboard ends at F12."""
    page.evaluate(
        """(code) => document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true }),
        )""",
        code,
    )


def heard_since_key(page: Page) -> list[str]:
    """What was said since the last key."""
    said: list[str] = page.evaluate("heard.slice(heard.lastIndexOf(null) + 1)")
    return said


def press(page: Page, key: str) -> str:
    """Presses a key of the keypad; the first sentence that is said then."""
    send(page, _PADS[key])
    return first_heard(page)


def first_heard(page: Page) -> str:
    """The first sentence since the last key, as soon as it is said."""
    page.wait_for_function("() => heard.length > heard.lastIndexOf(null) + 1")
    return heard_since_key(page)[0]


def plug(page: Page, *, is_in: bool) -> None:
    """Puts headphones into the keypad's socket, or takes them out."""
    send(page, _SOCKET[is_in])


def go_until(page: Page, wanted: str, key: str = "next") -> str:
    """Presses a key until a sentence is heard that begins so; a single letter must be all of it."""
    heard: list[str] = []
    for _ in range(MOST_KEYS):
        said = press(page, key)
        heard.append(said)
        if said == wanted or (len(wanted) > 1 and said.startswith(wanted)):
            return said
    raise AssertionError(f"{wanted} is not among {heard}")


FIRST_WAY_MS = 45_000
"""The first way that a server finds waits until its plan is compiled."""


def wait_until_heard(page: Page, sentence: str) -> None:
    """Returns when a sentence with these words was said since the last key."""
    page.wait_for_function(
        "(words) => heard.slice(heard.lastIndexOf(null) + 1).some((it) => it.includes(words))",
        arg=sentence,
        timeout=FIRST_WAY_MS,
    )


def voice_module(page: Page, module: str, source: str, /, **values: object) -> Any:  # noqa: ANN401 - JSON
    """What an expression comes to, in which `m` is a module of the script that speaks.

    `modules` are all of them by path; `values` are given to it by name.
    """
    return call_voice(page, module, source, **values)


_UNSPOKEN = """async ([stops, said, reading]) => {
  const all = m.allStops().filter((stop) => !stop.closest(".page-header"));
  const lines = all.map((stop) => [stop, reading.textsOf(stop)]);
  const sounds = lines.flatMap(([, texts]) => texts.flatMap((text) => said.soundsOf(text)));
  await said.addressesOf(sounds);
  const left = [];
  for (const [stop, texts] of lines) {
    if (texts.length === 0) left.push(`nothing: ${stop.outerHTML.slice(0, 90)}`);
    for (const text of texts) {
      const own = said.soundsOf(text);
      const addresses = await said.addressesOf(own);
      own.forEach((sound, at) => {
        if (!addresses[at]) left.push(`${JSON.stringify(sound)} in ${stop.tagName}`);
      });
    }
  }
  return left;
}"""


def unspoken(page: Page) -> list[str]:
    """What of a page has no spoken form: headings, words and controls that one comes to."""
    page.wait_for_selector("#voice .voice-strip")
    left: list[str] = voice_module(
        page,
        "frame/voice/stops.js",
        f"({_UNSPOKEN})(['frame/voice/stops.js', 'frame/voice/said.js', 'frame/voice/reading.js']"
        ".map((path) => modules[path]))",
    )
    return left
