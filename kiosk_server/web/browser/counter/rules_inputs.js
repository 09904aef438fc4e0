// The fields of the form of rules: one for each kind of rule, with what is wrong beside it.

import { html, nothing } from "lit-html";

import { joined } from "../frame/origins.js";
import { icon } from "../frame/parts.js";
import { isVoiceOn } from "../frame/voice_switch.js";
import { say } from "../frame/words.js";
import { oneOf } from "./forms.js";
import { messageOf, NUMBERS_OF_KIND } from "./rules_fields.js";
import { HOSPITAL, valueAt, writtenPath } from "./rules_values.js";

const FIRST_NUMBER = 2;
const NUMBER = { type: "number", class: "numerals", inputmode: "numeric", min: 0, step: 1 };
const TEXT = { type: "text", maxlength: 255, spellcheck: "false", autocomplete: "off" };
const TIME = { type: "time" };
const USUAL_LUNCH = { begins: "12:00", ends: "13:30", isIssuing: true };

/** How somebody is placed, with the numbers that this needs. */
export function placementFields({ path, kinds }, shown, actions) {
  const placed = valueAt(shown.values, [...shown.scope, ...path]) ?? {};
  const choose = (kind) => {
    const numbers = (NUMBERS_OF_KIND[kind] ?? []).map((name) => [name, placed[name] ?? FIRST_NUMBER]);
    actions.set([...shown.scope, ...path], { kind, ...Object.fromEntries(numbers) });
  };
  const kindPath = [...path, "kind"];
  return html`${choiceField({ path: kindPath, id: ["placement", "kind"], choices: kinds, onChoose: choose }, shown, actions)}
    ${(NUMBERS_OF_KIND[placed.kind] ?? []).map((name) =>
      numberField({ path: [...path, name], id: ["placement", name] }, shown, actions),
    )}`;
}

export function numberField({ path, id = path, isOptional = false }, shown, actions) {
  const value = valueAt(shown.values, [...shown.scope, ...path]);
  const set = (typed) => {
    const empty = isOptional ? null : "";
    actions.set([...shown.scope, ...path], typed === "" ? empty : Number(typed));
  };
  return entry({ path, label: say(messageOf(id)), of: NUMBER, value, set }, shown);
}

function textField({ path }, shown, actions) {
  const at = [...shown.scope, ...path];
  const set = (typed) => actions.set(at, typed);
  return entry({ path, label: say(messageOf(path)), of: TEXT, value: valueAt(shown.values, at), set }, shown);
}

export function choiceField({ path, id = path, choices, onChoose }, shown, actions) {
  const value = valueAt(shown.values, [...shown.scope, ...path]);
  const choose = onChoose ?? ((chosen) => actions.set([...shown.scope, ...path], chosen));
  const label = say(messageOf(id));
  const wordOf = (each) => say(`${messageOf(id)}-as-${each}`);
  if (isVoiceOn()) {
    const entries = choices.map((each) => ({ id: each, name: wordOf(each) }));
    const legend = fullLabel(label, shown);
    return html`<div class="rules-field">
      ${oneOf({ name: writtenPath(path), legend, entries, chosen: value, isOff: !shown.may, onChoose: choose })}
      ${faultsAt(path, shown)}
    </div>`;
  }
  return labelled(
    path,
    label,
    shown,
    (attributes) => html`<select
      aria-label=${attributes.label}
      aria-invalid=${attributes.invalid}
      aria-describedby=${attributes.describedBy}
      ?disabled=${!shown.may}
      @change=${(event) => choose(event.target.value)}
    >
      ${choices.map((each) => html`<option value=${each} ?selected=${each === value}>${wordOf(each)}</option>`)}
    </select>`,
  );
}

function flagField({ path }, shown, actions) {
  const at = [...shown.scope, ...path];
  return html`<label class="choice rules-flag">
    <input
      type="checkbox"
      ?disabled=${!shown.may}
      .checked=${valueAt(shown.values, at) === true}
      @change=${(event) => actions.set(at, event.target.checked)}
    />
    <span>${say(messageOf(path))}</span>
  </label>`;
}

