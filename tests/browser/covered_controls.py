"""Which controls of a page cannot be touched, since something else lies over them."""

from playwright.sync_api import Page

_COVERED = """() => {
  const all = document.querySelectorAll("#app :is(button, input, a[href]):not(:disabled)");
  return [...all].filter((control) => {
    if (control.closest("[inert]") || !control.checkVisibility()) return false;
    control.scrollIntoView({ block: "center" });
    const { left, top, width, height } = control.getBoundingClientRect();
    if (width <= 1) return false;
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return !control.contains(found) && !control.closest("label")?.contains(found);
  }).map((control) => `${control.className}: ${control.innerText}`);
}"""


def covered(page: Page) -> list[str]:
    """Controls of which something else is in the middle, each brought to the screen first."""
    found: list[str] = page.evaluate(_COVERED)
    return found
