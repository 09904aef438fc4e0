// Owns the honest no: why there is no way, what stands in it, and the nearest place that can be
// reached.
import { html, nothing } from "lit-html";
import { icon } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { formatNumber, say } from "../frame/words.js";
import { planOfHere } from "./here_view.js";
import { legName } from "./level_words.js";

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

/** The plan around what stands in the way, marked; that of here until it is there and where there is none. */
export function barredPlan(page) {
  const { way, pictures } = page.known;
  if (!way.value?.route.blockers?.length) return planOfHere(page);
  const picture = pictures.value?.route.picture;
  if (!picture) return html`<div class="plan-box">${planOfHere(page)}</div>`;
  const level = legName([picture.levelId], page.venue.levels);
  return html`<div class="plan-box">
    ${planView({
      svg: picture.svg,
      label: say("kiosk-no-route-plan", { level }),
      className: "barred-plan",
    })}
  </div>`;
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
    <button type="button" class="button button-main" @click=${actions.callPerson}>
      ${icon("user-round")}<span>${say("kiosk-person-title")}</span>
    </button>
  </div>`;
}
