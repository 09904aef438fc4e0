// Owns what was touched on the first paint, before the page's script was there: early.js marked it.
// Must not know what touches do.

/**
 * What the control that was touched last says of itself; null: nothing was touched.
 * @returns {DOMStringMap | null}
 */
export function firstTouch() {
  const touched = document.querySelector(".first-paint [data-touched]");
  return touched instanceof HTMLElement ? touched.dataset : null;
}
