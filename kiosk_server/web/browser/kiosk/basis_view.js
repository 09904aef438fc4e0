// Owns the view that tells what a way rests on where nobody measured: for each level the places of
// it, numbered as they are on the plan above.
import { html } from "lit-html";
import { assumedElements } from "../frame/assumed_elements.js";
import { icon } from "../frame/parts.js";
import { formatNumber, say } from "../frame/words.js";
import { pager } from "./pager.js";
import { levelTabs, routeOf, shownOf, wayLook } from "./route_view.js";
import { sheetOf } from "./visit.js";

const MOST_ROWS = 4;
const MOST_ROWS_LARGE = 3;

function row({ number, messages }) {
  return html`<li class="basis-row">
    <span class="basis-number">${formatNumber(number)}</span>
    <span class="basis-words">${messages.map((message) => html`<span>${message}</span>`)}</span>
  </li>`;
}

/** What stands on the leg that is shown, or nowhere that is drawn. */
function rows(page, route, shown) {
  const { levelIds } = shown.legs[shown.leg];
  const all = assumedElements(route.unverified);
  const ofOthers = new Set(shown.legs.flatMap((leg) => leg.levelIds));
  return all.filter(({ levelId }) => levelIds.includes(levelId) || !ofOthers.has(levelId));
}

function list(page, route, actions) {
  const shown = shownOf(route, page);
  const found = rows(page, route, shown);
  const most = page.large ? MOST_ROWS_LARGE : MOST_ROWS;
  const { items, sheet, sheets } = sheetOf(found, most, page.visit.rowSheet);
  return html`<div class="levels">${levelTabs(page, shown, actions)}</div>
    <p class="plain-line">
      ${icon("info")}<span>${say(found.length > 0 ? "basis-lead" : "basis-none-here")}</span>
    </p>
    <ol class="basis-rows">${items.map(row)}</ol>
    ${pager({ sheet, sheets, onSheet: actions.turnRowsTo })}`;
}

/** The view “basis”. */
export function basisView(page, actions) {
  const route = routeOf(page);
  return html`
    ${wayLook(page)}
    <section class="touch basis">
      <h2>${say("basis-title")}</h2>
      ${route ? list(page, route, actions) : html`<p class="plain-line">${say("basis-none")}</p>`}
      <div class="main-action">
        <button type="button" class="button button-main" @click=${actions.back}>
          ${icon("route")}<span>${say("kiosk-limits-done")}</span>
        </button>
      </div>
    </section>
  `;
}
