// A zone as its nurse sees it: every line in its order, the rooms, and who stands outside the lines.

import { html, nothing } from "lit-html";

import { originate } from "../frame/origins.js";
import { emptyState, icon, loadingState } from "../frame/parts.js";
import { isBehind, voiceOf } from "../frame/voice_delay.js";
import { isVoiceOn } from "../frame/voice_switch.js";
import { formatNumber, say } from "../frame/words.js";
import { spokenMoment } from "./heard.js";
import { mayTriage } from "./ticket_acts.js";
import { namesOf, since, ticketList, ticketRow, usualClassId } from "./ticket_parts.js";

/** @param state the page's state  @param actions what its buttons do */
export function zoneView(state, actions) {
  const { desk, isUnknown, panel } = state;
  if (isUnknown) {
    return html`<h1 class="only-heard" tabindex="-1">${say("counter-choose-zone")}</h1>
      ${emptyState({ icon: "list", title: say("counter-zone-unknown"), action: toZones(actions) })}`;
  }
  if (!desk) return html`<h1 class="only-heard" tabindex="-1">${say("frame-title-counter")}</h1>${loadingState()}`;
  return html`<div class="zone" data-panel=${panel.isOpen()}>
    <div class="zone-main">
      ${head(state, actions)}
      <div class="zone-lines">
        ${desk.lines.filter(isWaitedIn).map((line) => lineView(line, state, actions))}
      </div>
      ${empty(desk.lines.filter((line) => !isWaitedIn(line)))}
      ${outside(state, actions)}
    </div>
    <aside class="zone-side">
      ${panel.isOpen() ? panel.view(state) : html`${finding(actions)} ${foundTickets(state, actions)} ${rooms(state, actions)}`}
    </aside>
  </div>`;
}

const toZones = (actions) =>
  html`<button type="button" class="button" @click=${() => actions.go({ kind: "rooms" })}>
    ${icon("list")}<span>${say("counter-all-rooms")}</span>
  </button>`;

/** That the hall's loudspeaker does not keep up with the calls. Where none is heard, none is behind. */
function voiceLine({ desk, voices, voicesAt }) {
  const voice = voiceOf(desk.zone.id, voices);
  if (!voice?.loudspeakers || !isBehind(voice, voicesAt)) return nothing;
  const { unsaid, unsaidSince } = voice;
  const told = { count: unsaid, shown: formatNumber(unsaid), time: spokenMoment(unsaidSince) };
  return html`<p class="room-away">
    ${icon("triangle-alert")}<span>${say("counter-voice-behind", told)}</span>
  </p>`;
}

function head(state, actions) {
  const { desk, roles } = state;
  const waiting = desk.lines.reduce((sum, { tickets }) => sum + tickets.length, 0);
  return html`<header class="desk-head">
    <div>
      <h1 tabindex="-1">${desk.zone.name}</h1>
      <p class="quiet numerals">
        ${say("counter-waiting", { count: waiting, shown: formatNumber(waiting) })}${
          desk.mostAtRoom > 0
            ? html` · ${say(desk.fillsRooms ? "counter-fills" : "counter-by-hand", { most: formatNumber(desk.mostAtRoom) })}`
            : nothing
        }
      </p>
      ${voiceLine(state)}
    </div>
    <div class="desk-tools">
      ${
        mayTriage(roles ?? [])
          ? html`<button type="button" class="button button-main" @click=${actions.add}>
              ${icon("plus")}<span>${say("counter-add")}</span>
            </button>`
          : nothing
      }
      ${toZones(actions)}
    </div>
  </header>`;
}

function rowOf(state, actions, line, isNumbered) {
  return (ticket, index) =>
    ticketRow(ticket, {
      now: state.time,
      position: isNumbered ? index + 1 : undefined,
      usualId: usualClassId(state.zones, ticket.queue.id),
      isChosen: state.panel.ticketId() === ticket.id,
      onOpen: () => actions.openTicket(ticket, isNumbered ? line : []),
    });
}

const isWaitedIn = ({ tickets }) => tickets.length > 0;
const lineName = ({ queue, room }) => (room ? say("counter-door", { room: room.name }) : queue.name);

