// The views in which a phone takes a number: which queue, with which priority, or by an appointment.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { queueFacts } from "./queue_facts.js";
import { classHint, isTaken, queueState, queueWait } from "./queue_words.js";
import { appointmentChoice, takingNotice } from "./ticket_parts.js";

const KINDS = {
  CARD: "number-by-card",
  APPOINTMENT_CODE: "number-by-code",
  IDENTITY_END: "number-by-identity",
};
const MOST_TYPED = 40;
/** A list this short is read sooner than anything is typed. */
const LEAST_FILTERED = 8;

function queueRow(queue, actions) {
  const { isClosed, text } = queueState(queue);
  const wait = queueWait(queue);
  return html`<li>
    <button
      type="button"
      class="queue-row"
      data-queue=${queue.id}
      aria-disabled=${isClosed}
      @click=${() => !isClosed && actions.choose(queue.id)}
    >
      <span class="queue-name" data-read-first>${queue.name}</span>
      <span class="queue-where">${queue.zone.name}</span>
      <span class="queue-now"><b>${text}</b>${wait ? html` <span>${wait}</span>` : nothing}</span>
    </button>
  </li>`;
}

const fits = (text) => {
  const wanted = text.trim().toLowerCase();
  return ({ name, departmentName, zone }) =>
    [name, departmentName ?? "", zone.name].some((each) => each.toLowerCase().includes(wanted));
};

/** The view “queues”. */
export function queuesView(state, actions) {
  const title = html`<h1 tabindex="-1">${say("number-title")}</h1>`;
  const { queues, queuesProblem, text } = state;
  if (!queues) {
    const shown = queuesProblem
      ? errorState({ text: queuesProblem.text, onAgain: actions.askQueues })
      : loadingState();
    return { main: html`${title} ${shown}` };
  }
  if (queues.length === 0) {
    const none = { icon: "ticket", title: say("number-none-here"), text: say("number-none-here-try") };
    return { main: html`${title} ${emptyState(none)}` };
  }
  const found = queues.filter(fits(text));
  const ordered = [...found.filter((each) => each.isIssuing), ...found.filter((each) => !each.isIssuing)];
  return {
    main: html`${title}
      <button type="button" class="phone-second" @click=${() => actions.open("check-in")}>
        ${icon("calendar")}<span>${say("number-have-appointment")}</span>
      </button>
      ${
        queues.length < LEAST_FILTERED
          ? nothing
          : html`<label class="ticket-field">
              <span>${say("number-search")}</span>
              <input
                type="search"
                autocomplete="off"
                .value=${live(text)}
                @input=${(event) => actions.search(event.target.value)}
              />
            </label>`
      }
      ${
        ordered.length === 0
          ? emptyState({ title: say("number-search-none"), text: say("number-search-none-try") })
          : html`<ul class="queue-rows" aria-label=${say("number-queues")}>
              ${ordered.map((each) => queueRow(each, actions))}
            </ul>`
      }`,
  };
}

function classButton(each, queue, state, actions) {
  const { status } = state.taking;
  const isBusy = status === "sending" || status === "unsure" || !queue.isIssuing;
  const isFirst = each.id === queue.priorityClasses[0].id;
  const take = isTaken(each)
    ? () => actions.issue(queue.id, isFirst ? null : each.id)
    : () => actions.open("check-in", { queueId: queue.id, classId: each.id });
  const hint = classHint(each, false);
  const label = status === "sending" ? "number-taking" : "number-take";
  return html`<button
    type="button"
    class="${isFirst ? "phone-first" : "phone-second"} number-class"
    data-class=${each.id}
    aria-disabled=${isBusy}
    @click=${() => !isBusy && take()}
  >
    <span class="number-class-name">${isFirst ? say(label) : each.name}</span>
    ${hint ? html`<span class="number-class-hint">${hint}</span>` : nothing}
  </button>`;
}

/** The view “queue”. */
export function queueView(state, actions) {
  const queue = state.queues?.find(({ id }) => id === state.queueId);
  const notice = takingNotice(state.taking, actions.takingAgain);
  if (!queue) {
    return {
      main: html`<h1 tabindex="-1">${say("number-title")}</h1>
        ${notice}
        ${
          state.queues
            ? emptyState({ icon: "ticket", title: say("number-queue-gone"), text: say("number-queue-gone-try") })
            : loadingState()
        }`,
    };
  }
  const offered = queue.priorityClasses.slice(1).filter(({ proof }) => proof !== "STAFF");
  return {
    main: html`<h1 tabindex="-1">${queue.name}</h1>
      ${queueFacts(queue)}
      ${notice}
      ${
        offered.length > 0
          ? html`<h2>${say("number-priority")}</h2>
              <div class="number-classes">
                ${offered.map((each) => classButton(each, queue, state, actions))}
              </div>`
          : nothing
      }
      <p class="ticket-hint">${say("number-emergency")}</p>`,
    foot: classButton(queue.priorityClasses[0], queue, state, actions),
  };
}

/** The view “check-in”. */
export function checkInView(state, actions) {
  const { taking, kind, typed } = state;
  if (taking.appointments.length > 0) return { main: appointmentChoice(taking, actions) };
  const isBusy = taking.status === "sending" || taking.status === "unsure";
  return {
    main: html`<form id="check-in" @submit=${actions.checkIn} novalidate>
      <h1 tabindex="-1">${say(state.classId ? "number-check-in-title-priority" : "number-check-in-title")}</h1>
      <fieldset class="choices">
        <legend>${say("number-check-in-by")}</legend>
        ${Object.entries(KINDS).map(
          ([each, id]) =>
            html`<label class="choice">
              <input
                type="radio"
                name="kind"
                value=${each}
                .checked=${live(kind === each)}
                @change=${() => actions.chooseKind(each)}
              /><span>${say(id)}</span>
            </label>`,
        )}
      </fieldset>
      <label class="ticket-field" data-private>
        <span>${say(`${KINDS[kind]}-label`)}</span>
        <input
          id="check-in-text"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength=${MOST_TYPED}
          .value=${live(typed)}
          @input=${(event) => actions.type(event.target.value)}
        />
      </label>
      ${takingNotice(taking, actions.takingAgain)}
    </form>`,
    foot: html`<button
      type="submit"
      form="check-in"
      class="phone-first"
      aria-disabled=${isBusy || typed.trim() === ""}
    >
      ${icon("check")}<span>${say(taking.status === "sending" ? "number-checking-in" : "number-check-in")}</span>
    </button>`,
  };
}
