// Owns the view with the places of one category, a few on a sheet.
import { html, nothing } from "lit-html";
import { openFirst } from "../frame/open_first.js";
import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { onTheWay } from "../frame/stops.js";
import { say } from "../frame/words.js";
import { pager } from "./pager.js";
import { placeRow } from "./place_row.js";
import { sheetOf } from "./visit.js";

const MOST_PLACES = 7;
const MOST_PLACES_LARGE = 5;

function places(page, actions) {
  const { visit, known, large } = page;
  const { status, value, error } = known.list;
  if (!value && status === "failed")
    return errorState({ text: error.text, onAgain: actions.again });
  if (!value) return loadingState();
  const fromGoal = known.listFromGoal.value?.placesInCategory ?? [];
  const ordered = visit.isStop
    ? onTheWay(visit.category, value.placesInCategory, fromGoal)
    : value.placesInCategory;
  const found = openFirst(visit.category, ordered);
  if (found.length === 0) {
    return emptyState({
      icon: "map-pin",
      title: say("kiosk-choose-empty"),
      text: say("kiosk-choose-empty-try"),
    });
  }
  const most = large ? MOST_PLACES_LARGE : MOST_PLACES;
  const { items, sheet, sheets } = sheetOf(found, most, visit.sheet);
  return html`
    <ul
      class="places tall"
      aria-label=${say("kiosk-choose-places")}
      ?data-waiting=${status === "waiting"}
    >
      ${items.map((near) => placeRow(near, page, actions.choosePlace))}
    </ul>
    ${pager({ sheet, sheets, onSheet: actions.turnTo })}
  `;
}

/** The view “choose”. */
export function chooseView(page, actions) {
  const offered = page.known.categories.value?.placeCategories ?? [];
  const chosen = offered.find(({ category }) => category === page.visit.category);
  return html`
    <section class="touch">
      <h1 tabindex="-1">${chosen?.name ?? say("kiosk-choose-places")}</h1>
      ${
        page.visit.isStop
          ? html`<p class="plain-line">${icon("plus")}<span>${say("stops-choosing")}</span></p>`
          : nothing
      }
      ${
        page.visit.needs
          ? html`<p class="plain-line">
              ${icon("info")}<span>${say("kiosk-times-for-needs")}</span>
            </p>`
          : nothing
      }
      ${places(page, actions)}
    </section>
  `;
}
