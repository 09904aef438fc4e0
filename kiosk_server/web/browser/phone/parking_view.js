// Where one parked, chosen from all car parks, with what is written on the bay. It goes nowhere but
// into this phone.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { ask } from "../frame/operations.js";
import { emptyState, icon, loadingState } from "../frame/parts.js";
import { locale, say } from "../frame/words.js";
import { isBay, keepParking, recallParking } from "./kept_parking.js";
import { whereIs } from "./place_rows.js";
import { problemState } from "./problem_state.js";

const MOST_SIGNS = 12;

/** What somebody has entered; null and empty: as it is kept, else as the spot suggests. */
export const noParkingDraft = () => ({ id: null, bay: null, problem: null });

/** @param store the page's store  @param {() => void} leave */
export function parkingChoice(store, leave) {
  const change = (patch) =>
    store.update({ parkingDraft: { ...store.state.parkingDraft, problem: null, ...patch } });
  return {
    chooseParking: (id) => change({ id }),
    enterBay: (bay) => change({ bay }),
    async saveParking(event) {
      event.preventDefault();
      const { id, bay } = entered(store.state);
      const written = bay.trim();
      if (!id) return change({ problem: "phone-parking-choose" });
      if (!isBay(written)) return change({ problem: "phone-parking-bay-unfit" });
      keepParking({ id, names: await namesOf(store.state, id), bay: written });
      store.update({ parking: recallParking(), parkingDraft: noParkingDraft() });
      leave();
      return focusMain();
    },
  };
}

/** A car park's name in every language that can be had now. */
async function namesOf({ parkings }, id) {
  if (boot.spot.parking?.id === id) return boot.spot.parking.names;
  const own = parkings.found?.find((place) => place.id === id)?.name ?? recallParking()?.names[locale()];
  const others = boot.locales.map(({ tag }) => tag).filter((tag) => tag !== locale());
  const found = await Promise.all(
    others.map(async (tag) => {
      try {
        const { place } = await ask("ShowPlace", { id }, { locale: tag });
        return [tag, place?.name];
      } catch (problem) {
        if (problem.kind === undefined) throw problem;
        return [tag, null];
      }
    }),
  );
  return Object.fromEntries([[locale(), own], ...found].filter(([, name]) => name));
}

/** What is to be kept if nothing more is touched. */
function entered({ parkingDraft, parking, parkings }) {
  const { found } = parkings;
  const only = found?.length === 1 ? found[0].id : null;
  const id = parkingDraft.id ?? boot.spot.parking?.id ?? parking?.id ?? only;
  return { id, bay: parkingDraft.bay ?? parking?.bay ?? "" };
}

/** @param state the page's state  @param actions the page's actions */
export function parkingView(state, actions) {
  const { bay } = entered(state);
  const { problem } = state.parkingDraft;
  return {
    main: html`<main class="phone-main phone-parking-choice" id="main">
      <h1 id="page-heading" tabindex="-1">${say("phone-parking-title")}</h1>
      <form id="parking" class="phone-parking-form" novalidate @submit=${actions.saveParking}>
        ${carParks(state, actions)}
        <div class="field">
          <label for="parking-bay">${say("phone-parking-bay-label")}</label>
          <input
            id="parking-bay"
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            enterkeyhint="done"
            maxlength=${MOST_SIGNS}
            aria-describedby=${problem ? "parking-problem" : nothing}
            .value=${live(bay)}
            @input=${(event) => actions.enterBay(event.target.value)}
          />
        </div>
        ${
          problem
            ? html`<p class="phone-notice is-warning" id="parking-problem" role="alert">
                ${icon("triangle-alert")}<span>${say(problem)}</span>
              </p>`
            : nothing
        }
        <p class="phone-hint">${icon("info")}<span>${say("phone-parking-lead")}</span></p>
      </form>
    </main>`,
    actions: html`<nav class="phone-actions" aria-label=${say("phone-parking-title")}>
      <div class="phone-actions-main">
        <button type="submit" form="parking" class="phone-first">
          <span>${say("phone-parking-save")}</span>${icon("check")}
        </button>
      </div>
    </nav>`,
  };
}

function carParks(state, actions) {
  const { found, problem } = state.parkings;
  const chosen = entered(state).id;
  if (problem) return problemState(problem, actions.askParkings, actions);
  if (!found) return loadingState();
  if (found.length === 0) return emptyState({ title: say("phone-parking-none") });
  return html`<fieldset class="phone-parkings">
    <legend>${say("phone-parking-which")}</legend>
    ${found.map(
      (place) =>
        html`<div class="phone-parking-row">
          <input
            type="radio"
            name="parking"
            id="parking-${place.id}"
            value=${place.id}
            .checked=${live(place.id === chosen)}
            @change=${() => actions.chooseParking(place.id)}
          />
          <label class="phone-row-words" for="parking-${place.id}">
            <span class="phone-row-name">${place.name}</span>
            <span class="phone-row-where">${whereIs(place)}</span>
          </label>
        </div>`,
    )}
  </fieldset>`;
}
