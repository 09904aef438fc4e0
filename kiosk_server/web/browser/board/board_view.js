// What stands on a board: who is called now, who was called before, who is next, the clock. There is
// nothing to touch, and nothing moves but what has changed.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { boot } from "../frame/boot.js";
import { mode } from "../frame/modes.js";
import { icon } from "../frame/parts.js";
import { formatTime } from "../frame/words.js";
import { callOf } from "./changes.js";
import { sayIn, TAGS } from "./labels.js";

/**
 * How many calls have room in one column and in two, and how many are shown of all else; there is
 * less room for who is next where somebody missed a call.
 */
const ROOM = { column: 3, columns: 4, next: 7, nextBesideMissed: 5, last: 4, missed: 4 };
const ROOM_LARGE = { column: 2, columns: 2, next: 5, nextBesideMissed: 3, last: 2, missed: 3 };
const ROOM_NEXT = 3;
/** How many entries of two lines have the room of one of a single line. */
const TWO_LINES = 0.55;

/** A message in each language of the board. */
function both(id, args) {
  return TAGS.map((tag, at) => html`<span lang=${tag} class=${at ? "beside" : "own"}>${sayIn(tag, id, args)}</span>`);
}

/** A name in each language of the board, once where it is the same. */
function bothNames(own, key, others) {
  const beside = TAGS.slice(1)
    .map((tag) => [tag, others.get(tag)?.get(key)])
    .filter(([, name]) => name && name !== own);
  return [
    html`<span class="own">${own}</span>`,
    ...beside.map(([tag, name]) => html`<span lang=${tag} class="beside">${name}</span>`),
  ];
}

/** Of so many signs at most are names that need no smaller type. */
const USUAL_NAME = 9;

/** A name that takes a new line between its parts only. */
const partedName = ({ maskedName }) =>
  maskedName.split(/(?<=·)/).map((part) => html`<span class="name-part">${part}</span>`);

const nameKey = (each) => `${each.queueId} ${each.number}`;

function call(each, { news, others, kind }) {
  const isNew = callOf(each) === news;
  return html`<li class="call ${isNew ? "is-new" : ""}">
    <span class="call-number numerals" data-signs=${each.number.length}>${each.number}</span>
    <span class="call-who">
      ${each.maskedName ? html`<span class="call-name" data-is-long=${each.maskedName.length > USUAL_NAME}>${partedName(each)}</span>` : nothing}
      ${
        kind === "zone" && each.roomName
          ? html`<span class="call-room">${bothNames(each.roomName, `room ${each.roomId}`, others)}</span>`
          : nothing
      }
    </span>
  </li>`;
}

function small(each, { others, kind }, withRoom) {
  return html`<li class="small-ticket">
    <b class="numerals">${each.number}</b>
    ${each.maskedName ? html`<span class="small-name">${partedName(each)}</span>` : nothing}
    ${
      withRoom && kind === "zone" && each.roomName
        ? html`<span class="small-room">${bothNames(each.roomName, `room ${each.roomId}`, others)}</span>`
        : nothing
    }
  </li>`;
}

function list(id, items, page, { withRoom = false, className = "" } = {}) {
  if (items.length === 0) return nothing;
  return html`<section class="board-part ${className}">
    <h2>${both(id)}</h2>
    <ul>
      ${repeat(items, nameKey, (each) => small(each, page, withRoom))}
    </ul>
  </section>`;
}

/** Nobody is called: whoever is being seen tells that the board is alive. */
function quiet({ board }) {
  const { room } = board;
  if (room?.isPaused) return html`<p class="board-quiet">${both("board-room-paused")}</p>`;
  if (room && !room.isOpen) return html`<p class="board-quiet">${both("board-room-closed")}</p>`;
  return html`<p class="board-quiet">${both("board-nobody-called")}</p>`;
}

