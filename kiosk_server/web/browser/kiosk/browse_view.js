// Owns the view in which somebody looks at the plan of a level and chooses what they see there: by
// touching it, or from the list below, which is within everybody's reach.
import { html, nothing } from "lit-html";
import { errorState, icon, loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { unbroken } from "../frame/unbroken.js";
import { say } from "../frame/words.js";
import { pager } from "./pager.js";
import { levelSign } from "./place_row.js";
import { markPlaces, placesAt, placesOn } from "./plan_places.js";
import { sheetOf } from "./visit.js";

const ROWS = 6;
const ROWS_LARGE = 3;

/** The picture of the level that is chosen; null while it is not there. */
function pictureOf({ visit, known }) {
  const level = known.plan.value?.level;
  return level?.id === visit.levelId ? level.picture : null;
}

function plan(page, actions) {
  const picture = pictureOf(page);
  const { status, error } = page.known.plan;
  const level = page.venue.levels.find(({ id }) => id === page.visit.levelId);
  const touch = (event) => {
    const touched = placesAt(event.currentTarget, event);
    const meant = offered({ ...page, visit: { ...page.visit, touched } }, picture);
    markPlaces(
      event.currentTarget,
      meant.map(({ id }) => id),
    );
    actions.touchPlan(touched);
  };
  return html`<div class="plan-box" @click=${picture ? touch : nothing}>
    ${
      picture
        ? planView({
            svg: picture.svg,
            label: say("browse-plan", { level: level?.name ?? "" }),
            className: "browsed",
          })
        : status === "failed"
          ? errorState({ text: error.text, onAgain: actions.again })
          : loadingState({ shape: "plan" })
    }
  </div>`;
}

/** Buildings, and under them the levels of the one that is looked at, the lowest first. The own building leads. */
function levelChoice({ visit, venue, spot }, actions) {
  const levels = venue.levels;
  const chosen = levels.find(({ id }) => id === visit.levelId);
  const home = levels.find(({ id }) => id === spot?.levelId);
  const isOwn = ({ buildingId }) => buildingId === home?.buildingId;
  const buildings = [...new Map(levels.map((level) => [level.buildingId, level])).values()];
  buildings.sort((one, other) => isOwn(other) - isOwn(one));
  const own = levels.filter(({ buildingId }) => buildingId === chosen?.buildingId);
  /** Another building is opened at the height that one looks at, or the nearest to it. */
  const enter = (buildingId) => {
    const there = levels.filter((level) => level.buildingId === buildingId);
    const away = ({ ordinal }) => Math.abs(ordinal - (chosen?.ordinal ?? 0));
    actions.browse(there.sort((one, other) => away(one) - away(other))[0].id);
  };
  return html`<div class="browse-levels">
    ${
      buildings.length > 1
        ? html`<ul class="browse-buildings" aria-label=${say("browse-buildings")}>
            ${buildings.map(
              ({ buildingId, buildingName, name }) =>
                html`<li>
                  <button
                    type="button"
                    class="need"
                    aria-pressed=${buildingId === chosen?.buildingId}
                    @click=${() => enter(buildingId)}
                  >
                    <span>${buildingName ?? name}</span>
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
    ${
      own.length > 1
        ? html`<ul class="browse-floors" aria-label=${say("browse-levels")}>
            ${own.map(
              (level) =>
                html`<li>
                  <button
                    type="button"
                    class="need"
                    aria-pressed=${level.id === visit.levelId}
                    @click=${() => actions.browse(level.id)}
                  >
                    <span>${levelSign(level)}</span>
                    ${
                      level.id === spot?.levelId
                        ? html`<span class="here-dot" aria-hidden="true"></span
                            ><span class="only-heard">${say("browse-here")}</span>`
                        : nothing
                    }
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </div>`;
}

/** What can be chosen: what was touched, else all that visitors go to on this level. */
function offered({ visit, known }, picture) {
  const names = picture ? placesOn(picture.svg) : new Map();
  const listed = (known.destinations.value ?? []).flatMap((each) => each.placesInCategory);
  if (visit.touched !== null) {
    // What lies beside the finger is offered only if visitors go there; what is under it always.
    return visit.touched.flatMap((id, at) => {
      const found = listed.find(({ place }) => place.id === id)?.place;
      return found ?? (at === 0 && names.has(id) ? { id, name: names.get(id) } : []);
    });
  }
  const ofLevel = listed.filter(({ place }) => place.level.id === visit.levelId);
  return [...new Map(ofLevel.map(({ place }) => [place.id, place])).values()];
}

function placeButton(place, actions) {
  return html`<li>
    <button type="button" class="place" @click=${() => actions.choosePlace(place)}>
      <span class="name">${unbroken(place.name)}</span>${icon("chevron-right")}
    </button>
  </li>`;
}

function list(page, actions) {
  const { visit, known, large } = page;
  const { status, value, error } = known.destinations;
  const found = offered(page, pictureOf(page));
  if (visit.touched === null && !value) {
    return status === "failed"
      ? errorState({ text: error.text, onAgain: actions.again })
      : loadingState();
  }
  const { items, sheet, sheets } = sheetOf(found, large ? ROWS_LARGE : ROWS, visit.rowSheet);
  return html`<div class="browse-list">
    <ul class="browse-places" aria-label=${say("kiosk-choose-places")}>
      ${items.map((place) => placeButton(place, actions))}
    </ul>
    ${pager({ sheet, sheets, onSheet: actions.turnRowsTo })}
  </div>`;
}

/** What the list is of, and the way back to all of the level. */
function told({ visit }, found, actions) {
  if (visit.touched === null) {
    return html`<p class="plain-line">${icon("hand")}<span>${say("browse-touch")}</span></p>`;
  }
  const id = found.length > 0 ? "browse-touched" : "browse-touched-none";
  const showAll = () => {
    const shown = document.querySelector(".plan-box");
    if (shown) markPlaces(shown, []);
    actions.touchPlan(null);
  };
  return html`<div class="browse-told">
    <p class="plain-line" role="status">${icon("map-pin")}<span>${say(id)}</span></p>
    <button type="button" class="button" @click=${showAll}>
      ${icon("list")}<span>${say("browse-all")}</span>
    </button>
  </div>`;
}

/** The view “browse”. */
export function browseView(page, actions) {
  const found = offered(page, pictureOf(page));
  return html`
    <section class="look browse-look">
      <h1 class="only-heard" tabindex="-1">${say("browse-title")}</h1>
      ${plan(page, actions)}
    </section>
    <section class="touch browse">
      ${levelChoice(page, actions)} ${told(page, found, actions)} ${list(page, actions)}
    </section>
  `;
}
