// Owns what of a page one comes to by “next” and “previous”, in the order in which it is read: all
// controls, and all words that stand by themselves. Must not know how anything is spoken.

export const CONTROL = "a[href], button, input, select, textarea, summary, [role=radio]";
const WORDS = "h1, h2, h3, p, li, dt, dd, legend, figcaption";
/** What is to look at, or the controls of the voice's own words. */
const PASSED_OVER =
  "svg, [aria-hidden=true], [hidden], [inert], .plan-view, .venue-name, .page-clock";
/** Its parts are come to only after it was chosen: first their rows, and then those of one row. */
export const GROUP = "[data-walk=letters]";

/**
 * @param {Element} element
 * @returns {boolean} whether it is there to be seen or heard
 */
export const isThere = (element) =>
  element.getClientRects().length > 0 || getComputedStyle(element).display === "contents";

/**
 * All stops of the page in reading order; of a question that covers the page, only its own.
 * @returns {HTMLElement[]}
 */
export function allStops() {
  const root = document.querySelector("[aria-modal=true]") ?? document.getElementById("app");
  const found = [];
  walk(root, found);
  return found;
}

function walk(element, found) {
  for (const child of element.children) {
    if (child.matches(PASSED_OVER) || !isThere(child)) continue;
    if (child.matches(GROUP)) found.push(child);
    else if (child.matches(CONTROL)) {
      if (!child.disabled) found.push(child);
    } else if (child.matches(WORDS) && !child.querySelector(CONTROL)) {
      if (/[\p{L}\p{N}]/u.test(child.textContent)) found.push(child);
    } else walk(child, found);
  }
}

/** Few presses lead to any sign: at most to its row, and then along it. */
const ROWS = [/^\d$/, /^[a-g]$/i, /^[h-n]$/i, /^[o-t]$/i, /^[u-z]$/i, /^..+$/s];

const signOf = (part) => part.textContent.trim();

/**
 * The parts of a group in rows: digits, letters in the order of the alphabet, and last what is no
 * sign.
 * @param {Element} group
 * @returns {HTMLElement[][]} none is empty
 */
export function rowsOfGroup(group) {
  const parts = [...group.querySelectorAll("button")].filter(isThere);
  parts.sort((a, b) => (signOf(a) < signOf(b) ? -1 : 1));
  return ROWS.map((row) => parts.filter((part) => row.test(signOf(part)))).filter((row) => row.length > 0);
}

/**
 * The single sign that a part of a group types; null: the element is no such part.
 * @param {Element} element
 * @returns {string | null}
 */
export function signFor(element) {
  const isPart = element.matches("button") && element.closest(GROUP) !== null;
  return isPart && signOf(element).length === 1 ? signOf(element) : null;
}

/** The view's own controls, without those of the bar and of the voice. */
export const choicesOf = (stops) =>
  stops.filter((stop) => stop.matches(CONTROL) && !stop.closest(".bottom-bar, .voice, .pad"));

/** What stands between the heading and the first thing to choose: what the view is about. */
export function leadsOf(stops, heading) {
  const after = stops.slice(stops.indexOf(heading) + 1);
  const end = after.findIndex((stop) => stop.matches(`${CONTROL}, ${GROUP}`));
  return (end < 0 ? after : after.slice(0, end)).filter((stop) => !stop.closest("[data-no-lead], .bottom-bar, .voice"));
}
