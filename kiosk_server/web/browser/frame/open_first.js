// Owns that of places of which any will do nobody is led to a shut one before one that is open. Works
// without network, from what the places carry.

import { waitOf } from "./desks.js";
import { minuteOfWeek } from "./open_times.js";

/** Kinds of places of which any will do, in lists; as the server says of what a text finds. */
const ANY_WILL_DO = new Set(["TOILETS", "PHARMACY", "PAYMENT", "FACILITIES", "EXITS"]);

/**
 * @template {{place: {openingMinutes: number[] | null}, walkSeconds: number | null}} Near
 * @param {string} category
 * @param {Near[]} found  the best first
 * @param {Date} [at]
 * @returns {Near[]} what is shut on arrival behind what is open, what cannot be reached last; else as
 *   they were
 */
export function openFirst(category, found, at = new Date()) {
  return ANY_WILL_DO.has(category) ? sorted(found, at) : found;
}

/**
 * What a text found: of those of which any will do the open ones first, in the seats that all of
 * them have; the others keep theirs.
 * @template {{anyWillDo: boolean, place: {openingMinutes: number[] | null}, walkSeconds: number | null}} Found
 * @param {Found[]} found  the best first
 * @param {Date} [at]
 * @returns {Found[]}
 */
export function openFoundFirst(found, at = new Date()) {
  const ordered = sorted(found.filter(({ anyWillDo }) => anyWillDo), at);
  return found.map((each) => (each.anyWillDo ? ordered.shift() : each));
}

function sorted(found, at) {
  const minute = minuteOfWeek(at);
  const rank = (near) => (near.walkSeconds === null ? 2 : waitOf(near, minute) > 0 ? 1 : 0);
  return [...found].sort((one, other) => rank(one) - rank(other));
}
