// One step at a time: its sign, how far, the piece of plan it talks about, and what comes after.

import { html, nothing } from "lit-html";

import { icon, loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { stepIcon } from "../frame/route_steps.js";
import { unbroken } from "../frame/unbroken.js";
import { formatMetres, formatMinutes, say } from "../frame/words.js";
import { needsLabel } from "./travel_words.js";
import { picturesFor, secondsLeft } from "./carried_way.js";
import { swipes } from "./swipe.js";
import { findLevel, levelSign } from "./levels.js";
import { wayNotices } from "./way_notices.js";

const RIDES = new Set(["TAKE_LIFT", "TAKE_STAIRS", "TAKE_ESCALATOR", "TAKE_RAMP"]);
/** A shorter walk is in view: a number would only worry. */
const UNSAID_METRES = 3;
/** Three lines of eight Han characters stand beside the board; a Latin letter is half as wide. */
const MOST_LARGE_CHARACTERS = 22;
const LATIN_WIDTH = 0.5;

/**
 * @param state the page's state
 * @param answer the Route that is shown
 * @param actions the page's actions
 */
export function stepView(state, answer, actions) {
  const { steps } = answer;
  const at = Math.min(state.walk.stepIndex, steps.length - 1);
  const step = steps[at];
  const count = say("phone-step-of", { number: at + 1, count: steps.length });
  const swipe = swipes({
    onForward: () => actions.nextStep(),
    onBackward: () => actions.previousStep(),
  });
  return {
    main: html`<main
      class="phone-main phone-step"
      id="main"
      @pointerdown=${swipe.down}
      @pointerup=${swipe.up}
      @pointercancel=${swipe.cancel}
    >
      <div class="phone-step-words">
        ${wayNotices(state, actions)} ${progress(steps, at, count)}
        <h1
          class="phone-sign ${isLong(step.text) ? "is-long" : ""}"
          id="page-heading"
          tabindex="-1"
        >
          <span class="phone-sign-board">${icon(stepIcon(step))} ${metres(step)}</span>
          <span class="phone-sign-text">${unbroken(step.text)}</span>
        </h1>
        ${changesLevel(step) ? ride(step) : nothing} ${tooFar(step)}
      </div>
      ${picture(state, at)}
    </main>`,
    actions: html`<nav class="phone-actions" aria-label=${count}>
      <div class="phone-actions-quiet">
        <button type="button" class="phone-quiet" @click=${() => actions.show("list")}>
          ${icon("list")}<span>${say("phone-all-steps")}</span>
        </button>
        <button type="button" class="phone-quiet" @click=${() => actions.show("needs")}>
          ${icon("accessibility")}<span>${needsLabel(state.wish.needs)}</span>
        </button>
        <button type="button" class="phone-quiet" @click=${() => actions.show("stops")}>
          ${icon("plus")}<span>${say("stops-short")}</span>
        </button>
      </div>
      <div class="phone-actions-main">
        <button
          type="button"
          class="phone-second"
          ?disabled=${at === 0}
          @click=${() => actions.previousStep()}
        >
          ${icon("chevron-left")}<span>${say("phone-previous")}</span>
        </button>
        <button type="button" class="phone-first" @click=${() => actions.nextStep()}>
          <span>${say(at === steps.length - 1 ? "phone-arrived-next" : "phone-next")}</span
          >${icon(at === steps.length - 1 ? "check" : "chevron-right")}
        </button>
      </div>
    </nav>`,
  };
}

function progress(steps, at, count) {
  const left =
    at === steps.length - 1
      ? say("phone-last-step")
      : say("phone-time-left", { duration: formatMinutes(secondsLeft(steps, at)) });
  return html`
    <p class="phone-progress">
      <span>${count}</span>
      <strong>${left}</strong>
    </p>
    <div class="phone-bar" aria-hidden="true">
      ${steps.map((_, each) => html`<i class=${each < at ? "is-past" : each === at ? "is-now" : ""}></i>`)}
    </div>
  `;
}

/** Whether a text would push the picture away if it were set as large as a short one. */
function isLong(text) {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + (text.length - han) * LATIN_WIDTH > MOST_LARGE_CHARACTERS;
}

function changesLevel(step) {
  return RIDES.has(step.kind) && step.toLevelId !== null && step.toLevelId !== step.levelId;
}

/** How far, as on a road sign; the words say it to those who listen. */
function metres(step) {
  if (changesLevel(step) || step.distanceMetres < UNSAID_METRES) return nothing;
  return html`<span class="phone-metres" aria-hidden="true"
    >${formatMetres(step.distanceMetres)}</span
  >`;
}

/** How somebody knows that they have missed the end of the step. */
function tooFar({ tooFarText }) {
  return tooFarText
    ? html`<p class="phone-too-far">${icon("undo-2")}<span>${tooFarText}</span></p>`
    : nothing;
}

/** What is written on the lift's buttons and on the wall of the stairs. */
function ride(step) {
  const isLift = step.kind === "TAKE_LIFT";
  return html`
    <dl class="phone-ride">
      <div>
        <dt>${say("phone-lift-from")}</dt>
        <dd class="phone-floor">${floor(step.levelId)}</dd>
      </div>
      <div class="phone-ride-way">${icon(step.upward === false ? "arrow-down" : "arrow-up")}</div>
      <div>
        <dt>${say(isLift ? "phone-lift-press" : "phone-ride-to")}</dt>
        <dd class="phone-floor is-goal ${isLift ? "is-button" : ""}">
          ${floor(step.toLevelId)}
        </dd>
      </div>
    </dl>
  `;
}

/** The sign of a level to look at; who listens hears which level it is, and not a bare number. */
function floor(id) {
  return html`<span aria-hidden="true">${levelSign(id)}</span
    ><span class="only-heard">${findLevel(id)?.name ?? ""}</span>`;
}

function picture(state, at) {
  const { way, isCarried, problem } = state.walk;
  const drawn = picturesFor(way.stepPictures, state.locale, state.theme)?.[at];
  if (drawn) {
    return html`<div class="phone-picture">
      ${planView({ svg: drawn.svg, label: say("phone-picture-of-step") })}
    </div>`;
  }
  const isGivenUp = isCarried || problem !== null;
  return html`<div class="phone-picture is-missing">
    ${isGivenUp ? html`<p>${say("phone-picture-missing")}</p>` : loadingState({ shape: "plan" })}
  </div>`;
}
