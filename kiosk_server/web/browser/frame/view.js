// Puts a view into the page in place of what the server painted first.

import { render } from "lit-html";

const app = document.getElementById("app");
let isFirst = true;

/** @param {unknown} template of lit-html */
export function show(template) {
  if (isFirst) {
    isFirst = false;
    app.replaceChildren();
    app.classList.remove("first-paint");
    app.dataset.ready = "";
  }
  render(template, app);
}
