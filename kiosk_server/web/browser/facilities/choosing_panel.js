// What a report may be about, where that is not plain: somebody says which it is.

import { html, nothing } from "lit-html";

import { icon } from "../frame/parts.js";
import { formatMetres, say } from "../frame/words.js";
import { KIND_ICONS } from "./kind_icons.js";
import { reportTitle } from "./reports_pane.js";

/** @param state the page's state  @param actions what its buttons do */
export function choosingPanel({ choosing }, actions) {
  const { report, candidates, isWaiting } = choosing;
  return html`<section class="panel" aria-labelledby="panel-heading">
    <h2 id="panel-heading" tabindex="-1">${say("facilities-which", { what: reportTitle(report) })}</h2>
    ${report.words ? html`<p class="row-words">${report.words}</p>` : nothing}
    ${
      isWaiting
        ? html`<p class="told" role="status">${icon("info")}<span>${say("facilities-which-waiting")}</span></p>`
        : candidates.length === 0
          ? html`<p class="told" role="status">${icon("info")}<span>${say("facilities-which-none")}</span></p>`
          : html`<div class="others" role="group" aria-label=${say("facilities-which-near")}>
              ${candidates.map((candidate) => choice(candidate, actions))}
            </div>`
    }
    <button type="button" class="chip" @click=${actions.chooseOnPlan}>
      ${icon("map-pin")}<span>${say("facilities-which-on-plan")}</span>
    </button>
  </section>`;
}

function choice({ each, metres }, actions) {
  const { kind, name } = each.element;
  return html`<button type="button" class="chip" @click=${() => actions.chooseCandidate(each)}>
    ${icon(KIND_ICONS[kind])}<span
      >${metres === 0 ? name : say("facilities-which-away", { what: name, distance: formatMetres(metres) })}</span
    >
  </button>`;
}

/** The way back from it, where the form has what carries it out. */
export const choosingActions = (actions) =>
  html`<div class="panel-foot">
    <div class="panel-actions">
      <button type="button" class="button" @click=${actions.stopChoosing}>
        ${icon("x")}<span>${say("facilities-cancel")}</span>
      </button>
    </div>
  </div>`;
