// Where somebody chooses the room they work in, or the zone they look after.

import { html, nothing } from "lit-html";

import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { isSignedOut } from "../frame/sign_in.js";
import { formatNumber, say } from "../frame/words.js";
import { mayChangeRules } from "./rules_editor.js";
import { signInLink } from "./sign_in_link.js";
import { mayCall, mayTriage } from "./ticket_acts.js";
import { namesOf } from "./ticket_parts.js";

/** @param state the page's state  @param actions what its buttons do */
export function roomsView(state, actions) {
  const isTriage = state.place.kind === "zones";
  return html`<div class="choose">
    <header class="desk-head">
      <h1 tabindex="-1">${say(isTriage ? "counter-choose-zone" : "counter-choose-room")}</h1>
      <p class="desk-tools">
        ${
          mayChangeRules(state.roles ?? [])
            ? html`<a class="button" href="/figures">${icon("clock")}<span>${say("counter-figures")}</span></a>`
            : nothing
        }
        <a class="button" href="/counter/rules">${icon("sliders-horizontal")}<span>${say("counter-rules")}</span></a>
      </p>
    </header>
    ${body(state, actions, isTriage)}
  </div>`;
}

function body({ zones, problem, roles }, actions, isTriage) {
  if (problem && !zones) {
    const action = isSignedOut(problem) ? signInLink() : nothing;
    return errorState({ text: problem.text, onAgain: actions.again, action });
  }
  if (!zones) return loadingState();
  if (zones.length === 0) {
    return emptyState({
      icon: "list",
      title: say("counter-no-queues"),
      text: say("counter-no-queues-try"),
    });
  }
  const may = isTriage ? mayTriage(roles) : true;
  return html`${may ? nothing : html`<p class="quiet">${say("counter-only-look")}</p>`}
    ${zones.map((zone) => (isTriage ? zoneCard(zone, actions) : zoneRooms(zone, roles, actions)))}`;
}

const waitingOf = ({ queues }) => queues.reduce((sum, { waiting }) => sum + waiting, 0);

function zoneCard(zone, actions) {
  return html`<button
    type="button"
    class="zone-card"
    @click=${() => actions.go({ kind: "zone", id: zone.id })}
  >
    <b>${zone.name}</b>
    <span>${namesOf(zone.queues.map(({ name }) => name))}</span>
    <span class="numerals">${say("counter-waiting", { count: waitingOf(zone), shown: formatNumber(waitingOf(zone)) })}</span>
  </button>`;
}

function zoneRooms(zone, roles, actions) {
  return html`<section class="zone-rooms">
    <header class="zone-head">
      <h2>
        ${zone.name}
        <span class="quiet numerals">${say("counter-waiting", { count: waitingOf(zone), shown: formatNumber(waitingOf(zone)) })}</span>
      </h2>
      ${
        mayTriage(roles)
          ? html`<button type="button" class="chip" @click=${() => actions.go({ kind: "zone", id: zone.id })}>
              ${icon("list")}<span>${say("counter-to-zone")}</span>
            </button>`
          : nothing
      }
    </header>
    <ul class="room-cards">
      ${zone.rooms.map(
        (room) => html`<li>
          <button
            type="button"
            class="room-card"
            data-open=${room.isOpen}
            @click=${() => actions.go({ kind: "room", id: room.id })}
          >
            <b>${room.name}</b>
            <span class="quiet">${namesOf(room.queues.map(({ name }) => name))}</span>
            <span class="room-state">
              ${icon(room.isOpen ? "user-round" : "door-closed")}
              ${say(room.isPaused ? "counter-room-paused" : room.isOpen ? "counter-room-open" : mayCall(roles) ? "counter-room-free" : "counter-room-closed")}
            </span>
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}
