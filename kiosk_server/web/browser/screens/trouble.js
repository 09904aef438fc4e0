// What is told where a wish was not carried out.

import { html, nothing } from "lit-html";

import { icon } from "../frame/parts.js";

/** @param {{text: string} | null} trouble */
export const troubleLine = (trouble) =>
  trouble
    ? html`<p class="trouble" role="alert">${icon("triangle-alert")}<span>${trouble.text}</span></p>`
    : nothing;
