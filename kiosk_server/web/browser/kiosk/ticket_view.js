// Owns the view of the number that was given: large, with what is before it, the way to where one
// waits, and the code that takes it to a phone.
import { html, nothing } from "lit-html";
import { emptyState, icon, loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { say } from "../frame/words.js";
import { ticketFacts, ticketNumber } from "../ticket/ticket_parts.js";
import { isOver, isWaiting } from "../ticket/ticket_words.js";

function code({ numbers }) {
  const { status, value } = numbers.code;
  if (!value && status === "failed") {
    return html`<p class="plain-line">${icon("info")}<span>${say("ticket-code-failed")}</span></p>`;
  }
  return html`<div class="ticket-code">
    <div class="ticket-code-picture">
      ${value ? planView({ svg: value.qrSvg, label: say("ticket-code") }) : nothing}
    </div>
    <ol class="reasons">
      <li>${icon("smartphone")}<span>${say("ticket-code-scan")}</span></li>
      <li>${icon("bell")}<span>${say("ticket-code-then")}</span></li>
      <li>${icon("check")}<span>${say("ticket-code-private")}</span></li>
    </ol>
  </div>`;
}

/** Where to go now: the room that calls, else where one waits; null: it is not on the plan. */
function goal({ state, room, zone }) {
  return (state === "IN_ZONE" ? null : room?.place) ?? zone.place;
}

/** The view “ticket”. */
export function ticketView(page, actions) {
  const { ticket, isUnknown } = page.numbers.ticket;
  if (!ticket) {
    return html`<section class="touch">
      <h1 tabindex="-1">${say("ticket-title")}</h1>
      ${
        isUnknown
          ? emptyState({ icon: "ticket", title: say("ticket-unknown"), text: say("ticket-unknown-try") })
          : loadingState({ shape: "sign" })
      }
    </section>`;
  }
  const to = goal(ticket);
  const over = isOver(ticket);
  return html`<section class="look ticket-look" data-state=${ticket.state}>
      <h1 tabindex="-1" class="ticket-heading">${isWaiting(ticket) ? say("ticket-title") : ticket.stateText}</h1>
      ${ticketNumber(ticket)}
    </section>
    <section class="touch">
      ${ticketFacts(ticket)} ${over ? nothing : code(page)}
      <div class="main-action">
        <button type="button" class="button ticket-done" @click=${actions.finishVisit}>
          ${icon("check")}<span>${say("ticket-done")}</span>
        </button>
        ${
          to && page.spot && !over
            ? html`<button type="button" class="button button-main ticket-way" @click=${() => actions.choosePlace(to)}>
                ${icon("route")}<span>${say("ticket-show-way")}</span>
              </button>`
            : nothing
        }
      </div>
    </section>`;
}
