// Owns the honest no: why there is no way, what stands in it, and the nearest place that can be
// reached.
import { html, nothing } from "lit-html";
import { icon } from "../frame/parts.js";
import { formatNumber, say } from "../frame/words.js";

const MOST_BLOCKERS = 3;

function obstacles(blockers) {
  if (blockers.length === 0) return nothing;
  const rest = blockers.length - MOST_BLOCKERS;
  return html`<h2>${say("kiosk-no-route-why")}</h2>
    <ul class="blockers">
      ${blockers.slice(0, MOST_BLOCKERS).map((blocker) => html`<li>${blocker.message}</li>`)}
      ${
        rest > 0
          ? html`<li>
              ${say("kiosk-no-route-more", { number: formatNumber(rest), count: rest })}
            </li>`
          : nothing
      }
    </ul>`;
}

/** Why there is no way, and what stands in it. */
export function whyNoRoute({ message, advice, blockers }) {
  return html`<div class="no-route">
    <p class="message">${icon("triangle-alert")}<span>${message}</span></p>
    ${obstacles(blockers)}
    <p class="advice">${advice}</p>
  </div>`;
}

/** What to do instead: a person, or the nearest place that can be reached. */
export function insteadOfRoute({ visit }, { nearestReachable }, actions) {
  const instead = nearestReachable?.id === visit.to.id ? null : nearestReachable;
  return html`<div class="main-action">
    <button type="button" class="button button-main" @click=${actions.callPerson}>
      ${icon("user-round")}<span>${say("kiosk-person-title")}</span>
    </button>
    ${
      instead
        ? html`<button
            type="button"
            class="button"
            @click=${() => actions.choosePlace(instead)}
          >
            ${icon("route")}<span>${say("kiosk-no-route-go", { place: instead.name })}</span>
          </button>`
        : nothing
    }
  </div>`;
}
