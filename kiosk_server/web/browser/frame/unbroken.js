// Owns what never stands on two lines: a number and its unit, and a code with hyphens in it.

import { html } from "lit-html";

const MEASURE = String.raw`\d[\d.,]*[ \u00a0](?:\p{Script=Han}|\p{Ll}{1,3}(?!\p{L}))`;
/** “1-2”, “C10-02”, “X-ray”, “PET-CT”; a word of words, such as “check-up”, may be broken. */
const CODE = String.raw`\b[\p{Lu}\d]+(?:-[\p{Script=Latin}\d]+)+`;
const UNBROKEN = new RegExp(`(${MEASURE}|${CODE})`, "u");

/**
 * A text whose measures, such as “20 m”, and codes, such as “C10-02”, are kept on one line each.
 * @param {string} text
 */
export function unbroken(text) {
  const parts = text.split(UNBROKEN);
  if (parts.length === 1) return text;
  return parts.map((part, at) => (at % 2 ? html`<span class="unbroken">${part}</span>` : part));
}
