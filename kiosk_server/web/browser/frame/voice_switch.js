// Owns whether a visit is in voice mode, how fast and how loud it is spoken to, and when the script
// that speaks is fetched. Must not know how anything is spoken.

import { boot } from "./boot.js";
import { recall, remember } from "./visit.js";

/** How fast, as a part of the voice's own pace, which is that of somebody who speaks slowly. */
export const PACES = [0.75, 0.85, 1, 1.15, 1.3];
export const VOLUMES = [0.25, 0.4, 0.6, 0.8, 1];
/** Where a phone keeps the recordings of the way that it carries. */
export const CARRIED_SOUNDS = "voice-of-the-way";
const USUAL = { pace: 1, volume: 0.8 };

const html = document.documentElement;
/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {Promise<object> | null} */
let fetching = null;
let voice = null;

/** Whether this page can be listened to: those for staff cannot. */
export const hasVoice = Boolean(boot.voice);

export const isVoiceOn = () => html.dataset.voice === "on";

/** @returns {number} one of PACES */
export const pace = () => oneOf(PACES, Number(recall("pace") ?? USUAL.pace)) ?? USUAL.pace;

/** @returns {number} one of VOLUMES */
export const volume = () => oneOf(VOLUMES, Number(recall("volume") ?? USUAL.volume)) ?? USUAL.volume;

/** The pace at which the visit is spoken to; null: it is not in voice mode. */
export const voicePace = () => (isVoiceOn() ? pace() : null);

/**
 * @param {"pace" | "volume"} name
 * @param {number} value
 */
export function setSpeaking(name, value) {
  remember(name, String(value));
  tell();
}

/**
 * @param {boolean} isOn
 * @param {object} [how] as `begin` of voice/voice.js takes it
 */
export function setVoice(isOn, how = {}) {
  if (!hasVoice || isOn === isVoiceOn()) return;
  remember("voice", isOn ? "on" : null);
  if (isOn) html.dataset.voice = "on";
  else delete html.dataset.voice;
  tell();
  // Without a wait where it is there already: browsers let a touch make sounds, nothing later.
  if (voice) switched(how);
  else fetchVoice().then(() => switched(how), () => setVoice(false));
}

/** Back to silence and to how fast and loud it begins, at the end of a visit. */
export function resetVoice() {
  remember("pace", null);
  remember("volume", null);
  setVoice(false);
}

/**
 * Takes up what the address or this visit says; from then on a keypad may begin it too.
 * @param {number | null} asked the pace that the address asks for
 */
export function beginVoice(asked) {
  if (asked !== null) remember("pace", String(asked));
  if (asked !== null || recall("voice") === "on") setVoice(true, { isResumed: true });
  addEventListener("keydown", byKeypad, { capture: true });
}

/**
 * Lets the phone carry what a way says, if the visit is in voice mode.
 * @param {{texts: string[], addresses: string[]}} way
 */
export function carrySpoken(way) {
  if (isVoiceOn()) fetchVoice().then(() => voice.carry(way), () => {});
}

/**
 * Keeps the voice silent while somebody is listened to, with a sound at the beginning and the end.
 * @param {boolean} isSilent
 * @returns {Promise<void>} once that sound is over: whoever is heard is not it
 */
export const hushVoice = async (isSilent) => {
  if (isVoiceOn()) await voice?.hush(isSilent);
};

/** Leaves no recording of a way on the phone. */
export function forgetSpoken() {
  if (voice) voice.forget();
  else globalThis.caches?.delete(CARRIED_SOUNDS).catch(() => {});
}

/** Fetches what speaks before anybody wants it, so that the first touch is answered at once. */
export function warmVoice() {
  if (hasVoice && !navigator.connection?.saveData) fetchVoice().catch(() => {});
}

/**
 * @param {() => void} listener called after each change
 * @returns {() => void} ends it
 */
export function onVoice(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * What a key of the keypad means by `boot.keypad`; null: it is none of its keys.
 * @param {KeyboardEvent} event
 * @returns {string | null}
 */
export const padMeaning = ({ code, key }) => boot.keypad[code] ?? boot.keypad[key] ?? null;

/** The first key of a keypad, or headphones that are put in, begin the voice. */
function byKeypad(event) {
  if (isVoiceOn() || event.defaultPrevented) return;
  const meaning = padMeaning(event);
  if (meaning === null || meaning === "headphones-out") return;
  event.preventDefault();
  setVoice(true, { byKeypad: true, hasHeadphones: meaning === "headphones-in" });
}

function fetchVoice() {
  fetching ??= import(boot.voice).then(({ first }) => {
    voice = first;
  });
  // What failed is tried again the next time.
  fetching.catch(() => (fetching = null));
  return fetching;
}

function switched(how) {
  if (isVoiceOn()) voice.begin(how);
  else voice.end();
}

function tell() {
  for (const listener of listeners) listener();
}

function oneOf(values, wish) {
  return values.includes(wish) ? wish : undefined;
}
