// Owns the view of a way: the plan turned to the walking direction, level by level, and below it the
// steps as signs, how somebody travels, and the way to take it along.
import { html, nothing } from "lit-html";
import { routeNotes } from "../frame/route_notes.js";
import { needsChoice } from "../frame/needs.js";
import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { stepSign } from "../frame/route_steps.js";
import { unbroken } from "../frame/unbroken.js";
import { formatMetres, formatMinutes, formatNumber, say } from "../frame/words.js";
import { legName, legSign } from "./level_words.js";
import { barredPlan, insteadOfRoute, whyNoRoute } from "./no_route_view.js";
import { hours, whereIs } from "./place_row.js";
import { legsOf, pictureAt, sheetsOf } from "./route_legs.js";

const STEPS_ON_A_SHEET = 3;
const STEPS_ON_A_SHEET_LARGE = 2;

/** What of a way is on the screen: its legs, and the sheet of steps that is shown. */
export function shownOf(route, { visit, large, venue }) {
  const legs = legsOf(route.steps, venue.levels);
  const sheets = sheetsOf(legs, large ? STEPS_ON_A_SHEET_LARGE : STEPS_ON_A_SHEET);
  const sheet = Math.min(visit.sheet, sheets.length - 1);
  return { legs, sheets, sheet, ...sheets[sheet] };
}

/** Whether the server knows no such place. */
function isUnknown({ known }) {
  return Boolean(known.goal.value) && !known.goal.value.place;
}

function title(page) {
  if (page.goal) return say("kiosk-route-to", { place: page.goal.name });
  return isUnknown(page) ? say("kiosk-title") : "";
}

/** The stops that are made on the way, by name. */
function stopsLine({ visit, known }) {
  if (visit.via.length === 0) return nothing;
  const places = (known.stops.value ?? []).map(({ place }) => place).filter(Boolean);
  return html`<p class="notes stops-line">
    <span>${say("stops-title")}</span> ${places.map(({ name }) => html`<b>${name}</b>`)}
  </p>`;
}

function head(page, route) {
  const { goal } = page;
  return html`<div class="head">
    <h1 tabindex="-1">${unbroken(title(page))}</h1>
    ${
      route
        ? html`<p class="figures numerals" data-no-lead>
            <span class="minutes">${formatMinutes(route.durationSeconds)}</span>
            <span class="metres">${formatMetres(route.distanceMetres)}</span>
          </p>`
        : nothing
    }
    <p class="notes">
      <span class="where">${goal ? whereIs(goal) : ""}</span>
      ${goal ? hours(goal, route?.durationSeconds) : nothing}
      ${route ? html`<span class="evidence">${route.stepFreeText}</span>` : nothing}
    </p>
    ${stopsLine(page)}
    ${route ? routeNotes(route).map((note) => html`<p class="notes">${note}</p>`) : nothing}
  </div>`;
}

/** All pictures are in the page, laid out and out of sight, so that another level is there at once. */
function plans({ known, venue }, { legs, leg, first }) {
  const { status, value } = known.pictures;
  const pictures = value?.route.pictures ?? [];
  const shown = pictureAt(pictures, first);
  const level = legName(legs[leg].levelIds, venue.levels);
  return html`<div class="plan-box">
    ${
      pictures.length === 0
        ? status === "failed"
          ? html`<p class="plan-failed">${say("frame-plan-failed")}</p>`
          : loadingState({ shape: "plan" })
        : pictures.map(
            (picture) =>
              html`<div
                class="plan-sheet"
                ?hidden=${picture !== shown}
                aria-hidden=${picture === shown ? nothing : "true"}
              >
                ${planView({
                  svg: picture.svg,
                  label: say("kiosk-route-plan", { level }),
                  isLater: picture !== shown,
                })}
              </div>`,
          )
    }
  </div>`;
}

export function levelTabs({ venue }, { legs, leg, sheets }, actions) {
  if (legs.length === 1) {
    return html`<p class="level-alone">
      ${icon("layers")}<span>${legName(legs[0].levelIds, venue.levels)}</span>
    </p>`;
  }
  const tab = ({ levelIds }, index) => {
    const { level, building } = legSign(levelIds, venue.levels);
    return html`<li>
      <button
        type="button"
        class="level-tab"
        aria-pressed=${index === leg}
        @click=${() => actions.turnTo(sheets.findIndex((sheet) => sheet.leg === index))}
      >
        <span class="number" aria-hidden="true">${formatNumber(index + 1)}</span>
        <span class="called"><b>${level}</b> <span class="building">${building}</span></span>
      </button>
    </li>`;
  };
  return html`<ul class="level-tabs" aria-label=${say("kiosk-route-levels")}>
    ${legs.map(tab)}
  </ul>`;
}

