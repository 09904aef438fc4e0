// What visitors reported as broken: the newest first, with what to do about it.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";

import { asId, FAULT_ICONS } from "../frame/fault_kinds.js";
import { emptyState, icon, loadingState } from "../frame/parts.js";
import { formatNumber, say } from "../frame/words.js";
import { momentText } from "../frame/moments.js";
import { actionOn } from "./action_names.js";
import { problemLine, problemView } from "./problem_view.js";

const MOST_ANSWER = 300;
const MANY = 10;

/** @param {{kind: string, spotName: string}} report @returns {string} what a line begins with */
export const reportTitle = ({ kind, spotName }) =>
  say("facilities-report-title", { kind: say(`fault-kind-${asId(kind)}`), spot: spotName });

/** @param state the page's state  @param actions what its buttons do */
export function reportsPane(state, actions) {
  const { reports, reportCount, settled, reportsProblem } = state;
  if (reports === null)
    return reportsProblem ? problemView(reportsProblem, actions.retry) : loadingState();
  return html`<div class="lists">
    ${problemLine(reportsProblem, actions.retry)}
    ${
      reports.length === 0
        ? emptyState({
            icon: "check",
            title: say("facilities-no-reports"),
            text: say("facilities-no-reports-hint"),
          })
        : html`<section>
            <h2>${say("facilities-reports-open")} <span class="count">${formatNumber(reportCount)}</span></h2>
            ${order(state, actions)}
            <ul class="rows">
              ${repeat(
                reports,
                ({ id }) => id,
                (report, at) => openRow(report, at + 1, state, actions),
              )}
            </ul>
            ${
              reports.length < reportCount
                ? html`<button type="button" class="button" @click=${actions.moreReports}>
                    ${icon("plus")}<span
                      >${say("facilities-more-reports", { shown: formatNumber(reports.length), all: formatNumber(reportCount) })}</span
                    >
                  </button>`
                : nothing
            }
          </section>`
    }
    ${
      settled?.length
        ? html`<section>
            <h2>${say("facilities-reports-settled")}</h2>
            <ul class="rows">
              ${repeat(settled, ({ id }) => id, (report) => settledRow(report, state, actions))}
            </ul>
          </section>`
        : nothing
    }
  </div>`;
}

/** Which come first; only where not all of them are seen at a glance. */
function order({ reportCount, reportsWish }, actions) {
  if (reportCount < MANY) return nothing;
  const { oldestFirst } = reportsWish;
  return html`<button
    type="button"
    class="chip"
    aria-pressed=${oldestFirst}
    @click=${() => actions.orderReports(!oldestFirst)}
  >
    ${icon("clock")}<span>${say("facilities-oldest-first")}</span>
  </button>`;
}

function openRow(report, number, state, actions) {
  const { state: now, closureId } = report;
  return html`<li class="row report ${now === "RECEIVED" ? "is-new" : ""}" ?data-chosen=${state.shownId === report.id}>
    ${head(report, number)} ${words(report)} ${closed(report)} ${photo(report, state, actions)}
    ${
      state.settling?.id === report.id
        ? settleForm(state.settling, actions)
        : html`<div class="row-actions">
            ${
              report.point
                ? html`<button
                    type="button"
                    class="chip"
                    aria-label=${actionOn(say("facilities-show"), reportTitle(report))}
                    @click=${() => actions.showReport(report)}
                  >
                    ${icon("map-pin")}<span>${say("facilities-show")}</span>
                  </button>`
                : nothing
            }
            ${state.mayClose ? changes(report, now, closureId, actions) : nothing}
          </div>`
    }
  </li>`;
}

function changes(report, now, closureId, actions) {
  const title = reportTitle(report);
  return html`${
      now === "RECEIVED"
        ? html`<button
            type="button"
            class="chip"
            aria-label=${actionOn(say("facilities-see-to"), title)}
            @click=${() => actions.seeTo(report)}
          >
            ${icon("wrench")}<span>${say("facilities-see-to")}</span>
          </button>`
        : nothing
    }
    ${
      report.point && !closureId
        ? html`<button
            type="button"
            class="chip"
            aria-label=${actionOn(say("facilities-close-there"), title)}
            @click=${() => actions.closeForReport(report)}
          >
            ${icon("ban")}<span>${say("facilities-close-there")}</span>
          </button>`
        : nothing
    }
    <button
      type="button"
      class="chip chip-main"
      aria-label=${actionOn(say("facilities-settle"), title)}
      @click=${() => actions.beginSettling(report)}
    >
      ${icon("check")}<span>${say("facilities-settle")}</span>
    </button>`;
}

function settleForm({ answer, isSending }, actions) {
  return html`<form class="settle" @submit=${actions.settle}>
    <label class="field">
      <span>${say("facilities-answer")}</span>
      <textarea
        name="answer"
        rows="2"
        maxlength=${MOST_ANSWER}
        .value=${live(answer)}
        @input=${(event) => actions.changeAnswer(event.target.value)}
      ></textarea>
    </label>
    <div class="row-actions">
      <button type="button" class="chip" @click=${actions.stopSettling}>
        ${icon("x")}<span>${say("facilities-cancel")}</span>
      </button>
      <button type="submit" class="chip chip-main" aria-disabled=${isSending}>
        ${icon("check")}<span>${say("facilities-settle")}</span>
      </button>
    </div>
  </form>`;
}

function settledRow(report, state, actions) {
  return html`<li class="row is-ended">
    ${head(report)} ${words(report)}
    ${report.answer ? html`<p class="row-reason">${say("facilities-answered", { answer: report.answer })}</p>` : nothing}
    ${photo(report, state, actions)}
    ${
      state.mayClose
        ? html`<div class="row-actions">
            <button
              type="button"
              class="chip"
              aria-label=${actionOn(say("facilities-reopen"), reportTitle(report))}
              @click=${() => actions.reopenReport(report)}
            >
              ${icon("undo-2")}<span>${say("facilities-reopen")}</span>
            </button>
          </div>`
        : nothing
    }
  </li>`;
}

function head(report, number) {
  const { kind, spotName, receivedAt, state, changedBy, changedAt } = report;
  return html`<h3>
      ${number ? html`<span class="pin" aria-hidden="true">${formatNumber(number)}</span>` : nothing}
      ${icon(FAULT_ICONS[kind])}<span>${reportTitle({ kind, spotName })}</span>
    </h3>
    <p class="row-times">
      <span>${say("facilities-received", { at: momentText(receivedAt) })}</span>
      <span>${say(`fault-state-${asId(state)}`)}</span>
      ${changedBy ? html`<span>${say("facilities-by-at", { name: changedBy, at: momentText(changedAt) })}</span>` : nothing}
    </p>`;
}

/** What became of the closure that it led to. */
function closed({ closure, closureHasEnded }) {
  if (closureHasEnded)
    return html`<p class="problem" role="status">${icon("info")}<span>${say("facilities-closure-over")}</span></p>`;
  return closure ? html`<p class="row-reason">${closure.text}</p>` : nothing;
}

const words = (report) => (report.words ? html`<p class="row-words">${report.words}</p>` : nothing);

function photo(report, { largePhotoId }, actions) {
  if (!report.photoUrl) return nothing;
  const isLarge = largePhotoId === report.id;
  return html`<button
    type="button"
    class="photo"
    aria-expanded=${isLarge}
    aria-label=${say("facilities-photo", { what: reportTitle(report) })}
    @click=${() => actions.togglePhoto(report)}
  >
    <img src=${report.photoUrl} alt="" loading="lazy" />
  </button>`;
}
