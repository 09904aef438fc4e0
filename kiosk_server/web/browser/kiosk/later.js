// What the kiosk shows in place of a view that comes later, until it is there.

import { html } from "lit-html";

import { laterView as view } from "../frame/later.js";
import { errorState, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";

/** A view by its name. @returns {(page: object, actions: object) => unknown} */
export const laterView = (name) => view(name, waiting);

const waiting =
  ({ hasFailed, onAgain }) =>
  () =>
    html`<section class="touch">
      <h1 class="only-heard" tabindex="-1">${say("kiosk-title")}</h1>
      ${hasFailed ? errorState({ text: say("frame-ask-offline"), onAgain }) : loadingState()}
    </section>`;