function turner({ sheet, sheets }, actions) {
  if (sheets.length < 2) return nothing;
  return html`<div class="turner">
    <button
      type="button"
      class="button"
      data-repeat
      aria-disabled=${sheet === 0}
      @click=${() => sheet > 0 && actions.turnTo(sheet - 1)}
    >
      ${icon("chevron-left")}<span>${say("kiosk-page-previous")}</span>
    </button>
    <button
      type="button"
      class="button"
      data-repeat
      aria-disabled=${sheet === sheets.length - 1}
      @click=${() => sheet < sheets.length - 1 && actions.turnTo(sheet + 1)}
    >
      <span>${say("kiosk-page-next")}</span>${icon("chevron-right")}
    </button>
  </div>`;
}

/** How somebody travels, and beside it what there is to do. */
function choices({ visit }, actions, beside = nothing) {
  return html`<div class="route-choices">
    ${needsChoice({ value: visit.needs ?? {}, onChange: actions.travelAs, onMore: actions.stateLimits })}
    ${beside}
  </div>`;
}

function takeAlong(actions) {
  return html`<button type="button" class="button button-main take" @click=${actions.takeAlong}>
    ${icon("smartphone")}<span>${say("kiosk-take")}</span>
  </button>`;
}

function stopsButton({ visit }, actions) {
  return html`<button type="button" class="button stop-add" @click=${actions.openStops}>
    ${icon("plus")}<span>${say(visit.via.length > 0 ? "stops-change" : "stops-button")}</span>
  </button>`;
}

/** Leads to what the way rests on where nobody measured; nothing where all was measured. */
function basisButton({ unverified }, actions) {
  const count = new Set(unverified.map(({ elementId }) => elementId)).size;
  if (count === 0) return nothing;
  return html`<button type="button" class="button basis-open" @click=${actions.showBasis}>
    ${icon("info")}<span>${say("basis-open", { count, number: formatNumber(count) })}</span>
    ${icon("chevron-right")}
  </button>`;
}

/** What is below the plan of a way: its levels, the steps of this sheet, the choices. */
function wayTouch(page, { route, shown, isWaiting }, actions) {
  const steps = route.steps.slice(shown.first, shown.last + 1);
  return html`
    <div class="levels">${levelTabs(page, shown, actions)} ${turner(shown, actions)}</div>
    <ol
      class="steps"
      data-live
      ?data-waiting=${isWaiting}
      start=${shown.first + 1}
      aria-label=${say("kiosk-route-steps")}
    >
      ${steps.map((step, index) => stepSign(step, { number: shown.first + index + 1 }))}
    </ol>
    ${basisButton(route, actions)}
    ${choices(
      page,
      actions,
      html`<div class="way-actions">${takeAlong(actions)} ${stopsButton(page, actions)}</div>`,
    )}
  `;
}

/** What there is to say and to do where there is nothing to be shown the way to. */
function unknown(name, id, actions) {
  return html`${emptyState({ icon: name, title: say(id), text: say(`${id}-try`) })}
    <div class="main-action">
      <button type="button" class="button button-main" @click=${actions.openSearch}>
        ${icon("search")}<span>${say("kiosk-search-title")}</span>
      </button>
    </div>`;
}

/** What there is to say while there is no way to show. */
function withoutWay(page, actions) {
  const { known, spot } = page;
  const { status, value, error } = known.way;
  const hasStops = page.visit.via.length > 0;
  const needs = choices(page, actions, hasStops ? stopsButton(page, actions) : nothing);
  if (!spot) return unknown("map-pin", "kiosk-spot-unknown", actions);
  if (isUnknown(page)) return unknown("search", "kiosk-destination-unknown", actions);
  if (value?.route) {
    return html`${whyNoRoute(value.route)} ${needs} ${insteadOfRoute(page, value.route, actions)}`;
  }
  if (status === "failed") {
    return html`${errorState({ text: error.text, onAgain: actions.again })} ${needs}`;
  }
  return html`${loadingState()} ${needs}`;
}

/** The way that is known; null: none is, or there is none. */
export function routeOf({ known }) {
  const { value } = known.way;
  return value?.route.__typename === "Route" ? value.route : null;
}

/** The upper part of the view: where to, how far, and the plan; without a way the plan of here. */
export function wayLook(page) {
  const { way, pictures } = page.known;
  const route = routeOf(page);
  const isWaiting = way.status === "waiting" || pictures.status === "waiting";
  return html`<section class=${route ? "look" : "look here"} ?data-waiting=${route && isWaiting}>
    ${head(page, route)} ${route ? plans(page, shownOf(route, page)) : barredPlan(page)}
  </section>`;
}

/** The view “route”. */
export function routeView(page, actions) {
  const route = routeOf(page);
  const isWaiting = page.known.way.status === "waiting";
  const shown = route && shownOf(route, page);
  return html`
    ${wayLook(page)}
    <section class="touch">
      ${route ? wayTouch(page, { route, shown, isWaiting }, actions) : withoutWay(page, actions)}
    </section>
  `;
}
