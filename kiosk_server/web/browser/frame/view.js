// Puts a view into the page in place of what the server painted first, and later the page's type.

import { render } from "lit-html";

/** Who touches the page is answered first: setting a screen anew takes longer. */
const TYPE_WAIT_MS = 1000;
const TOUCHES = ["click", "keydown"];

const app = document.getElementById("app");
let isFirst = true;
let typeTimer = 0;

/** @param {unknown} template of lit-html */
export function show(template) {
  if (isFirst) {
    isFirst = false;
    app.replaceChildren();
    app.classList.remove("first-paint");
    app.dataset.ready = "";
    for (const touch of TOUCHES) addEventListener(touch, setTypeLater, { capture: true });
    setTypeLater();
  }
  render(template, app);
}

/** @param {() => void} then what can wait; Safari has no word for idleness */
export function whenIdle(then) {
  if (globalThis.requestIdleCallback) requestIdleCallback(then, { timeout: TYPE_WAIT_MS });
  else setTimeout(then);
}

/** Each touch puts it off: the next one may follow soon. */
function setTypeLater() {
  clearTimeout(typeTimer);
  typeTimer = setTimeout(() => whenIdle(setType), TYPE_WAIT_MS);
}

/** Until then the page is set in the system's type. */
function setType() {
  for (const touch of TOUCHES) removeEventListener(touch, setTypeLater, { capture: true });
  document.getElementById("type").disabled = false;
}
