// Owns that a number never stands at the end of a line without its unit.

import { html } from "lit-html";

const WITH_UNIT = /(\d[\d.,]*[ \u00a0](?:\p{Script=Han}|\p{Ll}{1,3}(?!\p{L})))/u;

/**
 * A sentence whose measures, such as “20 m”, are kept on one line.
 * @param {string} text
 */
export function unbroken(text) {
  const parts = text.split(WITH_UNIT);
  return parts.map((part, at) => (at % 2 ? html`<span class="unbroken">${part}</span>` : part));
}
