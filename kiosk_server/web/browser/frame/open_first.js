// Owns that of places of which any will do nobody is led to a shut one before one that is open. Works
// without network, from what the places carry.

import { waitOf } from "./desks.js";
import { minuteOfWeek } from "./open_times.js";
import { ANY_WILL_DO } from "./stops.js";

/**
 * @template {{place: {openingMinutes: number[] | null}, walkSeconds: number | null}} Near
 * @param {string} category
 * @param {Near[]} found  the best first
 * @param {Date} [at]
 * @returns {Near[]} what is shut on arrival behind what is open, what cannot be reached last; else as
 *   they were
 */
export function openFirst(category, found, at = new Date()) {
  if (!ANY_WILL_DO.has(category)) return found;
  const minute = minuteOfWeek(at);
  const rank = (near) => (near.walkSeconds === null ? 2 : waitOf(near, minute) > 0 ? 1 : 0);
  return [...found].sort((one, other) => rank(one) - rank(other));
}
