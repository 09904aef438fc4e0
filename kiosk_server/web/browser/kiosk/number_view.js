// Owns the view of one queue: how things stand there, and the button or buttons that take a number,
// one for each priority that somebody may have.
import { html, nothing } from "lit-html";
import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { queueFacts } from "../ticket/queue_facts.js";
import { classHint, isTaken } from "../ticket/queue_words.js";
import { takingNotice } from "../ticket/ticket_parts.js";

function classButton(each, queue, page, actions) {
  const { status } = page.numbers.taking;
  const isFirst = each.id === queue.priorityClasses[0].id;
  const isBusy = status === "sending" || status === "unsure";
  const take = isTaken(each)
    ? () => actions.takeNumber(queue.id, isFirst ? null : each.id)
    : () => actions.openCheckInAs(queue.id, each.id);
  const hint = classHint(each, isFirst);
  return html`<li>
    <button
      type="button"
      class="button number-class ${isFirst ? "button-main" : ""}"
      data-class=${each.id}
      aria-disabled=${isBusy || !queue.isIssuing}
      @click=${() => !isBusy && queue.isIssuing && take()}
    >
      <span class="number-class-name"
        >${isFirst ? say(isBusy ? "number-taking" : "number-take") : each.name}</span
      >
      ${hint ? html`<span class="number-class-hint">${hint}</span>` : nothing}
    </button>
  </li>`;
}

/** Whoever has a priority: those that are shown, and that staff give others. */
function priorities(queue, page, actions) {
  const offered = queue.priorityClasses.slice(1).filter(({ proof }) => proof !== "STAFF");
  if (offered.length === 0) return nothing;
  return html`<h2>${say("number-priority")}</h2>
    <ul class="number-classes" data-count=${offered.length} aria-label=${say("number-priority")}>
      ${offered.map((each) => classButton(each, queue, page, actions))}
    </ul>`;
}

/** The view “number”. */
export function numberView(page, actions) {
  const { numbers, visit } = page;
  const { status, value, error } = numbers.queues;
  const queue = value?.queues.find(({ id }) => id === visit.queueId);
  if (!queue) {
    return html`<section class="touch">
      <h1 tabindex="-1">${say("number-title")}</h1>
      ${takingNotice(numbers.taking, actions.takingAgain)}
      ${
        value
          ? emptyState({ icon: "ticket", title: say("number-queue-gone"), text: say("number-queue-gone-try") })
          : status === "failed"
            ? errorState({ text: error.text, onAgain: actions.numbersAgain })
            : loadingState()
      }
    </section>`;
  }
  return html`<section class="touch number">
    <h1 tabindex="-1">${queue.name}</h1>
    ${queueFacts(queue)}
    ${takingNotice(numbers.taking, actions.takingAgain)}
    ${priorities(queue, page, actions)}
    <p class="plain-line number-staff-hint">${icon("info")}<span>${say("number-emergency")}</span></p>
    <ul class="number-take">
      ${classButton(queue.priorityClasses[0], queue, page, actions)}
    </ul>
  </section>`;
}
