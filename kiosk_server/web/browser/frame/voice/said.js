// Owns how a text of the page is spoken: the server is asked for what the page's own messages sound
// like, and told the things that they name. Must not know what is on a page, and plays nothing.

import { boot } from "../boot.js";
import { ask } from "../operations.js";
import { originOf } from "../origins.js";
import { locale } from "../words.js";

const MOST_MESSAGES = 40;
const MOST_DEPTH = 4;
const TIME = /^(\d{1,2}):(\d{2})$/;
const NUMBER = /^\d[\d,]*(?:\.\d+)?$/;
const CODE = /^[\p{L}\p{N} ./+#-]{1,24}$/u;
const CHOICE = /^[a-z0-9_-]{1,40}$/;
const DAYS = [1, 2, 3, 4, 5, 6, 7];
/** 1 January 2001 was a Monday. */
const dayName = (day) =>
  new Intl.DateTimeFormat(locale(), { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2001, 0, day)),
  );

/** @type {Map<string, string | null>} addresses of messages that were asked for */
let known = new Map();

/** Forgets what was asked for: it may not be good any more. */
export function forgetSaid() {
  known = new Map();
}

/**
 * @typedef {object} Sound
 * @property {string} text
 * @property {string} [tag] the message's language; left out: the page's
 * @property {{id: string, args: object[]}} [message] to be asked for
 * @property {string | null} [url] where it is; null: no voice speaks it
 */

/**
 * The sounds that a text of the page is made of.
 * @param {string} text
 * @returns {Sound[]} one without message and address cannot be spoken
 */
export function soundsOf(text, depth = 0) {
  const origin = originOf(text);
  if (!origin && NUMBER.test(text)) return [thing(text, { number: Number(text.replaceAll(",", "")) })];
  if (!origin || depth > MOST_DEPTH) return [{ text }];
  if (origin.texts) return origin.texts.flatMap((each) => soundsOf(each, depth + 1));
  if (origin.url !== undefined) return [{ text, url: origin.url }];
  if (origin.id) {
    // A message takes no other that has arguments itself: what it joins is said one by one.
    const joined = Object.values(origin.args ?? {});
    if (joined.some(isMade)) return joined.flatMap((each) => soundsOf(String(each), depth + 1));
    return [{ text, tag: origin.tag, message: { id: origin.id, args: argumentsOf(origin) } }];
  }
  if (origin.value) return [thing(text, origin.value)];
  return [{ text }];
}

const thing = (text, value) => ({
  text,
  message: { id: "voice-thing", args: [{ name: "thing", ...value }] },
});

/** Whether a text is a message with arguments that is not itself a thing. */
function isMade(text) {
  const origin = originOf(text);
  return Boolean(origin?.id && origin.args && !origin.value);
}

function argumentsOf({ args = {} }) {
  const texts = Object.values(args).filter((value) => typeof value === "string");
  return Object.entries(args).map(([name, value]) => ({ name, ...argumentOf(name, value, texts) }));
}

/** An argument as the server takes it: what it is, not how it is written. */
function argumentOf(name, value, texts) {
  if (typeof value === "number") {
    // A number beside its own writing only chooses a form.
    const isWritten = texts.includes(String(value)) || (name === "count" && texts.length > 0);
    return isWritten ? { count: value } : { number: value };
  }
  const origin = originOf(value);
  if (origin?.value) return origin.value;
  if (origin?.id && !origin.args) return { message: origin.id };
  if (TIME.test(value)) {
    const [, hours, minutes] = TIME.exec(value);
    return { minuteOfDay: Number(hours) * 60 + Number(minutes) };
  }
  if (name === "weekday") return { weekday: DAYS.find((day) => dayName(day) === value) ?? 1 };
  if (NUMBER.test(value)) return { number: Number(value.replaceAll(",", "")) };
  if (CHOICE.test(value)) return name === "code" ? { code: value } : { choice: value };
  if (CODE.test(value)) return { code: value };
  return { choice: "other" };
}

/**
 * The addresses of sounds, asked for together.
 * @param {Sound[]} sounds
 * @returns {Promise<(string | null)[]>} null: cannot be spoken. Rejects with AskError.
 */
export async function addressesOf(sounds) {
  const missing = sounds.filter((sound) => sound.message && !isKnown(sound));
  for (const tag of new Set(missing.map((sound) => sound.tag ?? locale()))) {
    const own = missing.filter((sound) => (sound.tag ?? locale()) === tag);
    const wanted = [...new Map(own.map((sound) => [keyOf(sound), sound])).values()];
    for (let at = 0; at < wanted.length; at += MOST_MESSAGES) {
      const some = wanted.slice(at, at + MOST_MESSAGES);
      const messages = some.map(({ message }) => message);
      const { speech } = await ask("Speak", { messages }, { locale: tag });
      some.forEach((sound, each) => known.set(keyOf(sound), speech[each].speechUrl));
    }
  }
  return sounds.map(knownAddressOf);
}

/**
 * The address of a sound without asking anybody.
 * @param {Sound} sound
 * @returns {string | null} null: cannot be spoken, or was not asked for yet
 */
export const knownAddressOf = (sound) =>
  (sound.message ? known.get(keyOf(sound)) : sound.url) ?? null;

/** Whether a sound can be fetched without asking anybody. */
const isKnown = (sound) => known.has(keyOf(sound));

const keyOf = ({ message, tag = locale() }) =>
  `${tag} ${boot.venue.dataVersion} ${JSON.stringify(message)}`;
