// Puts a view into the page in place of what the server painted first, and later the page's type.

import { render } from "lit-html";

/** Who touches the page at once is answered first: setting a screen anew takes longer. */
const TYPE_WAIT_MS = 1000;

const app = document.getElementById("app");
let isFirst = true;

/** @param {unknown} template of lit-html */
export function show(template) {
  if (isFirst) {
    isFirst = false;
    app.replaceChildren();
    app.classList.remove("first-paint");
    app.dataset.ready = "";
    setTimeout(() => whenIdle(setType), TYPE_WAIT_MS);
  }
  render(template, app);
}

/** @param {() => void} then what can wait; Safari has no word for idleness */
export function whenIdle(then) {
  if (globalThis.requestIdleCallback) requestIdleCallback(then, { timeout: TYPE_WAIT_MS });
  else setTimeout(then);
}

/** Until then the page is set in the system's type. */
function setType() {
  document.getElementById("type").disabled = false;
}
