// Owns the first view: where somebody stands, and the few ways to say where they want to go.
import { html, nothing } from "lit-html";
import { categoryIcon } from "../frame/category_icons.js";
import { errorState, icon, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { pager } from "./pager.js";
import { venueKind } from "./venue_kind.js";
import { sheetOf } from "./visit.js";

const MOST_CATEGORIES = 9;
const MOST_CATEGORIES_LARGE = 6;

function tile({ category, name }, onCategory) {
  return html`<li>
    <button
      type="button"
      class="tile"
      data-category=${category}
      @click=${() => onCategory(category, name)}
    >
      ${icon(categoryIcon(category))}<span>${name}</span>
    </button>
  </li>`;
}

function choices({ visit, known, large }, actions) {
  const { status, value, error } = known.categories;
  if (!value && status === "failed") {
    return errorState({ text: error.text, onAgain: actions.again });
  }
  if (!value) return loadingState();
  const offered = value.placeCategories
    .filter(({ placeCount }) => placeCount > 0)
    .slice(0, MOST_CATEGORIES);
  const onASheet = large ? MOST_CATEGORIES_LARGE : MOST_CATEGORIES;
  const { items, sheet, sheets } = sheetOf(offered, onASheet, visit.sheet);
  return html`
    <ul class="tiles" data-count=${items.length} aria-label=${say("kiosk-categories")}>
      ${items.map((category) => tile(category, actions.chooseCategory))}
    </ul>
    ${pager({ sheet, sheets, onSheet: actions.turnTo })}
  `;
}

/** What opens the plan of this level to look at. */
function browseButton({ spot, venue }, actions) {
  const levelId = spot?.levelId ?? venue.levels[0]?.id;
  if (!levelId) return nothing;
  return html`<button
    type="button"
    class="button browse-open"
    @click=${() => actions.browse(levelId)}
  >
    ${icon("layers")}<span>${say("browse-open")}</span>
  </button>`;
}

/** A hospital gives numbers. */
function numbersButton(page, actions) {
  const offered = page.known.categories.value?.placeCategories ?? [];
  if (!offered.some(({ category, placeCount }) => category === "CLINICS" && placeCount > 0)) return nothing;
  return html`<button
    type="button"
    class="numbers-open"
    data-view="numbers"
    @click=${() => actions.go("numbers")}
  >
    ${icon("ticket")}<span>${say("kiosk-numbers-open")}</span>
  </button>`;
}

/** The view “home”. */
export function homeView(page, actions) {
  return html`
    <section class="touch">
      <h1 tabindex="-1">${say("kiosk-title")}</h1>
      ${browseButton(page, actions)}
      ${
        page.spot
          ? nothing
          : html`<p class="plain-line" role="note">
              ${icon("info")}<span
                >${say("kiosk-spot-unknown")} ${say("kiosk-spot-unknown-try")}</span
              >
            </p>`
      }
      <div class="home-ways">
        <button type="button" class="search-open" @click=${actions.openSearch}>
          ${icon("search")}<span>${say("kiosk-search-open", venueKind(page))}</span>
        </button>
        ${numbersButton(page, actions)}
      </div>
      ${choices(page, actions)}
    </section>
  `;
}
