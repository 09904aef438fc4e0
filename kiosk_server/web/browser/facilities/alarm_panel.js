// Owns where staff start and end alarms and drills: what is in force, and a form that takes two
// touches, so that nobody empties a hospital by one. It needs a page that says when to look again.

import { html, nothing } from "lit-html";

import { announce } from "../frame/announcer.js";
import { ask } from "../frame/operations.js";
import { icon } from "../frame/parts.js";
import { newRequestId } from "../frame/request_ids.js";
import { isSignedOut } from "../frame/sign_in.js";
import { signInLink } from "./problem_view.js";
import { momentText } from "../frame/moments.js";
import { formatTime, say } from "../frame/words.js";

const MOST_REASON = 200;
const WHOLE = "";

/**
 * @typedef {object} Draft  an alarm that somebody is about to start
 * @property {string} buildingId  empty: the whole venue
 * @property {boolean} isDrill
 * @property {string} reason
 * @property {string} requestId
 */

/** @param {() => void} changed  called when there is something new to show */
export function createAlarmPanel(changed) {
  let alarms = [];
  let buildings = [];
  /** @type {Draft | null} */
  let draft = null;
  /** The alarm of which it is asked whether it is to end. */
  let ending = null;
  let isSending = false;
  /** `{text, isSignedOut}`: why a wish was not carried out. */
  let problem = null;
  /** Whether the wire of the fire system is heard; null: there is none. */
  let contact = null;
  /** What was started last was in force already, and got what was written. */
  let isAdded = false;
  let asked = 0;

  /** Looks at what is in force; what was known stays where the server cannot be asked. */
  async function renew() {
    const order = (asked += 1);
    try {
      const { venue, alarmContact } = await ask("ListAlarms", {}, { fresh: true });
      // An answer that was asked for before must not hide an alarm that a later one has shown.
      if (order !== asked) return;
      contact = alarmContact;
      alarms = venue.alarms;
      const all = venue.levels.map(({ building }) => building).filter(Boolean);
      buildings = [...new Map(all.map((building) => [building.id, building])).values()];
      if (!alarms.some(({ id }) => id === ending?.id)) ending = null;
      if (alarms.length === 0) isAdded = false;
    } catch (error) {
      if (error.kind === undefined) throw error;
    }
    changed();
  }

  /** Sends a wish; the same one again, after the network failed, is carried out once. */
  async function send(name, field, input, then) {
    if (isSending) return;
    isSending = true;
    problem = null;
    changed();
    try {
      const done = (await ask(name, { input }))[field];
      if (done.__typename === "Refusal") problem = { text: done.message, isSignedOut: false };
      else then(done);
    } catch (error) {
      if (error.kind === undefined) throw error;
      problem = { text: error.text, isSignedOut: isSignedOut(error) };
    }
    isSending = false;
    await renew();
  }

  const actions = {
    open() {
      problem = null;
      draft = { buildingId: WHOLE, isDrill: false, reason: "", requestId: newRequestId() };
      changed();
      requestAnimationFrame(() => document.getElementById("alarm-heading")?.focus());
    },
    close() {
      draft = null;
      problem = null;
      changed();
    },
    /** Another wish has another name: it must not be taken for the one before. */
    change(patch) {
      draft = { ...draft, ...patch, requestId: newRequestId() };
      changed();
    },
    start(event) {
      event.preventDefault();
      const { buildingId, ...wish } = draft;
      send("StartAlarm", "startAlarm", { buildingId: buildingId || null, ...wish }, (done) => {
        const alarm = done.alarm.text;
        draft = null;
        isAdded = done.wasInForce;
        announce(say(isAdded ? "alarm-panel-added" : "alarm-panel-started", { alarm }));
      });
    },
    askToEnd(alarm) {
      problem = null;
      ending = { id: alarm.id, requestId: newRequestId() };
      changed();
    },
    keep() {
      ending = null;
      problem = null;
      changed();
    },
    end() {
      const input = { alarmId: ending.id, requestId: ending.requestId };
      send("EndAlarm", "endAlarm", input, ({ alarm }) => {
        ending = null;
        announce(say("alarm-panel-ended", { alarm: alarm.text }));
      });
    },
  };

  const state = () => ({ alarms, buildings, contact, draft, ending, isAdded, isSending, problem });

  return {
    renew,
    /** Whether somebody is about to start one. */
    isTyping: () => draft !== null,
    /** @param {{mayAlarm: boolean}} who what is in force, and what opens the form */
    view: ({ mayAlarm }) => alarmPanel({ ...state(), mayAlarm }, actions),
    /** The form; only while somebody fills it in. */
    form: () => form(state(), actions),
    /** Goes back from the form. */
    close: () => actions.close(),
  };
}

