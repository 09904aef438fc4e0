// Why there is no answer, and what to do: ask again, or open a page anew that is older than its
// server.

import { html } from "lit-html";

import { errorState, icon } from "../frame/parts.js";
import { say } from "../frame/words.js";

/**
 * @param {{kind: string, text: string}} problem
 * @param {() => void} onAgain
 * @param actions the page's actions
 */
export function problemState({ kind, text }, onAgain, actions) {
  if (kind !== "gone") return errorState({ text, onAgain });
  const action = html`<button type="button" class="button" @click=${() => actions.reload()}>
    ${icon("rotate-ccw")}<span>${say("phone-reload")}</span>
  </button>`;
  return errorState({ text, action });
}
