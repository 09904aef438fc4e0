// A room as who works there sees it: who is there, the one thing that comes next, who waits and why.

import { html, nothing } from "lit-html";

import { originate } from "../frame/origins.js";
import { emptyState, icon, loadingState } from "../frame/parts.js";
import { formatNumber, formatTime, say } from "../frame/words.js";
import { KEYS } from "./keys.js";
import { actsFor, mayCall, mayTriage, nextStep } from "./ticket_acts.js";
import { marks, nameOf, namesOf, since, ticketList, ticketRow, usualClassId } from "./ticket_parts.js";

/** Acts that have a button on the card; the others stand on the ticket's own panel. */
const ON_CARD = new Set(["start", "recall", "no-show", "finish", "results", "hold", "transfer"]);
const STEP_ICONS = { call: "bell", start: "check", next: "bell" };

/** @param state the page's state  @param actions what its buttons do */
export function roomView(state, actions) {
  const { desk, isUnknown } = state;
  if (isUnknown) {
    return html`<h1 class="only-heard" tabindex="-1">${say("counter-choose-room")}</h1>
      ${emptyState({
        icon: "door-closed",
        title: say("counter-room-unknown"),
        action: toRooms(actions),
      })}`;
  }
  if (!desk) return html`<h1 class="only-heard" tabindex="-1">${say("frame-title-counter")}</h1>${loadingState()}`;
  return html`<div class="desk">
    <div class="desk-main">
      ${head(state, actions)} ${desk.isMine ? atWork(state, actions) : taking(state, actions)}
    </div>
    <div class="desk-side">${state.panel.isOpen() ? state.panel.view(state) : lists(state, actions)}</div>
  </div>`;
}

const toRooms = (actions) =>
  html`<button type="button" class="button" @click=${() => actions.go({ kind: "rooms" })}>
    ${icon("list")}<span>${say("counter-other-room")}</span>
  </button>`;

function head({ desk, roles, isSending }, actions) {
  const { room, isMine, pausedSince } = desk;
  return html`<header class="desk-head">
    <div>
      <h1 tabindex="-1">${room.name}</h1>
      <p class="quiet">${namesOf(room.queues.map(({ name }) => name))}</p>
    </div>
    <div class="desk-tools">
      ${
        isMine && mayCall(roles ?? [])
          ? html`<button
                type="button"
                class="chip"
                aria-pressed=${Boolean(pausedSince)}
                aria-disabled=${isSending}
                @click=${() => actions.pauseRoom(!pausedSince)}
              >
                ${icon("clock")}<span>${say(pausedSince ? "counter-go-on" : "counter-pause")}</span>
              </button>
              <button type="button" class="chip" aria-disabled=${isSending} @click=${actions.leaveRoom}>
                ${icon("log-out")}<span>${say("counter-leave")}</span>
              </button>`
          : nothing
      }
      <button type="button" class="chip" @click=${() => actions.go({ kind: "rooms" })}>
        ${icon("list")}<span>${say("counter-other-room")}</span>
      </button>
      ${
        mayTriage(roles ?? [])
          ? html`<button
              type="button"
              class="chip"
              @click=${() => actions.go({ kind: "zone", id: room.zone.id })}
            >
              ${icon("layers")}<span>${room.zone.name}</span>
            </button>`
          : nothing
      }
    </div>
  </header>`;
}

/** A room that somebody else works in, or nobody. */
function taking({ desk, roles, isSending, time }, actions) {
  const { clinicianName, openedAt, waiting } = desk;
  const told = clinicianName ? takenBy(clinicianName, since(openedAt, time)) : say("counter-nobody-works");
  return html`<section class="card-now">
    <p class="now-nobody">${told}</p>
    <p class="quiet numerals">${say("counter-waiting", { count: waiting, shown: formatNumber(waiting) })}</p>
    ${
      mayCall(roles ?? [])
        ? html`<button
            type="button"
            class="button button-main next-step"
            aria-disabled=${isSending}
            @click=${() => actions.takeRoom(desk.room.id, Boolean(clinicianName))}
          >
            ${icon("log-in")}
            <span>${clinicianName ? relieve(clinicianName) : say("counter-take")}</span>
          </button>`
        : html`<p class="quiet">${say("counter-only-look")}</p>`
    }
  </section>`;
}

/** Staff are named by recordings of their names, beside the words around them. */
const takenBy = (name, duration) =>
  originate(say("counter-taken-by", { name, since: duration }), {
    texts: [name, say("counter-works-since", { since: duration })],
  });
const relieve = (name) => originate(say("counter-relieve", { name }), { texts: [say("counter-relieve-them"), name] });

function atWork(state, actions) {
  const { desk } = state;
  const [ticket, ...others] = desk.current;
  return html`<section class="card-now" data-state=${ticket?.state ?? "NONE"}>
      ${ticket ? present(ticket, state, actions) : nobody(state)}
      ${stepButton(state, actions)}
      ${ticket ? acts(ticket, state, actions) : nothing}
    </section>
    ${others.map(
      (each) => html`<section class="card-now is-other" data-state=${each.state}>
        ${present(each, state, actions)} ${acts(each, state, actions)}
      </section>`,
    )}
    ${keysSwitch(state, actions)}`;
}

