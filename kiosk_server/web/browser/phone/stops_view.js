// The stops on the way: which are still ahead, and what one may stop at besides.

import { html, nothing } from "lit-html";

import { categoryIcon } from "../frame/category_icons.js";
import { icon, loadingState } from "../frame/parts.js";
import { MOST_STOPS, stopCategories } from "../frame/stops.js";
import { formatNumber, say } from "../frame/words.js";
import { whereIs } from "./place_rows.js";
import { problemState } from "./problem_state.js";
import { noticeLines, wayNotices } from "./way_notices.js";

/** @param state the page's state  @param actions the page's actions */
export function stopsView(state, actions) {
  const ahead = actions.stopsAhead();
  const isFull = ahead.length >= MOST_STOPS;
  return {
    main: html`<main class="phone-main phone-stops" id="main">
      ${state.walk.way ? wayNotices(state, actions) : noticeLines(state, actions)}
      <h1 id="page-heading" tabindex="-1">${say("stops-title")}</h1>
      ${
        ahead.length > 0
          ? html`<ol class="phone-stop-rows">
              ${ahead.map((id, at) => row(id, at + 1, state, actions))}
            </ol>`
          : nothing
      }
      ${
        isFull
          ? html`<p class="phone-hint">${icon("info")}<span>${say("stops-full")}</span></p>`
          : html`<h2 class="phone-ask">${say(ahead.length > 0 ? "stops-add" : "stops-lead")}</h2>
              ${offers(state, actions)}`
      }
    </main>`,
    actions: html`<nav class="phone-actions" aria-label=${say("stops-title")}>
      <div class="phone-actions-main">
        <button type="button" class="phone-first" @click=${() => actions.show("way")}>
          <span>${say("phone-needs-done")}</span>${icon("chevron-right")}
        </button>
      </div>
    </nav>`,
  };
}

function row(id, number, { stops, walk }, actions) {
  const place = stops.find((each) => each.id === id);
  // Its name comes with the way over it.
  const name = place?.name ?? (walk.wanted ? "" : say("stops-unknown"));
  return html`<li class="phone-stop-row">
    <span class="phone-stop-number">${formatNumber(number)}</span>
    <span class="phone-row-words">
      <span class="phone-row-name">${name}</span>
      <span class="phone-row-where">${place ? whereIs(place) : nothing}</span>
    </span>
    <button type="button" class="phone-quiet" @click=${() => actions.leaveOut(id)}>
      ${icon("x")}<span>${say("stops-leave-out")}</span><span class="only-heard">${name}</span>
    </button>
  </li>`;
}

function offers({ categories: asked }, actions) {
  if (asked.problem) return problemState(asked.problem, actions.askCategories, actions);
  if (!asked.list) return loadingState();
  return html`<ul class="phone-categories" aria-label=${say("stops-add")}>
    ${stopCategories(asked.list).map(
      ({ category, name }) =>
        html`<li>
          <button type="button" @click=${() => actions.chooseStopOf(category)}>
            ${icon(categoryIcon(category))}<span>${name}</span>
          </button>
        </li>`,
    )}
    <li>
      <button type="button" @click=${actions.searchStop}>
        ${icon("search")}<span>${say("stops-search")}</span>
      </button>
    </li>
  </ul>`;
}
