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
import { hasWideNumbers, isLongName, isLongRoom, isLongTitle, roomFor } from "./room_on_board.js";

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

/** A name that takes a new line between its parts only. */
const partedName = ({ maskedName }) =>
  maskedName.split(/(?<=·)/).map((part) => html`<span class="name-part">${part}</span>`);

const nameKey = (each) => `${each.queueId} ${each.number}`;

function call(each, { news, others, kind }, columns) {
  const isNew = callOf(each) === news;
  return html`<li class="call ${isNew ? "is-new" : ""}" data-long-room=${kind === "zone" && isLongRoom(each.roomName, columns)}>
    <span class="call-number numerals" data-signs=${each.number.length}>${each.number}</span>
    <span class="call-who">
      ${each.maskedName ? html`<span class="call-name" data-is-long=${isLongName(each.maskedName)}>${partedName(each)}</span>` : nothing}
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

/** Nobody is called: what those who wait are told. */
function quiet({ board: { room } }) {
  const id = room?.isPaused
    ? "board-room-paused"
    : room && !room.isOpen
      ? "board-room-closed"
      : "board-nobody-called";
  return html`<section class="board-called"><h1 class="board-quiet">${both(id)}</h1></section>`;
}

function calls(page, room) {
  const shown = page.board.called.slice(0, room.columns);
  if (shown.length === 0) return quiet(page);
  const columns = shown.length > room.column ? 2 : 1;
  const isStacked = shown.length === 1 || columns === 2 || hasWideNumbers(shown);
  return html`<section
    class="board-called"
    data-columns=${columns}
    data-count=${shown.length}
    data-layout=${isStacked ? "stacked" : "beside"}
  >
    <h1>${both("board-called")}</h1>
    <ul class="calls">
      ${repeat(shown, nameKey, (each) => call(each, page, columns))}
    </ul>
  </section>`;
}

/** Those that found no room among the calls come before those who were called earlier. */
function lastCalled({ board }, room) {
  return [...board.called.slice(room.columns), ...board.serving, ...board.lastCalled]
    .filter((each, at, all) => all.findIndex((other) => nameKey(other) === nameKey(each)) === at)
    .filter((each) => !board.called.slice(0, room.columns).some((other) => nameKey(other) === nameKey(each)))
    .slice(0, room.last);
}

/** Whether anybody stands where announcements take turns. */
export const hasLastCalled = (page) =>
  lastCalled(page, roomFor(page.board, page.kind, mode() === "large")).length > 0;

/** What is announced to all, where else those stand who were called before. */
const announced = ({ locale, text }) =>
  html`<section class="board-part board-last board-announced">${icon("voice")}<p lang=${locale}>${text}</p></section>`;

function whole(page) {
  const { board } = page;
  const room = roomFor(board, page.kind, mode() === "large");
  const [next, missed] = [board.next.slice(0, room.next), board.missed.slice(0, room.missed)];
  const isAlone = next.length + missed.length === 0;
  return html`<main class="board-main" data-is-alone=${isAlone}>
    ${calls(page, room)}
    ${
      isAlone
        ? nothing
        : html`<div class="board-aside">
            ${
              next.length === 0
                ? html`<section class="board-part board-next"><h2>${both("board-next")}</h2>
                    <p class="board-none">${both("board-nobody-waits")}</p></section>`
                : list("board-next", next, page, { withRoom: true, className: "board-next" })
            }
            ${list("board-missed", missed, page, { className: "board-missed" })}
          </div>`
    }
    ${
      page.announced
        ? announced(page.announced)
        : list("board-last", lastCalled(page, room), page, { withRoom: true, className: "board-last" })
    }
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
  const title = { zone: "board-zone-unknown", room: "board-room-unknown", all: "board-choose" }[kind];
  return html`<main class="board-instead board-setup">
    <h1>${both(title, { id })}</h1>
    ${zones === null ? nothing : zones.length === 0 ? html`<p>${both("board-no-zones")}</p>` : allBoards(zones)}
  </main>`;
}

/** Every board with its address, for whoever sets this screen up. */
function allBoards(zones) {
  const link = (path, name) =>
    html`<a href=${path + location.search}><span>${name}</span> <code>${path}</code></a>`;
  return html`<ul class="board-zones">
    ${zones.map(
      (zone) => html`<li>
        ${link(`/board/${encodeURIComponent(zone.id)}`, zone.name)}
        <ul>
          ${zone.rooms.map((room) => html`<li>${link(`/board/room/${encodeURIComponent(room.id)}`, room.name)}</li>`)}
        </ul>
      </li>`,
    )}
  </ul>`;
}

/** What the board is called, in each of its languages. */
function title({ board, others, kind }) {
  if (!board) return html`<p class="board-title">${boot.venue.name}</p>`;
  const { zone, room } = board;
  const [named, key] = kind === "room" && room ? [room, `room ${room.id}`] : [zone, `zone ${zone.id}`];
  const names = [named.name, ...TAGS.slice(1).map((tag) => others.get(tag)?.get(key) ?? "")];
  return html`<p class="board-title" data-is-long=${isLongTitle(names)}>${bothNames(named.name, key, others)}</p>`;
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
  const { board, time, staleSince, kind, muteness } = page;
  const isShown = board !== null && staleSince === null;
  return html`<div class="board" data-kind=${kind} data-languages=${TAGS.length}>
    <header class="board-header">
      ${title(page)}
      ${waiting(page)}
      <time class="board-clock numerals">${time}</time>
    </header>
    ${isShown ? whole(page) : instead(page)}
    ${muteness ? html`<p class="board-muted" role="status">${icon("voice")}<span>${both(`board-muted-${muteness}`)}</span></p>` : nothing}
  </div>`;
}
