// Owns the view where somebody states limits of their own, beside those of how they travel, and sees
// at once what becomes of the way.
import { html, nothing } from "lit-html";
import { boot } from "../frame/boot.js";
import { needsWords } from "../frame/needs_words.js";
import { ownLimits } from "../frame/own_limits_parts.js";
import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { wayLook } from "./route_view.js";

/** That there is no way with these limits. */
function withoutWay({ known }) {
  const route = known.way.value?.route;
  if (route?.__typename !== "NoRoute") return nothing;
  return html`<p class="limits-no-way">${icon("triangle-alert")}<span>${route.message}</span></p>`;
}

/** The view “limits”. */
export function limitsView(page, actions) {
  const needs = page.visit.needs ?? { profile: "WALKING" };
  return html`
    ${wayLook(page)}
    <section class="touch limits">
      <h2>${say("frame-limits-title", { needs: needsWords(needs) })}</h2>
      <div role="status">${withoutWay(page)}</div>
      ${ownLimits({
        value: needs,
        usual: boot.travelProfiles[needs.profile ?? "WALKING"],
        onChange: actions.travelAs,
      })}
      <div class="main-action">
        <button type="button" class="button button-main" @click=${actions.back}>
          ${icon("route")}<span>${say("kiosk-limits-done")}</span>
        </button>
      </div>
    </section>
  `;
}
