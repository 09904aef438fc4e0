// Limits of one's own, beside those of how one travels; the way changes with them at once.

import { html } from "lit-html";
import { boot } from "../frame/boot.js";
import { needsWords } from "../frame/needs_words.js";
import { ownLimits } from "../frame/own_limits_parts.js";
import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";

/** @param state the page's state  @param actions the page's actions */
export function limitsView(state, actions) {
  const { needs } = state.wish;
  return {
    main: html`<main class="phone-main phone-limits" id="main">
      <h1 id="page-heading" tabindex="-1">
        ${say("frame-limits-title", { needs: needsWords(needs) })}
      </h1>
      ${ownLimits({
        value: needs,
        usual: boot.travelProfiles[needs.profile ?? "WALKING"],
        onChange: actions.setNeeds,
      })}
    </main>`,
    actions: html`<nav class="phone-actions" aria-label=${say("frame-limits")}>
      <div class="phone-actions-main">
        <button type="button" class="phone-first" @click=${() => actions.leaveNeeds()}>
          <span>${say("phone-needs-ready")}</span>${icon("check")}
        </button>
      </div>
    </nav>`,
  };
}
