// The tickets that this phone has: kept on it alone, for the day, so that they are there again when
// the page is opened anew, with or without network. Knows no page.

import { createPhoneStorage } from "../phone/phone_storage.js";
import { isOver } from "./ticket_words.js";

const MOST = 5;

const storage = createPhoneStorage({
  key: "kiosk-server.phone.tickets",
  form: 1,
  keptHours: 14,
  isWhole: ({ tickets }) => Array.isArray(tickets) && tickets.every(({ id }) => typeof id === "string"),
});

/**
 * @typedef {object} KeptTicket
 * @property {string} id
 * @property {object | null} ticket as it was heard of last
 * @property {number} heardAt in milliseconds since 1970
 */

/** @returns {KeptTicket[]} the newest first */
export const recallTickets = (now = Date.now()) => storage.recall(now)?.tickets ?? [];

/** Keeps what was heard of a ticket; nobody needs one any more of which nothing becomes. */
export function keepTicket(id, ticket, now = Date.now()) {
  const others = recallTickets(now).filter((each) => each.id !== id);
  const isDone = ticket !== null && isOver(ticket);
  const tickets = isDone ? others : [{ id, ticket, heardAt: now }, ...others].slice(0, MOST);
  if (tickets.length > 0) storage.keep({ tickets }, now);
  else storage.forget();
}

/** Leaves nothing of one ticket behind. */
export function forgetTicket(id, now = Date.now()) {
  const tickets = recallTickets(now).filter((each) => each.id !== id);
  if (tickets.length > 0) storage.keep({ tickets }, now);
  else storage.forget();
}
