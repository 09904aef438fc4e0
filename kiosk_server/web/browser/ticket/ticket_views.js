// The views of a ticket on its phone: how things stand with it, and the question before it is given up.

import { html, nothing } from "lit-html";

import { joined } from "../frame/origins.js";
import { emptyState, icon, loadingState } from "../frame/parts.js";
import { formatMinutes, formatTime, say } from "../frame/words.js";
import { wayAddress } from "../phone/way_address.js";
import { setOffAt } from "./reminder.js";
import { ticketFacts, ticketNumber } from "./ticket_parts.js";
import { isOver, isWaiting, mayReturn, stateId } from "./ticket_words.js";
import { isSpotTold } from "./walk_time.js";

/** What is to be done in a state, besides waiting. */
const ADVICE = new Set(["at-room", "called", "serving", "held", "no-show", "away-for-results", "expired", "merged"]);

/** The view “ticket”. */
export function ticketView(state, actions) {
  const { ticket, isUnknown } = state.followed;
  if (!ticket) return isUnknown ? unknown(state, actions) : waiting();
  const over = isOver(ticket);
  return {
    main: html`<h1 tabindex="-1" class="ticket-heading">${heading(ticket)}</h1>
      ${ticketNumber(ticket)} ${problemLine(state)} ${goNow(state)} ${advice(ticket)}
      ${over ? nothing : ticketFacts(ticket, state.now)} ${setOff(state)} ${why(ticket, state, actions)}
      ${over ? nothing : ringSwitch(state, actions)} ${others(state, actions)}`,
    foot: foot(state, actions),
  };
}

const heading = (ticket) =>
  ticket.state === "CALLED"
    ? say("follow-called")
    : isWaiting(ticket)
      ? say("ticket-title")
      : ticket.stateText;

function waiting() {
  return {
    main: html`<h1 tabindex="-1">${say("ticket-title")}</h1>
      ${loadingState({ shape: "sign" })}`,
  };
}

function unknown(state, actions) {
  return {
    main: html`<h1 tabindex="-1">${say("ticket-title")}</h1>
      ${emptyState({ icon: "ticket", title: say("ticket-unknown"), text: say("ticket-unknown-try") })}
      ${others(state, actions)}`,
    foot: html`<button type="button" class="phone-first" @click=${() => actions.open("queues")}>
      ${icon("ticket")}<span>${say("follow-take-number")}</span>
    </button>`,
  };
}

function problemLine({ problem }) {
  if (!problem) return nothing;
  return html`<p class="ticket-problem" role="alert">${icon("triangle-alert")}<span>${problem}</span></p>`;
}

/** That it is time to set off. */
function goNow({ followed, isToldToGo }) {
  const { ticket } = followed;
  if (!isToldToGo || !isWaiting(ticket)) return nothing;
  return html`<p class="ticket-go-now" role="status">
    ${icon("footprints")}<span>${say("follow-go-now", { place: ticket.zone.name })}</span>
  </p>`;
}

/** When to set off, counting the walk from the code that was scanned last. */
function setOff({ followed, isToldToGo, walkSeconds }) {
  const { ticket } = followed;
  if (!isWaiting(ticket)) return nothing;
  const at = setOffAt(ticket.estimatedCall, walkSeconds);
  const leave = at && !isToldToGo ? say("follow-leave-at", { time: formatTime(at) }) : null;
  const walk =
    walkSeconds === null
      ? say(isSpotTold ? "follow-walk-unknown" : "follow-where-are-you")
      : say("follow-walk", { duration: formatMinutes(walkSeconds) });
  return html`<p class="ticket-walk">
    ${icon("footprints")}<span>${leave ? html`<b>${leave}</b> ` : nothing}<span>${walk}</span></span>
  </p>`;
}

function advice(ticket) {
  const id = stateId(ticket);
  if (!ADVICE.has(id)) return nothing;
  const { returnUntil, room, zone } = ticket;
  const text =
    id === "no-show" && returnUntil
      ? say("follow-advice-no-show-until", { time: formatTime(new Date(returnUntil)) })
      : say(`follow-advice-${id}`, { room: room?.name ?? zone.name });
  return html`<p class="ticket-advice">${text}</p>`;
}

