// Why there is no answer, and what to do: sign in again, open the page anew, or try again.

import { html, nothing } from "lit-html";

import { errorState, icon } from "../frame/parts.js";
import { isSignedOut, signInAddress } from "../frame/sign_in.js";
import { say } from "../frame/words.js";

/** What was typed stays: signing in happens in a tab of its own. */
export const signInLink = () =>
  html`<a class="button" href=${signInAddress()} target="_blank" rel="noopener">
    ${icon("log-in")}<span>${say("facilities-sign-in")}</span>
  </a>`;

/** @param {import("../frame/operations.js").AskError} problem  @param {() => void} onAgain */
export function problemView(problem, onAgain) {
  if (isSignedOut(problem))
    return errorState({ text: say("facilities-signed-out"), onAgain, action: signInLink() });
  if (problem.kind !== "gone") return errorState({ text: problem.text, onAgain });
  const action = html`<button type="button" class="button" @click=${() => location.reload()}>
    ${icon("rotate-ccw")}<span>${say("facilities-reload")}</span>
  </button>`;
  return errorState({ text: problem.text, action });
}

/**
 * The same in a line, above what is known from before. The page's banner says that there is no
 * network.
 * @param {import("../frame/operations.js").AskError | null} problem  @param {() => void} onAgain
 */
export function problemLine(problem, onAgain) {
  if (problem === null || problem.kind === "offline") return nothing;
  if (isSignedOut(problem) || problem.kind === "gone") return problemView(problem, onAgain);
  return html`<p class="problem problem-line" role="status">
    ${icon("triangle-alert")}<span>${problem.text}</span>
    <button type="button" class="chip" @click=${onAgain}>
      ${icon("rotate-ccw")}<span>${say("frame-try-again")}</span>
    </button>
  </p>`;
}
