// The form by which something is closed: what, what that would do, what for, why, and how long.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { icon } from "../frame/parts.js";
import { formatNumber, say } from "../frame/words.js";
import { KIND_ICONS } from "./kind_icons.js";

export const CLOSURE_KINDS = [
  "OUT_OF_SERVICE",
  "CLEANING",
  "CONSTRUCTION",
  "EVENT",
  "INFECTION_CONTROL",
  "OTHER",
];
const MOST_NAMED = 6;
const MOST_REASON = 200;

/** @param {string} kind of a closure, as the server names it */
export const kindText = (kind) =>
  say(`facilities-kind-${kind.toLowerCase().replaceAll("_", "-")}`);

/** @param state the page's state  @param actions what its buttons do */
export function closingPanel(state, actions) {
  const { draft } = state;
  return html`<form class="panel" id="closing-form" aria-labelledby="panel-heading" @submit=${actions.submitDraft} novalidate>
    <h2 id="panel-heading" tabindex="-1">${say("facilities-close-what", { what: draft.name })}</h2>
    <p class="quiet">${draft.levelName}</p>
    ${otherTargets(draft, actions)} ${alreadyClosed(state, draft, actions)} ${effect(draft)}
    ${choices(draft, actions)} ${reason(draft, actions)} ${times(draft, actions)}
  </form>`;
}

/** What carries the form out, and what is wrong with it: low, and never out of sight. */
export function panelActions({ draft }, actions) {
  return html`<div class="panel-foot">
    ${
      draft.problem
        ? html`<p class="problem" id="draft-problem" role="alert">
            ${icon("triangle-alert")}<span>${draft.problem}</span>
          </p>`
        : nothing
    }
    <div class="panel-actions">
      <button type="button" class="button" @click=${actions.dropDraft}>
        ${icon("x")}<span>${say("facilities-cancel")}</span>
      </button>
      <button
        type="submit"
        form="closing-form"
        class="button button-main"
        aria-disabled=${draft.isSending}
      >
        ${icon("ban")}<span
          >${draft.isSending ? say("facilities-sending") : say("facilities-close")}</span
        >
      </button>
    </div>
  </div>`;
}

/** A finger covers more than one thing: the others are one touch away. */
function otherTargets({ others, name }, actions) {
  if (others.length === 0) return nothing;
  return html`<div class="others" role="group" aria-label=${say("facilities-others-label", { what: name })}>
    <span class="quiet">${say("facilities-others")}</span>
    ${others.map(
      (other) =>
        html`<button type="button" class="chip" @click=${() => actions.chooseElement(other)}>
          ${icon(KIND_ICONS[other.element.kind])}<span>${other.element.name}</span>
        </button>`,
    )}
  </div>`;
}

function alreadyClosed({ closures }, { target }, actions) {
  const known = closures?.closures.find(
    (each) =>
      (target.elementId && each.elementId === target.elementId) ||
      (target.levelId && each.levelId === target.levelId && each.corners.length === 0),
  );
  if (!known) return nothing;
  return html`<p class="told">
    ${icon("info")}<span>${known.text}</span>
    <button type="button" class="chip" @click=${() => actions.showClosure(known)}>
      <span>${say("facilities-show")}</span>
    </button>
  </p>`;
}

function effect({ effect: told }) {
  return html`<section class="effect" aria-live="polite">
    <h3>${say("facilities-effect")}</h3>
    ${effectText(told)}
  </section>`;
}

function effectText(told) {
  if (told === null) return html`<p class="quiet">${say("facilities-effect-reckoning")}</p>`;
  if (told.problem) return html`<p class="problem">${icon("triangle-alert")}<span>${told.problem}</span></p>`;
  if (told.withoutWay.length + told.withoutStepFree.length === 0)
    return html`<p class="fine">${icon("check")}<span>${say("facilities-effect-none")}</span></p>`;
  return html`${lost("facilities-effect-no-way", told.withoutWay)}
  ${lost("facilities-effect-no-step-free", told.withoutStepFree)}`;
}

function lost(messageId, places) {
  if (places.length === 0) return nothing;
  const rest = places.length - MOST_NAMED;
  return html`<div class="lost">
    <p>
      ${icon("triangle-alert")}<span
        >${say(messageId, { number: places.length, shown: formatNumber(places.length) })}</span
      >
    </p>
    <ul>
      ${places.slice(0, MOST_NAMED).map(({ name, level }) => html`<li>${name} <span class="quiet">${level.name}</span></li>`)}
      ${rest > 0 ? html`<li class="quiet">${say("facilities-more", { shown: formatNumber(rest) })}</li>` : nothing}
    </ul>
  </div>`;
}

function choices({ kind }, actions) {
  return html`<fieldset class="choices">
    <legend>${say("facilities-kind")}</legend>
    ${CLOSURE_KINDS.map(
      (each) =>
        html`<label class="choice">
          <input
            type="radio"
            name="kind"
            value=${each}
            .checked=${live(each === kind)}
            @change=${() => actions.changeDraft({ kind: each })}
          /><span>${kindText(each)}</span>
        </label>`,
    )}
  </fieldset>`;
}

function reason({ kind, reason: text }, actions) {
  return html`<div class="field">
    <label for="reason">${say("facilities-reason")}</label>
    <input
      type="text"
      id="reason"
      name="reason"
      maxlength=${MOST_REASON}
      autocomplete="off"
      placeholder=${kindText(kind)}
      aria-describedby="reason-hint"
      .value=${live(text)}
      @input=${(event) => actions.changeDraft({ reason: event.target.value })}
    />
    <span class="quiet" id="reason-hint">${say("facilities-reason-hint", { kind: kindText(kind) })}</span>
  </div>`;
}

function times({ isWindow, from, until }, actions) {
  const choice = (value, text) =>
    html`<label class="choice">
      <input
        type="radio"
        name="when"
        .checked=${live(isWindow === value)}
        @change=${() => actions.changeDraft({ isWindow: value })}
      /><span>${text}</span>
    </label>`;
  const field = (name, value) =>
    html`<div class="field">
      <label for=${name}>${say(`facilities-${name}`)}</label>
      <input
        type="datetime-local"
        id=${name}
        name=${name}
        aria-describedby="${name}-hint"
        .value=${live(value)}
        @input=${(event) => actions.changeDraft({ [name]: event.target.value })}
      />
      <span class="quiet" id="${name}-hint">${say(`facilities-${name}-hint`)}</span>
    </div>`;
  return html`<fieldset class="choices">
      <legend>${say("facilities-when")}</legend>
      ${choice(false, say("facilities-when-open"))} ${choice(true, say("facilities-when-window"))}
    </fieldset>
    ${isWindow ? html`<div class="fields">${field("from", from)} ${field("until", until)}</div>` : nothing}`;
}
