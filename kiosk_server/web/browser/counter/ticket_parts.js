// How a ticket stands in a list and on a card.

import { html, nothing } from "lit-html";

import { joined } from "../frame/origins.js";
import { icon } from "../frame/parts.js";
import { formatMinutes, formatNumber, formatTime, say } from "../frame/words.js";

const MINUTE_MS = 60_000;

/** How long somebody has waited, or was called, as “12 min”. */
export function since(at, now) {
  const minutes = Math.max(0, Math.floor((now - new Date(at)) / MINUTE_MS));
  return minutes < 1 ? say("counter-just-now") : formatMinutes(minutes * 60);
}

/** Names of queues or lines, one after the other. */
export const namesOf = (names) => joined(names.filter(Boolean), " · ");

/** The name that staff may see; else the masked one. */
export const nameOf = ({ personName, maskedName }) => personName || maskedName;

/** Class, appointment and results: what sets a ticket apart from the usual. */
export function marks({ priorityClass, appointment, resultsText }, usualId) {
  return html`${
    priorityClass.id === usualId
      ? nothing
      : html`<span class="mark mark-class">${priorityClass.name}</span>`
  }${
    appointment
      ? html`<span class="mark">${icon("clock")}${say("counter-booked", { time: formatTime(new Date(appointment.startsAt)) })}</span>`
      : nothing
  }${resultsText ? html`<span class="mark">${resultsText}</span>` : nothing}`;
}

/**
 * A row of a list, as a button that opens the ticket.
 * @param {object} ticket
 * @param {{now: Date, position?: number, when?: string, usualId: string, isChosen: boolean,
 *   onOpen: () => void}} shown  `when` takes the place of how long ago it was called or taken
 */
export function ticketRow(ticket, { now, position, when, usualId, isChosen, onOpen }) {
  const name = nameOf(ticket);
  const ago = when ?? since(ticket.calledAt ?? ticket.issuedAt, now);
  return html`<li>
    <button type="button" class="ticket-row" aria-current=${isChosen ? "true" : nothing} @click=${onOpen}>
      ${position === undefined ? nothing : html`<span class="position numerals">${formatNumber(position)}</span>`}
      <span class="number numerals" data-read-first>${ticket.number}</span>
      <span class="person">${name}</span>
      <span class="facts">
        ${marks(ticket, usualId)}
        <span class="why">${ticket.placeText ?? ticket.stateText}</span>
      </span>
      <span class="wait numerals">${ago}</span>
    </button>
  </li>`;
}

/** Several rows under a heading; `empty` is said where there is none. */
export function ticketList({ title, tickets, empty, row }) {
  return html`<section class="tickets">
    <h2>${title}<span class="count">${formatNumber(tickets.length)}</span></h2>
    ${
      tickets.length === 0
        ? empty
          ? html`<p class="quiet">${empty}</p>`
          : nothing
        : html`<ul>
            ${tickets.map(row)}
          </ul>`
    }
  </section>`;
}

/** The class of those who have no priority: the first one of the rules. */
export function usualClassId(zones, queueId) {
  for (const { queues } of zones ?? []) {
    const queue = queues.find(({ id }) => id === queueId);
    if (queue) return queue.priorityClasses[0]?.id ?? "";
  }
  return "";
}
