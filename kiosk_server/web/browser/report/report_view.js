// The form by which somebody says what is broken, and what became of what was said before.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { boot } from "../frame/boot.js";
import { asId, FAULT_ICONS } from "../frame/fault_kinds.js";
import { bottomBar, header, icon } from "../frame/parts.js";
import { coveredPart } from "../frame/privacy_cover.js";
import { formatNumber, say } from "../frame/words.js";
import { momentText } from "../frame/moments.js";
import { alarmLine } from "../phone/alarm_line.js";
import { personActions, personMain } from "../phone/person_view.js";
import { whichOne } from "./which_one.js";

const MOST_WORDS = 500;
/** The private part that is being written; the others are called by their receipts' places. */
export const DRAFT = "draft";

/** @param {number} at  of a report from this phone, the newest first */
export const reportPart = (at) => `report-${at}`;

/** Whether anything stands in the form that others could read. */
export const hasDraft = ({ words, photo }) => words !== "" || photo !== null;

/** @param state the page's state  @param actions what its buttons do */
export function pageView(state, actions) {
  return html`<div class="report-page">
    ${header({ title: boot.venue.name, place: "" })} ${alarmLine(state)}
    <main class="report-main" id="main">
      ${main(state, actions)}
    </main>
    <div class="report-foot">
      ${foot(state, actions)}
      ${bottomBar({
        onBack: actions.back,
        onPerson: () => state.isPersonOpen || actions.openPerson(),
        isPersonOpen: state.isPersonOpen,
      })}
    </div>
  </div>`;
}

function main(state, actions) {
  if (state.isPersonOpen) return personMain(state);
  return html`${state.isSent ? sent(state, actions) : form(state, actions)} ${outcomes(state, actions)}`;
}

function foot(state, actions) {
  if (state.isPersonOpen) {
    return html`<div class="phone-actions">${personActions(state, actions.walkTo)}</div>`;
  }
  return state.isSent ? nothing : sendButton(state);
}

function form(state, actions) {
  return html`<form id="report-form" @submit=${actions.send} novalidate>
    <h1 tabindex="-1">${say("report-title")}</h1>
    <p class="report-where">${icon("map-pin")}<span>${say("report-at", { place: boot.spot.name })}</span></p>
    ${
      state.problem
        ? html`<p class="problem" role="alert">${icon("triangle-alert")}<span>${state.problem}</span></p>`
        : nothing
    }
    <fieldset class="choices">
      <legend>${say("report-what")}</legend>
      ${Object.entries(FAULT_ICONS).map(
        ([kind, iconName]) =>
          html`<label class="choice">
            <input
              type="radio"
              name="kind"
              value=${kind}
              .checked=${live(state.kind === kind)}
              @change=${() => actions.change({ kind })}
            /><span>${icon(iconName)}${say(`fault-kind-${asId(kind)}`)}</span>
          </label>`,
      )}
    </fieldset>
    ${whichOne(state, actions)}
    ${coveredPart(
      actions.cover,
      DRAFT,
      { show: say("report-draft-show"), hide: say("report-draft-hide") },
      () => draft(state, actions),
      !hasDraft(state),
    )}
  </form>`;
}

/** What somebody tells in their own words and pictures. */
function draft(state, actions) {
  return html`<div class="field">
      <label for="words">${say("report-words")}</label>
      <textarea
        id="words"
        name="words"
        rows="3"
        maxlength=${MOST_WORDS}
        aria-describedby="words-hint"
        .value=${live(state.words)}
        @input=${(event) => actions.change({ words: event.target.value })}
      ></textarea>
      <span class="quiet" id="words-hint">${say("report-words-hint")}</span>
    </div>
    ${photo(state, actions)}`;
}

function photo({ photo: address, isReadingPhoto }, actions) {
  if (address) {
    return html`<div class="report-photo">
      <img src=${address} alt=${say("report-photo-shown")} />
      <button type="button" class="button" @click=${actions.dropPhoto}>
        ${icon("trash-2")}<span>${say("report-photo-drop")}</span>
      </button>
    </div>`;
  }
  return html`<div class="report-photo">
    <label class="button report-photo-button">
      <input type="file" accept="image/*" @change=${actions.takePhoto} />
      ${icon("camera")}<span>${say(isReadingPhoto ? "report-photo-reading" : "report-photo")}</span>
    </label>
    <p class="quiet">${say("report-photo-hint")}</p>
  </div>`;
}

function sendButton({ isSending }) {
  return html`<button
    type="submit"
    form="report-form"
    class="button button-main report-send"
    aria-disabled=${isSending}
  >
    ${icon("check")}<span>${say(isSending ? "report-sending" : "report-send")}</span>
  </button>`;
}

function sent({ isKept }, actions) {
  return html`<section class="report-sent">
    <h1 tabindex="-1">${say("report-thanks")}</h1>
    <p>${say(isKept ? "report-thanks-kept" : "report-thanks-not-kept")}</p>
    <p class="quiet">${say("report-danger")}</p>
    <div class="report-ways">
      <button type="button" class="button button-main" @click=${actions.back}>
        ${icon("chevron-left")}<span>${say("report-to-page")}</span>
      </button>
      <button type="button" class="button" @click=${actions.another}>
        ${icon("wrench")}<span>${say("report-another")}</span>
      </button>
    </div>
  </section>`;
}

function outcomes({ outcomes: list, outcomesProblem }, actions) {
  if (list === null && outcomesProblem === null) return nothing;
  if (list !== null && list.length === 0) return nothing;
  return html`<section class="report-outcomes">
    <h2>${say("report-own")}</h2>
    ${outcomesProblem ? html`<p class="problem" role="status">${icon("wifi-off")}<span>${outcomesProblem}</span></p>` : nothing}
    <ul>
      ${(list ?? []).map((each, at) => outcome(each, at, list.length, actions))}
    </ul>
    <div class="report-ways">
      <button type="button" class="button" @click=${actions.askOutcomes}>
        ${icon("rotate-ccw")}<span>${say("report-own-again")}</span>
      </button>
      <button type="button" class="button" @click=${actions.forget}>
        ${icon("trash-2")}<span>${say("report-own-forget")}</span>
      </button>
    </div>
  </section>`;
}

/** Covered it says no more than that there is one. */
function outcome(told, at, count, { cover }) {
  const number = { number: formatNumber(at + 1), total: formatNumber(count) };
  const words = { show: say("report-own-show", number), hide: say("report-own-hide", number) };
  return html`<li class="outcome outcome-${asId(told.state)}">
    ${coveredPart(cover, reportPart(at), words, () => outcomeTold(told))}
  </li>`;
}

function outcomeTold({ kind, spotName, state, answer, closureHasEnded, receivedAt, changedAt }) {
  return html`<h3>${icon(FAULT_ICONS[kind])}<span>${say("report-outcome-title", { kind: say(`fault-kind-${asId(kind)}`), spot: spotName })}</span></h3>
    <p class="outcome-state">
      ${say("report-outcome-state", { state: say(`fault-state-${asId(state)}`), at: momentText(state === "RECEIVED" ? receivedAt : changedAt) })}
    </p>
    ${closureHasEnded ? html`<p>${say("report-outcome-open-again")}</p>` : nothing}
    ${answer ? html`<p class="outcome-answer">${answer}</p>` : nothing}`;
}
