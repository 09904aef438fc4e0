// Owns where staff start and end alarms and drills: what is in force, and a form that takes two
// touches, so that nobody empties a hospital by one. It needs a page that says when to look again.

import { html, nothing } from "lit-html";

import { announce } from "../frame/announcer.js";
import { ask } from "../frame/operations.js";
import { icon } from "../frame/parts.js";
import { newRequestId } from "../frame/request_ids.js";
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
  let problem = null;

  /** Looks at what is in force; what was known stays where the server cannot be asked. */
  async function renew() {
    try {
      const { venue } = await ask("ListAlarms", {}, { fresh: true });
      alarms = venue.alarms;
      const all = venue.levels.map(({ building }) => building).filter(Boolean);
      buildings = [...new Map(all.map((building) => [building.id, building])).values()];
      if (!alarms.some(({ id }) => id === ending?.id)) ending = null;
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
      if (done.__typename === "Refusal") problem = done.message;
      else then(done.alarm);
    } catch (error) {
      if (error.kind === undefined) throw error;
      problem = error.text;
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
      send("StartAlarm", "startAlarm", { buildingId: buildingId || null, ...wish }, ({ text }) => {
        draft = null;
        announce(say("alarm-panel-started", { alarm: text }));
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
      send("EndAlarm", "endAlarm", input, ({ text }) => {
        ending = null;
        announce(say("alarm-panel-ended", { alarm: text }));
      });
    },
  };

  return {
    renew,
    /** Whether anything is to be left now. */
    isOn: () => alarms.length > 0,
    /** @param {{mayAlarm: boolean}} who looks at it */
    view({ mayAlarm }) {
      const state = { alarms, buildings, draft, ending, isSending, problem, mayAlarm };
      return alarmPanel(state, actions);
    },
  };
}

function alarmPanel(state, actions) {
  const { alarms, draft, mayAlarm } = state;
  if (!mayAlarm && alarms.length === 0) return nothing;
  return html`<section class="alarm-panel" aria-label=${say("alarm-panel-title")}>
    ${alarms.map((alarm) => inForce(alarm, state, actions))}
    ${draft ? form(state, actions) : mayAlarm ? opener(actions) : nothing}
  </section>`;
}

function opener(actions) {
  return html`<button type="button" class="button alarm-open" @click=${actions.open}>
    ${icon("siren")}<span>${say("alarm-panel-open")}</span>
  </button>`;
}

function inForce(alarm, state, actions) {
  const { ending, isSending, mayAlarm } = state;
  const isAsked = ending?.id === alarm.id;
  const { text, reason, startedBy, signal } = alarm;
  const time = formatTime(new Date(alarm.startedAt));
  return html`<div class="alarm-in-force" data-drill=${alarm.isDrill}>
    <p class="alarm-name">${icon("siren")}<strong>${text}</strong></p>
    ${reason ? html`<p>${reason}</p>` : nothing}
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
    ? html`<p class="problem" role="alert">${icon("triangle-alert")}<span>${problem}</span></p>`
    : nothing;
}
