// Owns whether a place is open, by the hospital's clock, and how that is told. As
// floorplans/opening_hours.py reckons; works without network, from what a place carries.

import { boot } from "./boot.js";
import { locale, say } from "./words.js";

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** A Monday's beginning. */
const MONDAY_MS = Date.UTC(2001, 0, 1);
let clock = null;
/** What writes times and days in a language; made once for each, since making it takes long. */
const writers = new Map();

/**
 * What holds at a minute of the week.
 * @param {number[]} minutes a place's openingMinutes: it opens and closes at them in turn
 * @param {number} minute since Monday 00:00
 * @returns {{isOpen: boolean, changesIn: number | null}} in minutes; null: it never changes
 */
export function openState(minutes, minute) {
  const [first, last] = minutes;
  if (minutes.length === 0) return { isOpen: false, changesIn: null };
  if (last - first >= WEEK_MINUTES) return { isOpen: true, changesIn: null };
  let wait = WEEK_MINUTES;
  for (let at = 0; at < minutes.length; at += 2) {
    for (const now of [minute, minute + WEEK_MINUTES]) {
      if (minutes[at] <= now && now < minutes[at + 1])
        return { isOpen: true, changesIn: minutes[at + 1] - now };
    }
    wait = Math.min(wait, (minutes[at] - minute + WEEK_MINUTES) % WEEK_MINUTES);
  }
  return { isOpen: false, changesIn: wait };
}

/**
 * The minute of the week on the hospital's clocks.
 * @param {Date} date
 */
export function minuteOfWeek(date) {
  clock ??= new Intl.DateTimeFormat("en", {
    ...{ weekday: "short", hour: "2-digit", minute: "2-digit" },
    ...{ hourCycle: "h23", timeZone: boot.venue.timeZone },
  });
  const parts = Object.fromEntries(clock.formatToParts(date).map(({ type, value }) => [type, value]));
  return (
    DAYS.indexOf(parts.weekday) * DAY_MINUTES + Number(parts.hour) * 60 + Number(parts.minute)
  );
}

/**
 * Whether a place is open and until when, in words; null where nobody has stated it.
 * @param {{kind?: string, openingMinutes?: number[] | null}} place
 * @param {{walkSeconds?: number, at?: Date}} [when] `walkSeconds`: how long one walks there
 * @returns {{isOpen: boolean, text: string} | null} `isOpen`: when one gets there
 */
export function openWords({ kind, openingMinutes }, { walkSeconds = 0, at = new Date() } = {}) {
  if (!openingMinutes) return null;
  const visits = kind === "WARD" ? "yes" : "no";
  const minute = minuteOfWeek(at);
  const { isOpen, changesIn } = openState(openingMinutes, minute);
  const told = (text, isThen = isOpen) => ({ isOpen: isThen, text });
  if (changesIn === null) return told(say(isOpen ? "frame-hours-always" : "frame-hours-closed"));
  const change = minute + changesIn;
  const { time, weekday } = timeOfWeek(change);
  if (isOpen) {
    if (walkSeconds >= changesIn * 60) return told(say("frame-hours-too-late", { visits, time }), false);
    if (changesIn >= DAY_MINUTES) return told(say("frame-hours-open-now", { visits }));
    return told(say("frame-hours-open", { visits, time }));
  }
  const days = Math.floor(change / DAY_MINUTES) - Math.floor(minute / DAY_MINUTES);
  const day = ["today", "tomorrow"][days] ?? "other";
  return told(say("frame-hours-opens", { visits, day, time, weekday }));
}

/** A minute of the week as the page's language writes it. */
function timeOfWeek(minute) {
  const tag = locale();
  if (!writers.has(tag)) {
    const made = (options) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options });
    const time = made({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    writers.set(tag, { time, weekday: made({ weekday: "long" }) });
  }
  const { time, weekday } = writers.get(tag);
  const moment = new Date(MONDAY_MS + minute * 60_000);
  return { time: time.format(moment), weekday: weekday.format(moment) };
}
