// How a queue stands before a number is taken, as rows: how many wait, how long, and where.

import { html, nothing } from "lit-html";

import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { queueState, queueWait } from "./queue_words.js";
import { whereText } from "./ticket_words.js";

export function queueFacts(queue) {
  const { isClosed, text } = queueState(queue);
  const wait = queueWait(queue);
  const where = whereText(queue.zone.place);
  return html`<ul class="ticket-facts" aria-label=${say("ticket-facts")}>
    <li class="ticket-fact ${isClosed ? "is-closed" : ""}">
      ${icon("people")}<span class="ticket-fact-text">${text}</span>
      ${wait ? html`<span class="ticket-fact-more">${wait}</span>` : nothing}
    </li>
    <li class="ticket-fact">
      ${icon("map-pin")}<span class="ticket-fact-text"
        >${say("ticket-wait-at", { place: queue.zone.name })}</span
      >
      ${where ? html`<span class="ticket-fact-more">${where}</span>` : nothing}
    </li>
  </ul>`;
}
