// An honest no: why there is no way, what stands in it, and where one can go instead.

import { html, nothing } from "lit-html";

import { icon } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { say } from "../frame/words.js";
import { pictureKey } from "./carried_way.js";
import { wayNotices } from "./way_notices.js";

/** The plan around what stands in the way, marked, once it is there. */
function barredPlan({ walk, locale, theme }) {
  const picture = walk.way.levelPictures[pictureKey(locale, theme)]?.[0];
  if (!picture) return nothing;
  return html`<div class="phone-picture phone-home-picture">
    ${planView({ svg: picture.svg, label: say("phone-barred-plan"), className: "barred-plan" })}
  </div>`;
}

/**
 * @param state the page's state
 * @param answer the NoRoute that is shown
 * @param actions the page's actions
 */
export function noRouteView(state, answer, actions) {
  const { nearestReachable: nearest, blockers, reason } = answer;
  const mayHelp = reason === "NEEDS_NOT_MET" || blockers.length > 0;
  return {
    main: html`<main class="phone-main phone-no-route" id="main">
      ${wayNotices(state, actions)}
      <h1 id="page-heading" tabindex="-1">${answer.message}</h1>
      ${
        blockers.length > 0
          ? html`<section>
              <h2>${say("phone-why")}</h2>
              <ul class="phone-blockers">
                ${blockers.map(({ message }) => html`<li>${icon("triangle-alert")}<span>${message}</span></li>`)}
              </ul>
            </section>`
          : nothing
      }
      <p class="phone-lead">${answer.advice}</p>
      ${barredPlan(state)}
    </main>`,
    actions: html`<nav class="phone-actions" aria-label=${say("phone-no-way")}>
      <div class="phone-actions-quiet">
        ${
          mayHelp
            ? html`<button type="button" class="phone-quiet" @click=${() => actions.show("needs")}>
                ${icon("accessibility")}<span>${say("phone-change-needs")}</span>
              </button>`
            : nothing
        }
        <button type="button" class="phone-quiet" @click=${() => actions.chooseAnother()}>
          ${icon("search")}<span>${say("phone-other-destination")}</span>
        </button>
        ${
          nearest
            ? html`<button
                type="button"
                class="phone-quiet"
                @click=${() => actions.choose(nearest)}
              >
                ${icon("route")}<span>${say("phone-go-instead", { place: nearest.name })}</span>
              </button>`
            : nothing
        }
      </div>
      <div class="phone-actions-main">
        <button type="button" class="phone-first" @click=${() => actions.show("person")}>
          <span>${say("frame-person")}</span>${icon("chevron-right")}
        </button>
      </div>
    </nav>`,
  };
}
