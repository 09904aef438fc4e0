// The fields of forms, and the form that gives somebody at the desk a number.

import { html, nothing } from "lit-html";

import { icon } from "../frame/parts.js";
import { isVoiceOn } from "../frame/voice_switch.js";
import { say } from "../frame/words.js";

/** What a list of rooms gives for none in particular. */
export const ANY_ROOM = "*";

/**
 * A list to choose one of; `name` is the message of its label, `none` stands for nothing chosen yet.
 * Who listens comes to each by the keys, which a browser's own list does not let them.
 */
export function select({ name, value, entries, none, onChoose }) {
  if (isVoiceOn()) return oneOf({ name, legend: say(name), entries, chosen: value, onChoose });
  return html`<label class="field">
    <span>${say(name)}</span>
    <select required=${none === undefined ? nothing : true} @change=${(event) => onChoose(event.target.value)}>
      ${none === undefined ? nothing : html`<option value="" ?selected=${value === ""}>${none}</option>`}
      ${entries.map((each) => html`<option value=${each.id} ?selected=${each.id === value}>${each.name}</option>`)}
    </select>
  </label>`;
}

/** A line to type in; what is private is not said to who stands by. */
export function field({ name, value, most, isNeeded = false, isPrivate = false, onType }) {
  return html`<label class="field" ?data-private=${isPrivate}>
    <span>${say(name)}</span>
    <input
      type="text"
      autocomplete="off"
      maxlength=${most}
      ?required=${isNeeded}
      .value=${value}
      @input=${(event) => onType(event.target.value)}
    />
  </label>`;
}

const WAYS = ["walk-in", "appointment"];
const KINDS = ["APPOINTMENT_CODE", "CARD", "IDENTITY_END"];

export function addForm(shown, actions) {
  const { form, desk, zones, isSending } = shown;
  const zone = zones?.find(({ id }) => id === desk.zone.id);
  const queues = zone?.queues ?? [];
  const classes = queues.find(({ id }) => id === form.queueId)?.priorityClasses ?? [];
  return html`<form
    class="panel act-form"
    aria-labelledby="panel-heading"
    ?novalidate=${isVoiceOn()}
    @submit=${actions.submit}
  >
    <header class="panel-head">
      <h2 id="panel-heading" tabindex="-1">${say("counter-add")}</h2>
    </header>
    ${radio("counter-way", WAYS, form.way, (way) => actions.change({ way }))}
    ${
      form.way === "appointment"
        ? html`${radio("counter-kind", KINDS, form.kind, (kind) => actions.change({ kind }))}
          ${field({ name: "counter-identification", value: form.identification, most: 64, isNeeded: true, isPrivate: true, onType: (identification) => actions.change({ identification }) })}`
        : html`${select({ name: "counter-queue", value: form.queueId, entries: queues, onChoose: (queueId) => actions.change({ queueId, classId: "" }) })}
          ${select({ name: "counter-class", value: form.classId || (classes[0]?.id ?? ""), entries: classes, onChoose: (classId) => actions.change({ classId }) })}
          ${field({ name: "counter-name", value: form.name, most: 100, isPrivate: true, onType: (name) => actions.change({ name }) })}`
    }
    <div class="panel-actions">
      <button type="button" class="button" @click=${actions.dropForm}>
        ${icon("x")}<span>${say("counter-cancel")}</span>
      </button>
      <button type="submit" class="button button-main" aria-disabled=${isSending}>
        ${icon("check")}<span>${say(form.way === "appointment" ? "counter-check-in" : "counter-give")}</span>
      </button>
    </div>
  </form>`;
}

function radio(name, values, chosen, onChoose) {
  const wordOf = (id) => say(`${name}-${id.toLowerCase().replaceAll("_", "-")}`);
  const entries = values.map((id) => ({ id, name: wordOf(id) }));
  return oneOf({ name, legend: say(name), entries, chosen, onChoose });
}

/** All there is to choose from, one below the other; `name` is no other field's. */
export function oneOf({ name, legend, entries, chosen, isOff = false, onChoose }) {
  return html`<fieldset class="choices">
    <legend>${legend}</legend>
    ${entries.map(
      (each) => html`<label class="choice">
        <input
          type="radio"
          name=${name}
          ?disabled=${isOff}
          .checked=${each.id === chosen}
          @change=${() => onChoose(each.id)}
        />
        <span>${each.name}</span>
      </label>`,
    )}
  </fieldset>`;
}
