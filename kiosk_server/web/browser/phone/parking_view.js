// Where one parked, chosen from all car parks, with what is written on the bay.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { emptyState, icon, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { entered } from "./parking_choice.js";
import { whereIs } from "./place_rows.js";
import { problemState } from "./problem_state.js";

const MOST_SIGNS = 12;

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
