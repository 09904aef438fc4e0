// Which screens there are and how they do, and the boards that anybody may open to look at.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import { momentText } from "../frame/moments.js";
import { emptyState, icon } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { levelName, pathOf, shownOn } from "./places.js";
import { troubleLine } from "./trouble.js";
import { voiceLines } from "./voice_lines.js";

const ICONS = { kiosk: "hand", zone: "screen", room: "door-open" };
const STATE_ICONS = { CONNECTED: "check", LOST: "wifi-off", AWAITED: "clock" };

/** @param state the page's state  @param actions what its buttons do */
export function listView(state, actions) {
  const { kiosks } = state.known;
  return html`<header class="screens-head">
      <div>
        <h1 tabindex="-1">${say("frame-title-screens")}</h1>
        <p class="quiet">${say("screens-lead")}</p>
      </div>
      <button type="button" class="button button-main screen-add" @click=${actions.add}>
        ${icon("plus")}<span>${say("screens-add")}</span>
      </button>
    </header>
    ${state.notice ? html`<p class="screens-notice" role="status">${icon("check")}<span>${state.notice}</span></p>` : nothing}
    ${
      kiosks.length === 0
        ? emptyState({ icon: "screen", title: say("screens-none"), text: say("screens-none-try") })
        : html`<ul class="screen-list">
            ${repeat(inOrder(kiosks), ({ id }) => id, (each) => row(each, state, actions))}
          </ul>`
    }
    ${boards(state)}`;
}

/** What needs somebody comes first. */
const URGENCY = ["LOST", "AWAITED", "CONNECTED"];
const inOrder = (kiosks) =>
  [...kiosks].sort((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state));

function row(kiosk, state, actions) {
  const { sort, name, isLoudspeaker } = shownOn(kiosk.page, state.known);
  const level = kiosk.level ? levelName(kiosk.level.id) : say("screens-level-gone");
  const place = name === kiosk.name ? [] : [name ?? kiosk.page];
  const where = [say(`screens-sort-${sort}`), ...place, level].join(" · ");
  return html`<li class="screen-row" data-state=${kiosk.state} data-screen=${kiosk.id}>
    ${icon(ICONS[sort])}
    <div class="screen-what">
      <h2 id=${nameIdOf(kiosk)}>${kiosk.name}</h2>
      <p class="screen-where">${where}</p>
      <p class="quiet">${since(kiosk)}</p>
    </div>
    <div class="screen-how">
      <p class="screen-state">${icon(STATE_ICONS[kiosk.state])}<span>${stateText(kiosk)}</span></p>
      ${soundLine(kiosk, isLoudspeaker)}
    </div>
    <div class="screen-acts">${acts(kiosk, state, actions)}</div>
    ${state.endingId === kiosk.id ? question(kiosk, state, actions) : nothing}
  </li>`;
}

function stateText({ state, seenAt, addressUntil }) {
  if (state === "CONNECTED") return say("screens-connected");
  if (state === "AWAITED") return say("screens-awaited", { time: momentText(addressUntil) });
  return seenAt ? say("screens-lost", { time: momentText(seenAt) }) : say("screens-never-heard");
}

const since = ({ enrolledAt, enrolledBy }) =>
  say("screens-enrolled", { time: momentText(enrolledAt), name: enrolledBy });

function soundLine({ state, sound }, isLoudspeaker) {
  if (!isLoudspeaker) return html`<p class="quiet">${say("screens-silent")}</p>`;
  if (state === "CONNECTED" && sound === "BLOCKED")
    return html`<p class="screen-blocked">${icon("triangle-alert")}<span>${say("screens-blocked")}</span></p>`;
  return html`<p class="screen-loud">${icon("voice")}<span>${say("screens-loud")}</span></p>`;
}

/** Whoever adds screens takes an address back that nobody has opened. */
const isAwaited = ({ state }) => state === "AWAITED";

const isAdmin = ({ known }) => known.me.roles.includes("ADMIN");

/** Whoever hears one button after the other is told which screen each is for. */
const nameIdOf = ({ id }) => `screen-name-${id}`;

function acts(kiosk, state, actions) {
  if (state.endingId === kiosk.id) return nothing;
  const named = nameIdOf(kiosk);
  return html`<a class="chip" href=${withoutSound(kiosk.page)} target="_blank" rel="noopener" aria-describedby=${named}>
      ${icon("eye")}<span>${say("screens-look")}</span>
    </a>
    ${
      isAdmin(state) || isAwaited(kiosk)
        ? html`<button type="button" class="chip screen-end" aria-describedby=${named} @click=${() => actions.askToEnd(kiosk.id)}>
            ${icon("x")}<span>${say(isAwaited(kiosk) ? "screens-withdraw" : "screens-end")}</span>
          </button>`
        : nothing
    }`;
}

function withoutSound(page) {
  const address = new URL(page, location.origin);
  address.searchParams.delete("loudspeaker");
  return `${address.pathname}${address.search}`;
}

function question(kiosk, { isSending, trouble }, actions) {
  const what = isAwaited(kiosk) ? "withdraw" : "end";
  const asked = say(`screens-${what}-question`, { name: kiosk.name });
  return html`<div class="ending" role="group" aria-label=${asked}>
    <p><b>${asked}</b> ${say(`screens-${what}-what`)}</p>
    ${troubleLine(trouble)}
    <div class="ending-acts">
      <button type="button" class="button" @click=${actions.keep}>
        ${icon("chevron-left")}<span>${say("screens-keep")}</span>
      </button>
      <button
        type="button"
        class="button button-danger"
        aria-disabled=${isSending}
        @click=${() => actions.end(kiosk)}
      >
        ${icon("x")}<span>${say(`screens-${what}-it`)}</span>
      </button>
    </div>
  </div>`;
}

/** Every board by its address: nothing is enrolled by looking. */
function boards({ known: { queueZones, announcementVoices }, time }) {
  if (queueZones.length === 0) return nothing;
  return html`<section class="boards">
    <h2>${say("screens-boards")}</h2>
    <p class="quiet">${say("screens-boards-what")}</p>
    <ul class="board-zones">
      ${queueZones.map(
        (zone) => html`<li>
          <a class="board-link" href=${pathOf("zone", zone.id)} target="_blank" rel="noopener">
            ${icon("screen")}<span>${zone.name}</span>
          </a>
          ${voiceLines(zone, announcementVoices, time)}
          <ul class="board-rooms">
            ${zone.rooms.map(
              (room) => html`<li>
                <a class="board-link" href=${pathOf("room", room.id)} target="_blank" rel="noopener">${room.name}</a>
              </li>`,
            )}
          </ul>
        </li>`,
      )}
    </ul>
  </section>`;
}