/** A break of rooms, which there may be or not. */
function spanFields({ path }, shown, actions) {
  const at = [...shown.scope, ...path];
  const value = valueAt(shown.values, at);
  return html`<label class="choice rules-flag">
      <input
        type="checkbox"
        ?disabled=${!shown.may}
        .checked=${Boolean(value)}
        @change=${(event) => actions.set(at, event.target.checked ? USUAL_LUNCH : null)}
      />
      <span>${say(messageOf(path))}</span>
    </label>
    ${
      value
        ? html`${["begins", "ends"].map((name) => {
            const label = say(messageOf([...path, name]));
            const set = (typed) => actions.set([...at, name], typed);
            return entry({ path: [...path, name], label, of: TIME, value: value[name], set }, shown);
          })}
          ${flagField({ path: [...path, "isIssuing"] }, shown, actions)}`
        : nothing
    }`;
}

/** A number for each queue or room that has one of its own; `thing` is what its message calls it. */
const ownFields = (list, thing) => ({ path }, shown, actions) => {
  const own = valueAt(shown.values, [...shown.scope, ...path]) ?? {};
  const things = shown.zones
    .filter(({ id }) => shown.scope[0] === HOSPITAL || shown.scope[1] === id)
    .flatMap((zone) => zone[list]);
  return things.map(({ id, name }) => {
    const set = (typed) => actions.set([...shown.scope, ...path, id], typed === "" ? undefined : Number(typed));
    const label = say(messageOf(path), { [thing]: name });
    return entry({ path: [...path, id], label, of: NUMBER, value: own[id], set }, shown);
  });
};

/** What makes the fields of each kind. */
export const FIELDS = {
  number: numberField,
  flag: flagField,
  choice: choiceField,
  text: textField,
  queues: ownFields("queues", "queue"),
  rooms: ownFields("rooms", "room"),
  placement: placementFields,
  span: spanFields,
};

/** A field that something is typed into. */
function entry({ path, label, of, value, set }, shown) {
  return labelled(
    path,
    label,
    shown,
    (attributes) => html`<input
      type=${of.type}
      class=${of.class ?? nothing}
      inputmode=${of.inputmode ?? nothing}
      min=${of.min ?? nothing}
      step=${of.step ?? nothing}
      maxlength=${of.maxlength ?? nothing}
      spellcheck=${of.spellcheck ?? nothing}
      autocomplete=${of.autocomplete ?? nothing}
      aria-label=${attributes.label}
      aria-invalid=${attributes.invalid}
      aria-describedby=${attributes.describedBy}
      ?disabled=${!shown.may}
      .value=${String(value ?? "")}
      @change=${(event) => set(event.target.value)}
    />`,
  );
}

/** A field with its label and what is wrong with it. In a row of a class its name stands before. */
function labelled(path, label, shown, control) {
  const faults = faultsOf(path, shown);
  const id = `fault-${writtenPath(path).replace(/[^a-zA-Z0-9]+/g, "-")}`;
  const attributes = {
    label: shown.title ? fullLabel(label, shown) : nothing,
    invalid: faults.length > 0 ? "true" : nothing,
    describedBy: faults.length > 0 ? id : nothing,
  };
  return html`<div class="rules-field">
    <label class="field"><span>${label}</span>${control(attributes)}</label>
    ${faults.length > 0 ? faultLine(faults, id) : nothing}
  </div>`;
}

/** What a field is called where its row does not stand beside it. */
const fullLabel = (label, { title }) => joined([title, label].filter(Boolean), ": ");

function faultsOf(path, { faults, scope }) {
  const written = writtenPath([...scope, ...path]);
  return (faults ?? []).filter((fault) => fault.path === written);
}

/** What is wrong with something that has no field of its own. */
export function faultsAt(path, shown) {
  const faults = faultsOf(path, shown);
  return faults.length > 0 ? faultLine(faults, nothing) : nothing;
}

const faultLine = (faults, id) => html`<p class="rules-fault" id=${id}>
  ${icon("triangle-alert")}<span>${faults.map(({ message }) => message).join(" ")}</span>
</p>`;
