// Owns the view with the queues in which one can take a number, a few on a sheet, and the one in which
// they are found by typing.
import { html, nothing } from "lit-html";
import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { queueState, queueWait } from "../ticket/queue_words.js";
import { queuesFor } from "./numbers.js";
import { clear, deleteFrom, pad, typeInto } from "./pad.js";
import { pager } from "./pager.js";
import { sheetOf } from "./visit.js";

const MOST_QUEUES = 10;
const MOST_QUEUES_LARGE = 6;
const MOST_FOUND = 5;
const MOST_FOUND_LARGE = 3;
const LONGEST_TEXT = 60;

function queueRow(queue, actions) {
  const { isClosed, text } = queueState(queue);
  const wait = queueWait(queue);
  return html`<li>
    <button
      type="button"
      class="place queue"
      data-queue=${queue.id}
      aria-disabled=${isClosed}
      @click=${() => !isClosed && actions.chooseQueue(queue.id)}
    >
      <span class="what">
        <span class="name" data-read-first>${queue.name}</span>
        <span class="where"><span>${queue.zone.name}</span></span>
      </span>
      <span class="queue-now"><b>${text}</b>${wait ? html`<span>${wait}</span>` : nothing}</span>
    </button>
  </li>`;
}

/** Those in which a number is given come first, each in the order of the server. */
function inOrder(queues) {
  return [...queues.filter((each) => each.isIssuing), ...queues.filter((each) => !each.isIssuing)];
}

/** What stands in place of a list as long as there is none; null: there is one. */
function insteadOfList({ numbers }, actions) {
  const { status, value, error } = numbers.queues;
  if (!value && status === "failed") return errorState({ text: error.text, onAgain: actions.numbersAgain });
  if (!value) return loadingState();
  if (value.queues.length > 0) return null;
  return emptyState({
    icon: "ticket",
    title: say("number-none-here"),
    text: say("number-none-here-try"),
    action: html`<button type="button" class="button" @click=${actions.callPerson}>
      ${icon("user-round")}<span>${say("frame-person")}</span>
    </button>`,
  });
}

/** The view “numbers”. */
export function numbersView(page, actions) {
  const { visit, numbers, large } = page;
  const instead = insteadOfList(page, actions);
  const most = large ? MOST_QUEUES_LARGE : MOST_QUEUES;
  const { items, sheet, sheets } = sheetOf(inOrder(numbers.queues.value?.queues ?? []), most, visit.sheet);
  return html`<section class="touch numbers">
    <h1 tabindex="-1">${say("number-title")}</h1>
    ${
      instead ??
      html`<div class="number-ways">
          <button type="button" class="button number-check-in" @click=${actions.openCheckIn}>
            ${icon("calendar")}<span>${say("number-have-appointment")}</span>
          </button>
          <button type="button" class="button number-search" @click=${actions.searchQueue}>
            ${icon("search")}<span>${say("number-search")}</span>
          </button>
        </div>
        <ul class="places queues" aria-label=${say("number-queues")}>
          ${items.map((each) => queueRow(each, actions))}
        </ul>
        <div class="numbers-foot">${pager({ sheet, sheets, onSheet: actions.turnTo })}</div>`
    }
  </section>`;
}

function found(page, actions) {
  const { visit, numbers, large } = page;
  const instead = insteadOfList(page, actions);
  if (instead) return instead;
  const text = visit.text.trim();
  if (text === "") return html`<p class="hint">${icon("info")}<span>${say("number-search-hint")}</span></p>`;
  const { status, value, error } = numbers.places;
  const all = queuesFor(text, numbers.queues.value.queues, value?.searchPlaces);
  if (all.length === 0 && status === "failed") return errorState({ text: error.text, onAgain: actions.numbersAgain });
  if (all.length === 0 && status === "waiting") return loadingState({ rows: large ? 2 : 4 });
  if (all.length === 0) {
    return emptyState({ title: say("number-search-none"), text: say("number-search-none-try") });
  }
  return html`<ul class="places" aria-label=${say("number-queues")}>
    ${all.slice(0, large ? MOST_FOUND_LARGE : MOST_FOUND).map((each) => queueRow(each, actions))}
  </ul>`;
}

/** The view “number-search”. */
export function numberSearchView(page, actions) {
  const field = () => document.querySelector("#number-text");
  return html`<section class="touch">
    <h1 class="only-heard" tabindex="-1">${say("number-search")}</h1>
    <div class="field">
      ${icon("search")}
      <input
        id="number-text"
        type="text"
        inputmode="none"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength=${LONGEST_TEXT}
        aria-label=${say("number-search-label")}
        placeholder=${say("number-search-label")}
        .value=${page.visit.text}
        @input=${(event) => event.isComposing || actions.type(event.target.value)}
        @compositionend=${(event) => actions.type(event.target.value)}
      />
    </div>
    <div class="found">${found(page, actions)}</div>
    ${pad({
      onText: (letter) => typeInto(field(), letter),
      onDelete: () => deleteFrom(field()),
      onClear: () => clear(field()),
    })}
  </section>`;
}
