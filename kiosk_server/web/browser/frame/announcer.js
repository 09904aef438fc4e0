// Tells what changed to those who listen to the page, and moves the focus where a new view begins.
// Who listens to the page's own voice hears it there, and not from a screen reader at the same time.

const polite = document.getElementById("announcer");
const assertive = document.getElementById("announcer-now");

/** @type {Set<(texts: string[], options: object) => void>} */
const hearers = new Set();

/**
 * Reads a text out once, even if the same was said before.
 * @param {string | string[]} told  several: one after the other
 * @param {{assertive?: boolean, isStep?: boolean, isTwice?: boolean}} [options] assertive:
 *   interrupts, for what cannot wait; isStep: a step of a way, which is told where it is followed;
 *   isTwice: said twice by the page's voice, since who misses it has lost something
 */
export function announce(told, options = {}) {
  const texts = [told].flat().filter(Boolean);
  const text = texts.map((each, at) => (at < texts.length - 1 ? ended(each) : each)).join(" ");
  for (const hear of hearers) hear(texts, options);
  const region = options?.assertive ? assertive : polite;
  region.textContent = "";
  if (document.documentElement.dataset.voice === "on") return;
  // A region whose text is replaced by the same text is not read again; an emptied one is.
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}

/** A text of several with the stop that it may lack. */
const ended = (text) => (/[\p{L}\p{N}]$/u.test(text) ? `${text}.` : text);

/** @param {(texts: string[], options: object) => void} hear called with all that is announced */
export const onAnnounce = (hear) => hearers.add(hear);

/** Moves the focus to the heading of the view, without moving the page. */
export function focusMain() {
  requestAnimationFrame(() => {
    const heading = document.querySelector("#app h1");
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
}
