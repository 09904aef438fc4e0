// How one travels: large switches; the way changes with them at once.

import { html, nothing } from "lit-html";

import { icon } from "../frame/parts.js";
import { needsChoice } from "../frame/needs.js";
import { say } from "../frame/words.js";

/** @param state the page's state  @param actions the page's actions */
export function needsView(state, actions) {
  return {
    main: html`<main class="phone-main phone-needs" id="main">
      <h1 id="page-heading" tabindex="-1">${say("phone-needs-title")}</h1>
      ${
        state.wish.misread.includes("needs")
          ? html`<p class="phone-notice is-warning">
              ${icon("triangle-alert")}<span>${say("phone-wrong-needs")}</span>
            </p>`
          : nothing
      }
      ${needsChoice({
        value: state.wish.needs,
        onChange: actions.setNeeds,
        onMore: () => actions.show("limits"),
      })}
    </main>`,
    actions: html`<nav class="phone-actions" aria-label=${say("phone-needs")}>
      <div class="phone-actions-main">
        <button type="button" class="phone-first" @click=${() => actions.leaveNeeds()}>
          <span>${say(state.wish.to ? "phone-needs-done" : "phone-needs-ready")}</span
          >${icon("chevron-right")}
        </button>
      </div>
    </nav>`,
  };
}
