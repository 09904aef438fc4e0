// The rules of the queues as a form: who is called when, within which time, until when. It changes the
// same text that the other view shows.

import { html, nothing } from "lit-html";

import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { select } from "./forms.js";
import { KINDS_OF_CLASSES, PARTS, PROOFS } from "./rules_fields.js";
import { choiceField, faultsAt, FIELDS, numberField, placementFields } from "./rules_inputs.js";
import { HOSPITAL, pathOfScope, valueAt } from "./rules_values.js";

const NEW_CLASS = { placement: { kind: "by-time" }, leastAgeYears: null, mostAgeYears: null, proof: "document" };

/**
 * @param {{values: object, scope: string, faults: {path: string, message: string}[] | null,
 *   zones: object[], may: boolean}} shown `may`: whether anything can be changed
 * @param {{set: (path: (string | number)[], value: unknown) => void, choose: (scope: string) => void}} actions
 */
export function rulesForm(shown, actions) {
  const scope = pathOfScope(shown.scope);
  const own = valueAt(shown.values, scope);
  return html`${scopeChoice(shown, actions)}
    ${own === undefined ? notOwn(shown, actions, scope) : parts({ ...shown, scope }, actions)}`;
}

function scopeChoice({ scope, zones, may, values }, actions) {
  const isOwn = scope !== HOSPITAL && valueAt(values, pathOfScope(scope)) !== undefined;
  return html`<div class="rules-scope">
    ${select({
      name: "rules-scope",
      value: scope,
      entries: [{ id: HOSPITAL, name: say("rules-scope-hospital") }, ...zones],
      onChoose: actions.choose,
    })}
    ${
      isOwn && may
        ? html`<button type="button" class="button" @click=${() => actions.set(pathOfScope(scope), undefined)}>
            ${icon("undo-2")}<span>${say("rules-scope-drop")}</span>
          </button>`
        : nothing
    }
  </div>`;
}

function notOwn({ values, may }, actions, scope) {
  return html`<p>${say("rules-scope-none")}</p>
    ${
      may
        ? html`<button type="button" class="button" @click=${() => actions.set(scope, structuredClone(values.hospital ?? {}))}>
            ${icon("plus")}<span>${say("rules-scope-own")}</span>
          </button>`
        : nothing
    }`;
}

function parts(shown, actions) {
  return html`<fieldset class="rules-part">
      <legend>${say("rules-part-classes")}</legend>
      <p class="quiet">${say("rules-classes-lead")}</p>
      <ul class="rules-classes">
        ${classesOf(shown).map((each, at) => classRow(each, at, shown, actions))}
      </ul>
      ${addClass(shown, actions)}
    </fieldset>
    ${PARTS.map(
      ({ id, fields }) => html`<fieldset class="rules-part">
        <legend>${say(`rules-part-${id}`)}</legend>
        <div class="rules-fields">${fields.map((each) => FIELDS[each.kind](each, shown, actions))}</div>
      </fieldset>`,
    )}`;
}

const classesOf = ({ values, scope }) => valueAt(values, [...scope, "classes"]) ?? [];

/** What the hospital calls a class; one of its own is called by its id. */
function className(id, { zones }) {
  const classes = zones.flatMap(({ queues }) => queues.flatMap(({ priorityClasses }) => priorityClasses));
  return classes.find((each) => each.id === id)?.name ?? id;
}

function classRow(each, at, shown, actions) {
  const path = ["classes", at];
  const title = className(each.id, shown);
  const inClass = { ...shown, title };
  return html`<li>
    <div class="rules-class-head">
      <h3>${title}</h3>
      ${
        at > 0 && shown.may
          ? html`<button type="button" class="chip" @click=${() => actions.set([...shown.scope, ...path], undefined)}>
              ${icon("x")}<span>${say("rules-class-remove", { name: title })}</span>
            </button>`
          : nothing
      }
    </div>
    <div class="rules-fields">
      ${placementFields({ path: [...path, "placement"], kinds: at === 0 ? ["by-time"] : KINDS_OF_CLASSES }, inClass, actions)}
      ${
        at === 0
          ? nothing
          : html`${["leastAgeYears", "mostAgeYears"].map((name) => numberField({ path: [...path, name], id: ["class", name], isOptional: true }, inClass, actions))}
            ${choiceField({ path: [...path, "proof"], id: ["class", "proof"], choices: PROOFS }, inClass, actions)}`
      }
    </div>
    ${faultsAt([...path, "id"], shown)}
  </li>`;
}

function addClass(shown, actions) {
  if (!shown.may) return nothing;
  const add = (event) => {
    const input = event.target.closest(".rules-add").querySelector("input");
    const id = input.value.trim();
    if (id === "") return;
    actions.set([...shown.scope, "classes", classesOf(shown).length], { id, ...NEW_CLASS });
    input.value = "";
  };
  return html`<div class="rules-add">
    <label class="field">
      <span>${say("rules-class-new")}</span>
      <input type="text" maxlength="40" autocomplete="off" spellcheck="false" />
    </label>
    <button type="button" class="button" @click=${add}>${icon("plus")}<span>${say("rules-class-add")}</span></button>
  </div>`;
}