/** Lines in which nobody waits take no room. */
function empty(lines) {
  if (lines.length === 0) return nothing;
  const names = lines.map(lineName);
  const text = say("counter-nobody-waits-in", { lines: namesOf(names) });
  return html`<p class="quiet">${originate(text, { texts: [say("counter-nobody-waits"), ...names] })}</p>`;
}

function lineView(line, state, actions) {
  return ticketList({
    title: lineName(line),
    tickets: line.tickets,
    row: rowOf(state, actions, line.tickets, true),
  });
}

function outside(state, actions) {
  const { desk } = state;
  const named = [
    ["at-counter", desk.atCounter],
    ["missed", desk.missed],
    ["aside", desk.aside],
    ["over", desk.over],
  ];
  return html`<div class="zone-outside">
    ${named.map(([name, tickets]) =>
      tickets.length === 0
        ? nothing
        : ticketList({
            title: say(`counter-${name}`),
            tickets,
            row: rowOf(state, actions, tickets, false),
          }),
    )}
  </div>`;
}

/** A number that somebody holds up, of today or of the days before. */
function finding(actions) {
  const onFind = (event) => {
    event.preventDefault();
    const number = new FormData(event.target).get("number").trim();
    if (number) actions.find(number);
    else event.target.querySelector("input").focus();
  };
  return html`<form class="find" role="search" ?novalidate=${isVoiceOn()} @submit=${onFind}>
    <label class="field">
      <span>${say("counter-find")}</span>
      <input type="text" name="number" autocomplete="off" maxlength="16" required />
    </label>
    <button type="submit" class="button">${icon("search")}<span>${say("counter-find-it")}</span></button>
  </form>`;
}

/** The number is of several days: each with when it was taken, to choose from. */
function foundTickets(state, actions) {
  const { found } = state;
  if (!found) return nothing;
  return ticketList({
    title: say("counter-found"),
    tickets: found,
    row: (ticket) =>
      ticketRow(ticket, {
        now: state.time,
        when: spokenMoment(ticket.issuedAt),
        usualId: usualClassId(state.zones, ticket.queue.id),
        isChosen: false,
        onOpen: () => actions.openTicket(ticket),
      }),
  });
}

/** Who works in a room, or why nobody does. */
function howItIs({ clinicianName, openedAt, pausedSince, lunchSince }) {
  if (pausedSince) return say("counter-room-paused");
  if (lunchSince) return say("counter-room-lunch");
  return openedAt ? clinicianName : say("counter-room-closed");
}

/** That a room was left without a word. */
function awayLine(awaySince, time) {
  if (!awaySince) return nothing;
  return html`<span class="room-away">
    ${icon("triangle-alert")}<span>${say("counter-room-away", { duration: since(awaySince, time) })}</span>
  </span>`;
}

/** How many wait at a door, and of how many where there is a cap: the room's own, else the zone's. */
function doorText(waiting, most) {
  const shown = formatNumber(waiting);
  if (most > 0) return say("counter-at-door-of", { shown, most: formatNumber(most) });
  return say("counter-at-door", { count: waiting, shown });
}

function rooms({ desk, time }, actions) {
  return html`<section class="zone-room-list">
    <h2>${say("counter-rooms")}</h2>
    <ul>
      ${desk.rooms.map((roomState) => {
        const { room, openedAt, awaySince, waitingAtDoor, mostAtDoor, current } = roomState;
        return html`<li>
          <button
            type="button"
            class="room-line"
            data-open=${Boolean(openedAt)}
            data-away=${Boolean(awaySince)}
            @click=${() => actions.go({ kind: "room", id: room.id })}
          >
            <b>${room.name}</b>
            <span class="quiet">${howItIs(roomState)}</span>
            ${awayLine(awaySince, time)}
            <span class="room-now numerals">
              ${current.map((ticket) => html`<span>${ticket.number} · ${since(ticket.calledAt, time)}</span>`)}
              ${
                waitingAtDoor > 0 || mostAtDoor > 0 ? html`<span>${doorText(waitingAtDoor, mostAtDoor)}</span>` : nothing
              }
            </span>
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}