function calls(page, room) {
  const { board } = page;
  const shown = board.called.slice(0, room.columns);
  const columns = shown.length > room.column ? 2 : 1;
  return html`<section class="board-called" data-columns=${columns} data-count=${shown.length}>
    <h1>${both("board-called")}</h1>
    ${
      shown.length === 0
        ? quiet(page)
        : html`<ul class="calls">
            ${repeat(shown, nameKey, (each) => call(each, page))}
          </ul>`
    }
  </section>`;
}

/** Those that found no room among the calls come before those who were called earlier. */
function lastCalled({ board }, room) {
  return [...board.called.slice(room.columns), ...board.serving, ...board.lastCalled]
    .filter((each, at, all) => all.findIndex((other) => nameKey(other) === nameKey(each)) === at)
    .filter((each) => !board.called.slice(0, room.columns).some((other) => nameKey(other) === nameKey(each)))
    .slice(0, room.last);
}

/** Whoever waits at a room's door has a second line for the room. */
function mostNext({ next, missed }, room) {
  const most = missed.length > 0 ? room.nextBesideMissed : room.next;
  return next.some(({ roomName }) => roomName) ? Math.floor(most * TWO_LINES) : most;
}

function whole(page) {
  const { board, kind } = page;
  const room = mode() === "large" ? ROOM_LARGE : ROOM;
  const next = board.next.slice(0, kind === "room" ? ROOM_NEXT : mostNext(board, room));
  return html`<main class="board-main">
    ${calls(page, room)}
    <div class="board-aside">
      ${
        next.length === 0
          ? html`<section class="board-part board-next"><h2>${both("board-next")}</h2>
              <p class="board-none">${both("board-nobody-waits")}</p></section>`
          : list("board-next", next, page, { withRoom: true, className: "board-next" })
      }
      ${list("board-missed", board.missed.slice(0, room.missed), page, { className: "board-missed" })}
    </div>
    ${list("board-last", lastCalled(page, room), page, { withRoom: true, className: "board-last" })}
  </main>`;
}

function instead({ isUnknown, zones, staleSince, id, kind }) {
  if (staleSince !== null) {
    return html`<main class="board-instead" role="alert">
      ${icon("wifi-off")}
      <h1>${both("board-stale", { time: formatTime(staleSince) })}</h1>
      <p>${both("board-stale-what")}</p>
    </main>`;
  }
  if (!isUnknown) {
    return html`<main class="board-instead"><h1>${both("board-begins")}</h1></main>`;
  }
  return html`<main class="board-instead">
    ${icon("ticket")}
    <h1>${both(kind === "room" ? "board-room-unknown" : "board-zone-unknown", { id })}</h1>
    ${
      zones === null
        ? nothing
        : zones.length === 0
          ? html`<p>${both("board-no-zones")}</p>`
          : html`<ul class="board-zones">
              ${zones.map((zone) => html`<li><code>/board/${zone.id}</code> <span>${zone.name}</span></li>`)}
            </ul>`
    }
  </main>`;
}

function title({ board, others, kind }) {
  if (!board) return boot.venue.name;
  const { zone, room } = board;
  return kind === "room" && room
    ? bothNames(room.name, `room ${room.id}`, others)
    : bothNames(zone.name, `zone ${zone.id}`, others);
}

function waiting({ board }) {
  if (!board) return nothing;
  return html`<p class="board-waiting">
    ${TAGS.map(
      (tag, at) =>
        html`<span lang=${tag} class=${at ? "beside" : "own"}
          >${sayIn(tag, "board-waiting", { count: board.waiting, number: String(board.waiting) })}</span
        >`,
    )}
  </p>`;
}

/** The whole page. */
export function boardPage(page) {
  const { board, time, staleSince, kind } = page;
  const isShown = board !== null && staleSince === null;
  return html`<div class="board" data-kind=${kind} data-languages=${TAGS.length}>
    <header class="board-header">
      <p class="board-title">${title(page)}</p>
      ${waiting(page)}
      <time class="board-clock numerals">${time}</time>
    </header>
    ${isShown ? whole(page) : instead(page)}
  </div>`;
}