/** Why it is at its place; of others only that they are there. */
function why({ placeText, ...ticket }, { explained }, actions) {
  if (!placeText || !isWaiting(ticket)) return nothing;
  const { isOpen, text, problem } = explained;
  return html`<section class="ticket-why">
    <p>${joined([say("ticket-why"), placeText])}</p>
    <button
      type="button"
      class="phone-quiet"
      aria-expanded=${isOpen}
      aria-controls="ticket-why-all"
      @click=${actions.explain}
    >
      ${icon("info")}<span>${say(isOpen ? "ticket-why-less" : "ticket-why-more")}</span>
    </button>
    <p id="ticket-why-all" ?hidden=${!isOpen}>${isOpen ? (text ?? problem ?? say("ticket-why-waiting")) : nothing}</p>
  </section>`;
}

function ringSwitch({ isRinging, wasRinging }, actions) {
  return html`<div class="ticket-ring">
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked=${isRinging}
      @click=${() => actions.setRinging(!isRinging)}
    >
      ${icon("bell")}<span>${say(wasRinging ? "follow-ring-again" : "follow-ring")}</span>
      <span class="switch-track" aria-hidden="true"></span>
    </button>
    <p class="ticket-hint">${say("follow-keep-open")}</p>
  </div>`;
}

function others({ others: kept }, actions) {
  const known = kept.filter(({ ticket }) => ticket);
  if (known.length === 0) return nothing;
  return html`<section class="ticket-others">
    <h2>${say("follow-others")}</h2>
    <ul>
      ${known.map(
        ({ id, ticket }) =>
          html`<li>
            <button type="button" class="phone-second" @click=${() => actions.follow(id)}>
              <b class="numerals" data-read-first>${ticket.number}</b><span>${ticket.queue.name}</span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

function wayLink({ followed, wish }) {
  const { state, room, zone } = followed.ticket;
  const place = (["AT_ROOM", "CALLED"].includes(state) ? room?.place : null) ?? zone.place;
  if (!place) return nothing;
  return html`<a class="phone-first" href=${wayAddress(place.id, wish.needs)}>
    ${icon("route")}<span>${say("ticket-show-way")}</span>
  </a>`;
}

function foot(state, actions) {
  const { ticket } = state.followed;
  if (isOver(ticket)) {
    return html`<button type="button" class="phone-first" @click=${() => actions.open("queues")}>
      ${icon("ticket")}<span>${say("follow-take-another")}</span>
    </button>`;
  }
  if (mayReturn(ticket)) {
    return html`<button type="button" class="phone-first" aria-disabled=${state.isActing} @click=${actions.comeBack}>
        ${icon("undo-2")}<span>${say(ticket.state === "NO_SHOW" ? "follow-back" : "follow-back-results")}</span>
      </button>
      ${giveUpButton(actions)}`;
  }
  if (ticket.state === "SERVING") return nothing;
  return html`${wayLink(state)} ${ticket.state === "CALLED" ? nothing : giveUpButton(actions)}`;
}

const giveUpButton = (actions) =>
  html`<button type="button" class="phone-quiet" @click=${() => actions.open("give-up")}>
    ${icon("x")}<span>${say("follow-give-up")}</span>
  </button>`;

/** The view “give-up”. */
export function giveUpView(state, actions) {
  const { ticket } = state.followed;
  if (!ticket) return ticketView(state, actions);
  return {
    main: html`<h1 tabindex="-1">${say("follow-give-up-title", { number: ticket.number })}</h1>
      ${problemLine(state)}
      <p class="ticket-lead">${say("follow-give-up-what", { queue: ticket.queue.name })}</p>`,
    foot: html`<button type="button" class="phone-first" @click=${actions.back}>
        ${icon("ticket")}<span>${say("follow-keep")}</span>
      </button>
      <button
        type="button"
        class="phone-second ticket-give-up"
        aria-disabled=${state.isActing}
        @click=${actions.giveUp}
      >
        ${icon("x")}<span>${say("follow-give-up-yes")}</span>
      </button>`,
  };
}
