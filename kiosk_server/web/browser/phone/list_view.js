// The whole way on one page: each level's plan with its part of the way, and all steps to touch.

import { html, nothing } from "lit-html";

import { assumedElements } from "../frame/assumed_elements.js";
import { routeNotes } from "../frame/route_notes.js";
import { joined } from "../frame/origins.js";
import { icon, loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { stepIcon } from "../frame/route_steps.js";
import { unbroken } from "../frame/unbroken.js";
import { formatMetres, formatMinutes, say } from "../frame/words.js";
import { picturesFor } from "./carried_way.js";
import { findLevel, levelInBuilding } from "./levels.js";
import { needsLabel, travelWords } from "./travel_words.js";
import { hours } from "./place_rows.js";
import { directoryAddress } from "./start_view.js";
import { wayNotices } from "./way_notices.js";

/**
 * @param state the page's state
 * @param answer the Route that is shown
 * @param actions the page's actions
 */
export function listView(state, answer, actions) {
  const { walk, locale } = state;
  const pictures = picturesFor(walk.way.levelPictures, locale, state.theme);
  return {
    main: html`<main class="phone-main phone-list" id="main">
      ${wayNotices(state, actions)}
      <h1 id="page-heading" tabindex="-1">${unbroken(say("phone-to", { place: state.goalName }))}</h1>
      <p class="phone-summary">
        ${say("phone-list-summary", {
          duration: formatMinutes(answer.durationSeconds),
          distance: formatMetres(answer.distanceMetres),
        })}
      </p>
      ${state.goal ? html`<p>${hours(state.goal, answer.durationSeconds)}</p>` : nothing}
      ${routeNotes(answer).map((note) => html`<p>${note}</p>`)}
      ${stopsLine(state, actions)}
      ${parts(answer, pictures).map((part) => levelPart(part, answer, state, actions))}
      <a class="phone-quiet" href=${directoryAddress(state)}>
        ${icon("layers")}<span>${say("phone-directory")}</span>
      </a>
      <footer class="phone-basis">
        <p>${say("phone-checked-needs", { needs: travelWords(walk.way.question.needs) })}</p>
        <p>${answer.stepFreeText}</p>
        ${assumed(answer)}
        <p class="phone-carried">
          ${icon(walk.isCarried ? "check" : "clock")}<span
            >${say(walk.isCarried ? "phone-carried" : "phone-carrying")}</span
          >
        </p>
        ${
          state.hasWorker
            ? nothing
            : html`<p class="phone-carried">${icon("info")}<span>${say("phone-no-worker")}</span></p>`
        }
        <button type="button" class="phone-quiet" @click=${() => actions.forget()}>
          ${icon("trash-2")}<span>${say("phone-forget")}</span>
        </button>
      </footer>
    </main>`,
    actions: html`<nav class="phone-actions" aria-label=${say("phone-list-title")}>
      <div class="phone-actions-main">
        <button type="button" class="phone-second" @click=${() => actions.show("needs")}>
          ${icon("accessibility")}<span>${needsLabel(state.wish.needs)}</span>
        </button>
        <button type="button" class="phone-first" @click=${() => actions.show("way")}>
          <span>${say("phone-one-step")}</span>${icon("chevron-right")}
        </button>
      </div>
    </nav>`,
  };
}

/** The stops that are made on the way, and where they are changed. */
function stopsLine({ stops }, actions) {
  return html`<div class="phone-stops-line">
    ${
      stops.length > 0
        ? html`<p>
            <span>${say("stops-title")}</span>
            ${stops.map(({ name }) => html`<b>${name}</b>`)}
          </p>`
        : nothing
    }
    <button type="button" class="phone-quiet" @click=${() => actions.show("stops")}>
      ${icon("plus")}<span>${say(stops.length > 0 ? "stops-change" : "stops-button")}</span>
    </button>
  </div>`;
}

/** Runs of steps that share a picture; runs by level as long as there are no pictures. */
function parts({ steps }, pictures) {
  if (pictures) return pictures.map((picture) => ({ ...picture, picture }));
  const runs = [];
  steps.forEach((step, at) => {
    const last = runs.at(-1);
    if (last?.levelId === step.levelId) last.lastStep = at;
    else runs.push({ levelId: step.levelId, firstStep: at, lastStep: at, picture: null });
  });
  return runs;
}

function levelPart({ firstStep, lastStep, picture }, answer, state, actions) {
  const steps = answer.steps.slice(firstStep, lastStep + 1);
  const name = levelsOf(steps);
  const isGivenUp = state.walk.isCarried || state.walk.problem !== null;
  return html`<section class="phone-level">
    <h2>${icon("layers")}<span>${name}</span></h2>
    ${
      picture
        ? html`<div class="phone-picture phone-level-picture">
            ${planView({ svg: picture.svg, label: say("phone-picture-of-level", { level: name }) })}
          </div>`
        : isGivenUp
          ? nothing
          : html`<div class="phone-picture phone-level-picture is-missing">
              ${loadingState({ shape: "plan" })}
            </div>`
    }
    <ol class="phone-steps" start=${firstStep + 1}>
      ${steps.map((step, each) => stepRow(step, firstStep + each, state, actions))}
    </ol>
  </section>`;
}

/** The levels that steps are on, in their order: one picture shows all that have one height. */
function levelsOf(steps) {
  const ids = [...new Set(steps.map(({ levelId }) => levelId))];
  const names = ids.map((id) => findLevel(id)).filter(Boolean);
  return joined(names.map(({ name, buildingName }) => levelInBuilding(name, buildingName)), " → ");
}

function stepRow(step, at, state, actions) {
  const isNow = at === state.walk.stepIndex;
  return html`<li>
    <button
      type="button"
      class="phone-step-row ${isNow ? "is-now" : ""}"
      aria-current=${isNow ? "step" : nothing}
      @click=${() => actions.goToStep(at)}
    >
      <span class="phone-step-icon">${icon(stepIcon(step))}</span>
      <span class="phone-step-row-words">
        <span>${unbroken(step.text)}</span>
        ${isNow ? html`<small>${say("phone-list-you")}</small>` : nothing}
      </span>
    </button>
  </li>`;
}

function assumed({ unverified }) {
  if (unverified.length === 0) return nothing;
  const count = unverified.length;
  return html`<details class="phone-assumed">
    <summary>${say("phone-assumed", { number: count, shown: String(count) })}</summary>
    <p>${say("phone-assumed-lead")}</p>
    <ol>
      ${assumedElements(unverified).map(
        ({ messages }) => html`<li>${messages.map((message) => html`<span>${message}</span>`)}</li>`,
      )}
    </ol>
  </details>`;
}
