// The parts of a ticket that kiosks and phones show the same way: its number, how things stand with
// it, and what became of the wish for one.

import { html, nothing } from "lit-html";
import { icon } from "../frame/parts.js";
import { unbroken } from "../frame/unbroken.js";
import { formatTime, say } from "../frame/words.js";
import { aheadText, isWaiting, rangeText, waitText, whereText } from "./ticket_words.js";

/** The number, as large as it may be, with what it is for. */
export function ticketNumber({ number, queue, state, room, zone }) {
  const isCalled = state === "CALLED";
  return html`<div class="ticket-number" data-state=${state}>
    <p class="ticket-queue">${queue.name}</p>
    <p class="ticket-figure numerals" data-signs=${number.length} data-read-first>${number}</p>
    ${
      isCalled
        ? html`<p class="ticket-goal">${icon("bell")}<span>${say("ticket-go-in", { room: room?.name ?? zone.name })}</span></p>`
        : nothing
    }
  </div>`;
}

/** One thing that is known of a ticket. */
function fact(name, text, more) {
  return html`<li class="ticket-fact">
    ${icon(name)}<span class="ticket-fact-text">${unbroken(text)}</span>
    ${more ? html`<span class="ticket-fact-more">${unbroken(more)}</span>` : nothing}
  </li>`;
}

/** How many are before, when it is called, where to wait. */
export function ticketFacts(ticket, now = new Date()) {
  const { ahead, estimatedCall, zone, room, appointment, state } = ticket;
  const range = rangeText(estimatedCall);
  const place = state === "AT_ROOM" || state === "CALLED" || state === "SERVING" ? (room ?? zone) : zone;
  const waits = isWaiting(ticket);
  return html`<ul class="ticket-facts" aria-label=${say("ticket-facts")}>
    ${waits && ahead !== null ? fact("people", aheadText(ticket)) : nothing}
    ${
      waits
        ? fact("clock", range ?? say("ticket-no-range"), range ? waitText(estimatedCall, now) : null)
        : nothing
    }
    ${
      appointment && waits
        ? html`<li class="ticket-fact" data-private>
            ${icon("calendar")}<span class="ticket-fact-text"
              >${say("ticket-appointment", { from: formatTime(new Date(appointment.startsAt)) })}</span
            >
          </li>`
        : nothing
    }
    ${fact("map-pin", say(waits ? "ticket-wait-at" : "ticket-place", { place: place.name }), whereText(place.place))}
  </ul>`;
}

/** What became of the wish for a number, as long as there is none; nothing where none was wished. */
export function takingNotice({ status, text, isCheckIn }, onAgain) {
  if (status !== "unsure" && status !== "refused") return nothing;
  if (status === "unsure") {
    return html`<div class="taking-notice" role="status">
      ${icon("wifi-off")}
      <p><strong>${say(isCheckIn ? "number-unsure-check-in" : "number-unsure")}</strong>
      <span>${say("number-unsure-what")}</span></p>
      <button type="button" class="button" @click=${onAgain}>
        ${icon("rotate-ccw")}<span>${say("frame-try-again")}</span>
      </button>
    </div>`;
  }
  return html`<div class="taking-notice is-refused" role="alert">
    ${icon("triangle-alert")}
    <p><strong>${say("number-refused")}</strong> <span>${text}</span></p>
  </div>`;
}

/** Several appointments at one time: what somebody has come for first. */
export const appointmentChoice = (taking, actions) => html`<h1 tabindex="-1">${say("number-choose")}</h1>
  ${takingNotice(taking, actions.takingAgain)}
  <ul class="places queue-rows">
    ${taking.appointments.map(
      ({ queue, startsAt }) => html`<li>
        <button type="button" class="place queue queue-row" data-queue=${queue.id} @click=${() => actions.chooseAppointment(queue.id)}>
          <span class="what">
            <span class="name" data-read-first>${queue.name}</span>
            <span class="where" data-private>${say("ticket-appointment", { from: formatTime(new Date(startsAt)) })}</span>
          </span>
        </button>
      </li>`,
    )}
  </ul>`;
