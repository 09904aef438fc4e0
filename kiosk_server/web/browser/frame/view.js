// Puts a view into the page in place of what the server painted first, and later the page's type.

import { render } from "lit-html";

/** Who touches the page is answered first: what can wait takes longer than that. */
const QUIET_MS = 1000;
const TOUCHES = ["click", "keydown"];

const app = document.getElementById("app");
let isFirst = true;
let quietTimer = 0;
/** What waits until nobody has touched the page for a while. */
const waiting = [];

/** @param {unknown} template of lit-html */
export function show(template) {
  if (isFirst) {
    isFirst = false;
    app.replaceChildren();
    app.classList.remove("first-paint");
    app.dataset.ready = "";
    whenQuiet(setType);
  }
  render(template, app);
}

/** @param {() => void} then what can wait; Safari has no word for idleness */
export function whenIdle(then) {
  if (globalThis.requestIdleCallback) requestIdleCallback(then, { timeout: QUIET_MS });
  else setTimeout(then);
}

/** @param {() => void} then what takes a while, and is in nobody's way once nobody touches the page */
export function whenQuiet(then) {
  if (waiting.push(then) > 1) return;
  for (const touch of TOUCHES) addEventListener(touch, putOff, { capture: true });
  putOff();
}

/** Each touch puts it off: the next one may follow soon. */
function putOff() {
  clearTimeout(quietTimer);
  quietTimer = setTimeout(() => whenIdle(goOn), QUIET_MS);
}

function goOn() {
  for (const touch of TOUCHES) removeEventListener(touch, putOff, { capture: true });
  for (const then of waiting.splice(0)) then();
}

/** Until then the page is set in the system's type. */
function setType() {
  document.getElementById("type").disabled = false;
}
