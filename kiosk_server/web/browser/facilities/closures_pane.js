// What is closed now, what will be, and what was: each with who, since when, until when and why.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import { emptyState, icon, loadingState } from "../frame/parts.js";
import { formatNumber, say } from "../frame/words.js";
import { actionOn } from "./action_names.js";
import { kindText } from "./closing_panel.js";
import { momentText } from "../frame/moments.js";
import { problemLine, problemView } from "./problem_view.js";

/** @param state the page's state  @param actions what its buttons do */
export function closuresPane(state, actions) {
  const { closures, closuresProblem } = state;
  if (closures === null) {
    return closuresProblem ? problemView(closuresProblem, actions.retry) : loadingState();
  }
  const now = closures.closures.filter((each) => each.isInForce);
  const coming = closures.closures.filter((each) => !each.isInForce);
  const ended = closures.endedClosures;
  return html`<div class="lists">
    ${problemLine(closuresProblem, actions.retry)}
    ${
      now.length + coming.length === 0
        ? emptyState({
            icon: "check",
            title: say("facilities-nothing-closed"),
            text: state.mayClose ? say("facilities-nothing-closed-hint") : "",
          })
        : nothing
    }
    ${section("facilities-now", now, (each) => row(each, state, actions))}
    ${section("facilities-coming", coming, (each) => row(each, state, actions))}
    ${section("facilities-ended", ended, (each) => endedRow(each, state, actions))}
  </div>`;
}

function section(messageId, closures, rowOf) {
  if (closures.length === 0) return nothing;
  return html`<section>
    <h2>${say(messageId)} <span class="count">${formatNumber(closures.length)}</span></h2>
    <ul class="rows">
      ${repeat(closures, ({ id }) => id, rowOf)}
    </ul>
  </section>`;
}

function row(closure, state, actions) {
  const { isInForce, from, until, createdBy } = closure;
  const since = isInForce
    ? say("facilities-since", { since: momentText(from) })
    : say("facilities-from-time", { from: momentText(from) });
  return html`<li class="row ${isInForce ? "is-now" : "is-coming"}" ?data-chosen=${state.shownId === closure.id}>
    ${what(closure)}
    <p class="row-times">
      <span>${since}</span>
      <span>${until ? say("facilities-until-time", { until: momentText(until) }) : say("facilities-until-ended")}</span>
      <span>${createdBy}</span>
    </p>
    <div class="row-actions">
      ${showButton(closure, actions)}
      ${
        state.mayClose
          ? html`<button
              type="button"
              class="chip chip-main"
              aria-label=${actionOn(say(isInForce ? "facilities-end" : "facilities-call-off"), closure.what)}
              aria-disabled=${state.ending === closure.id}
              @click=${() => actions.endClosure(closure)}
            >
              ${icon("check")}<span>${say(isInForce ? "facilities-end" : "facilities-call-off")}</span>
            </button>`
          : nothing
      }
    </div>
  </li>`;
}

function endedRow(closure, state, actions) {
  const { until, endedBy } = closure;
  return html`<li class="row is-ended">
    ${what(closure)}
    <p class="row-times">
      <span>${say("facilities-ended-at", { at: momentText(until) })}</span>
      <span>${endedBy ?? say("facilities-ended-by-clock")}</span>
    </p>
    ${
      state.mayClose && closure.isInPlan
        ? html`<div class="row-actions">
            <button
              type="button"
              class="chip"
              aria-label=${actionOn(say("facilities-again"), closure.what)}
              @click=${() => actions.closeAgain(closure)}
            >
              ${icon("rotate-ccw")}<span>${say("facilities-again")}</span>
            </button>
          </div>`
        : nothing
    }
  </li>`;
}

function what({ what: name, kind, reason, isInPlan }) {
  const told = reason === kindText(kind) ? reason : say("facilities-kind-reason", { kind: kindText(kind), reason });
  return html`<h3>${name}</h3>
    <p class="row-reason">${told}</p>
    ${isInPlan ? nothing : html`<p class="problem">${icon("info")}<span>${say("facilities-not-in-plan")}</span></p>`}`;
}

function showButton(closure, actions) {
  if (!closure.shownLevelId) return nothing;
  return html`<button
    type="button"
    class="chip"
    aria-label=${actionOn(say("facilities-show"), closure.what)}
    @click=${() => actions.showClosure(closure)}
  >
    ${icon("map-pin")}<span>${say("facilities-show")}</span>
  </button>`;
}
