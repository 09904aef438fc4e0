// Quiet lines above a view: no network and since when, a way that changed, an address misread.

import { html, nothing } from "lit-html";

import { boot } from "../frame/boot.js";
import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { wordsFor } from "./carried_way.js";
import { travelWords } from "./travel_words.js";

const NEWS = {
  same: "phone-online-again",
  changed: "phone-changed",
  onward: "phone-changed-onward",
  again: "phone-changed-again",
  none: "phone-changed-none",
};
const GRAVE = new Set(["changed", "onward", "again", "none"]);

/** The lines that belong to a way. */
export function wayNotices(state, actions) {
  const { walk } = state;
  return html`${offlineLine(state)} ${problemLine(state, actions)} ${doubtLine(walk)} ${oldNeedsLine(walk)} ${newsLine(walk)} ${noticeLines(state, actions)}`;
}

/** The lines of any view. */
export function noticeLines(state, actions) {
  const { misread } = state.wish;
  return html`
    ${
      misread.includes("needs")
        ? html`<p class="phone-notice is-warning">
            ${icon("triangle-alert")}<span>${say("phone-wrong-needs")}</span>
            <button type="button" class="phone-quiet" @click=${() => actions.show("needs")}>
              ${say("phone-needs")}
            </button>
          </p>`
        : nothing
    }
    ${state.isForgotten ? html`<p class="phone-notice">${icon("check")}<span>${say("phone-forgotten")}</span></p>` : nothing}
  `;
}

/** The way is not yet that of the needs which were set last. */
function oldNeedsLine({ way, wanted }) {
  if (!wanted) return nothing;
  return html`<p class="phone-notice is-warning">
    ${icon("triangle-alert")}<span
      >${say("phone-old-needs", { needs: travelWords(way.question.needs) })}</span
    >
  </p>`;
}

function newsLine({ news, reason }) {
  if (!news) return nothing;
  const isGrave = GRAVE.has(news);
  const why = isGrave && reason === "closure" ? say("phone-closure-why") : nothing;
  return html`<p class="phone-notice ${isGrave ? "is-warning" : ""}">
    ${icon(isGrave ? "triangle-alert" : "check")}<span>${why} ${say(NEWS[news])}</span>
  </p>`;
}

/** Something has changed, and nobody knows yet whether the way has. */
function doubtLine({ doubt }) {
  if (!doubt) return nothing;
  const why = say(doubt === "closure" ? "phone-closure-why" : "phone-plan-why");
  return html`<p class="phone-notice is-warning" role="status">
    ${icon("triangle-alert")}<span>${why} ${say("phone-may-have-changed")}</span>
  </p>`;
}

function isOffline({ walk, isReached }) {
  return !isReached || walk.problem?.kind === "offline";
}

function offlineLine(state) {
  const { walk, locale, hasWorker } = state;
  const told = wordsFor(walk.way, locale);
  if (!told || !isOffline(state)) return nothing;
  const lines = [asOf("phone-as-of", told[1].askedAt, locale)];
  if (told[0] !== locale) lines.push(say("phone-offline-locale"));
  if (!hasWorker) lines.push(say("phone-no-worker"));
  return html`<p class="phone-notice">${icon("wifi-off")}<span>${lines.join(" ")}</span></p>`;
}

/** The server was reached and did not answer: its own words, and how old the way is. */
function problemLine(state, actions) {
  const { walk, locale } = state;
  const told = wordsFor(walk.way, locale);
  if (!told || !walk.problem || isOffline(state)) return nothing;
  const isOldPage = walk.problem.kind === "gone";
  return html`<p class="phone-notice is-warning">
    ${icon("triangle-alert")}<span>${asOf("phone-kept-as-of", told[1].askedAt, locale, walk.problem.text)}</span>
    <button
      type="button"
      class="phone-quiet"
      @click=${() => (isOldPage ? actions.reload() : actions.retry())}
    >
      ${say(isOldPage ? "phone-reload" : "frame-try-again")}
    </button>
  </p>`;
}

/** When the way was asked for, in the hospital's own time; `why` there is no newer one. */
function asOf(id, askedAt, tag, why = "") {
  const timeZone = boot.venue.timeZone;
  const part = (options, at) => new Intl.DateTimeFormat(tag, { timeZone, ...options }).format(at);
  const day = { dateStyle: "medium" };
  const time = part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, askedAt);
  const date = part(day, askedAt);
  return date === part(day, Date.now())
    ? say(id, { why, time })
    : say(`${id}-other-day`, { why, date, time });
}
