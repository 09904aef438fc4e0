// The rules of the queues, and which queues and rooms there are: what is in force, what is wrong with a
// change, and earlier versions.

import { html, nothing } from "lit-html";

import { errorState, icon, loadingState } from "../frame/parts.js";
import { isSignedOut } from "../frame/sign_in.js";
import { say } from "../frame/words.js";
import { spokenMoment } from "./heard.js";
import { rulesForm } from "./rules_form.js";
import { mayChangeRules } from "./rules_editor.js";
import { signInLink } from "./sign_in_link.js";

const MOST_NOTE = 200;

/** @param state the page's state, with the editor of the rules  @param actions what its buttons do */
export function rulesView(state, actions) {
  return html`<div class="choose rules">
    <header class="desk-head">
      <h1 tabindex="-1">${say("counter-rules")}</h1>
      <button type="button" class="button" @click=${() => actions.go({ kind: "rooms" })}>
        ${icon("list")}<span>${say("counter-all-rooms")}</span>
      </button>
    </header>
    ${viewChoice(state, actions)} ${body(state)}
  </div>`;
}

function body({ rules, layout, rulesShown, roles, zones, problem: problemOfPage, isSending }) {
  const isLayout = rulesShown === "layout";
  const edited = isLayout ? layout : rules;
  const { shown, problem: problemOfText } = edited.state();
  const problem = problemOfText ?? problemOfPage;
  const { actions } = edited;
  // Without the zones nobody knows what the classes are called, or who may change them.
  if (!shown || !zones) {
    if (!problem) return loadingState();
    const action = isSignedOut(problem) ? signInLink() : nothing;
    return errorState({ text: problem.text, onAgain: actions.renew, action });
  }
  const may = mayChangeRules(roles ?? []);
  return html`<p>${say(isLayout ? "rules-layout-lead" : "counter-rules-lead")}</p>
    <div class="rules-columns">
      <form class="act-form" novalidate @submit=${actions.change}>
        ${rulesShown === "form" ? formView(rules, zones, may) : textView(edited, isLayout, may)}
        ${end(edited, may, isSending)}
      </form>
      ${versions(shown.history, shown.inForce.version, may, isSending, actions)}
    </div>`;
}

/** What is wrong, and how a change is put in force. */
function end({ state, actions }, may, isSending) {
  const { note, faults, isChanged } = state();
  const isFit = isChanged && faults?.length === 0;
  return html`<div class="rules-end" data-changed=${isChanged}>
    <div id="rules-faults" role="status">${faultList(faults, isChanged)}</div>
    ${
      may
        ? html`<label class="field">
              <span>${say("counter-rules-note")}</span>
              <input
                type="text"
                maxlength=${MOST_NOTE}
                autocomplete="off"
                .value=${note}
                @input=${(event) => actions.typeNote(event.target.value)}
              />
            </label>
            <div class="panel-actions">
              <button type="button" class="button" aria-disabled=${!isChanged} @click=${actions.drop}>
                ${icon("undo-2")}<span>${say("counter-rules-drop")}</span>
              </button>
              <button type="submit" class="button button-main" ?disabled=${!isFit || isSending}>
                ${icon("check")}<span>${say("counter-rules-change")}</span>
              </button>
            </div>`
        : nothing
    }
  </div>`;
}

const SYMBOLS = { form: "sliders-horizontal", text: "list", layout: "door-open" };

function viewChoice({ rulesShown }, actions) {
  return html`<div class="rules-views" role="group" aria-label=${say("rules-views")}>
    ${Object.entries(SYMBOLS).map(
      ([view, symbol]) => html`<button
        type="button"
        class="button"
        aria-pressed=${rulesShown === view}
        @click=${() => actions.showRules(view)}
      >
        ${icon(symbol)}<span>${say(`rules-view-${view}`)}</span>
      </button>`,
    )}
  </div>`;
}

function textView(edited, isLayout, may) {
  const { shown, text } = edited.state();
  const label = isLayout ? "rules-layout-text" : "counter-rules-text";
  return html`<label class="field">
    <span>${say(label, { version: String(shown.inForce.version) })}</span>
    <textarea
      class="rules-text"
      spellcheck="false"
      ?readonly=${!may}
      aria-describedby="rules-faults"
      .value=${text}
      @input=${(event) => edited.actions.type(event.target.value)}
    ></textarea>
  </label>`;
}

function formView(rules, zones, may) {
  const { values, scope, faults } = rules.state();
  if (!values) return html`<p class="rules-fault">${icon("triangle-alert")}<span>${say("rules-unreadable")}</span></p>`;
  return rulesForm({ values, scope, faults, zones, may }, rules.actions);
}

function faultList(faults, isChanged) {
  if (!isChanged) return nothing;
  if (faults === null) return html`<p class="quiet">${say("counter-rules-checking")}</p>`;
  if (faults.length === 0) return html`<p class="rules-fit">${icon("check")}<span>${say("counter-rules-fit")}</span></p>`;
  return html`<ul class="rules-faults">
    ${faults.map(({ path, message }) => html`<li>${icon("triangle-alert")}<span><code>${path}</code> ${message}</span></li>`)}
  </ul>`;
}

function versions(history, current, may, isSending, actions) {
  return html`<section class="history">
    <h2>${say("counter-rules-versions")}</h2>
    ${history.length === 0 ? html`<p class="quiet">${say("counter-rules-none")}</p>` : nothing}
    <ol>
      ${history.map(
        ({ version, madeAt, madeBy, note }) => html`<li>
          <b class="numerals">${version}</b>
          <span>${note || say("counter-rules-no-note")}</span>
          <span class="quiet">${spokenMoment(madeAt)} · ${madeBy}</span>
          <span class="version-acts">
            <button type="button" class="chip" @click=${() => actions.read(version)}>
              ${icon("eye")}<span>${say("counter-rules-read")}</span>
            </button>
            ${
              may && version !== current
                ? html`<button
                    type="button"
                    class="chip"
                    aria-disabled=${isSending}
                    @click=${() => actions.restore(version)}
                  >
                    ${icon("undo-2")}<span>${say("counter-rules-restore")}</span>
                  </button>`
                : nothing
            }
          </span>
        </li>`,
      )}
    </ol>
  </section>`;
}
