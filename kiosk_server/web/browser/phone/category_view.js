// The places of one kind, as the server puts them in order.

import { html, nothing } from "lit-html";

import { emptyState, icon, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { placeRows } from "./place_rows.js";
import { problemState } from "./problem_state.js";

/** @param state the page's state  @param actions the page's actions */
export function categoryView(state, actions) {
  const { category, found, problem } = state.category;
  const name = state.categories.list?.find((each) => each.category === category)?.name ?? "";
  return {
    main: html`<main class="phone-main phone-category" id="main">
      <h1 id="page-heading" tabindex="-1">${name}</h1>
      ${
        state.aim === "stop"
          ? html`<p class="phone-hint">${icon("plus")}<span>${say("stops-choosing")}</span></p>`
          : nothing
      }
      ${body(found, problem, actions)}
    </main>`,
  };
}

function body(found, problem, actions) {
  if (problem) return problemState(problem, actions.askCategory, actions);
  if (!found) return loadingState();
  if (found.length === 0) return emptyState({ title: say("phone-category-empty") });
  return placeRows(found, actions.choose);
}
