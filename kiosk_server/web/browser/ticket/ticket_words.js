// Owns what a ticket says in words: states, how many are before, when it is called, and whose names
// its texts are, so that they can be read aloud. Holds no markup.

import { originate } from "../frame/origins.js";
import { formatNumber, formatTime, say } from "../frame/words.js";

const WAITING = new Set(["IN_ZONE", "AT_ROOM"]);
const OVER = new Set(["FINISHED", "CANCELLED", "MERGED", "EXPIRED"]);
const MINUTE_MS = 60_000;
/** Such as CT, which is read letter by letter. */
const INITIALS = /^[A-Z]{2,3}$/;
/** Longer than anybody needs to be told in minutes. */
const MOST_MINUTES = 90;

/** Whether somebody waits in a line with it. */
export const isWaiting = ({ state }) => WAITING.has(state);

/** Whether nothing becomes of it any more. */
export const isOver = ({ state }) => OVER.has(state);

/** Whether whoever has it may come back into the line with it. */
export const mayReturn = ({ state }) => state === "NO_SHOW" || state === "AWAY_FOR_RESULTS";

/** A state as messages name it. */
export const stateId = ({ state }) => state.toLowerCase().replaceAll("_", "-");

/** How many are called before. */
export function aheadText({ ahead }) {
  return say("ticket-ahead", { count: ahead, number: formatNumber(ahead) });
}

/** When somebody is called: a range by the clock; null: not known. */
export function rangeText(estimate) {
  if (!estimate) return null;
  const [from, to] = [formatTime(new Date(estimate.earliest)), formatTime(new Date(estimate.latest))];
  return from === to ? say("ticket-at", { from }) : say("ticket-range", { from, to });
}

/** The same in minutes from now; null: not known, or too far away to be said so. */
export function waitText(estimate, now = new Date()) {
  if (!estimate) return null;
  const minutes = (at, round) => Math.max(0, round((new Date(at) - now) / MINUTE_MS));
  const least = minutes(estimate.earliest, Math.floor);
  const most = minutes(estimate.latest, Math.ceil);
  if (most > MOST_MINUTES) return null;
  if (most <= 1) return say("ticket-wait-soon");
  if (least === 0) return say("ticket-wait-most", { most: formatNumber(most) });
  return say("ticket-wait", { least: formatNumber(least), most: formatNumber(most) });
}

/** Where a place of a zone or room is; null: it is not on the plan. */
export function whereText(place) {
  if (!place) return null;
  const { building, name: level } = place.level;
  return building ? say("ticket-where", { building: building.name, level }) : level;
}

/** Takes in whose names the texts of a queue are. */
export function learnQueue(queue) {
  const { id: queueId, name, zone, rooms = [] } = queue;
  originate(name, { value: INITIALS.test(name) ? { code: name } : { queueId } });
  for (const each of queue.priorityClasses ?? []) {
    const id = `priority-class-${each.id}`;
    originate(each.name, { id, value: { message: id } });
  }
  if (zone) learnZone(zone);
  for (const each of rooms) learnRoom(each);
}

function learnZone({ id, name }) {
  originate(name, { value: { queueZoneId: id } });
}

function learnRoom({ id, name }) {
  originate(name, { value: { queueRoomId: id } });
}

/** Takes in whose names the texts of a ticket are. */
export function learnTicket(ticket) {
  originate(ticket.number, { value: { code: ticket.number } });
  learnQueue(ticket.queue);
  learnZone(ticket.zone);
  if (ticket.room) learnRoom(ticket.room);
  if (ticket.placeText) originate(ticket.placeText, { url: ticket.placeSpeechUrl });
  originate(ticket.stateText, { id: `queue-ticket-state-${stateId(ticket)}` });
}

/** The words of a refusal, which are a message of the catalogs. */
export const learnRefusal = (text, code) =>
  code ? originate(text, { id: `refusal-${code.toLowerCase().replaceAll("_", "-")}` }) : text;
