// All words of a page: messages of the catalogs in one language at a time, and numbers as it
// writes them. Nothing else in the browser holds text for people.

import { boot, bootIn, nameIn } from "./boot.js";
import { createMessages } from "./messages.js";
import { learn, originate } from "./origins.js";
import { recall, remember } from "./visit.js";

/** @typedef {string | number} Argument a text to show, or a count that chooses a plural */

const ISOLATES = /[\u2066-\u2069]/g;
/** @type {Map<string, any>} the messages of each language that was loaded, its own and those lent */
const sources = new Map([[boot.locale, boot.messages]]);
const opened = boot.locale;
/** @type {Map<string, any>} formats of numbers and times, by language and kind */
const formats = new Map();
/** @type {Set<() => void>} */
const listeners = new Set();
let current = boot.locale;
let messages = messagesIn(current);
let latest = 0;
learnNames();

/** @returns {string} the page's language, a BCP 47 tag */
export const locale = () => current;

/** @returns {"ltr" | "rtl"} */
export const direction = () => entryOf(current).direction;

/** @returns {{tag: string, name: string, direction: "ltr" | "rtl"}[]} the languages offered */
export const locales = () => boot.locales;

/** @returns {boolean} whether another language says what the page's own has no words for */
export const isLent = () => sources.get(current).lent !== null;

/** @returns {string} the next language after the page's own */
export function nextLocale() {
  const tags = boot.locales.map((entry) => entry.tag);
  return tags[(tags.indexOf(current) + 1) % tags.length];
}

/**
 * Shows the page in another language from now on; its own stays if the words cannot be fetched.
 * @param {string} tag
 * @returns {Promise<boolean>} whether the page is in that language now
 */
export async function useLocale(tag) {
  if (!boot.locales.some((entry) => entry.tag === tag)) return false;
  const order = (latest += 1);
  const [hasWords] = await Promise.all([load(tag), bootIn(tag)]);
  // Of two wishes the later one counts, whichever words came first.
  if (!hasWords || order !== latest) return false;
  remember("locale", tag);
  if (tag === current) return true;
  current = tag;
  messages = messagesIn(tag);
  nameIn(tag);
  learnNames();
  showLocale();
  document.title = say(`frame-title-${document.documentElement.dataset.page}`);
  for (const tell of listeners) tell();
  return true;
}

/** The language of this visit: the address's, what was chosen before, else the server's choice. */
export async function useVisitLocale() {
  const asked = new URLSearchParams(location.hash.slice(1)).get("locale");
  const wish = [asked, recall("locale")].find((tag) =>
    boot.locales.some((entry) => entry.tag === tag),
  );
  if (wish) await useLocale(wish);
}

/** Back to the language that the page was opened in, at the end of a visit. */
export async function resetLocale() {
  await useLocale(opened);
  remember("locale", null);
}

/**
 * Fetches the words of one language, so that switching to it needs no network.
 * @param {string} tag
 */
export async function preloadLocale(tag) {
  await Promise.all([load(tag), bootIn(tag)]);
}

/**
 * @param {() => void} listener called after the language changed
 * @returns {() => void} ends it
 */
export function onLocale(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * @param {string} id
 * @returns {boolean} whether there is such a message
 */
export const has = (id) => messages.languageOf(id) !== null;

/**
 * A message as it is shown.
 * @param {string} id
 * @param {Record<string, Argument>} [args]
 * @returns {string}
 */
export function say(id, args) {
  if (!has(id)) return missing(id);
  return originate(messages.fill(id, args, how(id)), messageAs(id, args));
}

/**
 * A message as it is read aloud: its `.speak` twin, else its text.
 * @param {string} id
 * @param {Record<string, Argument>} [args]
 * @returns {string}
 */
export function spoken(id, args) {
  if (!has(id)) return missing(id);
  const text = messages.fill(id, args, { ...how(id), isSpoken: true });
  return originate(text.replace(ISOLATES, ""), messageAs(id, args));
}

/**
 * @param {number} number
 * @param {number} [digits] after the point, at most
 */
export function formatNumber(number, digits = 0) {
  const options = { maximumFractionDigits: digits };
  return formatOf(`number ${digits}`, () => new Intl.NumberFormat(current, options)).format(number);
}

/**
 * A distance as people say it: to 1 m below 10 m, to 5 m below 50 m, else to 10 m; from 1,000 m on
 * in kilometres. As i18n/measures.py rounds.
 * @param {number} metres
 */
export function formatMetres(metres) {
  const step = metres < 9.5 ? 1 : metres < 47.5 ? 5 : 10;
  const rounded = Math.max(1, step * Math.floor(metres / step + 0.5));
  const text =
    rounded < 1000
      ? say("frame-metres", { number: formatNumber(rounded) })
      : say("frame-kilometres", { number: formatNumber(rounded / 1000, 1) });
  return originate(text, { value: { metres: rounded } });
}

/**
 * A duration in minutes, rounded to the nearest; from an hour on in hours and minutes.
 * @param {number} seconds
 */
export function formatMinutes(seconds) {
  return originate(minutesText(seconds), { value: { seconds } });
}

function minutesText(seconds) {
  const minutes = Math.floor(seconds / 60 + 0.5);
  if (minutes < 1) return say("frame-moment");
  if (minutes < 60) return say("frame-minutes", { number: formatNumber(minutes) });
  const hours = formatNumber(Math.floor(minutes / 60));
  const rest = minutes % 60;
  if (rest === 0) return say("frame-hours", { hours });
  return say("frame-hours-minutes", { hours, number: formatNumber(rest) });
}

/**
 * The time of day at the hospital.
 * @param {Date} date
 */
export function formatTime(date) {
  const { timeZone } = boot.venue;
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone };
  return formatOf(`time ${timeZone}`, () => new Intl.DateTimeFormat(current, options)).format(date);
}

/** What writes numbers or times in the page's language; made once, since making it takes long. */
function formatOf(name, make) {
  const key = `${current} ${name}`;
  if (!formats.has(key)) formats.set(key, make());
  return formats.get(key);
}

/** Whose names those of the page's record are. */
function learnNames() {
  const { venue, spot } = boot;
  learn(venue);
  originate(venue.name, { value: { venue: true } });
  for (const { tag, name } of boot.locales) originate(name, { id: "frame-language-name", tag });
  if (spot?.spokenAs) originate(spot.name, { value: spot.spokenAs });
}

/** What a text of the page is; `tag` where another language than the page's own says it. */
function messageAs(id, args) {
  const tag = messages.languageOf(id);
  return tag === current ? { id, args } : { id, args, tag };
}

/** Says what is wrong once, and shows the id where words should be. */
function missing(id) {
  console.error(`message missing: ${id} (${current})`);
  return `⟦${id}⟧`;
}

const how = (id) => ({
  onError: (why) => console.error(`message broken: ${id} (${current}): ${why}`),
});

/** @returns {Promise<boolean>} whether the language's words are there */
async function load(tag) {
  if (sources.has(tag)) return true;
  try {
    const answer = await fetch(boot.texts[tag]);
    if (!answer.ok) return false;
    sources.set(tag, await answer.json());
    return true;
  } catch {
    return false;
  }
}

/** Isolation marks keep names of other scripts in their place where lines run from right to left. */
function messagesIn(tag) {
  return createMessages(tag, sources.get(tag), entryOf(tag).direction === "rtl");
}

function entryOf(tag) {
  return boot.locales.find((entry) => entry.tag === tag) ?? boot.locales[0];
}

function showLocale() {
  document.documentElement.lang = current;
  document.documentElement.dir = direction();
}
