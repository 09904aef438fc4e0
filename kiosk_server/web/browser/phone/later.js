// What the phone shows in place of a view that comes later, until it is there.

import { html } from "lit-html";

import { laterView as view } from "../frame/later.js";
import { errorState, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";

/** A view by its name. @returns {(state: object, ...of: object[]) => {main: unknown, actions?: unknown}} */
export const laterView = (name) => view(name, waiting);

const waiting =
  ({ hasFailed, onAgain }) =>
  () => ({
    main: html`<main class="phone-main" id="main">
      <h1 class="only-heard" id="page-heading" tabindex="-1">${say("frame-loading")}</h1>
      ${hasFailed ? errorState({ text: say("frame-ask-offline"), onAgain }) : loadingState()}
    </main>`,
  });
