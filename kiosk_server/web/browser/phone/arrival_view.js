// Arrived: the place, and what one may want now.

import { html } from "lit-html";

import { icon } from "../frame/parts.js";
import { unbroken } from "../frame/unbroken.js";
import { say } from "../frame/words.js";
import { parkingPart } from "./parking_part.js";

/** @param state the page's state  @param actions the page's actions */
export function arrivalView(state, actions) {
  return {
    main: html`<main class="phone-main phone-arrival" id="main">
      <span class="phone-arrival-sign">${icon("check")}</span>
      <h1 id="page-heading" tabindex="-1">${say("phone-arrived")}</h1>
      <p class="phone-arrival-place">${unbroken(state.goalName)}</p>
      <h2>${say("phone-arrived-now")}</h2>
      <div class="phone-choices">
        <button type="button" class="phone-second" @click=${() => actions.goBack()}>
          ${icon("undo-2")}<span>${say("phone-way-back")}</span>
        </button>
        <button type="button" class="phone-second" @click=${() => actions.arrive(false)}>
          ${icon("list")}<span>${say("phone-back-to-steps")}</span>
        </button>
        <button type="button" class="phone-second" @click=${() => actions.forget()}>
          ${icon("trash-2")}<span>${say("phone-forget")}</span>
        </button>
      </div>
      ${parkingPart(state, actions)}
    </main>`,
    actions: html`<nav class="phone-actions" aria-label=${say("phone-arrived-now")}>
      <div class="phone-actions-main">
        <button type="button" class="phone-first" @click=${() => actions.chooseAnother()}>
          <span>${say("phone-other-destination")}</span>${icon("chevron-right")}
        </button>
      </div>
    </nav>`,
  };
}
