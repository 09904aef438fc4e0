// Search as one types, with the phone's own keyboard.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { listenButton, listenPanel } from "../frame/listen_parts.js";
import { forgetListening } from "../frame/listening.js";
import { spokenAs } from "../frame/origins.js";
import { icon, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { ownSpot } from "./own_spot.js";
import { placeRows } from "./place_rows.js";
import { problemState } from "./problem_state.js";
import { categories } from "./start_view.js";

/** @param state the page's state  @param actions the page's actions */
export function searchView(state, actions) {
  const { text } = state.search;
  return {
    main: html`<main class="phone-main phone-search" id="main">
      <h1 id="page-heading" tabindex="-1">${say(state.aim === "here" ? "phone-where-are-you" : "phone-where-to")}</h1>
      <form
        class="phone-search-field"
        role="search"
        @submit=${(event) => actions.submitSearch(event)}
      >
        <label class="only-heard" for="search-text">${say("phone-search")}</label>
        ${icon("search")}
        <input
          id="search-text"
          type="search"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="200"
          placeholder=${say("phone-search-hint")}
          .value=${live(text)}
          @input=${(event) => {
            forgetListening();
            actions.search(event.target.value);
          }}
        />
        ${
          text
            ? html`<button type="button" class="phone-clear" @click=${() => actions.clearSearch()}>
                ${icon("x")}<span class="only-heard">${say("phone-search-clear")}</span>
              </button>`
            : nothing
        }
      </form>
      ${listenButton({ near: ownSpot().location, needs: state.wish.needs })}
      ${said(state, actions) ?? results(state, actions)}
    </main>`,
  };
}

/** What was said in place of typed; null: nothing. */
function said(state, actions) {
  return listenPanel({
    rows: (found) => placeRows(found, actions.choose),
    onNeeds: (profile) => actions.setNeeds({ profile }),
    onPerson: () => actions.show("person"),
    profile: state.wish.needs?.profile ?? null,
  });
}

function results(state, actions) {
  const { text, problem, isAsking } = state.search;
  // That nothing fits is true only of the text it was found for.
  const found = isAsking && state.search.found?.length === 0 ? null : state.search.found;
  if (problem) return problemState(problem, () => actions.search(text), actions);
  if (!text.trim()) {
    return html`<p class="phone-hint">${say("phone-search-try")}</p>
      ${categories(state, actions)}`;
  }
  if (!found) return isAsking ? loadingState() : nothing;
  if (found.length === 0) {
    return html`<div class="phone-none">
        <p><strong>${spokenAs(say("phone-search-none", { text: text.trim() }), "voice-found-nothing")}</strong></p>
        <p>${say("phone-search-none-try")}</p>
      </div>
      ${categories(state, actions)}`;
  }
  return placeRows(found, actions.choose, text);
}
