// Size and contrast of the page, as attributes of its root. What they are and which tokens they change
// stands in accessibility/presentation.toml, of which `presentation` and the sheet of forms are made.
// A page in the largest size is laid out as in the large one.

import { sizes } from "presentation";
import { recall, remember } from "./visit.js";

/** @typedef {"standard" | "large"} Mode how a page is laid out */
/** @typedef {Mode | "largest"} Size */

const html = document.documentElement;
export const SIZES = Object.keys(sizes);
const ATTRIBUTES = new Set(Object.values(sizes).flatMap((each) => Object.keys(each)));
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {Mode} */
export const mode = () => (html.dataset.mode === "large" ? "large" : "standard");

/** @returns {Size} */
export const size = () => (html.dataset.size === "largest" ? "largest" : mode());

/** @returns {boolean} whether the page is in high contrast */
export const contrast = () => html.dataset.contrast === "high";

/** The theme of plan pictures that suits the page. */
export const pictureTheme = () => (contrast() ? "CONTRAST" : "STANDARD");

/** @param {Size} wish */
export function setMode(wish) {
  const next = SIZES.includes(wish) ? wish : "standard";
  if (size() === next && recall("mode") === next) return;
  remember("mode", next);
  for (const name of ATTRIBUTES) delete html.dataset[name];
  Object.assign(html.dataset, sizes[next]);
  for (const tell of listeners) tell();
}

/** @param {boolean} isHigh */
export function setContrast(isHigh) {
  const value = isHigh ? "high" : "normal";
  remember("contrast", value);
  if (html.dataset.contrast === value) return;
  html.dataset.contrast = value;
  for (const tell of listeners) tell();
}

/** Back to what the page was opened with, at the end of a visit. */
export function resetModes() {
  delete html.dataset.size;
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
