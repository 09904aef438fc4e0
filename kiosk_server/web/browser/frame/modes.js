// Size and contrast of the page. They change the tokens of css/frame/tokens.css and nothing else.

import { recall, remember } from "./visit.js";

/** @typedef {"standard" | "large"} Mode */

const html = document.documentElement;
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {Mode} */
export const mode = () => (html.dataset.mode === "large" ? "large" : "standard");

/** @returns {boolean} whether the page is in high contrast */
export const contrast = () => html.dataset.contrast === "high";

/** The theme of plan pictures that suits the page. */
export const pictureTheme = () => (contrast() ? "CONTRAST" : "STANDARD");

/** @param {Mode} wish */
export function setMode(wish) {
  apply("mode", wish === "large" ? "large" : "standard");
}

/** @param {boolean} isHigh */
export function setContrast(isHigh) {
  apply("contrast", isHigh ? "high" : "normal");
}

/** Back to what the page was opened with, at the end of a visit. */
export function resetModes() {
  for (const name of ["mode", "contrast"]) {
    remember(name, null);
    html.dataset[name] = html.dataset[`${name}Home`] ?? html.dataset[name];
  }
  for (const tell of listeners) tell();
}

/**
 * @param {() => void} listener called after each change
 * @returns {() => void} ends it
 */
export function onModes(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * @param {"mode" | "contrast"} name
 * @param {string} value
 */
function apply(name, value) {
  remember(name, value);
  if (html.dataset[name] === value && recall(name) === value) return;
  html.dataset[name] = value;
  for (const tell of listeners) tell();
}
