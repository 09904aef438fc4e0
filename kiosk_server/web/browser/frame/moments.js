// Moments as they are read and typed here: by the clock of the hospital, wherever the page is.

import { boot } from "./boot.js";
import { formatTime, locale, say } from "./words.js";

const { timeZone } = boot.venue;
const PARTS = { hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
const wallClock = new Intl.DateTimeFormat("en-GB", { ...PARTS, timeZone });

/**
 * “14:05”, with the day where it is not today.
 * @param {string | Date} at
 */
export function momentText(at) {
  const date = new Date(at);
  const time = formatTime(date);
  if (wallText(date).slice(0, 10) === wallText(new Date()).slice(0, 10)) return time;
  const isThisYear = wallText(date).slice(0, 4) === wallText(new Date()).slice(0, 4);
  const day = new Intl.DateTimeFormat(locale(), {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
    timeZone,
  }).format(date);
  return say("frame-moment-day", { day, time });
}

/**
 * A moment as a field for date and time holds it: “2026-11-22T14:05”.
 * @param {Date} date
 */
export function wallText(date) {
  const parts = Object.fromEntries(wallClock.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The moment that a field for date and time names at the hospital.
 * @param {string} text as `wallText` writes it
 * @returns {string | null} ISO 8601; null for what is no such moment
 */
export function momentOf(text) {
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return null;
  // The clock's distance from UTC, looked at twice: it may change between guess and truth.
  let moment = asUtc;
  for (let again = 0; again < 2; again += 1)
    moment += asUtc - Date.parse(`${wallText(new Date(moment))}Z`);
  return new Date(moment).toISOString();
}
