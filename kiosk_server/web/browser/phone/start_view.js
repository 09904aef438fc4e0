// Where one is, and where one wants to go: the view without a destination.

import { html, nothing } from "lit-html";

import { categoryIcon } from "../frame/category_icons.js";
import { icon, loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { unbroken } from "../frame/unbroken.js";
import { locale, say } from "../frame/words.js";
import { wordsFor } from "./carried_way.js";
import { findLevel, levelInBuilding } from "./levels.js";
import { ownSpot } from "./own_spot.js";
import { parkingPart } from "./parking_part.js";
import { problemState } from "./problem_state.js";
import { ticketPart } from "./ticket_part.js";
import { noticeLines } from "./way_notices.js";

/** @param state the page's state  @param actions the page's actions */
export function startView(state, actions) {
  return {
    main: html`<main class="phone-main phone-start" id="main">
      ${noticeLines(state, actions)}
      <h1 id="page-heading" tabindex="-1">${heading()}</h1>
      <p class="phone-where">${where()}</p>
      ${
        state.wish.here
          ? html`<button type="button" class="phone-quiet phone-elsewhere" @click=${() => actions.show("where")}>
              ${icon("map-pin")}<span>${say("phone-elsewhere")}</span>
            </button>`
          : nothing
      }
      ${goOn(state, actions)} ${parkingPart(state, actions)} ${plan(state)}
      <h2 class="phone-ask">${say("phone-where-to")}</h2>
      <button type="button" class="phone-search-button" @click=${() => actions.show("search")}>
        ${icon("search")}<span>${say("phone-search-hint")}</span>
      </button>
      ${categories(state, actions)} ${ticketPart(state)}
      <a class="phone-quiet" href=${directoryAddress(state)}>
        ${icon("layers")}<span>${say("phone-directory")}</span>
      </a>
      ${
        state.parking || ownSpot().parking
          ? nothing
          : html`<button
              type="button"
              class="phone-quiet phone-parking-open"
              @click=${() => actions.show("parking")}
            >
              ${icon("map-pin")}<span>${say("phone-parking-open")}</span>
            </button>`
      }
      <p class="phone-hint">${icon("qr-code")}<span>${say("phone-scan-lead")}</span></p>
      <a class="phone-quiet" href=${reportAddress()}>
        ${icon("wrench")}<span>${say("phone-report")}</span>
      </a>
    </main>`,
  };
}

/** Where one is; the question alone until its name is known. */
function heading() {
  const { name } = ownSpot();
  return name ? unbroken(say("phone-you-are-at", { place: name })) : say("phone-where-to");
}

/** All departments and plans, by level, from this spot. */
export function directoryAddress({ isLarge, isContrast }) {
  const query = new URLSearchParams({ at: ownSpot().code, locale: locale() });
  if (isLarge) query.set("mode", "large");
  if (isContrast) query.set("contrast", "high");
  return `/directory?${query}`;
}

/** Where anybody says what is broken here. */
function reportAddress() {
  const query = new URLSearchParams({ locale: locale() });
  return `/go/${encodeURIComponent(ownSpot().code)}/report?${query}`;
}

function where() {
  const level = findLevel(ownSpot().levelId);
  return level ? levelInBuilding(level.name, level.buildingName) : "";
}

/** The destination of before, one touch away. */
function goOn(state, actions) {
  const kept = state.kept;
  const told = kept && !kept.isDone ? wordsFor(kept.way, state.locale) : null;
  const goal = told?.[1].goal;
  if (!goal) return nothing;
  return html`<section class="phone-go-on">
    <p>${say("phone-go-on-lead")}</p>
    <button type="button" class="phone-first" @click=${() => actions.goOn(kept)}>
      ${icon("route")}<span>${say("phone-go-on", { place: goal.name })}</span>
    </button>
    <button type="button" class="phone-quiet" @click=${() => actions.forget()}>
      ${icon("trash-2")}<span>${say("phone-forget")}</span>
    </button>
  </section>`;
}

function plan(state) {
  const level = findLevel(ownSpot().levelId);
  if (state.home && !state.home.svg) return nothing;
  return html`<div class="phone-picture phone-home-picture">
    ${
      state.home
        ? planView({
            svg: state.home.svg,
            label: say("phone-plan-of", { level: level?.name ?? "" }),
          })
        : loadingState({ shape: "plan" })
    }
  </div>`;
}

/** The kinds of place of this plan, as large choices. */
export function categories(state, actions) {
  const { categories: asked } = state;
  if (asked.problem) return problemState(asked.problem, actions.askCategories, actions);
  if (!asked.list) return loadingState();
  return html`<ul class="phone-categories" aria-label=${say("phone-choose-kind")}>
    ${asked.list.map(
      ({ category, name }) =>
        html`<li>
          <button type="button" @click=${() => actions.showCategory(category)}>
            ${icon(categoryIcon(category))}<span>${name}</span>
          </button>
        </li>`,
    )}
  </ul>`;
}
