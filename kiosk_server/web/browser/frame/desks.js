// Which information desk somebody is led to: the nearest that is open when they get there, else the
// one that opens next. Works without network, from what the places carry.

import { minuteOfWeek, openState } from "./open_times.js";

/** Desks that are looked at; those that are open come first. */
export const MOST_DESKS = 8;
const ROUND_MS = 300_000;

/** When the walk begins, for the server; the same for some minutes, so that answers are kept. */
export const departNow = () =>
  new Date(Math.floor(Date.now() / ROUND_MS) * ROUND_MS).toISOString();

/**
 * @param {{place: {openingMinutes: number[] | null}, walkSeconds: number}[]} found  the nearest first
 * @param {Date} [at]
 * @returns {{desk: any, isOpen: boolean} | null} isOpen: when one gets there; null: there is none
 */
export function deskToOffer(found, at = new Date()) {
  const minute = minuteOfWeek(at);
  const waits = found.map((each) => waitOf(each, minute));
  const least = Math.min(...waits);
  if (found.length === 0) return null;
  return { desk: found[waits.indexOf(least)], isOpen: least === 0 };
}

/** Minutes until a place opens; 0 for one that is open when somebody gets there, or states no hours. */
export function waitOf({ place, walkSeconds }, minute) {
  if (!place.openingMinutes) return 0;
  const { isOpen, changesIn } = openState(place.openingMinutes, minute);
  if (!isOpen) return changesIn ?? Infinity;
  if (changesIn === null || walkSeconds < changesIn * 60) return 0;
  // It closes before: what counts is when it opens again.
  const closed = openState(place.openingMinutes, (minute + changesIn) % (7 * 24 * 60));
  return changesIn + (closed.changesIn ?? Infinity);
}
