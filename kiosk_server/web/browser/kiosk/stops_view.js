// Owns the view with the stops on a way: which there are, and what one may stop at besides.
import { html, nothing } from "lit-html";
import { categoryIcon } from "../frame/category_icons.js";
import { icon } from "../frame/parts.js";
import { MOST_STOPS, stopCategories } from "../frame/stops.js";
import { formatNumber, say } from "../frame/words.js";
import { whereIs } from "./place_row.js";
import { wayLook } from "./route_view.js";

/** The places of the stops, in the way's order; null for one that is not known yet, or not there. */
export function stopPlaces({ visit, known }) {
  const answers = known.stops.value ?? [];
  const places = answers.map(({ place }) => place).filter(Boolean);
  return visit.via.map((id) => places.find((place) => place.id === id) ?? null);
}

function stopRow(place, id, number, actions) {
  return html`<li class="stop-row">
    <span class="stop-number">${formatNumber(number)}</span>
    <span class="what">
      <span class="name">${place?.name ?? say("stops-unknown")}</span>
      <span class="where">${place ? whereIs(place) : nothing}</span>
    </span>
    <button type="button" class="button" @click=${() => actions.leaveOut(id)}>
      ${icon("x")}<span>${say("stops-leave-out")}</span
      ><span class="only-heard">${place?.name ?? ""}</span>
    </button>
  </li>`;
}

function offers({ known }, actions) {
  const offered = stopCategories(known.categories.value?.placeCategories ?? []);
  return html`<ul class="stop-kinds" aria-label=${say("stops-add")}>
    ${offered.map(
      ({ category, name }) =>
        html`<li>
          <button type="button" class="need" @click=${() => actions.chooseStopOf(category)}>
            ${icon(categoryIcon(category))}<span>${name}</span>
          </button>
        </li>`,
    )}
    <li>
      <button type="button" class="need" @click=${actions.searchStop}>
        ${icon("search")}<span>${say("stops-search")}</span>
      </button>
    </li>
  </ul>`;
}

/** That there is no way over these stops. */
function withoutWay({ known }) {
  const route = known.way.value?.route;
  if (route?.__typename !== "NoRoute") return nothing;
  return html`<p class="limits-no-way">${icon("triangle-alert")}<span>${route.message}</span></p>`;
}

/** The view “stops”. */
export function stopsView(page, actions) {
  const { via } = page.visit;
  const places = stopPlaces(page);
  return html`
    ${wayLook(page)}
    <section class="touch stops">
      <h2>${say("stops-title")}</h2>
      <div role="status">${withoutWay(page)}</div>
      ${
        via.length > 0
          ? html`<ol class="stop-rows">
              ${via.map((id, at) => stopRow(places[at], id, at + 1, actions))}
            </ol>`
          : nothing
      }
      ${
        via.length < MOST_STOPS
          ? html`<p class="plain-line">${say(via.length > 0 ? "stops-add" : "stops-lead")}</p>
              ${offers(page, actions)}`
          : html`<p class="plain-line">${icon("info")}<span>${say("stops-full")}</span></p>`
      }
      <div class="main-action">
        <button type="button" class="button button-main" @click=${actions.back}>
          ${icon("route")}<span>${say("kiosk-limits-done")}</span>
        </button>
      </div>
    </section>
  `;
}
