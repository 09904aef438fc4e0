// Tells what changed to those who listen to the page, and moves the focus where a new view begins.

const polite = document.getElementById("announcer");
const assertive = document.getElementById("announcer-now");

/**
 * Reads a text out once, even if the same was said before.
 * @param {string} text
 * @param {{assertive?: boolean}} [options] assertive: interrupts, for what cannot wait
 */
export function announce(text, options) {
  const region = options?.assertive ? assertive : polite;
  region.textContent = "";
  // A region whose text is replaced by the same text is not read again; an emptied one is.
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}

/** Moves the focus to the heading of the view, without moving the page. */
export function focusMain() {
  requestAnimationFrame(() => {
    const heading = document.querySelector("#app h1");
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
}