function present(ticket, { time, zones }, actions) {
  return html`<div class="now">
    <p class="now-state">
      ${ticket.stateText} · <span class="numerals">${since(ticket.calledAt, time)}</span>${
        ticket.recalls > 0
          ? html` · ${say("counter-recalls", { count: ticket.recalls, shown: formatNumber(ticket.recalls) })}`
          : nothing
      }
    </p>
    <p class="now-number numerals">${ticket.number}</p>
    <p class="now-person">
      <b>${nameOf(ticket)}</b> ${marks(ticket, usualClassId(zones, ticket.queue.id))}
      <span class="quiet">${ticket.queue.name}</span>
    </p>
    <button type="button" class="chip now-open" @click=${() => actions.openTicket(ticket)}>
      ${icon("info")}<span>${say("counter-details")}</span>
    </button>
  </div>`;
}

function nobody({ desk }) {
  const { waiting, pausedSince } = desk;
  const text = pausedSince
    ? say("counter-paused-since", { time: formatTime(new Date(pausedSince)) })
    : say("counter-nobody-here");
  return html`<div class="now">
    <p class="now-nobody">${text}</p>
    <p class="quiet numerals">${say("counter-waiting", { count: waiting, shown: formatNumber(waiting) })}</p>
  </div>`;
}

/** The one thing that comes next, on the largest button and the space bar. */
function stepButton(state, actions) {
  const { desk, isSending, roles } = state;
  if (!mayCall(roles ?? [])) return nothing;
  const step = nextStep(desk);
  const [ticket] = desk.current;
  const isNobody = step !== "start" && desk.next.length === 0;
  const isOff = isSending || (step !== "start" && (isNobody || desk.pausedSince));
  const first = desk.next[0];
  const words =
    step === "start"
      ? say("counter-act-start")
      : isNobody
        ? say("counter-nobody-waits")
        : say(step === "call" ? "counter-call" : "counter-finish-and-call", { number: first.number });
  const onStep = () => {
    if (isOff) return;
    if (step === "start") actions.act("start", ticket);
    else actions.callNext();
  };
  return html`<button type="button" class="button button-main next-step" aria-disabled=${Boolean(isOff)} @click=${onStep}>
    ${icon(STEP_ICONS[step])}<span>${words}</span>${key(state, "next")}
  </button>`;
}

function acts(ticket, state, actions) {
  const { roles, isSending, desk } = state;
  const offered = actsFor(ticket, roles ?? []).filter(({ id }) => ON_CARD.has(id) && id !== nextStep(desk));
  return html`<div class="acts">
    ${offered.map(
      (each) => html`<button
        type="button"
        class="button act act-${each.id}"
        aria-disabled=${isSending}
        @click=${() => actions.act(each.id, ticket)}
      >
        ${icon(each.icon)}<span>${say(`counter-act-${each.id}`)}</span>${key(state, each.id)}
      </button>`,
    )}
    <button type="button" class="button act act-undo" aria-disabled=${isSending} @click=${() => actions.undo(ticket)}>
      ${icon("undo-2")}<span>${say("counter-undo")}</span>${key(state, "undo")}
    </button>
  </div>`;
}

function key({ hasKeys }, act) {
  if (!hasKeys || !KEYS[act]) return nothing;
  const word = KEYS[act] === " " ? say("counter-space") : KEYS[act].toUpperCase();
  return html`<kbd aria-hidden="true">${word}</kbd>`;
}

function keysSwitch({ hasKeys }, actions) {
  return html`<label class="keys-switch">
    <input type="checkbox" .checked=${hasKeys} @change=${(event) => actions.switchKeys(event.target.checked)} />
    <span>${say("counter-keys")}</span>
  </label>`;
}

function lists(state, actions) {
  const { desk, time, zones } = state;
  const row = (line) => (ticket, index) =>
    ticketRow(ticket, {
      now: time,
      position: line === desk.next ? index + 1 : undefined,
      usualId: usualClassId(zones, ticket.queue.id),
      isChosen: false,
      onOpen: () => actions.openTicket(ticket, line === desk.next ? line : []),
    });
  return html`${ticketList({
    title: say("counter-next"),
    tickets: desk.next,
    empty: say("counter-nobody-waits"),
    row: row(desk.next),
  })}
  ${
    desk.waiting > desk.next.length
      ? html`<p class="quiet numerals">${say("counter-more", { count: desk.waiting - desk.next.length, shown: formatNumber(desk.waiting - desk.next.length) })}</p>`
      : nothing
  }
  ${["missed", "aside", "recent"].map((name) =>
    desk[name].length === 0
      ? nothing
      : ticketList({ title: say(`counter-${name}`), tickets: desk[name], row: row(desk[name]) }),
  )}`;
}