function alarmPanel(state, actions) {
  const { alarms, contact, draft, isAdded, mayAlarm } = state;
  const isBroken = contact?.isAway || contact?.isUnkept;
  const hasOpener = mayAlarm && draft === null;
  if (!hasOpener && alarms.length === 0 && !isBroken) return nothing;
  return html`<section class="alarm-panel" aria-label=${say("alarm-panel-title")}>
    ${isBroken ? brokenContact(contact) : nothing}
    ${alarms.map((alarm) => inForce(alarm, state, actions))}
    ${isAdded ? html`<p role="status">${icon("check")} ${say("alarm-panel-added-told")}</p>` : nothing}
    ${hasOpener ? opener(actions) : nothing}
  </section>`;
}

/** The fire system's wire: no alarm comes by it, or none that is written. */
function brokenContact({ isAway, awaySince }) {
  const text = isAway
    ? say("alarm-panel-contact-away", { since: momentText(awaySince) })
    : say("alarm-panel-contact-unkept");
  return html`<p class="problem alarm-contact" role="status">${icon("triangle-alert")}<span>${text}</span></p>`;
}

function opener(actions) {
  return html`<button type="button" class="button alarm-open" @click=${actions.open}>
    ${icon("siren")}<span>${say("alarm-panel-open")}</span>
  </button>`;
}

function inForce(alarm, state, actions) {
  const { ending, isSending, mayAlarm } = state;
  const isAsked = ending?.id === alarm.id;
  const { text, reasons, startedBy, signal } = alarm;
  const time = formatTime(new Date(alarm.startedAt));
  return html`<div class="alarm-in-force" data-drill=${alarm.isDrill}>
    <p class="alarm-name">${icon("siren")}<strong>${text}</strong></p>
    ${reasons.map((reason) => html`<p>${reason}</p>`)}
    <p>
      ${signal ? say("alarm-panel-since-signal", { time, signal }) : say("alarm-panel-since", { time, name: startedBy })}
    </p>
    ${
      !mayAlarm
        ? nothing
        : isAsked
          ? html`<p>${say("alarm-panel-end-sure")}</p>
              ${trouble(state)}
              <div class="alarm-panel-actions">
                <button type="button" class="button" @click=${actions.keep}>
                  <span>${say("alarm-panel-keep")}</span>
                </button>
                <button type="button" class="button button-main" aria-disabled=${isSending} @click=${actions.end}>
                  ${icon("check")}<span>${say("alarm-panel-end-now")}</span>
                </button>
              </div>`
          : html`<button type="button" class="button" @click=${() => actions.askToEnd(alarm)}>
              <span>${say("alarm-panel-end")}</span>
            </button>`
    }
  </div>`;
}

function form(state, actions) {
  const { buildings, draft, isSending } = state;
  const scope = (id, name) =>
    html`<label class="choice">
      <input
        type="radio"
        name="alarm-scope"
        .checked=${draft.buildingId === id}
        @change=${() => actions.change({ buildingId: id })}
      />
      <span>${name}</span>
    </label>`;
  return html`<form class="alarm-form" aria-labelledby="alarm-heading" @submit=${actions.start}>
    <h2 id="alarm-heading" tabindex="-1">${say("alarm-panel-title")}</h2>
    <p>${say("alarm-panel-lead")}</p>
    <fieldset class="choices">
      <legend>${say("alarm-panel-scope")}</legend>
      ${scope(WHOLE, say("alarm-panel-whole"))} ${buildings.map(({ id, name }) => scope(id, name))}
    </fieldset>
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked=${draft.isDrill}
      @click=${() => actions.change({ isDrill: !draft.isDrill })}
    >
      <span>${say("alarm-panel-drill")}</span><span class="switch-track" aria-hidden="true"></span>
    </button>
    <label class="alarm-reason">
      <span>${say("alarm-panel-reason")}</span>
      <input
        type="text"
        maxlength=${MOST_REASON}
        .value=${draft.reason}
        @input=${(event) => actions.change({ reason: event.target.value })}
      />
    </label>
    ${trouble(state)}
    <div class="alarm-panel-actions">
      <button type="button" class="button" @click=${actions.close}>
        ${icon("x")}<span>${say("alarm-panel-cancel")}</span>
      </button>
      <button type="submit" class="button button-main alarm-start" aria-disabled=${isSending}>
        ${icon("siren")}<span
          >${say(draft.isDrill ? "alarm-panel-start-drill" : "alarm-panel-start")}</span
        >
      </button>
    </div>
  </form>`;
}

function trouble({ problem }) {
  return problem
    ? html`<p class="problem" role="alert">${icon("triangle-alert")}<span
          >${problem.isSignedOut ? say("facilities-signed-out") : problem.text}</span
        ></p>
        ${problem.isSignedOut ? signInLink() : nothing}`
    : nothing;
}
